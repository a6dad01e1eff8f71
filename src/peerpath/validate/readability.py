"""How hard a text is to read: sentence length, reading age, and words with better ones.

The reading age is Flesch and Kincaid's grade plus five: the formula sees how long sentences and words are, and nothing
else, so it is a hint and no measure of a writer. Syllables are estimated from the spelling. Words that the reader
knows, because the page is about them, may be given: they count as short.
"""

import re
from collections.abc import Container
from typing import Final

MOST_WORDS: Final = 25
"""Words in a sentence."""
ENOUGH_WORDS: Final = 12
"""Below this a formula for prose says nothing: one long word decides."""

_SENTENCE_END = re.compile(r"(?<=[.!?;:])[\"')\]]*\s+")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’-][A-Za-zÀ-ÿ]+)*")
_VOWELS = re.compile(r"[aeiouyà-ÿ]+")

BETTER: Final = {
    "accordingly": "so",
    "additional": "more",
    "additionally": "also",
    "advantageous": "useful",
    "amongst": "among",
    "ascertain": "find out",
    "assist": "help",
    "attain": "reach",
    "cognisant": "aware",
    "commence": "start",
    "commences": "starts",
    "competency": "skill",
    "competencies": "skills",
    "comprise": "include",
    "comprises": "includes",
    "consequently": "so",
    "demonstrate": "show",
    "demonstrates": "shows",
    "disseminate": "share",
    "empower": "support",
    "endeavour": "try",
    "ensure": "make sure",
    "ensures": "makes sure",
    "evidence-based": "shown to work",
    "expedite": "speed up",
    "facilitate": "run or help",
    "facilitates": "runs or helps",
    "furthermore": "also",
    "holistic": "whole",
    "implement": "carry out",
    "individuals": "people",
    "in order to": "to",
    "in respect of": "about",
    "leverage": "use",
    "liaise": "work",
    "liaises": "works",
    "methodology": "method",
    "necessitate": "need",
    "notwithstanding": "despite",
    "obtain": "get",
    "participate": "take part",
    "prior to": "before",
    "proficient": "good",
    "pursuant to": "under",
    "regarding": "about",
    "remuneration": "pay",
    "requisite": "needed",
    "stakeholders": "people involved",
    "subsequently": "later",
    "sufferer": "person",
    "sufferers": "people",
    "suffering from": "with",
    "terminate": "end",
    "utilise": "use",
    "utilised": "used",
    "utilises": "uses",
    "utilising": "using",
    "whilst": "while",
    "with regard to": "about",
}
"""Words and phrases, and what says the same more plainly."""

_POORER = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, BETTER), key=len, reverse=True)) + r")\b", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """A text's sentences. A colon or semicolon ends one: what follows can be read on its own."""
    return [one for one in _SENTENCE_END.split(text.strip()) if one]


def words(text: str) -> list[str]:
    """A text's words; figures are none."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """An estimate: groups of vowels, less a silent e, at least one."""
    low = word.lower()
    count = len(_VOWELS.findall(low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    if low.endswith("ed") and not low.endswith(("ted", "ded")) and count > 1:
        count -= 1
    return max(1, count)


def reading_age(text: str, known: Container[str] = ()) -> float | None:
    """The age, in years, at which most people read it with ease; None where there are too few words to tell.

    ``known`` are words in lower case that count as at most two syllables.
    """
    found = words(text)
    if len(found) < ENOUGH_WORDS:
        return None
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(_weight(word, known) for word in found) / len(found)
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5


def _weight(word: str, known: Container[str]) -> int:
    count = syllables(word)
    return min(count, 2) if word.lower() in known else count


def long_sentences(text: str) -> list[tuple[str, int]]:
    """Sentences with more than 25 words, each with its number of words."""
    return [(one, count) for one in sentences(text) if (count := len(words(one))) > MOST_WORDS]


def poorer_words(text: str) -> list[tuple[str, str]]:
    """Words with a better one, as they stand in the text, each once and with the better one."""
    found = dict.fromkeys(match[0] for match in _POORER.finditer(text))
    return [(word, BETTER[word.lower()]) for word in found]

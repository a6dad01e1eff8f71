"""How hard a text is to read: sentence length, reading age, and words with better ones.

The reading age is Flesch and Kincaid's grade plus five: the formula sees how long sentences and words are, and nothing
else, so it is a hint and no measure of a writer. Syllables are estimated from the spelling. Words that the reader
knows, because the page is about them, may be given: they count as short.
"""

import re
from collections.abc import Container, Sequence
from typing import Final

MOST_WORDS: Final = 25
"""The most words in a sentence."""
ENOUGH_WORDS: Final = 12
"""With fewer words a formula for prose says nothing, because one long word decides."""

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
"""Words and phrases, with plainer ones for each."""

_POOR = frozenset(one for one in BETTER if " " not in one)
_POOR_PHRASES = tuple(one for one in BETTER if " " in one)
# Compiled where the first of these words is met, which takes a millisecond.
_POORER = r"\b(?:" + "|".join(sorted(map(re.escape, BETTER), key=len, reverse=True)) + r")\b"


def sentences(text: str) -> list[str]:
    """A text's sentences. A colon or semicolon ends one: what follows can be read on its own."""
    return [one for one in _SENTENCE_END.split(text.strip()) if one]


def words(text: str) -> list[str]:
    """The words of a text, without numbers."""
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
    return age_of(text, words(text), SyllableCounts(known))


class SyllableCounts(dict[str, int]):
    """Syllables by word, each counted once; at most two for words that readers know."""

    def __init__(self, known: Container[str]) -> None:
        self.known = known

    def __missing__(self, word: str) -> int:
        count = syllables(word)
        self[word] = min(count, 2) if word.lower() in self.known else count
        return self[word]


def age_of(text: str, found: Sequence[str], weights: SyllableCounts) -> float | None:
    """`reading_age` of a text that is already split into words."""
    if len(found) < ENOUGH_WORDS:
        return None
    per_sentence = len(found) / len(sentences(text))
    per_word = sum(map(weights.__getitem__, found)) / len(found)
    # The grade level of Kincaid and others (1975), a school year in the United States; five years more are an age.
    return 0.39 * per_sentence + 11.8 * per_word - 15.59 + 5


def long_sentences(text: str) -> list[tuple[str, int]]:
    """Sentences of more than 25 words, each with its number of words."""
    return [(one, count) for one in sentences(text) if (count := len(words(one))) > MOST_WORDS]


def may_be_plainer(text: str, found: Sequence[str]) -> bool:
    """A quick test that never misses anything that `poorer_words` finds."""
    # The pattern is tried only if one of its words may be in the text, which is rare.
    if not _POOR.isdisjoint(map(str.lower, found)):
        return True
    low = text.lower()
    return any(phrase in low for phrase in _POOR_PHRASES)


def poorer_words(text: str) -> list[tuple[str, str]]:
    """Words for which there is a plainer one, as they are in the text, each once and with the plainer word."""
    found = dict.fromkeys(match[0] for match in re.finditer(_POORER, text, re.IGNORECASE))
    return [(word, BETTER[word.lower()]) for word in found]

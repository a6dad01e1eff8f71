"""PP602: long sentence."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.authored import Passage, judged
from peerpath.validate.example import WORKER
from peerpath.validate.readability import MOST_WORDS, long_sentences
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for one, long in judged(subject, _long):
        for _, count in long[:1]:
            message = f"a sentence of {count} words, where {MOST_WORDS} are enough"
            yield Found(one.path, message, help="Make two of it.")


def _long(one: Passage) -> list[tuple[str, int]]:
    return long_sentences(one.text) if len(one.words) > MOST_WORDS else []


_LONG = (
    "Supports people who use services, runs groups with them, helps them plan what they want to do next, "
    "and tells the team what people have said about how they are being treated."
)
_SHORT = (
    "Supports people who use services and runs groups with them. Helps them plan what to do next. "
    "Tells the team what people have said."
)

RULE = Rule(
    code="PP602",
    name="long-sentence",
    severity=Severity.WARNING,
    what="A sentence has at most 25 words.",
    why="Long sentences are the first thing that tires a reader.",
    mend="Make two of it.",
    check=_check,
    bad=WORKER.replace("Supports people.", _LONG),
    good=WORKER.replace("Supports people.", _SHORT),
)

"""PP603: plainer word."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.authored import Passage, judged
from peerpath.validate.example import WORKER
from peerpath.validate.readability import may_be_plainer, poorer_words
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for one, poor in judged(subject, _poor):
        for word, better in poor[:1]:
            yield Found(one.path, f"there is a plainer word for {word}", suggestions=(better,))


def _poor(one: Passage) -> list[tuple[str, str]]:
    return poorer_words(one.text) if may_be_plainer(one.text, one.words) else []


RULE = Rule(
    code="PP603",
    name="plainer-word",
    severity=Severity.WARNING,
    what="Words that people use.",
    why="Office words make a page look as if it were not meant for its reader.",
    mend="Take the word that is suggested, or turn the sentence round.",
    check=_check,
    bad=WORKER.replace("Supports people.", "Assists individuals and utilises lived experience."),
    good=WORKER.replace("Supports people.", "Helps people, and uses lived experience."),
)

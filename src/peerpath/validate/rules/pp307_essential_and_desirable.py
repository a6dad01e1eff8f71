"""PP307: essential and desirable."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject
from peerpath.validate.together import repeated


def _check(subject: Subject) -> Iterator[Found]:
    for owner, first, again in repeated(subject):
        if first.terms.strength is not again.terms.strength:
            message = f"the same is {first.terms.strength.value} in one place and {again.terms.strength.value} here"
            also = (subject.path(owner, first), "the other place")
            yield Found(subject.path(owner, again), message, key=True, also=also)


RULE = Rule(
    code="PP307",
    name="essential-and-desirable",
    severity=Severity.ERROR,
    what="What is essential is not desirable as well.",
    why="Nobody could tell whether people are turned down without it.",
    mend="Keep the one that the source says.",
    check=_check,
    bad=asking("- declares: coproduction\n- declares: coproduction\n  id: extra\n  strength: desirable\n"),
    good=asking("- declares: coproduction\n- declares: public-speaking\n  strength: desirable\n"),
)

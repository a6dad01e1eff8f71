"""PP306: asked twice."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject
from peerpath.validate.together import repeated


def _check(subject: Subject) -> Iterator[Found]:
    for owner, first, again in repeated(subject):
        if first.terms.strength is again.terms.strength:
            also = (subject.path(owner, first), "asked here")
            yield Found(subject.path(owner, again), "the same is already asked for", key=True, also=also)


RULE = Rule(
    code="PP306",
    name="asked-twice",
    severity=Severity.WARNING,
    what="A role asks for each thing once.",
    why="A reader would see the same line twice in what is missing, and a waiver for one would leave the other.",
    mend="Keep the one that says more, or say in each what makes it differ.",
    check=_check,
    bad=asking("- declares: coproduction\n- id: skills\n  all_of: [{declares: coproduction}]\n"),
    good=asking("- declares: coproduction\n- declares: written-english\n"),
)

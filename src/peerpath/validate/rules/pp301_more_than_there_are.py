"""PP301: more than there are."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import AtLeast
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for owner, asked in subject.asked(AtLeast):
        if asked.count > len(asked.parts):
            path = (*subject.path(owner, asked), "at_least", "count")
            yield Found(path, f"at least {asked.count} are asked for, and there are {len(asked.parts)}")


RULE = Rule(
    code="PP301",
    name="more-than-there-are",
    severity=Severity.ERROR,
    what="An at_least asks for no more parts than it has.",
    why="Nobody could ever meet it.",
    mend="Lower the count, or add the parts that are missing.",
    check=_check,
    bad=asking("""\
- id: skills
  at_least: {count: 3, of: [{declares: coproduction}, {declares: written-english}]}
"""),
    good=asking("""\
- id: skills
  at_least: {count: 1, of: [{declares: coproduction}, {declares: written-english}]}
"""),
)

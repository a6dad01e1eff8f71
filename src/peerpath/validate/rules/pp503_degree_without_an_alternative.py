"""PP503: degree without an alternative."""

from collections.abc import Iterator
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import RQF, Holds, Level, Requirement
from peerpath.model.role import Role, RoleKind
from peerpath.validate.example import asking
from peerpath.validate.forced import forced
from peerpath.validate.rule import Found, Rule, Subject

DEGREE: Final = 6
"""The level of a bachelor's degree."""
BELOW: Final = tuple("1234567")


def _check(subject: Subject) -> Iterator[Found]:
    def is_degree(asked: Requirement) -> bool:
        match asked:
            case Level(framework="RQF", at_least=int(level)):
                return level >= DEGREE
            case Holds(qualification=id) if id in subject.catalogue.qualifications:
                course = subject.catalogue.qualifications[id]
                return course.framework == RQF and (course.level or 0) >= DEGREE
            case _:
                return False

    for role in subject.catalogue.roles.values():
        if _is_below(role):
            for top in role.requires:
                for asked in forced(top, is_degree):
                    message = "a degree is asked for, with no other way, below Band 8"
                    yield Found(subject.path(role, asked), message, key=True)


def _is_below(role: Role) -> bool:
    return role.kind is RoleKind.PEER and role.band is not None and role.band.value in BELOW


RULE = Rule(
    code="PP503",
    name="degree-without-an-alternative",
    severity=Severity.WARNING,
    what="A peer role below Band 8 that asks for a degree names another way.",
    why="Experience is what these roles rest on. Most sources take equal skills or experience in place of a degree.",
    mend="Read the source again. Where it takes something equal, add it with any_of and equivalent.",
    check=_check,
    bad=asking("- holds: degree\n"),
    good=asking("""\
- id: degree
  any_of:
    - holds: degree
    - equivalent: equivalent-experience-in-a-relevant-field
"""),
)

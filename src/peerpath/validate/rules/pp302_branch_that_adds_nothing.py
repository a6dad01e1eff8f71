"""PP302: branch that adds nothing."""

from collections.abc import Callable, Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import AnyOf, Requirement
from peerpath.validate.example import asking
from peerpath.validate.implies import implier, is_small
from peerpath.validate.rule import Found, Owner, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    implies = implier()
    for owner, asked in subject.asked(AnyOf):
        if is_small(asked):
            for useless, by in _useless(asked, implies):
                yield _found(subject, owner, useless, by)


def _useless(
    asked: AnyOf, implies: Callable[[Requirement, Requirement], bool]
) -> Iterator[tuple[Requirement, Requirement]]:
    """Each part that another part makes needless, with that part; of two that ask the same, the later one."""
    for n, part in enumerate(asked.parts):
        for m, other in enumerate(asked.parts):
            if n != m and implies(part, other) and (m < n or not implies(other, part)):
                yield part, other
                break


def _found(subject: Subject, owner: Owner, useless: Requirement, by: Requirement) -> Found:
    return Found(
        subject.path(owner, useless),
        "whoever meets this branch already meets another one",
        key=True,
        also=(subject.path(owner, by), "this one"),
        help="Delete this branch, or mend the one that asks too little.",
    )


RULE = Rule(
    code="PP302",
    name="branch-that-adds-nothing",
    severity=Severity.WARNING,
    what="Each branch of an any_of can be met by somebody who meets no other branch.",
    why="A branch that asks for more than another one changes no answer. One of them does not say what was meant.",
    mend="Delete the branch, or mend the one that asks too little.",
    check=_check,
    bad=asking("""\
- id: english
  any_of:
    - level: {subject: peer-support, at_least: 3}
    - level: {subject: peer-support, at_least: 4}
"""),
    good=asking("""\
- id: english
  any_of:
    - level: {subject: english, at_least: 2}
    - declares: written-english
"""),
)

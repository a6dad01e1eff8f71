"""Finds what a role or qualification asks for twice."""

from collections.abc import Iterable, Iterator
from itertools import chain

from peerpath.model.meaning import meaning
from peerpath.model.requirement import AllOf, Compound, Declares, Experience, Holds, Level, Requirement
from peerpath.validate.implies import is_small
from peerpath.validate.rule import Owner, Subject


def repeated(subject: Subject) -> list[tuple[Owner, Requirement, Requirement]]:
    """Pairs of requirements of one role or qualification that ask the same: the first, and each repetition."""
    return subject.once("repeated", lambda: [(one, *two) for one in subject.owners() for two in _repeated(one)])


def _repeated(owner: Owner) -> Iterator[tuple[Requirement, Requirement]]:
    asked_for = list(chain.from_iterable(map(_of_everybody, owner.requires)))
    kinds = list(map(_kind, asked_for))
    if len(set(kinds)) == len(kinds):
        return
    alike = dict[object, list[Requirement]]()
    for kind, asked in zip(kinds, asked_for, strict=True):
        alike.setdefault(kind, []).append(asked)
    for several in alike.values():
        if len(several) > 1:
            first = dict[tuple[object, ...], Requirement]()
            for asked in several:
                if not isinstance(asked, Compound) or is_small(asked):
                    earlier = first.setdefault(meaning(asked), asked)
                    if earlier is not asked:
                        yield earlier, asked


def _kind(asked: Requirement) -> object:
    """A key that is equal for requirements that may ask the same, and quicker to make than `meaning`."""
    match asked:
        case Declares():
            return asked.declaration
        case Holds():
            return asked.qualification
        case Level():
            return asked.subject, asked.at_least
        case Experience():
            return Experience, asked.months
        case _:
            return type(asked)


def _of_everybody(requirement: Requirement) -> Iterable[Requirement]:
    if not isinstance(requirement, AllOf):
        return (requirement,)
    return chain.from_iterable(map(_of_everybody, requirement.parts))

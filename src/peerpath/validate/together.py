"""What a role asks for all together, so that what is asked twice is seen."""

from collections.abc import Iterator

from peerpath.model.requirement import AllOf, Requirement
from peerpath.validate.implies import is_small, meaning
from peerpath.validate.rule import Owner


def repeated(owner: Owner) -> Iterator[tuple[Requirement, Requirement]]:
    """Two requirements that ask the same of everybody, the first and each later one."""
    first = dict[tuple[object, ...], Requirement]()
    for top in owner.requires:
        for asked in _of_everybody(top):
            if is_small(asked):
                known = first.setdefault(meaning(asked), asked)
                if known is not asked:
                    yield known, asked


def _of_everybody(requirement: Requirement) -> Iterator[Requirement]:
    if isinstance(requirement, AllOf):
        for part in requirement.parts:
            yield from _of_everybody(part)
    else:
        yield requirement

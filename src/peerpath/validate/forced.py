"""Finds what cannot be avoided in meeting a requirement."""

from collections.abc import Callable, Sequence

from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Requirement, Strength, parts_of
from peerpath.validate.rule import Owner


def forced(requirement: Requirement, is_it: Callable[[Requirement], bool]) -> list[Requirement]:
    """The leaves of a kind that cannot be avoided in meeting the requirement; empty if there is a way round."""
    if requirement.terms.strength is not Strength.ESSENTIAL or requirement.unless is not None:
        return []
    parts = [forced(part, is_it) for part in parts_of(requirement)]
    match requirement:
        case AllOf():
            return _flat(parts)
        case AnyOf() | AtLeast():
            # Unavoidable if fewer parts can be met without it than are asked for.
            return _flat(parts) if parts.count([]) < requirement.enough else []
        case _:
            return [requirement] if is_it(requirement) else []


def is_forced(owner: Owner, asked: Requirement, is_it: Callable[[Requirement], bool]) -> bool:
    """Whether a leaf of a kind cannot be avoided by anybody who wants to start there."""
    return any(asked is leaf for top in owner.requires for leaf in forced(top, is_it))


def _flat(parts: Sequence[list[Requirement]]) -> list[Requirement]:
    return [leaf for part in parts for leaf in part]

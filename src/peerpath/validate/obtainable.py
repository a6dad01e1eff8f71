"""What somebody could come by: qualifications that reach a level, and those that a role lets people gain in post."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Holds, When
from peerpath.model.role import Role
from peerpath.validate.rule import everything_asked

Reaching = Callable[[str | None, int | None], tuple[str, ...]]
"""The qualifications that reach a level (or have any) in a subject (or in any)."""


def reaching_in(qualifications: Mapping[str, Qualification]) -> Reaching:
    """What tells which qualifications reach a level in a subject, and remembers it."""

    @cache
    def reaching(subject: str | None, level: int | None) -> tuple[str, ...]:
        return tuple(
            id
            for id, one in qualifications.items()
            if subject in (None, one.subject) and (level is None or (one.level is not None and one.level >= level))
        )

    return reaching


def studied_in_post(catalogue: Catalogue) -> frozenset[str]:
    """Qualifications that some role offers, or lets people gain in post or while willing."""
    return frozenset(id for role in catalogue.roles.values() for id in _studied_in(role))


def hosts(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """By the id of a qualification that is gained only in post: the roles in which it can be."""
    found = dict[str, list[str]]()
    for role in catalogue.roles.values():
        for id in dict.fromkeys(_studied_in(role)):
            if id in catalogue.qualifications and catalogue.qualifications[id].in_post_only:
                found.setdefault(id, []).append(role.id)
    return {id: tuple(roles) for id, roles in found.items()}


def _studied_in(role: Role) -> Iterator[str]:
    yield from role.offers
    for asked in everything_asked(role):
        if isinstance(asked, Holds) and asked.terms.when in (When.IN_POST, When.WILLING):
            yield asked.qualification

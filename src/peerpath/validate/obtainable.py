"""What somebody could come by: qualifications that do not need themselves, requirements that something meets."""

from collections.abc import Callable, Mapping
from functools import cache

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Holds, Level, Requirement, Strength, When
from peerpath.validate.rule import below, everything_asked

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


def without_themselves(catalogue: Catalogue) -> frozenset[str]:
    """Qualifications that can be gained by people who start with none: the least fixed point.

    All that is no qualification is taken as met, so what is left out needs, in the end, itself. Each is looked at
    again only when one that it names has been gained.
    """
    reaching = reaching_in(catalogue.qualifications)
    named_by = dict[str, list[str]]()
    for id, one in catalogue.qualifications.items():
        for other in {other for asked in _before(one) for node in below(asked) for other in _named(node, reaching)}:
            named_by.setdefault(other, []).append(id)
    gained, waiting = set[str](), list(catalogue.qualifications)
    while waiting:
        id = waiting.pop()
        one = catalogue.qualifications[id]
        if id not in gained and all(_met(asked, gained, reaching, catalogue) for asked in _before(one)):
            for new in (id, *one.counts_as):
                gained.add(new)
                waiting += named_by.get(new, ())
    return frozenset(gained)


def _before(qualification: Qualification) -> tuple[Requirement, ...]:
    return tuple(
        asked
        for asked in qualification.requires
        if asked.terms.strength is Strength.ESSENTIAL and asked.terms.when is When.BEFORE_APPLYING
    )


def _named(asked: Requirement, reaching: Reaching) -> tuple[str, ...]:
    match asked:
        case Holds():
            return (asked.qualification,)
        case Level():
            return reaching(asked.subject, asked.at_least)
        case _:
            return ()


def _met(asked: Requirement, gained: set[str], reaching: Reaching, catalogue: Catalogue) -> bool:
    if asked.unless is not None and _met(asked.unless, gained, reaching, catalogue):
        return True
    match asked:
        case AllOf():
            return all(_met(part, gained, reaching, catalogue) for part in asked.parts)
        case AnyOf():
            return any(_met(part, gained, reaching, catalogue) for part in asked.parts)
        case AtLeast():
            return sum(_met(part, gained, reaching, catalogue) for part in asked.parts) >= asked.count
        case Holds():
            return asked.qualification in gained or asked.qualification not in catalogue.qualifications
        case Level():
            fitting = reaching(asked.subject, asked.at_least)
            return not fitting or not gained.isdisjoint(fitting)
        case _:
            return True


def studied_in_post(catalogue: Catalogue) -> frozenset[str]:
    """Qualifications that some role offers, or lets people gain in post or while willing."""
    found = {id for role in catalogue.roles.values() for id in role.offers}
    for role in catalogue.roles.values():
        found.update(
            asked.qualification
            for asked in everything_asked(role)
            if isinstance(asked, Holds) and asked.terms.when in (When.IN_POST, When.WILLING)
        )
    return frozenset(found)

"""What somebody could come by: qualifications that do not need themselves, requirements that something meets."""

from collections.abc import Mapping

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Holds, Level, Requirement, Strength, When
from peerpath.validate.rule import everything_asked


def without_themselves(catalogue: Catalogue) -> frozenset[str]:
    """Qualifications that can be gained by people who start with none: the least fixed point.

    All that is no qualification is taken as met, so what is left out needs, in the end, itself.
    """
    waiting = dict(catalogue.qualifications)
    gained = set[str]()
    while True:
        now = {id for id, one in waiting.items() if all(_met(asked, gained, catalogue) for asked in _before(one))}
        if not now:
            return frozenset(gained)
        for id in now:
            gained.update((id, *waiting.pop(id).counts_as))


def _before(qualification: Qualification) -> tuple[Requirement, ...]:
    return tuple(
        asked
        for asked in qualification.requires
        if asked.terms.strength is Strength.ESSENTIAL and asked.terms.when is When.BEFORE_APPLYING
    )


def _met(asked: Requirement, gained: set[str], catalogue: Catalogue) -> bool:
    if asked.unless is not None and _met(asked.unless, gained, catalogue):
        return True
    match asked:
        case AllOf():
            return all(_met(part, gained, catalogue) for part in asked.parts)
        case AnyOf():
            return any(_met(part, gained, catalogue) for part in asked.parts)
        case AtLeast():
            return sum(_met(part, gained, catalogue) for part in asked.parts) >= asked.count
        case Holds():
            return asked.qualification in gained or asked.qualification not in catalogue.qualifications
        case Level():
            fitting = reaching(asked, catalogue.qualifications)
            return not fitting or any(id in gained for id in fitting)
        case _:
            return True


def reaching(asked: Level, qualifications: Mapping[str, Qualification]) -> list[str]:
    """The qualifications that reach a level in a subject."""
    return [
        id
        for id, one in qualifications.items()
        if asked.subject in (None, one.subject)
        and (asked.at_least is None or (one.level is not None and one.level >= asked.at_least))
    ]


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

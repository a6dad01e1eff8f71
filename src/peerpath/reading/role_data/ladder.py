"""The ladder: what stands for the requirements of senior roles whose employers nobody has published.

Such a role gets one requirement more, a rung: months in a role that leads to it. No source asks for it, so a rung is
told as usual or assumed, with the basis of the step that it follows. ``docs/planner.md`` and the promise to users say why.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import Experience, Terms, is_rung
from peerpath.model.role import Band, Role, RoleKind, Stage
from peerpath.reading.limits import MONTHS

NAME = "ladder"
"""The last part of a rung's id."""
_UPPER = (Stage.SENIOR, Stage.BEYOND)
_FIRMEST = tuple(Basis)


class _Step(Struct, frozen=True):
    """An authored step up to a role, from below."""

    role: Role
    provenance: Provenance


def with_ladder(catalogue: Catalogue, assume_months: int = MONTHS) -> Catalogue:
    """Assume this many months of work below each role whose requirements no source lists.

    Returns the catalogue with these rungs, which replace any that it had.
    """
    roles = {id: _without_rung(role) for id, role in catalogue.roles.items()}
    below = _steps_below(roles.values())
    alike: dict[tuple[str, Stage], list[Role]] = {}
    for role in roles.values():
        alike.setdefault((role.occupation, role.stage), []).append(role)
    for id, role in roles.items():
        if role.stage in _UPPER and role.kind is not RoleKind.EXIT and not role.is_listed:
            steps = sorted(below[id], key=partial(_nearness, role))
            rung = _rung(role, steps, alike, catalogue, assume_months)
            roles[id] = replace(role, requires=(*role.requires, rung))
    return replace(catalogue, roles=roles, assume_months=assume_months)


def _steps_below(roles: Iterable[Role]) -> dict[str, list[_Step]]:
    """Role → the authored steps towards it, except those that their source calls unlikely."""
    below: dict[str, list[_Step]] = defaultdict(list)
    for role in roles:
        for onward in role.leads_to:
            if not onward.unlikely and onward.role != role.id:
                below[onward.role].append(_Step(role, onward.provenance))
    return below


def _nearness(role: Role, step: _Step) -> tuple[bool, int, bool, bool, str]:
    """The order of the steps to a role. The first names the rung for readers, and its source is the rung's.

    Steps from the same employer come first, then firmer ones, then those of the same pillar, then those that name no
    area of lived experience, then by id.
    """
    own_way = role.pillar is None or step.role.pillar is role.pillar
    firmness = _FIRMEST.index(step.provenance.basis)
    elsewhere = step.role.organisation != role.organisation
    return elsewhere, firmness, not own_way, bool(step.role.areas), step.role.id


def _without_rung(role: Role) -> Role:
    kept = tuple(asked for asked in role.requires if not is_rung(asked))
    return role if len(kept) == len(role.requires) else replace(role, requires=kept)


def _leads_at_home(role: Role, steps: list[_Step], catalogue: Catalogue) -> bool:
    """Whether a role of the same employer leads here; the national pathway employs nobody."""
    employer = catalogue.organisations.get(role.organisation)
    is_employer = employer is None or employer.employer
    return is_employer and any(step.role.organisation == role.organisation for step in steps)


def _rung(
    role: Role, steps: list[_Step], alike: dict[tuple[str, Stage], list[Role]], catalogue: Catalogue, months: int
) -> Experience:
    """Months in a role that leads here. Other employers' roles count only if the own has none, or for past months."""
    leading = [step.role.id for step in steps]
    others = [id for id in sorted(_elsewhere(steps, alike)) if id not in (role.id, *leading)]
    has_own = _leads_at_home(role, steps, catalogue)
    return Experience(
        id=f"{role.id}/{NAME}",
        terms=Terms(steps[0].provenance if steps else Provenance(None, Basis.ASSUMED)),
        roles=(*leading, *(() if has_own else others)),
        occupations=tuple(sorted({step.role.occupation for step in steps})),
        months=months,
        rung=True,
        worked_roles=tuple(others) if has_own else (),
        worked_occupations=(role.occupation,),
    )


def _elsewhere(steps: Iterable[_Step], alike: dict[tuple[str, Stage], list[Role]]) -> Iterator[str]:
    """Other employers' roles that correspond to a leading role, at a band known to be no lower."""
    for step in steps:
        for role in alike[step.role.occupation, step.role.stage]:
            if role.organisation != step.role.organisation and _is_no_lower(role.band, step.role.band):
                yield role.id


def _is_no_lower(band: Band | None, than: Band | None) -> bool:
    return than is None or (band is not None and band.order >= than.order)

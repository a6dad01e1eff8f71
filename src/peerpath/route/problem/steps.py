"""Which roles may be steps of a route to a target."""

from collections.abc import Iterator

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.role import Role, RoleKind, Stage, band_order
from peerpath.route.options import Options

_STAGES = {stage: place for place, stage in enumerate(Stage)}


def steps_to(target: Role, catalogue: Catalogue, profile: Profile, options: Options, *, any_area: bool) -> list[Role]:
    """The roles that may be a step, as the catalogue lists them.

    any_area: roles that name areas of lived experience are steps for everybody who has not said no to all of them, and
    not only for people who declared one. The planner asks so where there is no route otherwise.
    """
    return [
        role
        for role in catalogue.roles.values()
        if role.is_paid
        and role.id != target.id
        and _is_on_the_way(role, target)
        and _is_wanted(role, options)
        and _is_of_an_area(role, profile, any_area)
    ]


def leads_to(role: Role, target: str) -> bool:
    """Whether the pathway leads from one role to another, and does not call the step unlikely."""
    return any(onward.role == target and not onward.unlikely for onward in role.leads_to)


def _is_on_the_way(role: Role, target: Role) -> bool:
    """Whether it is below the target, or leads to it. Every paid role can host training for a profession."""
    if target.kind is RoleKind.EXIT or leads_to(role, target.id):
        return True
    if role.band is not None and target.band is not None:
        return band_order(role.band.value) < band_order(target.band.value)
    return _STAGES[role.stage] <= _STAGES[target.stage]


def _is_wanted(role: Role, options: Options) -> bool:
    return role.id not in options.avoid and options.stay_with in (None, role.organisation)


def _is_of_an_area(role: Role, profile: Profile, any_area: bool) -> bool:
    if not role.areas:
        return True
    if any_area:
        return "lived-experience" not in profile.not_yet and not set(role.areas) <= set(profile.not_yet)
    return bool(set(role.areas) & set(profile.lived_experience))


def is_own_profession(target: Role, profile: Profile, catalogue: Catalogue) -> bool:
    """Whether a target is another profession and the person's own: they work or worked in it, or are trained for it."""
    if target.kind is not RoleKind.EXIT:
        return False
    worked = any(target.id == spell.role or target.occupation == spell.occupation for spell in profile.experience)
    return worked or not {one.qualification for one in profile.holds}.isdisjoint(trainings_for(target, catalogue))


def trainings_for(target: Role, catalogue: Catalogue) -> Iterator[str]:
    """Courses in post that train for another profession, such as a nursing degree apprenticeship."""
    if target.kind is RoleKind.EXIT:
        yield from (course.id for course in catalogue.qualifications.values() if course.trains_for == target.id)

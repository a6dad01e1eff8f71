"""Which roles may be steps of a route to a target."""

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.role import Role
from peerpath.route.options import Options


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
        and role.may_come_before(target)
        and is_wanted(role, options)
        and _is_of_an_area(role, profile, any_area)
    ]


def is_wanted(role: Role, options: Options) -> bool:
    """Whether the person did not ask to leave it out, by its name or by an employer to stay with."""
    return role.id not in options.avoid and options.stay_with in (None, role.organisation)


def is_refused(role: Role, profile: Profile) -> bool:
    """Whether the person said no to all areas of lived experience that a role names."""
    no = "lived-experience" in profile.not_yet or set(role.areas) <= set(profile.not_yet)
    return bool(role.areas) and no


def _is_of_an_area(role: Role, profile: Profile, any_area: bool) -> bool:
    if not role.areas:
        return True
    if any_area:
        return not is_refused(role, profile)
    return bool(set(role.areas) & set(profile.lived_experience))

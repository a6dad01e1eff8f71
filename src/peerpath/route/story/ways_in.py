"""Finds ways in: what others have done before their first role. Suggestions, never conditions or steps."""

from collections import defaultdict

from peerpath.model.catalogue import Catalogue
from peerpath.route.answer import Route, StepKind


def ways_in(catalogue: Catalogue, route: Route) -> tuple[str, ...]:
    """Ids of the unpaid roles that lead to the route's first role, nearest first, then by id.

    Whatever leads to a role leads to all roles of its occupation: sources draw these steps once, for no employer.
    """
    before: dict[str, list[str]] = defaultdict(list)
    for role in catalogue.roles.values():
        for onward in role.leads_to:
            before[onward.role].append(role.id)
    found: list[str] = []
    alike = _kin_of_first(catalogue, route)
    layer = alike
    while layer:
        # Backwards from the first job, a layer at a time, so that the nearest ways in come first.
        gentle = {id_ for role in layer for id_ in before[role] if catalogue.roles[id_].is_unpaid}
        layer = sorted(gentle.difference(found, alike))
        found += layer
    return tuple(found)


def _kin_of_first(catalogue: Catalogue, route: Route) -> list[str]:
    """The paid roles with the occupation of the first job, or of the target if there is no job before it."""
    first = next((step.id for step in route.steps if step.kind is StepKind.WORK), route.target)
    kin = catalogue.roles[first].occupation if first in catalogue.roles else None
    return [role.id for role in catalogue.roles.values() if role.occupation == kin and not role.is_unpaid]

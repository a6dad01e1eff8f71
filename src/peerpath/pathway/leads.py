"""The edges of the pathway: those that a source states, and those that follow from what a role asks."""

from enum import StrEnum

from msgspec import Struct

from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Provenance
from peerpath.model.requirement import Experience, When, walk
from peerpath.model.role import Role, RoleKind


class LeadKind(StrEnum):
    """Why one role leads to another."""

    WRITTEN = "written"
    """The catalogue states it, with a source."""
    ASKED = "asked"
    """The other role asks for experience that this one gives."""


class Lead(Struct, frozen=True):
    """One edge from a role to another."""

    tail: str
    head: str
    why: LeadKind
    provenance: Provenance
    unlikely: bool = False
    leaves: bool = False
    """Whether it leaves lived-experience work for another profession."""


def leads(catalogue: Catalogue) -> tuple[Lead, ...]:
    """All edges between roles, ordered by tail and head; authored ones come before derived ones."""
    found: dict[tuple[str, str], Lead] = {}
    for lead in (*_written(catalogue), *_asked(catalogue)):
        found.setdefault((lead.tail, lead.head), lead)
    return tuple(found[ends] for ends in sorted(found))


def _written(catalogue: Catalogue) -> list[Lead]:
    return [
        Lead(
            role.id, onward.role, LeadKind.WRITTEN, onward.provenance, onward.unlikely, _is_exit(onward.role, catalogue)
        )
        for role in catalogue.roles.values()
        for onward in role.leads_to
        if onward.role in catalogue.roles
    ]


def _asked(catalogue: Catalogue) -> list[Lead]:
    """Within one organisation only: the same experience counts elsewhere, which would add edges from everywhere."""
    return [
        Lead(tail.id, role.id, LeadKind.ASKED, requirement.terms.provenance)
        for role in catalogue.roles.values()
        for requirement in _experience(role)
        for tail in catalogue.roles.values()
        if tail.organisation == role.organisation and tail.id != role.id and _is_of(tail, requirement)
        if not _is_above(tail, role)
    ]


def _experience(role: Role) -> list[Experience]:
    nodes = (node for requirement in role.requires for node in walk(requirement))
    asked = [node for node in nodes if isinstance(node, Experience) and node.terms.when is When.BEFORE_APPLYING]
    # A setting alone names no role; a rung follows an edge and does not make one.
    return [node for node in asked if (node.roles or node.occupations) and not node.rung]


def _is_of(role: Role, requirement: Experience) -> bool:
    """Whether the role itself is asked for. A senior role whose months also count is no way to a junior post."""
    named = role.id in requirement.roles or role.occupation in requirement.occupations
    return named and role.kind in (RoleKind.PEER, RoleKind.NON_PEER)


def _is_above(role: Role, other: Role) -> bool:
    """Whether it is further along, or at a higher band of the same employer: its months count, but lead down."""
    if role.band is not None and other.band is not None:
        return role.band.order > other.band.order
    return role.stage.place > other.stage.place


def _is_exit(role: str, catalogue: Catalogue) -> bool:
    return catalogue.roles[role].kind is RoleKind.EXIT

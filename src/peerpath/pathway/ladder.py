"""Where roles stand on the ladder, and which edges between them are worth drawing."""

from collections.abc import Collection, Mapping

import networkx as nx

from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role, RoleKind, Stage
from peerpath.pathway.leads import Lead, LeadKind, leads

# Between two bands but nearer to one, beside which these roles are drawn.
_STAGES = {Stage.BEFORE: 0.5, Stage.ENTRY: 2.5, Stage.SENIOR: 5.25, Stage.BEYOND: 6.75}


def height(role: Role) -> float:
    """Where a role stands, counted from the bottom: by its band, or by its stage if no source gives a band."""
    if role.kind is RoleKind.EXIT:
        return 99.0
    if role.is_unpaid:
        return 0.0
    if role.band is None:
        return _STAGES[role.stage]
    number, letter = role.band.order
    return number + (ord(letter[0]) - 96) / 30 if letter else number


def worth_drawing(roles: Collection[str], catalogue: Catalogue) -> list[Lead]:
    """The edges between these roles, without those that merely follow from requirements and lead down or sideways."""
    shown = frozenset(roles)
    # An edge to a role that is not drawn would end nowhere.
    within = [lead for lead in leads(catalogue) if {lead.tail, lead.head} <= shown]
    drawn = [lead for lead in within if lead.why is LeadKind.WRITTEN or _goes_up(lead, catalogue)]
    graph: nx.DiGraph[str] = nx.DiGraph((lead.tail, lead.head) for lead in drawn)
    return [lead for lead in drawn if lead.why is LeadKind.WRITTEN or not _leads_round(lead, graph)]


def leads_between(groups: Mapping[str, str], catalogue: Catalogue) -> list[tuple[str, str]]:
    """The pairs of groups between which roles lead up, without those already joined through a third group."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(
        (groups[lead.tail], groups[lead.head])
        for lead in worth_drawing(groups, catalogue)
        if _goes_up(lead, catalogue) and groups[lead.tail] != groups[lead.head]
    )
    return sorted(nx.transitive_reduction(graph).edges)


def _goes_up(lead: Lead, catalogue: Catalogue) -> bool:
    return height(catalogue.roles[lead.tail]) < height(catalogue.roles[lead.head])


def _leads_round(lead: Lead, graph: "nx.DiGraph[str]") -> bool:
    """Whether other edges lead from its tail to its head through other roles."""
    graph.remove_edge(lead.tail, lead.head)
    found = nx.has_path(graph, lead.tail, lead.head)
    graph.add_edge(lead.tail, lead.head)
    return bool(found)

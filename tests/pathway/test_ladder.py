"""Which arrows a map draws: all that are written down, and of those that only follow none that says nothing new."""

import networkx as nx
import pytest

from peerpath.model.role import RoleKind
from peerpath.pathway.ladder import height, leads_between, worth_drawing
from peerpath.pathway.leads import Lead, LeadKind, leads
from tests.report.people import catalogue


def graph_of(arrows: list[Lead]) -> "nx.DiGraph[str]":
    return nx.DiGraph((lead.tail, lead.head) for lead in arrows)


@pytest.mark.parametrize("owner", ["cwpt", "cnwl", "cpft", "pathway"])
def test_whatever_leads_somewhere_still_does_by_the_arrows_that_are_drawn(owner: str) -> None:
    known = catalogue()
    roles = {role.id for role in known.roles.values() if role.organisation == owner}
    drawn = worth_drawing(roles, known)
    assert {lead for lead in drawn if lead.why is LeadKind.WRITTEN} == {
        lead for lead in leads(known) if {lead.tail, lead.head} <= roles and lead.why is LeadKind.WRITTEN
    }
    reached = nx.transitive_closure(graph_of(drawn))
    for lead in leads(known):
        within = {lead.tail, lead.head} <= roles
        if within and height(known.roles[lead.tail]) < height(known.roles[lead.head]):
            assert reached.has_edge(lead.tail, lead.head)


def test_what_only_follows_is_drawn_where_no_other_way_says_it() -> None:
    known = catalogue()
    drawn = worth_drawing(known.roles, known)
    for lead in drawn:
        if lead.why is LeadKind.ASKED:
            others = graph_of([other for other in drawn if other is not lead])
            others.add_nodes_from((lead.tail, lead.head))
            assert not nx.has_path(others, lead.tail, lead.head)


def test_between_groups_there_is_one_way_up() -> None:
    known = catalogue()
    groups = {role.id: f"{role.organisation} {height(role)}" for role in known.roles.values()}
    pairs = leads_between(groups, known)
    found: nx.DiGraph[str] = nx.DiGraph(pairs)
    assert pairs == sorted(nx.transitive_reduction(found).edges) and nx.is_directed_acyclic_graph(found)


def test_ways_in_stand_lowest_and_other_professions_highest() -> None:
    roles = catalogue().roles.values()
    ways_in = {height(role) for role in roles if role.kind in (RoleKind.PRE_PEER, RoleKind.VOLUNTARY)}
    exits = {height(role) for role in roles if role.kind is RoleKind.EXIT}
    between = {height(role) for role in roles} - ways_in - exits
    assert max(ways_in) < min(between) and max(between) < min(exits)

"""The pathway as a NetworkX graph, for questions about the whole: what can be reached, what goes in circles."""

import networkx as nx

from peerpath.model.catalogue import Catalogue
from peerpath.pathway.leads import leads


def pathway(catalogue: Catalogue) -> "nx.DiGraph[str]":
    """The catalogue as a directed graph: roles by id, and an edge for each `Lead`, which it carries as ``lead``."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(sorted(catalogue.roles))
    for lead in leads(catalogue):
        graph.add_edge(lead.tail, lead.head, lead=lead)
    return graph


def ways_to(role: str, graph: "nx.DiGraph[str]") -> frozenset[str]:
    """Every role from which edges lead to this one, directly or not, without the role itself."""
    return frozenset(nx.ancestors(graph, role))

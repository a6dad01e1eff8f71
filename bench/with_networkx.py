"""The floor: a shortest path in NetworkX, as if one of the things asked for were enough. What it finds is no route."""

import networkx as nx

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import Done, Group, Since, Worked
from peerpath.route.search.relaxed import bits


def shortest_path(problem: Problem) -> int:
    """Months along the shortest path from today to the target that ignores "and"."""
    graph = nx.DiGraph()
    for number, node in enumerate(problem.nodes):
        match node:
            case Since():
                graph.add_edge("today", number, months=node.month)
            case Done():
                course = problem.activities[node.course]
                graph.add_edge(course.needs, number, months=course.months)
            case Worked():
                for role in bits(node.roles):
                    graph.add_edge(problem.activities[role].needs, number, months=node.months)
            case Group():
                graph.add_edges_from(((part, number) for part in node.parts), months=0)
    return int(nx.shortest_path_length(graph, "today", problem.target, weight="months"))

"""Crossings of arrows in the built-in maps, beside those of Graphviz on the same boxes and arrows.

    python bench/crossings.py            every employer, kind of work and way to a role; needs `dot`
    python bench/crossings.py cnwl       only these

Both pictures are measured the same way: their curves are cut into short straight pieces, and each point where two of
them cross is counted. Graphviz gets the rows as clusters, and the arrows as we draw them: those between a box and a
row that gathers are one, and the boxes of such a row one box, which is easier than what we draw. Ends with 1 where we
cross more often.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from msgspec.structs import replace

import peerpath
from peerpath.document.blocks import Diagram
from peerpath.document.diagram import Edge
from peerpath.model.catalogue import Catalogue
from peerpath.pathway.graph import pathway, ways_to
from peerpath.render.picture import dot
from peerpath.render.picture.geometry import picture_of
from peerpath.render.picture.layering import is_drawable
from peerpath.report.catalogue import map as maps

Point = tuple[float, float]
Curve = tuple[Point, Point, Point, Point]
PIECES = 16
"""Straight pieces of a curve."""


def main(wanted: list[str]) -> int:
    """Print a line for each map, and say whether ours crosses more often than Graphviz's on any."""
    worse = 0
    print(f"{'map':52} boxes arrows  ours  dot")
    for name, diagram in pictures(peerpath.load().catalogue):
        if (wanted and name not in wanted) or len(diagram.edges) < 2 or not is_drawable(diagram):
            continue
        ours, theirs = crossings(ours_of(diagram)), crossings(theirs_of(gathered(diagram)))
        worse += ours > theirs
        print(
            f"{name:52} {len(diagram.nodes):5} {len(diagram.edges):6} {ours:5} {theirs:4}{'  more' if ours > theirs else ''}"
        )
    return int(worse > 0)


def pictures(catalogue: Catalogue) -> Iterator[tuple[str, Diagram]]:
    """All maps that can be asked for by name."""
    graph = pathway(catalogue)
    shown = {one: maps.of_organisation(one, catalogue) for one in catalogue.organisations}
    shown |= {f"around {one}": maps.of_occupation(one, catalogue) for one in catalogue.occupations}
    shown |= {f"to {one}": maps.of_way_to(one, sorted(ways_to(one, graph)), catalogue) for one in catalogue.roles}
    for name, one in shown.items():
        if one.roles:
            yield name, maps.map_diagram(one, catalogue)


def gathered(diagram: Diagram) -> Diagram:
    """The same with one box instead of those of each row that gathers."""
    row_of = {box.id: box.row for box in diagram.nodes}
    first = {row: box.id for box in reversed(diagram.nodes) for row in [box.row] if diagram.rows[row].gathers}
    stands = {id: first.get(row, id) for id, row in row_of.items()}
    pairs = {(stands[edge.tail], stands[edge.head]): edge for edge in diagram.edges}
    edges = tuple(Edge(tail, head, edge.stroke) for (tail, head), edge in pairs.items() if tail != head)
    return replace(diagram, nodes=tuple(box for box in diagram.nodes if stands[box.id] == box.id), edges=edges)


def ours_of(diagram: Diagram) -> list[list[Point]]:
    """Our curves, what arrows share once."""
    legs = {leg for arrow in picture_of(diagram).arrows for leg in arrow.legs}
    joints = {
        (before.end, after.start) for arrow in picture_of(diagram).arrows for before, after in pairwise(arrow.legs)
    }
    curved = [list(points((leg.start, (leg.start[0], leg.turn), (leg.end[0], leg.turn), leg.end))) for leg in legs]
    return [*curved, *(list(joint) for joint in joints)]


def theirs_of(diagram: Diagram) -> list[list[Point]]:
    """The curves of Graphviz."""
    drawn = subprocess.run(["dot", "-Tjson"], input=dot.paint(diagram).encode(), capture_output=True, check=True)
    curves = []
    for edge in json.loads(drawn.stdout).get("edges", []):
        ends = [tuple(map(float, one.split(",")[-2:])) for one in edge["pos"].split() if one[0] not in "es"]
        curves.append([point for at in range(0, len(ends) - 3, 3) for point in points(tuple(ends[at : at + 4]))])  # type: ignore[arg-type]
    return curves


def points(curve: Curve) -> Iterator[Point]:
    """Points along a cubic curve."""
    for step in range(PIECES + 1):
        t = step / PIECES
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
        yield x, y


def crossings(curves: Iterable[list[Point]]) -> int:
    """Points where one curve crosses another."""
    return sum(
        any_crossing(*one, *other)
        for first, second in combinations(curves, 2)
        for one in pairwise(first)
        for other in pairwise(second)
    )


def any_crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two straight pieces cross within both; a touch is none."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < -1e-6 and side(c, d, a) * side(c, d, b) < -1e-6


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

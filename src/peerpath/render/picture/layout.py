"""Where the boxes of a layered picture go: lines in rows, few crossings, and arrows that pass between boxes.

The way of Sugiyama: boxes get a line, arrows that pass lines get a place in each, the places in a line are ordered
so that few arrows cross, and then moved sideways until arrows run as straight as they can.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import Node
from peerpath.render.picture.crossings import Vertex, links_of, ordered
from peerpath.render.picture.sideways import straightened

MOST_BOXES, MOST_ARROWS = 1_000, 4_000
"""Of a picture that is laid out in seconds; time grows with their square."""


class Layout(Struct, frozen=True):
    """Lines from the bottom up, where the middle of each place lies, and the places along each arrow."""

    lines: tuple[tuple[Vertex, ...], ...]
    rows: tuple[int, ...]
    """For each line, the row of the picture that it belongs to."""
    level: Mapping[Vertex, int]
    """The line of each place."""
    middle: Mapping[Vertex, float]
    chains: tuple[tuple[Vertex, ...], ...]
    """For each arrow of the picture, the places from its tail to its head."""


def layout_of(diagram: Diagram, width: float, across: int, left: float = 0.0) -> Layout:
    """The places for boxes of one width, at most ``across`` boxes in a line, to the right of ``left``."""
    level, rows = _levels(diagram, across)
    chains = [_chain(number, level[edge.tail], level[edge.head]) for number, edge in enumerate(diagram.edges)]
    lines: list[list[Vertex]] = [[] for _ in rows]
    for box in diagram.nodes:
        lines[level[box.id]].append(Vertex(box.id))
    for chain in chains:
        for place, line in chain:
            lines[line].append(place)
    whole = [
        (Vertex(edge.tail), *(place for place, _ in chain), Vertex(edge.head))
        for edge, chain in zip(diagram.edges, chains, strict=True)
    ]
    links = links_of(lines, [pair for chain in whole for pair in pairwise(chain)])
    best = ordered(lines, links)
    levels = {place: number for number, line in enumerate(best) for place in line}
    return Layout(tuple(map(tuple, best)), tuple(rows), levels, straightened(best, links, width, left), tuple(whole))


def _chain(number: int, tail: int, head: int) -> list[tuple[Vertex, int]]:
    """The places between two lines, with the line of each."""
    between = range(tail + 1, head) if head > tail else range(tail - 1, head, -1)
    return [(Vertex("", number, line), line) for line in between]


def _levels(diagram: Diagram, across: int) -> tuple[dict[str, int], list[int]]:
    """The line of each box, and the row of each line.

    A row has a line for each step that arrows within it make, and a line that is too full becomes several.
    """
    level: dict[str, int] = {}
    rows: list[int] = []
    for row in range(len(diagram.rows)):
        steps = _steps_within([box for box in diagram.nodes if box.row == row], diagram)
        for step in sorted(set(steps.values())):
            for part in _split([box for box, count in steps.items() if count == step], across):
                level |= dict.fromkeys(part, len(rows))
                rows.append(row)
    return level, rows


def _split(boxes: Sequence[str], across: int) -> list[Sequence[str]]:
    """Lines of nearly the same length."""
    count = -(-len(boxes) // across)
    return [boxes[len(boxes) * part // count : len(boxes) * (part + 1) // count] for part in range(count)]


def _steps_within(boxes: Sequence[Node], diagram: Diagram) -> dict[str, int]:
    """How many arrows within the row lead up to each box; of a circle, the box named first comes lowest."""
    before: dict[str, list[str]] = {box.id: [] for box in boxes}
    for edge in diagram.edges:
        if edge.tail in before and edge.head in before and edge.tail != edge.head:
            before[edge.head].append(edge.tail)
    steps: dict[str, int] = {}
    waiting = [box.id for box in boxes]
    while waiting:
        following = next((box for box in waiting if all(tail in steps for tail in before[box])), waiting[0])
        steps[following] = max((steps[tail] + 1 for tail in before[following] if tail in steps), default=0)
        waiting.remove(following)
    return {box.id: steps[box.id] for box in boxes}

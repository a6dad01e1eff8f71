"""Where the boxes of a layered picture go: lines in rows, few crossings, and arrows that pass between boxes.

The way of Sugiyama: boxes get a line, arrows that pass lines get a place in each, the places in a line are ordered
so that few arrows cross, and then moved sideways until arrows run as straight as they can.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from peerpath.document.blocks import Diagram
from peerpath.render.picture.crossings import WALL, Links, Vertex, links_of, ordered
from peerpath.render.picture.layering import Layer, Layering, Run, lines_of
from peerpath.render.picture.sideways import straightened

_OWN, _BORDER, _BESIDE = 0, 1, 2


class Layout(Struct, frozen=True):
    """Lines from the bottom up, where the middle of each place lies, and the places along each arrow."""

    layers: tuple[Layer, ...]
    level: Mapping[Vertex, int]
    """The line of each place."""
    middle: Mapping[Vertex, float]
    runs: tuple[Run, ...]
    chains: tuple[tuple[Vertex, ...], ...]
    """The places of each run, from its tail to its head."""
    order: tuple[tuple[Vertex, ...], ...]
    links: Links


def layout_of(diagram: Diagram, width: float, across: int, left: float = 0.0) -> Layout:
    """Lay out boxes of one width, at most ``across`` in a line, to the right of ``left``."""
    found = lines_of(diagram, across)
    chains = _chains(found)
    sides = _sides(found, chains)
    lines: list[list[Vertex]] = [[] for _ in found.layers]
    for place, (line, _) in sides.items():
        lines[line].append(place)
    ties = dict.fromkeys(pair for places in (*chains, *_walls(found)) for pair in pairwise(places))
    links = links_of(lines, ties)
    best = ordered(lines, links, {place: side for place, (_, side) in sides.items()})
    middle = _aligned(best, found, straightened(best, links, width, left))
    level = {place: number for number, line in enumerate(best) for place in line}
    return Layout(found.layers, level, middle, found.runs, chains, tuple(map(tuple, best)), links)


def _chains(layering: Layering) -> tuple[tuple[Vertex, ...], ...]:
    """The places of each run, one in each line. Plain arrows to one box share a trunk on their way to it."""
    trunks: dict[object, int] = {}
    chains = []
    for number, (run, (tail, head)) in enumerate(zip(layering.runs, layering.ends, strict=True)):
        shared = (run.head, head > tail) if run.head and run.is_plain else number
        trunk = trunks.setdefault(shared, number)
        step = 1 if head > tail else -1
        between = (Vertex("", trunk, line) for line in range(tail + step, head, step))
        ends = (Vertex(box) if box else Vertex("", number, line) for box, line in ((run.tail, tail), (run.head, head)))
        first, last = ends
        chains.append((first, *between, last))
    return tuple(chains)


def _walls(layering: Layering) -> Iterator[tuple[Vertex, ...]]:
    """For each strip beside which boxes stand, a place in each of its lines."""
    for strip in dict.fromkeys(layer.strip for layer in layering.layers if layer.aside):
        yield tuple(Vertex("", WALL, number) for number, layer in enumerate(layering.layers) if layer.strip == strip)


Side = tuple[int, int]
"""The line of a place, and its side of the wall."""


def _strips_beside(chain: Sequence[Vertex], boxes: Mapping[Vertex, Side], layering: Layering) -> set[int]:
    """The strips beside which an arrow begins or ends."""
    ends = [boxes[place] for place in (chain[0], chain[-1]) if place in boxes]
    return {layering.layers[line].strip for line, side in ends if side == _BESIDE}


def _sides(layering: Layering, chains: Sequence[Sequence[Vertex]]) -> dict[Vertex, Side]:
    """The side of each place. An arrow stays beside the strip in which it begins or ends beside it.

    A trunk shared by arrows of both sides does not.
    """
    boxes = dict(_sides_of_boxes(layering))
    sides = boxes | {place: (place.line, _BORDER) for wall in _walls(layering) for place in wall}
    for chain in chains:
        beside = _strips_beside(chain, boxes, layering)
        for place in chain:
            own = _BESIDE if layering.layers[place.line].strip in beside else _OWN
            if place not in boxes:
                sides[place] = min(sides.get(place, (place.line, own)), (place.line, own))
    return sides


def _sides_of_boxes(layering: Layering) -> Iterator[tuple[Vertex, Side]]:
    for number, layer in enumerate(layering.layers):
        for side, boxes in ((_OWN, layer.boxes), (_BESIDE, layer.aside)):
            yield from ((Vertex(box), (number, side)) for box in boxes)


def _aligned(
    order: Sequence[Sequence[Vertex]], layering: Layering, middle: Mapping[Vertex, float]
) -> dict[Vertex, float]:
    """Straighten each wall by moving what is beside it to the right where necessary."""
    result = dict(middle)
    for wall in _walls(layering):
        edge = max(middle[place] for place in wall)
        for place in wall:
            line = order[place.line]
            for other in line[line.index(place) :]:
                result[other] += edge - middle[place]
    return result

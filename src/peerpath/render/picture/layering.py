"""Decides which arrows are drawn, in which line each box stands, and what is too much to draw."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import chain, zip_longest

from msgspec import Struct

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import DiagramBox, Stroke

MOST_BOXES, MOST_LINES, MOST_PLACES = 150, 40, 1_500
"""Limits of a picture: boxes, lines of boxes, and boxes together with the lines that arrows pass."""


class Run(Struct, frozen=True):
    """An arrow as it is drawn: one of the picture's, or all between a box and a row that gathers."""

    tail: str
    """The box at its beginning; empty if it begins at the edge of a row."""
    head: str
    rows: tuple[int, int]
    edges: tuple[int, ...]
    """The arrows of the picture that it stands for, by number."""
    is_plain: bool
    """Whether it is drawn with a solid line."""


class Layer(Struct, frozen=True):
    """One line of boxes, or the edge of a strip at which arrows begin and end."""

    strip: int
    """The row of the picture whose strip it lies in."""
    boxes: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    """Boxes of rows that stand beside this one, to the right of all others."""

    @property
    def is_edge(self) -> bool:
        """Whether it is the edge of a strip."""
        return not self.boxes and not self.aside


class Layering(Struct, frozen=True):
    """The lines from the bottom up, and what runs between them."""

    layers: tuple[Layer, ...]
    runs: tuple[Run, ...]
    ends: tuple[tuple[int, int], ...]
    """For each run, the lines in which it begins and ends."""

    @property
    def places(self) -> int:
        """The number of boxes and of lines that arrows pass: the size of the work."""
        boxes = sum(len(layer.boxes) + len(layer.aside) for layer in self.layers)
        return boxes + sum(abs(tail - head) for tail, head in self.ends)


def is_drawable(diagram: Diagram) -> bool:
    """Whether the picture is within the limits. If not, callers give a list instead."""
    if len(diagram.nodes) > MOST_BOXES or len(diagram.edges) > MOST_PLACES:
        return False
    lines = lines_of(diagram, 5)
    return len(lines.layers) <= MOST_LINES and lines.places <= MOST_PLACES


def lines_of(diagram: Diagram, across: int) -> Layering:
    """Arrange the boxes in lines of at most this many."""
    runs = runs_of(diagram)
    groups = _groups(diagram)
    rims = {end for run in runs for end in _rims(run, groups)}
    layers: list[Layer] = []
    for strip in dict.fromkeys(groups):
        own = [box for box in diagram.nodes if groups[box.row] == strip]
        layers += [Layer(strip)] if (strip, False) in rims else []
        layers += _layers_of(strip, own, diagram, across)
        layers += [Layer(strip)] if (strip, True) in rims else []
    return Layering(tuple(layers), runs, tuple(_ends(layers, runs, groups)))


def runs_of(diagram: Diagram) -> tuple[Run, ...]:
    """The arrows to draw, without those from a box to itself or within a row that gathers."""
    row_of = {box.id: box.row for box in diagram.nodes}
    found: dict[tuple[str, str, tuple[int, int], Stroke], list[int]] = {}
    for number, edge in enumerate(diagram.edges):
        rows = row_of[edge.tail], row_of[edge.head]
        tail, head = (
            "" if diagram.rows[row].gathers and rows[0] != rows[1] else end
            for row, end in zip(rows, (edge.tail, edge.head), strict=True)
        )
        within = rows[0] == rows[1] and diagram.rows[rows[0]].gathers
        if edge.tail != edge.head and not within:
            found.setdefault((tail, head, rows, edge.stroke), []).append(number)
    return tuple(
        Run(tail, head, rows, tuple(edges), stroke is Stroke.SOLID)
        for (tail, head, rows, stroke), edges in found.items()
    )


def _groups(diagram: Diagram) -> tuple[int, ...]:
    """For each row, the row whose strip it is in, from the bottom up."""
    return tuple(number if row.beside is None else row.beside for number, row in enumerate(diagram.rows))


def _rims(run: Run, groups: Sequence[int]) -> Iterator[tuple[int, bool]]:
    """The strips at whose edge it ends, and whether that is the upper one."""
    tail, head = (groups[row] for row in run.rows)
    if not run.tail:
        yield tail, head >= tail
    if not run.head:
        yield head, tail > head


def _ends(layers: Sequence[Layer], runs: Sequence[Run], groups: Sequence[int]) -> Iterator[tuple[int, int]]:
    line_of = {box: number for number, layer in enumerate(layers) for box in chain(layer.boxes, layer.aside)}
    lowest: dict[int, int] = {}
    highest: dict[int, int] = {}
    for number, layer in enumerate(layers):
        lowest.setdefault(layer.strip, number)
        highest[layer.strip] = number
    for run in runs:
        tail, head = (groups[row] for row in run.rows)
        begins = line_of[run.tail] if run.tail else (highest if head >= tail else lowest)[tail]
        ends = line_of[run.head] if run.head else (highest if tail > head else lowest)[head]
        yield begins, ends


def _layers_of(strip: int, boxes: Sequence[DiagramBox], diagram: Diagram, across: int) -> Iterator[Layer]:
    """A line for each step of the arrows within the strip; a line that is too full becomes several."""
    aside = {box.id for box in boxes if box.row != strip}
    steps = list(_by_step(boxes, aside, diagram))
    room = max(1, across - max((len(own) for own, _ in steps), default=0)) if aside else 0
    for own, beside in steps:
        pairs = zip_longest(_split(own, max(1, across - room)), _split(beside, max(1, room)), fillvalue=())
        yield from (Layer(strip, *pair) for pair in pairs)


def _by_step(
    boxes: Sequence[DiagramBox], aside: Container[str], diagram: Diagram
) -> Iterator[tuple[list[str], list[str]]]:
    """From the lowest step up, the boxes of the strip, and those beside it."""
    steps: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for box, step in _steps_within(boxes, diagram).items():
        steps[step][box in aside].append(box)
    return (steps[step] for step in sorted(steps))


def _split(boxes: Sequence[str], across: int) -> list[tuple[str, ...]]:
    """Split into parts of nearly equal length."""
    count = -(-len(boxes) // across)
    return [tuple(boxes[len(boxes) * part // count : len(boxes) * (part + 1) // count]) for part in range(count)]


def _steps_within(boxes: Sequence[DiagramBox], diagram: Diagram) -> dict[str, int]:
    """The longest chain of arrows up to each of these boxes. In a cycle, the first box is lowest."""
    onward = _onward(boxes, diagram)
    order = _last_first(onward)
    place = {box: number for number, box in enumerate(order)}
    steps = dict.fromkeys(order, 0)
    for box in order:
        for head in onward[box]:
            if place[head] > place[box]:
                steps[head] = max(steps[head], steps[box] + 1)
    return {box.id: steps[box.id] for box in boxes}


def _onward(boxes: Sequence[DiagramBox], diagram: Diagram) -> dict[str, list[str]]:
    """The boxes among these that arrows drawn from box to box lead to, by box."""
    onward: dict[str, list[str]] = {box.id: [] for box in boxes}
    drawn = {box.id for box in boxes if not diagram.rows[box.row].gathers}
    for edge in diagram.edges:
        if {edge.tail, edge.head} <= drawn and edge.tail != edge.head:
            onward[edge.tail].append(edge.head)
    return onward


def _last_first(onward: Mapping[str, Sequence[str]]) -> list[str]:
    """A topological order, ignoring arrows that close a cycle (depth-first, reversed)."""
    order: list[str] = []
    seen: set[str] = set()
    for start in onward:
        waiting = [(start, iter(onward[start]))] if start not in seen else []
        seen.add(start)
        while waiting:
            box, heads = waiting[-1]
            head = next((head for head in heads if head not in seen), None)
            if head is None:
                order.append(box)
                waiting.pop()
            else:
                seen.add(head)
                waiting.append((head, iter(onward[head])))
    return order[::-1]

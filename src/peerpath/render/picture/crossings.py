"""Orders the places in each line so that few arrows cross. The same picture always gives the same order."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from random import Random
from typing import NamedTuple

STARTS, PLACES = 12, 600
"""The most starting orders; fewer for pictures with many places."""
SWEEPS, PATIENCE = 16, 4
"""The most sweeps, and the most sweeps without improvement."""
WORK = 400_000
"""The most ties to look at in all sweeps and swaps of a picture."""


WALL = -2
"""Stands for the wall in place of an arrow's number."""


class Vertex(NamedTuple):
    """A vertex of a layered graph: a box by its id, or the place where an arrow passes a line, by both numbers."""

    box: str
    arrow: int = -1
    line: int = -1

    @property
    def is_wall(self) -> bool:
        """Whether it is the wall, to the right of which boxes beside the strip stand."""
        return self.arrow == WALL


class Links(NamedTuple):
    """The vertices that each vertex is tied to in the line below and in the line above."""

    below: Mapping[Vertex, Sequence[Vertex]]
    above: Mapping[Vertex, Sequence[Vertex]]


VertexLines = list[list[Vertex]]
Ends = dict[Vertex, list[int]]


def links_of(lines: VertexLines, pairs: Iterable[tuple[Vertex, Vertex]]) -> Links:
    """The ties between neighbouring lines; pairs within one line are left out."""
    line_of = {place: number for number, line in enumerate(lines) for place in line}
    below: dict[Vertex, list[Vertex]] = {place: [] for place in line_of}
    above: dict[Vertex, list[Vertex]] = {place: [] for place in line_of}
    for pair in pairs:
        low, high = sorted(pair, key=line_of.__getitem__)
        if line_of[low] != line_of[high]:
            above[low].append(high)
            below[high].append(low)
    return Links(below, above)


class Budget:
    """How many ties may still be looked at. A step that has begun is finished."""

    def __init__(self, left: int = WORK) -> None:
        self.left = left

    def spend(self, ties: int) -> bool:
        """Spend this many; False if none were left."""
        had, self.left = self.left, self.left - ties
        return had > 0


def ordered(
    lines: VertexLines, links: Links, sides: Mapping[Vertex, int] | None = None, budget: Budget | None = None
) -> VertexLines:
    """Order the lines as well as possible, from several starting orders: as given, then shuffled reproducibly.

    Places on a lower side stay to the left of those on a higher one. The search ends with its budget.
    """
    at = sides or {}
    budget = budget or Budget()
    best = [sorted(line, key=lambda place: at.get(place, 0)) for line in lines]
    fewest = crossings(best, links)
    for start in range(max(1, min(STARTS, PLACES // (1 + sum(map(len, lines)))))):
        begun = [Random(start).sample(line, len(line)) if start else list(line) for line in best]
        begun = [sorted(line, key=lambda place: at.get(place, 0)) for line in begun]
        found, count = _improved(begun, _Ground(links, at, budget), fewest)
        if count < fewest:
            best, fewest = found, count
    return best


class _Ground(NamedTuple):
    links: Links
    sides: Mapping[Vertex, int]
    budget: Budget

    def may_look_at(self, line: Sequence[Vertex]) -> bool:
        """Whether the budget has room for the ties of a line."""
        return self.budget.spend(
            len(line) + sum(len(self.links.below[one]) + len(self.links.above[one]) for one in line)
        )


def _improved(lines: VertexLines, ground: _Ground, fewest: int) -> tuple[VertexLines, int]:
    """The best order found by sweeps up and down and by swapping neighbours, and its crossings."""
    current = best = lines
    gained = 0
    for sweep in range(SWEEPS):
        if fewest == 0 or sweep - gained > PATIENCE or ground.budget.left <= 0:
            break
        current = _swept(current, ground, upwards=sweep % 2 == 0, mirrored=sweep % 4 > 1)
        _swap_all(current, ground)
        count = crossings(current, ground.links)
        if count < fewest:
            best, fewest, gained = [list(line) for line in current], count, sweep
    return best, fewest


def _swap_all(lines: VertexLines, ground: _Ground) -> None:
    """Swap neighbours in all lines, again around each line that changed, until nothing changes."""
    changed = set(range(len(lines)))
    while changed:
        near = {other for line in changed for other in (line - 1, line, line + 1) if 0 <= other < len(lines)}
        changed = {line for line in sorted(near) if _swap_neighbours(lines, line, ground)}


def crossings(lines: VertexLines, links: Links) -> int:
    """How many pairs of ties cross."""
    return sum(_crossings(low, high, links) for low, high in pairwise(lines))


def _crossings(low: Sequence[Vertex], high: Sequence[Vertex], links: Links) -> int:
    position = {place: number for number, place in enumerate(high)}
    seen: list[int] = []
    count = 0
    for place in low:
        ends = sorted(position[other] for other in links.above[place])
        count += sum(len(seen) - bisect_right(seen, end) for end in ends)
        for end in ends:
            insort(seen, end)
    return count


def _swept(lines: VertexLines, ground: _Ground, *, upwards: bool, mirrored: bool) -> VertexLines:
    """Order each line by the average position of its ties in the line before (barycentre); places without ties stay.

    Places with equal averages keep their order, or reverse it if ``mirrored``, which gets out of dead ends.
    """
    result = [list(line) for line in lines]
    ties = ground.links.below if upwards else ground.links.above
    numbers = range(1, len(lines)) if upwards else range(len(lines) - 2, -1, -1)
    for number in numbers:
        position = _shares(result[number - 1 if upwards else number + 1])
        own = _shares(result[number])
        goals = {
            place: (ground.sides.get(place, 0), _mean([position[tie] for tie in ties[place]], own[place]))
            for place in result[number]
        }
        if mirrored:
            result[number].reverse()
        result[number].sort(key=goals.__getitem__)
        ground.may_look_at(result[number])
    return result


def _shares(line: Sequence[Vertex]) -> dict[Vertex, float]:
    """The position of each place, from 0 at the left to 1 at the right, so that long and short lines compare."""
    return {place: (number + 0.5) / len(line) for number, place in enumerate(line)}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _swap_neighbours(lines: VertexLines, number: int, ground: _Ground) -> bool:
    """Swap neighbours in a line wherever that saves crossings of their own ties. True if any were swapped."""
    line, links = lines[number], ground.links
    if not ground.may_look_at(line):
        return False
    beyond = [(number - 1, links.below), (number + 1, links.above)]
    ends = [_ends(line, ties, lines[other]) for other, ties in beyond if 0 <= other < len(lines)]
    swapped = False
    for index in range(len(line) - 1):
        left, right = line[index], line[index + 1]
        together = ground.sides.get(left, 0) == ground.sides.get(right, 0)
        if together and sum(_saved(side[left], side[right]) for side in ends) > 0:
            line[index], line[index + 1] = right, left
            swapped = True
    return swapped


def _ends(line: Sequence[Vertex], ties: Mapping[Vertex, Sequence[Vertex]], other: Sequence[Vertex]) -> Ends:
    position = {place: number for number, place in enumerate(other)}
    return {place: sorted(position[tie] for tie in ties[place]) for place in line}


def _saved(left: Sequence[int], right: Sequence[int]) -> int:
    """The crossings saved by swapping two neighbours whose ties end at these sorted positions."""
    if not left or not right:
        return 0
    if len(left) == len(right) == 1:
        return (left[0] > right[0]) - (left[0] < right[0])
    return sum(len(left) - bisect_right(left, end) - bisect_left(left, end) for end in right)

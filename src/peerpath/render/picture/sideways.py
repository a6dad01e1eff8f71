"""Positions places in their lines so that arrows run as straight as the boxes allow."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise

from peerpath.render.picture.crossings import Links, Vertex

BOX_SPACE, LANE_SPACE = 10.0, 8.0
"""The distance of a box, or a passing arrow, from its neighbour, in units of the picture."""
ROUNDS = 24


def straightened(lines: Sequence[Sequence[Vertex]], links: Links, width: float, left: float) -> dict[Vertex, float]:
    """The middle of each place, for boxes of one width; nothing reaches further left than ``left``."""
    spans = [_offsets(line, width) for line in lines]
    middle = {
        place: offset - offsets[-1] / 2
        for line, offsets in zip(lines, spans, strict=True)
        for place, offset in zip(line, offsets, strict=True)
    }
    for turn in range(ROUNDS):
        numbers = range(len(lines)) if turn % 2 == 0 else range(len(lines) - 1, -1, -1)
        for number in numbers:
            _pull(lines[number], spans[number], links, middle)
    shift = left - min((at - _half(place, width) for place, at in middle.items()), default=0.0)
    return {place: at + shift for place, at in middle.items()}


def _half(place: Vertex, width: float) -> float:
    return width / 2 if place.box else 0.0


def _offsets(line: Sequence[Vertex], width: float) -> list[float]:
    """The least distance of each place from the first in its line."""
    apart = [
        _half(left, width) + _half(right, width) + (BOX_SPACE if left.box and right.box else LANE_SPACE)
        for left, right in pairwise(line)
    ]
    return list(accumulate(apart, initial=0.0))[: len(line)]


def _pull(line: Sequence[Vertex], offsets: Sequence[float], links: Links, middle: dict[Vertex, float]) -> None:
    """Move the places of a line towards the ends of their ties, keeping order and distance."""
    wishes = []
    for place, offset in zip(line, offsets, strict=True):
        goal, weight = _goal(place, links, middle)
        wishes.append((goal - offset, weight))
    for place, offset, start in zip(line, offsets, _rising(wishes), strict=True):
        middle[place] = start + offset


def _goal(place: Vertex, links: Links, middle: Mapping[Vertex, float]) -> tuple[float, float]:
    """Where a place would best be, and its weight: passing arrows pull hard, to stay straight, and walls hardest."""
    ends = [*links.below[place], *links.above[place]]
    if not ends:
        return middle[place], 0.1
    weights = [1.0 if place.box else 2.0 if end.box else 64.0 if place.is_wall else 8.0 for end in ends]
    goal = sum(middle[end] * weight for end, weight in zip(ends, weights, strict=True)) / sum(weights)
    return goal, sum(weights)


def _rising(wishes: Sequence[tuple[float, float]]) -> list[float]:
    """The rising numbers nearest to the wishes by weighted least squares (pool adjacent violators)."""
    pools: list[tuple[float, float, int]] = []
    for value, weight in wishes:
        count = 1
        while pools and pools[-1][0] >= value:
            other, heavy, many = pools.pop()
            value = (value * weight + other * heavy) / (weight + heavy)
            weight, count = weight + heavy, count + many
        pools.append((value, weight, count))
    return [value for value, _, count in pools for _ in range(count)]

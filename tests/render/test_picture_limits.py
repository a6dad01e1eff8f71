"""No work on a picture goes beyond a stated limit. Work is counted, never timed."""

from itertools import pairwise, permutations

import pytest

from peerpath.document import build
from peerpath.document.blocks import Diagram
from peerpath.document.diagram import edge, node
from peerpath.render.picture.crossings import Budget, Vertex, links_of, ordered
from peerpath.render.picture.geometry import picture_of
from peerpath.render.picture.layering import MOST_BOXES, MOST_LINES, MOST_PLACES, is_drawable, lines_of


def circle(count: int) -> Diagram:
    boxes = [node(f"b{number}", "B", 0) for number in range(count)]
    return build.diagram(
        "", "", rows=["R"], nodes=boxes, edges=[edge(f"b{n}", f"b{(n + 1) % count}") for n in range(count)]
    )


def all_to_all(count: int) -> Diagram:
    boxes = [node(f"b{number}", "B", number % 3) for number in range(count)]
    arrows = [edge(f"b{tail}", f"b{head}") for tail, head in permutations(range(count), 2)]
    return build.diagram("", "", rows=["R", "S", "T"], nodes=boxes, edges=arrows)


@pytest.mark.parametrize("huge", [circle(300), circle(MOST_LINES + 1), all_to_all(30), all_to_all(60)])
def test_what_nobody_could_read_is_not_laid_out(huge: Diagram) -> None:
    assert not is_drawable(huge)
    with pytest.raises(ValueError, match="too large"):
        picture_of(huge)


def test_many_boxes_are_not_even_put_in_lines() -> None:
    boxes = [node(f"b{number}", "B", 0) for number in range(MOST_BOXES + 1)]
    assert not is_drawable(build.diagram("", "", rows=["R"], nodes=boxes, edges=[]))


@pytest.mark.parametrize("large", [circle(MOST_LINES), all_to_all(12)])
def test_what_is_drawn_has_few_places(large: Diagram) -> None:
    assert is_drawable(large)
    assert lines_of(large, 5).places <= MOST_PLACES
    assert len(picture_of(large).boxes) == len(large.nodes)


@pytest.mark.parametrize("room", [1, 1_000, 100_000])
def test_the_search_for_few_crossings_ends_with_its_budget(room: int) -> None:
    """It ends what it has begun: a sweep, and a swap in each line."""
    lines = [[Vertex(f"{line}-{number}") for number in range(30)] for line in range(12)]
    pairs = [(low, high) for below, above in pairwise(lines) for low in below for high in above[::2]]
    links = links_of(lines, pairs)
    ties = sum(len(links.below[place]) + len(links.above[place]) + 1 for line in lines for place in line)
    budget = Budget(room)
    found = ordered(lines, links, budget=budget)
    assert [sorted(line) for line in found] == [sorted(line) for line in lines]
    assert budget.left > -2 * ties

"""Pictures: rows from the bottom up, nothing on top of anything, few crossings, and words in every box."""

import random
import re
from collections import Counter
from itertools import pairwise, permutations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpath.document import build
from peerpath.document.blocks import Diagram
from peerpath.document.clean import clean
from peerpath.document.diagram import DiagramRow, Edge, Shape, edge, node, row
from peerpath.render.picture import svg
from peerpath.render.picture.crossings import Links, Vertex, VertexLines, crossings, links_of, ordered
from peerpath.render.picture.geometry import UPRIGHT, WIDTH, Box, Picture, Strip, picture_of, sheets
from tests.render.pages import HOSTILE, picture

SVG = "{http://www.w3.org/2000/svg}"


def simple(*arrows: tuple[str, str], rows: dict[str, int], names: list[str | DiagramRow] | None = None) -> Diagram:
    boxes = [node(name, name, row) for name, row in rows.items()]
    names = names or [f"Row {row}" for row in range(max(rows.values()) + 1)]
    return build.diagram("T", "D", rows=names, nodes=boxes, edges=[edge(*arrow) for arrow in arrows])


@st.composite
def pictures(draw: st.DrawFn) -> Diagram:
    count = draw(st.integers(1, 14))
    rows = {f"b{number}": draw(st.integers(0, 4)) for number in range(count)}
    ends = st.sampled_from(sorted(rows))
    names = [row(f"Row {number}", gathers=draw(st.booleans())) for number in range(4)]
    beside = row("Row 4", beside=draw(st.integers(0, 3)))
    return simple(*draw(st.lists(st.tuples(ends, ends), max_size=20)), rows=rows, names=[*names, beside])


def strip_of(box: Box, diagram: Diagram, drawn: Picture) -> Strip:
    own = diagram.rows[box.node.row]
    name = own.name if own.beside is None else diagram.rows[own.beside].name
    return next(band for band in drawn.bands if " ".join(band.name) == name)


@given(pictures())
@settings(max_examples=80, deadline=None)
def test_boxes_lie_apart_within_the_picture_and_in_the_strip_of_their_row(diagram: Diagram) -> None:
    drawn = picture_of(diagram)
    assert sorted(box.node.id for box in drawn.boxes) == sorted(box.id for box in diagram.nodes)
    for number, box in enumerate(drawn.boxes):
        assert box.x >= 0
        assert box.x + WIDTH <= drawn.width
        strip = strip_of(box, diagram, drawn)
        assert strip.y < box.y < box.y + box.height < strip.y + strip.height
        for other in drawn.boxes[:number]:
            beside = box.x + WIDTH < other.x or other.x + WIDTH < box.x
            above = box.y + box.height < other.y or other.y + other.height < box.y
            assert beside or above


@given(pictures())
@settings(max_examples=80, deadline=None)
def test_what_stands_beside_stands_to_the_right_of_its_strip_in_a_panel(diagram: Diagram) -> None:
    drawn = picture_of(diagram)
    aside = [box for box in drawn.boxes if box.node.row == 4]
    assert len(drawn.panels) == bool(aside)
    for panel in drawn.panels:
        for box in aside:
            assert panel.x < box.x < box.x + WIDTH < panel.x + panel.width <= drawn.width
            assert panel.y < box.y < box.y + box.height < panel.y + panel.height
        others = [box for box in drawn.boxes if box.node.row == diagram.rows[4].beside]
        assert all(box.x + WIDTH < panel.x for box in others)


@given(pictures())
@settings(max_examples=80, deadline=None)
def test_every_arrow_is_drawn_once_from_its_box_or_strip_and_passes_no_box(diagram: Diagram) -> None:
    drawn = picture_of(diagram)
    boxes = {box.node.id: box for box in drawn.boxes}
    rows = {box.id: diagram.rows[box.row] for box in diagram.nodes}

    def is_told(arrow: Edge) -> bool:
        within = rows[arrow.tail] == rows[arrow.head] and rows[arrow.tail].gathers
        return arrow.tail != arrow.head and not within

    assert Counter(one for arrow in drawn.arrows for one in arrow.edges) == Counter(filter(is_told, diagram.edges))
    for arrow in drawn.arrows:
        apart = rows[arrow.edges[0].tail] != rows[arrow.edges[0].head]
        for (x, y), ends in (
            (arrow.legs[0].start, {one.tail for one in arrow.edges}),
            (arrow.legs[-1].end, {one.head for one in arrow.edges}),
        ):
            if rows[next(iter(ends))].gathers and apart:
                strip = strip_of(boxes[next(iter(ends))], diagram, drawn)
                assert y in (pytest.approx(strip.y), pytest.approx(strip.y + strip.height))
            else:
                box = boxes[ends.pop()]
                assert not ends and box.x <= x <= box.x + WIDTH and y in (box.y, box.y + box.height)
        for before, after in pairwise(arrow.legs):
            assert before.end[0] == after.start[0]
            (x, y), (_, to_y) = before.end, after.start
            low, high = sorted((y, to_y))
            assert not any(
                box.x < x < box.x + WIDTH and low < box.y + box.height and box.y < high for box in drawn.boxes
            )


@given(pictures())
@settings(max_examples=30, deadline=None)
def test_the_same_picture_is_drawn_the_same(diagram: Diagram) -> None:
    assert svg.paint(diagram) == svg.paint(diagram)


def test_rows_go_from_the_bottom_up() -> None:
    drawn = picture_of(simple(("a", "b"), ("b", "c"), rows={"a": 0, "b": 1, "c": 2}))
    assert [box.node.id for box in sorted(drawn.boxes, key=lambda box: box.y)] == ["c", "b", "a"]
    assert ["".join(band.name) for band in sorted(drawn.bands, key=lambda band: band.y)] == ["Row 2", "Row 1", "Row 0"]


def test_an_arrow_within_a_row_goes_up_a_line() -> None:
    low, high = picture_of(simple(("a", "b"), rows={"a": 0, "b": 0})).boxes
    assert high.y + high.height < low.y


def test_a_straight_way_is_drawn_straight() -> None:
    drawn = picture_of(simple(("a", "b"), ("b", "c"), ("x", "c"), rows={"a": 0, "b": 1, "c": 2, "x": 0}))
    assert {len(arrow.legs) for arrow in drawn.arrows} == {1, 2}
    passing = next(arrow for arrow in drawn.arrows if arrow.edges[0].tail == "x")
    assert passing.legs[0].end[0] == passing.legs[1].start[0]


def test_arrows_to_one_box_share_a_trunk() -> None:
    rows = {**{f"low{number}": 0 for number in range(4)}, "between": 1, "high": 2}
    drawn = picture_of(simple(*((f"low{number}", "high") for number in range(4)), rows=rows))
    assert len({arrow.legs[-1] for arrow in drawn.arrows}) == 1 < len({arrow.legs[0] for arrow in drawn.arrows})


def test_letters_are_never_below_nine_points_on_paper_and_twelve_pixels_on_a_screen() -> None:
    root = ElementTree.fromstring(svg.paint(picture("peer")))
    assert min(float(text.attrib["font-size"]) for text in root.iter(f"{SVG}text")) * 0.75 >= 9


@given(pictures())
@settings(max_examples=30, deadline=None)
def test_sheets_hold_whole_strips_and_the_whole_picture(diagram: Diagram) -> None:
    drawn = picture_of(diagram)
    cuts = sheets(drawn)
    assert cuts[0][0] == 0 and cuts[-1][1] == pytest.approx(drawn.height)
    assert all(before[1] == pytest.approx(after[0]) for before, after in pairwise(cuts))
    assert {top for top, _ in cuts} <= {0.0, *(band.y for band in drawn.bands)}
    assert all(bottom - top <= UPRIGHT[1] for top, bottom in cuts)


def test_a_strip_that_is_higher_than_a_sheet_is_cut_between_its_lines() -> None:
    names = [f"b{number}" for number in range(30)]
    drawn = picture_of(simple(*pairwise(names), rows=dict.fromkeys(names, 0)))
    cuts = sheets(drawn)
    assert drawn.height > UPRIGHT[1] and len(cuts) > 1 and all(bottom - top <= UPRIGHT[1] for top, bottom in cuts)
    assert not [box for box in drawn.boxes for top, _ in cuts if box.y < top < box.y + box.height]


def test_arrows_that_need_not_cross_do_not() -> None:
    low, high = ([Vertex(f"{side}{number}") for number in range(6)] for side in "lh")
    pairs = [(low[number], high[5 - number]) for number in range(6)]
    links = links_of([low, high], pairs)
    assert crossings([low, high], links) == 15
    assert crossings(ordered([low, high], links), links) == 0


@given(st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_ordering_loses_no_place_and_never_makes_it_worse(chance: random.Random) -> None:
    lines = [[Vertex(f"{line}-{number}") for number in range(chance.randint(1, 6))] for line in range(4)]
    pairs = [(chance.choice(low), chance.choice(high)) for low, high in pairwise(lines) for _ in range(6)]
    links = links_of(lines, pairs)
    best = ordered(lines, links)
    assert [sorted(line) for line in best] == [sorted(line) for line in lines]
    assert crossings(best, links) <= crossings(lines, links)


def test_few_arrows_cross() -> None:
    """Against every possible order: over forty small pictures, at most a tenth more crossings than there must be."""
    found = least = 0
    for seed in range(40):
        chance = random.Random(seed)
        lines = [[Vertex(f"{line}-{number}") for number in range(4)] for line in range(3)]
        pairs = [(chance.choice(low), chance.choice(high)) for low, high in pairwise(lines) for _ in range(7)]
        links = links_of(lines, pairs)
        found += crossings(ordered(lines, links), links)
        least += least_crossings(lines, links)
    assert least > 0
    assert found <= 1.1 * least


def least_crossings(lines: VertexLines, links: Links) -> int:
    """For each order of the middle line, the best orders of the outer ones are independent of each other."""
    low, middle, high = lines
    return min(
        min(crossings([list(other), list(order)], links) for other in permutations(low))
        + min(crossings([list(order), list(other)], links) for other in permutations(high))
        for order in permutations(middle)
    )


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("paint", [svg.paint, svg.paint_inline])
def test_hostile_text_is_only_text(hostile: str, paint: object) -> None:
    root = ElementTree.fromstring(paint(picture(hostile)))  # type: ignore[operator]
    kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert kinds <= {"svg", "title", "desc", "rect", "path", "polygon", "text", "g", "a"}
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert root.attrib["aria-label"] == f"{clean(hostile)}. The picture shows {clean(hostile)}."


def test_a_file_of_its_own_has_a_name_and_a_description_and_leads_only_outside() -> None:
    root = ElementTree.fromstring(svg.paint(picture("peer")))
    assert root.findtext(f"{SVG}title") == "peer"
    assert root.findtext(f"{SVG}desc") == "The picture shows peer."
    assert [link.attrib["href"] for link in root.iter(f"{SVG}a")] == ["https://example.org/role"]


def test_on_a_page_boxes_lead_to_places_of_the_page_too() -> None:
    root = ElementTree.fromstring(svg.paint_inline(picture("peer")))
    assert {link.attrib["href"] for link in root.iter(f"{SVG}a")} == {"#there", "https://example.org/role"}


def test_every_shape_looks_different_without_colour() -> None:
    def outline_of(shape: Shape) -> str:
        root = ElementTree.fromstring(
            svg.paint(build.diagram("T", "D", rows=[""], nodes=[node("a", "A", 0, shape=shape)], edges=[]))
        )
        return "".join(ElementTree.tostring(element, encoding="unicode") for element in root.iter(f"{SVG}g"))

    assert len({outline_of(shape) for shape in Shape}) == len(Shape)


def test_a_box_says_its_title_and_its_label_and_the_key_is_there() -> None:
    root = ElementTree.fromstring(svg.paint(picture("peer")))
    words = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert "peer 0" in words
    assert "peer" in words
    assert "May lead to" in words


def test_a_title_without_end_does_not_make_a_box_without_end() -> None:
    drawn = picture_of(simple(rows={"x" * 3000: 0}))
    assert drawn.boxes[0].height < 150
    assert drawn.boxes[0].title[-1].endswith("…")


def test_a_picture_of_nothing_is_still_a_picture() -> None:
    assert ElementTree.fromstring(svg.paint(build.diagram("T", "D", rows=[], nodes=[], edges=[]))).tag == f"{SVG}svg"


def test_a_sheet_tells_in_words_which_arrows_go_on_to_the_next() -> None:
    boxes = [node(f"b{number}", f"Role {number}", number) for number in range(40)]
    arrows = [edge(f"b{number}", f"b{number + 1}") for number in range(39)]
    tall = build.diagram("T", "D", rows=[f"Row {number}" for number in range(40)], nodes=boxes, edges=arrows)
    first, *between, last = svg.paint_sheets(tall)
    for sheet in (first, *between):
        told = " ".join(re.findall(r">([^<]*)</text>", sheet.svg))
        assert re.search(r"Arrows between this sheet and the next: Role (\d+) to Role \d+\.", told)
    assert "this sheet and the next" not in last.svg


def test_a_strip_ends_before_what_stands_beside_it() -> None:
    rows = [row("Band 3"), row("No band", beside=0)]
    painted = svg.paint(build.diagram("T", "D", rows=rows, nodes=[node("a", "A", 0), node("b", "B", 1)], edges=[]))
    rects = list(ElementTree.fromstring(painted).iter(f"{SVG}rect"))
    strip = next(rect for rect in rects if rect.get("x") == "0" and rect.get("width") != "100%")
    beside = next(rect for rect in rects if rect.get("stroke-dasharray"))
    assert float(strip.attrib["width"]) < float(beside.attrib["x"])

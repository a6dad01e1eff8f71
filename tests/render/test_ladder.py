"""Pictures on a terminal: every box and every arrow, within the width, in columns where there is room."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from peerpath.document import build
from peerpath.document.blocks import Diagram
from peerpath.document.diagram import Stroke, edge, facet, key, node, row
from peerpath.render.terminal import text
from peerpath.render.terminal.console import Look
from tests.render.pages import HOSTILE, picture

SCREEN = Look(width=80, boxes=True)


def painted(diagram: Diagram, look: Look = SCREEN) -> str:
    return text.text_of(text.lines_of(diagram, look), look)


@st.composite
def ladders(draw: st.DrawFn) -> Diagram:
    names = ["Ways in, of any kind", "Band 3", "Band 4", "Band 5"]
    rows = [row(name, gathers=draw(st.booleans())) for name in names]
    rows.append(row("Beside", beside=draw(st.integers(0, 3))))
    boxes = [
        node(
            f"b{number}",
            f"Title{number}x with words",
            draw(st.integers(0, 4)),
            facets=[draw(st.sampled_from(["", "left", "right"]))],
        )
        for number in range(draw(st.integers(1, 14)))
    ]
    ends = st.sampled_from([box.id for box in boxes])
    arrows = [edge(*pair) for pair in draw(st.lists(st.tuples(ends, ends), max_size=12, unique=True))]
    facets = [facet("Side", ["left", "right"])]
    return build.diagram(
        "T",
        "D",
        rows=rows,
        nodes=boxes,
        edges=arrows,
        facets=facets,
        aside="beside",
        keys=[key("May lead to", Stroke.SOLID)],
    )


@given(ladders(), st.sampled_from([40, 60, 80, 120]))
@settings(max_examples=80, deadline=None)
def test_every_box_stands_there_once_and_nothing_is_wider_than_the_screen(diagram: Diagram, width: int) -> None:
    told = painted(diagram, Look(width=width, boxes=True))
    assert sorted(re.findall(r"Title\d+x", told)) == sorted(
        re.findall(r"Title\d+x", " ".join(box.title for box in diagram.nodes))
    )
    assert all(len(line) <= width for line in told.splitlines())


@given(ladders())
@settings(max_examples=60, deadline=None)
def test_every_arrow_is_told_by_the_number_of_its_head(diagram: Diagram) -> None:
    told = painted(diagram, Look(width=40, boxes=True)).splitlines()
    joined = " ".join(line.removeprefix("│").strip() for line in told)
    number = {title: int(n) for n, title in re.findall(r"(\d+) (Title\d+x)", joined)}
    said = {
        title: set(map(int, re.findall(r"\d+", heads or "")))
        for title, heads in re.findall(r"(Title\d+x) with words(?: → ((?:\d+ ?)+)(?= |$))?", joined)
    }
    titles = {box.id: box.title.split()[0] for box in diagram.nodes}
    for arrow in diagram.edges:
        assert number[titles[arrow.head]] in said[titles[arrow.tail]]


def small() -> Diagram:
    boxes = [
        node("a", "Lower", 0, facets=["left"]),
        node("b", "Upper", 1, facets=["right"]),
        node("c", "Without", 2, facets=["left"]),
    ]
    return build.diagram(
        "", "", rows=["Band 3", "Band 4", row("Loose", beside=0)], nodes=boxes, edges=[edge("a", "b"), edge("a", "c", stroke=Stroke.DOTTED)],
        facets=[facet("Side", ["left", "right"])], aside="no band", keys=[key("May lead to", Stroke.SOLID), key("Unlikely", Stroke.DOTTED)],
    )  # fmt: skip


def test_rows_are_rungs_from_the_top_down_with_a_column_for_each_value_and_one_for_what_stands_beside() -> None:
    heads, upper, lower, _, keys = painted(small()).splitlines()
    assert heads.split("  ")[0] == "" and [heads.index(head) for head in ("left", "right", "no band")] == sorted(
        [lower.index("1 Lower"), upper.index("2 Upper"), lower.index("3 Without")]
    )
    assert upper.startswith("Band 4 ┤") and lower.startswith("Band 3 ┤")
    assert "1 Lower → 2 (3)" in lower
    assert keys == "→ 2: May lead to 2. (2): Unlikely"


def test_where_lines_cannot_be_drawn_there_is_ascii() -> None:
    told = painted(small(), Look(width=80, boxes=True, encoding="ascii"))
    assert told.isascii() and "1 Lower -> 2 (3)" in told and "Band 4 +" in told


@pytest.mark.parametrize("look", [Look(width=80, accessible=True), Look(width=None, boxes=True)])
def test_who_listens_or_reads_by_program_gets_words(look: Look) -> None:
    told = painted(picture("peer"), look)
    assert "It says peer" in told and "→" not in told


def test_a_screen_without_end_is_not_filled() -> None:
    assert max(map(len, painted(picture("peer"), Look(width=100_000, boxes=True)).splitlines())) <= 200


def test_a_narrow_screen_has_one_box_below_another() -> None:
    told = painted(small(), Look(width=30, boxes=True)).splitlines()
    assert told[:6] == ["Loose", "│ 3 Without", "Band 4", "│ 2 Upper", "Band 3", "│ 1 Lower → 2 (3)"]


@given(ladders(), st.sampled_from([40, 60, 80, 120]))
@settings(max_examples=60, deadline=None)
def test_what_stands_beside_is_never_told_as_of_a_strip(diagram: Diagram, width: int) -> None:
    """In a column of its own, or under its own name."""
    told = painted(diagram, Look(width=width, boxes=True)).splitlines()
    beside = [box for box in diagram.nodes if diagram.rows[box.row].beside is not None]
    if beside:
        assert any(line.endswith("beside") or line.startswith("Beside") for line in told)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_only_text(hostile: str) -> None:
    assert "\x1b" not in painted(picture(hostile))


def test_a_value_that_no_column_has_is_a_slip_of_the_writer() -> None:
    with pytest.raises(ValueError, match="facet"):
        build.diagram(
            "", "", rows=["R"], nodes=[node("a", "A", 0, facets=["up"])], edges=[], facets=[facet("Side", ["left"])]
        )


def test_a_box_that_is_in_its_row_by_assumption_has_a_star_that_the_key_explains() -> None:
    boxes = [node("a", "Sure", 0), node("b", "Unsure", 0, unsure=True)]
    told = painted(build.diagram("", "D", rows=["Band 3"], nodes=boxes, edges=[], unsure="assumed"))
    assert "Unsure*" in told and "Sure*" not in told and "*: assumed" in told
    assert "*" not in painted(build.diagram("", "D", rows=["Band 3"], nodes=boxes[:1], edges=[], unsure="assumed"))


@pytest.mark.parametrize("width", [40, 80])
def test_a_row_above_that_gathers_comes_last_and_is_no_summit(width: int) -> None:
    boxes = [node("a", "Low", 0), node("b", "High", 1), node("c", "Out", 2)]
    rows = [row("Band 3"), row("Band 4"), row("Others", gathers=True)]
    told = painted(
        build.diagram("", "D", rows=rows, nodes=boxes, edges=[edge("b", "c")]), Look(width=width, boxes=True)
    )
    order = [told.index(text) for text in ("High", "Low", "Others", "Out")]
    assert order == sorted(order)

"""Bars along months: drawn where a reader's end can, and said in words, the same words, everywhere."""

import itertools
import re
from xml.etree import ElementTree

import pytest

from peerpath.document import build
from peerpath.document.blocks import Document
from peerpath.document.clean import clean
from peerpath.document.timeline import Fill, Lane, Timeline, bar, lanes, lines_in_words
from peerpath.render import html, markdown
from peerpath.render.picture import timeline as drawn
from peerpath.render.terminal import text
from peerpath.render.terminal.console import Look
from tests.render.pages import bars

DRAWN = re.compile(r"[\u2500-\u25ff·]")
SVG = "{http://www.w3.org/2000/svg}"


def page(timeline: Timeline) -> Document:
    return build.document("T", timeline)


def many(count: int) -> Timeline:
    courses = tuple(bar(n, n + 1, f"Course {n}", f"month {n + 1}", sign=str(n)) for n in range(count))
    ticks = [(month, str(2027 + month // 12)) for month in range(0, count, 12)]
    return build.timeline("", "", months=count, ticks=ticks, lanes=lanes("Study", courses))


def squeezed(painted: str) -> str:
    return " ".join(painted.split())


def test_on_a_terminal_a_bar_is_as_long_as_its_months() -> None:
    lane = lanes("Work", (bar(0, 5, "A", "months 1 to 5"), bar(5, 10, "B", "months 6 to 10", fill=Fill.ASSUMED)))
    painted = text.paint(page(build.timeline("", "", months=10, ticks=[], lanes=lane)), Look(width=80, boxes=True))
    line = next(line for line in painted.splitlines() if line.startswith("Work"))
    assert line.count("█") == line.count("▒") > 4


@pytest.mark.parametrize(
    "look", [Look(width=80, accessible=True), Look(width=40, boxes=True), Look(width=80, boxes=True, encoding="ascii")]
)
def test_where_nothing_can_be_drawn_each_bar_is_a_plain_line(look: Look) -> None:
    painted = text.paint(page(bars("Work")), look)
    assert not DRAWN.search(painted)
    assert "Work, months 4 to 15: Senior" in squeezed(painted)
    assert all(len(line) <= (look.width or 0) for line in painted.splitlines())


@pytest.mark.parametrize(("height", "is_drawn"), [(None, True), (40, True), (12, False)])
def test_an_answer_keeps_its_first_line_on_a_terminal_rather_than_its_picture(
    height: int | None, is_drawn: bool
) -> None:
    """The picture says again what the steps say: it never pushes them and the answer off the top."""
    lane = lanes("Work", (bar(0, 5, "step 1", "months 1 to 5", sign="1"),))
    timeline = build.timeline("", "", months=10, ticks=[], lanes=lane, brief=True)
    answer = build.screen("T", *(build.prose(f"Step {number}.") for number in range(1, 4)), timeline, lead="So.")
    painted = text.paint(answer, Look(width=80, boxes=True, height=height))
    assert bool(DRAWN.search(painted)) is is_drawn and "Step 3." in painted
    # One line is left for what is typed next.
    assert height is None or len(painted.splitlines()) < height


@pytest.mark.parametrize("accessible", [True, False])
def test_what_stands_above_is_not_said_again_where_nothing_can_be_drawn(accessible: bool) -> None:
    lane = lanes("Work", (bar(0, 5, "step 1", "months 1 to 5", sign="1"),))
    timeline = build.timeline("", "", months=10, ticks=[], lanes=lane, brief=True)
    painted = text.paint(page(timeline), Look(width=40, accessible=accessible, boxes=True))
    assert "month" not in painted


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("months", [1, 7, 36, 400])
def test_the_picture_keeps_the_width_whatever_its_months(width: int, months: int) -> None:
    painted = text.paint(page(many(months)), Look(width=width, boxes=True))
    assert all(len(line) <= width for line in painted.splitlines())
    assert DRAWN.search(painted)


def test_the_same_is_said_in_words_in_html_and_markdown() -> None:
    told = lines_in_words(bars("Work"))
    assert len(told) == 5
    for line in told:
        assert line in html.paint(page(bars("Work")))
        assert line in markdown.paint(page(bars("Work"))).replace("\\", "")


@pytest.mark.parametrize("months", [1, 7, 36, 400])
def test_in_svg_everything_lies_within_the_picture_and_no_label_over_another(months: int) -> None:
    picture = ElementTree.fromstring(drawn.paint(many(months)))
    width = float(picture.attrib["width"])
    for box in picture.findall(f"{SVG}rect"):
        assert 0 <= float(box.attrib["x"]) <= float(box.attrib["x"]) + float(box.attrib["width"]) <= width
    labels = [float(label.attrib["x"]) for label in picture.findall(f"{SVG}text") if label.attrib["y"] == "14.5"]
    assert all(after - before > 25 for before, after in itertools.pairwise(labels))


def test_bars_at_the_same_time_stand_in_lanes_of_their_own() -> None:
    rows = lanes("Work", (bar(0, 6, "A", ""), bar(3, 9, "B", ""), bar(6, 7, "C", "")))
    assert [[one.label for one in row.bars] for row in rows] == [["A", "C"], ["B"]]


@pytest.mark.parametrize(
    "wrong", [(bar(0, 5, "", ""), bar(4, 6, "", "")), (bar(0, 11, "", ""),), (bar(-1, 2, "", ""),)]
)
def test_a_bar_outside_the_months_or_over_another_is_a_slip_of_the_writer(wrong: tuple[object, ...]) -> None:
    with pytest.raises(ValueError, match="bar"):
        build.timeline("", "", months=10, ticks=[], lanes=[Lane(clean(""), wrong)])  # type: ignore[arg-type]


def test_letters_are_nine_points_or_more_across_a_sheet_of_a4() -> None:
    between_margins = (210 - 2 * 18) / 25.4 * 72
    sizes = [
        float(label.attrib["font-size"]) for label in ElementTree.fromstring(drawn.paint(many(36))).iter(f"{SVG}text")
    ]
    assert min(sizes) * between_margins / drawn.WIDTH >= 9


def test_a_file_of_its_own_says_what_each_sign_stands_for() -> None:
    texts = ["".join(one.itertext()) for one in ElementTree.fromstring(drawn.paint_alone(many(12))).iter(f"{SVG}text")]
    assert [text for text in texts if re.match(r"\d+\. ", text)] == [
        f"{n}. Course {n}, month {n + 1}" for n in range(12)
    ]

"""Text for a terminal: wrapped, honest in every encoding, and good to listen to."""

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from peerpath.document import build
from peerpath.document.blocks import Block
from peerpath.document.clean import clean
from peerpath.document.inline import Colour, link, mark
from peerpath.render.terminal import text
from peerpath.render.terminal.console import PAPER, Look
from peerpath.render.terminal.encoding import fit
from peerpath.render.terminal.measure import width_of, wrap
from tests.render.pages import HOSTILE, everything

DRAWN = re.compile(r"[\u2500-\u259f]|--|__|==")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
ROLES = build.table(
    "Roles", ["Title", "Band", build.column("Months", number=True)],
    [["Peer Support Worker", "3", "12"], ["Peer Lead", "", "6"]],
)  # fmt: skip


def lines(block: Block, **look: object) -> list[str]:
    return text.text_of(text.lines_of(block, Look(**look)), Look(**look)).splitlines()  # type: ignore[arg-type]


def test_prose_is_wrapped_at_the_width() -> None:
    assert lines(build.prose("one two three four five"), width=10) == ["one two", "three four", "five"]


def test_a_long_word_stays_whole_so_that_it_can_be_copied() -> None:
    assert lines(build.prose("see https://example.org/a/long/address now"), width=20) == [
        "see",
        "https://example.org/a/long/address",
        "now",
    ]


def test_prose_stays_readable_on_a_wide_terminal() -> None:
    assert max(map(len, lines(build.prose("word " * 100), width=300))) <= 90


def test_nothing_is_wrapped_on_a_pipe() -> None:
    assert lines(build.prose("word " * 100), width=None) == [("word " * 100).strip()]


def test_a_table_has_columns_where_they_fit() -> None:
    assert lines(ROLES, width=80, boxes=True) == [
        "Roles",
        "Title                Band  Months",
        "-------------------  ----  ------",
        "Peer Support Worker  3         12",
        "Peer Lead                       6",
    ]


@pytest.mark.parametrize("look", [{"width": 25}, {"width": 80, "accessible": True}])
def test_a_table_becomes_labelled_lines_where_it_does_not_fit_or_is_listened_to(look: dict[str, object]) -> None:
    assert lines(ROLES, **look) == [
        "Roles",
        "Title: Peer Support Worker" if look["width"] == 80 else "Title: Peer Support",
        *([] if look["width"] == 80 else ["    Worker"]),
        "  Band: 3",
        "  Months: 12",
        "",
        "Title: Peer Lead",
        "  Months: 6",
    ]


def test_a_table_on_a_pipe_has_one_record_a_line() -> None:
    table = build.table("", ["Id", "Text"], [["a", "word " * 60], ["b", "x"]])
    assert [line[0] for line in lines(table, width=None)] == ["I", "a", "b"]


def test_rows_of_several_lines_stand_apart() -> None:
    table = build.table(
        "", ["Role", "What it is"], [["One", "some words that need more room than there is"], ["Two", "x"]]
    )
    assert lines(table, width=34) == [
        "Role  What it is",
        "One   some words that need more",
        "      room than there is",
        "",
        "Two   x",
    ]


def test_lists_show_their_order_and_what_stands_below() -> None:
    block = build.numbered("One", build.item("Two", build.bullets("two words here", "B")))
    assert lines(block, width=16) == ["1. One", "2. Two", "   - two words", "     here", "   - B"]


def test_commands_are_never_broken() -> None:
    command = "peerpath route cwpt/senior-peer-support-worker --profile sam.yaml"
    assert f"  {command}" in lines(build.commands("Next", (command, "see the steps")), width=40)


def test_an_address_follows_its_words_but_not_one_on_the_same_page() -> None:
    shown = build.prose("See ", link("the page", "https://a.example"), " and ", link("below", "#b"))
    assert lines(shown, width=80) == ["See the page (https://a.example) and below"]


def test_a_status_is_a_word_with_and_without_colour() -> None:
    block = build.prose(mark("in place", Colour.GREEN))
    assert lines(block, colour=False) == ["in place"]
    assert ESCAPE.sub("", lines(block, colour=True)[0]) == "in place"


def test_colour_adds_escapes_and_changes_no_word() -> None:
    plain = text.paint(everything(), Look(width=60, boxes=True))
    coloured = text.paint(everything(), Look(width=60, boxes=True, colour=True))
    assert "\x1b" not in plain
    assert coloured != plain
    assert ESCAPE.sub("", coloured) == plain


def contrast(number: int, ground: float) -> float:
    """Of a colour of the 256 that every terminal has alike, with a ground of this luminance."""
    levels = (0, 95, 135, 175, 215, 255)
    parts = [levels[(number - 16) // step % 6] / 255 for step in (36, 6, 1)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    own = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    light, dark = max(own, ground), min(own, ground)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [Colour.GREEN, Colour.TEAL, Colour.AMBER])
def test_colours_that_themes_print_too_lightly_read_on_white_and_on_black(colour: Colour) -> None:
    said = lines(build.prose(mark("in place", colour)), colour=True)[0]
    number = re.search(r"38;5;(\d+)m", said)
    assert number
    assert min(contrast(int(number[1]), ground) for ground in (0.0, 1.0)) > 4.3


@pytest.mark.parametrize("width", [20, 40, 80, None])
def test_nothing_is_drawn_for_a_screen_reader(width: int | None) -> None:
    assert not DRAWN.search(text.paint(everything(), Look(width=width, accessible=True)))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "no-such-encoding"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_any_text_can_be_written_in_any_encoding(encoding: str, hostile: str) -> None:
    painted = text.paint(everything(hostile + " Łukasz’s “你好” – 😀"), Look(width=40, encoding=encoding, boxes=True))
    painted.encode("ascii" if encoding.startswith("no-") else encoding)


@pytest.mark.parametrize(
    ("given_text", "encoding", "shown"),
    [
        ("Zoë’s “way” – 5 → 6…", "ascii", 'Zoe\'s "way" - 5 -> 6...'),
        ("Zoë’s “way” – £5", "cp1252", "Zoë’s “way” – £5"),
        ("Łukasz", "cp1252", "Lukasz"),
        ("你", "ascii", "\\u4f60"),
        ("你", "utf-8", "你"),
    ],
)
def test_characters_that_are_lacking_are_replaced_by_the_nearest(given_text: str, encoding: str, shown: str) -> None:
    assert fit(given_text, encoding) == shown


@given(st.text(), st.sampled_from(["ascii", "cp1252", "utf-8", "koi8-r"]))
def test_fitted_text_always_encodes(given_text: str, encoding: str) -> None:
    fit(clean(given_text), encoding).encode(encoding)


def test_wide_characters_take_two_columns_and_marks_none() -> None:
    assert [width_of("ab"), width_of("你好"), width_of("e\u0301")] == [2, 4, 1]


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30)), st.integers(1, 60))
def test_wrapping_loses_no_word_and_keeps_the_width(words: list[str], width: int) -> None:
    wrapped = wrap([(" ".join(words), "")], width)
    assert " ".join("".join(part for part, _ in line) for line in wrapped) == " ".join(words)
    for line in wrapped:
        joined = "".join(part for part, _ in line)
        assert width_of(joined) <= width or " " not in joined


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_as_plain_text(hostile: str, colour: bool) -> None:
    painted = ESCAPE.sub("", text.paint(everything(hostile), replace(PAPER, colour=colour)))
    assert " ".join(clean(hostile).split()) in " ".join(painted.split())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", painted)


def test_text_is_painted_without_the_libraries_that_take_long_to_load() -> None:
    program = (
        "import sys, msgspec; before = set(sys.modules);"
        "from peerpath.render.terminal import text, console; from peerpath.document import build;"
        "text.paint(build.document('t', build.prose('p')));"
        "slow = {'rich', 'typst', 'pydantic', 'networkx', 'yaml', 'json'};"
        "print(sorted(slow & (set(sys.modules) - before)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True, text=True).stdout == "[]\n"


def test_a_cell_with_none_behind_it_takes_their_room() -> None:
    told = "confirm a thing that takes most of the width of a line"
    painted = lines(build.rows(["1", "now", "work", "12 months"], ["", "now", told, ""]), width=70)
    assert len(painted) == 2 and painted[1].endswith(told)
    assert painted[0].index("work") == painted[1].index("confirm")


@given(st.lists(st.lists(st.text("ab ", max_size=40), min_size=3, max_size=3), min_size=1, max_size=4))
def test_rows_keep_the_width_and_every_word(cells: list[list[str]]) -> None:
    painted = lines(build.rows(*cells), width=60)
    assert all(len(line) <= 60 for line in painted)
    assert sorted(" ".join(painted).replace(":", "").replace(",", "").split()) == sorted(
        word for row in cells for cell in row for word in cell.split()
    )

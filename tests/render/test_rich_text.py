"""Rich's painter: the same words as plain text, with frames; data never becomes markup or an escape."""

import re

import pytest

from peerpath.document import build
from peerpath.document.clean import clean
from peerpath.document.inline import Colour
from peerpath.render.terminal import rich_text, text
from peerpath.render.terminal.console import Look
from tests.render.pages import HOSTILE, everything

OWN_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")
TERMINAL = Look(width=100, boxes=True, rich=True)
FRAMES = re.compile(r"[\u2500-\u257f]")


def words(painted: str) -> list[str]:
    return re.sub(r"[\u2500-\u257f=-]|:\s|_", " ", painted).split()


def test_it_says_what_plain_text_says() -> None:
    document = build.document("Title", build.prose("Some prose"), build.bullets("a", "b"), lead="Lead", foot="Foot")
    assert words(rich_text.paint(document, TERMINAL)) == words(text.paint(document, TERMINAL))


def test_tables_and_callouts_have_frames() -> None:
    table = build.table("Roles", ["Title", "Band"], [["Peer Lead", "6"]])
    painted = rich_text.paint(build.document("T", table, build.callout("Mind", build.prose("this"))), TERMINAL)
    assert FRAMES.search(painted)
    assert "Peer Lead" in painted
    assert "this" in painted


def test_without_colour_there_is_no_escape() -> None:
    assert "\x1b" not in rich_text.paint(everything(), TERMINAL)


@pytest.mark.parametrize("width", [30, 40, 80, 120])
def test_frames_keep_the_width(width: int) -> None:
    painted = rich_text.paint(everything("Peer support, in words"), Look(width=width, boxes=True, rich=True))
    assert all(len(line) <= width for line in painted.splitlines() if FRAMES.search(line))


def test_a_command_is_never_broken() -> None:
    command = "peerpath route cwpt/senior-peer-support-worker --profile sam.yaml"
    document = build.document("T", build.commands("Next", (command, "see")))
    assert command in rich_text.paint(document, Look(width=40, rich=True))


@pytest.mark.parametrize("colour", [False, True])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_as_plain_text(hostile: str, colour: bool) -> None:
    document = build.document("T", build.prose(hostile), build.callout(hostile, colour=Colour.GREEN))
    painted = OWN_ESCAPE.sub("", rich_text.paint(document, Look(width=400, colour=colour, rich=True)))
    assert painted.splitlines()[2] == " ".join(clean(hostile).split())
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", painted)

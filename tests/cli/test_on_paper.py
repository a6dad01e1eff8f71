"""What an adviser can ask of paper: a size, a letterhead, one sheet; and of a terminal: a pager, where one is set."""

import os
import pty
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.render.test_pdf import needs_extra, needs_poppler

ROLE = "cwpt/peer-practitioner"
PNG = b"\x89PNG\r\n\x1a\n"
HUGE = PNG + struct.pack(">I4sII", 13, b"IHDR", 20_000, 20_000)


def letterhead(folder: Path, text: str, logo: bytes = b"<svg xmlns='http://www.w3.org/2000/svg'/>") -> str:
    (folder / "logo").write_bytes(logo)
    file = folder / "head.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("command", ["gap", "route"])
def test_a_letterhead_stands_on_the_page_with_its_logo_inside(ask: Ask, command: str, tmp_path: Path) -> None:
    file = letterhead(tmp_path, "name: North Service\naddress: [1 Road, Leeds]\nlogo: logo\n")
    page = ask(command, ROLE, "--format", "html", "--letterhead", file).out
    assert "North Service<br>1 Road<br>Leeds" in page and "data:image/svg+xml;base64," in page


@pytest.mark.parametrize(
    ("text", "logo"),
    [
        ("name: [no]\n", b""),
        ("nome: North\n", b""),
        ("name: North\naddress: [[no]]\n", b""),
        ("name: North\nlogo: none\n", b""),
        ("name: North\nlogo: logo\n", b"GIF89a"),
        ("name: North\nlogo: logo\n", PNG + b"0" * 2_000_001),
        ("name: North\nlogo: logo\n", HUGE),
    ],
)
def test_what_is_no_letterhead_is_refused(ask: Ask, tmp_path: Path, text: str, logo: bytes) -> None:
    answer = ask("gap", ROLE, "--format", "html", "--letterhead", letterhead(tmp_path, text, logo))
    assert (answer.code, answer.out) == (2, "") and answer.err


def test_the_size_of_a_picture_has_a_limit_that_is_told(ask: Ask, tmp_path: Path) -> None:
    file = letterhead(tmp_path, "name: North\nlogo: logo\n", HUGE)
    told = ask("gap", ROLE, "--format", "html", "--letterhead", file).err
    assert "20,000 by 20,000" in told and "4,000,000" in told


def test_a_folder_is_told_to_be_one(ask: Ask, tmp_path: Path) -> None:
    told = ask("gap", ROLE, "--format", "html", "--letterhead", str(tmp_path))
    assert told.code == 2 and "this is a folder" in told.err


@needs_extra
@pytest.mark.parametrize(
    "logo",
    [PNG, PNG + struct.pack(">I4sII", 13, b"IHDR", 9, 9), b"<svg", b"<svg xmlns='http://www.w3.org/2000/svg'><rect"],
)
def test_a_damaged_logo_is_left_out_of_a_pdf_and_that_is_told(ask: Ask, tmp_path: Path, logo: bytes) -> None:
    file, out = letterhead(tmp_path, "name: North\nlogo: logo\n", logo), tmp_path / "out.pdf"
    answer = ask("gap", ROLE, "--format", "pdf", "--letterhead", file, "--output", str(out))
    assert answer.code == 0 and out.read_bytes().startswith(b"%PDF")
    assert "logo cannot be drawn" in answer.err and "mistake in peerpath" not in answer.err


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, ": cannot be opened: no such file"),
        ("name: North\nname: South\n", ":2: this key stands here twice"),
        ("name: [North\n", ":2: "),
        ("", ":1: there is nothing in this file"),
    ],
)
def test_why_a_letterhead_cannot_be_read_is_told(ask: Ask, tmp_path: Path, text: str | None, why: str) -> None:
    file = letterhead(tmp_path, text) if text is not None else str(tmp_path / "none.yaml")
    answer = ask("gap", ROLE, "--format", "html", "--letterhead", file)
    assert answer.code == 2 and f"{file}{why}" in answer.err


def test_one_page_leaves_out_what_is_agreed_and_signed(ask: Ask) -> None:
    for command in ("gap", "route"):
        assert "What we agreed" in ask(command, ROLE, "--full").out
        assert "What we agreed" not in ask(command, ROLE, "--full", "--one-page").out


def test_anonymous_prints_nothing_that_anybody_typed(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        f"name: Ann Onymous\nwaivers: [{{requirement: {ROLE}/english, agreed_by: Mrs Secret, why: knows me}}]\n",
        encoding="utf-8",
    )
    for form in ("text", "markdown", "html"):
        for full in ((), ("--full",)):
            told = ask("gap", ROLE, "--profile", str(tmp_path / "p.yaml"), "--anonymous", *full, "--format", form).out
            assert not [word for word in ("Ann Onymous", "Mrs Secret", "knows me") if word in told]


def on_a_terminal(tmp_path: Path, *words: str, **environment: str) -> str:
    """What a person sees; the pager marks what goes through it."""
    pager = tmp_path / "pager"
    pager.write_text("#!/bin/sh\necho PAGED; cat\n", encoding="utf-8")
    pager.chmod(0o700)
    ours, theirs = pty.openpty()
    setting = {**os.environ, "TERM": "xterm", "PAGER": str(pager), "COLUMNS": "80", **environment}
    with subprocess.Popen([sys.executable, "-m", "peerpath", *words], stdout=theirs, stderr=theirs, env=setting):
        os.close(theirs)
        seen = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            seen += part
    os.close(ours)
    return seen.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_only_the_whole_goes_through_a_pager_and_only_where_one_is_set(tmp_path: Path) -> None:
    assert "PAGED" in on_a_terminal(tmp_path, "gap", ROLE, "--full")
    assert "PAGED" not in on_a_terminal(tmp_path, "gap", ROLE)
    assert "PAGED" not in on_a_terminal(tmp_path, "gap", ROLE, "--full", PAGER="")
    assert "PAGED" not in on_a_terminal(tmp_path, "gap", ROLE, "--full", ACCESSIBLE="1")
    assert "Sources" in on_a_terminal(tmp_path, "gap", ROLE, "--full", PAGER="no-such-pager")


S, NO_WAY = "cwpt/senior-peer-support-worker", ("--not-willing", "imroc-peer-support-training")
COMMANDS = "about|compare|explain|gap|map|next|page|profile|roles|route|schema|show|validate"


@pytest.mark.parametrize(
    "asked",
    [("roles",), ("show", S), ("show", "care-certificate"), ("next",), ("compare", "Senior PSW"), ("gap", S), ("about",),
     ("route", S), ("route", S, *NO_WAY)],
)  # fmt: skip
def test_no_page_suggests_a_shell_command(ask: Ask, asked: tuple[str, ...]) -> None:
    page = ask(*asked, "--format", "html").out
    assert "<h1>" in page and not re.search(rf"peerpath ({COMMANDS})\b", page.partition("<body")[2])


@needs_extra
@needs_poppler
@pytest.mark.parametrize("role", [ROLE, "cnwl/advanced-lived-experience-practitioner"])
def test_a_handout_is_one_sheet_and_what_it_leaves_out_is_told_to_who_asks(ask: Ask, tmp_path: Path, role: str) -> None:
    file = tmp_path / "handout.pdf"
    said = ask("gap", role, "--one-page", "--format", "pdf", "--output", str(file)).err
    told = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, text=True, check=True).stdout
    assert told.count("\f") == 1
    assert ("names what it leaves out" in said) == ("The full report has more:" in told)


def test_a_folder_is_not_taken_for_a_file_to_write_to(ask: Ask) -> None:
    refused = ask("gap", "cwpt/peer-practitioner", "--output", ".")
    assert refused.code == 2
    assert refused.err.strip() == '"." is a folder. Name a file to write to.'

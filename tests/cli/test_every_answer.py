"""What holds for every answer: it ends with what to type next, and it reads well wherever it is read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

ANSWERS = [
    ("route", "cwpt/peer-practitioner"),
    ("next",),
    ("gap", "cwpt/peer-practitioner"),
    ("map", "cwpt"),
    ("roles",),
    ("roles", "--band", "99"),
    ("show", "cwpt/peer-practitioner"),
    ("show", "care-certificate"),
    ("show", "health-and-social-care-qualification"),
    ("compare", "cwpt/peer-practitioner", "cwpt/peer-support-worker"),
    ("about",),
    ("explain",),
    ("explain", "band"),
    ("explain", "PP503"),
    ("profile", "show", "sam.yaml"),
    ("profile", "check", "sam.yaml"),
]
DRAWN = set("─│┌┐└┘├┤┬┴┼═║╭╮╰╯━┃█▶→←↑↓•·")


@pytest.fixture(autouse=True)
def sam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sam.yaml").write_text("name: Sam Smith\nholds: [care-certificate]\n", encoding="utf-8")


def commands(told: str) -> list[str]:
    after = told.rpartition("What next")[2].splitlines()
    return [line.strip() for line in after if line.strip().startswith("peerpath ")]


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_it_ends_with_one_or_two_commands_to_type_next(ask: Ask, words: tuple[str, ...]) -> None:
    assert 1 <= len(commands(ask(*words).out)) <= 2


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_for_a_screen_reader_nothing_is_drawn(
    ask: Ask, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESSIBLE", "1")
    told = ask(*words).out
    assert not DRAWN & set(told) and "\x1b" not in told
    assert not [line for line in told.splitlines() if set(line) and set(line) <= set("=-_ ")]


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_forty_columns_are_enough(ask: Ask, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    if words[:2] == ("profile", "check"):
        return
    long = [line for line in ask(*words).out.splitlines() if len(line) > 40]
    # Only what would be wrong in two parts: an id, a command, or lines of a file.
    assert [line for line in long if not line.startswith("    ") and "peerpath" not in line and "/" not in line] == []


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_any_encoding_can_show_it(words: tuple[str, ...], encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    done = subprocess.run([sys.executable, "-m", "peerpath", *words], capture_output=True, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode(encoding)


def test_no_value_of_a_profile_is_in_an_error(ask: Ask) -> None:
    Path("sam.yaml").write_text("name: Wilhelmina\nholds: [nonsuch]\nexperience: [{months: -7}]\n", encoding="utf-8")
    for words in (("gap", "cwpt/peer-practitioner", "--profile", "sam.yaml"), ("profile", "show", "sam.yaml")):
        told = ask(*words)
        assert told.code == 2 and not [word for word in ("Wilhelmina", "nonsuch", "-7") if word in told.err + told.out]

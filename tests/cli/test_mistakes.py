"""A mistake of the program ends without a traceback, and without a word of what a person told."""

import pytest

from peerpath.report import welcome
from tests.cli.conftest import Ask


def broken() -> None:
    raise ValueError("Wilhelmina")


def test_a_mistake_is_told_without_what_was_in_the_data(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "welcome_document", broken)
    monkeypatch.delenv("PEERPATH_TRACEBACK")
    answer = ask()
    assert (answer.code, answer.out) == (2, "")
    assert "ValueError in test_mistakes.py, line" in answer.err
    assert "Wilhelmina" not in answer.err and "Traceback" not in answer.err


def test_details_are_shown_to_whoever_asks_for_them(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(welcome, "welcome_document", broken)
    with pytest.raises(ValueError, match="Wilhelmina"):
        ask()


@pytest.mark.parametrize(
    "asked", [["gap", "Peer practitioner", "--profile"], ["next", "--profile"], ["roles", "--data"]]
)
def test_a_name_too_long_for_a_file_is_no_mistake_of_ours(asked: list[str], ask: Ask) -> None:
    told = ask(*asked, "x" * 300)
    assert told.code == 2
    assert "too long" in told.err and "mistake" not in told.err


@pytest.mark.parametrize(
    "words",
    [
        ["route", "cwpt/peer-practitioner", "--profile"], ["route", "cwpt/peer-practitioner", "--letterhead"],
        ["gap", "cwpt/peer-practitioner", "--notes"], ["profile", "check"], ["profile", "import"], ["roles", "--data"],
        ["validate"], ["validate", "--format", "lines"], ["validate", "--select"], ["show"], ["map"], ["explain"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_nobody_reads_to_its_end_is_told_in_short(ask: Ask, words: list[str]) -> None:
    answer = ask(*words, "x" * 100_000)
    assert answer.code == 2 and 0 < len(answer.out + answer.err) < 1_500


def test_an_option_that_nobody_reads_to_its_end_is_told_in_short(ask: Ask) -> None:
    answer = ask("route", f"--{'x' * 100_000}")
    assert answer.code == 2 and "characters left out" in answer.err and len(answer.err) < 1_500

"""Every command of the program, in every form: an answer with the promised exit code, twice the same, and no network."""

from pathlib import Path

import pytest

from peerpath.cli.app import COMMANDS
from tests.cli.conftest import Ask
from tests.reliability.commands import OTHERS, about_a_profile, about_data

PROFILE = """\
name: Wilhelmina
lived_experience: [mental-health]
declares: [writing]
holds: [care-basics, {id: english-2, awarded: 2024-07}]
studying: [{id: care-3, until: 2027-03}]
experience: [{role: trust/helper, months: 18, until: 2026-10}, {occupation: senior, setting: voluntary, months: 6}]
waivers: [{requirement: trust/senior-helper/english, agreed_by: the trust, why: as good}]
"""
ROLE, OTHER, COURSE = "trust/senior-helper", "charity/helper", "care-3"


@pytest.fixture
def profile(tmp_path: Path) -> str:
    file = tmp_path / "profile.yaml"
    file.write_text(PROFILE, encoding="utf-8")
    return str(file)


def test_no_command_is_forgotten_here() -> None:
    asked = {words[0] for words in (*about_data(ROLE, OTHER, COURSE), *about_a_profile("-", ROLE), *OTHERS) if words}
    assert set(COMMANDS) <= asked


@pytest.mark.parametrize("words", about_data(ROLE, OTHER, COURSE), ids=" ".join)
def test_role_data_answers(words: list[str], ask: Ask, world_folder: Path) -> None:
    words = [*words, "--data", str(world_folder), "--no-builtin"]
    answer = ask(*words)
    assert (answer.code, answer.err) == (0, "")
    assert ask(*words).out == answer.out


@pytest.mark.parametrize("words", about_a_profile("FILE", ROLE), ids=" ".join)
def test_a_profile_is_answered(words: list[str], ask: Ask, world_folder: Path, profile: str) -> None:
    words = [profile if word == "FILE" else word for word in words]
    if words[:2] == ["profile", "import"]:
        words[2] = profile.replace(".yaml", ".json")
        Path(words[2]).write_text('{"basics": {"name": "Wilhelmina"}}', encoding="utf-8")
    answer = ask(*words, "--data", str(world_folder), "--no-builtin")
    assert answer.code == 0
    assert ask(*words, "--data", str(world_folder), "--no-builtin").out == answer.out


@pytest.mark.parametrize("words", OTHERS, ids=" ".join)
def test_what_asks_for_no_role_answers(words: list[str], ask: Ask) -> None:
    answer = ask(*words)
    assert answer.code in ((0, 1) if "validate" in words else (0,))
    assert answer.out
    assert ask(*words).out == answer.out


@pytest.mark.parametrize("day", ["1900-01-01", "1948-07-05", "2200-12-31"])
def test_a_clock_far_off_is_answered_too(day: str, ask: Ask, world_folder: Path, profile: str) -> None:
    own = ("--data", str(world_folder), "--no-builtin")
    for words in (["gap", ROLE, "--profile", profile], ["route", ROLE, "--profile", profile], ["next"], ["about"]):
        answer = ask(*words, "--as-of", day, *own)
        assert (answer.code, answer.err) == (0, "")
    assert ask("validate", "--as-of", day, own[1], "--no-builtin").code in (0, 1)

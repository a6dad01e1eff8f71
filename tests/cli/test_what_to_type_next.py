"""Commands under "What next" ask about the same person, on the same day and of the same data as the answer above them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

ROLE = "cwpt/peer-practitioner"


def typed(told: str) -> list[str]:
    return [line.strip() for line in told.splitlines() if line.strip().startswith("peerpath ")]


@pytest.fixture
def people(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "ana.yaml", tmp_path / "bo.yaml"]
    for file in files:
        file.write_text("lived_experience: [mental-health]\n")
    return files


@pytest.mark.parametrize("command", [("gap", ROLE), ("route", ROLE), ("next",), ("map", ROLE)], ids=lambda one: one[0])
def test_the_day_is_typed_again_once(command: tuple[str, ...], people: list[Path], ask: Ask) -> None:
    told = typed(ask(*command, "-p", str(people[0]), "--as-of", "2026-11-20").out)
    about = [one for one in told if "peerpath roles" not in one]
    assert about and all(one.count("--as-of 2026-11-20") == 1 for one in about)
    assert all(one.count(f"--profile {people[0]}") == 1 for one in about)


def test_what_was_asked_of_a_way_is_typed_again_for_the_way_and_not_for_the_gap(people: list[Path], ask: Ask) -> None:
    """The whole answer is the one that is asked for; ``gap`` has none of these options."""
    asked = "--alternatives 1 --by study --stay-with cwpt --what-if holds=pgce"
    told = typed(ask("route", ROLE, "-p", str(people[0]), *asked.split()).out)
    assert asked in told[0] and told[0].count("--") == 6
    assert not any("--by" in one for one in told if one.startswith("peerpath gap"))


def test_of_many_people_each_command_names_one(people: list[Path], ask: Ask, tmp_path: Path) -> None:
    """A folder of their files, or the files one by one; on a screen, or a report each."""
    both = [part for file in people for part in ("-p", str(file))]
    told = typed(ask("gap", ROLE, *both, "--study-hours", "3").out)
    assert [f"--profile {file} --study-hours 3" in " ".join(told) for file in people] == [True, True]
    assert all(one.count("--profile") == 1 for one in told)
    ask("gap", ROLE, *both, "--output-dir", str(tmp_path / "out"))
    written = [typed(file.read_text()) for file in (tmp_path / "out").glob("*.txt")]
    assert len(written) == 2 and all(one and f"--profile {tmp_path}" in " ".join(one) for one in written)


def test_of_a_line_of_a_table_nothing_is_typed_that_would_answer_for_nobody(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("reference,holds\nA1,care-certificate\nA2,\n")
    told = ask("gap", ROLE, "-p", str(table)).out
    assert "Peer practitioner" in told and not typed(told)


@pytest.mark.parametrize(
    "command",
    [
        ("show", "short-lived"),
        ("show", "demo/peer-worker", "--full"),
        ("compare", "demo/peer-lead", "demo/peer-worker"),
        ("compare", "demo/peer-lead", "demo/peer-worker", "--full"),
        ("route", "demo/peer-lead", "--avoid", "demo/peer-worker"),
    ],
    ids=" ".join,
)
def test_role_data_of_ones_own_is_named_again(command: tuple[str, ...], ask: Ask) -> None:
    own = str(Path(__file__).parent.parent / "cases" / "small" / "c02-lapsed-on-the-day.yaml")
    told = [one for one in typed(ask(*command, "--data", own).out) if not one.startswith("peerpath explain")]
    assert told and all(one.count(f"--data {own}") == 1 for one in told)


def test_whoever_could_apply_after_a_yes_is_shown_the_way_for_a_no(people: list[Path], ask: Ask) -> None:
    told = ask("gap", "cwpt/expert-by-experience-coordinator", "-p", str(people[0])).out
    assert "You could apply if you can confirm" in told
    assert [one.split()[1] for one in typed(told)] == ["gap", "route"]

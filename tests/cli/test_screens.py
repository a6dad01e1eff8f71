"""First screens: so many lines and no more at 80 columns and at 40, and in them what was promised."""

import re
from pathlib import Path
from statistics import median

import pytest

from peerpath.reading.role_data.kept import read_catalogue
from tests.cli.conftest import Ask

LONGEST, MEDIAN, NARROW = 32, 24, 50
PEOPLE = {"nobody": (), "sam": ("--profile", "sam.yaml")}
SAM = """
name: Sam
lived_experience: [mental-health]
declares: [written-english, spoken-english, coproduction]
holds: [care-certificate]
experience: [{role: cwpt/peer-support-worker, months: 8}]
"""
MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{4}")


@pytest.fixture(autouse=True)
def sam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("sam.yaml").write_text(SAM, encoding="utf-8")


def roles() -> list[str]:
    known = read_catalogue(None, builtin=True).value
    assert known is not None
    return sorted(known.roles)


def on_screen(text: str, columns: int) -> int:
    """Lines on a terminal of that width, which breaks what is longer, such as a command."""
    return sum(max(1, -(-len(line) // columns)) for line in text.splitlines())


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("command", ["gap", "route"])
def test_an_answer_fits_a_screen(ask: Ask, command: str, person: str, monkeypatch: pytest.MonkeyPatch) -> None:
    lines: dict[int, list[int]] = {}
    for columns in (80, 40):
        monkeypatch.setenv("COLUMNS", str(columns))
        lines[columns] = [on_screen(ask(command, role, *PEOPLE[person]).out, columns) for role in roles()]
    told = f"{command}, {person}: median {median(lines[80])}, longest {max(lines[80])}; at 40 columns {max(lines[40])}"
    print(told)
    assert median(lines[80]) <= MEDIAN and max(lines[80]) <= LONGEST and max(lines[40]) <= NARROW, told


@pytest.mark.parametrize("columns", [80, 40])
def test_all_that_is_known_of_a_role_fits_a_screen(ask: Ask, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = [on_screen(ask("show", role).out, columns) for role in roles()]
    told = f"show at {columns}: median {median(lines)}, longest {max(lines)}"
    print(told)
    assert (median(lines) <= MEDIAN and max(lines) <= LONGEST) if columns == 80 else max(lines) <= NARROW, told


@pytest.mark.parametrize("columns", [80, 40])
@pytest.mark.parametrize("person", PEOPLE)
def test_what_is_next_fits_a_screen(ask: Ask, person: str, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = on_screen(ask("next", *PEOPLE[person]).out, columns)
    print(f"next, {person}: {lines} at {columns}")
    assert lines <= (MEDIAN if columns == 80 else NARROW)


@pytest.mark.parametrize("columns", [80, 40])
def test_what_is_next_fits_a_screen_in_every_job(ask: Ask, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = {}
    for role in roles():
        Path("job.yaml").write_text(f"lived_experience: [mental-health]\nexperience: [{{role: {role}, months: 18}}]")
        lines[role] = on_screen(ask("next", "--profile", "job.yaml").out, columns)
    longest = max(lines, key=lambda role: lines[role])
    print(f"next in a job: longest {lines[longest]} at {columns} ({longest})")
    assert lines[longest] <= (MEDIAN if columns == 80 else NARROW)


def test_the_table_of_roles_has_a_line_for_each(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = ask("roles").out.splitlines()
    for role in roles():
        assert sum(line.split()[-1:] == [role] for line in told) == 1 and max(map(len, told)) <= 80


@pytest.mark.parametrize("accessible", [(), ("--accessible",)])
@pytest.mark.parametrize("columns", [80, 40])
def test_lists_break_no_line_but_for_an_id_that_is_longer(
    ask: Ask, columns: int, accessible: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for words in (("roles",), ("compare", "Senior PSW"), ("compare", "PSW")):
        told = ask(*words, *accessible).out.partition("What next")[0]
        long = [line for line in told.splitlines() if len(line) > columns]
        assert all(line.strip() in roles() for line in long), long


def test_roles_side_by_side_are_one_table_with_its_words_explained(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = ask("compare", "Senior PSW").out
    print(f"compare: {len(told.splitlines())} at 80")
    head = next(line for line in told.splitlines() if "Asked for" in line)
    assert all(name in head for name in ("CNWL", "CPFT", "CWPT", "National pathway"))
    assert "empty: not known" in " ".join(told.split()) and "not asked" not in told
    assert "peerpath compare 'Senior PSW' --full" in told


def test_the_rest_is_behind_full(ask: Ask) -> None:
    for words in (
        ("gap", "cwpt/peer-practitioner"),
        ("route", "cwpt/peer-practitioner"),
        ("show", "cwpt/peer-practitioner"),
    ):
        assert "\nSources\n" in ask(*words, "--full").out and "\nSources\n" not in ask(*words).out


def test_the_first_thing_to_do_comes_before_the_list(ask: Ask) -> None:
    told = ask("gap", "cwpt/peer-practitioner", *PEOPLE["sam"]).out
    assert told.index("Not yet.") < told.index("First: ") < told.index("in the way  ")
    assert "ask your manager about this: ImROC" in told


def test_a_group_of_many_is_one_line_that_tells_its_counts(ask: Ask) -> None:
    told = ask("gap", "cnwl/advanced-lived-experience-practitioner").out
    lines = [line for line in told.splitlines() if "Skills, knowledge and abilities" in line]
    assert len(lines) == 1 and re.search(r"\d+ to confirm", lines[0])


def test_what_is_assumed_is_marked_and_sources_are_named_by_short_name(ask: Ask) -> None:
    told = ask("gap", "cwpt/peer-practitioner").out
    assert "2 months*" in told and "* our assumption" in told and "CWPT's careers page" in told


def test_commands_carry_the_persons_own_flags_once(ask: Ask) -> None:
    flags = ("--holds", "care-certificate", "--experience", "peer-support-worker=8")
    told = ask("gap", "cwpt/peer-practitioner", *flags).out
    commands = [line for line in told.splitlines() if "peerpath " in line]
    assert commands and all(line.count(" ".join(flags)) == 1 for line in commands)
    assert any(" --full" in line for line in commands)


@pytest.mark.parametrize("employer", ["cwpt", "cnwl", "cpft", "pathway"])
def test_the_map_of_an_employer_fits_two_screens(ask: Ask, employer: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = ask("map", employer).out
    lines = on_screen(told, 80)
    print(f"map {employer}: {lines} at 80 columns")
    assert lines <= 2 * 24 and max(map(len, told.splitlines())) <= 80
    # Columns stand so far apart that no box's own number looks like the last of those that its neighbour leads to.
    assert not re.search(r"→(?: \(?\d+\)?)+ {1,2}\d+ [A-Z]", told)
    titles = [box["title"] for box in ask("map", employer, "--format", "json").data["boxes"]]
    words = re.findall(r"\w+", told)
    assert all(words.count(word) >= 1 for title in titles for word in re.findall(r"\w+", title))

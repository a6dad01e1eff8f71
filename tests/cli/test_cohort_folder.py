"""What issue 17 promises of a folder of reports: whatever happened before, it is what an uninterrupted run would have made."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
import tracemalloc
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any

import pytest

from peerpath.cli.alone import LOCK, alone_in
from peerpath.cli.cohort_folder import ASIDE, JOURNAL, put_aside
from tests.cli.conftest import Ask
from tests.reliability.commands import command, environment
from tests.reliability.test_whole_or_not import KILLED

SENIOR, OTHER = "cwpt/senior-peer-support-worker", "cwpt/peer-practitioner"
DAY = ("--as-of", "2026-11-22")
MINE = b"my own thesis"
COURSES = ["degree", "care-certificate", "level-3-peer-support", "pgce"]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file() and file.name != JOURNAL}


def question(source: Path, folder: Path, *more: str) -> list[str]:
    return [
        "gap",
        SENIOR,
        OTHER,
        "--profile",
        str(source),
        "--format",
        "json",
        "--jobs",
        "1",
        *DAY,
        "--output-dir",
        str(folder),
        *more,
    ]


class Profiles:
    """A folder of profile files that somebody works in."""

    def __init__(self, folder: Path, chance: Random) -> None:
        self.source, self.chance = folder / "people", chance
        self.source.mkdir()
        self._some().write_text("{}", encoding="utf-8")

    def _some(self) -> Path:
        return self.source / f"{self.chance.choice('abcdefg')}.json"

    def change(self) -> None:
        file = self._some()
        match self.chance.choice(("write", "write", "remove", "rename", "bad")):
            case "write":
                file.write_text(json.dumps({"holds": self.chance.sample(COURSES, 2)}), encoding="utf-8")
            case "remove" if len(list(self.source.iterdir())) > 1:
                file.unlink(missing_ok=True)
            case "rename" if file.exists():
                file.rename(self._some())
            case "bad" if len(list(self.source.iterdir())) > 2:
                file.write_text("{", encoding="utf-8")


class Table:
    """A table in which lines come and go, move, and share references."""

    def __init__(self, folder: Path, chance: Random, kind: str) -> None:
        self.source, self.chance, self.kind = folder / f"people.{kind}", chance, kind
        self.people: list[dict[str, Any]] = [{"reference": "0"}]
        self._write()

    def change(self) -> None:
        people, chance = self.people, self.chance
        at = chance.randrange(len(people))
        person = {
            "reference": chance.choice(["a", "b", "c d", "ü", "7", None]),
            "holds": chance.sample(COURSES, chance.randint(0, 2)),
        }
        match chance.choice(("add", "add", "remove", "edit", "swap")):
            case "add":
                people.insert(at, person)
            case "remove" if len(people) > 1:
                del people[at]
            case "edit":
                people[at] = {**people[at], "holds": person["holds"]}
            case "swap":
                other = chance.randrange(len(people))
                people[at], people[other] = people[other], people[at]
        self._write()

    def _write(self) -> None:
        if self.kind == "jsonl":
            text = "".join(json.dumps({k: v for k, v in one.items() if v is not None}) + "\n" for one in self.people)
        else:
            cells = [f"{one['reference'] or ''},{'; '.join(one.get('holds', []))},x" for one in self.people]
            text = "\n".join(["reference,holds,name", *cells, ""])
        self.source.write_text(text, encoding="utf-8")


def spoil(folder: Path, chance: Random) -> None:
    """What may befall a report."""
    found = sorted(folder.glob("[!.]*.json"))
    match chance.choice(("nothing", "empty", "other", "gone")):
        case "empty" if found:
            chance.choice(found).write_bytes(b"")
        case "other" if found:
            chance.choice(found).write_bytes(chance.choice(found).read_bytes())
        case "gone" if found:
            chance.choice(found).unlink()


@pytest.mark.parametrize("kind", ["folder", "jsonl", "csv"])
@pytest.mark.parametrize("seed", range(3))
def test_after_any_changes_it_equals_an_uninterrupted_run(ask: Ask, tmp_path: Path, kind: str, seed: int) -> None:
    chance = Random(seed)
    people = Profiles(tmp_path, chance) if kind == "folder" else Table(tmp_path, chance, kind)
    folder = tmp_path / "reports"
    for step in range(6):
        for _ in range(chance.randint(1, 4)):
            people.change()
        if folder.exists():
            spoil(folder, chance)
        resumed = ask(*question(people.source, folder, "--resume", "--prune"))
        anew = ask(*question(people.source, tmp_path / f"anew-{step}"))
        assert resumed.code == anew.code in (0, 1), resumed.err
        assert contents(folder) == contents(tmp_path / f"anew-{step}")


def another_question(chance: Random) -> list[str]:
    asked = [
        chance.choice([[SENIOR], [OTHER], [SENIOR, OTHER]]),
        ["--format", chance.choice(["json", "text", "markdown"])],
    ]
    asked += [["--as-of", chance.choice(["2026-11-22", "2026-11-22", "2025-01-01"])]]
    asked += [
        chance.choice([[], ["--anonymous"], ["--name-files"], ["--full"]]),
        chance.choice([[], ["--holds", "degree"]]),
    ]
    return ["gap", *chain.from_iterable(asked), "--jobs", "1"]


@pytest.mark.parametrize("kind", ["folder", "jsonl", "csv"])
@pytest.mark.parametrize("seed", range(2))
def test_whatever_is_asked_next_in_a_folder_nothing_that_somebody_wrote_is_lost(
    ask: Ask, tmp_path: Path, kind: str, seed: int
) -> None:
    """Each time another question, of people who come and go; somebody writes into reports, and has files of their own there."""
    chance = Random(seed)
    people = Profiles(tmp_path, chance) if kind == "folder" else Table(tmp_path, chance, kind)
    folder, notes = tmp_path / "reports", list[bytes]()
    for step in range(5):
        people.change()
        if reports := sorted(
            one for one in folder.glob("[!.]*") if one.is_file() and not one.name.startswith(("summary", "own"))
        ):
            notes.append(f"my note {step}".encode())
            with chance.choice(reports).open("ab") as report:
                report.write(notes[-1])
            (folder / f"own-{step}.txt").write_bytes(MINE)
        words = [*another_question(chance), "--profile", str(people.source)]
        resumed = ask(*words, "--output-dir", str(folder), "--resume", *chance.choice([[], ["--prune"]]))
        anew = ask(*words, "--output-dir", str(tmp_path / f"anew-{step}"))
        assert resumed.code == anew.code in (0, 1), resumed.err
        assert contents(tmp_path / f"anew-{step}").items() <= contents(folder).items()
        kept = b"\n".join(one.read_bytes() for one in folder.rglob("*") if one.is_file())
        assert all(note in kept for note in notes)
    ask(*words, "--output-dir", str(folder), "--resume", "--prune")
    own = {f"own-{step}.txt" for step in range(1, 5)}
    assert {name: raw for name, raw in contents(folder).items() if name not in own} == contents(tmp_path / "anew-4")
    assert all((folder / name).read_bytes() == MINE for name in own)


@pytest.mark.parametrize("seed", range(2))
def test_after_being_killed_and_changed_it_equals_an_uninterrupted_run(ask: Ask, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    people = Profiles(tmp_path, chance)
    folder = tmp_path / "reports"
    for step in range(5):
        for _ in range(3):
            people.change()
        words = question(people.source, folder, "--resume", "--prune")
        moment = chance.randint(1, 25)
        subprocess.run(
            [sys.executable, "-c", KILLED, str(moment), str(folder), *words], capture_output=True, cwd=tmp_path,
            env=environment(tmp_path),
        )  # fmt: skip
        if step % 2:
            people.change()
        assert ask(*words).code in (0, 1)
        assert ask(*question(people.source, tmp_path / f"anew-{step}")).code in (0, 1)
        assert contents(folder) == contents(tmp_path / f"anew-{step}")


def two(tmp_path: Path) -> Path:
    people = tmp_path / "people"
    people.mkdir()
    for name in ("ann", "cy"):
        (people / f"{name}.json").write_text(json.dumps({"holds": ["degree"], "name": name}), encoding="utf-8")
    return people


def test_a_persons_files_keep_their_names_when_others_come_and_go(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    ask(*question(people, folder))
    before = set(contents(folder))
    (people / "bo.json").write_text("{}", encoding="utf-8")
    (people / "aa.json").write_text("{}", encoding="utf-8")
    ask(*question(people, folder, "--resume"))
    assert before < set(contents(folder)) and len(contents(folder)) == len(before) + 4


def test_who_is_gone_is_named_and_moved_aside_only_when_asked(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    ask(*question(people, folder))
    before = contents(folder)
    (people / "cy.json").unlink()
    answer = ask(*question(people, folder, "--resume"))
    kept = {json.loads(raw)["from"]: name for name, raw in before.items() if name.endswith(".json")}
    gone = [name for name, raw in before.items() if name.endswith(".json") and b"cy.json" in raw]
    assert len(gone) == 2 and len(kept) == 2
    for name in gone:
        assert name in answer.err and contents(folder)[name] == before[name]
    assert "2 reports not of this run" in answer.err and "--prune" in answer.err
    again = ask(*question(people, folder, "--resume", "--prune"))
    assert ASIDE in again.err and not set(gone) & set(contents(folder))
    assert {name: (folder / ASIDE / name).read_bytes() for name in gone} == {name: before[name] for name in gone}
    assert "not of this run" not in ask(*question(people, folder, "--resume")).err


def test_another_question_says_nothing_of_people_who_are_gone(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    ask(*question(people, folder))
    words = ["html" if word == "json" else word for word in question(people, folder, "--resume")]
    answer = ask(*words)
    assert "4 reports not of this run" in answer.err and "another question" in answer.err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_what_somebody_wrote_into_a_report_is_kept(ask: Ask, tmp_path: Path, jobs: str) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    words = [jobs if word == "1" else word for word in question(people, folder)]
    ask(*words)
    before = contents(folder)
    changed, other = sorted(name for name in before if name.endswith(".json"))[:2]
    (folder / changed).write_bytes(before[changed] + b"rang on Monday")
    (folder / other).write_bytes(b"")
    answer = ask(*words, "--resume")
    assert f"1 report changed by hand, moved to {folder / ASIDE}: {changed}." in answer.err
    assert contents(folder) == before
    assert {file.name: file.read_bytes() for file in (folder / ASIDE).iterdir()} == {
        changed: before[changed] + b"rang on Monday"
    }
    assert "by hand" not in ask(*words, "--resume").err


@pytest.mark.parametrize("again", ["people/ann.json", "people", "./people", "people/../people/cy.json"])
def test_nobody_counts_twice_because_their_file_is_named_twice(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    two(tmp_path)
    monkeypatch.chdir(tmp_path)
    answer = ask("gap", SENIOR, "--profile", "people", "--profile", again)
    assert answer.code == 2 and answer.out == "" and "named twice" in answer.err


def test_where_capital_letters_are_no_others_they_name_the_same_people(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, here with two folders of the same people."""
    monkeypatch.setattr(os.path, "normcase", lambda path: os.fspath(path).lower())
    two(tmp_path)
    shutil.copytree(tmp_path / "people", tmp_path / "People")
    monkeypatch.chdir(tmp_path)
    twice = ask("gap", SENIOR, "--profile", "people/ann.json", "--profile", "People/Ann.json")
    assert twice.code == 2 and "named twice" in twice.err
    for way in ("people", "People"):
        answer = ask("gap", SENIOR, "--profile", way, "--output-dir", "out", "--format", "json", "--resume", *DAY)
        assert answer.code == 0 and "not of this run" not in answer.err


def test_what_is_moved_aside_goes_over_nothing(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    for _ in range(2):
        (people / "cy.json").write_text("{}", encoding="utf-8")
        ask(*question(people, folder, "--resume"))
        (people / "cy.json").unlink()
        ask(*question(people, folder, "--resume", "--prune"))
    assert len(list((folder / ASIDE).iterdir())) == 4


def test_two_with_one_reference_have_a_file_each(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"reference": "7", "holds": ["degree"]}\n' * 3, encoding="utf-8")
    ask("gap", SENIOR, "--profile", str(tmp_path / "p.jsonl"), "--output-dir", str(tmp_path / "o"), "--format", "json")
    told = [json.loads(raw)["from"] for name, raw in sorted(contents(tmp_path / "o").items()) if name.endswith(".json")]
    assert sorted(one.rpartition(":")[2] for one in told) == ["1", "2", "3"]


def test_a_reference_that_two_have_is_told_with_its_place(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "p.csv"
    table.write_text("reference,holds\nAnn,\nBob,degree\n,pgce\nAnn,degree\n,pgce\n", encoding="utf-8")
    told = ask("gap", SENIOR, "--profile", str(table), "--output-dir", str(tmp_path / "o")).err
    assert f"1 person has the reference of somebody before them, and a report of their own: {table}:5." in told
    assert "Ann" not in told


def test_a_reference_is_the_same_however_a_program_writes_its_letters(ask: Ask, tmp_path: Path) -> None:
    table, folder = tmp_path / "p.jsonl", tmp_path / "o"
    for written in ("Zo\u00eb", "Zoe\u0308", "Zo\\u00eb", "Zo\u200b\u00eb", " Zo\u00eb "):
        table.write_text(f'{{"reference": "{written}", "holds": ["degree"]}}\n', encoding="utf-8")
        answer = ask("gap", SENIOR, "--profile", str(table), "--output-dir", str(folder), "--resume", *DAY)
        assert answer.code == 0 and "not of this run" not in answer.err
        assert len(list(folder.glob("*.txt"))) == 1


def test_a_reference_with_half_of_a_character_is_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"reference": "\\ud83d"}\n{"reference": "\\udc80"}\n{}\n', encoding="utf-8")
    answer = ask("gap", SENIOR, "--profile", str(tmp_path / "p.jsonl"), "--output-dir", str(tmp_path / "o"))
    assert answer.code == 1 and answer.err.count("half of a character") == 2


def test_a_summary_in_use_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "sum"
    words = ("gap", SENIOR, "--profile", str(people), "--summary", str(folder), "--format", "json", *DAY)
    assert ask(*words).code == 0 and not (folder / LOCK).exists()
    before = contents(folder)
    with alone_in(folder) as alone:
        answer = ask(*words)
        assert alone and answer.code == 2 and "in use" in answer.err
    assert contents(folder) == before
    assert ask(*words, "--output-dir", str(folder), "--resume").code == 0 and not (folder / LOCK).exists()


@pytest.mark.parametrize("name", ["summary.html", "summary-people.csv", "summary-missing.csv", "summary-courses.csv"])
@pytest.mark.parametrize("kind", ["--summary", "--output-dir"])
def test_ones_own_file_of_that_name_is_kept(ask: Ask, tmp_path: Path, name: str, kind: str) -> None:
    people, folder = two(tmp_path), tmp_path / "mine"
    folder.mkdir()
    (folder / name).write_bytes(MINE)
    words = [
        "gap",
        SENIOR,
        "--profile",
        str(people),
        kind,
        str(folder),
        *(["--resume"] if kind == "--output-dir" else []),
    ]
    answer = ask(*words)
    assert answer.code == 2 and name in answer.err and contents(folder) == {name: MINE}


def test_a_summary_that_was_changed_by_hand_is_kept(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "s"
    words = ["gap", SENIOR, "--profile", str(people), "--summary", str(folder)]
    assert [ask(*words).code for _ in range(3)] == [0, 0, 0]
    with (folder / "summary-people.csv").open("a", encoding="utf-8") as file:
        file.write("a note of mine\n")
    before = contents(folder)
    assert ask(*words).code == 2 and contents(folder) == before


@pytest.mark.parametrize(
    "words", [["gap", SENIOR], ["roles"], ["validate"], ["map", "--format", "svg"], ["schema", "gap"]]
)
def test_a_file_that_may_only_be_read_is_not_replaced(ask: Ask, tmp_path: Path, words: list[str]) -> None:
    file = tmp_path / "answer"
    file.write_bytes(MINE)
    file.chmod(0o444)
    answer = ask(*words, "--output", str(file))
    assert answer.code == 2 and "only be read" in answer.err and file.read_bytes() == MINE


@pytest.mark.parametrize(
    "words",
    [["gap", SENIOR], ["route", SENIOR], ["next"], ["roles"], ["show", SENIOR], ["map"], ["about"], ["compare", SENIOR, OTHER],
     ["explain"], ["validate"], ["schema", "gap"], ["gap", SENIOR, "--format", "json"]],
)  # fmt: skip
def test_a_hyphen_is_standard_output(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        ask(*words, *DAY[: 2 * ("schema" not in words)], "--output", "-").out
        == ask(*words, *DAY[: 2 * ("schema" not in words)]).out
    )
    assert ask(*words, "-o", "-").out and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("whole_group", [False, True])
def test_asked_to_end_it_leaves_no_draft_and_says_nothing(tmp_path: Path, jobs: str, whole_group: bool) -> None:
    people = tmp_path / "people.jsonl"
    people.write_text(
        "".join(json.dumps({"reference": str(n), "holds": ["degree"]}) + "\n" for n in range(400)), encoding="utf-8"
    )
    words = [
        "gap",
        SENIOR,
        "--profile",
        str(people),
        "--format",
        "html",
        "--jobs",
        jobs,
        "--quiet",
        "--output-dir",
        "out",
    ]
    with subprocess.Popen(
        command(words), cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.PIPE, start_new_session=True
    ) as running:
        while running.poll() is None and len(list((tmp_path / "out").glob("*.html"))) < 10:
            time.sleep(0.01)
        if whole_group:
            os.killpg(running.pid, signal.SIGTERM)
        else:
            running.terminate()
        assert running.stderr is not None
        said = running.stderr.read()
    assert running.returncode == 143 and said == b""
    assert not list((tmp_path / "out").glob("*.part")) and not (tmp_path / "out" / "summary.html").exists()


def test_a_file_that_another_program_holds_open_is_told(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where a file that is open cannot be replaced: what was there stays, and no draft is left."""
    file = tmp_path / "answer.txt"
    file.write_bytes(MINE)

    def held(self: Path, target: object) -> Path:
        raise PermissionError(13, "The process cannot access the file because it is being used by another process")

    monkeypatch.setattr(Path, "replace", held)
    answer = ask("roles", "--output", str(file))
    assert answer.code == 2 and "being used by another process" in answer.err
    assert file.read_bytes() == MINE and [one.name for one in tmp_path.iterdir()] == ["answer.txt"]


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "cp437"])
def test_a_console_of_old_shows_every_answer(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "ž日.yaml").write_text("name: Žofie 日本\nholds: [nonsense]\n", encoding="utf-8")
    for words in (
        ["profile", "check", "ž日.yaml"],
        ["gap", SENIOR, "--profile", "ž日.yaml"],
        ["route", SENIOR],
        ["map"],
    ):
        done = subprocess.run(
            command(words), capture_output=True, cwd=tmp_path, stdin=subprocess.DEVNULL,
            env=environment(tmp_path, PYTHONIOENCODING=encoding, PYTHONUTF8="0"),
        )  # fmt: skip
        assert done.returncode in (0, 1, 2) and b"Traceback" not in done.stderr and b"mistake in" not in done.stderr
        assert (done.stdout + done.stderr).decode(encoding)


@pytest.mark.parametrize("more", [[], ["--anonymous"]])
def test_reports_on_another_role_stay(ask: Ask, tmp_path: Path, more: list[str]) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    words = ["--profile", str(people), *DAY, *more, "--output-dir", str(folder)]
    ask("gap", SENIOR, *words)
    before = {name: raw for name, raw in contents(folder).items() if not name.startswith("summary")}
    answer = ask("gap", OTHER, *words, "--resume")
    assert len(before) == 2 and before.items() < contents(folder).items()
    assert "2 reports not of this run" in answer.err and "another question" in answer.err


def test_a_report_of_another_day_is_written_again_and_told(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    words = ["gap", SENIOR, "--profile", str(people), "--output-dir", str(folder)]
    assert "again" not in ask(*words, *DAY).err
    assert "again" not in ask(*words, *DAY, "--resume").err
    names = [name for name in sorted(contents(folder)) if not name.startswith("summary")]
    answer = ask(*words, "--as-of", "2026-11-23", "--resume")
    assert "2 reports written again" in answer.err and all(name in answer.err for name in names)


def test_no_name_of_an_anonymous_report_is_made_of_the_reference(ask: Ask, tmp_path: Path) -> None:
    found = []
    for reference in ("case 7", "case 8"):
        (tmp_path / "p.jsonl").write_text(json.dumps({"reference": reference}), encoding="utf-8")
        folder = tmp_path / reference
        ask("gap", SENIOR, "--profile", str(tmp_path / "p.jsonl"), "--anonymous", "--output-dir", str(folder))
        found.append(set(contents(folder)))
    assert found[0] == found[1] and len(found[0]) == 5


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
@pytest.mark.parametrize("kind", ["link", "fifo", "folder"])
@pytest.mark.parametrize("name", ["report", JOURNAL, "summary.html"])
def test_what_is_no_file_is_neither_read_nor_written(ask: Ask, tmp_path: Path, kind: str, name: str) -> None:
    people, folder, foreign = two(tmp_path), tmp_path / "reports", tmp_path / "foreign"
    ask(*question(people, folder))
    place = folder / (
        next(one for one in sorted(contents(folder)) if one.endswith(".json")) if name == "report" else name
    )
    place.rename(foreign)
    before = foreign.read_bytes()
    match kind:
        case "link":
            place.symlink_to(foreign)
        case "fifo":
            os.mkfifo(place)
        case _:
            place.mkdir()
    answer = ask(*question(people, folder, "--resume", "--as-of", "2026-11-23"))
    assert answer.code == 2 and place.name in answer.err and foreign.read_bytes() == before


def test_nothing_is_moved_through_a_link(ask: Ask, tmp_path: Path) -> None:
    people, folder, elsewhere = two(tmp_path), tmp_path / "reports", tmp_path / "elsewhere"
    ask(*question(people, folder))
    elsewhere.mkdir()
    (folder / ASIDE).symlink_to(elsewhere)
    (people / "cy.json").unlink()
    before = contents(folder)
    answer = ask(*question(people, folder, "--resume", "--prune"))
    assert answer.code == 2 and ASIDE in answer.err and not list(elsewhere.iterdir())
    assert before.keys() == contents(folder).keys()


def test_moving_many_files_aside_costs_little(tmp_path: Path) -> None:
    names = [f"{number}.txt" for number in range(60)]
    for name in names:
        (tmp_path / name).touch()
    tracemalloc.start()
    put_aside(tmp_path, names)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000 and {file.name for file in (tmp_path / ASIDE).iterdir()} == {*names}


@pytest.mark.parametrize("more", [[], ["--resume"], ["--resume", "--prune"]])
def test_a_folder_in_use_is_left_alone(ask: Ask, tmp_path: Path, more: list[str]) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    ask(*question(people, folder))
    (people / "cy.json").unlink()
    draft = folder / ".peerpath-of-the-other.part"
    draft.write_bytes(MINE)
    with alone_in(folder) as alone:
        before = contents(folder)
        assert alone
        answer = ask(*question(people, folder, *more))
        assert answer.code == 2 and "in use" in answer.err and contents(folder) == before
    assert ask(*question(people, folder, "--resume")).code == 0 and not draft.exists()
    assert not (folder / LOCK).exists()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills in no such way")
def test_a_folder_is_free_again_when_its_run_was_killed(ask: Ask, tmp_path: Path) -> None:
    people, folder = two(tmp_path), tmp_path / "reports"
    ask(*question(people, folder))
    program = (
        "import sys; from pathlib import Path; from peerpath.cli.alone import alone_in\n"
        "with alone_in(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=environment(tmp_path),
    ) as other:  # fmt: skip
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        assert ask(*question(people, folder, "--resume")).code == 2
        other.kill()
    assert ask(*question(people, folder, "--resume")).code == 0


@pytest.mark.parametrize("kind", ["folder", "file", "table"])
def test_the_same_people_by_another_path_are_the_same(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    two(tmp_path)
    (tmp_path / "people" / "p.csv").write_text("holds\ndegree\npgce\n", encoding="utf-8")
    (tmp_path / "link").symlink_to("people", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    name = {"folder": "", "file": "/ann.json", "table": "/p.csv"}[kind]
    found = []
    for way in ("people", "./people", "link", "people/../people", str(tmp_path / "people")):
        answer = ask("gap", SENIOR, "--profile", way + name, "--output-dir", "out", "--resume", *DAY)
        assert "not of this run" not in answer.err
        found.append(set(contents(tmp_path / "out")))
    assert all(one == found[0] for one in found)


def test_an_empty_reference_is_none(ask: Ask, tmp_path: Path) -> None:
    file, found = tmp_path / "p.jsonl", list[set[str]]()
    for reference in ({}, {"reference": ""}, {"reference": None}, {"reference": " "}):
        file.write_text(f"{json.dumps(reference)}\n" * 2, encoding="utf-8")
        folder = tmp_path / str(len(found))
        ask("gap", SENIOR, "--profile", str(file), "--output-dir", str(folder), *DAY)
        found.append(set(contents(folder)))
    assert len(found[0]) == 6 and all(one == found[0] for one in found)


@pytest.mark.parametrize("option", ["--output-dir", "--summary"])
def test_a_hyphen_is_no_folder(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text("holds: [degree]\n", encoding="utf-8")
    told = ask("gap", OTHER, "--profile", "p.yaml", option, "-")
    assert told.code == 2 and "name a folder" in told.err and [*Path().iterdir()] == [Path("p.yaml")]

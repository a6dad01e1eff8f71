"""Killed at any moment while it writes, the program leaves a file as it was before, whole and new, or not there at all.

The interpreter tells of every file that is opened, moved or removed; before each of these in turn a run is killed.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reliability.commands import ask, environment

ROLE = "cwpt/senior-peer-support-worker"
ANSWER = ("gap", ROLE, "--as-of", "2026-11-22")
KILLED = """
import os, signal, sys
left, folder = int(sys.argv[1]), sys.argv[2]
def watch(event, arguments):
    global left
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "tempfile.mkstemp"):
        if folder in str(arguments[0]) or event != "open":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
from peerpath.cli import main
sys.argv[1:] = sys.argv[3:]
sys.addaudithook(watch)
main()
"""


def runs(*words: str, folder: Path, typed: str = "", every: int = 1) -> Iterator[None]:
    """The command again and again, killed one moment later each time, until one comes to its end."""
    for moment in range(1, 1_000, every):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(moment), str(folder), *words],
            input=typed, capture_output=True, encoding="utf-8", cwd=folder, env=environment(folder),
        )  # fmt: skip
        yield
        if done.returncode != -signal.SIGKILL:
            assert done.returncode == 0, done.stderr
            return


@pytest.fixture
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    return ask(*ANSWER, folder=tmp_path_factory.mktemp("usual")).stdout


def test_an_answer_in_a_file(tmp_path: Path, expected: str) -> None:
    file = tmp_path / "answer.txt"
    ask(*ANSWER, folder=tmp_path)
    file.write_text("what was there", encoding="utf-8")
    seen = [file.read_text(encoding="utf-8") for _ in runs(*ANSWER, "--output", file.name, folder=tmp_path)]
    assert len(seen) > 2
    assert set(seen) == {"what was there", expected}
    assert seen[-1] == expected


def test_a_profile_that_is_being_told(tmp_path: Path) -> None:
    file, told = tmp_path / "profile.yaml", set()
    ask("roles", folder=tmp_path)
    lines = "1\n18\n2\nskip\nskip\nnone\nnone\nnone\nnone\nnone\n"
    for _ in runs("profile", "new", "--target", ROLE, folder=tmp_path, typed=lines, every=3):
        if file.exists():
            told.add(file.read_text(encoding="utf-8"))
            assert ask("profile", "check", folder=tmp_path).returncode == 0
            file.unlink()
    assert len(told) > 2


def test_reports_for_many_people_and_their_summary(tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_text('{"holds": ["care-certificate"]}\n{}\n', encoding="utf-8")
    words = (*ANSWER, "--profile", "people.jsonl", "--format", "json", "--jobs", "1")
    assert ask(*words, "--output-dir", "whole", folder=tmp_path).returncode == 0
    whole = {file.name: file.read_bytes() for file in (tmp_path / "whole").iterdir() if file.suffix == ".json"}
    assert len(whole) == 2
    for _ in runs(*words, "--output-dir", "killed", "--resume", folder=tmp_path, every=2):
        found = {file.name: file for file in (tmp_path / "killed").glob("[!.]*")}
        assert all(file.read_bytes() == whole[name] for name, file in found.items() if file.suffix == ".json")
        assert all(
            file.read_text(encoding="utf-8-sig").endswith("\n") for file in found.values() if file.suffix != ".json"
        )
    assert {name for name in found if name.endswith(".json")} == set(whole)
    assert not list((tmp_path / "killed").glob("*.part"))


def test_what_is_kept_between_runs(tmp_path: Path, expected: str) -> None:
    for _ in runs(*ANSWER, folder=tmp_path):
        assert ask(*ANSWER, folder=tmp_path).stdout == expected
        for file in (tmp_path / "cache" / "peerpath").iterdir():
            file.unlink()


def test_drafts_of_killed_runs_do_not_pile_up(tmp_path: Path) -> None:
    folder = tmp_path / "cache" / "peerpath"
    folder.mkdir(parents=True)
    for number in range(9):
        draft = folder / f"catalogue-0000000{number}.draft-0123456789abcdef"
        draft.write_bytes(b"half")
        os.utime(draft, (0, 0))
    ask(*ANSWER, folder=tmp_path)
    assert not list(folder.glob("*.draft-*"))
    assert ask(*ANSWER, folder=tmp_path).returncode == 0


def test_json_lines_are_whole(tmp_path: Path) -> None:
    """What goes down a pipe cannot be taken back, but each line of it is an answer."""
    (tmp_path / "people.jsonl").write_text("{}\n" * 700, encoding="utf-8")
    words = [sys.executable, "-m", "peerpath", *ANSWER, "--profile", "people.jsonl", "--format", "jsonl", "--jobs", "1"]
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdout=pipe, stderr=pipe, cwd=tmp_path, env=environment(tmp_path)) as running:
        assert running.stdout is not None
        first = running.stdout.readline()
        running.kill()
    assert json.loads(first)["verdict"] == "not_yet"

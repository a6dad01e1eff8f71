"""What is written to may be full, closed or no longer read; a person may press Ctrl-C at any moment."""

import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.reliability.commands import ask, command, environment, hears_signals, start

ROLE = "cwpt/senior-peer-support-worker"
ANSWERS = [["gap", ROLE], ["roles"], ["--help"], ["gap", "--help"], ["--version"], ["schema", "gap"], []]


def in_shell(words: list[str], around: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """A command in the midst of shell words: "{} | head -n 1"."""
    line = around.format(shlex.join(command(words)))
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, cwd=folder, env=environment(folder)
    )


@pytest.mark.parametrize("words", ANSWERS, ids=" ".join)
def test_a_full_disk_is_told(words: list[str], tmp_path: Path) -> None:
    done = in_shell(words, "{} > /dev/full", tmp_path)
    assert (done.returncode, done.stderr) == (2, "The answer cannot be written: no space left on device.\n")


@pytest.mark.parametrize(
    "words", [["roles"], ["--help"], ["--version"], ["gap", ROLE, "--format", "json"]], ids=" ".join
)
def test_whoever_reads_may_have_seen_enough(words: list[str], tmp_path: Path) -> None:
    for reader in ("head -n 1", "true"):
        done = in_shell(words, f"{{}} | {reader}", tmp_path)
        assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("words", [["gap", ROLE], ["--help"]], ids=" ".join)
def test_a_closed_standard_output_is_told(words: list[str], tmp_path: Path) -> None:
    done = in_shell(words, "{} >&-", tmp_path)
    assert (done.returncode, done.stderr) == (2, "The answer cannot be written: bad file descriptor.\n")


def test_what_goes_to_a_file_needs_no_standard_output(tmp_path: Path) -> None:
    done = in_shell(["gap", ROLE, "--output", "gap.txt"], "{} >&-", tmp_path)
    assert (done.returncode, done.stderr) == (0, "Written to gap.txt\n")


def test_closed_standard_input_holds_nothing(tmp_path: Path) -> None:
    done = in_shell(["profile", "check", "-"], "{} <&-", tmp_path)
    assert done.returncode == 1
    assert "standard input" in done.stdout


@pytest.mark.parametrize("around", ["{} 2>/dev/full", "{} 2>&-"])
def test_remarks_that_cannot_be_told_change_nothing(around: str, tmp_path: Path) -> None:
    assert in_shell(["gap", "no-such-role"], around, tmp_path).returncode == 2
    done = in_shell(["gap", ROLE, "--output", "gap.txt"], around, tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "gap.txt").read_text(encoding="utf-8").startswith("Senior peer support worker")


def test_a_completion_says_nothing_where_it_cannot(tmp_path: Path) -> None:
    for where in ("> /dev/full", "| true", ">&-"):
        done = in_shell(["route", "cwpt/"], f"_PEERPATH_COMPLETE=1 {{}} {where}", tmp_path)
        assert done.stderr == ""


@pytest.mark.parametrize("wait", [0.1, 0.2, 0.3, 0.5])
def test_ctrl_c_ends_at_once_without_a_traceback(wait: float, tmp_path: Path) -> None:
    """It may come while the program is still being loaded; only before any of it runs does Python itself answer."""
    program = "import sys; print(file=sys.stderr, flush=True); from peerpath.cli import main; main()"
    running = subprocess.Popen(
        [sys.executable, "-c", program, "gap", ROLE, "--profile", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        cwd=tmp_path, env=environment(tmp_path), preexec_fn=hears_signals,
    )  # fmt: skip
    assert running.stderr is not None and running.stderr.readline() == b"\n"
    time.sleep(wait)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate()
    assert (running.returncode, out, err) == (130, b"", b"")


def test_ctrl_c_ends_the_work_for_many_and_leaves_no_half_of_a_file(tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_text('{"holds": ["care-certificate"]}\n' * 12_000, encoding="utf-8")
    words = ["gap", ROLE, "--profile", "people.jsonl", "--format", "jsonl", "--output", "answers.jsonl", "--jobs", "2"]
    running = start(*words, folder=tmp_path)
    assert running.stderr is not None and b"done" in running.stderr.readline()
    running.send_signal(signal.SIGINT)
    _, err = running.communicate()
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["cache", "people.jsonl"]


def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    answer = ask("gap", ROLE, "--output", "/dev/stdout", folder=tmp_path)
    assert answer.returncode == 0
    assert answer.stdout.startswith("Senior peer support worker")
    assert Path("/dev/stdout").is_symlink()
    full = ask("gap", ROLE, "--output", "/dev/full", folder=tmp_path)
    assert (full.returncode, full.stderr) == (2, "/dev/full cannot be written: no space left on device.\n")
    os.mkfifo(tmp_path / "pipe")
    done = in_shell(["gap", ROLE, "--output", "pipe"], "cat pipe & {} && wait", tmp_path)
    assert done.stdout.startswith("Senior peer support worker")
    (tmp_path / "real.txt").write_text("before", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    assert ask("gap", ROLE, "--output", "link.txt", folder=tmp_path).returncode == 0
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_text(encoding="utf-8").startswith("Senior peer support worker")

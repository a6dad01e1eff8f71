"""Ended at any moment while it works for many in several processes, it ends at once, leaves nothing half done and says next to nothing."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.reliability.commands import ask, command, environment, hears_signals

pytestmark = pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs what Windows does not have")
PEOPLE = 48
WORDS = [
    "gap", "cwpt/peer-practitioner", "--profile", "people.jsonl", "--format", "html",
    "--output-dir", "out", "--as-of", "2026-11-22",
]  # fmt: skip


def people(folder: Path) -> None:
    lines = (f'{{"reference": "case {n}", "holds": ["care-certificate"]}}\n' for n in range(PEOPLE))
    (folder / "people.jsonl").write_text("".join(lines), encoding="utf-8")


def held(folder: Path) -> dict[str, bytes]:
    """All that lies in the folder, but for what is noted of it."""
    return {one.name: one.read_bytes() for one in (folder / "out").iterdir() if one.name != ".peerpath-done"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The folder of a run that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    people(folder)
    assert ask(*WORDS, "--jobs", "1", folder=folder).returncode == 0
    return held(folder)


@pytest.fixture
def running(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    people(tmp_path)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        command([*WORDS, "--jobs", "2", "--quiet"]), stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe, cwd=tmp_path,
        env=environment(tmp_path), preexec_fn=hears_signals, start_new_session=True,
    ) as started:  # fmt: skip
        yield started


def helpers(of: "subprocess.Popen[bytes]") -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(of.pid), "-f", "spawn_main"], capture_output=True, text=True)
    return [int(one) for one in found.stdout.split()]


def wait_for(what: Callable[[], bool], running: "subprocess.Popen[bytes]") -> None:
    while not what():
        assert running.poll() is None, "it ended before it was to be ended"
        time.sleep(0.002)


def wait_until(moment: int, running: "subprocess.Popen[bytes]", folder: Path) -> None:
    """Zero: there is a folder. Negative: so many helpers have begun, and may not be ready. Else: so many reports are there."""
    if moment == 0:
        wait_for((folder / "out").exists, running)
    elif moment < 0:
        wait_for(lambda: len(helpers(running)) >= -moment, running)
    else:
        wait_for(lambda: len(list((folder / "out").glob("*.html"))) >= moment, running)


def taken_up_again(folder: Path) -> dict[str, bytes]:
    assert ask(*WORDS, "--jobs", "1", "--resume", folder=folder).returncode == 0
    return held(folder)


@pytest.mark.parametrize("moment", [-2, 20])
@pytest.mark.parametrize(
    ("how", "number", "times", "code"),
    [("kill", "SIGTERM", 1, 143), ("killpg", "SIGTERM", 1, 143), ("killpg", "SIGINT", 1, 130), ("killpg", "SIGINT", 9, 130),
     ("killpg", "SIGHUP", 1, 129)],
    ids=["SIGTERM", "SIGTERM to all", "Ctrl-C", "Ctrl-C held down", "the terminal is closed"],
)  # fmt: skip
def test_asked_to_end_it_ends_at_once_and_leaves_nothing_half_done(
    running: "subprocess.Popen[bytes]",
    whole: dict[str, bytes],
    tmp_path: Path,
    moment: int,
    how: str,
    number: str,
    times: int,
    code: int,
) -> None:
    wait_until(moment, running, tmp_path)
    for _ in range(times):
        getattr(os, how)(running.pid, getattr(signal, number))
    out, err = running.communicate(timeout=60)  # ends only when every process that writes there has ended
    assert (running.returncode, out, err) == (code, b"", b"")
    assert {one.suffix for one in (tmp_path / "out").iterdir()} <= {".html", ""}
    assert set(held(tmp_path)).issubset(whole)
    assert taken_up_again(tmp_path) == whole


@pytest.mark.parametrize("moment", [0, -1, 1])
def test_asked_to_end_while_it_begins_it_ends_as_quietly(
    running: "subprocess.Popen[bytes]", whole: dict[str, bytes], tmp_path: Path, moment: int
) -> None:
    test_asked_to_end_it_ends_at_once_and_leaves_nothing_half_done(
        running, whole, tmp_path, moment, "killpg", "SIGTERM", 1, 143
    )


@pytest.mark.parametrize("moment", [-2, 20])
@pytest.mark.parametrize("number", ["SIGKILL", "SIGTERM", "SIGSEGV"])
def test_a_helper_that_is_ended_from_outside_is_told_in_one_line(
    running: "subprocess.Popen[bytes]", whole: dict[str, bytes], tmp_path: Path, moment: int, number: str
) -> None:
    wait_until(moment, running, tmp_path)
    os.kill(helpers(running)[0], getattr(signal, number))
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (2, b"")
    assert err == b"A helping process was ended from outside. With --jobs 1 there is none.\n"
    assert not list((tmp_path / "out").glob(".peerpath-*.part"))
    assert taken_up_again(tmp_path) == whole


@pytest.mark.parametrize("moment", [1, 20])
def test_killed_itself_its_helpers_end_and_say_nothing(
    running: "subprocess.Popen[bytes]", whole: dict[str, bytes], tmp_path: Path, moment: int
) -> None:
    wait_until(moment, running, tmp_path)
    running.kill()
    assert running.communicate(timeout=60) == (b"", b"")
    assert taken_up_again(tmp_path) == whole


def test_what_is_started_with_nohup_goes_on_when_the_terminal_is_closed(
    tmp_path: Path, whole: dict[str, bytes]
) -> None:
    people(tmp_path)

    def as_nohup() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with subprocess.Popen(
        command([*WORDS, "--jobs", "2"]), cwd=tmp_path, env=environment(tmp_path), preexec_fn=as_nohup,
        start_new_session=True, stderr=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        wait_until(1, running, tmp_path)
        os.killpg(running.pid, signal.SIGHUP)
    assert running.returncode == 0 and held(tmp_path) == whole


def test_no_more_helpers_begin_than_there_is_work_for(tmp_path: Path, whole: dict[str, bytes]) -> None:
    people(tmp_path)
    most = 0
    with subprocess.Popen(
        command([*WORDS, "--jobs", "64"]), cwd=tmp_path, env=environment(tmp_path), stderr=subprocess.DEVNULL
    ) as running:
        while running.poll() is None:
            most = max(most, len(helpers(running)))
            time.sleep(0.01)
    # Four people are one part of the work.
    assert running.returncode == 0 and 0 < most <= PEOPLE // 4 and held(tmp_path) == whole

"""A machine may lack a home folder, a locale, a network, or a folder that can be written: answers come all the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerpath.reading.role_data import kept
from tests.cli.conftest import Ask
from tests.reliability.commands import OTHERS, about_a_profile, about_data, ask, command, environment

ROLE, OTHER, COURSE = "cwpt/senior-peer-support-worker", "cnwl/peer-support-worker", "care-certificate"
ANSWER = ["gap", ROLE, "--as-of", "2026-11-22"]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> str:
    return ask(*ANSWER, folder=tmp_path_factory.mktemp("usual")).stdout


def test_no_home_and_no_environment(tmp_path: Path, expected: str) -> None:
    bare = {"HOME": "/nowhere"} if os.name == "posix" else {}
    done = subprocess.run(command(ANSWER), capture_output=True, cwd=tmp_path, env=bare, encoding="utf-8")
    assert (done.returncode, done.stdout, done.stderr) == (0, expected, "")


def test_a_user_without_a_home_folder(ask: Ask, monkeypatch: pytest.MonkeyPatch, expected: str) -> None:
    def none() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(Path, "home", none)
    assert kept.folder() is None
    answer = ask(*ANSWER)
    assert (answer.code, answer.out) == (0, expected)


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}, {"LANG": "xx_XX.none"}]
)
def test_no_locale(locale: dict[str, str], tmp_path: Path) -> None:
    """Letters that cannot be shown come out as their numbers, and nothing ends the answer."""
    (tmp_path / "profile.yaml").write_text("name: Zoë\nholds: [care-certificate, naïve]\n", encoding="utf-8")
    for words in (
        ["roles"],
        ["show", COURSE],
        ["explain"],
        ["gap", ROLE, "--holds", "café"],
        ["profile", "check", "profile.yaml"],
    ):
        done = ask(*words, folder=tmp_path, **locale)
        assert done.returncode in (0, 1, 2)
        assert "Traceback" not in done.stderr and "mistake in peerpath" not in done.stderr
    done = ask("roles", "--format", "json", folder=tmp_path, **locale)
    assert done.returncode == 0


def test_a_folder_that_cannot_be_written(tmp_path: Path, expected: str) -> None:
    """A file in the place of a folder stands in everybody's way, also in that of an administrator."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    kept_nowhere = ask(*ANSWER, folder=tmp_path, XDG_CACHE_HOME=str(tmp_path / "file"))
    assert (kept_nowhere.returncode, kept_nowhere.stdout, kept_nowhere.stderr) == (0, expected, "")
    for place in ("file/answer.txt", "missing/answer.txt"):
        done = ask(*ANSWER, "--output", place, folder=tmp_path)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{place} cannot be written: ")
    for words in (["--output-dir", "file/out"], ["--summary", "file/out"]):
        (tmp_path / "people.jsonl").write_text("{}\n", encoding="utf-8")
        done = ask(*ANSWER, "--profile", "people.jsonl", *words, folder=tmp_path)
        assert (done.returncode, "Traceback" in done.stderr) == (2, False)
        assert done.stderr


def test_a_read_only_folder(tmp_path: Path) -> None:
    """The kernel's own folder takes files from nobody, not from an administrator either."""
    done = ask(*ANSWER, "--output", "/sys/kernel/answer.txt", folder=tmp_path, XDG_CACHE_HOME="/sys/kernel")
    assert done.returncode == 2
    assert done.stderr in [
        f"/sys/kernel/answer.txt cannot be written: {why}.\n" for why in ("permission denied", "read-only file system")
    ]


def test_a_folder_that_is_gone(tmp_path: Path, expected: str) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"rmdir {gone} && exec {sys.executable} -m peerpath " + " ".join(ANSWER)
    done = subprocess.run(
        ["sh", "-c", script], capture_output=True, encoding="utf-8", cwd=gone, env=environment(tmp_path)
    )
    assert (done.returncode, done.stdout) == (0, expected)


WATCHED = """
import runpy, sys
def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")) and event != "socket.__new__":
        raise SystemExit(f"the program used the network: {event}")
sys.addaudithook(watch)
from peerpath.cli.app import run
for line in sys.stdin:
    words = line.split("\\t")
    code = run([word for word in words[:-1]])
    if code not in (0, 1):
        raise SystemExit(f"{words}: {code}")
"""


def test_no_command_uses_the_network(tmp_path: Path) -> None:
    """The interpreter itself tells of every socket, whatever library opens it."""
    (tmp_path / "me.yaml").write_text("holds: [care-certificate]\n", encoding="utf-8")
    (tmp_path / "me.json").write_text('{"basics": {}}', encoding="utf-8")
    asked = [*about_data(ROLE, OTHER, COURSE), *about_a_profile("me.yaml", ROLE), *OTHERS]
    asked = [["profile", "import", "me.json"] if words[:2] == ["profile", "import"] else words for words in asked]
    asked += [["gap", ROLE, "--profile", "me.yaml", "--format", "pdf", "--output", "gap.pdf"]]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED], input="".join("\t".join([*words, "\n"]) for words in asked),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8", cwd=tmp_path, env=environment(tmp_path),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr

"""The Tab key finishes commands, options and ids, and waits for next to nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peerpath.cli.commands.completion import SCRIPTS, Shell
from peerpath.cli.complete import FILES, _ids, candidates, commands
from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data.catalogue import read_catalogue
from tests.cli.conftest import Ask

FOUND = read_catalogue().value
assert FOUND is not None
KNOWN: Catalogue = FOUND


def complete(*words: str) -> list[str]:
    return candidates(list(words), commands())


@pytest.mark.parametrize(
    "section",
    ["roles", "qualifications", "occupations", "settings", "areas", "declarations", "organisations", "glossary"],
)
def test_the_ids_are_those_of_the_catalogue(section: str) -> None:
    assert _ids((section,), []) == set(getattr(KNOWN, section))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["ro"], ["route", "roles"]),
        (["profile", "e"], ["edit"]),
        (["route", "cwpt/senior-p"], ["cwpt/senior-peer-support-worker"]),
        (["compare", "cwpt/peer-practitioner", "cwpt/oliver"], ["cwpt/oliver-mcgowan-co-trainer"]),
        (["route", "cwpt/peer-practitioner", "cwpt/"], []),
        (["show", "imroc"], ["imroc-peer-support-training"]),
        (["route", "--profile", "p.yaml", "cwpt/peer-pr"], ["cwpt/peer-practitioner"]),
        (["gap", "x", "--holds", "care"], ["care-certificate"]),
        (["gap", "x", "--holds=care"], ["--holds=care-certificate"]),
        (["gap", "x", "--holds", "=", "care"], ["care-certificate"]),
        (["gap", "x", "--holds", "degree,care"], ["degree,care-certificate"]),
        (["gap", "x", "--experience", "peer-support-w"], ["peer-support-worker="]),
        (["gap", "x", "--experience", "peer-support-worker=1"], []),
        (["gap", "x", "--lived-experience", "mental"], ["mental-health"]),
        (["gap", "x", "--format", "md"], []),
        (["route", "x", "--stay"], ["--stay-with"]),
        (["profile", "new", "--target", "cpft/peer-s"], ["cpft/peer-support-worker"]),
        (["explain", "coprod"], ["coproduction"]),
        (["profile", "check", "p"], [FILES]),
        (["gap", "x", "--profile", ""], [FILES]),
        (["no-such-command", ""], []),
    ],
)
def test_a_word_is_finished(words: list[str], found: list[str]) -> None:
    assert complete(*words) == found


def test_role_data_of_ones_own_is_finished_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine.yaml").write_text("# mine\nroles:\n    mine/guide:\n        title: Guide\n", encoding="utf-8")
    assert complete("route", "mi") == []
    assert complete("route", "--data", str(tmp_path), "mi") == ["mine/guide"]
    monkeypatch.setenv("PEERPATH_DATA", str(tmp_path))
    assert complete("show", "mi") == ["mine/guide"]


def test_hardly_anything_is_imported() -> None:
    program = "import sys; before = set(sys.modules); from peerpath.cli import main; main();"
    program += "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    environment = {**os.environ, "_PEERPATH_COMPLETE": "new"}
    done = subprocess.run(
        [sys.executable, "-c", program, "route"], capture_output=True, text=True, env=environment, check=True
    )
    assert "cwpt/peer-support-worker" in done.stdout.splitlines()
    assert {name for name in done.stderr.split() if not name.startswith("encodings")} == {
        "peerpath", "peerpath.cli", "peerpath.cli.complete", "peerpath.cli.streams"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("route cwpt/senior-p", ["cwpt/senior-peer-support-worker"]),
        ("gap x --holds = gcse-e", ["gcse-english"]),
        ("gap x --profile ''", []),
    ],
)
def test_bash_is_given_it(typed: str, found: list[str]) -> None:
    script = (
        f'peerpath() {{ "{sys.executable}" -m peerpath "$@"; }}; eval "$(peerpath completion bash)";'
        f'COMP_WORDS=(peerpath {typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); _peerpath; printf "%s\\n" "${{COMPREPLY[@]}}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == found


@pytest.mark.parametrize("shell", SCRIPTS)
def test_each_shell_has_a_script_that_says_where_it_goes(ask: Ask, shell: Shell) -> None:
    answer = ask("completion", shell)
    assert answer.code == 0 and answer.out == SCRIPTS[shell]
    assert f"peerpath completion {shell}" in answer.out.splitlines()[0]


def test_a_name_that_a_shell_would_take_for_a_command_is_not_finished(tmp_path: Path) -> None:
    names = ("x/$(touch it)", "x/`id`", "x/a;ls", "x/a b", "-o", "x/é", "x/good", "x/Half_Written")
    entries = "".join(f"  {name!r}: {{title: T}}\n" for name in names)
    (tmp_path / "mine.yaml").write_text(f"roles:\n{entries}", encoding="utf-8")
    assert complete("show", "--data", str(tmp_path), "x/") == ["x/good"]

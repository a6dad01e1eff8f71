"""What a person is shown who asks nothing yet: the welcome, and help."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from peerpath.cli.app import COMMANDS, build
from peerpath.cli.words import command_list
from tests.cli.conftest import Ask

ALL = get_command(build())
HEAVY = ("rich", "pydantic", "yaml", "networkx")


def names() -> list[str]:
    """Every command as it is typed, such as "profile new"."""
    found = []
    for name, command in ALL.commands.items():  # type: ignore[attr-defined]
        found.append(name)
        found += [f"{name} {below}" for below in getattr(command, "commands", ())]
    return found


def test_no_arguments_say_what_can_be_asked_in_a_few_lines(ask: Ask) -> None:
    answer = ask()
    assert answer.code == 0
    assert answer.err == ""
    assert "peerpath route" in answer.out and "peerpath profile new" in answer.out
    assert len(answer.out.splitlines()) <= 24


def test_help_lists_every_command_under_who_uses_it(ask: Ask) -> None:
    told = ask("--help").out
    for title, commands in command_list.GROUPS:
        here = [name for name in commands if name in COMMANDS]
        assert not here or told.index(title) < min(told.index(f"\n  {name} ") for name in here)
    assert {name for _, commands in command_list.GROUPS for name in commands} >= set(COMMANDS)


@pytest.mark.parametrize("name", names())
def test_each_command_says_what_it_does_and_gives_an_example(ask: Ask, name: str) -> None:
    told = ask(*name.split(), "--help")
    assert told.code == 0
    assert command_list.EXAMPLES[name]
    for command, purpose in command_list.EXAMPLES[name]:
        assert command in told.out and purpose in told.out
        assert shlex.split(command)[: 1 + len(name.split())] == ["peerpath", *name.split()]


def test_help_for_a_narrow_window_and_for_a_screen_reader(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = [command for examples in command_list.EXAMPLES.values() for command, _ in examples]
    monkeypatch.setenv("COLUMNS", "40")
    wide = [line for line in ask("gap", "--help").out.splitlines() if len(line) > 40]
    assert [line.strip() for line in wide if line.strip() not in commands] == []
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert "===" not in ask("--help").out


def test_help_waits_for_nothing_heavy() -> None:
    program = (
        "import sys; from peerpath.cli.app import run;"
        "[run(words) for words in ([], ['--help'], ['gap', '--help'], ['--version'])];"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=Path.cwd())
    assert done.stderr.strip() == "[]"


def test_a_mistyped_command_is_suggested(ask: Ask) -> None:
    answer = ask("rout")
    assert answer.code == 2
    assert "route" in answer.err


def test_what_may_be_left_out_is_shown_so(ask: Ask) -> None:
    told = ask("profile", "new", "--help").out
    assert "peerpath profile new [FILE] [OPTIONS]" in told and "Usually profile.yaml." in told
    assert "peerpath route ROLE [OPTIONS]" in ask("route", "--help").out

"""A value that is empty, as when a script does not know it: refused in one plain sentence, whatever option it is for."""

from collections.abc import Iterator
from typing import Any

import pytest
from typer.main import get_command

from peerpath.cli.app import build
from tests.cli.conftest import Ask

ROLE = "cwpt/peer-practitioner"
CHOSEN = {"completion": "bash", "schema": "profile"}
"""A first word for commands that take one of a few."""


def commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        below = getattr(command, "commands", None)
        yield from commands(command, (*path, name)) if below else [((*path, name), command)]


def typed() -> Iterator[tuple[str, ...]]:
    """Each option that takes a text of any kind, with an empty one; each argument that names a file."""
    for path, command in commands(get_command(build())):
        arguments = [param for param in command.params if param.param_type_name == "argument"]
        usual = [CHOSEN.get(path[0], ROLE) for one in arguments if one.required]
        for param in command.params:
            free = not getattr(param, "is_flag", False) and param.type.name in ("text", "str", "path", "file path")
            if free and param.param_type_name == "option":
                yield (*path, *usual, max(param.opts, key=len), "")
        if any(word in (one.metavar or "") for one in arguments for word in ("FILE", "PATH")):
            yield (*path, "")


@pytest.mark.parametrize("asked", sorted(set(typed())), ids=" ".join)
def test_an_empty_value_is_refused_in_one_sentence(asked: tuple[str, ...], ask: Ask) -> None:
    answer = ask(*asked)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1 and answer.err.endswith(", and this is empty.\n")
    if asked[-2].startswith("--"):
        assert answer.err.startswith(f"{asked[-2]} wants ")


def test_every_option_that_names_a_file_is_among_them() -> None:
    named = {asked[-2] for asked in typed()}
    assert {"--data", "--letterhead", "--profile", "--summary", "--output", "--output-dir", "--notes", "--via"} <= named


@pytest.mark.parametrize("asked", [("route", ""), ("show", ""), ("compare", ROLE, ""), ("explain", ""), ("schema", "")])
def test_an_empty_name_is_looked_up_like_any_other(asked: tuple[str, ...], ask: Ask) -> None:
    assert ask(*asked).code == 2


def test_an_empty_variable_is_no_data(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEERPATH_DATA", "")
    assert ask("show", ROLE).code == 0

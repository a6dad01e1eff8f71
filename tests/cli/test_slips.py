"""What we know of Typer's errors by name only is so in the Typer that is installed; no private module is imported."""

import re
from pathlib import Path
from typing import Annotated

import pytest
import typer

import peerpath
from peerpath.cli.words import slip

WRONG = {
    slip.MISSING: ["ask"],
    slip.NO_OPTION: ["ask", "5", "--no-such"],
    slip.BAD_USE: ["ask", "5", "--by"],
    slip.BAD_VALUE: ["ask", "five"],
    slip.HELP_WANTED: ["below"],
}


@pytest.mark.parametrize("name", WRONG)
def test_typer_raises_errors_of_these_names(name: str) -> None:
    app, below = typer.Typer(add_completion=False), typer.Typer(no_args_is_help=True)

    @app.command()
    def ask(number: int, by: Annotated[str, typer.Option()] = "") -> None: ...

    @below.command()
    def one() -> None: ...

    app.add_typer(below, name="below")
    with pytest.raises(slip.UsageError) as caught:
        app(WRONG[name], standalone_mode=False)
    assert slip.kind(caught.value) == name


def test_the_parent_of_the_public_error_is_that_of_all() -> None:
    assert slip.UsageError.__name__ == "UsageError"
    assert issubclass(slip.NoSuchCommandError, slip.UsageError)


def test_no_private_module_of_typer_is_imported() -> None:
    for file in Path(peerpath.__path__[0]).rglob("*.py"):
        assert not re.findall(r"(?m)^\s*(?:from|import) typer\._", file.read_text(encoding="utf-8")), file

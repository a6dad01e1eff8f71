"""All commands, and how anything that goes wrong leaves."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Annotated

import typer

from peerpath.cli.edge import CANNOT_ASK, CannotAskError, tell

COMMANDS = ("route", "gap", "roles", "show")
"""Each is a module of this room, in the order in which help lists them."""


def _version(asked: bool) -> None:
    if asked:
        from peerpath import __version__

        typer.echo(f"peerpath {__version__}")
        raise typer.Exit


def build(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """The command line with some of the commands: a person waits for every one that is built."""
    app = typer.Typer(
        name="peerpath",
        help="Career pathways in lived-experience and peer support work, in and around the NHS.",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(start)
    for command in commands:
        import_module(f"peerpath.cli.{command}").add_to(app)
    return app


def start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Career pathways in lived-experience and peer support work, in and around the NHS."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    first = arguments[0] if arguments else ""
    commands = (first,) if first in COMMANDS else COMMANDS
    try:
        build(commands)(list(arguments), prog_name="peerpath")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except CannotAskError as problem:
        tell(str(problem))
        return CANNOT_ASK
    return 0

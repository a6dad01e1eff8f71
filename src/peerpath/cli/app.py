"""All commands, and how errors leave the program."""

import os
from collections.abc import Iterable, Sequence
from errno import ENAMETOOLONG
from importlib import import_module
from typing import Annotated

import typer

from peerpath.ask.errors import DataError, our_mistake
from peerpath.cli.edge import Out, leave, show, tell
from peerpath.cli.exit_codes import CANNOT_ASK
from peerpath.cli.words.helping import HelpfulCommand, HelpfulGroup
from peerpath.cli.words.slip import HELP_WANTED, UsageError, kind

COMMANDS = {
    "route": "route",
    "next": "next_roles",
    "profile": "profile",
    "compare": "compare",
    "gap": "gap",
    "map": "map_of",
    "roles": "roles",
    "show": "show_one",
    "about": "about",
    "explain": "explain",
    "validate": "validate",
    "schema": "schema",
    "page": "page",
    "completion": "completion",
}
"""Each is a module in `commands`, with the name of its function or group. `command_list` says whom each is for."""


TRACEBACK = "PEERPATH_TRACEBACK"
"""An environment variable. If it is not empty, a bug in the program shows its traceback."""


def _version(asked: bool) -> None:
    if asked:
        from peerpath import __version__

        leave(f"peerpath {__version__}\n".encode(), Out())
        raise typer.Exit


def _accessible(asked: bool) -> None:
    if asked:
        os.environ["ACCESSIBLE"] = "1"


def build(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """Build the command line with only these commands, since each one takes time to build."""
    app = typer.Typer(
        name="peerpath",
        cls=HelpfulGroup,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(start)
    for command in commands:
        made = getattr(import_module(f"peerpath.cli.commands.{command}"), COMMANDS[command])
        if isinstance(made, typer.Typer):
            app.add_typer(made)
        else:
            app.command(command)(made)
    _give_help(app)
    return app


def _give_help(app: typer.Typer) -> None:
    """Make every command's help use our own painters."""
    for command in app.registered_commands:
        command.cls = HelpfulCommand
    for group in app.registered_groups:
        group.cls = HelpfulGroup
        if group.typer_instance:
            _give_help(group.typer_instance)


def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
    accessible: Annotated[
        bool,
        typer.Option(
            "--accessible",
            callback=_accessible,
            is_eager=True,
            help="For screen readers: nothing drawn, short labelled lines. Or set ACCESSIBLE=1.",
        ),
    ] = False,
) -> None:
    """Plan a career in lived-experience and peer support work, in and around the NHS."""
    if context.invoked_subcommand is None:
        from peerpath.report.welcome import welcome_document

        show(welcome_document(), Out())


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    first = arguments[0] if arguments else ""
    commands = (first,) if first in COMMANDS else COMMANDS
    try:
        ended = build(commands)(list(arguments), prog_name="peerpath", standalone_mode=False)
    except UsageError as slip:
        if kind(slip) == HELP_WANTED:
            slip.show()
            return CANNOT_ASK
        from peerpath.cli.words.usage import lines

        tell("\n".join(lines(slip)))
        return CANNOT_ASK
    except DataError as problem:
        tell(str(problem))
        return CANNOT_ASK
    except Exception as slip:
        # Raised by a mere look at whether there is such a file, wherever that is.
        if getattr(slip, "errno", None) == ENAMETOOLONG:
            tell("The name of a file or folder is too long.")
            return CANNOT_ASK
        if os.environ.get(TRACEBACK):
            raise
        tell(_our_mistake(slip))
        return CANNOT_ASK
    return ended if isinstance(ended, int) else 0


def _our_mistake(slip: Exception) -> str:
    """Describe a bug in the program by its place, never by what was in the data."""
    return f"{our_mistake(slip)}\nTo see more, set {TRACEBACK}=1 and ask again. That may show what is in your files."

"""All commands, and how anything that goes wrong leaves."""

from collections.abc import Sequence

import typer

from peerpath.cli import gap, roles, route, show
from peerpath.cli.edge import CANNOT_ASK, CannotAskError, tell

app = typer.Typer(
    name="peerpath",
    help="Career pathways in lived-experience and peer support work, in and around the NHS.",
    no_args_is_help=True,
    add_completion=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (route, gap, roles, show):
    command.add_to(app)


def _version(asked: bool) -> None:
    if asked:
        from peerpath import __version__

        typer.echo(f"peerpath {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    """Career pathways in lived-experience and peer support work, in and around the NHS."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    try:
        app(list(arguments), prog_name="peerpath")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except CannotAskError as problem:
        tell(str(problem))
        return CANNOT_ASK
    return 0

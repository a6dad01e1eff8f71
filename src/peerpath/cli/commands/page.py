"""``peerpath page``: the whole planner as one HTML file that opens by double click."""

from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, leave, tell, write
from peerpath.cli.ending import stop
from peerpath.cli.files import own_folder

OUTPUT = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The file to write; - is standard output.",
        rich_help_panel=o.ANSWER_PANEL,
    ),
]
SPLIT = Annotated[
    Path | None,
    typer.Option(
        "--split", metavar="DIR", help="Several files for a website, in a new folder.", rich_help_panel=o.ANSWER_PANEL
    ),
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("page")(page)


@o.takes
def page(*, output: OUTPUT = None, split: SPLIT = None, quiet: o.QUIET = False, where: o.RoleData) -> None:
    """The planner as one HTML file, for people without Python and for a website. Nothing leaves it."""
    if (output is None) == (split is None):
        stop("Name the file to write with --output, or a new folder with --split.")
    made = _maker()
    from peerpath.page.whole import contents

    whole = made.Page(**contents(where.planner(), builtin=not where.no_builtin))
    if split is None:
        leave(made.one_file(whole), o.Leaving(output=output, quiet=quiet).out(Form.HTML))
        return
    own_folder(split, resume=False)
    for name, content in made.folder(whole).items():
        write(split / name, content)
    tell(f"Written to {split}", quiet=quiet)


def _maker() -> Any:
    """The package that holds Python for the browser. Ends with code 2 where it is not installed."""
    try:
        return import_module("peerpath_page")
    except ModuleNotFoundError:
        stop(
            "To make a page, one more package is needed: peerpath-page. It is in the folder page of the project.",
            "In a copy of the project, with npm installed, type: pip install ./page",
        )

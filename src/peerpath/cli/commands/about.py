"""``peerpath about``: where the facts come from, how old they are, and what the tool does not know."""

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, Out, catalogue, show, show_data, today


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("about")(about)


def about(
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    as_of: o.AS_OF = None,
    data: o.DATA = None,
    no_builtin: o.NO_BUILTIN = False,
) -> None:
    """Where the facts come from and how old they are, and what this tool does not know."""
    from peerpath import __version__
    from peerpath.report.catalogue.about import about_data, about_document

    known = catalogue(data, not no_builtin)
    day = today(as_of)
    out = Out(format, output, accessible, quiet)
    if format is Form.JSON:
        show_data(about_data(known, __version__, day), out)
    else:
        show(about_document(known, __version__, day), out)

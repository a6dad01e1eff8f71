"""``peerpath show``: all that is known of one role or qualification."""

from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, Out, catalogue, show, show_data


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show_one)


def show_one(
    name: Annotated[str, typer.Argument(metavar="ID", help="A role or a qualification, by id or title.")],
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    data: o.DATA = None,
    no_builtin: o.NO_BUILTIN = False,
) -> None:
    """All that is known of one role or qualification, and who says so."""
    from peerpath.cli.target import target_or_course
    from peerpath.report.as_json import qualification_data, role_details
    from peerpath.report.roles import qualification_document, role_document

    known = catalogue(data, not no_builtin)
    out = Out(format, output, accessible, quiet)
    id = target_or_course(name, known)
    if id in known.qualifications:
        course = known.qualifications[id]
        if format is Form.JSON:
            show_data(qualification_data(course, known), out)
        else:
            show(qualification_document(course, known), out)
        return
    role = known.roles[id]
    if format is Form.JSON:
        show_data(role_details(role, known), out)
    else:
        show(role_document(role, known), out)

"""``peerpath show``: all that is known of one role or qualification."""

from enum import StrEnum
from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, show, show_data, tell
from peerpath.cli.ending import stop


class ShowForm(StrEnum):
    """The formats of what is known; the last one, for other programs, of roles only."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    CTDL = "ctdl"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("show")(show_one)


@o.takes
def show_one(
    *,
    name: Annotated[str, typer.Argument(metavar="ID", help="A role or a qualification, by id or title.")],
    format: Annotated[
        ShowForm, typer.Option("--format", "-f", help="How the answer is written.", rich_help_panel=o.ANSWER_PANEL)
    ] = ShowForm.TEXT,
    full: o.FULL = False,
    assume_months: o.ASSUME_MONTHS = 12,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """All that is known of one role or qualification, and who says so."""
    from peerpath.cli.target import target_or_course
    from peerpath.report.as_json import qualification_data, role_details
    from peerpath.report.catalogue.roles import qualification_document, role_document

    catalogue = where.planner().assuming(assume_months).catalogue
    form = Form.JSON if format is ShowForm.CTDL else Form(format.value)
    out = leaving.out(form)
    id = target_or_course(name, catalogue)
    if id in catalogue.qualifications:
        course = catalogue.qualifications[id]
        if format is ShowForm.CTDL:
            stop("CTDL is for the pathway to a role. Name a role.")
        if format is ShowForm.JSON:
            show_data(qualification_data(course, catalogue), out)
        else:
            show(qualification_document(course, catalogue), out)
        return
    role = catalogue.roles[id]
    if format is ShowForm.CTDL:
        from peerpath.report.catalogue.ctdl import ctdl_pathway, losses

        pathway = ctdl_pathway(role, catalogue)
        show_data(pathway, out)
        tell(
            f"CTDL has no word for {losses(pathway)} things. They stand as prose, under peerpath:losses.",
            quiet=leaving.quiet,
        )
    elif format is ShowForm.JSON:
        show_data(role_details(role, catalogue), out)
    else:
        whole = full or form is not Form.TEXT
        page = role_document(role, catalogue, full=whole, flags=where.typed(), on=o.the_day(None))
        show(page, out, paged=whole)

"""``peerpath show``: all that is known of one role or qualification."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, give, show_data, tell
from peerpath.cli.exit_codes import stop

if TYPE_CHECKING:
    from peerpath.model.catalogue import Catalogue


ShowFormat = Literal["text", "json", "markdown", "html", "pdf", "ctdl"]
"""The formats of what is known; the last one, for other programs, of roles only."""


@o.takes
def show_one(
    *,
    name: Annotated[str, typer.Argument(metavar="ID", help="A role or a qualification, by id or title.")],
    format: Annotated[ShowFormat, o.of_answer("--format", "-f", help="How the answer is written.")] = "text",
    full: o.FULL = False,
    assume_months: o.ASSUME_MONTHS = 12,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """All that is known of one role or qualification, and who says so."""
    from peerpath.ask.show import ShowAnswer
    from peerpath.cli.meant import id_meant

    catalogue = where.planner().assuming(assume_months).catalogue
    id = id_meant(name, catalogue)
    out = leaving.out(Format.JSON if format == "ctdl" else Format(format))
    if format == "ctdl":
        _show_ctdl(id, catalogue, out)
    else:
        answer = ShowAnswer(id, o.the_day(None), catalogue)
        give(answer, out, full=full, flags=where.typed())


def _show_ctdl(id: str, catalogue: "Catalogue", out: Out) -> None:
    from peerpath.report.catalogue.ctdl import ctdl_pathway, losses

    if id in catalogue.qualifications:
        stop("CTDL is for the pathway to a role. Name a role.")
    pathway = ctdl_pathway(catalogue.roles[id], catalogue)
    show_data(pathway, out)
    tell(f"CTDL has no word for {losses(pathway)} things. They stand as prose, under peerpath:losses.", quiet=out.quiet)

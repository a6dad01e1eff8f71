"""``peerpath compare``: roles side by side."""

from typing import TYPE_CHECKING, Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, Out, catalogue, show, show_data
from peerpath.cli.ending import stop

if TYPE_CHECKING:
    from peerpath.model.catalogue import Catalogue

MOST_ROLES = 12


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("compare")(compare)


def compare(
    names: Annotated[
        list[str],
        typer.Argument(metavar="ROLE...", help="Two roles or more; or one title that several employers use."),
    ],
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    data: o.DATA = None,
    no_builtin: o.NO_BUILTIN = False,
) -> None:
    """The same work at different employers: band, what is asked, what differs, what may wait."""
    from peerpath.report.catalogue.compare import compare_data, compare_document

    known = catalogue(data, not no_builtin)
    roles = [known.roles[id] for id in _ids(names, known)]
    out = Out(format, output, accessible, quiet)
    if format is Form.JSON:
        show_data(compare_data(roles, known), out)
    else:
        show(compare_document(roles, known), out)


def _ids(names: list[str], known: "Catalogue") -> list[str]:
    """The roles of these names, each once; a title that several employers use stands for all of its roles."""
    from peerpath.cli.target import target
    from peerpath.reading.naming import find_role

    ids: dict[str, None] = {}
    for name in names:
        ids |= dict.fromkeys(find_role(name, known).ids or (target(name, known).id,))
    if len(ids) < 2:
        stop("To compare, name two roles or more.", "To see all roles, type: peerpath roles")
    if len(ids) > MOST_ROLES:
        stop(
            f"That makes {len(ids)} roles. Name at most {MOST_ROLES} of them, by their ids:",
            *(f"  {id}" for id in ids),
        )
    return list(ids)

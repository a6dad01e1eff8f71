"""``peerpath roles``: which roles are there."""

from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, show, show_data


@o.takes
def roles(
    *,
    organisation: Annotated[
        str | None, typer.Option("--organisation", "--org", metavar="ID", help="Such as cwpt.")
    ] = None,
    band: Annotated[str | None, typer.Option("--band", metavar="BAND", help="Such as 4 or 8a.")] = None,
    pillar: Annotated[str | None, typer.Option("--pillar", help="doing, leading, teaching or research.")] = None,
    occupation: Annotated[
        str | None, typer.Option("--occupation", metavar="ID", help="Such as peer-support-worker.")
    ] = None,
    format: o.FORMAT = Format.TEXT,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """Which roles there are, at which employer and band."""
    from peerpath.report.as_json.catalogue import roles_data
    from peerpath.report.catalogue.roles import roles_document, roles_screen

    planner = where.planner()
    found = planner.roles(organisation=organisation, band=band, pillar=pillar, occupation=occupation)
    out = leaving.out(format)
    if format is Format.JSON:
        show_data(roles_data(found), out)
    elif format is Format.TEXT:
        show(roles_screen(found, planner.catalogue, where.typed()), out)
    else:
        show(roles_document(found, planner.catalogue), out)

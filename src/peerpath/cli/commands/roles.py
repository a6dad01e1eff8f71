"""``peerpath roles``: which roles are there."""

from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, show, show_data
from peerpath.cli.ending import stop


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("roles")(roles)


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
    format: o.FORMAT = Form.TEXT,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """Which roles there are, at which employer and band."""
    from peerpath.diagnostic.nearest import nearest
    from peerpath.model.role import Pillar
    from peerpath.report.as_json import roles_data
    from peerpath.report.catalogue.roles import in_order, roles_document

    known = where.planner().catalogue
    choices = {
        "organisation": (organisation, set(known.organisations)),
        "pillar": (pillar, {p.value for p in Pillar}),
        "occupation": (occupation, set(known.occupations)),
    }
    problems = [
        f"--{name}: there is no such {name}."
        + (f" Did you mean {' or '.join(near)}?" if near else f" Known: {', '.join(sorted(ids))}.")
        for name, (given, ids) in choices.items()
        if given is not None and given not in ids
        for near in [nearest(given, ids)]
    ]
    if problems:
        stop(*problems)
    found = [
        role
        for role in in_order(known.roles.values(), known)
        if (organisation is None or role.organisation == organisation)
        and (band is None or (role.band is not None and role.band.value == band.lower().removeprefix("band").strip()))
        and (pillar is None or (role.pillar is not None and role.pillar.value == pillar))
        and (occupation is None or role.occupation == occupation)
    ]
    out = leaving.out(format)
    if format is Form.JSON:
        show_data(roles_data(found), out)
    else:
        show(roles_document(found, known), out)

"""``peerpath compare``: roles side by side."""

from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, give
from peerpath.cli.quoted import quoted


@o.takes
def compare(
    *,
    names: Annotated[
        list[str],
        typer.Argument(metavar="ROLE...", help="Two roles or more; or one title that several employers use."),
    ],
    format: o.FORMAT = Format.TEXT,
    full: o.FULL = False,
    leaving: o.Leaving,
    where: o.RoleData,
) -> None:
    """The same work at different employers: band, what is asked, what differs, what may wait."""
    from peerpath.ask.compare import CompareAnswer
    from peerpath.ask.names import roles_named
    from peerpath.cli.meant import role_meant

    catalogue = where.planner().catalogue
    roles = roles_named(names, catalogue, lambda name: role_meant(name, catalogue))
    flags = where.typed()
    again = "".join(f" {quoted(name)}" for name in names) + flags
    give(CompareAnswer(roles, catalogue), leaving.out(format), full=full, again=again, flags=flags)

"""``peerpath about``: where the facts come from, how old they are, and what the tool does not know."""

from peerpath.cli import options as o
from peerpath.cli.edge import Format, give_known


@o.takes
def about(*, format: o.FORMAT = Format.TEXT, leaving: o.Leaving, as_of: o.AS_OF = None, where: o.RoleData) -> None:
    """Where the facts come from and how old they are, and what this tool does not know."""
    from peerpath import __version__
    from peerpath.report.catalogue.about import about_data, about_document

    about_what = where.planner().catalogue, __version__, o.the_day(as_of)
    give_known(lambda: about_data(*about_what), lambda: about_document(*about_what), leaving.out(format))

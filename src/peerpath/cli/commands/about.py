"""``peerpath about``: where the facts come from, how old they are, and what the tool does not know."""

from peerpath.cli import options as o
from peerpath.cli.edge import Format, show, show_data


@o.takes
def about(*, format: o.FORMAT = Format.TEXT, leaving: o.Leaving, as_of: o.AS_OF = None, where: o.RoleData) -> None:
    """Where the facts come from and how old they are, and what this tool does not know."""
    from peerpath import __version__
    from peerpath.report.catalogue.about import about_data, about_document

    catalogue = where.planner().catalogue
    day = o.the_day(as_of)
    if format is Format.JSON:
        show_data(about_data(catalogue, __version__, day), leaving.out(format))
    else:
        show(about_document(catalogue, __version__, day), leaving.out(format))

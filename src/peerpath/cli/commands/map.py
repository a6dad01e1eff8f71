"""``peerpath map``: the picture of which role leads where."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, leave, show, show_data, tell
from peerpath.cli.exit_codes import stop

if TYPE_CHECKING:
    from peerpath.ask.personal import RouteAnswer
    from peerpath.ask.planner import Planner
    from peerpath.document.blocks import Diagram
    from peerpath.model.catalogue import Catalogue
    from peerpath.report.catalogue.map import Map

NATIONAL, EVERYTHING = "pathway", "all"


MapFormat = Literal["text", "svg", "html", "mermaid", "dot", "graphml", "json", "markdown", "pdf"]
"""The formats of a picture, and of the same in words."""


OF_ROLES = ("mermaid", "dot", "graphml")
"""Formats for boxes and arrows, which have no months."""
OF_PAGES = ("text", "markdown", "html", "pdf", "svg")
"""Formats that show several maps one after another; the others hold all in one."""


@o.takes
def map_of(
    *,
    what: Annotated[
        str,
        typer.Argument(
            metavar="[WHAT]", help="An employer, a kind of work or a role; or all. Left out: the national pathway."
        ),
    ] = NATIONAL,
    way: bool = typer.Option(False, "--route", help="For a role: your way to it, month by month."),
    you: o.You,
    format: Annotated[MapFormat, o.of_answer("--format", "-f", help="How the map is drawn or written.")] = "text",
    leaving: o.Leaving,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """The picture: which role leads where, at an employer, in a kind of work, or on the way to one role."""
    planner = where.planner()
    what = _there(what, planner.catalogue)
    out = leaving.out({one.value: one for one in Format}.get(format, Format.TEXT))
    answer = _route(what, you, as_of, planner) if way or not you.is_silent() else None
    flags = o.again(you.typed(), where, as_of) if format == "text" else None
    if answer is None and what == EVERYTHING and format in OF_PAGES:
        _show_all(format, out, planner.catalogue, flags)
    elif answer is None:
        _show_map(_map(what, planner.catalogue), format, out, planner.catalogue, flags)
    else:
        _show_way(answer, format, out, flags)


def _route(what: str, you: o.You, as_of: str | None, planner: "Planner") -> "RouteAnswer | None":
    """One person's route; None, with a remark, if there is none."""
    from peerpath.cli.meant import role_meant

    role = role_meant(what, planner.catalogue).id
    answer = planner.route(role, you.told(planner), today=o.the_day(as_of))
    if answer.routes:
        return answer
    tell(f"We know no way there yet. To see why, type: peerpath route {role}")
    return None


def _show_way(answer: "RouteAnswer", format: MapFormat, out: Out, flags: str | None) -> None:
    """The route along months. Its JSON is that of ``route``."""
    page = answer.map(flags)
    assert page is not None, "a way was found"
    if format in OF_ROLES:
        stop(
            f"Your way goes along months, and {format} draws boxes and arrows.",
            # Formats of boxes and arrows have no time axis.
            "Take --format svg, html, pdf or json. For a map of the roles that lead there, leave out --route and yourself.",
        )
    if format == "json":
        show_data(answer.to_dict(), out)
    elif format == "svg":
        from peerpath.document.timeline import Timeline
        from peerpath.render.picture.timeline import paint_alone

        drawn = next(block for block in page.blocks if isinstance(block, Timeline))
        leave(paint_alone(drawn).encode(), out)
    else:
        show(page, out)


def _there(what: str, catalogue: "Catalogue") -> str:
    """What to draw: everything where role data of one's own has no national pathway."""
    return EVERYTHING if what == NATIONAL and not catalogue.organisations.get(NATIONAL) else what


def _show_all(format: MapFormat, out: Out, catalogue: "Catalogue", flags: str | None) -> None:
    from peerpath.report.catalogue.sheets import all_diagrams, all_document

    if format == "svg":
        from peerpath.render.picture.svg import paint_all

        pictures = all_diagrams(catalogue)
        for picture in pictures:
            _refuse_too_large(picture)
        leave(paint_all(pictures).encode(), out)
    else:
        show(all_document(catalogue, flags), out)


def _refuse_too_large(picture: "Diagram") -> None:
    from peerpath.render.picture.layering import is_drawable
    from peerpath.report.catalogue.map import too_large

    if not is_drawable(picture):
        stop(too_large(picture), "Ask for one employer, one kind of work or one role. --format html gives a list.")


def _show_map(shown: "Map", format: MapFormat, out: Out, catalogue: "Catalogue", flags: str | None) -> None:
    from peerpath.report.catalogue.map import map_data, map_diagram, map_document

    if format != "json" and format in set(Format):
        show(map_document(shown, catalogue, flags), out)
        return
    picture = map_diagram(shown, catalogue)
    if format == "json":
        show_data(map_data(picture), out)
        return
    if format == "svg":
        _refuse_too_large(picture)
    leave(_drawn(picture, format), out)


def _map(what: str, catalogue: "Catalogue") -> "Map":
    """The map of whatever has this name: an employer first, then a kind of work, then a role."""
    from peerpath.report.catalogue import map as report

    if what == EVERYTHING:
        return report.of_everything(catalogue)
    if what in catalogue.organisations:
        return report.of_organisation(what, catalogue)
    if what in catalogue.occupations:
        return report.of_occupation(what, catalogue)
    from peerpath.cli.meant import role_meant
    from peerpath.pathway.graph import pathway, ways_to

    role = role_meant(what, catalogue)
    return report.of_way_to(role.id, sorted(ways_to(role.id, pathway(catalogue))), catalogue)


def _drawn(picture: "Diagram", format: MapFormat) -> bytes:
    from importlib import import_module

    painter = import_module(f"peerpath.render.picture.{format}")
    painted: str = painter.paint(picture)
    return painted.encode()

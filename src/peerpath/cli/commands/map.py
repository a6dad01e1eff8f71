"""``peerpath map``: the picture of which role leads where."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, leave, show, show_data, tell
from peerpath.cli.ending import stop

if TYPE_CHECKING:
    from peerpath.ask.planner import Planner
    from peerpath.document.blocks import Diagram, Document
    from peerpath.model.catalogue import Catalogue

NATIONAL = "pathway"
WHAT = Annotated[
    str, typer.Argument(metavar="[WHAT]", help="An employer, a kind of work or a role; or all. Left out: the national pathway.")
]  # fmt: skip


class MapForm(StrEnum):
    """The formats of a picture, and of the same in words."""

    TEXT = "text"
    SVG = "svg"
    HTML = "html"
    MERMAID = "mermaid"
    DOT = "dot"
    GRAPHML = "graphml"
    JSON = "json"
    MARKDOWN = "markdown"
    PDF = "pdf"


DRAWN = (MapForm.SVG, MapForm.HTML, MapForm.PDF)
"""Formats that we lay out ourselves."""
FORMAT = Annotated[
    MapForm, typer.Option("--format", "-f", help="How the map is drawn or written.", rich_help_panel=o.ANSWER_PANEL)
]


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("map")(map_of)


@o.takes
def map_of(
    *,
    what: WHAT = NATIONAL,
    way: bool = typer.Option(False, "--route", help="For a role: your way to it, step by step."),
    you: o.You,
    format: FORMAT = MapForm.TEXT,
    leaving: o.Leaving,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """The picture: which role leads where, at an employer, in a kind of work, or on the way to one role."""
    planner = where.planner()
    personal = way or not you.is_silent()
    page = _route(what, you, as_of, planner) if personal else _map(what, planner.catalogue)
    words = {form.value: form for form in Form}
    out = leaving.out(words.get(format.value, Form.TEXT))
    from peerpath.report.catalogue.map import diagram_of, map_data

    picture = diagram_of(page)
    if format in DRAWN:
        _refuse_beyond_limits(picture)
    if format.value in words and format is not MapForm.JSON:
        show(page, out)
        return
    if format is MapForm.JSON:
        show_data(map_data(picture), out)
    else:
        leave(_drawn(picture, format), out)


def _refuse_beyond_limits(picture: "Diagram") -> None:
    """End with code 2 where laying out the picture would take minutes, and nobody could read it."""
    from peerpath.render.picture.layout import MOST_ARROWS, MOST_BOXES

    boxes, arrows = len(picture.nodes), len(picture.edges)
    if boxes > MOST_BOXES or arrows > MOST_ARROWS:
        stop(
            f"The picture would have {boxes:,} boxes and {arrows:,} arrows; we draw at most {MOST_BOXES:,} and {MOST_ARROWS:,}.",
            "Ask for one employer, one kind of work or one role, or take --format graphml.",
        )


def _map(what: str, catalogue: "Catalogue") -> "Document":
    """The map of whatever has this name: an employer first, then a kind of work, then a role."""
    from peerpath.report.catalogue import map as report

    if what == "all":
        shown = report.of_everything(catalogue)
    elif what in catalogue.organisations:
        shown = report.of_organisation(what, catalogue)
    elif what in catalogue.occupations:
        shown = report.of_occupation(what, catalogue)
    else:
        from peerpath.cli.target import target
        from peerpath.pathway.graph import pathway, ways_to

        role = target(what, catalogue)
        shown = report.of_way_to(role.id, sorted(ways_to(role.id, pathway(catalogue))), catalogue)
    return report.map_document(shown, catalogue)


def _route(what: str, you: o.You, as_of: str | None, planner: "Planner") -> "Document":
    """The map of one person's way; of all that leads to the role, where there is no way."""
    from peerpath.cli.target import target

    role = target(what, planner.catalogue).id
    page = planner.route(role, you.told(planner), today=o.the_day(as_of)).map()
    if page is not None:
        return page
    tell(f"We know no way there yet. To see why, type: peerpath route {role}")
    return _map(role, planner.catalogue)


def _drawn(picture: "Diagram", format: MapForm) -> bytes:
    from importlib import import_module

    painter = import_module(f"peerpath.render.picture.{format.value}")
    painted: str = painter.paint(picture)
    return painted.encode()

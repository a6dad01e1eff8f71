"""A layered picture: boxes in rows that are stacked from the bottom up, and arrows between them."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from peerpath.document.clean import NO_TEXT, Clean, clean
from peerpath.document.inline import Colour


class Shape(StrEnum):
    """The outline of a box."""

    BOX = "box"
    ROUND = "round"
    """Ends like a pill."""
    CUT = "cut"
    """Corners cut off."""
    DASHED = "dashed"
    """A broken outline."""
    FLAG = "flag"
    """One side pointed, as a signpost."""


class Stroke(StrEnum):
    """How an arrow is drawn."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


class DiagramRow(Struct, frozen=True):
    """A row of boxes."""

    name: Clean
    beside: int | None = None
    """The number of the row that it stands to the right of, at the same height; None for a strip of its own."""
    gathers: bool = False
    """Whether arrows between its boxes and a box elsewhere are drawn as one, from or to its edge."""


class Facet(Struct, frozen=True):
    """A property by which boxes can be sorted."""

    title: Clean
    values: tuple[Clean, ...]
    """In order. A box without a value has an empty one."""


class DiagramBox(Struct, frozen=True):
    """A box."""

    id: Clean
    title: Clean
    row: int
    """Counted from 0, the bottom row."""
    label: Clean = NO_TEXT
    """Small words in the box, which say what its shape and colour say."""
    shape: Shape = Shape.BOX
    colour: Colour = Colour.PLAIN
    emphasis: bool = False
    """Whether it is drawn heavier, and comes first in lists."""
    hint: Clean = NO_TEXT
    """Shown on hovering; says only what the page also says in words elsewhere."""
    address: Clean = NO_TEXT
    """Where it links to; ``#anchor`` for a section of the same page."""
    facets: tuple[Clean, ...] = ()
    """Its value for each facet of the picture."""
    unsure: bool = False
    """Whether it is in this row by assumption: its label says so, or a star if labels are not drawn."""


class Edge(Struct, frozen=True):
    """An arrow between two boxes, given by their ids."""

    tail: Clean
    head: Clean
    stroke: Stroke = Stroke.SOLID
    label: Clean = NO_TEXT
    """The arrow's words, for formats that list arrows; not drawn in pictures."""


class KeyLine(Struct, frozen=True):
    """One line of the key: what a shape and colour, or a stroke, means."""

    meaning: Clean
    sample: Shape | Stroke
    colour: Colour = Colour.PLAIN


def node(
    id: str,
    title: str,
    row: int,
    *,
    label: str = "",
    shape: Shape = Shape.BOX,
    colour: Colour = Colour.PLAIN,
    emphasis: bool = False,
    hint: str = "",
    address: str = "",
    facets: Iterable[str] = (),
    unsure: bool = False,
) -> DiagramBox:
    """Make a `DiagramBox`."""
    text = (clean(part) for part in (id, title, label, hint, address))
    identity, heading, small, pointed, target = text
    return DiagramBox(
        identity, heading, row, small, shape, colour, emphasis, pointed, target, tuple(map(clean, facets)), unsure
    )


def edge(tail: str, head: str, *, stroke: Stroke = Stroke.SOLID, label: str = "") -> Edge:
    """Make an `Edge`."""
    return Edge(clean(tail), clean(head), stroke, clean(label))


def key(meaning: str, sample: Shape | Stroke, colour: Colour = Colour.PLAIN) -> KeyLine:
    """Make a line of the key."""
    return KeyLine(clean(meaning), sample, colour)


def row(name: str, *, beside: int | None = None, gathers: bool = False) -> DiagramRow:
    """Make a `DiagramRow`."""
    return DiagramRow(clean(name), beside, gathers)


def facet(title: str, values: Iterable[str]) -> Facet:
    """Make a `Facet`."""
    return Facet(clean(title), tuple(map(clean, values)))

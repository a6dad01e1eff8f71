"""Works out where each box, strip and arrow of a layered picture is drawn. y grows downwards.

A unit is a pixel on a screen and three quarters of a point on paper, where a picture stays as large as it is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import DiagramBox, Edge, Shape
from peerpath.render.picture.crossings import Vertex
from peerpath.render.picture.layering import is_drawable
from peerpath.render.picture.layout import Layout, layout_of
from peerpath.render.picture.lettering import LABEL, LEADING, ems, set_in
from peerpath.render.picture.spread import Spread

WIDTH = 108.0
"""Width of a box."""
TITLE, NAME = 13.0, 13.0
"""Letter sizes: titles of boxes, names of rows."""
PADDING, INSET, TIP = 6.0, 5.0, 5.0
"""Padding of a box: above and below, left and right, and extra beside a point."""
MARGIN = 8.0
_WIDEST_NAME, _SHORT_NAME, _NAME_LINES = 92.0, 8, 2.4

UPRIGHT, LYING = (728.0, 930.0), (1050.0, 640.0)
"""The space for a picture on its own A4 sheet, below a title."""
FEWEST, MOST = 3, 5
"""The numbers of boxes side by side that are tried."""

Point = tuple[float, float]
Slot = tuple[float, float]
VertexPair = tuple[Vertex, Vertex]
"""From one line to the next."""


class Box(Struct, frozen=True):
    """A box and the lines of text in it."""

    node: DiagramBox
    x: float
    y: float
    height: float
    title: Sequence[str]
    label: Sequence[str]


class Strip(Struct, frozen=True):
    """The strip behind the boxes of a row."""

    name: Sequence[str]
    y: float
    height: float


class Panel(Struct, frozen=True):
    """The boxes beside a strip, with their name at the top."""

    name: Sequence[str]
    x: float
    y: float
    width: float
    height: float


class Arrow(Struct, frozen=True):
    """An arrow, leg by leg; each leg starts straight on from the end of the one before."""

    edges: Sequence[Edge]
    """Those that it stands for."""
    legs: "Sequence[Leg]"
    gathered: bool
    """Whether it begins at the edge of a strip."""


class Leg(Struct, frozen=True):
    """The part of an arrow between two lines. It is vertical at both ends."""

    start: Point
    end: Point
    turn: float
    """The height at which it runs sideways."""


class Picture(Struct, frozen=True):
    """Everything that is drawn, from the corner at 0, 0."""

    width: float
    height: float
    bands: Sequence[Strip]
    panels: Sequence[Panel]
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]


@lru_cache(maxsize=8)
def picture_of(diagram: Diagram) -> Picture:
    """Lay out the picture with the number of boxes side by side that fills a sheet of A4 best. The result is cached.

    Raises ValueError, for a slip of the writer, where it is beyond the limits: `is_drawable` tells.
    """
    if not is_drawable(diagram):
        raise ValueError("the picture is too large to be drawn")
    tries = [_arranged(diagram, across) for across in range(FEWEST, MOST + 1)]
    return min(tries, key=lambda it: (_shrunk(it), len(sheets(it)), it.width * it.height))


def _room(picture: Picture) -> tuple[float, float]:
    """Whether a picture is too wide for portrait sheets, and needs landscape."""
    return UPRIGHT if picture.width <= UPRIGHT[0] else LYING


def _shrunk(picture: Picture) -> float:
    """The factor by which it has to shrink to fit its sheets; 1 if it need not."""
    wide, high = _room(picture)
    return max(1.0, picture.width / wide, *((bottom - top) / high for top, bottom in sheets(picture)))


def sheets(picture: Picture, below: float = 0.0) -> list[tuple[float, float]]:
    """The top and bottom of each part that goes on a sheet, with ``below`` more space under the last.

    Parts are whole strips; a strip higher than a sheet is cut between its lines.
    """
    room = _room(picture)[1]
    ends = [*(cut for band in picture.bands[::-1] for cut in _cuts(band, picture.boxes, room)), picture.height + below]
    parts = [(0.0, 0.0)]
    for end in ends:
        top, bottom = parts[-1]
        parts[-1:] = [(top, bottom), (bottom, end)] if end - top > room and bottom > top else [(top, end)]
    return parts


def _cuts(band: Strip, boxes: Sequence[Box], room: float) -> Iterator[float]:
    """Where the picture may be cut: above a strip, or between its lines if it is too high."""
    yield band.y
    if band.height > room:
        own = sorted((box.y, box.y + box.height) for box in boxes if band.y <= box.y < band.y + band.height)
        bottom = own[0][1] if own else 0.0
        for top, end in own:
            if top > bottom:
                yield (top + bottom) / 2
            bottom = max(bottom, end)


def _arranged(diagram: Diagram, across: int) -> Picture:
    gutter = _gutter(diagram)
    layout = layout_of(diagram, WIDTH, across, MARGIN + gutter)
    sizes = {Vertex(node.id): _sized(node) for node in diagram.nodes}
    spread = Spread(layout, {place.box: box.height for place, box in sizes.items()}, _panel_names(diagram, layout))
    slots = spread.slots()
    boxes = {place: _placed(box, layout.middle[place], slots[layout.level[place]]) for place, box in sizes.items()}
    panels = list(_panels(layout, slots, spread))
    ends = [at + WIDTH / 2 if place.box else at for place, at in layout.middle.items()]
    return Picture(
        width=max([*ends, *(panel.x + panel.width for panel in panels)], default=gutter) + MARGIN,
        height=slots[0][1] + spread.below(0) if slots else 0.0,
        bands=list(_bands(diagram, layout, slots, spread, gutter)),
        panels=panels,
        boxes=list(boxes.values()),
        arrows=_arrows(diagram, layout, slots, boxes),
    )


def _gutter(diagram: Diagram) -> float:
    """The space for row names: enough for the longest word, and for the longest name in a few lines."""
    names = [row.name for row in diagram.rows if row.beside is None]
    words = [word for name in names for word in ([name] if len(name) <= _SHORT_NAME else name.split())]
    needed = max([*map(_wide, words), *(_wide(name) / _NAME_LINES for name in names)], default=0.0)
    return min(_WIDEST_NAME, needed + 2 * MARGIN) if words else 0.0


def _wide(word: str) -> float:
    return ems(word) * NAME * 1.05


def _sized(node: DiagramBox) -> Box:
    room = WIDTH - 2 * INSET - (2 * TIP if node.shape is Shape.FLAG else 0)
    title = set_in(node.title, room / TITLE, 7)
    label = set_in(node.label, room / LABEL, 3) if node.label else []
    height = 2 * PADDING + LEADING * (TITLE * len(title) + LABEL * len(label))
    return Box(node, 0.0, 0.0, height, title, label)


def _placed(box: Box, middle: float, slot: Slot) -> Box:
    return replace(box, x=middle - WIDTH / 2, y=(slot[0] + slot[1] - box.height) / 2)


def _of_strips(layout: Layout) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for number, layer in enumerate(layout.layers):
        found[layer.strip].append(number)
    return found


def _bands(diagram: Diagram, layout: Layout, slots: Sequence[Slot], spread: Spread, gutter: float) -> Iterator[Strip]:
    """A strip for each row that has boxes, from the top of its last line to the bottom of its first."""
    for strip, lines in _of_strips(layout).items():
        top = slots[lines[-1]][0] - spread.above(lines[-1])
        bottom = slots[lines[0]][1] + (0.0 if layout.layers[lines[0]].is_edge else spread.below(lines[0]))
        name = diagram.rows[strip].name
        yield Strip(set_in(name, (gutter - MARGIN) / NAME, 6) if name else [], top, bottom - top)


def _panel_names(diagram: Diagram, layout: Layout) -> dict[int, list[str]]:
    """The names of the rows beside each strip."""
    names: dict[int, list[str]] = {}
    for strip, lines in _of_strips(layout).items():
        at = [layout.middle[Vertex(box)] for number in lines for box in layout.layers[number].aside]
        told = ", ".join(row.name for row in diagram.rows if row.beside == strip)
        names |= {strip: set_in(told, (max(at) - min(at) + WIDTH - INSET) / LABEL, 4)} if at else {}
    return names


def _panels(layout: Layout, slots: Sequence[Slot], spread: Spread) -> Iterator[Panel]:
    for strip, name in spread.names.items():
        beside = [number for number in _of_strips(layout)[strip] if layout.layers[number].aside]
        at = [layout.middle[Vertex(box)] for number in beside for box in layout.layers[number].aside]
        x, width = min(at) - WIDTH / 2 - 4, max(at) - min(at) + WIDTH + 8
        top, bottom = slots[beside[-1]][0] - spread.named(beside[-1]), slots[beside[0]][1] + 4
        yield Panel(name, x, top, width, bottom - top)


def _arrows(diagram: Diagram, layout: Layout, slots: Sequence[Slot], boxes: Mapping[Vertex, Box]) -> list[Arrow]:
    """Those that share a trunk one after the other."""
    legs = _legs(layout, slots, boxes)
    drawn = sorted(range(len(layout.runs)), key=lambda number: layout.chains[number][-2:][::-1])
    return [
        Arrow(
            [diagram.edges[edge] for edge in layout.runs[number].edges],
            [legs[pair] for pair in pairwise(layout.chains[number])],
            gathered=not layout.runs[number].tail,
        )
        for number in drawn
    ]


def _legs(layout: Layout, slots: Sequence[Slot], boxes: Mapping[Vertex, Box]) -> dict[VertexPair, Leg]:
    """The parts of all arrows; those that arrows share once."""
    ways = list(dict.fromkeys(way for chain in layout.chains for way in pairwise(chain)))
    ports = _ports(ways, layout)
    ends = {}
    for start, end in ways:
        up = layout.level[end] > layout.level[start]
        ends[start, end] = (
            (ports[start, end, start], _edge(start, layout, slots, boxes, upper=up)),
            (ports[start, end, end], _edge(end, layout, slots, boxes, upper=not up)),
        )
    turns = _turns(layout, slots, ends)
    return {way: Leg(start, end, turns[way]) for way, (start, end) in ends.items()}


def _edge(place: Vertex, layout: Layout, slots: Sequence[Slot], boxes: Mapping[Vertex, Box], *, upper: bool) -> float:
    """The y of a box's upper or lower edge, or of the line that an arrow passes."""
    if not place.box:
        return slots[layout.level[place]][0 if upper else 1]
    return boxes[place].y if upper else boxes[place].y + boxes[place].height


def _turns(
    layout: Layout, slots: Sequence[Slot], ends: Mapping[VertexPair, tuple[Point, Point]]
) -> dict[VertexPair, float]:
    """Where each arrow runs sideways in a channel. Arrows in the same direction are stacked so that none meet."""
    channels: dict[int, list[tuple[float, float, VertexPair]]] = defaultdict(list)
    for way, points in ends.items():
        (begins, _), (arrives, _) = sorted(points, key=lambda point: -point[1])
        channels[min(layout.level[place] for place in way)].append((begins, arrives, way))
    turns = {}
    for channel, legs in channels.items():
        low, high = slots[channel][0], slots[channel + 1][1]
        # To the left, an arrow that begins further right turns higher and passes above the others; to the right likewise.
        order = sorted(legs, key=lambda leg: leg[0] if leg[1] < leg[0] else -leg[0])
        for rank, (_, _, way) in enumerate(order):
            turns[way] = low + (high - low) * (0.25 + 0.5 * (rank + 0.5) / len(order))
    return turns


def _ports(ways: Sequence[VertexPair], layout: Layout) -> dict[tuple[Vertex, Vertex, Vertex], float]:
    """Where on its box each arrow begins and ends, in the order of the places beyond, so that none cross here."""
    sides: dict[tuple[Vertex, bool], list[tuple[float, VertexPair]]] = defaultdict(list)
    for way in ways:
        for place, other in (way, way[::-1]):
            sides[place, layout.level[other] > layout.level[place]].append((layout.middle[other], way))
    return {
        (*way, place): layout.middle[place] + (WIDTH * 0.7 * ((index + 0.5) / len(ends) - 0.5) if place.box else 0)
        for (place, _), ends in sides.items()
        for index, (_, way) in enumerate(sorted(ends))
    }

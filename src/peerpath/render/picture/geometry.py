"""A layered picture in numbers: where each box, band and arrow is drawn. y grows downwards."""

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import Edge, Node
from peerpath.render.picture.crossings import Vertex
from peerpath.render.picture.layout import Layout, layout_of
from peerpath.render.picture.lettering import set_in

WIDTH = 164.0
"""Of a box, in the units of the picture."""
TITLE, LABEL, NAME = 15.0, 12.5, 14.0
"""Sizes of letters: titles of boxes, small words in boxes, names of rows."""
LEADING = 1.25
PADDING, INSET = 9.0, 13.0
"""Between the outline of a box and its text: above and below, left and right."""
CHANNEL = 50.0
"""Height between two lines of boxes, where arrows run."""
GUTTER, MARGIN = 108.0, 16.0

SHEET = 1.3
"""Height of the room for a picture on a sheet of A4, in times its width."""
FEWEST, MOST = 4, 8
"""Boxes side by side that are tried."""
MANY = 80
"""Boxes beyond which only the widest arrangement is tried: no sheet makes them legible anyway."""

Point = tuple[float, float]
Slot = tuple[float, float]


class Box(Struct, frozen=True):
    """A box and the lines of text in it."""

    node: Node
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


class Arrow(Struct, frozen=True):
    """An arrow from its first point to its last; it runs straight up or down at each."""

    edge: Edge
    points: Sequence[Point]


class Picture(Struct, frozen=True):
    """All that is drawn, from the corner at 0, 0."""

    width: float
    height: float
    bands: Sequence[Strip]
    boxes: Sequence[Box]
    arrows: Sequence[Arrow]


def picture_of(diagram: Diagram) -> Picture:
    """The picture, with as many boxes side by side as make the letters largest where it fills a sheet of A4."""
    fullest = max(Counter(node.row for node in diagram.nodes).values(), default=0)
    most = max(FEWEST, min(MOST, fullest))
    tries = (MOST,) if len(diagram.nodes) > MANY else range(FEWEST, most + 1)
    return min((_arranged(diagram, across) for across in tries), key=lambda it: max(it.width, it.height / SHEET))


def _arranged(diagram: Diagram, across: int) -> Picture:
    left = MARGIN + (GUTTER if any(diagram.rows) else 0.0)
    layout = layout_of(diagram, WIDTH, across, left)
    sizes = {Vertex(node.id): _sized(node) for node in diagram.nodes}
    heights = [max(sizes[place].height for place in line if place.box) for line in layout.lines]
    slots = _slots(heights)
    boxes = {place: _placed(box, layout.middle[place], slots[layout.level[place]]) for place, box in sizes.items()}
    ends = [at + WIDTH / 2 if place.box else at for place, at in layout.middle.items()]
    return Picture(
        width=max(ends, default=left) + MARGIN,
        height=max((bottom for _, bottom in slots), default=0.0) + CHANNEL / 2,
        bands=_bands(diagram, layout, slots),
        boxes=list(boxes.values()),
        arrows=_arrows(diagram, layout, slots, boxes),
    )


def _sized(node: Node) -> Box:
    room = WIDTH - 2 * INSET
    title = set_in(node.title, room / TITLE, 5)
    label = set_in(node.label, room / LABEL, 3) if node.label else []
    height = 2 * PADDING + LEADING * (TITLE * len(title) + LABEL * len(label))
    return Box(node, 0.0, 0.0, height, title, label)


def _slots(heights: Sequence[float]) -> list[Slot]:
    """The top and the bottom of each line; the last line is at the top of the picture."""
    slots: list[Slot] = []
    y = CHANNEL / 2
    for height in reversed(heights):
        slots.append((y, y + height))
        y += height + CHANNEL
    return slots[::-1]


def _placed(box: Box, middle: float, slot: Slot) -> Box:
    return replace(box, x=middle - WIDTH / 2, y=(slot[0] + slot[1] - box.height) / 2)


def _bands(diagram: Diagram, layout: Layout, slots: Sequence[Slot]) -> list[Strip]:
    """A strip for each row that has boxes, each meeting the next halfway between their lines."""
    bands = []
    for row, name in enumerate(diagram.rows):
        own = [slot for slot, of in zip(slots, layout.rows, strict=True) if of == row]
        if own:
            top, bottom = own[-1][0] - CHANNEL / 2, own[0][1] + CHANNEL / 2
            bands.append(Strip(set_in(name, (GUTTER - MARGIN) / NAME, 4) if name else [], top, bottom - top))
    return bands


def _arrows(diagram: Diagram, layout: Layout, slots: Sequence[Slot], boxes: Mapping[Vertex, Box]) -> list[Arrow]:
    ports = _ports(layout)
    arrows = []
    for number, edge in enumerate(diagram.edges):
        chain = layout.chains[number]
        if chain[0] == chain[-1]:
            continue
        up = layout.level[chain[-1]] > layout.level[chain[0]]
        tail, head = boxes[chain[0]], boxes[chain[-1]]
        start = (ports[number, chain[0]], tail.y if up else tail.y + tail.height)
        end = (ports[number, chain[-1]], head.y + head.height if up else head.y)
        between = [
            (layout.middle[place], y)
            for place in chain[1:-1]
            for y in (slots[layout.level[place]][::-1] if up else slots[layout.level[place]])
        ]
        arrows.append(Arrow(edge, [start, *between, end]))
    return arrows


def _ports(layout: Layout) -> dict[tuple[int, Vertex], float]:
    """Where on its box each arrow begins and ends: in the order of the places beyond, so that none cross here."""
    sides: dict[tuple[Vertex, bool], list[tuple[float, int]]] = {}
    for number, chain in enumerate(layout.chains):
        for place, other in ((chain[0], chain[1]), (chain[-1], chain[-2])):
            above = layout.level[other] > layout.level[place]
            sides.setdefault((place, above), []).append((layout.middle[other], number))
    return {
        (number, place): layout.middle[place] + WIDTH * 0.6 * ((index + 0.5) / len(ends) - 0.5)
        for (place, _), ends in sides.items()
        for index, (_, number) in enumerate(sorted(ends))
    }

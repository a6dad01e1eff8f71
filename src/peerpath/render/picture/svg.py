"""A layered picture as SVG, told by shapes and words as well as by colour."""

from collections.abc import Sequence
from html import escape
from itertools import pairwise

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import Key, Shape, Stroke
from peerpath.document.inline import plain
from peerpath.render.palette import BAND, PALETTE, RULE, TEXT, WHITE
from peerpath.render.picture.geometry import (
    LABEL,
    LEADING,
    MARGIN,
    NAME,
    PADDING,
    TITLE,
    WIDTH,
    Arrow,
    Box,
    Point,
    Strip,
    picture_of,
)
from peerpath.render.picture.lettering import ems, set_in
from peerpath.render.picture.outline import number, outline

HEADING = 20.0
BOLD = 'font-weight="700"'
"""An attribute and no style: pages forbid styles that they do not know."""
_DASHES = {Stroke.SOLID: "", Stroke.DASHED: ' stroke-dasharray="9 5"', Stroke.DOTTED: ' stroke-dasharray="2 4"'}
_KEY_LINE, _SAMPLE, _HEAD = 30.0, 34.0, 9.0


def paint(diagram: Diagram) -> str:
    """A file of its own, with the title above. Links to places on the same page are left out: it has no other page."""
    said = f"<title>{escape(plain(diagram.title))}</title><desc>{escape(diagram.description)}</desc>"
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _drawn(diagram, said, heading=True) + "\n"


def paint_inline(diagram: Diagram) -> str:
    """An element for a page that shows the title itself; boxes lead to places on that page."""
    return _drawn(diagram, "", heading=False)


def _drawn(diagram: Diagram, said: str, *, heading: bool) -> str:
    picture = picture_of(diagram)
    width = max(picture.width, 420.0)
    title = set_in(plain(diagram.title), (width - 2 * MARGIN) / HEADING, 3) if heading else []
    above = HEADING * LEADING * len(title) + MARGIN if title else 0.0
    keys, below = _keys(diagram.keys, width, picture.height)
    parts = [
        f'<rect x="0" y="{number(-above)}" width="100%" height="100%" fill="{WHITE}"/>',
        _text(title, MARGIN, -above + MARGIN / 2, HEADING, BOLD),
        *(_band(band, width, shaded=count % 2 == 0) for count, band in enumerate(picture.bands)),
        *map(_arrow, picture.arrows),
        *(_box(box, inside=not heading) for box in picture.boxes),
        *keys,
    ]
    return _element(diagram, said, (0.0, -above), (width, above + picture.height + below), parts)


def _element(diagram: Diagram, said: str, corner: Point, size: Point, parts: Sequence[str]) -> str:
    view = " ".join(map(number, (*corner, *size)))
    role = "group" if any(node.address for node in diagram.nodes) and not said else "img"
    label = escape(f"{plain(diagram.title)}. {diagram.description}")
    space = f'width="{number(size[0])}" height="{number(size[1])}" viewBox="{view}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {space} role="{role}" '
        f'aria-label="{label}" font-family="Atkinson Hyperlegible, Arial, Helvetica, sans-serif" '
        f'fill="{TEXT}">{said}\n' + "\n".join(part for part in parts if part) + "\n</svg>"
    )


def _text(lines: Sequence[str], x: float, top: float, size: float, look: str, middle: bool = False) -> str:
    """Lines of text below one another; ``x`` is their left end, or their middle."""
    anchor = ' text-anchor="middle"' if middle else ""
    return "".join(
        f'<text x="{number(x)}" y="{number(top + size * (0.95 + LEADING * count))}" font-size="{number(size)}" '
        f"{look}{anchor}>{escape(line)}</text>"
        for count, line in enumerate(lines)
    )


def _band(band: Strip, width: float, *, shaded: bool) -> str:
    fill = BAND if shaded else WHITE
    strip = f'<rect x="0" y="{number(band.y)}" width="{number(width)}" height="{number(band.height)}" fill="{fill}"/>'
    edge = f'<path d="M0 {number(band.y)}H{number(width)}" stroke="{RULE}"/>'
    height = NAME * LEADING * len(band.name)
    return strip + edge + _text(band.name, MARGIN, band.y + (band.height - height) / 2, NAME, BOLD)


def _box(box: Box, *, inside: bool) -> str:
    paint = PALETTE[box.node.colour]
    weight = 3.5 if box.node.emphasis else 1.5
    middle = box.x + WIDTH / 2 - (5 if box.node.shape is Shape.FLAG else 0)
    label_top = box.y + PADDING + TITLE * LEADING * len(box.title)
    drawn = (
        outline(box.node.shape, box.x, box.y, WIDTH, box.height, paint, weight)
        + _text(box.title, middle, box.y + PADDING, TITLE, BOLD, middle=True)
        + _text(box.label, middle, label_top, LABEL, f'fill="{paint.ink}"', middle=True)
    )
    hint = f"<title>{escape(box.node.hint)}</title>" if box.node.hint else ""
    if box.node.address and (inside or not box.node.address.startswith("#")):
        return f'<a href="{escape(box.node.address)}">{hint}{drawn}</a>'
    return f"<g>{hint}{drawn}</g>"


def _arrow(arrow: Arrow) -> str:
    """A line that runs straight up or down at each point, on a white one, so that arrows that cross are told apart."""
    *_, before, (x, y) = arrow.points
    base = y + _HEAD if before[1] > y else y - _HEAD
    path = _path([*arrow.points[:-1], (x, base)])
    head = f"M{number(x)} {number(y)}L{number(x - _HEAD / 2)} {number(base)}H{number(x + _HEAD / 2)}Z"
    return (
        f'<path d="{path}" fill="none" stroke="{WHITE}" stroke-width="5.6"/>'
        f'<path d="{path}" fill="none" stroke="{TEXT}" stroke-width="1.6"{_DASHES[arrow.edge.stroke]}/>'
        f'<path d="{head}"/>'
    )


def _path(points: Sequence[Point]) -> str:
    path = f"M{number(points[0][0])} {number(points[0][1])}"
    for (x, y), (to_x, to_y) in pairwise(points):
        half = number((y + to_y) / 2)
        path += f"C{number(x)} {half} {number(to_x)} {half} {number(to_x)} {number(to_y)}"
    return path


def _keys(keys: Sequence[Key], width: float, top: float) -> tuple[list[str], float]:
    """The key, set in lines below the picture, and its height."""
    drawn: list[str] = []
    x, y = MARGIN, top + MARGIN
    for key in keys:
        needed = _SAMPLE + 8 + ems(key.meaning) * LABEL + 24
        if x > MARGIN and x + needed > width:
            x, y = MARGIN, y + _KEY_LINE
        drawn.append(_sample(key, x, y) + _text([key.meaning], x + _SAMPLE + 8, y + 3, LABEL + 1, ""))
        x += needed
    return drawn, y + _KEY_LINE - top if keys else MARGIN


def _sample(key: Key, x: float, y: float) -> str:
    if isinstance(key.sample, Shape):
        return outline(key.sample, x, y, _SAMPLE, 20.0, PALETTE[key.colour], 1.5)
    return (
        f'<path d="M{number(x)} {number(y + 10)}h{number(_SAMPLE - 8)}" stroke="{TEXT}" stroke-width="1.6"'
        f'{_DASHES[key.sample]}/><path d="M{number(x + _SAMPLE)} {number(y + 10)}l-9 -4.5v9Z"/>'
    )

"""Draws a layered picture as SVG. Shapes and words say everything that colours do."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import accumulate, groupby
from typing import NamedTuple

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import Edge, KeyLine, Shape, Stroke
from peerpath.document.inline import plain
from peerpath.render.colours import BAND, PALETTE, RULE, TEXT, WHITE
from peerpath.render.picture.geometry import (
    INSET,
    MARGIN,
    NAME,
    PADDING,
    TIP,
    TITLE,
    WIDTH,
    Arrow,
    Box,
    Panel,
    Picture,
    Point,
    Strip,
    picture_of,
    sheets,
)
from peerpath.render.picture.lettering import LABEL, LEADING, ems, set_in
from peerpath.render.picture.outline import number, outline

HEADING, NARROWEST = 20.0, 420.0
_APART = 40.0
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
BOLD = 'font-weight="700"'
"""An attribute, not a style, because a page's policy forbids unknown styles."""
_DASHES = {Stroke.SOLID: "", Stroke.DASHED: ' stroke-dasharray="9 5"', Stroke.DOTTED: ' stroke-dasharray="2 4"'}
_GAP = 6.0
"""The gap between a strip and the boxes beside it."""
_KEY_LINE, _SAMPLE, _HEAD = 24.0, 30.0, 8.0


def paint(diagram: Diagram) -> str:
    """Draw a file of its own, with its title above. Links within a page are left out, since there is no page."""
    return _XML + _alone(diagram).svg + "\n"


def paint_all(diagrams: Sequence[Diagram]) -> str:
    """Draw several pictures in one file, one below another, each with its title."""
    drawn = [_alone(diagram) for diagram in diagrams]
    tops = list(accumulate((one.height + _APART for one in drawn), initial=0.0))
    width, height = max((one.width for one in drawn), default=0.0), tops[-1]
    placed = (f'<svg y="{number(top)}"{one.svg.removeprefix("<svg")}' for top, one in zip(tops, drawn, strict=False))
    size = f'width="{number(width)}" height="{number(height)}"'
    ground = f'<rect width="100%" height="100%" fill="{WHITE}"/>'
    return f'{_XML}<svg xmlns="http://www.w3.org/2000/svg" {size}>\n{ground}\n' + "\n".join(placed) + "\n</svg>\n"


def paint_inline(diagram: Diagram) -> str:
    """Draw an element for a page that shows the title itself; boxes link to places on that page."""
    return _drawn(diagram, "", heading=False).svg


def _alone(diagram: Diagram) -> "Sheet":
    said = f"<title>{escape(plain(diagram.title))}</title><desc>{escape(diagram.description)}</desc>"
    return _drawn(diagram, said, heading=True)


class Sheet(NamedTuple):
    """A picture, or the part of it for one sheet of paper, at its own size."""

    svg: str
    width: float
    height: float


def paint_sheets(diagram: Diagram) -> list[Sheet]:
    """The picture in parts of whole strips, or in one if it fits on a sheet of A4, with the key under the last."""
    picture = picture_of(diagram)
    width = max(picture.width, NARROWEST)
    keys, below = _keys(diagram.keys, width, picture.height)
    parts = [*_parts(diagram, picture, width, inside=True), *keys]
    drawn = []
    for top, bottom in sheets(picture, below):
        told, more = _goes_on(diagram, picture, bottom, width)
        size = width, bottom + more - top
        drawn.append(Sheet(_element(diagram, "", (0.0, top), size, [*parts, told]), *size))
    return drawn


def _goes_on(diagram: Diagram, picture: Picture, cut: float, width: float) -> tuple[str, float]:
    """A note under a sheet on the arrows that continue on the next, and its height. Empty if none is cut."""
    names = {node.id: node.title for node in diagram.nodes}
    heads: dict[str, list[str]] = {}
    for arrow in picture.arrows:
        heights = [y for leg in arrow.legs for _, y in (leg.start, leg.end)]
        for edge in arrow.edges if min(heights) < cut < max(heights) else ():
            heads.setdefault(names[edge.tail], []).append(names[edge.head])
    if not heads:
        return "", 0.0
    told = "; ".join(f"{tail} to {', '.join(ends)}" for tail, ends in heads.items())
    lines = set_in(f"Arrows between this sheet and the next: {told}.", (width - 2 * MARGIN) / LABEL, 8)
    high = LABEL * LEADING * len(lines) + 2 * MARGIN
    # Covers everything that is not on this sheet, or its edge would show.
    ground = f'<rect x="0" y="{number(cut)}" width="{number(width)}" height="{number(picture.height)}" fill="{WHITE}"/>'
    return ground + _text(lines, MARGIN, cut + MARGIN, LABEL, ""), high


def _drawn(diagram: Diagram, said: str, *, heading: bool) -> Sheet:
    picture = picture_of(diagram)
    width = max(picture.width, NARROWEST)
    title = set_in(plain(diagram.title), (width - 2 * MARGIN) / HEADING, 3) if heading else []
    above = HEADING * LEADING * len(title) + MARGIN if title else 0.0
    keys, below = _keys(diagram.keys, width, picture.height)
    parts = [
        f'<rect x="0" y="{number(-above)}" width="100%" height="100%" fill="{WHITE}"/>',
        _text(title, MARGIN, -above + MARGIN / 2, HEADING, BOLD),
        *_parts(diagram, picture, width, inside=not heading),
        *keys,
    ]
    size = width, above + picture.height + below
    return Sheet(_element(diagram, said, (0.0, -above), size, parts), *size)


def _parts(diagram: Diagram, picture: Picture, width: float, *, inside: bool) -> Iterator[str]:
    numbers = _numbers(diagram)
    for count, band in enumerate(picture.bands):
        # The strip ends before the boxes beside it, so that they do not look like part of it.
        ends = (panel.x - _GAP for panel in picture.panels if band.y <= panel.y < band.y + band.height)
        yield _band(band, min(ends, default=width), shaded=count % 2 == 0)
    yield from map(_panel, picture.panels)
    yield from _arrows(picture.arrows, numbers)
    yield from (_box(box, numbers[box.node.id], inside=inside) for box in picture.boxes)
    yield from map(_panel_name, picture.panels)


def _element(diagram: Diagram, said: str, corner: Point, size: Point, parts: Sequence[str]) -> str:
    view = " ".join(map(number, (*corner, *size)))
    role = "group" if any(node.address for node in diagram.nodes) and not said else "img"
    label = escape(". ".join(filter(None, (plain(diagram.title), diagram.description))))
    space = f'width="{number(size[0])}" height="{number(size[1])}" viewBox="{view}"'
    facets = escape(json.dumps([[one.title, one.values] for one in diagram.facets]))
    data = f'data-all="{_pairs(diagram.edges, _numbers(diagram))}" data-facets="{facets}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {space} role="{role}" '
        f'aria-label="{label}" font-family="Atkinson Hyperlegible, Arial, Helvetica, sans-serif" '
        f'fill="{TEXT}" {data}>{said}\n' + "\n".join(part for part in parts if part) + "\n</svg>"
    )


def _numbers(diagram: Diagram) -> dict[str, int]:
    """The attributes by which a script finds the boxes of each part."""
    return {node.id: count for count, node in enumerate(diagram.nodes)}


def _pairs(edges: Iterable[Edge], numbers: Mapping[str, int]) -> str:
    return " ".join(f"{numbers[edge.tail]}-{numbers[edge.head]}" for edge in edges if edge.tail != edge.head)


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
    edge = f'<path d="M0 {number(band.y)}H{number(width)}v{number(band.height)}" fill="none" stroke="{RULE}"/>'
    height = NAME * LEADING * len(band.name)
    return strip + edge + _text(band.name, MARGIN, band.y + (band.height - height) / 2, NAME, BOLD)


def _panel(panel: Panel) -> str:
    place = f'x="{number(panel.x)}" y="{number(panel.y)}" width="{number(panel.width)}" height="{number(panel.height)}"'
    return f'<rect {place} rx="6" fill="{WHITE}" stroke="{RULE}" stroke-dasharray="3 3"/>'


def _panel_name(panel: Panel) -> str:
    """On a white plate over the arrows that pass there."""
    wide, high = max(map(ems, panel.name), default=0.0) * LABEL * 1.1, LABEL * LEADING * len(panel.name)
    place = f'x="{number(panel.x + 3)}" y="{number(panel.y + 3)}" width="{number(wide + 4)}" height="{number(high)}"'
    return f'<rect {place} fill="{WHITE}"/>' + _text(panel.name, panel.x + INSET, panel.y + 2, LABEL, BOLD)


def _box(box: Box, count: int, *, inside: bool) -> str:
    paint = PALETTE[box.node.colour]
    weight = 3.0 if box.node.emphasis else 1.25
    middle = box.x + WIDTH / 2 - (TIP if box.node.shape is Shape.FLAG else 0)
    label_top = box.y + PADDING + TITLE * LEADING * len(box.title)
    drawn = (
        outline(box.node.shape, box.x, box.y, WIDTH, box.height, paint, weight)
        + _text(box.title, middle, box.y + PADDING, TITLE, BOLD, middle=True)
        + _text(box.label, middle, label_top, LABEL, f'fill="{paint.ink}"', middle=True)
    )
    facets = "".join(f' data-facet{place}="{escape(value)}"' for place, value in enumerate(box.node.facets))
    data = f'data-box="{count}" data-title="{escape(box.node.title)}"{facets}'
    hint = f"<title>{escape(box.node.hint)}</title>" if box.node.hint else ""
    if box.node.address and (inside or not box.node.address.startswith("#")):
        return f'<a href="{escape(box.node.address)}" {data}>{hint}{drawn}</a>'
    return f"<g {data}>{hint}{drawn}</g>"


def _arrows(arrows: Sequence[Arrow], numbers: Mapping[str, int]) -> Iterator[str]:
    """With white rims that separate crossing arrows; for arrows to the same box, the rims are below all of them."""
    for _, some in groupby(arrows, key=lambda arrow: arrow.legs[-1].end):
        together = [(arrow, _path(arrow), f'data-edges="{_pairs(arrow.edges, numbers)}"') for arrow in some]
        for _, path, data in together:
            yield f'<path d="{path}" fill="none" stroke="{WHITE}" stroke-width="5" {data}/>'
        yield from (f"<g {data}>{_arrow(arrow, path)}</g>" for arrow, path, data in together)


def _arrow(arrow: Arrow, path: str) -> str:
    """A line that is vertical at each end, with a dot if it begins at the edge of a strip."""
    (from_x, from_y), (x, y) = arrow.legs[0].start, arrow.legs[-1].end
    base = _base(arrow)
    head = f"M{number(x)} {number(y)}L{number(x - _HEAD / 2)} {number(base)}H{number(x + _HEAD / 2)}Z"
    dot = f'<circle cx="{number(from_x)}" cy="{number(from_y)}" r="3"/>' if arrow.gathered else ""
    return (
        f'<path d="{path}" fill="none" stroke="{TEXT}" stroke-width="1.4"{_DASHES[arrow.edges[0].stroke]}/>'
        f'<path d="{head}"/>{dot}'
    )


def _base(arrow: Arrow) -> float:
    """Where the line ends and the head begins."""
    last = arrow.legs[-1]
    return last.end[1] + (_HEAD if last.start[1] > last.end[1] else -_HEAD)


def _path(arrow: Arrow) -> str:
    path = f"M{number(arrow.legs[0].start[0])} {number(arrow.legs[0].start[1])}"
    for leg in arrow.legs:
        (x, y), (to_x, to_y), turn = leg.start, leg.end, number(leg.turn)
        to = number(_base(arrow) if leg is arrow.legs[-1] else to_y)
        passing = f"V{number(y)}" if leg is not arrow.legs[0] else ""
        path += passing + (f"V{to}" if x == to_x else f"C{number(x)} {turn} {number(to_x)} {turn} {number(to_x)} {to}")
    return path


def _keys(keys: Sequence[KeyLine], width: float, top: float) -> tuple[list[str], float]:
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


def _sample(key: KeyLine, x: float, y: float) -> str:
    if isinstance(key.sample, Shape):
        return outline(key.sample, x, y, _SAMPLE, 20.0, PALETTE[key.colour], 1.5)
    return (
        f'<path d="M{number(x)} {number(y + 10)}h{number(_SAMPLE - 8)}" stroke="{TEXT}" stroke-width="1.6"'
        f'{_DASHES[key.sample]}/><path d="M{number(x + _SAMPLE)} {number(y + 10)}l-9 -4.5v9Z"/>'
    )

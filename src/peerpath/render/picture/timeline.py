"""Draws bars along months as SVG, as wide as a page of text, with letters as large as in tables."""

from collections.abc import Iterable, Iterator
from html import escape
from zlib import crc32

from peerpath.document.inline import Colour, plain
from peerpath.document.timeline import Bar, Fill, Lane, Moment, Timeline, lines_in_words, named_by_sign
from peerpath.render.colours import PALETTE, RULE, TEXT, WHITE
from peerpath.render.picture.lettering import ems, set_in
from peerpath.render.picture.outline import number

WIDTH = 680.0
LETTERS = 14.0
SMALL = 12.5
BOLD = ' font-weight="700"'
_EDGE, _LANE, _BAR, _KEYS = 24.0, 36.0, 22.0, 26.0
_HEADING, _LINE, _MARGIN = 18.0, 19.0, 16.0
# Space for a moment at the end.
_RIGHT = 22.0
_COLOURS = (Colour.BLUE, Colour.GREEN, Colour.TEAL, Colour.PURPLE)


def paint(timeline: Timeline) -> str:
    """Draw an element for a page."""
    drawing = _SvgTimeline(timeline)
    return _element(timeline, drawing.parts(), 0.0, drawing.height)


def paint_alone(timeline: Timeline) -> str:
    """Draw a timeline as a file of its own, with its title above and the meaning of each sign below."""
    drawing = _SvgTimeline(timeline)
    title = set_in(plain(timeline.title), WIDTH / _HEADING, 3) if timeline.title else []
    above, top = _HEADING * 1.3 * len(title), drawing.height + LETTERS
    told = [line for text in named_by_sign(timeline) for line in set_in(text, WIDTH / LETTERS, 3)]
    parts = [
        f'<rect x="{number(-_MARGIN)}" y="{number(-above - _MARGIN)}" width="100%" height="100%" fill="{WHITE}"/>',
        *(_text(text, 0, _HEADING * (1.3 * row + 0.9) - above, _HEADING, BOLD) for row, text in enumerate(title)),
        *drawing.parts(),
        *(_text(text, 0, top + _LINE * (row + 0.7), LETTERS) for row, text in enumerate(told)),
    ]
    said = f"<title>{escape(plain(timeline.title))}</title><desc>{escape('. '.join(lines_in_words(timeline)))}</desc>"
    drawn = _element(timeline, [said, *parts], -above, top + _LINE * len(told), _MARGIN)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'


def _element(timeline: Timeline, parts: Iterable[str], top: float, bottom: float, margin: float = 0.0) -> str:
    """The part between two heights; the time axis starts at 0."""
    label = escape(". ".join(filter(None, (plain(timeline.title), timeline.description))))
    width, height = number(WIDTH + 2 * margin), number(bottom - top + 2 * margin)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{number(-margin)} {number(top - margin)} {width} {height}" role="img" aria-label="{label}" '
        f'font-family="Atkinson Hyperlegible, Arial, Helvetica, sans-serif" fill="{TEXT}">\n'
        + "\n".join(parts)
        + "\n</svg>"
    )


class _SvgTimeline:
    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._left = max(ems(lane.title) for lane in timeline.lanes) * LETTERS + 14
        self._name = f"t{crc32(repr(timeline).encode()):08x}"
        """Makes the ids of its patterns unique on the page."""
        self._foot = _EDGE + _LANE * len(timeline.lanes)

    @property
    def height(self) -> float:
        return self._foot + (_KEYS if self._timeline.keys else 6)

    def parts(self) -> list[str]:
        return [self._patterns(), *self._edge(), *self._lanes(), *self._keys()]

    def _x(self, month: int) -> float:
        return self._left + (WIDTH - _RIGHT - self._left) * month / self._timeline.months

    def _edge(self) -> Iterator[str]:
        """The labels for which there is room, each with a line down."""
        free = 0.0
        for tick in self._timeline.ticks:
            x = self._x(tick.month)
            yield f'<path d="M{number(x)} {number(_EDGE - 4)}V{number(self._foot)}" stroke="{RULE}"/>'
            if x >= free and x + ems(tick.label) * SMALL <= WIDTH:
                yield _text(tick.label, x, SMALL + 2, SMALL)
                free = x + ems(tick.label) * SMALL + 6

    def _lanes(self) -> Iterator[str]:
        row = -1
        for count, lane in enumerate(self._timeline.lanes):
            row += bool(lane.title) or row < 0
            top = _EDGE + _LANE * count + (_LANE - _BAR) / 2
            yield _text(lane.title, 0, top + _BAR - 6, LETTERS)
            yield from self._lane(lane, top, _COLOURS[row % len(_COLOURS)])

    def _lane(self, lane: Lane, top: float, colour: Colour) -> Iterator[str]:
        for bar in lane.bars:
            yield self._bar(bar, top, colour)
        for moment in lane.moments:
            yield self._moment(moment, top)

    def _bar(self, bar: Bar, top: float, colour: Colour) -> str:
        x, width = self._x(bar.from_month), self._x(bar.to_month) - self._x(bar.from_month)
        if bar.fill is Fill.WAITING:
            middle = number(top + _BAR / 2)
            return f'<path d="M{number(x)} {middle}h{number(width)}" stroke="{TEXT}" stroke-width="2" stroke-dasharray="2 4"/>'
        ink = PALETTE[colour].ink
        fill = self._hatched(colour) if bar.fill is Fill.ASSUMED else ink
        box = (
            f'<rect x="{number(x + 0.5)}" y="{number(top)}" width="{number(max(width - 1, 1.5))}" '
            f'height="{number(_BAR)}" rx="2" fill="{fill}" stroke="{ink}"/>'
        )
        return box + _inside(bar, x, width, top)

    def _moment(self, moment: Moment, top: float) -> str:
        x, y, half = self._x(moment.month), top + _BAR / 2, _BAR / 2 - 1
        shape = f"M{number(x)} {number(y - half)}l{number(half)} {number(half)}l{number(-half)} {number(half)}l{number(-half)} {number(-half)}z"
        drawn = f'<path d="{shape}" fill="{PALETTE[Colour.AMBER].ink}"/>'
        sign = _text(moment.sign, x - half - 4 - ems(moment.sign) * SMALL, top + _BAR - 6, SMALL, BOLD)
        return drawn + (sign if moment.sign and x - self._left > 2 * _BAR else "")

    def _keys(self) -> Iterator[str]:
        x, y = self._left, self._foot + 6
        for fill, meaning in self._timeline.keys:
            if fill is Fill.WAITING:
                yield f'<path d="M{number(x)} {number(y + 7)}h26" stroke="{TEXT}" stroke-width="2" stroke-dasharray="2 4"/>'
            else:
                paper = self._hatched(Colour.GREY) if fill is Fill.ASSUMED else PALETTE[Colour.GREY].ink
                ink = PALETTE[Colour.GREY].ink
                yield f'<rect x="{number(x)}" y="{number(y)}" width="26" height="14" rx="2" fill="{paper}" stroke="{ink}"/>'
            yield _text(meaning, x + 33, y + 12, SMALL)
            x += 33 + ems(meaning) * SMALL + 22

    def _hatched(self, colour: Colour) -> str:
        return f"url(#{self._name}-{colour})"

    def _patterns(self) -> str:
        """Stripes in each colour, which differ from plain bars even in grey."""
        stripes = (
            f'<pattern id="{self._name}-{colour}" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{PALETTE[colour].paper}"/>'
            f'<path d="M0 0V6" stroke="{PALETTE[colour].ink}" stroke-width="2.4"/></pattern>'
            for colour in (*_COLOURS, Colour.GREY)
        )
        return f"<defs>{''.join(stripes)}</defs>"


def _inside(bar: Bar, x: float, width: float, top: float) -> str:
    """The sign and the label if they fit, on a plate if the bar is hatched."""
    whole = " ".join(filter(None, (bar.sign, bar.label)))
    shown = next((text for text in (whole, bar.sign) if text and ems(text) * SMALL + 8 <= width), "")
    if not shown:
        return ""
    if bar.fill is Fill.FIRM:
        return _text(shown, x + 5, top + _BAR - 6, SMALL, BOLD, WHITE)
    plate = (
        f'<rect x="{number(x + 2)}" y="{number(top + 2.5)}" width="{number(ems(shown) * SMALL + 5)}" '
        f'height="{number(_BAR - 5)}" fill="{WHITE}"/>'
    )
    return plate + _text(shown, x + 4, top + _BAR - 6, SMALL, BOLD)


def _text(text: str, x: float, y: float, size: float, look: str = "", fill: str = TEXT) -> str:
    return (
        f'<text x="{number(x)}" y="{number(y)}" font-size="{number(size)}"{look} fill="{fill}">{escape(text)}</text>'
        if text
        else ""
    )

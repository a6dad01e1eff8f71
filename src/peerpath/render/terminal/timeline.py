"""Draws a timeline with block characters, or line by line if these cannot be shown, or for screen readers."""

from peerpath.document.inline import Colour
from peerpath.document.timeline import Bar, Fill, Lane, Tick, Timeline, lines_in_words
from peerpath.render.terminal.console import NARROW, Look
from peerpath.render.terminal.encoding import fit
from peerpath.render.terminal.measure import Lines, Piece, hung, joined, width_of

WIDEST = 80
_LETTERS = {Fill.FIRM: "█", Fill.ASSUMED: "▒", Fill.WAITING: "·"}
_MOMENT = "◆"
_COLOURS = (Colour.BLUE, Colour.GREEN, Colour.TEAL, Colour.PURPLE)
# The most columns for a month, so that a short route is not stretched over the screen.
_PER_MONTH = 4


def timeline_lines(timeline: Timeline, look: Look, width: int) -> Lines:
    """The timeline, or the same in words, without its title; nothing if it cannot be drawn and the page says it all."""
    if not look.blocks or width < NARROW:
        if timeline.brief:
            return []
        told = (fit(text, look.encoding) for text in lines_in_words(timeline))
        return [line for text in told for line in hung([(text, "")], width)]
    return _TextTimeline(timeline, min(width, WIDEST)).lines()


class _TextTimeline:
    def __init__(self, timeline: Timeline, width: int) -> None:
        self._timeline = timeline
        self._margin = max(width_of(lane.title) for lane in timeline.lanes) + 2
        self._edge_ends = width - self._margin
        self._room = min(width - self._margin - 1, timeline.months * _PER_MONTH)

    def lines(self) -> Lines:
        number = -1
        lines = [[(" " * self._margin, ""), *self._edge()]]
        for lane in self._timeline.lanes:
            number += bool(lane.title) or number < 0
            lines.append(self._lane(lane, _COLOURS[number % len(_COLOURS)]))
        return [*lines, *self._keys()]

    def _column(self, month: int) -> int:
        return round(month * self._room / self._timeline.months)

    def _edge(self) -> list[Piece]:
        """The labels for which there is room."""
        text = ""
        for tick in self._timeline.ticks:
            column = self._column(tick.month)
            if len(text) < column or not text:
                text = text.ljust(column) + self._at(tick, column)
        return [(text, "note")]

    def _at(self, tick: Tick, column: int) -> str:
        return tick.label if column + width_of(tick.label) <= self._edge_ends else ""

    def _lane(self, lane: Lane, colour: Colour) -> list[Piece]:
        cells: list[Piece] = [(" ", "")] * (self._room + 1)
        for bar in lane.bars:
            start, end = self._column(bar.from_month), self._column(bar.to_month)
            cells[start : max(end, start + 1)] = self._bar(bar, max(end - start, 1), colour)
        for moment in lane.moments:
            cells[self._column(moment.month)] = (_MOMENT, "strong")
        title = lane.title + " " * (self._margin - width_of(lane.title))
        return [(title, ""), *joined(cells[: self._room + 1])]

    def _bar(self, bar: Bar, columns: int, colour: Colour) -> list[Piece]:
        style = "note" if bar.fill is Fill.WAITING else colour.value
        sign: list[Piece] = [(letter, "strong") for letter in bar.sign] if len(bar.sign) <= columns else []
        return [*sign, *[(_LETTERS[bar.fill], style)] * (columns - len(sign))]

    def _keys(self) -> Lines:
        told = "   ".join(f"{_LETTERS[fill]} {meaning}" for fill, meaning in self._timeline.keys)
        return [[(" " * self._margin, ""), (told, "note")]] if told else []

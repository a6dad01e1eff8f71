"""Draws a layered picture on a terminal: rows from the top, numbered boxes in columns, and where each leads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations, zip_longest
from typing import NamedTuple

from peerpath.document.blocks import Diagram
from peerpath.document.clean import Clean
from peerpath.document.diagram import DiagramBox, DiagramRow, Stroke
from peerpath.document.inline import Colour
from peerpath.render.terminal.console import Look
from peerpath.render.terminal.encoding import fit
from peerpath.render.terminal.measure import Lines, Piece, pieces_width, width_of, wrap

NARROWEST, WIDEST = 16, 34
"""Terminal columns that a box takes, including the space after it."""
_GAP = 3
"""Columns between two boxes: an arrow ends with numbers and a box begins with one, and they must not read as one row of numbers."""
# How often space is moved between columns, and how much.
_SCREEN = 200
"""In wider layouts eyes lose the line, and there would be too many plans to try."""
_MOVES, _MOVE = 8, 2
# The most letters of a row's name beside it; a longer name goes above.
_SHORT = 9
_SIGNS = {True: ("┤ ", "│ ", "→"), False: ("+ ", "| ", "->")}
# Keeps an arrow on one line with the number that it leads to.
_TIED = "\u00a0"


class _Plan(NamedTuple):
    """The number of boxes side by side in each column, and its width. Without columns, boxes are stacked."""

    slots: Sequence[int]
    widths: Sequence[int]


def layered_lines(diagram: Diagram, look: Look, width: int) -> Lines:
    """The picture without its title, in columns if there is room, otherwise with boxes below one another."""
    return _Layered(diagram, look, min(width, _SCREEN)).lines()


class _Layered:
    def __init__(self, diagram: Diagram, look: Look, width: int) -> None:
        self._diagram, self._look, self._width = diagram, look, width
        self._number = {box.id: number for number, box in enumerate(sorted(diagram.nodes, key=lambda box: box.row), 1)}
        self._onward = _onward(diagram, self._number)
        self._joint, self._rail, self._arrow = _SIGNS[look.blocks]
        short = [width_of(row.name) for row in diagram.rows if row.beside is None and len(row.name) <= _SHORT]
        self._gutter = 1 + max(short, default=-1)
        self._room = width - self._gutter - len(self._joint)
        self._columns = _columns(diagram)
        self._boxes: dict[tuple[str, int], Lines] = {}

    def lines(self) -> Lines:
        """In the number of columns that makes it shortest."""
        cells = [[self._cell(number, column) for number in self._strips()] for column in self._columns]
        tries = [self._fitted(slots) for slots in _shares(cells, self._room // NARROWEST)]
        return [*min(tries, key=len, default=self._drawn(_Plan((), ()))), *self._keys()]

    def _fitted(self, slots: Sequence[int]) -> Lines:
        """With space moved between columns for as long as that makes it shorter, up to a few times."""
        slot = min(WIDEST, self._room // sum(slots))
        plan = _Plan(slots, [count * slot for count in slots])
        best = self._drawn(plan)
        for _ in range(_MOVES):
            tries = [(self._drawn(other), other) for other in _moved(plan)]
            drawn, moved = min(tries, key=lambda one: len(one[0]), default=(best, plan))
            if len(drawn) >= len(best):
                break
            best, plan = drawn, moved
        return best

    def _from_the_top(self) -> list[tuple[int, DiagramRow]]:
        """The rows with their numbers, highest first. A highest row that gathers comes last."""
        rows = self._diagram.rows
        order = list(enumerate(rows))[::-1]
        apart = [(number, rows[number]) for number in self._strips()[-1:] if number and rows[number].gathers]
        return [*(one for one in order if one not in apart), *apart]

    def _drawn(self, plan: _Plan) -> Lines:
        """The rows in order, with the names of the columns over the first of them that has any."""
        lines: Lines = []
        headed = len(plan.slots) < 2
        rows = self._diagram.rows
        for number, row in self._from_the_top():
            if self._in_columns(row, plan) and not headed:
                lines.append(self._heads(plan))
                headed = True
            if row.beside is None or not self._in_columns(rows[row.beside], plan):
                lines += self._railed(row, self._row(number, plan), plan)
        return lines

    def _in_columns(self, row: DiagramRow, plan: _Plan) -> bool:
        """Whether its boxes are in the picture's columns, with those beside it in the last."""
        return bool(plan.slots) and row.beside is None and not row.gathers

    def _strips(self) -> list[int]:
        return [number for number, row in enumerate(self._diagram.rows) if row.beside is None]

    def _cell(self, number: int, column: str | None) -> list[DiagramBox]:
        """The boxes of a row in a column, or those beside it for no column. A row that gathers has none."""
        rows = self._diagram.rows
        if column is None:
            return [box for box in self._diagram.nodes if rows[box.row].beside == number]
        own = [] if rows[number].gathers else [box for box in self._diagram.nodes if box.row == number]
        return [box for box in own if (_value(box) or self._columns[0]) == column]

    def _row(self, number: int, plan: _Plan) -> Lines:
        if self._in_columns(self._diagram.rows[number], plan):
            parts = [
                self._flowed(self._cell(number, column), slots, width)
                for column, slots, width in zip(self._columns, plan.slots, plan.widths, strict=True)
            ]
            return _side_by_side(parts, plan.widths)
        boxes = [box for box in self._diagram.nodes if box.row == number]
        across = (sum(plan.slots), sum(plan.widths)) if plan.slots else (1, self._width - len(self._rail))
        return self._flowed(boxes, *across)

    def _railed(self, row: DiagramRow, body: Lines, plan: _Plan) -> Lines:
        """The row's name and a rail at the left."""
        name = fit(row.name, self._look.encoding)
        beside = bool(plan.slots) and width_of(name) < self._gutter
        lines: Lines = [] if beside or not body else [[(name, "strong")]]
        for count, line in enumerate(body):
            label, rail = (name, self._joint) if beside and not count else ("", self._rail)
            margin = " " * (self._gutter - width_of(label)) if plan.slots else ""
            lines.append([(label + margin, "strong"), (rail, "note"), *line])
        return lines

    def _flowed(self, boxes: Sequence[DiagramBox], across: int, width: int) -> Lines:
        """Boxes side by side in a number of columns, filled from left to right."""
        slot = width // across
        lines: Lines = []
        for start in range(0, len(boxes), across):
            parts = [self._boxed(box, slot - _GAP) for box in boxes[start : start + across]]
            lines += _side_by_side(parts, [slot] * len(parts))
        return lines

    def _boxed(self, box: DiagramBox, width: int) -> Lines:
        """A box at a width, cached for all plans that try it."""
        if (box.id, width) not in self._boxes:
            self._boxes[box.id, width] = self._box(box, width)
        return self._boxes[box.id, width]

    def _box(self, box: DiagramBox, width: int) -> Lines:
        number = f"{self._number[box.id]} "
        style = "strong" if box.emphasis else box.colour.value if box.colour is not Colour.PLAIN else ""
        told: list[Piece] = [(fit(box.title, self._look.encoding) + ("*" if box.unsure else ""), style)]
        if onward := self._onward[box.id]:
            told.append((f" {self._arrow}{_TIED}{' '.join(onward)}", "note"))
        first, *rest = _wrapped(told, width - len(number))
        return [[(number, "note"), *first], *([(" " * len(number), ""), *line] for line in rest)]

    def _heads(self, plan: _Plan) -> list[Piece]:
        titles = [
            fit(self._diagram.aside if column is None else column, self._look.encoding) for column in self._columns
        ]
        told = (title[: width - 1].ljust(width) for title, width in zip(titles, plan.widths, strict=True))
        return [(" " * (self._gutter + len(self._joint)) + "".join(told), "note")]

    def _keys(self) -> Lines:
        """What an arrow, a number in brackets and a star stand for."""
        # What an arrow leads to stands behind it, so its meaning ends with the same number.
        signs = {Stroke.SOLID: (f"{self._arrow}{_TIED}2", f"{_TIED}2"), Stroke.DOTTED: ("(2)", "")}
        told = [
            f"{sign}: {fit(key.meaning, self._look.encoding)}{end}"
            for stroke, (sign, end) in signs.items()
            for key in self._diagram.keys
            if key.sample is stroke
        ]
        if any(box.unsure for box in self._diagram.nodes):
            told.append(f"*: {fit(self._diagram.unsure, self._look.encoding)}")
        return [[], *_wrapped([(". ".join(told), "note")], self._width)] if told else []


def _wrapped(pieces: Sequence[Piece], width: int) -> Lines:
    return [[(text.replace(_TIED, " "), style) for text, style in line] for line in wrap(pieces, width)]


def _onward(diagram: Diagram, number: Mapping[Clean, int]) -> Mapping[str, list[str]]:
    """The numbers of the boxes that each box leads to, in brackets if the arrow is dotted."""
    onward: dict[str, list[str]] = defaultdict(list)
    for edge in sorted(diagram.edges, key=lambda edge: number[edge.head]):
        head = str(number[edge.head])
        onward[edge.tail].append(f"({head})" if edge.stroke is Stroke.DOTTED else head)
    return onward


def _value(box: DiagramBox) -> str:
    return box.facets[0] if box.facets else ""


def _columns(diagram: Diagram) -> list[str | None]:
    """The values of the first facet among boxes in strips, then None for boxes beside them."""
    rows = diagram.rows
    had = {_value(box) for box in diagram.nodes if rows[box.row].beside is None and not rows[box.row].gathers}
    named: list[str | None] = [value for value in (diagram.facets[0].values if diagram.facets else ()) if value in had]
    beside: list[str | None] = [None] if any(rows[box.row].beside is not None for box in diagram.nodes) else []
    return [*(named or [""]), *beside]


def _shares(columns: Sequence[Sequence[Sequence[DiagramBox]]], room: int) -> Iterator[list[int]]:
    """The number of boxes side by side in each column: one, then more where that saves most; none without room."""
    slots = [1] * len(columns)

    def height(column: int, more: int = 0) -> int:
        return sum(-(-len(cell) // (slots[column] + more)) for cell in columns[column])

    while sum(slots) <= room and room > 1:
        yield list(slots)
        gains = [height(column) - height(column, 1) for column in range(len(columns))]
        slots[gains.index(max(gains))] += 1


def _moved(plan: _Plan) -> Iterator[_Plan]:
    """The plans in which one column gives space to another."""
    for giver, taker in permutations(range(len(plan.widths)), 2):
        change = {giver: -_MOVE, taker: _MOVE}
        widths = [width + change.get(column, 0) for column, width in enumerate(plan.widths)]
        if widths[giver] >= (NARROWEST - _MOVE) * plan.slots[giver]:
            yield _Plan(plan.slots, widths)


def _side_by_side(parts: Sequence[Lines], widths: Sequence[int]) -> Lines:
    return [list(_joined(cells, widths)) for cells in zip_longest(*parts, fillvalue=[])]


def _joined(cells: Sequence[list[Piece]], widths: Sequence[int]) -> Iterator[Piece]:
    for cell, width in zip(cells, widths, strict=True):
        yield from cell
        yield (" " * max(0, width - pieces_width(cell)), "")

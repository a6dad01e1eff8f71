"""Tables as text: columns if they fit, otherwise labelled lines."""

from collections.abc import Sequence
from itertools import chain, zip_longest

from peerpath.document.blocks import Table
from peerpath.render.terminal.console import Look
from peerpath.render.terminal.measure import Piece, hung, longest_word, pieces_width, wrap
from peerpath.render.terminal.pieces import bold, pieces_of

GAP = 2
NARROW = 16
"""The width below which a cell is not squeezed, unless it is narrower anyway."""

CellRow = list[list[Piece]]


def table_lines(table: Table, look: Look, width: int) -> list[list[Piece]]:
    """The rows of the table at a width, without its caption.

    Rows are spaced if a cell other than a first one takes several lines. Further lines of first cells are indented.
    """
    heads, rows = _cells(table, look)
    widths = None if look.accessible else widths_of([heads, *rows], width)
    if widths is None:
        return _records(heads, rows, width)
    numbers = [column.number for column in table.columns]
    lines = _row(heads, widths, numbers)
    if look.boxes:
        lines.append([((" " * GAP).join("-" * columns for columns in widths), "")])
    painted = [_row(row, widths, numbers) for row in rows]
    is_spaced = any(_is_high(row, widths) for row in rows)
    return [*lines, *(_spaced(painted) if is_spaced else chain.from_iterable(painted))]


def widths_of(rows: Sequence[CellRow], width: int) -> list[int] | None:
    """The width of each column: that of its widest cell, squeezed to fit; None if it cannot fit."""
    columns = list(zip(*rows, strict=True))
    widths = [max(map(pieces_width, column)) for column in columns]
    least = [min(wide, max(NARROW, *map(longest_word, column))) for wide, column in zip(widths, columns, strict=True)]
    excess = sum(widths) + GAP * (len(widths) - 1) - width
    while excess > 0:
        slack, widest = max(
            (wide - small, index) for index, (wide, small) in enumerate(zip(widths, least, strict=True))
        )
        if slack == 0:
            return None
        taken = min(excess, max(1, slack // 2))
        widths[widest] -= taken
        excess -= taken
    return widths


def columns_of(rows: Sequence[CellRow], width: int) -> list[list[Piece]] | None:
    """Rows without a head, with cells in columns; None if they do not fit.

    Where the last cells of a row are empty, the one before them takes their room.
    """
    widths = widths_of([_aligned(row) for row in rows], width) if rows else []
    if widths is None:
        return None
    painted: list[list[Piece]] = []
    for row in rows:
        cells = _up_to_the_last(row)
        before = widths[: len(cells) - 1]
        room = width - sum(before) - GAP * len(before) if len(cells) < len(row) else widths[-1]
        wide = min(pieces_width(cells[-1]), room)
        if wide < min(NARROW, pieces_width(cells[-1])):
            return None
        painted += _row(cells, [*before, wide], [False] * len(cells))
    return painted


def _up_to_the_last(row: CellRow) -> CellRow:
    """The cells up to the last one that is not empty."""
    return row[: max((number for number, cell in enumerate(row, 1) if cell), default=1)]


def _aligned(row: CellRow) -> CellRow:
    """The row without the cell that may reach to the edge."""
    count = len(_up_to_the_last(row))
    return row if count == len(row) else [*row[: count - 1], *([[]] * (len(row) - count + 1))]


def _cells(table: Table, look: Look) -> tuple[CellRow, list[CellRow]]:
    heads = [bold(pieces_of(column.title, look)) for column in table.columns]
    return heads, [[pieces_of(cell, look) for cell in row] for row in table.rows]


def _is_high(cells: CellRow, widths: Sequence[int]) -> bool:
    """Whether a cell other than the first takes several lines."""
    return any(pieces_width(cell) > columns for cell, columns in zip(cells[1:], widths[1:], strict=True))


def _row(cells: CellRow, widths: Sequence[int], numbers: Sequence[bool]) -> list[list[Piece]]:
    wrapped = [
        wrap(cell, columns) if at else hung(cell, columns)
        for at, (cell, columns) in enumerate(zip(cells, widths, strict=True))
    ]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=[]):
        line: list[Piece] = []
        for part, columns, number in zip(parts, widths, numbers, strict=True):
            space = (" " * (columns - pieces_width(part)), "")
            line += [space, *part] if number else [*part, space]
            line.append((" " * GAP, ""))
        lines.append(line)
    return lines


def _records(heads: CellRow, rows: Sequence[CellRow], width: int) -> list[list[Piece]]:
    """Each row as labelled lines, with an empty line between rows."""
    return _spaced([_record(heads, row, width) for row in rows])


def _record(heads: CellRow, row: CellRow, width: int) -> list[list[Piece]]:
    """One row as labelled lines, indented from the second on. Empty cells are left out."""
    lines: list[list[Piece]] = []
    for column, (head, cell) in enumerate(zip(heads, row, strict=True)):
        if pieces_width(cell):
            label = [*head, (": ", "strong")] if head else []
            first, *rest = wrap([*label, *cell], width - 2, hang=2)
            indent = [("  ", "")] if column else []
            lines += [[*indent, *first], *([("    ", ""), *line] for line in rest)]
    return lines


def _spaced(rows: Sequence[list[list[Piece]]]) -> list[list[Piece]]:
    """The lines of all rows, with an empty line between rows."""
    return [line for count, row in enumerate(rows) for line in ([[], *row] if count else row)]

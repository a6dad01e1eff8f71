"""A document for a real terminal, with Rich's tables and frames. Data never goes through Rich's markup."""

from collections.abc import Iterable
from io import StringIO

from rich import box
from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.style import Style
from rich.table import Table as Grid
from rich.text import Text

from peerpath.document.blocks import Block, Callout, Diagram, Document, Prose, Section, Table
from peerpath.document.inline import Colour
from peerpath.render.terminal.console import Look
from peerpath.render.terminal.measure import Piece, joined, pieces_width
from peerpath.render.terminal.pieces import bold, pieces_of
from peerpath.render.terminal.table import column_widths
from peerpath.render.terminal.text import READABLE, lines_of

_COLOURS = {
    Colour.PLAIN: None, Colour.GREEN: "green", Colour.TEAL: "cyan", Colour.BLUE: "bright_blue",
    Colour.PURPLE: "magenta", Colour.AMBER: "yellow", Colour.RED: "red", Colour.GREY: "bright_black",
}  # fmt: skip
_STYLES = {
    "": Style(), "strong": Style(bold=True), "note": Style(dim=True), "code": Style(color="cyan"),
    **{colour.value: Style(bold=True, color=name) for colour, name in _COLOURS.items()},
}  # fmt: skip
FRAME = 4
"""Columns that a frame and its padding take."""


def paint(document: Document, look: Look) -> str:
    """The whole document as text that ends with a line break."""
    width = look.width or READABLE
    blocks = (Prose(document.lead), *document.blocks, Prose(document.foot))
    title = Text(document.title, style="bold underline")
    return _printed([title, *_spaced(blocks, look, width, 2)], look, width)


def _printed(parts: Iterable[RenderableType], look: Look, width: int) -> str:
    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=True, color_system="standard" if look.colour else None,
        markup=False, highlight=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    console.print(Group(*parts), crop=False)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _spaced(blocks: Iterable[Block], look: Look, width: int, rank: int) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for block in blocks:
        painted = _painted(block, look, width, rank)
        parts += [Text(), *painted] if painted else []
    return parts


def _painted(block: Block, look: Look, width: int, rank: int) -> list[RenderableType]:
    match block:
        case Section():
            title = [_text(bold(pieces_of(block.title, look)))]
            return [*title, *_spaced(block.blocks, look, width, rank + 1)]
        case Table():
            return _table(block, look, width, rank)
        case Callout():
            return [_panel(block, look, min(width, READABLE), rank)]
        case Diagram():
            intro = [*map(_text, lines_of(Diagram(block.title, block.description, (), (), ()), look, width))]
            return [*intro, *_spaced(block.words, look, width, rank)]
        case _:
            return _lines(block, look, width, rank)


def _text(pieces: Iterable[Piece]) -> Text:
    return Text.assemble(*((text, _STYLES[style]) for text, style in joined(pieces)), overflow="fold")


def _whole(pieces: Iterable[Piece]) -> Text:
    """A line that is wrapped already; what is still too long in it, such as a command, stays whole to be copied."""
    text = _text(pieces)
    text.no_wrap, text.overflow = True, "ignore"
    return text


def _lines(block: Block, look: Look, width: int, rank: int) -> list[RenderableType]:
    return [_whole(line) for line in lines_of(block, look, width, rank)]


def _table(table: Table, look: Look, width: int, rank: int) -> list[RenderableType]:
    """In a frame where it fits; a line between rows where one takes several lines."""
    widths = column_widths(table, look, width - FRAME, gap=3)
    if widths is None:
        return _lines(table, look, width, rank)
    grid = Grid(box=box.ROUNDED, border_style="dim")
    for column, columns in zip(table.columns, widths, strict=True):
        heading = _text(bold(pieces_of(column.title, look)))
        grid.add_column(heading, justify="right" if column.number else "left", width=columns)
    for row in table.rows:
        cells = [pieces_of(cell, look) for cell in row]
        grid.show_lines |= any(pieces_width(cell) > columns for cell, columns in zip(cells, widths, strict=True))
        grid.add_row(*map(_text, cells))
    return [*([_text(bold(pieces_of(table.caption, look)))] if table.caption else []), grid]


def _panel(callout: Callout, look: Look, width: int, rank: int) -> Panel:
    parts = _spaced(callout.blocks, look, width - FRAME, rank)[1:]
    title = _text(bold(pieces_of(callout.title, look)))
    return Panel(
        Group(*parts), title=title, title_align="left", border_style=_COLOURS[callout.colour] or "", width=width
    )

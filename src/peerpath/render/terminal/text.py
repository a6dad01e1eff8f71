"""Paints a document as text for a terminal or a file, without slow imports."""

from collections.abc import Iterable

from msgspec.structs import replace

from peerpath.document.blocks import (
    Block,
    Callout,
    Command,
    Commands,
    Diagram,
    Document,
    Item,
    Labelled,
    List,
    Prose,
    Rows,
    Section,
    Table,
    Tally,
    Verbatim,
    WriteIn,
)
from peerpath.document.inline import Line
from peerpath.document.timeline import Timeline
from peerpath.render.terminal.console import NARROW, PAPER, Look
from peerpath.render.terminal.encoding import fit
from peerpath.render.terminal.measure import Lines, Piece, hung, pieces_width, width_of, wrap
from peerpath.render.terminal.pieces import bold, pieces_of, styled
from peerpath.render.terminal.table import columns_of, table_lines

READABLE = 88
"""The widest line of prose that is easy to follow."""
ENDLESS = 1_000_000
"""The width if nothing is wrapped."""


def paint(document: Document, look: Look = PAPER) -> str:
    """Paint the whole document as text that ends with a line break."""
    if document.short:
        return text_of(_short(document, look), look)
    lines = _heading((document.title,), 1, look)
    for part in (document.subtitle, document.lead, *document.blocks, document.foot):
        painted = _prose(part, look, _width(look)) if isinstance(part, tuple) else lines_of(part, look)
        # An empty block leaves no gap.
        lines += [[], *painted] if painted else []
    return text_of(lines, look)


def _short(document: Document, look: Look) -> Lines:
    """An answer that fits on a screen: without pictures of what it says if they push its first lines off a terminal."""
    lines = _on_a_screen(document, look)
    if look.height is None or _taken(lines, _width(look)) < look.height:
        return lines
    said = tuple(one for one in document.blocks if not (isinstance(one, Timeline) and one.brief))
    return _on_a_screen(replace(document, blocks=said), look)


def _taken(lines: Lines, width: int) -> int:
    """How many lines of a terminal these take, which breaks what is longer, such as a command."""
    return sum(max(1, -(-pieces_width(one) // width)) for one in lines)


def _on_a_screen(document: Document, look: Look) -> Lines:
    """Its title, and the rest indented, unless that takes too much room."""
    width = _width(look)
    margin = 0 if look.accessible or width < NARROW else 2
    blocks = (_bare(one, look, width - margin) if isinstance(one, Commands) else one for one in document.blocks)
    parts = (Prose(document.lead), *blocks, Prose(document.foot))
    title = [bold(line) for line in _prose((document.title,), look, width)]
    return [*title, [], *_indented(_blocks(parts, look, width - margin, 2), margin)]


def _bare(block: Commands, look: Look, width: int) -> Commands:
    """On a screen, a command's purpose is shown only if it fits beside the command."""
    rows = [(width_of(command.text), pieces_width(pieces_of(command.purpose, look))) for command in block.commands]
    # Two columns of margin, two between.
    if max(left for left, _ in rows) + 4 + max(right for _, right in rows) <= width:
        return block
    return Commands(block.lead, tuple(Command(command.text, ()) for command in block.commands))


def text_of(lines: Lines, look: Look) -> str:
    """Join the lines, with styles as escape codes if the look has colour."""
    return "".join(styled(line, colour=look.colour).rstrip() + "\n" for line in lines)


def lines_of(block: Block, look: Look, width: int | None = None, rank: int = 2) -> Lines:
    """Paint one block as lines of at most ``width`` columns (the look's own if None).

    ``rank`` is that of its headings.
    """
    width = _width(look) if width is None else width
    match block:
        case Prose():
            return _prose(block.text, look, width)
        case List():
            return _list(block, look, width)
        case Table():
            return [*map(bold, _prose(block.caption, look, width)), *table_lines(block, look, width)]
        case Rows() | Timeline() | Tally():
            return _drawn(block, look, width)
        case Labelled():
            return _labelled(block, look, width)
        case Callout():
            title = [bold(line) for line in _prose(block.title, look, width)]
            return [*title, *_indented(_blocks(block.blocks, look, width - 2, rank), 2)]
        case Commands():
            return _commands(block, look, width)
        case Verbatim():
            return [[("    " + fit(text, look.encoding), "")] for text in block.text.split("\n")]
        case WriteIn():
            return _write_in(block, look, width)
        case Diagram():
            return _diagram(block, look, width, rank)
        case Section():
            return _section(block, look, width, rank)


def _width(look: Look) -> int:
    return look.width or ENDLESS


def _prose(text: Line, look: Look, width: int) -> Lines:
    pieces = pieces_of(text, look)
    # Text in a pipe is never wrapped, because programs want whole lines.
    most = width if look.width is None else min(width, READABLE)
    return wrap(pieces, most) if pieces_width(pieces) else []


def _heading(title: Line, rank: int, look: Look) -> Lines:
    lines = [bold(line) for line in _prose(title, look, _width(look))]
    underline = {1: "=", 2: "-"}.get(rank, "") if look.boxes else ""
    return [*lines, [(underline * max(map(pieces_width, lines), default=0), "")]] if underline else lines


def _blocks(blocks: Iterable[Block], look: Look, width: int, rank: int) -> Lines:
    lines: Lines = []
    for block in blocks:
        painted = lines_of(block, look, width, rank)
        lines += [[], *painted] if lines and painted else painted
    return lines


def _section(section: Section, look: Look, width: int, rank: int) -> Lines:
    return [*_heading(section.title, rank, look), [], *_blocks(section.blocks, look, width, rank + 1)]


def _diagram(diagram: Diagram, look: Look, width: int, rank: int) -> Lines:
    """A picture on a terminal; for screen readers and programs its words, which do not mention a picture."""
    title = [*map(bold, _prose(diagram.title, look, width))]
    # A pipe has no width: its reader is a program.
    if look.width is not None and not look.accessible:
        from peerpath.render.terminal.layered import layered_lines

        return [*title, *layered_lines(diagram, look, width)]
    words = _blocks(diagram.words, look, width, rank)
    return [*title, *([[]] if title and words else []), *words]


def _list(block: List, look: Look, width: int) -> Lines:
    lines: Lines = []
    for number, item in enumerate(block.items, 1):
        lines += _item(item, f"{number}. " if block.numbered else "- ", look, width)
    return lines


def _item(item: Item, sign: str, look: Look, width: int) -> Lines:
    lines = _prose(item.text, look, width - len(sign)) or [[]]
    if item.below:
        lines += _list(item.below, look, width - len(sign))
    return [[(sign, ""), *lines[0]], *_indented(lines[1:], len(sign))]


def _drawn(block: Rows | Timeline | Tally, look: Look, width: int) -> Lines:
    """What is aligned on a screen, and told line by line elsewhere."""
    if isinstance(block, Rows):
        return _rows(block, look, width)
    if isinstance(block, Tally):
        told = [(f"{count} {fit(word, look.encoding)}", colour.value) for count, word, colour in block.entries]
        return wrap(
            [piece for number, one in enumerate(told) for piece in ([(", ", "")] * bool(number) + [one])], width
        )
    from peerpath.render.terminal.timeline import timeline_lines

    return [*map(bold, _prose(block.title, look, width)), *timeline_lines(block, look, width)]


def _rows(block: Rows, look: Look, width: int) -> Lines:
    """Rows in columns, or one after another if there is no room, or for screen readers."""
    cells = [[pieces_of(cell, look) for cell in row] for row in block.rows]
    found = None if look.accessible or width < NARROW else columns_of(cells, width)
    return found if found is not None else [line for row in cells for line in _in_a_row(row, width)]


def _in_a_row(cells: list[list[Piece]], width: int) -> Lines:
    # Empty cells would leave commas in a row.
    first, *others = [cell for cell in cells if cell] or [[]]
    pieces = list(first)
    for number, cell in enumerate(others):
        pieces += [(", " if number else ": ", ""), *cell]
    return hung(pieces, width)


def _labelled(block: Labelled, look: Look, width: int) -> Lines:
    lines: Lines = []
    for label, value in block.entries:
        first, *rest = wrap([*bold(pieces_of(label, look)), (": ", "strong"), *pieces_of(value, look)], width, hang=2)
        lines += [first, *_indented(rest, 2)]
    return lines


def _commands(block: Commands, look: Look, width: int) -> Lines:
    """Commands are never wrapped, so that they can be copied; their purpose is beside them if there is room."""
    rows = [
        ([(fit(command.text, look.encoding), "code")], pieces_of(command.purpose, look)) for command in block.commands
    ]
    left = max((pieces_width(command) for command, _ in rows), default=0)
    beside = all(left + 4 + pieces_width(purpose) <= width for _, purpose in rows) and not look.accessible
    lines: Lines = []
    for command, purpose in rows:
        if beside:
            gap = (" " * (left + 2 - pieces_width(command)), "")
            lines.append([*command, gap, *purpose])
        else:
            lines += [command, *_indented(wrap(purpose, width - 4) if purpose else [], 2)]
    return _under(bold(pieces_of(block.lead, look)), lines)


def _write_in(block: WriteIn, look: Look, width: int) -> Lines:
    label = [*pieces_of(block.label, look), (":", "")]
    # Screen readers would read out every underscore of a line.
    if not look.boxes:
        return [label]
    room = ("_" * max(10, min(width, 72) - pieces_width(label) - 1), "")
    return [[*label, (" ", ""), room], *([("_" * min(width, 72), "")] for _ in range(block.lines - 1))]


def _under(title: list[Piece], lines: Lines) -> Lines:
    return [*([title] if title else []), *_indented(lines, 2)]


def _indented(lines: Iterable[list[Piece]], columns: int) -> Lines:
    return [[(" " * columns, ""), *line] if line else line for line in lines]

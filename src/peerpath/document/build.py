"""Functions that write documents: each cleans the text it is given and returns one block."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from peerpath.document.blocks import (
    Block,
    Break,
    Callout,
    Column,
    Command,
    Commands,
    Diagram,
    Document,
    Item,
    Labelled,
    Letterhead,
    List,
    PaperSize,
    Prose,
    Rows,
    Section,
    Table,
    Tally,
    Verbatim,
    WriteIn,
)
from peerpath.document.clean import Clean, clean, clean_lines
from peerpath.document.diagram import DiagramBox, DiagramRow, Edge, Facet, KeyLine, row
from peerpath.document.inline import Colour, Inline, line
from peerpath.document.timeline import Fill, Lane, Tick, Timeline


def document(
    title: str,
    *blocks: Block,
    lead: Inline = "",
    subtitle: Inline = "",
    foot: Inline = "",
    language: str = "en-GB",
    paper: PaperSize = PaperSize.A4,
    letterhead: Letterhead | None = None,
    sheets: int | None = None,
) -> Document:
    """A whole page."""
    return Document(
        title=clean(title), blocks=blocks, lead=line(lead), subtitle=line(subtitle), foot=line(foot),
        language=language, paper=paper, letterhead=letterhead, sheets=sheets,
    )  # fmt: skip


def screen(title: str, *blocks: Block, lead: Inline = "", foot: Inline = "") -> Document:
    """An answer that fits on a screen."""
    return Document(title=clean(title), blocks=blocks, lead=line(lead), foot=line(foot), short=True)


def section(
    title: Inline,
    *blocks: Block,
    anchor: str = "",
    pages: Break = Break.ANYWHERE,
    fine: bool = False,
    sheets: int | None = None,
) -> Section:
    """A heading and the blocks under it. ``anchor`` is any text, such as an id, that links can name."""
    return Section(line(title), blocks, anchor_of(anchor), pages, fine, sheets)


def if_room(blocks: Iterable[Block]) -> list[Block]:
    """The same blocks, whose sections are left out if the sheets have no room for them."""
    return [replace(one, pages=Break.IF_ROOM) if isinstance(one, Section) else one for one in blocks]


def prose(*parts: Inline) -> Prose:
    """A paragraph."""
    return Prose(line(*parts))


def answered(text: Inline) -> Prose:
    """The answer of one report among several on a page."""
    return Prose(line(text), large=True)


def item(text: Inline, below: List | None = None) -> Item:
    """An entry of a list with a list below it."""
    return Item(line(text), below)


def bullets(*entries: Inline | Item) -> List:
    """A list whose order has no meaning, but is always the same."""
    return List(tuple(_item(entry) for entry in entries))


def listing(title: Inline, entries: Iterable[Inline | Item], *, fine: bool = False) -> list[Block]:
    """A section with a list, or nothing if the list is empty."""
    listed = tuple(entries)
    return [section(title, bullets(*listed), fine=fine)] if listed else []


def numbered(*entries: Inline | Item) -> List:
    """A list to work through in order."""
    return List(tuple(_item(entry) for entry in entries), numbered=True)


def side_by_side(*entries: Inline | Item) -> List:
    """A long list of short entries, in two columns if there is room."""
    return List(tuple(_item(entry) for entry in entries), side_by_side=True)


def column(title: Inline, *, number: bool = False) -> Column:
    """The head of a table's column."""
    return Column(line(title), number)


def table(
    caption: Inline, columns: Iterable[Inline | Column], rows: Iterable[Sequence[Inline]], *, roomy: bool = False
) -> Table:
    """A table. Raises ValueError if a row has too few or too many cells, which is a bug in the caller."""
    heads = tuple(head if isinstance(head, Column) else column(head) for head in columns)
    cells = tuple(tuple(line(cell) for cell in row) for row in rows)
    if any(len(row) != len(heads) for row in cells):
        raise ValueError("every row needs one cell for each column")
    return Table(line(caption), heads, cells, roomy)


def rows(*lines: Sequence[Inline]) -> Rows:
    """Lines of a few short cells. Raises ValueError if they differ in length, which is a bug in the caller."""
    cells = tuple(tuple(line(cell) for cell in row) for row in lines)
    if len(set(map(len, cells))) > 1:
        raise ValueError("every line needs as many cells as the others")
    return Rows(cells)


def timeline(
    title: Inline,
    description: str,
    *,
    months: int,
    ticks: Iterable[tuple[int, str]],
    lanes: Iterable[Lane],
    keys: Iterable[tuple[Fill, str]] = (),
    brief: bool = False,
    told: bool = False,
) -> Timeline:
    """Lanes of bars along months. Raises ValueError if bars overlap or lie outside, which is a bug in the caller."""
    drawn = tuple(lanes)
    for lane in drawn:
        ends = [0, *(month for one in lane.bars for month in (one.from_month, one.to_month)), months]
        if ends != sorted(ends) or any(not 0 <= one.month <= months for one in lane.moments):
            raise ValueError("a bar lies outside the months, or over another bar of its lane")
    edge = tuple(Tick(month, clean(label)) for month, label in ticks)
    meanings = tuple((fill, clean(meaning)) for fill, meaning in keys)
    return Timeline(line(title), clean(description), max(1, months), edge, drawn, meanings, brief, told)


def tally(*entries: tuple[int, str, Colour]) -> Tally:
    """A few counts at a glance."""
    return Tally(tuple((count, clean(word), colour) for count, word, colour in entries))


def labelled(*entries: tuple[Inline, Inline]) -> Labelled:
    """Short facts, each with its label."""
    return Labelled(tuple((line(label), line(value)) for label, value in entries))


def callout(title: Inline, *blocks: Block, colour: Colour = Colour.BLUE, large: bool = False) -> Callout:
    """Something that must not be missed."""
    return Callout(line(title), blocks, colour, large)


def commands(lead: Inline, *entries: tuple[str, Inline], instead: Inline = "") -> Commands:
    """Commands to type next, as pairs of command and purpose. ``instead`` is what paper and pages say."""
    typed = tuple(Command(clean(text), line(purpose)) for text, purpose in entries)
    return Commands(line(lead), typed, line(instead))


def verbatim(text: str) -> Verbatim:
    """Lines that keep their breaks and spaces."""
    return Verbatim(clean_lines(text))


def write_in(label: Inline, *, lines: int = 1) -> WriteIn:
    """Space to write in by hand."""
    return WriteIn(line(label), lines)


def diagram(
    title: Inline,
    description: str,
    *,
    rows: Iterable[str | DiagramRow],
    nodes: Iterable[DiagramBox],
    edges: Iterable[Edge],
    keys: Iterable[KeyLine] = (),
    words: Iterable[Block] = (),
    facets: Iterable[Facet] = (),
    aside: str = "",
    unsure: str = "",
) -> Diagram:
    """A picture of boxes in rows with arrows between them. A row may be given by its name alone.

    Raises ValueError if a box names a missing row or an arrow a missing box, which is a bug in the caller.
    """
    picture = Diagram(
        line(title), clean(description), tuple(one if isinstance(one, DiagramRow) else row(one) for one in rows),
        tuple(nodes), tuple(edges), tuple(keys), tuple(words), tuple(facets), clean(aside), clean(unsure),
    )  # fmt: skip
    _check(picture)
    return picture


def _check(picture: Diagram) -> None:
    ids = {box.id for box in picture.nodes}
    if any(not 0 <= box.row < len(picture.rows) for box in picture.nodes):
        raise ValueError("a box lies in a row that the picture does not have")
    if any(not {arrow.tail, arrow.head} <= ids for arrow in picture.edges):
        raise ValueError("an arrow ends at a box that the picture does not have")
    values = [{"", *one.values} for one in picture.facets]
    if any(value not in known for box in picture.nodes for value, known in zip(box.facets, values, strict=True)):
        raise ValueError("a box has a value that the facet does not list")


def anchor_of(text: str) -> Clean:
    """The anchor for a text, always the same for the same text: ``cwpt/lead`` gives ``cwpt_lead``."""
    return Clean(re.sub(r"[^a-z0-9_-]+", "-", text.lower().replace("/", "_")))


def _item(entry: Inline | Item) -> Item:
    return entry if isinstance(entry, Item) else Item(line(entry))

"""How documents are written: each function cleans the text that it is given and returns one block."""

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
    """The whole page."""
    return Document(
        title=clean(title), blocks=blocks, lead=line(lead), subtitle=line(subtitle), foot=line(foot),
        language=language, paper=paper, letterhead=letterhead, sheets=sheets,
    )  # fmt: skip


def screen(title: str, *blocks: Block, lead: Inline = "", foot: Inline = "") -> Document:
    """An answer that fits a screen."""
    return Document(title=clean(title), blocks=blocks, lead=line(lead), foot=line(foot), short=True)


def section(
    title: Inline,
    *blocks: Block,
    anchor: str = "",
    pages: Break = Break.ANYWHERE,
    fine: bool = False,
    sheets: int | None = None,
) -> Section:
    """A heading and what stands under it; ``anchor`` is any text, such as an id, that links can name."""
    return Section(line(title), blocks, anchor_of(anchor), pages, fine, sheets)


def if_room(blocks: Iterable[Block]) -> list[Block]:
    """The same, its sections to be left out where the sheets have no room for all."""
    return [replace(one, pages=Break.IF_ROOM) if isinstance(one, Section) else one for one in blocks]


def prose(*parts: Inline) -> Prose:
    """A paragraph."""
    return Prose(line(*parts))


def item(text: Inline, below: List | None = None) -> Item:
    """An entry with a list below it."""
    return Item(line(text), below)


def bullets(*entries: Inline | Item) -> List:
    """A list whose order carries no meaning, though it is always the same."""
    return List(tuple(_item(entry) for entry in entries))


def listing(title: Inline, entries: Iterable[Inline | Item], *, fine: bool = False) -> list[Block]:
    """A section with a list; no block where there is nothing to list."""
    listed = tuple(entries)
    return [section(title, bullets(*listed), fine=fine)] if listed else []


def numbered(*entries: Inline | Item) -> List:
    """A list to go through in order."""
    return List(tuple(_item(entry) for entry in entries), numbered=True)


def side_by_side(*entries: Inline | Item) -> List:
    """A long list of short entries, in two columns where there is room."""
    return List(tuple(_item(entry) for entry in entries), side_by_side=True)


def column(title: Inline, *, number: bool = False) -> Column:
    """The head of a column."""
    return Column(line(title), number)


def table(
    caption: Inline, columns: Iterable[Inline | Column], rows: Iterable[Sequence[Inline]], *, roomy: bool = False
) -> Table:
    """Rows under heads. Raises ValueError for a slip of the writer: too few or too many cells."""
    heads = tuple(head if isinstance(head, Column) else column(head) for head in columns)
    cells = tuple(tuple(line(cell) for cell in row) for row in rows)
    if any(len(row) != len(heads) for row in cells):
        raise ValueError("every row needs one cell for each column")
    return Table(line(caption), heads, cells, roomy)


def rows(*lines: Sequence[Inline]) -> Rows:
    """Short lines of as many cells each. Raises ValueError for a slip of the writer: too few or too many cells."""
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
) -> Timeline:
    """Lanes of bars. Raises ValueError, for a slip of the writer, where one lies outside or over another."""
    drawn = tuple(lanes)
    for lane in drawn:
        ends = [0, *(month for one in lane.bars for month in (one.from_month, one.to_month)), months]
        if ends != sorted(ends) or any(not 0 <= one.month <= months for one in lane.moments):
            raise ValueError("a bar lies outside the months, or over another bar of its lane")
    edge = tuple(Tick(month, clean(label)) for month, label in ticks)
    told = tuple((fill, clean(meaning)) for fill, meaning in keys)
    return Timeline(line(title), clean(description), max(1, months), edge, drawn, told, brief)


def tally(*entries: tuple[int, str, Colour]) -> Tally:
    """A few counts at a glance."""
    return Tally(tuple((count, clean(word), colour) for count, word, colour in entries))


def labelled(*entries: tuple[Inline, Inline]) -> Labelled:
    """Short facts, each behind its label."""
    return Labelled(tuple((line(label), line(value)) for label, value in entries))


def callout(title: Inline, *blocks: Block, colour: Colour = Colour.BLUE, large: bool = False) -> Callout:
    """What should not be missed."""
    return Callout(line(title), blocks, colour, large)


def commands(lead: Inline, *entries: tuple[str, Inline], instead: Inline = "") -> Commands:
    """What to type next: pairs of a command and what it is good for; ``instead`` is what to do, for paper and pages."""
    typed = tuple(Command(clean(text), line(purpose)) for text, purpose in entries)
    return Commands(line(lead), typed, line(instead))


def verbatim(text: str) -> Verbatim:
    """Lines that keep their breaks and spaces."""
    return Verbatim(clean_lines(text))


def write_in(label: Inline, *, lines: int = 1) -> WriteIn:
    """Room to write by hand."""
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
    """A picture; a row may be just its name. Raises ValueError, for a slip of the writer, where a row or a box is not there."""
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
    """The name by which links find it, the same for the same text: ``cwpt/lead`` gives ``cwpt_lead``."""
    return Clean(re.sub(r"[^a-z0-9_-]+", "-", text.lower().replace("/", "_")))


def _item(entry: Inline | Item) -> Item:
    return entry if isinstance(entry, Item) else Item(line(entry))

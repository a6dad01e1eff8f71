"""The blocks that pages are built of. They know no careers, and have no words of their own."""

from enum import StrEnum

from msgspec import Struct

from peerpath.document.clean import NO_TEXT, Clean
from peerpath.document.diagram import DiagramBox, DiagramRow, Edge, Facet, KeyLine
from peerpath.document.inline import Colour, Line
from peerpath.document.timeline import Timeline


class Prose(Struct, frozen=True):
    """A paragraph."""

    text: Line
    large: bool = False
    """The answer of one report among several on a page, as large as that of a page."""


class Item(Struct, frozen=True):
    """An entry of a list, perhaps with a list of its own."""

    text: Line
    below: "List | None" = None


class List(Struct, frozen=True):
    """A list; numbered if the order matters."""

    items: tuple[Item, ...]
    numbered: bool = False
    side_by_side: bool = False
    """Whether the entries are many and short, to set in two columns on paper and where there is room."""


class Column(Struct, frozen=True):
    """The head of a table's column."""

    title: Line
    number: bool = False
    """Whether its cells are numbers, which are aligned at the right."""


class Table(Struct, frozen=True):
    """A table. Each row has a cell for every column, the first of which is its head."""

    caption: Line
    columns: tuple[Column, ...]
    rows: tuple[tuple[Line, ...], ...]
    roomy: bool = False
    """Whether its rows are high enough to write in on paper."""


class Rows(Struct, frozen=True):
    """Lines of a few short cells, aligned if there is room and run together if not.

    The first cell says how the line stands, such as "in place". Empty cells are skipped.
    """

    rows: tuple[tuple[Line, ...], ...]


class Tally(Struct, frozen=True):
    """A few counts at a glance, each with a word and a colour."""

    entries: tuple[tuple[int, Clean, Colour], ...]


class Labelled(Struct, frozen=True):
    """Short facts, each with its label."""

    entries: tuple[tuple[Line, Line], ...]


class Callout(Struct, frozen=True):
    """Something that must not be missed, set apart under a title."""

    title: Line
    blocks: "tuple[Block, ...]"
    colour: Colour = Colour.BLUE
    large: bool = False
    """Whether it is the main thing on the page after the answer; at most one on a page."""


class Command(Struct, frozen=True):
    """A command to type, and what it is for."""

    text: Clean
    purpose: Line


class Commands(Struct, frozen=True):
    """Commands to type next. Shown on a terminal only; paper and pages show what can be done instead."""

    lead: Line
    commands: tuple[Command, ...]
    instead: Line = ()
    """A sentence for paper and pages; empty for none."""


class Verbatim(Struct, frozen=True):
    """Lines that keep their breaks and spaces, such as part of a file."""

    text: Clean


class WriteIn(Struct, frozen=True):
    """Space to write in by hand: one line for a signature, several for notes."""

    label: Line
    lines: int = 1


class Diagram(Struct, frozen=True):
    """A picture. ``words`` says the same in text, and is empty only if the page says it beside the picture."""

    title: Line
    description: Clean
    """One or two sentences for people who cannot see the picture."""
    rows: tuple[DiagramRow, ...]
    """From the bottom up."""
    nodes: tuple[DiagramBox, ...]
    edges: tuple[Edge, ...]
    keys: tuple[KeyLine, ...] = ()
    words: "tuple[Block, ...]" = ()
    facets: tuple[Facet, ...] = ()
    """Properties by which boxes can be sorted. Painters that draw columns use the first."""
    aside: Clean = NO_TEXT
    """The name of the column of boxes beside strips."""
    unsure: Clean = NO_TEXT
    """What a star beside a box means."""


class Break(StrEnum):
    """How a section may be divided between sheets."""

    ANYWHERE = "anywhere"
    TOGETHER = "together"
    """On one page if it fits."""
    NEW_PAGE = "new_page"
    NEXT_SHEET = "next_sheet"
    """Starts a new sheet, unless what comes before has run over onto it."""
    IF_ROOM = "if_room"
    """Left out if there is no room for everything, the last such section first; the sheet names what it leaves out."""
    NOT_AT_ALL = "not_at_all"
    """Left out on paper, because the sheet already says it in short."""


class Section(Struct, frozen=True):
    """A heading and the blocks under it. Nested sections get the next lower heading; no level is skipped."""

    title: Line
    blocks: "tuple[Block, ...]"
    anchor: Clean = NO_TEXT
    """Its name in links on the same page, made by `anchor`."""
    pages: Break = Break.ANYWHERE
    fine: bool = False
    """Small print, in smaller letters on paper, for readers who want to know more."""
    sheets: int | None = None
    """The most sheets it should take, if it begins a new one; None for no limit."""


Block = (
    Prose
    | List
    | Table
    | Rows
    | Timeline
    | Tally
    | Labelled
    | Callout
    | Commands
    | Verbatim
    | WriteIn
    | Diagram
    | Section
)


class PaperSize(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"


class Letterhead(Struct, frozen=True, kw_only=True):
    """The letterhead at the top of the first sheet."""

    name: Clean
    address: tuple[Clean, ...] = ()
    logo: bytes = b""
    """The bytes of an SVG or PNG; empty for none."""

    @property
    def is_svg(self) -> bool:
        """Whether the logo is SVG; otherwise it is PNG."""
        return not self.logo.startswith(b"\x89PNG")


class Document(Struct, frozen=True, kw_only=True):
    """A page or a printed report."""

    title: Clean
    """The only first-level heading; up to 65 characters read well."""
    blocks: tuple[Block, ...]
    lead: Line = ()
    """The answer in one sentence, under the title and the largest after it."""
    subtitle: Line = ()
    """Whom and what it is about, shown quietly between title and lead."""
    foot: Line = ()
    """At the end, and at the foot of each printed page."""
    language: str = "en-GB"
    paper: PaperSize = PaperSize.A4
    letterhead: Letterhead | None = None
    sheets: int | None = None
    """The most sheets it should take, with letters made smaller within reason; None for no limit."""
    short: bool = False
    """Whether it fits on a screen: nothing is underlined, and everything is indented from the title."""

"""Writes a document as one HTML file that loads nothing and reads well on screen, on paper and aloud.

It runs only the script of its maps, whose digest is in the page's security policy.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from itertools import starmap
from pathlib import Path

from peerpath.document.blocks import (
    Block,
    Break,
    Callout,
    Commands,
    Diagram,
    Document,
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
from peerpath.document.inline import Aside, Code, Colour, Line, Link, Mark, Short, Span, Strong, plain
from peerpath.document.timeline import Timeline, lines_in_words
from peerpath.render.colours import DARK, PALETTE, TEXT, Paint, at_night
from peerpath.render.picture import svg, timeline

_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_HERE = Path(__file__).parent
_LOWEST = 6
_LEAD = ' class="lead"'
_PAGES = {Break.ANYWHERE: "", Break.TOGETHER: ' class="together"', Break.NEW_PAGE: ' class="new-page"',
          Break.NEXT_SHEET: ' class="new-page"', Break.IF_ROOM: "",
          Break.NOT_AT_ALL: ' class="not-on-paper"'}  # fmt: skip


def paint(document: Document) -> str:
    """Write the document as a whole HTML page."""
    foot = f"<footer>{_line(document.foot)}</footer>" if document.foot else ""
    script = map_script() if any(_maps(document.blocks)) else ""
    allowed = f"; script-src 'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'" if script else ""
    parts = [
        "<!doctype html>",
        f'<html lang="{escape(document.language)}">',
        '<head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}{allowed}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(document.title)}</title>",
        f"<style>\n{stylesheet(document.paper)}</style></head>",
        f"<body>{_letterhead(document.letterhead)}<main>",
        paint_inside(document),
        f"</main>\n{foot}",
        f"<script>{script}</script>" if script else "",
        "</body></html>",
    ]
    return "\n".join(part for part in parts if part) + "\n"


def map_script() -> str:
    """The script that enlarges maps and shows the ways to one role, for pages with their own security policy."""
    return (_HERE / "map.js").read_text(encoding="utf-8")


def _maps(blocks: Iterable[Block]) -> Iterator[Diagram]:
    for block in blocks:
        match block:
            case Diagram():
                yield block
            case Section() | Callout():
                yield from _maps(block.blocks)


def paint_inside(document: Document, *, foot: bool = False) -> str:
    """Write the document for inclusion in a page: its title, its lead and its blocks.

    ``foot`` adds the document's foot at the end.
    """
    parts = [
        f"<h1>{escape(document.title)}</h1>",
        f'<p class="subtitle">{_line(document.subtitle)}</p>' if document.subtitle else "",
        f"<p{_LEAD}>{_line(document.lead)}</p>" if document.lead else "",
        paint_blocks(document.blocks),
        f'<p class="foot">{_line(document.foot)}</p>' if foot and document.foot else "",
    ]
    return "\n".join(part for part in parts if part)


def _letterhead(head: Letterhead | None) -> str:
    """The letterhead, with the logo inside the page, so that nothing is loaded."""
    if head is None:
        return ""
    kind = "svg+xml" if head.is_svg else "png"
    data = b64encode(head.logo).decode()
    logo = f'<img src="data:image/{kind};base64,{data}" alt="">' if head.logo else ""
    told = "<br>".join(map(escape, (head.name, *head.address)))
    return f'<header class="letterhead">{logo}<p>{told}</p></header>'


def stylesheet(paper: PaperSize = PaperSize.A4) -> str:
    """The style sheet, for light and dark screens and for paper."""
    colours = "".join(starmap(_paints, PALETTE.items()))
    sheet = f"@media print {{ @page {{ size: {paper}; }} }}\n"
    return (_HERE / "page.css").read_text(encoding="utf-8") + colours + _night() + sheet


def _paints(colour: Colour, paint: Paint) -> str:
    """Ink on paper, and paper on ink for the one thing to see first."""
    usual = f".{colour} {{ color: {paint.ink}; background: {paint.paper}; border-color: {paint.ink}; }}\n"
    return f"{usual}.large.{colour} {{ color: {paint.paper}; background: {paint.ink}; }}\n"


def _night() -> str:
    """The colours of words, and of pictures, which set theirs where they are drawn."""
    words = starmap(_paints, DARK.items())
    drawn = (
        f'svg [{where}="{day}"] {{ {where}: {night}; }}'
        for day, night in at_night().items()
        for where in ("fill", "stroke")
    )
    rules = "\n".join((*words, *drawn, f"svg[fill] {{ fill: {at_night()[TEXT]}; }}"))
    return f"@media screen and (prefers-color-scheme: dark) {{\n{rules}\n}}\n"


def paint_blocks(blocks: Iterable[Block], rank: int = 2) -> str:
    """Write blocks alone. ``rank`` is that of their headings; nested sections have lower ones."""
    return "\n".join(filter(None, (_block(block, rank) for block in blocks)))


def _block(block: Block, rank: int) -> str:
    match block:
        case Prose():
            return f"<p{_LEAD if block.large else ''}>{_line(block.text)}</p>"
        case List():
            return _list(block)
        case Table():
            return _table(block)
        case Rows() | Timeline() | Tally():
            return _drawn(block)
        case Labelled():
            return _labelled(block)
        case Callout():
            title = f'<p class="title">{_line(block.title)}</p>\n' if block.title else ""
            large = " large" if block.large else ""
            return f'<div class="callout {block.colour}{large}">\n{title}{paint_blocks(block.blocks, rank)}\n</div>'
        case Commands():
            return _commands(block)
        case Verbatim():
            return f"<pre>{escape(block.text)}</pre>"
        case WriteIn():
            rules = '<span class="rule"></span>' * block.lines
            return f'<div class="write-in"><span class="label">{_line(block.label)}:</span>{rules}</div>'
        case Diagram():
            return f"{_figure(block)}\n{_words(block.words, rank)}"
        case Section():
            return _section(block, rank)


def _section(section: Section, rank: int, inner: str | None = None) -> str:
    """A section with its blocks, or with something else in their place."""
    inner = paint_blocks(section.blocks, rank + 1) if inner is None else inner
    return f"<section{_name(section)}{_PAGES[section.pages]}>\n{_heading(section, rank)}\n{inner}\n</section>"


def _name(section: Section) -> str:
    return f' id="{escape(section.anchor)}"' if section.anchor else ""


def _heading(section: Section, rank: int) -> str:
    heading = f"h{min(rank, _LOWEST)}"
    return f"<{heading}>{_line(section.title)}</{heading}>"


def _line(line: Line) -> str:
    return "".join(map(_span, line))


def _span(span: Span) -> str:
    match span:
        case str():
            return escape(span)
        case Strong():
            return f"<strong>{escape(span.text)}</strong>"
        case Aside():
            return f"<small>{escape(span.text)}</small>"
        case Code():
            return f"<code>{escape(span.text)}</code>"
        case Mark():
            short = " short" if len(span.text) <= 20 else ""
            return f'<span class="mark {span.colour}{short}">{escape(span.text)}</span>'
        case Short():
            return escape(span.whole)
        case Link():
            return f'<a href="{escape(span.address)}">{escape(span.text)}</a>'


def _list(block: List) -> str:
    # Screen readers say the number of each entry of an ordered list.
    name = "ol" if block.numbered else "ul"
    items = (f"<li>{_line(item.text)}{_list(item.below) if item.below else ''}</li>" for item in block.items)
    columns = ' class="columns"' if block.side_by_side else ""
    return f"<{name}{columns}>\n" + "\n".join(items) + f"\n</{name}>"


def _drawn(block: Rows | Timeline | Tally) -> str:
    """Aligned rows as a list, counts side by side, or bars along months with a list for screen readers only."""
    match block:
        case Rows():
            return "<ul>\n" + "\n".join(f"<li>{_in_a_row(row)}</li>" for row in block.rows) + "\n</ul>"
        case Tally():
            counts = (
                f'<li class="{colour}"><strong>{n}</strong> {escape(word)}</li>' for n, word, colour in block.entries
            )
            return '<ul class="tally">\n' + "\n".join(counts) + "\n</ul>"
        case _:
            title = f"<figcaption>{_line(block.title)}</figcaption>\n" if block.title else ""
            words = "".join(f"<li>{escape(text)}</li>" for text in lines_in_words(block))
            heard = "heard only" if block.told else "heard"
            return f'<figure class="timeline">\n{title}{timeline.paint(block)}\n<ul class="{heard}">{words}</ul>\n</figure>'


def _in_a_row(cells: tuple[Line, ...]) -> str:
    first, *others = [_line(cell) for cell in cells if cell] or [""]
    return f"{first}: {', '.join(others)}" if others else first


def _labelled(block: Labelled) -> str:
    entries = (f"<div><dt>{_line(label)}</dt><dd>{_line(value)}</dd></div>" for label, value in block.entries)
    return '<dl class="facts">\n' + "\n".join(entries) + "\n</dl>"


def _commands(block: Commands) -> str:
    """What to do instead of typing a command, since readers of a page do not type."""
    return f"<p><strong>{_line(block.lead)}:</strong> {_line(block.instead)}</p>" if block.instead else ""


def _figure(diagram: Diagram) -> str:
    """A picture. If it is too wide it scrolls, also by keyboard; a narrow screen shows the words instead.

    A picture too high for a sheet is printed in parts.
    """
    caption = f"<figcaption>{_line(diagram.title)}</figcaption>\n" if diagram.title else ""
    label = escape(plain(diagram.title) or diagram.description)
    frame = f'<div class="frame" role="group" aria-label="{label}" tabindex="0">{svg.paint_inline(diagram)}</div>'
    # Paper does not scroll.
    parts = svg.paint_sheets(diagram)
    sheets = "".join(f'<div class="sheet">{part.svg}</div>' for part in parts) if len(parts) > 1 else ""
    name = "map in-parts" if sheets else "map"
    return f'<figure class="{name}">\n{caption}{frame}{sheets}\n</figure>'


def _words(blocks: Iterable[Block], rank: int) -> str:
    """The picture in words. Nested sections are folded until somebody opens them."""
    return "\n".join(
        _with_openings(block, rank) if isinstance(block, Section) else _block(block, rank) for block in blocks
    )


def _with_openings(section: Section, rank: int) -> str:
    inner = (_opening(one, rank + 1) if isinstance(one, Section) else _block(one, rank + 1) for one in section.blocks)
    return _section(section, rank, "\n".join(inner))


def _opening(section: Section, rank: int) -> str:
    inner = paint_blocks(section.blocks, rank + 1)
    return f"<details{_name(section)}><summary>{_heading(section, rank)}</summary>\n{inner}\n</details>"


def _table(table: Table) -> str:
    """With explicit roles for screen readers, because a narrow screen lays out cells below one another."""
    heads = "".join(
        f'<th scope="col" role="columnheader"{_numbers(column.number)}>{_line(column.title)}</th>'
        for column in table.columns
    )
    rows = "\n".join(_row(row, table) for row in table.rows)
    caption = f"<caption>{_line(table.caption)}</caption>\n" if table.caption else ""
    roomy = ' class="roomy"' if table.roomy else ""
    return (
        f'<table role="table"{roomy}>\n{caption}<thead role="rowgroup"><tr role="row">{heads}</tr></thead>\n'
        f'<tbody role="rowgroup">\n{rows}\n</tbody></table>'
    )


def _row(row: tuple[Line, ...], table: Table) -> str:
    head, *cells = row
    named = f'<th scope="row" role="rowheader"{_numbers(table.columns[0].number)}>{_line(head)}</th>'
    painted = [named if head else '<td role="cell"></td>']  # A line to write on has no head.
    for column, cell in zip(table.columns[1:], cells, strict=True):
        label = escape(plain(column.title))
        painted.append(f'<td role="cell" data-label="{label}"{_numbers(column.number)}>{_line(cell)}</td>')
    return f'<tr role="row">{"".join(painted)}</tr>'


def _numbers(are: bool) -> str:
    return ' class="number"' if are else ""

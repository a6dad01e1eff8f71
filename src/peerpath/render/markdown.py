"""Writes a document as Markdown for GitHub. Everything in data that could be formatting is escaped."""

import re
from collections.abc import Iterable

from peerpath.document.blocks import (
    Block,
    Callout,
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
from peerpath.document.inline import Aside, Code, Line, Link, Mark, Short, Span, Strong, plain, words_of
from peerpath.document.timeline import Timeline, lines_in_words
from peerpath.render.picture import mermaid

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~$]")
_AT_START = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))")
_ENTITY = re.compile(r"&(?=#|\w|$)")
_HIGHEST = 6


def paint(document: Document) -> str:
    """Write the document as Markdown, with diagrams as Mermaid, which GitHub draws, and in words."""
    parts = [f"# {escaped(document.title)}"]
    for part in (document.subtitle, document.lead, *document.blocks, document.foot):
        parts.append(_line(part) if isinstance(part, tuple) else _block(part, 2))
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Escape a text, wherever in a line it is."""
    marked = _ANYWHERE.sub(r"\\\g<0>", _ENTITY.sub("&amp;", text))
    return _AT_START.sub(_escape_start, marked).strip()


def _escape_start(found: re.Match[str]) -> str:
    sign = found[2]
    # To keep "1." from becoming a list, the backslash goes after the digit; before it, it would be visible.
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _block(block: Block, rank: int) -> str:
    match block:
        case Prose():
            return _line(block.text)
        case List():
            return "\n".join(_list(block))
        case Table():
            return _table(block)
        case Rows() | Timeline() | Tally():
            return _in_lines(block)
        case Labelled():
            return "\n".join(f"- **{_bold(label)}:** {_line(value)}" for label, value in block.entries)
        case Callout():
            return _callout(block, rank)
        case Commands():
            return _commands(block)
        case Verbatim():
            return _fenced(block.text)
        case WriteIn():
            return f"{_line(block.label)}: {'.' * 40}" + f"\n\n{'.' * 60}" * (block.lines - 1)
        case Diagram():
            return _diagram(block, rank)
        case Section():
            return _joined(f"{'#' * min(rank, _HIGHEST)} {_line(block.title)}", *_blocks(block.blocks, rank + 1))


def _in_lines(block: Rows | Timeline | Tally) -> str:
    """Aligned rows, line by line."""
    if isinstance(block, Rows):
        return "\n".join(f"- {_in_a_row(row)}" for row in block.rows)
    if isinstance(block, Tally):
        return ", ".join(f"**{count}** {escaped(word)}" for count, word, _ in block.entries)
    told = "\n".join(f"- {escaped(text)}" for text in lines_in_words(block))
    return _joined(f"**{_bold(block.title)}**" if block.title else "", told)


def _in_a_row(cells: Iterable[Line]) -> str:
    first, *others = [text for text in map(_line, cells) if text] or [""]
    return f"{first}: {', '.join(others)}" if others else first


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def _blocks(blocks: Iterable[Block], rank: int) -> list[str]:
    return [_block(block, rank) for block in blocks]


def _line(line: Line) -> str:
    # Whether a span can be marked depends on the characters next to it.
    texts = [*map(words_of, line)]
    before, after = ["", *texts[:-1]], [*texts[1:], ""]
    spans = (_span(*around) for around in zip(line, before, after, strict=False))
    return _AT_START.sub(_escape_start, "".join(spans)).strip()


def _bold(line: Line) -> str:
    """A line without marked spans, for places where the whole line is marked."""
    return escaped(plain(line))


def _span(span: Span, before: str = "", after: str = "") -> str:
    """One span, between these texts."""
    match span:
        case str():
            return _ANYWHERE.sub(r"\\\g<0>", _ENTITY.sub("&amp;", span))
        case Strong() | Mark():
            return _strong(span.text, before, after)
        case Aside():
            return _span(span.text)
        case Short():
            return _span(span.whole)
        case Code():
            return _code(span.text)
        case Link():
            return f"[{_span(span.text)}](<{_address(span.address)}>)" if span.address[:1] != "#" else _span(span.text)


def _strong(text: str, before: str, after: str) -> str:
    """The text with marks around it, or without any if Markdown would not accept them next to these characters."""
    inner = text.strip()
    start, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    touches = (before + start)[-1:].isalnum() and not inner[:1].isalnum()
    touched = (end + after)[:1].isalnum() and not inner[-1:].isalnum()
    sign = "" if touches or touched or not inner else "**"
    return f"{start}{sign}{escaped(inner)}{sign}{end}"


def _code(text: str) -> str:
    runs = re.findall("`+", text)
    # Longer than any run of backticks inside, as CommonMark requires.
    fence = "`" * (max(map(len, runs), default=0) + 1)
    space = " " if runs or not text.strip() else ""
    return f"{fence}{space}{text}{space}{fence}"


def _address(address: str) -> str:
    # Percent-encoding, because not every reader accepts a backslash in angle brackets.
    return address.replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E")


def _fenced(text: str, language: str = "") -> str:
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _list(block: List, indent: str = "") -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(block.items, 1):
        lines += _item(item, f"{number}. " if block.numbered else "- ", indent)
    return lines


def _item(item: Item, sign: str, indent: str) -> list[str]:
    below = _list(item.below, indent + " " * len(sign)) if item.below else []
    return [f"{indent}{sign}{_line(item.text)}", *below]


def _diagram(diagram: Diagram, rank: int) -> str:
    title, picture = f"**{_bold(diagram.title)}**", _fenced(mermaid.paint(diagram), "mermaid")
    return _joined(title, escaped(diagram.description), picture, *_blocks(diagram.words, rank))


def _table(table: Table) -> str:
    heads = _row(column.title for column in table.columns)
    rule = "|" + "|".join(" ---: " if column.number else " --- " for column in table.columns) + "|"
    caption = [f"**{_bold(table.caption)}**\n"] if table.caption else []
    return "\n".join([*caption, heads, rule, *map(_row, table.rows)])


def _row(cells: Iterable[Line]) -> str:
    return "|" + "|".join(f" {_cell(cell)} " for cell in cells) + "|"


def _cell(cell: Line) -> str:
    """Escape bars, which end a table's cell even inside code."""
    return "".join(_code(span.text).replace("|", "\\|") if isinstance(span, Code) else _span(span) for span in cell)


def _callout(callout: Callout, rank: int) -> str:
    # Even empty lines get a mark, or the quotation would end there.
    inner = _joined(f"**{_bold(callout.title)}**" if callout.title else "", *_blocks(callout.blocks, rank))
    return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))


def _commands(block: Commands) -> str:
    entries = [(_code(command.text), _line(command.purpose)) for command in block.commands]
    listed = (f"- {command}: {purpose}" if purpose else f"- {command}" for command, purpose in entries)
    return _joined(_line(block.lead), "\n".join(listed))

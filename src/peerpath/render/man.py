"""A document as a manual page for ``man``: roff with the ``man`` macros."""

import re
from collections.abc import Iterable
from typing import assert_never

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
    Verbatim,
    WriteIn,
)
from peerpath.document.inline import Code, Line, Strong, plain
from peerpath.document.timeline import Timeline, lines_in_words


def paint(document: Document, *, edition: str) -> str:
    """The manual page; ``edition`` is what stands at its foot, such as "peerpath 0.1.0"."""
    name = document.title.replace(" ", "-")
    lines = [f'.TH {_word(name.upper())} 1 "" {_word(edition)}', ".SH NAME"]
    lines += [f"{_escaped(name)} \\- {_inline(document.lead)}", ".ad l", ".nh", ".SH DESCRIPTION"]
    for block in document.blocks:
        lines += _block(block, 0)
    if document.foot:
        lines += [".SH NOTES", *_text(document.foot)]
    return "\n".join(lines) + "\n"


def _block(block: Block, depth: int) -> list[str]:
    match block:
        case Prose():
            return [".PP", *_text(block.text)]
        case List():
            return _items(block.items, numbered=block.numbered)
        case Labelled():
            return _entries((_inline(label), value) for label, value in block.entries)
        case Commands():
            entries = (((rf"\fB{_escaped(one.text)}\fR"), one.purpose) for one in block.commands)
            return [*_head(block.lead, depth), *_entries(entries)]
        case Callout() | Section():
            return [*_head(block.title, depth), *_blocks(block.blocks, depth + 1)]
        case Table():
            heads = [plain(column.title) for column in block.columns]
            rows = (
                (_inline(row[0]), "; ".join(f"{head}: {plain(cell)}" for head, cell in zip(heads, row, strict=True)))
                for row in block.rows
            )
            return _entries(rows)
        case Rows():
            return _entries((_inline(row[0]), ", ".join(filter(None, map(plain, row[1:])))) for row in block.rows)
        case Timeline():
            return [line for text in lines_in_words(block) for line in (r".IP \(bu 2", _line(text))]
        case Verbatim():
            return [".PP", ".EX", *map(_line, block.text.split("\n")), ".EE"]
        case WriteIn():
            return []
        case Diagram():
            return _blocks(block.words, depth)
        case _:
            assert_never(block)


def _blocks(blocks: Iterable[Block], depth: int) -> list[str]:
    return [line for block in blocks for line in _block(block, depth)]


def _head(title: Line, depth: int) -> list[str]:
    if not title:
        return []
    return [f".SH {_word(plain(title).upper())}" if depth == 0 else f".SS {_word(plain(title))}"]


def _items(items: Iterable[Item], *, numbered: bool) -> list[str]:
    lines: list[str] = []
    for number, item in enumerate(items, 1):
        lines += [f'.IP "{number}." 4' if numbered else r".IP \(bu 2", *_text(item.text)]
        if item.below:
            lines += [".RS", *_items(item.below.items, numbered=item.below.numbered), ".RE"]
    return lines


def _entries(entries: Iterable[tuple[str, Line | str]]) -> list[str]:
    lines: list[str] = []
    for head, text in entries:
        lines += [".TP", head, *(_text(text) if not isinstance(text, str) else [_line(text)])]
    return lines


def _text(content: Line) -> list[str]:
    return [_guarded(_inline(content))]


def _inline(content: Line) -> str:
    return "".join(
        rf"\fB{_escaped(span.text)}\fR" if isinstance(span, Strong | Code) else _escaped(plain((span,)))
        for span in content
    )


def _line(text: str) -> str:
    return _guarded(_escaped(text))


def _guarded(text: str) -> str:
    """A line that begins with a dot or an apostrophe would be taken for a macro."""
    return rf"\&{text}" if text.startswith((".", "'")) else text


def _word(text: str) -> str:
    return '"' + _escaped(text).replace('"', r"\(dq") + '"'


def _escaped(text: str) -> str:
    """Letters as they are, signs that roff would change as themselves, and the rest by its number."""
    text = (
        text.replace("\\", r"\e").replace("-", r"\-").replace("~", r"\(ti").replace("^", r"\(ha").replace("`", r"\(ga")
    )
    return re.sub(r"[^\x20-\x7e]", lambda found: rf"\[u{ord(found[0]):04X}]", text)

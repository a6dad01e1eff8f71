"""The spans of a line as pieces of text with the name of a style, and such pieces as text with escapes."""

from collections.abc import Iterable
from typing import assert_never

from peerpath.document.inline import Code, Colour, Line, Link, Mark, Note, Span, Strong
from peerpath.render.terminal.console import Look
from peerpath.render.terminal.encoding import fit
from peerpath.render.terminal.measure import Piece, joined

_ESCAPES = {
    "strong": "1", "note": "2", "code": "36", "link": "4",
    Colour.PLAIN: "1", Colour.GREEN: "1;32", Colour.TEAL: "1;36", Colour.BLUE: "1;94",
    Colour.PURPLE: "1;35", Colour.AMBER: "1;33", Colour.RED: "1;31", Colour.GREY: "2",
}  # fmt: skip


def pieces_of(line: Line, look: Look) -> list[Piece]:
    """The line in pieces, in characters that the reader's end has; an address follows the words that lead to it."""
    return [(fit(text, look.encoding), style) for span in line for text, style in _pieces(span)]


def bold(pieces: Iterable[Piece]) -> list[Piece]:
    """The same pieces, those without a style made strong."""
    return [(text, style or "strong") for text, style in pieces]


def styled(pieces: Iterable[Piece], *, colour: bool) -> str:
    """The pieces side by side, styles as terminal escapes if colour is wanted."""
    if not colour:
        return "".join(text for text, _ in pieces)
    return "".join(f"\x1b[{_ESCAPES[style]}m{text}\x1b[0m" if style else text for text, style in joined(pieces))


def shown_address(link: Link) -> str:
    """The address where a reader of text needs to see it; empty for a place on the same page."""
    address = link.address.removeprefix("mailto:")
    return "" if address.startswith("#") or address == link.text else address


def _pieces(span: Span) -> list[Piece]:
    match span:
        case str():
            return [(span, "")]
        case Strong():
            return [(span.text, "strong")]
        case Note():
            return [(span.text, "note")]
        case Code():
            return [(span.text, "code")]
        case Mark():
            return [(span.text, span.colour.value)]
        case Link():
            address = shown_address(span)
            return [(span.text, ""), (f" ({address})", "note")] if address else [(span.text, "")]
        case _:
            assert_never(span)

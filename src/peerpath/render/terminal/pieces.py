"""Turns the spans of a line into pieces with styles, and pieces into text with escape codes."""

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from peerpath.document.inline import Aside, Code, Colour, Line, Link, Mark, Short, Span, Strong
from peerpath.render.terminal.console import Look
from peerpath.render.terminal.encoding import fit
from peerpath.render.terminal.measure import Piece, joined

if TYPE_CHECKING:
    from rich.style import Style

# In Rich's words. A theme's own colours where they read on light and on dark. Usual themes print yellow, green and cyan on white
# at about 2:1, and ids and commands are for reading: 130, 28 and 30 are the amber, green and teal that do as well on white
# (4.7:1, 4.7:1 and 4.4:1) as on black (4.5:1, 4.5:1 and 4.8:1).
_STYLES = {
    "strong": "bold", "note": "dim", "code": "color(30)", "link": "underline",
    Colour.PLAIN: "bold", Colour.GREEN: "color(28)", Colour.TEAL: "color(30)", Colour.BLUE: "bright_blue",
    Colour.PURPLE: "magenta", Colour.AMBER: "color(130)", Colour.RED: "bold red", Colour.GREY: "dim",
}  # fmt: skip


def pieces_of(line: Line, look: Look) -> list[Piece]:
    """The line in pieces, in characters that the encoding has. Addresses follow their link's words."""
    return [(fit(text, look.encoding), style) for span in line for text, style in _pieces(span, look)]


def bold(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with unstyled ones made strong."""
    return [(text, style or "strong") for text, style in pieces]


def styled(pieces: Iterable[Piece], *, colour: bool) -> str:
    """The pieces side by side, with styles as escape codes if colour is wanted."""
    if not colour:
        return "".join(text for text, _ in pieces)
    return "".join(_style(style).render(text) if style else text for text, style in joined(pieces))


@cache
def _style(name: str) -> "Style":
    """Rich's style, imported only for colour, since a plain answer should not wait for it."""
    from rich.style import Style

    return Style.parse(_STYLES[name])


def shown_address(link: Link) -> str:
    """The address, if readers of plain text need it; empty for a place on the same page."""
    address = link.address.removeprefix("mailto:")
    return "" if address.startswith("#") or address == link.text else address


def _pieces(span: Span, look: Look) -> list[Piece]:
    match span:
        case str():
            return [(span, "")]
        case Strong():
            return [(span.text, "strong")]
        case Aside():
            return [(span.text, "note")]
        case Code():
            return [(span.text, "code")]
        case Mark():
            return [(span.text, span.colour.value)]
        case Short():
            return [(span.whole if look.accessible else span.text, "")]
        case Link():
            return _link(span)


def _link(link: Link) -> list[Piece]:
    address = shown_address(link)
    return [(link.text, ""), (f" ({address})", "note")] if address else [(link.text, "")]

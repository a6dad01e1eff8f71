"""Cleans text from data of characters that readers cannot see but a terminal or browser might obey."""

import unicodedata
from typing import NewType

Clean = NewType("Clean", str)
"""Text that has been cleaned; documents contain no other text."""

NO_TEXT = Clean("")

_BREAKS = frozenset("\t\n\v\f\r\x85\u2028\u2029")
# Categories: controls, formats (zero-width, bidirectional, tags) and lone surrogates.
_DROPPED = frozenset({"Cc", "Cf", "Cs"})
# Letters, marks and symbols that are invisible: joiners, fillers, blank braille.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")


def clean(text: str) -> Clean:
    """Make text one visible line: breaks and tabs become spaces, hidden characters are dropped."""
    if text.isascii() and text.isprintable():
        return Clean(text)
    return Clean("".join(map(_kept, text)))


def clean_lines(text: str) -> Clean:
    """Make several lines of visible text, keeping line breaks, with tabs as spaces."""
    return Clean("\n".join(clean(line) for line in text.expandtabs(4).splitlines()))


def capital(text: str) -> str:
    """The text with a capital at the start."""
    return text[:1].upper() + text[1:]


def _kept(character: str) -> str:
    if character in _BREAKS:
        return " "
    hidden = unicodedata.category(character) in _DROPPED or character in _BLANK
    return "" if hidden or _selects_or_is_none(ord(character)) else character


def _selects_or_is_none(point: int) -> bool:
    """Whether it is a variation selector, which can carry hidden text, or not a character at all."""
    selects = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF
    return selects or 0xFDD0 <= point <= 0xFDEF or point & 0xFFFE == 0xFFFE

"""Decodes bytes to text that is safe to read and show: strict UTF-8, without characters that hide or reorder text."""

import re
import unicodedata
from itertools import islice

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read
from peerpath.reading.files import MOST_BYTES

MOST_SHOWN = 20
"""The most hidden characters reported in one file; a file full of them would drown everything."""

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]|\r(?!\n)"
)
UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
"""Hidden characters that come with names, such as joiners in Persian and Hindi and marks in Hebrew and Arabic."""
SEEN = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b")
"""First bytes of packed files: of spreadsheets and word processors, new and old, and gzip."""
NO_TEXT = (*PACKED, b"%PDF-", b"{\\rtf")
"""The same of PDF and of rich text, which may have nothing but plain letters."""


def decode(raw: bytes, name: str, *, hidden: bool = False, drops: bool = False) -> Read[str]:
    """Decode the bytes of a file. The value is None if they are not text.

    Args:
        raw: The bytes of the file.
        name: What problems call the file.
        hidden: Allow invisible characters.
        drops: Drop the invisible characters that come with people's names when copied.
    """
    if len(raw) > MOST_BYTES:
        message = f"the file is larger than {MOST_BYTES // 1024 // 1024} MB"
        problem = Diagnostic(code=codes.TOO_LARGE, message=message, place=Place(name, 1, 1), help="Split it.")
        return Read(None, (problem,))
    if raw.startswith(NO_TEXT):
        message = "this is a PDF, or a file of a word processor or a spreadsheet, and no plain text"
        problem = Diagnostic(
            code=codes.NOT_UTF8, message=message, place=Place(name, 1, 1), help="Save it as plain text."
        )
        return Read(None, (problem,))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Read(None, (_not_utf8(raw, error.start, name),))
    if hidden or not _may_hide(raw):
        return Read(text)
    text = UNSEEN.sub("", text) if drops else text
    told = tuple(_hidden(text, found, name) for found in islice(HIDDEN.finditer(text), MOST_SHOWN))
    return Read(None if told else text, told)


def _may_hide(raw: bytes) -> bool:
    """Whether a closer look is needed. Plain letters, which are nearly all of a file, are removed first."""
    rest = raw.removeprefix(BOM).translate(None, SEEN)
    return raw.count(b"\r") != raw.count(b"\r\n") or bool(HIDDEN.search(rest.decode()))


def _not_utf8(raw: bytes, start: int, name: str) -> Diagnostic:
    before = raw[:start].decode("utf-8-sig", "replace")
    what = "the file is UTF-16," if raw.startswith(UTF16) else f"the byte 0x{raw[start]:02x} is"
    message = f"{what} not UTF-8"
    place = _place_after(before, name)
    return Diagnostic(code=codes.NOT_UTF8, message=message, place=place, help="Save the file as UTF-8.")


def _hidden(text: str, found: re.Match[str], name: str) -> Diagnostic:
    message = f"{name_of(found[0])} is not allowed here: it is not seen, or changes what is seen"
    place = _place_after(text[: found.start()], name)
    return Diagnostic(code=codes.HIDDEN_CHARACTER, message=message, place=place, help="Delete the character.")


def name_of(character: str) -> str:
    """The number of a character and its name, if it has one: "U+202E right-to-left override"."""
    name = unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} {name}"


def _place_after(before: str, name: str) -> Place:
    line_start = before.rfind("\n") + 1
    column = len(before) - line_start + 1
    return Place(name, before.count("\n") + 1, column, column + 1)

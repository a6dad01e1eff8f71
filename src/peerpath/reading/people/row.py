"""One person of many: a profile file, a line of JSON or the cells of a table, and how it is read."""

import json
import os
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.reading.files import read_bytes
from peerpath.reading.people import shorthand
from peerpath.reading.people.json_text import JsonText
from peerpath.reading.people.line_stream import MOST_BYTES
from peerpath.reading.people.profile import BY_TITLE, read_profile, read_profile_data
from peerpath.reading.yamltree.decode import HIDDEN, UNSEEN, name_of
from peerpath.reading.yamltree.placed import Given, Placed
from peerpath.reading.yamltree.tree import MOST_ITEMS

REFERENCE = "reference"
HOURS = "study_hours"
"""The column of titles that no catalogue lists: a profile has them under ``holds``."""
COLUMNS = (REFERENCE, "name", *shorthand.PARTS, HOURS)
TEXTS = (REFERENCE, "name")
"""Columns with a text instead of a list."""

MOST_REFERENCE = 1_000
"""The most characters of a reference."""
SAVE_AS_UTF8 = 'Save it anew as UTF-8. In a spreadsheet: Save as, "CSV UTF-8".'
# Bytes that are not UTF-8, as Python represents them.
_IS_NO_TEXT = re.compile("[\udc80-\udcff]")

Cells = tuple[tuple[str, str], ...]
"""Pairs of a column and its cell."""


class Yaml(Struct, frozen=True):
    """The bytes of a profile that has no file of its own."""

    raw: bytes


class Unread(Struct, frozen=True):
    """Lines that could not be split into cells."""

    code: str
    why: str
    lines: int = 1
    """How many lines; each may have been a person."""


class Row(Struct, frozen=True):
    """One person who has not been read yet, small enough to send to another process."""

    origin: str
    """Where it was read from, such as ``people.csv:12``."""
    raw: Path | Yaml | bytes | Cells | Unread
    """A profile file, the bytes of one, a line of JSON, or cells."""
    key: str = ""
    """What the names of their files begin with; empty if there are no files."""


STANDARD_INPUT = "standard input"
"""How problems name standard input."""
_REFERENCE = re.compile(rb'"reference"\s*:\s*("(?:[^"\\]|\\.)*"|\d+)')


def identity(row: Row) -> str:
    """What a person is recognised by: the reference in the table if there is one, else the file or line.

    It does not depend on who else there is. Two people may share a reference.
    """
    said = ""
    # Searched for in the bytes, so that a person keeps their file even if the line cannot be read.
    if isinstance(row.raw, bytes) and (found := _REFERENCE.search(row.raw)):
        said = _unescaped(found[1].decode("utf-8", "surrogateescape"))
    elif isinstance(row.raw, tuple):
        said = dict(row.raw).get(REFERENCE, "")
    if reference := _one_form(said):
        return f"reference {reference}"
    folder, name = os.path.split(row.raw if isinstance(row.raw, Path) else row.origin)
    return row.origin if row.origin.startswith(STANDARD_INPUT) else _place(folder, name)


def _unescaped(written: str) -> str:
    try:
        return str(json.loads(written))
    except ValueError:
        return written.strip('"')


def _one_form(reference: str) -> str:
    """The same for all ways in which programs write the same letters."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", reference)).strip()


def _place(folder: str, name: str) -> str:
    # Upper and lower case are equal where the system says so.
    return os.path.normcase(Path(_real(Path.cwd() / folder), name))


@lru_cache(maxsize=64)
def _real(folder: Path) -> str:
    """The same however a folder is named: ``people``, ``./people`` or through a link."""
    return os.path.realpath(folder)


class ReadRow(Struct, frozen=True):
    """One person's profile, or the problems with it."""

    profile: Profile | None
    """None if there are problems."""
    reference: str
    problems: tuple[Diagnostic, ...]
    people: int = 1
    """How many people this stands for: several if one problem hides them."""


def read_row(row: Row, catalogue: Catalogue) -> ReadRow:
    """Read one person's profile, or every problem with it. Problems never repeat what the person wrote."""
    match row.raw:
        case Path() | Yaml():
            return _read_file(row.raw, row.origin, catalogue)
        case bytes():
            return _read_json(row.raw, row.origin, catalogue)
        case Unread(code, why, lines):
            return ReadRow(None, "", (wrong(code, why, row.origin),), lines)
        case _:
            where = Given(row.origin, None)
            data = _from_cells(row.raw, where, catalogue)
            return ReadRow(None, "", data.diagnostics) if data.diagnostics else _in_cells(data.value, where, catalogue)


def _read_file(file: Path | Yaml, origin: str, catalogue: Catalogue) -> ReadRow:
    raw = read_bytes(file, MOST_BYTES) if isinstance(file, Path) else Read(file.raw)
    if raw.value is None:
        return ReadRow(None, "", raw.diagnostics)
    if len(raw.value) > MOST_BYTES:
        return ReadRow(None, "", (wrong(codes.TOO_LARGE, "the file is larger than 1 MB", origin),))
    read = read_profile(raw.value, origin, catalogue)
    return ReadRow(read.value, "", read.diagnostics)


def _read_json(line: bytes, origin: str, catalogue: Catalogue) -> ReadRow:
    name, _, number = origin.rpartition(":")
    text = JsonText(line, name, int(number))
    data = text.read()
    return ReadRow(None, "", data.diagnostics) if data.diagnostics else _read(data.value, text, catalogue)


def _read(data: Any, where: Placed, catalogue: Catalogue) -> ReadRow:
    reference: object = data.get(REFERENCE) if isinstance(data, dict) else None
    problems = tuple(_reference_problems(reference, where))
    # Not part of a profile, and so unknown to its shape.
    rest = {key: value for key, value in data.items() if key != REFERENCE} if isinstance(data, dict) else data
    read = read_profile_data(rest, where, catalogue)
    problems += read.diagnostics
    return ReadRow(None if problems else read.value, "" if reference is None else str(reference), problems)


def _in_cells(data: Any, where: Placed, catalogue: Catalogue) -> ReadRow:
    read = _read(data, where, catalogue)
    told = f"If no list has it, put its title into a column {shorthand.ALSO_HOLDS}."
    return replace(
        read, problems=tuple(replace(one, help=told) if one.help == BY_TITLE else one for one in read.problems)
    )


def _reference_problems(reference: object, where: Placed) -> Iterator[Diagnostic]:
    message = ""
    if isinstance(reference, bool) or not isinstance(reference, str | int | None):
        message = f"{REFERENCE} is a text or a whole number"
    elif len(str(reference)) > MOST_REFERENCE:
        message = f"{REFERENCE} is longer than {MOST_REFERENCE} characters"
    if message:
        yield Diagnostic(code=codes.NOT_ALLOWED, message=message, place=where.place((REFERENCE,)), private=True)


def _from_cells(cells: Cells, where: Given, catalogue: Catalogue) -> Read[Any]:
    """The cells as a profile's plain data, or a problem for every cell that cannot be read."""
    cells = tuple((column, UNSEEN.sub("", text)) for column, text in cells)
    problems = tuple(one for cell in cells for one in _cell_problems(cell, where))
    if problems:
        return Read(None, problems)
    written = {column: text.strip() for column, text in cells}
    if (hours := written.get(HOURS, "")).isascii() and hours.isdecimal() and len(hours) < 6:
        return Read(shorthand.data_of({**written, HOURS: int(hours)}, catalogue))
    return Read(shorthand.data_of(written, catalogue))


def _cell_problems(cell: tuple[str, str], where: Given) -> Iterator[Diagnostic]:
    column, text = cell
    place = where.place((column,) if column else ())
    if not column:
        message = "something stands under no heading of a column"
        yield Diagnostic(code=codes.SYNTAX, message=message, place=place, private=True)
    # A name may contain commas.
    if column not in TEXTS and len(shorthand.ids(text)) > MOST_ITEMS:
        message = f"this list is longer than {MOST_ITEMS:,}"
        yield Diagnostic(code=codes.TOO_MANY, message=message, place=place, private=True)
    if column in TEXTS and "\n" in text.strip():
        message = "this goes over several lines: look for a quotation mark that opens or closes too much"
        yield Diagnostic(code=codes.SYNTAX, message=message, place=place, private=True)
    if _IS_NO_TEXT.search(text):
        message = "this is not UTF-8; it may be Windows-1252, in which older spreadsheets save"
        yield Diagnostic(code=codes.NOT_UTF8, message=message, place=place, help=SAVE_AS_UTF8, private=True)
    elif hidden := HIDDEN.search(text):
        message = f"{name_of(hidden[0])} is not allowed: it is not seen, or changes what is seen"
        yield Diagnostic(code=codes.HIDDEN_CHARACTER, message=message, place=place, private=True)


def wrong(code: str, message: str, origin: str) -> Diagnostic:
    """A problem with a person's whole line."""
    return Diagnostic(code=code, message=message, place=Place(origin), private=True)

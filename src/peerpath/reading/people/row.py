"""One person of many: a profile file, a line of JSON or the cells of a table, and the profile in it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.reading.files import read_bytes
from peerpath.reading.people import shorthand
from peerpath.reading.people.profile import read_profile, read_profile_data
from peerpath.reading.yamltree.decode import HIDDEN

if TYPE_CHECKING:
    from json import JSONDecoder

MOST_BYTES = 1_000_000
"""Of one person."""
REFERENCE = "reference"
COLUMNS = (
    REFERENCE, "name", "lived_experience", "declares", "holds", "studying", "experience", "not_willing",
)  # fmt: skip

Cells = tuple[tuple[str, str], ...]
"""Pairs of a column and what stands in it."""


class Yaml(Struct, frozen=True):
    """A profile that came without a file of its own."""

    raw: bytes


class Row(Struct, frozen=True):
    """One person, unread: small enough to be handed to another process."""

    origin: str
    """Where it stands, such as ``people.csv:12``."""
    raw: Path | Yaml | bytes | Cells | None
    """A profile file, or what it would hold, a line of JSON, or cells; None where the line could not be taken apart."""


class Told(Struct, frozen=True):
    """One person, read."""

    profile: Profile | None
    """None where there are problems."""
    reference: str
    problems: tuple[Diagnostic, ...]


def read_row(row: Row, catalogue: Catalogue) -> Told:
    """One person's profile, or every problem of it; no problem repeats what the person wrote."""
    match row.raw:
        case Path() | Yaml():
            return _read_file(row.raw, row.origin, catalogue)
        case bytes():
            data = from_json(row.raw, row.origin)
        case None:
            problem = wrong(codes.SYNTAX, "the line cannot be read: it is too long, or is no CSV", row.origin)
            data = Read(None, (problem,))
        case _:
            data = _from_cells(row.raw, row.origin, catalogue)
    return Told(None, "", data.diagnostics) if data.diagnostics else _read(data.value, row.origin, catalogue)


def _read_file(file: Path | Yaml, origin: str, catalogue: Catalogue) -> Told:
    raw = read_bytes(file, MOST_BYTES) if isinstance(file, Path) else Read(file.raw)
    if raw.value is None:
        return Told(None, "", raw.diagnostics)
    if len(raw.value) > MOST_BYTES:
        return Told(None, "", (wrong(codes.TOO_LARGE, "the file is larger than 1 MB", origin),))
    read = read_profile(raw.value, origin, catalogue)
    return Told(read.value, "", read.diagnostics)


def _read(data: Any, origin: str, catalogue: Catalogue) -> Told:
    reference: object = data.pop(REFERENCE, "") if isinstance(data, dict) else ""
    if not isinstance(reference, str | int):
        problem = wrong(codes.WRONG_TYPE, f"{REFERENCE} is a text or a whole number", origin)
        return Told(None, "", (problem,))
    read = read_profile_data(data, origin, catalogue)
    return Told(read.value, str(reference), read.diagnostics)


def from_json(line: bytes, origin: str) -> Read[Any]:
    """A text as JSON, more strictly than the standard library takes it; or what is wrong with it as a whole."""
    try:
        text = line.decode("utf-8-sig")
        # In ASCII, JSON itself refuses all characters that are not seen but one.
        if (not text.isascii() or "\x7f" in text) and HIDDEN.search(text):
            return Read(None, (wrong(codes.HIDDEN_CHARACTER, "there is a character that is not seen", origin),))
        return Read(_decoder().decode(text))
    except _TwiceError:
        return Read(None, (wrong(codes.DUPLICATE_KEY, "a key is there twice", origin),))
    except UnicodeDecodeError:
        return Read(None, (wrong(codes.NOT_UTF8, "this is not UTF-8", origin),))
    except RecursionError:
        return Read(None, (wrong(codes.TOO_DEEP, "lists or mappings lie too deep in one another", origin),))
    except ValueError:
        return Read(None, (wrong(codes.SYNTAX, "this is not JSON", origin),))


@cache
def _decoder() -> "JSONDecoder":
    from json import JSONDecoder

    return JSONDecoder(object_pairs_hook=_each_once, parse_constant=_refused)


class _TwiceError(ValueError):
    """JSON would silently take the last of two equal keys."""


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _refused(_: str) -> Any:
    raise ValueError


def _from_cells(cells: Cells, origin: str, catalogue: Catalogue) -> Read[Any]:
    text = "".join(cell for _, cell in cells)
    if any("\udc80" <= letter <= "\udcff" for letter in text):
        return Read(None, (wrong(codes.NOT_UTF8, "this is not UTF-8", origin),))
    if HIDDEN.search(text):
        return Read(None, (wrong(codes.HIDDEN_CHARACTER, "there is a character that is not seen", origin),))
    if any(not column and cell.strip() for column, cell in cells):
        return Read(None, (wrong(codes.SYNTAX, "there are more cells than columns", origin),))
    return Read({column: _WRITTEN[column](cell.strip(), catalogue) for column, cell in cells if cell.strip()})


def _listed(text: str, _: Catalogue) -> list[str]:
    return shorthand.ids(text)


_WRITTEN: dict[str, Callable[[str, Catalogue], Any]] = {
    REFERENCE: lambda text, _: text,
    "name": lambda text, _: text,
    "lived_experience": _listed,
    "declares": _listed,
    "not_willing": _listed,
    "holds": lambda text, _: [shorthand.dated(one, "awarded") for one in shorthand.ids(text)],
    "studying": lambda text, _: [shorthand.dated(one, "until") for one in shorthand.ids(text)],
    "experience": lambda text, catalogue: [shorthand.spell(one, catalogue) for one in shorthand.ids(text)],
}


def wrong(code: str, message: str, origin: str) -> Diagnostic:
    """A problem of somebody's line as a whole."""
    return Diagnostic(code=code, message=message, place=Place(origin), private=True)

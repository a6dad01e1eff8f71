"""Reads a service's letterhead from a small YAML file: name, address and logo."""

import struct
from pathlib import Path

from msgspec import Struct, ValidationError, convert

from peerpath.diagnostic.diagnostic import Read
from peerpath.document.blocks import Letterhead
from peerpath.document.clean import clean
from peerpath.reading.files import read_bytes
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.tree import read_tree

MOST_BYTES = 2_000_000
MOST_DOTS = 4_000_000
"""The most dots of a PNG, which needs four bytes of memory for each however small its file is."""
_PNG = b"\x89PNG\r\n\x1a\n"
# The first chunk: its length, its name, then width and height.
_SIZE = struct.Struct(">4s4sII")


class _Written(Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of the file."""

    name: str
    address: str | list[str] | None = None
    logo: str | int | float | None = None
    """The name of an image, which YAML may take for a number."""


def _tree(file: Path) -> Read[YamlDocument]:
    raw = read_bytes(file, MOST_BYTES)
    return read_tree(raw.value, str(file)) if raw.value is not None else Read(None, raw.diagnostics)


def read_letterhead(file: Path) -> Letterhead | str:
    """Read a letterhead, or return a sentence that says what is wrong. The logo is looked up beside the file."""
    tree = _tree(file)
    if tree.value is None or tree.diagnostics:
        first = tree.diagnostics[0]
        line = f":{first.place.line}" if first.place.line else ""
        return f"{file}{line}: {first.message}."
    try:
        written = convert(tree.value.data, _Written)
    except ValidationError:
        return f"{file}: a letterhead has a name, and may have an address (a list of lines) and a logo (a file)."
    logo = _logo(file.parent / str(written.logo)) if written.logo else b""
    if isinstance(logo, str):
        return logo
    lines = [written.address] if isinstance(written.address, str) else written.address or []
    return Letterhead(name=clean(written.name), address=tuple(map(clean, lines)), logo=logo)


def logo_of(file: Path) -> Path | None:
    """The image that a letterhead names; None if it names none or cannot be read."""
    tree = _tree(file).value
    named = tree.data.get("logo") if tree is not None and isinstance(tree.data, dict) else None
    return file.parent / str(named) if named else None


def _logo(file: Path) -> bytes | str:
    raw = read_bytes(file, MOST_BYTES)
    if raw.value is None:
        return f"The logo {file} cannot be read."
    if len(raw.value) > MOST_BYTES:
        return f"The logo {file} is larger than 2 MB."
    if raw.value.startswith(_PNG) and len(raw.value) >= len(_PNG) + _SIZE.size:
        _, _, width, height = _SIZE.unpack_from(raw.value, len(_PNG))
        if width * height > MOST_DOTS:
            return f"The logo {file} has {width:,} by {height:,} dots. Make it smaller: at most {MOST_DOTS:,} in all."
    is_picture = raw.value.startswith(_PNG) or b"<svg" in raw.value[:2000]
    return raw.value if is_picture else f"The logo {file} is neither SVG nor PNG."

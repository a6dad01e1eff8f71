"""The catalogue as it was compiled last time, so that an answer need not wait for YAML and Pydantic.

What is kept is never a second way to the answer: it is found by the content of every data file and of this program, is
plain JSON that can hold no code, and is left aside as soon as anything about it is odd. It is harmless to delete.
"""

import json
import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from peerpath import __version__
from peerpath.model.catalogue import Catalogue
from peerpath.reading.diagnostic import Read
from peerpath.reading.layers import Layer, read_layers, version_of
from peerpath.reading.plain import SHAPE, from_plain, to_plain

OFF = "PEERPATH_NO_CACHE"
"""An environment variable: where it is not empty, nothing is kept and nothing kept is used."""
MOST_FILES = 4
"""Catalogues kept at once: the built-in one, and a few with data of one's own."""


def read_catalogue(directory: Path | None = None, *, builtin: bool = True) -> Read[Catalogue]:
    """The same as `reading.catalogue.read_catalogue`, and faster from the second time on."""
    layers = read_layers(directory, builtin=builtin)
    if layers.value is None:
        return Read(None, layers.diagnostics)
    file = _file(layers.value)
    kept = _open(file) if file else None
    if kept is not None:
        return Read(kept)
    from peerpath.reading.catalogue import load

    loaded = load(layers.value)
    if loaded.has_errors:
        return Read(None, loaded.diagnostics)
    if file:
        _keep(loaded.catalogue, file)
    return Read(loaded.catalogue, loaded.diagnostics)


def folder() -> Path | None:
    """The person's own folder for what programs keep; None where they have none or want none."""
    if os.environ.get(OFF):
        return None
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        base = Path(named) if named else Path.home() / ".cache"
    except RuntimeError:
        return None
    return base / "peerpath" if base.is_absolute() else None


def _file(layers: list[Layer]) -> Path | None:
    base = folder()
    return base / f"catalogue-{version_of(layers)}-{_program()}.json" if base else None


def _program() -> str:
    """A digest of what turns files into a catalogue, so that another version never reads what this one kept."""
    rooms = [Path(__file__).parent, Path(__file__).parent.parent / "model"]
    code = [(f.name, f.stat().st_size, f.stat().st_mtime_ns) for room in rooms for f in sorted(room.glob("*.py"))]
    return sha256(repr((__version__, SHAPE, code)).encode()).hexdigest()[:12]


def _open(file: Path) -> Catalogue | None:
    """What is kept in a file of the person's own; None where it is not there, not theirs, or not whole."""
    try:
        with file.open("rb") as kept:
            if not _is_own(os.fstat(kept.fileno())):
                return None
            digest, _, content = kept.read().partition(b"\n")
        if sha256(content).hexdigest().encode() != digest:
            return None
        found = from_plain(json.loads(content))
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        return None
    return found if isinstance(found, Catalogue) else None


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _keep(catalogue: Catalogue, file: Path) -> None:
    """Keep it, whole or not at all; where that cannot be done, nothing is lost but time."""
    import tempfile

    content = json.dumps(to_plain(catalogue), ensure_ascii=False, separators=(",", ":")).encode()
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix="draft-")
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.write(sha256(content).hexdigest().encode() + b"\n" + content)
            Path(draft).replace(file)
        finally:
            Path(draft).unlink(missing_ok=True)
        for old in _oldest(file.parent):
            old.unlink(missing_ok=True)
    except OSError:
        return


def _oldest(base: Path) -> list[Path]:
    def age(file: Path) -> Any:
        return file.stat().st_mtime_ns

    return sorted(base.glob("catalogue-*.json"), key=age)[:-MOST_FILES]

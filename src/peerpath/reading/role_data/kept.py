"""The catalogue as it was compiled last time, so that an answer need not wait for YAML and Pydantic.

What is kept is never a second way to the answer: it stands behind the very bytes that it was compiled from and the name
of this program, and is used only where both are the same to the last byte. It is MessagePack, plain data that can hold no code, and is left
aside as soon as anything about it is odd. It is harmless to delete.
"""

import os
import sys
from pathlib import Path
from zlib import crc32

from msgspec import DecodeError, msgpack

from peerpath import __version__
from peerpath.diagnostic.diagnostic import Read
from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data.layers import Layer, read_layers
from peerpath.reading.yamltree.collector import collector_paused

OFF = "PEERPATH_NO_CACHE"
"""An environment variable: where it is not empty, nothing is kept and nothing kept is used."""
MOST_FILES = 4
"""Catalogues kept at once: the built-in one, and a few with data of one's own."""


def read_catalogue(directory: Path | None = None, *, builtin: bool = True) -> Read[Catalogue]:
    """The same as `reading.catalogue.read_catalogue`, and faster from the second time on."""
    layers = read_layers(directory, builtin=builtin)
    if layers.value is None:
        return Read(None, layers.diagnostics)
    key = _key(layers.value)
    file = _file(directory, builtin)
    kept = _open(file, key) if file else None
    if kept is not None:
        return Read(kept)
    from peerpath.reading.role_data.catalogue import load

    loaded = load(layers.value)
    if loaded.has_errors:
        return Read(None, loaded.diagnostics)
    if file:
        _keep([*key, msgpack.encode(loaded.catalogue)], file)
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


def _file(directory: Path | None, builtin: bool) -> Path | None:
    base = folder()
    name = f"{Path(__file__).parent} {directory and directory.absolute()} {builtin}"
    return base / f"catalogue-{crc32(name.encode(errors='surrogateescape')):08x}" if base else None


def _key(layers: list[Layer]) -> list[bytes]:
    """All that the compiled catalogue follows from: this program, and every byte of the data, each after its length."""
    here = Path(__file__).parent
    rooms = [here, here.parent, here.parent / "yamltree", here.parent.parent / "model"]
    code = sorted(
        (f.name, f.stat().st_size, f.stat().st_mtime_ns) for room in rooms for f in os.scandir(room) if f.is_file()
    )
    parts = [repr((__version__, sys.version, code)).encode()]
    parts += [raw for layer in layers for name, raw in [("", b"layer"), *layer]]
    return [piece for part in parts for piece in (len(part).to_bytes(8, "big"), part)]


def _open(file: Path, key: list[bytes]) -> Catalogue | None:
    """What is kept behind this key, in a file of the person's own; None where it is not there, not theirs, or odd."""
    try:
        if not file.is_file():  # opening a pipe would wait for somebody to write into it
            return None
        with file.open("rb") as kept:
            if not _is_own(os.fstat(kept.fileno())) or any(kept.read(len(piece)) != piece for piece in key):
                return None
            with collector_paused():
                return msgpack.decode(kept.read(), type=Catalogue)
    except (OSError, DecodeError, ValueError, RecursionError):
        return None


def _is_own(status: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _keep(content: list[bytes], file: Path) -> None:
    """Keep it, whole or not at all; where that cannot be done, nothing is lost but time."""
    import tempfile

    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix="catalogue-draft-")
        try:
            with os.fdopen(descriptor, "wb") as out:
                out.writelines(content)
            Path(draft).replace(file)
        finally:
            Path(draft).unlink(missing_ok=True)
        for old in sorted(file.parent.glob("catalogue-*"), key=lambda kept: kept.stat().st_mtime_ns)[:-MOST_FILES]:
            old.unlink(missing_ok=True)
    except OSError:
        return

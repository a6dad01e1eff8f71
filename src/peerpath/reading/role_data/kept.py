"""The catalogue as it was compiled last time, so that an answer need not wait for YAML and Pydantic.

What is kept is never a second way to the answer: it stands behind the very bytes that it was compiled from and the name
of this program, and is used only where both are the same to the last byte. It is MessagePack, plain data that can hold
no code. It is trusted by nobody: it lies in a folder and a file that belong to the person and that nobody else can
change, no link is followed to it, and a checksum is over what is not compared with the files anyway. Where anything is odd, the role data is read. It is
harmless to delete.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

from msgspec import DecodeError, msgpack

from peerpath import __version__
from peerpath.diagnostic.diagnostic import Read
from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data.layers import FileLayer, Folders, folders_of, read_layers
from peerpath.reading.yamltree.collector import collector_paused

OFF = "PEERPATH_NO_CACHE"
"""An environment variable. If it is not empty, nothing is kept and nothing kept is used."""
MOST_FILES = 8
"""The most catalogues kept: the built-in one, and a few with data of one's own."""
MOST_BYTES = 256 * 1024 * 1024
"""The most bytes of a kept catalogue."""
DRAFT_SECONDS = 3_600
"""The age at which a draft counts as left behind by a killed run."""
# Expressions that are needed only where something new is kept, and compiled there.
_NAME = r"catalogue-[0-9a-f]{8}"
_DRAFT = rf"{_NAME}\.draft-[0-9a-f]{{16}}"
MARK = b"peerpath catalogue\n"
"""The start of each file, which distinguishes it from somebody's own file of that name."""
# How those of every version begin: the first had no mark, or no checksum either. Then come a length, and what made it.
_BEGINS = re.escape(MARK) + rb"|(?s:.{4})?\0{6}(?s:..)\('\d+\.\d+[^']*', '3\.\d+\."
_LONGEST_BEGINNING = 80
# Bytes of the checksum, after the mark.
_SUM = 4


def read_catalogue(named: Folders = None, *, builtin: bool = True) -> Read[Catalogue]:
    """Read role data like `reading.role_data.catalogue.read_catalogue`, but faster from the second time on."""
    layers = read_layers(named, builtin=builtin)
    if layers.value is None:
        return Read(None, layers.diagnostics)
    key = _key(layers.value)
    file = _file(named, builtin)
    kept = _open(file, key) if file else None
    if kept is not None:
        return Read(kept)
    from peerpath.reading.role_data.catalogue import load
    from peerpath.reading.role_data.ladder import with_ladder

    loaded = load(layers.value)
    if loaded.has_errors:
        return Read(None, loaded.diagnostics)
    whole = with_ladder(loaded.catalogue)
    if file:
        _keep(key, msgpack.encode(whole), file)
    return Read(whole, loaded.diagnostics)


def folder() -> Path | None:
    """The person's cache folder; None if they have none or want none."""
    if os.environ.get(OFF):
        return None
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    try:
        base = Path(named) if named else Path.home() / ".cache"
    # No home folder, as in a container whose user is in no table.
    except RuntimeError:
        return None
    return base / "peerpath" if base.is_absolute() else None


def _file(named: Folders, builtin: bool) -> Path | None:
    base = folder()
    name = f"{Path(__file__).parent} {[str(one.absolute()) for one in folders_of(named)]} {builtin}"
    return base / f"catalogue-{crc32(name.encode(errors='surrogateescape')):08x}" if base else None


def _key(layers: list[FileLayer]) -> list[bytes]:
    """Everything that decides the compiled catalogue: this program, and every byte of the data, each after its length."""
    here = Path(__file__).parent
    rooms = [here, here.parent, here.parent / "yamltree", here.parent.parent / "model"]
    # A change to the reading code or the nouns changes the result, even without a new version.
    code = sorted(
        (f.name, f.stat().st_size, f.stat().st_mtime_ns) for room in rooms for f in os.scandir(room) if f.is_file()
    )
    parts = [repr((__version__, sys.version, code)).encode()]
    parts += [raw for layer in layers for name, raw in [("", b"layer"), *layer]]
    return [piece for part in parts for piece in (len(part).to_bytes(8, "big"), part)]


def _open(file: Path, key: list[bytes]) -> Catalogue | None:
    """The catalogue kept for this key; None if there is none, or it is not the person's own, or damaged."""
    try:
        with _own_folder(file.parent) as folder, os.fdopen(_opened(file, folder), "rb") as kept:
            status = os.fstat(kept.fileno())
            if not stat.S_ISREG(status.st_mode) or not _is_own(status) or status.st_size > MOST_BYTES:
                return None
            mark, wanted = kept.read(len(MARK)), kept.read(_SUM)
            # Compared byte by byte instead of by digest, which is as fast as reading it.
            if mark != MARK or any(kept.read(len(piece)) != piece for piece in key):
                return None
            made = kept.read()
            if wanted != _checksum(made):
                return None
            with collector_paused():
                return msgpack.decode(made, type=Catalogue)
    except (OSError, DecodeError, ValueError, RecursionError):
        return None


@contextmanager
def _own_folder(folder: Path) -> Iterator[int | None]:
    """The open folder, so that nobody can replace it; None on systems without this. Refuses what others own."""
    # On Windows, where the folder is in the person's own profile.
    if os.open not in os.supports_dir_fd:
        if folder.is_symlink():
            raise OSError
        yield None
        return
    opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if not _is_own(os.fstat(opened)):
            raise OSError
        yield opened
    finally:
        os.close(opened)


def _opened(file: Path, folder: int | None, flags: int = os.O_RDONLY) -> int:
    """Open a file in the folder, never through a link. A pipe is opened without waiting for a writer."""
    if folder is None and file.is_symlink():  # Such a system has no O_NOFOLLOW either.
        raise OSError
    flags |= sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))
    return os.open(file if folder is None else file.name, flags, 0o600, dir_fd=folder)


def _is_own(status: os.stat_result) -> bool:
    """Whether it belongs to the person, and nobody else can change it."""
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)


def _checksum(made: bytes) -> bytes:
    return crc32(made).to_bytes(_SUM, "big")


def _keep(key: list[bytes], made: bytes, file: Path) -> None:
    """Keep what was made for this key, whole or not at all. If that fails, only time is lost."""
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _own_folder(file.parent) as folder:
            # An unpredictable name, opened only if it is new, so that nobody can prepare a file or a link.
            draft = file.with_name(f"{file.name}.draft-{os.urandom(8).hex()}")
            try:
                with os.fdopen(_opened(draft, folder, os.O_WRONLY | os.O_CREAT | os.O_EXCL), "wb") as out:
                    out.writelines((MARK, _checksum(made), *key, made))
                os.replace(_in(folder, draft), _in(folder, file), src_dir_fd=folder, dst_dir_fd=folder)
            finally:
                _remove(draft, folder)
            _evict(file.parent, folder)
    except OSError:
        return


def _evict(place: Path, folder: int | None) -> None:
    """Remove the oldest catalogues and abandoned drafts, but only what this program made, by name and mark."""
    import time

    files = _oldest_first(place if folder is None else folder)
    kept = [name for _, name in files if re.fullmatch(_NAME, name) and _is_made_here(place / name, folder)]
    left = [name for written, name in files if re.fullmatch(_DRAFT, name) and written < time.time() - DRAFT_SECONDS]
    for name in [*kept[:-MOST_FILES], *left]:
        _remove(place / name, folder)


def _oldest_first(folder: Path | int) -> list[tuple[float, str]]:
    """The files of a folder by name, with the time at which each was written; links are not followed."""
    with os.scandir(folder) as found:
        own = [one for one in found if one.is_file(follow_symlinks=False)]
        return sorted((one.stat(follow_symlinks=False).st_mtime, one.name) for one in own)


def _is_made_here(file: Path, folder: int | None) -> bool:
    with suppress(OSError), os.fdopen(_opened(file, folder), "rb") as kept:
        return bool(re.match(_BEGINS, kept.read(_LONGEST_BEGINNING)))
    return False


def _in(folder: int | None, file: Path) -> str | Path:
    return file if folder is None else file.name


def _remove(file: Path, folder: int | None) -> None:
    with suppress(FileNotFoundError):
        os.unlink(_in(folder, file), dir_fd=folder)

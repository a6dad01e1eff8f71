"""The only place where reading touches the disk."""

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read

MOST_FILES = 2_000
MOST_BYTES = 16 * 1024 * 1024
"""The most bytes of role data, in one file and in all files read together."""
SUFFIXES = (".yaml", ".yml")
"""In upper or lower case, since some systems write .YAML."""


def builtin_data() -> Path:
    """The folder of the built-in role data: inside the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent.parent / "data"


def data_files(path: Path, exclude: Sequence[str] = ()) -> Read[tuple[Path, ...]]:
    """List the YAML files in a folder and below it, sorted by name. A path to a file is returned as it is.

    ``exclude`` are shell patterns for a name, or for a path within the folder.
    """
    mode = _mode(path)
    if isinstance(mode, Diagnostic):
        return Read(None, (mode,))
    if not stat.S_ISDIR(mode):
        return Read((path,))
    problems = list[Diagnostic]()
    found = tuple(islice(_below(path, exclude, problems), MOST_FILES + 1))
    if len(found) > MOST_FILES:
        return Read(None, (unopened(str(path), f"there are more than {MOST_FILES:,} YAML files here"),))
    if not (found or problems):
        problems.append(unopened(str(path), "there is no .yaml file in this folder"))
    return Read(found, tuple(problems))


def _below(path: Path, exclude: Sequence[str], problems: list[Diagnostic]) -> Iterator[Path]:
    """The YAML files of a folder and of those below it; what cannot be opened is added to ``problems``."""

    def tell(error: OSError) -> None:
        problems.append(unopened(str(error.filename), reason(error)))

    for folder, below, names in os.walk(path, onerror=tell):
        inside = Path(folder).relative_to(path)
        # In place, which is how os.walk is told where not to go.
        below[:] = [name for name in _wanted(below, inside, exclude) if not name.startswith(".")]
        ours = list(filter(_is_yaml, names))
        if not (ours or below) and _is_yaml(folder):
            problems.append(unopened(folder, "this is a folder without files, and its name is that of a file"))
        yield from (Path(folder, name) for name in _wanted(ours, inside, exclude))


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(SUFFIXES)


def _wanted(names: Iterable[str], inside: Path, exclude: Sequence[str]) -> list[str]:
    """The names that no pattern excludes, sorted."""
    return sorted(name for name in names if not _left_out(inside / name, exclude))


def _left_out(inside: Path, exclude: Sequence[str]) -> bool:
    return any(fnmatch(inside.name, one) or fnmatch(inside.as_posix(), one.rstrip("/")) for one in exclude)


def read_all(paths: tuple[Path, ...]) -> Read[tuple[tuple[str, bytes], ...]]:
    """Read these files, as pairs of name and bytes, up to about `MOST_BYTES` in all."""
    found, problems, left = list[tuple[str, bytes]](), list[Diagnostic](), MOST_BYTES
    for path in paths:
        read = read_bytes(path, MOST_BYTES)
        problems += read.diagnostics
        if read.value is not None:
            found.append((str(path), read.value))
            left -= len(read.value)
        if left < 0 and len(found) > 1:
            message = f"with the {len(found) - 1:,} before it, it holds more than {MOST_BYTES // 1024 // 1024} MB"
            problems.append(Diagnostic(code=codes.TOO_LARGE, message=message, place=Place(str(path))))
            break
    return Read(tuple(found), tuple(problems))


def read_bytes(path: Path, most: int) -> Read[bytes]:
    """Read at most ``most`` + 1 bytes of a file, so that a file that is too large is noticed but not loaded."""
    mode = _mode(path)
    if isinstance(mode, Diagnostic):
        return Read(None, (mode,))
    if stat.S_ISDIR(mode):
        return Read(None, (unopened(str(path), "this is a folder"),))
    if not stat.S_ISREG(mode):  # Opening a pipe would wait for a writer.
        return Read(None, (unopened(str(path), "this is neither a file nor a folder"),))
    try:
        with path.open("rb") as file:
            return Read(file.read(most + 1))
    except OSError as error:
        return Read(None, (unopened(str(path), reason(error)),))


def _mode(path: Path) -> int | Diagnostic:
    """The type and permissions at a path, as in `stat`."""
    try:
        return path.stat().st_mode
    except OSError as error:
        return unopened(str(path), reason(error))
    except ValueError:
        return unopened(repr(str(path)), "this is not the name of a file")


def unopened(name: str, why: str) -> Diagnostic:
    """The problem of a file that cannot be read at all."""
    return Diagnostic(code=codes.UNOPENED, message=f"cannot be opened: {why}", place=Place(name))


def reason(error: OSError) -> str:
    """The operating system's reason in lower case, such as "permission denied"."""
    return (error.strerror or "unknown reason").lower()

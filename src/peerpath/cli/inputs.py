"""Makes sure that no command writes to a file that it reads. Checked once, before any command runs."""

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from peerpath.cli.exit_codes import stop
from peerpath.cli.words.helping import WRITTEN
from peerpath.reading.files import builtin_data, data_files
from peerpath.reading.people.kinds import FILES

READ = ("FILE", "DIR", "PATH")
"""Found in the metavar of parameters that name a file or a folder."""

Identity = tuple[int, int]
"""A file's device and inode number, the same for each of its names."""


def keep_inputs(ctx: Any) -> None:
    """End with exit code 2 if an output file is, by whatever name, one of the inputs: its content would be lost."""
    given = {param: ctx.params.get(param.name) for param in ctx.command.params}
    written = dict(_all_written(given))
    if not written:
        return
    for source, name in _read([(param.name, value) for param, value in given.items() if _is_read(param)]):
        if found := written.get(_identity(source) or (-1, -1)):
            file, instead = found
            same = "" if file == name else f", and {file} is the same file"
            stop(f"{name} is read{same}. To write there would destroy what is in it.", instead)


def _all_written(given: dict[Any, Any]) -> Iterator[tuple[Identity, tuple[str, str]]]:
    """Each file that would be written, with what to do instead."""
    # With >>, a file would grow while it is read.
    with suppress(OSError, ValueError):
        if stat.S_ISREG(os.fstat(sys.stdout.fileno()).st_mode) and (identity := _identity(sys.stdout.fileno())):
            yield identity, ("standard output", "Send the answer to another file.")
    for param, value in given.items():
        if param.name in WRITTEN and value not in (None, param.default):
            files = _written(param.name, Path(value))
            instead = f"Name another place with {param.opts[0]}."
            yield from ((identity, (str(file), instead)) for file in files if (identity := _identity(file)))


def _is_read(param: Any) -> bool:
    return param.name not in WRITTEN and any(word in (param.metavar or "") for word in READ)


def _written(name: str, path: Path) -> list[Path]:
    """The existing files that would be written to."""
    if name == "output":
        return [path]
    return list(path.glob("summary*" if name == "summary" else "*"))


def _read(named: list[tuple[str, Any]]) -> Iterator[tuple[Path | int, str]]:
    """Each file that is read, and what to call it. Includes standard input, whether named or not."""
    with suppress(OSError, ValueError):  # it may be no file of the system
        yield sys.stdin.fileno(), "Standard input"
    for name, value in (*named, ("data", builtin_data())):
        for one in value if isinstance(value, list | tuple) else [value]:
            if one is not None and one != "-":
                yield from ((file, str(file)) for file in _files(name, Path(one)))
                yield from ((file, str(file)) for file in _named_in(name, Path(one)))


def _named_in(name: str, path: Path) -> Iterator[Path]:
    """Files that are read because another file names them."""
    # Only files are opened here: a pipe can be read only once, by the code that needs it.
    if name == "letterhead" and path.is_file():
        from peerpath.reading.letterhead import logo_of

        if logo := logo_of(path):
            yield logo


def _files(name: str, path: Path) -> tuple[Path, ...]:
    """A file, or the files in a folder that are read. Reading reports what cannot be opened."""
    try:
        if not path.is_dir():
            return (path,)
        if name == "profile":
            return tuple(file for file in path.iterdir() if file.suffix.lower() in FILES)
    except (OSError, ValueError):
        return ()
    return data_files(path).value or ()


def _identity(file: Path | int) -> Identity | None:
    """The identity of a file; None if there is none, or nothing in it to lose, as with a terminal."""
    try:
        found = os.stat(file)  # noqa: PTH116 (a descriptor as well)
    except (OSError, ValueError):
        return None
    keeps = stat.S_ISREG(found.st_mode) or stat.S_ISFIFO(found.st_mode)
    return (found.st_dev, found.st_ino) if keeps else None

"""Many people: files, folders of files, and tables with a person a line, read one after another.

Nothing is kept of a person once the next is read, so that memory does not grow with their number.

A table is JSON Lines (a profile a line, its keys those of a profile file) or CSV with a header of the same keys:
``name``, ``lived_experience``, ``declares``, ``holds``, ``studying``, ``experience``, ``not_yet``, ``not_willing`` and
``study_hours``, in any order, each of which may be left out, and ``also_holds`` for titles that no catalogue lists;
cells are written as `shorthand` says. Either may have a ``reference``: whatever an
adviser calls the person by, such as a case number. It goes into file names and summaries; a name does not.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Read
from peerpath.diagnostic.shown import shown
from peerpath.reading.files import reason, unopened
from peerpath.reading.people.kinds import FILES, TABLES
from peerpath.reading.people.line_stream import MOST_BYTES, Lost, lines
from peerpath.reading.people.row import STANDARD_INPUT, Row, Yaml, wrong
from peerpath.reading.people.table import RawLines, at_most, csv_rows, encoding_problem, header, json_lines


class People(Struct, frozen=True):
    """Everybody, in order."""

    rows: Iterator[Row]
    count: int | None
    """How many there are, counted by lines for a table, so only roughly; None if not known in advance."""


def people(files: Sequence[str], stdin: BinaryIO, table: str | None = None) -> Read[People]:
    """Find everybody in these files, folders and tables, or all files that cannot be opened. ``-`` is standard input.

    ``table`` is the kind of table ("csv" or "jsonl"), for files whose names do not tell.
    """
    sources = [_source(file, stdin, table) for file in files]
    if problems := (*_named_twice(files), *chain.from_iterable(source.diagnostics for source in sources)):
        return Read(None, problems)
    found = [source.value for source in sources if source.value is not None]
    counts = [one.count for one in found]
    total = None if None in counts else sum(filter(None, counts))
    return Read(People(chain.from_iterable(one.rows for one in found), total))


def _named_twice(files: Sequence[str]) -> Iterator[Diagnostic]:
    """Files that are named more than once, directly or in a folder: each person counts once."""
    seen = set[str]()
    for file in files:
        for one in _each(file):
            # A link may be somebody else; upper and lower case are equal where the system says so.
            whole = one if one == "-" else os.path.normcase(os.path.abspath(one))  # noqa: PTH100
            if whole in seen:
                yield wrong(codes.NOT_ONE_THING, "is named twice, and each person counts once", shown(one))
            seen.add(whole)


def _each(file: str) -> list[str]:
    """The profiles of a folder, or the file. Reading reports what cannot be opened."""
    try:
        return [str(one) for one in _profiles_in(Path(file))] if Path(file).is_dir() else [file]
    except (OSError, ValueError):
        return [file]


def _profiles_in(folder: Path) -> list[Path]:
    """Raises OSError."""
    return sorted(one for one in folder.iterdir() if one.suffix.lower() in FILES and not one.name.startswith("."))


def left_out(file: str) -> list[str]:
    """Names of the files in a folder of profiles that are not read; none if it is not a folder."""
    try:
        read = set(_profiles_in(Path(file))) if Path(file).is_dir() else None
        return [] if read is None else sorted(one.name for one in Path(file).iterdir() if one not in read)
    except (OSError, ValueError):
        return []


def _source(file: str, stdin: BinaryIO, table: str | None) -> Read[People]:
    path = Path(file)
    kind = table or TABLES.get(path.suffix.lower())
    name = STANDARD_INPUT if file == "-" else shown(file)
    try:
        if kind is None and path.is_dir():
            return _folder(path)
        once = _once(file, stdin)
        if kind is not None:
            return _table(path, once, kind, name)
        if once is None:
            return Read(People(iter([Row(name, path)]), 1))
        with nullcontext(once) if once is stdin else once as stream:
            return Read(People(iter([Row(name, Yaml(stream.read(MOST_BYTES + 1)))]), 1))
    except OSError as error:
        return Read(None, (unopened(name, reason(error)),))
    except ValueError:
        return Read(None, (unopened(name, "this is not the name of a file"),))


def _once(file: str, stdin: BinaryIO) -> BinaryIO | None:
    """An open stream that can be read only once: standard input, a pipe, ``/dev/stdin``. None for a file on disk."""
    if file == "-":
        return stdin
    path = Path(file)
    return path.open("rb") if path.exists() and not path.is_file() else None


def _folder(path: Path) -> Read[People]:
    try:
        files = _profiles_in(path)
    except OSError as error:
        return Read(None, (unopened(str(path), reason(error)),))
    if not files:
        return Read(None, (unopened(str(path), f"there is no profile in this folder ({', '.join(FILES)})"),))
    return Read(People((Row(shown(str(file)), file) for file in files), len(files)))


def _json_table(coming: RawLines, count: int | None, name: str) -> Read[People]:
    head = list(islice(coming, 1))
    if head and isinstance(head[0], bytes) and (problem := encoding_problem(head[0], name)):
        return Read(None, (problem,))
    return Read(People(at_most(json_lines(chain(head, coming), name), name), count))


def _table(path: Path, once: BinaryIO | None, kind: str, name: str) -> Read[People]:
    """A table in a file is opened twice: now, to report problems early, and again when its rows are wanted."""
    count = _count(path) if once is None else None
    if kind == "jsonl":
        return _json_table(lines(once) if once is not None else _lines_of(path), count, name)
    if once is not None:
        coming, taken = lines(once), list[bytes | Lost]()
        read = header(_noted(coming, taken), name)
    else:
        with path.open("rb") as stream:
            read = header(lines(stream), name)
    if read.value is None:
        return Read(None, read.diagnostics)
    rest = (
        chain(taken[read.value.line :], coming) if once is not None else islice(_lines_of(path), read.value.line, None)
    )
    return Read(
        People(
            at_most(csv_rows(rest, read.value, name), name), None if count is None else max(0, count - read.value.line)
        )
    )


def _noted(coming: RawLines, taken: list[bytes | Lost]) -> RawLines:
    """The lines, each noted as it is taken, so that a pipe's lines after the header are not lost."""
    for line in coming:
        taken.append(line)
        yield line


def _lines_of(path: Path) -> RawLines:
    with path.open("rb") as stream:
        yield from lines(stream)


def _count(path: Path) -> int:
    """About how many lines a file has."""
    with path.open("rb") as stream:
        return sum(part.count(b"\n") or part.count(b"\r") for part in iter(lambda: stream.read(1 << 20), b""))

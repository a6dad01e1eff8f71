"""Many people: files, folders of files, and tables with a person a line, read one after another.

Nothing is kept of a person once the next is read, so that memory does not grow with their number.

A table is JSON Lines (a profile a line, its keys those of a profile file) or CSV with a header of the same keys:
``name``, ``lived_experience``, ``declares``, ``holds``, ``studying``, ``experience`` and ``not_willing``, in any order,
each of which may be left out; cells are written as `shorthand` says. Either may have a ``reference``: whatever an
adviser calls the person by, such as a case number. It goes into file names and summaries; a name does not.
"""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Read
from peerpath.diagnostic.nearest import nearest
from peerpath.reading.files import reason, unopened
from peerpath.reading.people.row import COLUMNS, MOST_BYTES, Row, Yaml, wrong

FILES = (".yaml", ".yml", ".json")
TABLES = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}


class People(Struct, frozen=True):
    """Everybody, in order."""

    rows: Iterator[Row]
    count: int | None
    """How many there are; by lines, so nearly right for a table; None where that cannot be known beforehand."""


def people(files: Sequence[str], stdin: BinaryIO, table: str | None = None) -> Read[People]:
    """Everybody in these files, folders and tables (``-`` is standard input); or all that cannot be opened.

    ``table`` says of what kind the tables are ("csv" or "jsonl") where their names do not.
    """
    sources = [_source(file, stdin, table) for file in files]
    problems = tuple(problem for source in sources for problem in source.diagnostics)
    if problems:
        return Read(None, problems)
    found = [source.value for source in sources if source.value is not None]
    counts = [one.count for one in found]
    total = None if None in counts else sum(count for count in counts if count is not None)
    return Read(People((row for one in found for row in one.rows), total))


def is_many(file: str, table: str | None) -> bool:
    """Whether a file is a folder or a table, and not the profile of one person."""
    return table is not None or Path(file).suffix.lower() in TABLES or Path(file).is_dir()


def _source(file: str, stdin: BinaryIO, table: str | None) -> Read[People]:
    path = Path(file)
    kind = table or TABLES.get(path.suffix.lower())
    if kind is None and path.is_dir():
        return _folder(path)
    name = "standard input" if file == "-" else file
    try:
        once = _once(file, stdin)
        if kind is not None:
            return _table(file, once, kind, name)
        with _opened(file, once) if once else nullcontext() as stream:
            one = Row(name, Yaml(stream.read(MOST_BYTES + 1)) if stream else path)
        return Read(People(iter([one]), 1))
    except OSError as error:
        return Read(None, (unopened(name, reason(error)),))
    except ValueError:
        return Read(None, (unopened(repr(name), "this is not the name of a file"),))


def _once(file: str, stdin: BinaryIO) -> BinaryIO | None:
    """What can be read only once, open: standard input, a pipe, ``/dev/stdin``. None for a file that lies on a disk."""
    if file == "-":
        return stdin
    path = Path(file)
    return path.open("rb") if path.exists() and not path.is_file() else None


def _folder(path: Path) -> Read[People]:
    try:
        files = sorted(one for one in path.iterdir() if one.suffix.lower() in FILES and not one.name.startswith("."))
    except OSError as error:
        return Read(None, (unopened(str(path), reason(error)),))
    if not files:
        return Read(None, (unopened(str(path), f"there is no profile in this folder ({', '.join(FILES)})"),))
    return Read(People((Row(str(file), file) for file in files), len(files)))


def _table(file: str, once: BinaryIO | None, kind: str, name: str) -> Read[People]:
    """A file is opened twice: now, to tell early what is wrong with it, and again when its rows are wanted."""
    header = _first_line(file, once) if kind == "csv" else b""
    count = _lines(Path(file)) if once is None else None
    if kind == "jsonl":
        return Read(People(_json_lines(file, once, name), count))
    text = header.decode("utf-8-sig", errors="surrogateescape")
    delimiter = max(",;\t", key=text.count)
    columns = [cell.strip().lower() for cell in next(csv.reader([text], delimiter=delimiter), [])]
    problems = tuple(_column_problems(columns, name))
    if problems:
        return Read(None, problems)
    rows = _csv_rows(file, once, name, tuple(columns), delimiter)
    return Read(People(rows, None if count is None else max(0, count - 1)))


def _first_line(file: str, once: BinaryIO | None) -> bytes:
    if once is not None:
        return once.readline(MOST_BYTES)
    with Path(file).open("rb") as stream:
        return stream.readline(MOST_BYTES)


def _lines(path: Path) -> int:
    with path.open("rb") as stream:
        return sum(part.count(b"\n") for part in iter(lambda: stream.read(1 << 20), b""))


@contextmanager
def _opened(file: str, once: BinaryIO | None) -> Iterator[BinaryIO]:
    """Standard input stays open: it belongs to whoever called."""
    if once is not None and file == "-":
        yield once
    else:
        with once or Path(file).open("rb") as stream:
            yield stream


def _json_lines(file: str, once: BinaryIO | None, name: str) -> Iterator[Row]:
    with _opened(file, once) as stream:
        number = 0
        while line := stream.readline(MOST_BYTES + 1):
            number += 1
            whole = len(line) <= MOST_BYTES
            while not whole and line and not line.endswith(b"\n"):
                line = stream.readline(MOST_BYTES)
            if line.removeprefix(BOM_UTF8).strip() or not whole:
                yield Row(f"{name}:{number}", line if whole else None)


def _csv_rows(file: str, once: BinaryIO | None, name: str, columns: tuple[str, ...], delimiter: str) -> Iterator[Row]:
    with _opened(file, once) as stream:
        if once is None:
            stream.readline(MOST_BYTES)
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="surrogateescape", newline="")
        try:
            yield from _cells(csv.reader(text, delimiter=delimiter, strict=True), columns, name)
        finally:
            text.detach()


def _cells(reader: Any, columns: tuple[str, ...], name: str) -> Iterator[Row]:
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Row(f"{name}:{reader.line_num + 1}", None)
            continue
        if any(cell.strip() for cell in cells):
            named = (*columns, *("" for _ in range(len(cells) - len(columns))))
            yield Row(f"{name}:{reader.line_num + 1}", tuple(zip(named, cells, strict=False)))


def _column_problems(columns: Sequence[str], name: str) -> Iterator[Diagnostic]:
    for number, column in enumerate(columns, 1):
        if column not in COLUMNS:
            message = f"the header has no such column, in place {number}"
            known = f"Known: {', '.join(COLUMNS)}."
            yield replace(
                wrong(codes.UNKNOWN_KEY, message, f"{name}:1"), suggestions=nearest(column, COLUMNS), help=known
            )
        elif column in columns[: number - 1]:
            yield wrong(codes.DUPLICATE_KEY, f"the header has the column {column} twice", f"{name}:1")

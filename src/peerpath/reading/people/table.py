"""Tables with one person to a line, as people save them: CSV with any common delimiter and line end, or JSON Lines."""

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from itertools import islice, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Read
from peerpath.diagnostic.nearest import nearest
from peerpath.reading.people.line_stream import MOST_BYTES, Lost
from peerpath.reading.people.row import COLUMNS, SAVE_AS_UTF8, TEXTS, Cells, Row, Unread, wrong
from peerpath.reading.yamltree.decode import PACKED, UTF16

RawLines = Iterator[bytes | Lost]

DELIMITERS = ",;\t|"
HEADER_WITHIN = 20
"""The most lines searched for the header, which may follow a title, a date or empty lines."""
MOST_COLUMNS = 500
MOST_ROWS = 1_000_000
"""The most rows of one table."""


class Header(Struct, frozen=True):
    """The header of a CSV table: what its cells mean."""

    line: int
    """Its line, from 1; 0 if the table is empty."""
    columns: tuple[str, ...]
    """In lower case; empty for a column without a heading."""
    delimiter: str


def json_lines(lines: RawLines, name: str) -> Iterator[Row]:
    """Yield a person for each line; blank lines are skipped."""
    for number, line in enumerate(lines, 1):
        if isinstance(line, Lost):
            yield Row(f"{name}:{number}", Unread(codes.TOO_LARGE, line))
        elif line.removeprefix(BOM_UTF8).strip():
            yield Row(f"{name}:{number}", line)


def at_most(rows: Iterator[Row], name: str, most: int = MOST_ROWS) -> Iterator[Row]:
    """Yield up to ``most`` rows, then one problem in place of the rest: an endless table would never finish."""
    yield from islice(rows, most)
    if next(rows, None) is not None:
        yield Row(name, Unread(codes.TOO_MANY, f"there are more than {most:,} people here, and the rest was not read"))


def encoding_problem(start: bytes, name: str) -> Diagnostic | None:
    """What is wrong with a whole table, judged by its first line: it is not text, or not UTF-8."""
    if start.startswith(PACKED):
        message = "this is a packed file, such as a spreadsheet's own, and no table as text"
    elif start.startswith(UTF16) or _is_every_other_nul(start[:40]):
        message = "this table is UTF-16 and not UTF-8"
    else:
        return None
    return replace(wrong(codes.NOT_UTF8, message, name), help=SAVE_AS_UTF8)


def _is_every_other_nul(start: bytes) -> bool:
    return any(len(half) > 1 and not any(half) for half in (start[::2], start[1::2]))


def header(lines: RawLines, name: str) -> Read[Header]:
    """Find the header within the first twenty lines: the line that names the most known columns.

    The value is None if it cannot be used, or if a line before any header cannot be read. Reads no more lines than
    necessary.
    """
    best, seen = Header(0, (), ","), 0
    for found in _headers(lines, name):
        if isinstance(found, Diagnostic):
            # What is wrong with a line of a person is told with that person.
            if _fit(best)[0]:
                break
            return Read(None, (found,))
        if _is_better(found, best):
            best = found
        seen += any(found.columns)
        if (_fit(best)[0] > 1 and _is_known(best)) or seen >= HEADER_WITHIN:
            break
    problems = tuple(_problems(best, name))
    return Read(None if problems else best, problems)


def _headers(lines: RawLines, name: str) -> Iterator[Header | Diagnostic]:
    """Each line as if it were the header, or why it cannot be read."""
    delimiters = DELIMITERS
    for number, line in enumerate(lines, 1):
        if isinstance(line, Lost):
            yield wrong(codes.TOO_LARGE, line, f"{name}:{number}")
        elif number == 1 and (problem := encoding_problem(line, name)):
            yield problem
        elif separator := _SEPARATOR.fullmatch(text := line.decode("utf-8-sig", "surrogateescape")):
            delimiters = separator[1]
        else:
            yield _best_cut(number, text, delimiters, name)


def _best_cut(number: int, text: str, delimiters: str, name: str) -> Header | Diagnostic:
    try:
        return max((_header(number, text, one) for one in delimiters), key=_fit)
    except csv.Error:
        message = f"a cell is longer than {csv.field_size_limit():,} characters"
        return wrong(codes.TOO_LARGE, message, f"{name}:{number}")


# What a spreadsheet writes above a table to tell which delimiter it has.
_SEPARATOR = re.compile(r"\"?sep=(.)\"?", re.IGNORECASE)


def _header(line: int, text: str, delimiter: str) -> Header:
    cells = next(csv.reader([text], delimiter=delimiter, skipinitialspace=True), [])
    return Header(line, _words(cells), delimiter)


def _words(cells: list[str]) -> tuple[str, ...]:
    """Cells as the names of columns are written."""
    return tuple(re.sub(r"[\s-]+", "_", cell.strip("\ufeff").strip().lower()) for cell in cells)


def _fit(header: Header) -> tuple[int, int]:
    """How likely it is a header that was cut at the right delimiter: its known columns, then all of them."""
    return sum(column in COLUMNS for column in header.columns), len(header.columns)


def _is_better(header: Header, best: Header) -> bool:
    """More of its columns are known, for a title above a header may have one of its words; or it is the first of all."""
    return _fit(header)[0] > _fit(best)[0] or (not best.line and any(header.columns))


def _is_known(header: Header) -> bool:
    return all(column in COLUMNS for column in header.columns if column)


def _problems(header: Header, name: str) -> Iterator[Diagnostic]:
    where, columns_are = f"{name}:{header.line}", f"Known: {', '.join(COLUMNS)}."
    if len(header.columns) > MOST_COLUMNS and any(header.columns[MOST_COLUMNS:]):
        yield wrong(codes.TOO_MANY, f"there are more than {MOST_COLUMNS} columns", where)
        return
    for number, column in enumerate(header.columns, 1):
        if column and column not in COLUMNS:
            problem = wrong(codes.UNKNOWN_KEY, f"the header has no such column, in place {number}", where)
            yield replace(problem, suggestions=nearest(column, COLUMNS), help=columns_are)
        elif column and column in header.columns[: number - 1]:
            yield wrong(codes.DUPLICATE_KEY, f"the header has the column {column} twice", where)


def csv_rows(lines: RawLines, head: Header, name: str) -> Iterator[Row]:
    """Yield a person for each record; blank records are skipped.

    A record may span several lines, and its place is the first of them.
    """
    feed = _Feed(lines, head.line)
    # A quotation mark behind a space was typed by hand: programs put a cell with one between two more.
    reader = csv.reader(feed, delimiter=head.delimiter, strict=True, skipinitialspace=True)
    while True:
        first, feed.size = feed.number + 1, 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _LostError) as error:
            yield Row(f"{name}:{first}", _unread(error, feed.number - first + 1))
            continue
        if _has_swallowed(cells, head):
            yield Row(f"{name}:{first}", _open_quote(feed.number - first + 1))
        elif _is_header(again := _words(cells)):
            # Of tables that were put behind one another; with other columns, whoever follows would be read under wrong ones.
            if again != head.columns:
                yield Row(f"{name}:{first}", Unread(codes.SYNTAX, _OTHER_HEADER))
                return
        elif not all(map(_NOTHING.fullmatch, cells)):
            yield Row(f"{name}:{first}", _filled(cells, head))


_OTHER_HEADER = (
    "a second header is here, with other columns, and nothing after it was read: give each table a file of its own"
)


def _is_header(words: tuple[str, ...]) -> bool:
    named = [word for word in words if word]
    return len(named) > 1 and all(word in COLUMNS for word in named)


def _filled(cells: list[str], head: Header) -> Cells:
    """The cells that are not blank, by column; those beyond the last column have none."""
    named = zip_longest(head.columns, cells, fillvalue="")
    return tuple(_on_one_line(one, head) for one in named if one[1].strip())


# Spaces of any kind, seen or not, and the Ctrl-Z with which old programs end a file.
_NOTHING = re.compile("[\\s\x1a\u200b\ufeff]*")


def _has_swallowed(cells: list[str], head: Header) -> bool:
    """Whether a cell holds a whole line of the table: between two stray quotation marks a person would be lost."""
    over = [cell.split("\n") for cell in cells if "\n" in cell]
    if not over or not _calls_people(head):
        # Without a word for each person, what was swallowed could pass for more of a list.
        return bool(over)
    most = len(head.columns) - 1
    return any(line.count(head.delimiter) >= most and not _is_of_a_list(line) for lines in over for line in lines[1:-1])


def _calls_people(head: Header) -> bool:
    return len(head.columns) > 1 and any(one in head.columns for one in TEXTS)


# Ids between commas or semicolons, each with what may follow an id: such a line begins with nobody's reference or name.
_LISTED = re.compile(r"(?:\s*[a-z][a-z0-9/-]*(?:@[a-z-]+)?(?:=[0-9 a-z-]+)?\s*(?:[;,]|$))+")


def _is_of_a_list(line: str) -> bool:
    return bool(_LISTED.fullmatch(line))


def _on_one_line(cell: tuple[str, str], head: Header) -> tuple[str, str]:
    """A name or a reference that was broken in two, whole; it stays as it is where it may hold a part of another line."""
    column, text = cell
    if column in TEXTS and "\n" in text and head.delimiter not in text and _calls_people(head):
        return column, " ".join(text.split())
    return cell


class _LostError(Exception):
    """A record with a line that is too long, or longer than one person may be."""


class _Feed:
    """Lines for the csv module, which takes as many as it needs for a record."""

    def __init__(self, lines: RawLines, number: int) -> None:
        self._lines = lines
        self.number, self.size = number, 0

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.number += 1
        if isinstance(line, Lost):
            raise _LostError(line)
        self.size += len(line)
        if self.size > MOST_BYTES:
            raise _LostError(Lost.LONG)
        return line.decode("utf-8", "surrogateescape") + "\n"


def _unread(error: csv.Error | _LostError, lost: int) -> Unread:
    if lost > 1 or str(error).startswith("unexpected end"):
        return _open_quote(lost)
    if isinstance(error, _LostError):
        return Unread(codes.TOO_LARGE, str(error))
    if str(error).startswith("field larger"):
        return Unread(codes.TOO_LARGE, f"a cell is longer than {csv.field_size_limit():,} characters")
    return Unread(codes.SYNTAX, "a quotation mark stands inside a cell in quotation marks: write it twice")


def _open_quote(lost: int) -> Unread:
    """A cell that begins with a quotation mark goes on over lines until the next one."""
    rest = "the line was" if lost == 1 else f"{lost:,} lines from here on were"
    return Unread(codes.SYNTAX, f"a cell begins with a quotation mark and is not closed, so {rest} not read", lost)

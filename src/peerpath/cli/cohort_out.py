"""Writes the answers for many people: to one stream or a folder of reports, with a summary."""

import os
import sys
from collections.abc import Callable
from contextlib import ExitStack
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from peerpath.cli.alone import alone_in
from peerpath.cli.cohort_folder import SUMMARY, Journal, digest, note
from peerpath.cli.cohort_work import Batch, Wish
from peerpath.cli.edge import Format, Out, paint, send, tell
from peerpath.cli.exit_codes import stop
from peerpath.cli.files import whole
from peerpath.diagnostic.shown import shown
from peerpath.reading.files import reason
from peerpath.render.csv_text import MARK, paint_row
from peerpath.report import words
from peerpath.report.people import cohort as report

PEOPLE, PAGE, MISSING, COURSES = "summary-people.csv", "summary.html", "summary-missing.csv", "summary-courses.csv"
SUMMARIES = (PEOPLE, PAGE, MISSING, COURSES)


class Enough(Exception):  # noqa: N818 (it is no error)
    """Raised when the reader of the answers has seen enough, as with ``| head``."""


class Destination:
    """Takes the results of one batch of people after another. A single file appears whole, once it is complete."""

    def __init__(self, wish: Wish, *, one_line_each: bool, summary: Path | None) -> None:
        self.people, self.skipped, self.unready = 0, 0, False
        self.reports = set[str]()
        """The names of these people's files."""
        self.aside = list[str]()
        """Reports that somebody had changed, which were moved aside."""
        self.renewed = list[str]()
        """Reports that were replaced."""
        self._told = set[str]()
        self._wish, self._out, self._summary = wish, wish.out, summary
        self._before, self._between, self._after = _frame(wish.out.format, one_line_each)
        self._open = ExitStack()
        self._first = True

    def __enter__(self) -> Self:
        self._open.__enter__()
        self._write = self._answers_to()
        self._sum = Summary(self._wish, self._summary, self._open) if self._summary else None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._end()
        self._open.__exit__(kind, error, at)
        where = self._wish.folder or self._out.file or self._summary
        # It exists only now.
        if kind is None and where is not None:
            tell(f"Written to {shown(str(where))}", quiet=self._out.quiet)

    def take(self, done: Batch) -> None:
        """Store the results of the next batch."""
        self.people += done.people
        self.skipped += done.skipped
        self.unready |= done.unready
        self.aside += done.aside
        self.renewed += done.renewed
        for problem in done.problems:
            tell(problem)
        # Once, for any number of people.
        for remark in done.remarks - self._told:
            tell(remark, quiet=self._out.quiet)
        self._told |= done.remarks
        if done.answers:
            lead = self._before if self._first else self._between
            self._write(lead + self._between.join(done.answers))
            self._first = False
        if self._sum:
            self._sum.take(done)
        if self._wish.folder is not None:
            self.reports.update(line.report for line in done.lines)

    def _end(self) -> None:
        if self._wish.folder is None and (self._before or not self._first):
            self._write((self._before if self._first else b"") + self._after)
        if self._sum:
            self._sum.end(self.skipped)

    def _answers_to(self) -> Callable[[bytes], object]:
        if self._out.file is not None:
            return self._open.enter_context(whole(self._out.file)).write
        sys.stdout.flush()
        return _to_stdout


class Summary:
    """The summary: tables for spreadsheets, and a page to read."""

    def __init__(self, wish: Wish, folder: Path, opened: ExitStack) -> None:
        self._wish, self._folder = wish, folder
        self._tally, self._lines, self._unread = (
            report.Totals(),
            list[report.SummaryLine](),
            list[report.UnreadPerson](),
        )
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # Tables of two runs side by side would be of no run.
            if not _is_same(folder, wish.folder) and not opened.enter_context(alone_in(folder)):
                stop(f"{folder} is in use by another run. Wait for its end, or name another folder.")
        except OSError as error:
            stop(f"{folder} cannot be used: {reason(error)}.")
        Journal(folder).refuse_what_is_not_ours(SUMMARIES)
        self._people: BinaryIO = opened.enter_context(whole(folder / PEOPLE))
        self._digest = sha256()
        self._add(MARK + paint_row(report.PEOPLE_HEADS))

    def take(self, done: Batch) -> None:
        """Count another batch, and write its lines."""
        self._tally.join(done.tally)
        # A longer page helps nobody, and the table has all lines.
        self._lines += done.lines[: report.MOST_SHOWN - len(self._lines)]
        self._unread += done.unread[: report.MOST_SHOWN - len(self._unread)]
        self._add("".join(paint_row(line.cells()) for line in done.lines))

    def end(self, skipped: int) -> None:
        """Write what is counted."""
        catalogue = self._wish.catalogue
        page = report.summary_document(
            self._tally,
            self._lines,
            catalogue,
            words.day(self._wish.day),
            skipped,
            self._unread,
            _way(self._folder, self._wish.folder),
        )
        self._file(PAGE, paint(page, Out(Format.HTML)).content)
        self._table(MISSING, report.MISSING_HEADS, report.missing_rows(self._tally, catalogue))
        self._table(COURSES, report.COURSES_HEADS, report.courses_rows(self._tally, catalogue))

        note(self._folder, PEOPLE, SUMMARY, self._digest.hexdigest())

    def _add(self, lines: str) -> None:
        self._people.write(lines.encode())
        self._digest.update(lines.encode())

    def _table(self, name: str, heads: tuple[str, ...], rows: list[tuple[str | int, ...]]) -> None:
        self._file(name, (MARK + "".join(map(paint_row, (heads, *rows)))).encode())

    def _file(self, name: str, content: bytes) -> None:
        note(self._folder, name, SUMMARY, digest(content))
        with whole(self._folder / name) as file:
            file.write(content)


def _is_same(folder: Path, other: Path | None) -> bool:
    return other is not None and folder.resolve() == other.resolve()


def _way(start: Path, folder: Path | None) -> str | None:
    """How a page in one folder leads to files in another; None where it cannot: there are none, or they lie on another drive."""
    if folder is None:
        return None
    try:
        way = Path(os.path.relpath(folder.resolve(), start.resolve())).as_posix()
    except ValueError:
        return None
    return "" if way == "." else f"{way}/"


def _frame(format: Format, one_line_each: bool) -> tuple[bytes, bytes, bytes]:
    """The text before, between and after answers."""
    if format is not Format.JSON:
        return b"", b"\n\n", b""
    return (b"", b"\n", b"\n") if one_line_each else (b"[\n", b",\n", b"\n]\n")


def _to_stdout(content: bytes) -> None:
    if not send(content):
        raise Enough

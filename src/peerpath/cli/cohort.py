"""Answers for many people: a report each or all in one file, with a summary, in several processes if worthwhile."""

import os
import signal
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from itertools import chain, islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from peerpath.ask.cohort import Numbered, everybody, result_of
from peerpath.ask.errors import problem_lines
from peerpath.ask.personal import GapAnswer
from peerpath.cli.cohort_folder import ASIDE, Journal, keyed, put_aside
from peerpath.cli.cohort_out import SUMMARIES, Destination, Enough
from peerpath.cli.cohort_work import Batch, Wish, Worker
from peerpath.cli.edge import Format, show, tell
from peerpath.cli.exit_codes import stop
from peerpath.cli.files import own_folder
from peerpath.cli.terminal.progress import Progress
from peerpath.diagnostic.shown import shown
from peerpath.gap.outcome import Verdict
from peerpath.reading.people.cohort import People
from peerpath.report.people.cohort import UnreadPerson

MOST_NAMED = 20
"""The most reports that a remark names."""
ALONE = {Format.JSON: 2_000, Format.TEXT: 2_000}
"""With fewer people than this, starting other processes takes longer; thirty if there is more to paint."""
CHUNK = {Format.JSON: 250, Format.TEXT: 100}


class Errand(Struct, frozen=True, kw_only=True):
    """What was asked for, besides what to make for each person."""

    files: list[str]
    table: str | None
    one_line_each: bool
    """Whether to write JSON Lines instead of an array."""
    summary: Path | None
    resume: bool
    prune: bool
    """Whether to move aside the reports of people who are gone."""
    jobs: int


class Tallied(Struct, frozen=True):
    """How a cohort's run went."""

    skipped: int
    unready: bool


def run(errand: Errand, wish: Wish) -> Tallied:
    """Everybody, in order. Ends with code 2 where nothing can be read or written at all."""
    people = everybody(errand.files, errand.table)
    with _once_is_enough(), nullcontext() if wish.folder is None else own_folder(wish.folder, resume=errand.resume):
        return _run(errand, wish, people)


@contextmanager
def _once_is_enough() -> Iterator[None]:
    """Who presses Ctrl-C again while what is half written is cleared away does not break that off."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return

    def leave(*_: object) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _run(errand: Errand, wish: Wish, people: People) -> Tallied:
    if wish.folder is not None and errand.resume:
        journal = Journal(wish.folder)
        wish = replace(wish, done=journal.last, written=journal.digests)
    shared = list[str]()
    rows = people.rows if wish.folder is None else keyed(people.rows, shared)
    place = Destination(wish, one_line_each=errand.one_line_each, summary=errand.summary)
    try:
        with (
            Progress(people.count, quiet=wish.out.quiet) as progress,
            place,
            closing(_all_done(enumerate(rows, 1), wish, errand.jobs)) as all_done,
        ):
            for done in all_done:
                place.take(done)
                progress.add(done.people)
    # Nobody reads any more, so what follows for people who are gone is not told either.
    except Enough:
        return Tallied(place.skipped, place.unready)
    tell_skipped(place.skipped, place.people)
    _tell_shared(shared)
    if wish.folder is not None:
        _tell_replaced(wish.folder, place)
        _sort_out(wish.folder, place.reports, prune=errand.prune)
    if not place.people:
        tell(_nobody(errand))
    return Tallied(place.skipped, place.unready or not place.people)


def run_on_paper(errand: Errand, wish: Wish) -> Tallied:
    """Everybody in one file to print. It is held in memory whole, as a page has one beginning and one end."""
    from peerpath.report.gap.paper import reports

    roles = [wish.catalogue.roles[target] for target in wish.targets]
    found, unread, skipped = list[GapAnswer](), list[UnreadPerson](), 0
    for number, row in enumerate(everybody(errand.files, errand.table).rows, 1):
        result = result_of(number, row, wish.catalogue, roles, wish.day, wish.said)
        found += result.answers
        if result.profile is None:
            skipped += result.people
            unread.append(result.unread(anonymous=wish.paper.anonymous))
            tell("\n".join(problem_lines(result.problems)))
    if not found and not skipped:
        stop(_nobody(errand))
    if not found:
        stop("There is nobody whose profile could be read.")
    show(reports([one.on_paper() for one in found], wish.catalogue, wish.paper, unread), wish.out)
    tell_skipped(skipped, skipped + len(found) // len(wish.targets))
    return Tallied(skipped, any(one.verdict is not Verdict.READY for one in found))


def _tell_shared(references: list[str]) -> None:
    """Name the reports of people who share a reference with somebody before them."""
    if references:
        have = "1 person has" if len(references) == 1 else f"{len(references):,} people have"
        tell(f"{have} the reference of somebody before them, and a report of their own: {_named(references)}.")


def _tell_replaced(folder: Path, place: Destination) -> None:
    """Name the reports in whose place this run put another."""
    if place.aside:
        reports = _counted(place.aside, f"changed by hand, moved to {shown(str(folder / ASIDE))}")
        tell(f"{reports}: {_named(place.aside)}.")
    if place.renewed:
        reports = _counted(place.renewed, "written again")
        tell(f"{reports}, as the person, the day or the question has changed: {_named(place.renewed)}.")


def _sort_out(folder: Path, reports: set[str], *, prune: bool) -> None:
    """Name what earlier runs left and this one did not make, or move it aside."""
    journal = Journal(folder)
    strangers = journal.strangers(reports)
    if strangers:
        told = _counted(strangers, "not of this run")
        if prune:
            put_aside(folder, strangers)
            tell(f"{told}, moved to {shown(str(folder / ASIDE))}: {_named(strangers)}.")
        else:
            tell(
                f"{told}: {_named(strangers)}.\nTheir people are gone or cannot be read, or they answer another question. "
                "To move them aside: --prune"
            )
    journal.tidy({*reports, *SUMMARIES, *(() if prune else strangers)})


def _counted(names: list[str], what: str) -> str:
    return f"{len(names):,} {'report' if len(names) == 1 else 'reports'} {what}"


def _named(names: list[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (" and others" if len(names) > MOST_NAMED else "")


def _nobody(errand: Errand) -> str:
    return f"There is nobody in {', '.join('standard input' if file == '-' else file for file in errand.files)}."


def tell_skipped(skipped: int, people: int) -> None:
    """How many could not be read."""
    if skipped:
        was, profiles = "was" if skipped == 1 else "were", "profile" if people == 1 else "profiles"
        tell(f"{skipped:,} of {people:,} {profiles} could not be read, and {was} skipped.")


def _all_done(rows: Iterable[Numbered], wish: Wish, jobs: int) -> Generator[Batch]:
    """A few people here; more in several processes, as many at a time as keep these busy, in the order of the rows."""
    rows = iter(rows)
    size, alone = CHUNK.get(wish.out.format, 4), ALONE.get(wish.out.format, 30)
    # One more than is done here tells whether there are more, whatever their number.
    head = list(islice(rows, alone + 1)) if jobs > 1 else []
    if jobs == 1 or len(head) <= alone:
        here = Worker(wish)
        yield from (here.work(some) for some in _chunks(chain(head, rows), size))
        return
    from peerpath.cli.cohort_helpers import shared

    yield from shared(_chunks(chain(head, rows), size), wish, jobs)


def _chunks(rows: Iterator[Numbered], size: int) -> Iterator[list[Numbered]]:
    while some := list(islice(rows, size)):
        yield some


def processors() -> int:
    """How many processes can run at once on this computer."""
    # A container may be given fewer processors than the machine has.
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

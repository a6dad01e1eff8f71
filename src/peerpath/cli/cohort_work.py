"""What is done for each person of many: read, answer, paint. A pure function of a wish and a row, but for the reports
that it writes; so it runs in this process or in several."""

import hashlib
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from peerpath.cli.edge import Form, Out, paint, problem_lines
from peerpath.cli.ending import stop
from peerpath.cli.files import slug, whole
from peerpath.cli.person import together
from peerpath.gap.evaluate import gap as find_gap
from peerpath.gap.evidence import evidence
from peerpath.gap.outcome import Gap, Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.reading.people.row import Row, Told, read_row
from peerpath.report.as_json import Remembered, gap_data
from peerpath.report.gap.answer import gap_document
from peerpath.report.gap.paper import Answers, Paper, gap_report
from peerpath.report.people.cohort import Courses, Line, Tally, line

ENDINGS = {Form.TEXT: "txt", Form.JSON: "json", Form.MARKDOWN: "md", Form.HTML: "html", Form.PDF: "pdf"}
JOURNAL = ".peerpath-done"
"""In a folder of reports: for each that is written a line with its name, what it was made of and what it holds."""
Numbered = tuple[int, Row]
"""A person, and which of all it is."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made for everybody."""

    catalogue: Catalogue
    targets: tuple[str, ...]
    day: date
    form: Form
    full: bool
    """The whole report, as paper shows it, in text too."""
    paper: Paper
    said: Profile
    """What flags say of everybody."""
    accessible: bool = False
    file: Path | None = None
    """Where all go; None for standard output, or a folder."""
    folder: Path | None = None
    """Where one report each goes; None where all go to one place."""
    slugs: tuple[str, ...] = ()
    """For file names, one for each target; empty where there is only one target."""
    named: bool = False
    """Names of people may stand in file names."""
    done: dict[str, str] = {}
    """What an earlier run noted last of each report: its mark and the digest of its bytes."""
    lines: bool = False
    """Lines for a summary are wanted."""


class Done(msgspec.Struct):
    """What came of some people."""

    people: int
    answers: list[bytes]
    """One for each person and target, in order; empty where they were written to a folder."""
    lines: list[Line]
    tally: Tally
    problems: list[str]
    """Of the profiles that could not be read, a line each."""
    skipped: int = 0
    unready: bool = False
    """Somebody is not ready for some target."""


class Worker:
    """Does the work for one wish."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._asked, self._courses = Remembered(), Courses(wish.catalogue)

    def work(self, people: Iterable[Numbered]) -> Done:
        """All of these people, in order."""
        done = Done(0, [], [], Tally(), [])
        for number, row in people:
            told = read_row(row, self._wish.catalogue)
            done.people += told.people
            if told.profile is None:
                done.skipped += told.people
                done.problems += problem_lines(told.problems)
            else:
                self._one(number, row, told, together(told.profile, self._wish.said), done)
        return done

    def _one(self, number: int, row: Row, told: Told, profile: Profile, done: Done) -> None:
        wish = self._wish
        known = evidence(profile, wish.catalogue, wish.day)
        found = [find_gap(wish.catalogue.roles[target], known) for target in wish.targets]
        done.unready |= any(gap.verdict is not Verdict.READY for gap in found)
        names = [self._name(number, told, place) for place in range(len(found))]
        if wish.lines:
            done.tally.add(found, self._courses)
            done.lines += [
                line(gap, number, told.reference, row.origin, name) for gap, name in zip(found, names, strict=True)
            ]
        for gap, name in zip(found, names, strict=True):
            if wish.folder is None:
                done.answers.append(self._answer(gap, profile, row, told))
                continue
            mark = self._mark(profile, row.origin, told.reference, gap.target)
            if not _lies(wish.folder / name, mark, wish.done.get(name)):
                answer = self._answer(gap, profile, row, told)
                with whole(wish.folder / name) as file:
                    file.write(answer)
                _append(wish.folder / JOURNAL, f"{name} {_noted(mark, answer)}")

    def _answer(self, gap: Gap, profile: Profile, row: Row, told: Told) -> bytes:
        if self._wish.form is Form.JSON:
            who = {"from": row.origin, **({"reference": told.reference} if told.reference else {})}
            return msgspec.json.encode({**gap_data(gap, self._wish.catalogue, self._asked), **who})
        return self._painted(gap, profile)

    def _painted(self, gap: Gap, profile: Profile) -> bytes:
        wish = self._wish
        out = Out(wish.form, wish.folder or wish.file, wish.accessible)
        if wish.form is Form.TEXT and not wish.full:
            shown = msgspec.structs.replace(profile, name=None) if wish.paper.anonymous else profile
            return paint(gap_document(gap, shown, evidence(profile, wish.catalogue, wish.day), wish.catalogue), out)
        return paint(
            gap_report(answers(wish.catalogue, gap.target, profile, wish.day), wish.catalogue, wish.paper), out
        )

    def _name(self, number: int, told: Told, place: int) -> str:
        """A number first: so names never clash, never mean anything to a system, and lie in the order of the people."""
        wish = self._wish
        if wish.folder is None or told.profile is None:
            return ""
        person = told.reference or ((told.profile.name or "") if wish.named else "")
        parts = [f"{number:05}", slug(person), wish.slugs[place] if wish.slugs else ""]
        return f"{'-'.join(part for part in parts if part)}.{ENDINGS[wish.form]}"

    def _mark(self, profile: Profile, origin: str, reference: str, target: str) -> str:
        """The same only where the same report of the same person would come out."""
        wish = self._wish
        whose = [profile, origin, reference, target]
        made_of = [*whose, wish.day, wish.catalogue.version, wish.form, wish.full, wish.paper]
        return hashlib.sha256(msgspec.json.encode(made_of)).hexdigest()


def _noted(mark: str, content: bytes) -> str:
    return f"{mark} {hashlib.sha256(content).hexdigest()}"


def _lies(report: Path, mark: str, noted: str | None) -> bool:
    """Whether a report is this person's, and as it was written: its name alone says neither."""
    try:
        return noted is not None and report.is_file() and noted == _noted(mark, report.read_bytes())
    except OSError:
        return False


def _append(journal: Path, line: str) -> None:
    """At once and in one piece, so that a run that is killed loses no report, and processes can share the file."""
    try:
        opened = os.open(journal, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(opened, f"{line}\n".encode())
        finally:
            os.close(opened)
    except OSError as error:
        stop(f"{journal} cannot be written: {(error.strerror or 'unknown reason').lower()}.")


def answers(catalogue: Catalogue, target: str, profile: Profile, day: date) -> Answers:
    """All that a printed report shows of one person and one role."""
    from peerpath.route.route import find_routes

    known = evidence(profile, catalogue, day)
    found = find_gap(catalogue.roles[target], known)
    return Answers(profile, known, found, find_routes(catalogue, profile, target, day))


_worker: Worker | None = None


def begin(wish: Wish) -> None:
    """In a helping process: get ready. Only the first process answers to Ctrl-C, and ends the others."""
    import signal
    from threading import Thread

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_the_first, daemon=True).start()
    global _worker
    _worker = Worker(wish)


def _end_with_the_first() -> None:
    """A first process that is killed cannot end the others, and they would wait for ever."""
    from multiprocessing import parent_process

    if first := parent_process():
        first.join()
        os._exit(1)


def work(people: list[Numbered]) -> Done:
    """In a helping process: some people."""
    assert _worker is not None, "begin() comes first"
    return _worker.work(people)

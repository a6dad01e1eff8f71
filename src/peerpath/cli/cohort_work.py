"""What is done for each person of many: read, answer, paint. A pure function of a wish and a row, but for the reports
that it writes; so it runs in this process or in several."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec
from msgspec.structs import replace

from peerpath.ask.cohort import Numbered, Result, result_of
from peerpath.ask.errors import problem_lines
from peerpath.ask.personal import GapAnswer
from peerpath.cli.cohort_folder import digest, lying, note, put_aside
from peerpath.cli.edge import Format, Out, paint
from peerpath.cli.files import slug, whole
from peerpath.cli.quoted import quoted
from peerpath.gap.outcome import Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.reading.people.row import Row
from peerpath.report.agreed import Paper
from peerpath.report.as_json.requirements import RequirementWriter
from peerpath.report.people.cohort import Courses, SummaryLine, Totals, UnreadPerson

ENDINGS = {Format.TEXT: "txt", Format.JSON: "json", Format.MARKDOWN: "md", Format.HTML: "html", Format.PDF: "pdf"}

LONGEST_NAME = 89
"""The most characters of a report's name, since some systems limit whole paths. The person's part is shortened."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What to make for everybody."""

    catalogue: Catalogue
    targets: tuple[str, ...]
    day: date
    out: Out
    """The format, and where to: a file for all answers, or standard output; a folder is named by itself."""
    full: bool
    """Whether to make the full report, also as text."""
    paper: Paper
    said: Profile
    """What flags say about everybody."""
    again: str = ""
    """The flags as typed, for suggested commands."""
    folder: Path | None = None
    """The folder for one report each; None if all go to one place."""
    slugs: tuple[str, ...] = ()
    """Part of the file names for each target, so that a report on one role never replaces one on another."""
    named: bool = False
    """Whether file names may contain people's names."""
    done: dict[str, str] = {}
    """The last note on each report by earlier runs: its mark and the digest of its bytes."""
    written: dict[str, set[str]] = {}
    """The digests of every version of each report that earlier runs noted."""
    lines: bool = False
    """Whether to make lines for a summary."""


class Batch(msgspec.Struct):
    """The results of one batch of people."""

    people: int
    answers: list[bytes]
    """One for each person and target, in order; empty if they were written to a folder."""
    lines: list[SummaryLine]
    tally: Totals
    problems: list[str]
    """A line for each profile that could not be read."""
    unread: list[UnreadPerson] = []
    """The same profiles, for a summary."""
    skipped: int = 0
    unready: bool = False
    """Whether anybody is not ready for some target."""
    aside: list[str] = msgspec.field(default_factory=list)
    """Reports that somebody had changed, which were moved aside."""
    renewed: list[str] = msgspec.field(default_factory=list)
    """Reports that were replaced, because they were no longer what would be written."""
    remarks: set[str] = msgspec.field(default_factory=set)
    """Remarks on how answers look, each told once for any number of people."""


class Worker:
    """Does the work that a wish describes."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._roles = [wish.catalogue.roles[target] for target in wish.targets]
        self._asked, self._courses = RequirementWriter(wish.catalogue), Courses(wish.catalogue)

    def work(self, people: Iterable[Numbered]) -> Batch:
        """Answer for these people, in order."""
        wish, done = self._wish, Batch(0, [], [], Totals(), [])
        for number, row in people:
            result = result_of(number, row, wish.catalogue, self._roles, wish.day, wish.said)
            done.people += result.people
            if result.profile is None:
                done.skipped += result.people
                done.problems += problem_lines(result.problems)
                done.unread.append(result.unread(anonymous=wish.paper.anonymous))
            else:
                self._one(result, result.profile, row, done)
        return done

    def _one(self, result: Result, profile: Profile, row: Row, done: Batch) -> None:
        wish, flags = self._wish, self._flags(row)
        done.unready |= any(answer.verdict is not Verdict.READY for answer in result.answers)
        names = [self._name(result, profile, row.key, place) for place in range(len(result.answers))]
        if wish.lines:
            done.tally.add([answer.gap for answer in result.answers], self._courses, profile.study_hours)
            done.lines += [self._line(one, name) for one, name in zip(result.lines(), names, strict=True)]
        for answer, name in zip(result.answers, names, strict=True):
            if wish.folder is None:
                done.answers.append(self._painted(answer, result, flags, done))
                continue
            mark = self._mark(profile, result.origin, result.reference, answer.target)
            # A report that is unchanged and still right for this person is not made again.
            before = lying(wish.folder / name)
            if before is None or wish.done.get(name) != f"{mark} {digest(before)}":
                self._make_way(before, wish.folder, name, done)
                self._write(self._painted(answer, result, flags, done), wish.folder, name, mark)

    def _make_way(self, before: bytes | None, folder: Path, name: str, done: Batch) -> None:
        """Move aside a report that somebody has edited; one that only we wrote is overwritten."""
        if not before:
            return
        if digest(before) in self._wish.written.get(name, ()):
            done.renewed.append(name)
        else:
            put_aside(folder, [name])
            done.aside.append(name)

    def _write(self, painted: bytes, folder: Path, name: str, mark: str) -> None:
        """Write a report to the folder."""
        # Noted before it is written: a run killed in between leaves a note that matches no file.
        note(folder, name, mark, digest(painted))
        with whole(folder / name) as file:
            file.write(painted)

    def _line(self, one: SummaryLine, report: str) -> SummaryLine:
        """The summary line with the report's name; without anybody's own words if anonymous."""
        told = replace(one, reference="", origin="") if self._wish.paper.anonymous else one
        return replace(told, report=report)

    def _flags(self, row: Row) -> str | None:
        """What to type about this person alone; None for a line of a table, which no command can name."""
        return f" --profile {quoted(str(row.raw))}{self._wish.again}" if isinstance(row.raw, Path) else None

    def _painted(self, answer: GapAnswer, result: Result, flags: str | None, done: Batch) -> bytes:
        wish = self._wish
        if wish.out.format is Format.JSON:
            who = {"from": result.origin, **({"reference": result.reference} if result.reference else {})}
            anonymous = wish.paper.anonymous
            told = answer.to_dict(remembered=self._asked, anonymous=anonymous)
            return msgspec.json.encode(told if anonymous else {**told, **who})
        full = wish.full or wish.out.format is not Format.TEXT
        out = replace(wish.out, file=wish.folder or wish.out.file)
        painted = paint(answer.document(full=full, flags=flags, paper=wish.paper), out)
        done.remarks.update(filter(None, [painted.remark]))
        return painted.content

    def _name(self, result: Result, profile: Profile, key: str, place: int) -> str:
        """What a person is called by, and their key: so names never clash, never mean anything to a system, and stay when
        other people come or go.
        """
        wish = self._wish
        if wish.folder is None:
            return ""
        person = result.reference or ((profile.name or "") if wish.named else "")
        # A file name ends up in logs and e-mails, so it names nobody whom the report does not name.
        person = "" if wish.paper.anonymous else person
        # A key is derived from the reference, so somebody who guesses the reference could confirm it.
        key = f"{result.number:05}" if wish.paper.anonymous else key
        rest = f"{'-'.join(part for part in (key, wish.slugs[place]) if part)}.{ENDINGS[wish.out.format]}"
        called = slug(person)[: max(0, LONGEST_NAME - len(rest) - 1)].strip("-")
        return f"{called}-{rest}" if called else rest

    def _mark(self, profile: Profile, origin: str, reference: str, target: str) -> str:
        """A mark that is equal only if the same report for the same person would result."""
        wish = self._wish
        whose = [profile, origin, reference, target]
        made_of = [*whose, wish.day, wish.catalogue.version, wish.out.format, wish.full, wish.paper]
        return hashlib.sha256(msgspec.json.encode(made_of)).hexdigest()

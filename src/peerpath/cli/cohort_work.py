"""What is done for each person of many: read, answer, paint. A pure function of a wish and a row, but for the reports
that it writes; so it runs in this process or in several."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from shlex import quote

import msgspec
from msgspec.structs import replace

from peerpath.ask.answers import GapAnswer
from peerpath.ask.cohort import Numbered, Result, result_of
from peerpath.ask.errors import problem_lines
from peerpath.cli.cohort_folder import digest, lying, note, put_aside
from peerpath.cli.edge import Format, Out, paint
from peerpath.cli.files import slug, whole
from peerpath.gap.outcome import Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.reading.people.row import Row
from peerpath.report.agreed import Paper
from peerpath.report.as_json import RequirementWriter
from peerpath.report.people.cohort import Courses, SummaryLine, Totals, UnreadPerson

ENDINGS = {Format.TEXT: "txt", Format.JSON: "json", Format.MARKDOWN: "md", Format.HTML: "html", Format.PDF: "pdf"}

LONGEST_NAME = 89
"""Characters of a report's name: folders above it count as well where a system limits whole paths. The person's part gives way."""


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What to make for everybody."""

    catalogue: Catalogue
    targets: tuple[str, ...]
    day: date
    form: Format
    full: bool
    """The whole report, as paper shows it, in text too."""
    paper: Paper
    said: Profile
    """What flags say of everybody."""
    again: str = ""
    """The same as typed, for commands to type next."""
    accessible: bool = False
    file: Path | None = None
    """Where all go; None for standard output, or a folder."""
    folder: Path | None = None
    """Where one report each goes; None where all go to one place."""
    slugs: tuple[str, ...] = ()
    """For file names, one for each target: a report on one role never takes the place of one on another."""
    named: bool = False
    """Names of people may stand in file names."""
    done: dict[str, str] = {}
    """What an earlier run noted last of each report: its mark and the digest of its bytes."""
    written: dict[str, set[str]] = {}
    """The digests of all that earlier runs noted of each report."""
    lines: bool = False
    """Lines for a summary are wanted."""


class Batch(msgspec.Struct):
    """What came of some people."""

    people: int
    answers: list[bytes]
    """One for each person and target, in order; empty where they were written to a folder."""
    lines: list[SummaryLine]
    tally: Totals
    problems: list[str]
    """Of the profiles that could not be read, a line each."""
    unread: list[UnreadPerson] = []
    """The same for a summary."""
    skipped: int = 0
    unready: bool = False
    """Somebody is not ready for some target."""
    aside: list[str] = msgspec.field(default_factory=list)
    """Reports that somebody had changed, and that were moved aside."""
    renewed: list[str] = msgspec.field(default_factory=list)
    """Reports in whose place another was put, since they are no longer what would be written."""
    remarks: set[str] = msgspec.field(default_factory=set)
    """On how answers look; each is told once, for however many people."""


class Worker:
    """Does the work for one wish."""

    def __init__(self, wish: Wish) -> None:
        self._wish = wish
        self._roles = [wish.catalogue.roles[target] for target in wish.targets]
        self._asked, self._courses = RequirementWriter(wish.catalogue), Courses(wish.catalogue)

    def work(self, people: Iterable[Numbered]) -> Batch:
        """All of these people, in order."""
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
            # A report that lies there as it was written, for the same person, is not made again.
            before = lying(wish.folder / name)
            if before is None or wish.done.get(name) != f"{mark} {digest(before)}":
                self._make_way(before, wish.folder, name, done)
                self._write(self._painted(answer, result, flags, done), wish.folder, name, mark)

    def _make_way(self, before: bytes | None, folder: Path, name: str, done: Batch) -> None:
        """What somebody wrote into a report is kept beside; what only we wrote is written anew."""
        if not before:
            return
        if digest(before) in self._wish.written.get(name, ()):
            done.renewed.append(name)
        else:
            put_aside(folder, [name])
            done.aside.append(name)

    def _write(self, painted: bytes, folder: Path, name: str, mark: str) -> None:
        """Put a report into the folder."""
        # Noted before it is written: a run that is killed between the two leaves a note that fits no file.
        note(folder, name, mark, digest(painted))
        with whole(folder / name) as file:
            file.write(painted)

    def _line(self, one: SummaryLine, report: str) -> SummaryLine:
        """The line of a summary, with its report; nobody's own words where these are not wanted."""
        told = replace(one, reference="", origin="") if self._wish.paper.anonymous else one
        return replace(told, report=report)

    def _flags(self, row: Row) -> str | None:
        """What is typed of this person alone; None for a line of a table, which no command names."""
        return f" --profile {quote(str(row.raw))}{self._wish.again}" if isinstance(row.raw, Path) else None

    def _painted(self, answer: GapAnswer, result: Result, flags: str | None, done: Batch) -> bytes:
        wish = self._wish
        if wish.form is Format.JSON:
            who = {"from": result.origin, **({"reference": result.reference} if result.reference else {})}
            anonymous = wish.paper.anonymous
            told = answer.to_dict(remembered=self._asked, anonymous=anonymous)
            return msgspec.json.encode(told if anonymous else {**told, **who})
        full = wish.full or wish.form is not Format.TEXT
        out = Out(wish.form, wish.folder or wish.file, wish.accessible)
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
        # A file name reaches logs and e-mails, so nobody is named in it who is not in the report.
        person = "" if wish.paper.anonymous else person
        # A key is worked out of a reference, and who guesses the reference could tell that it fits.
        key = f"{result.number:05}" if wish.paper.anonymous else key
        rest = f"{'-'.join(part for part in (key, wish.slugs[place]) if part)}.{ENDINGS[wish.form]}"
        called = slug(person)[: max(0, LONGEST_NAME - len(rest) - 1)].strip("-")
        return f"{called}-{rest}" if called else rest

    def _mark(self, profile: Profile, origin: str, reference: str, target: str) -> str:
        """The same only where the same report of the same person would come out."""
        wish = self._wish
        whose = [profile, origin, reference, target]
        made_of = [*whose, wish.day, wish.catalogue.version, wish.form, wish.full, wish.paper]
        return hashlib.sha256(msgspec.json.encode(made_of)).hexdigest()

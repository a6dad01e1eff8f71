"""Summarises many answers: who could apply, what is missing most, and which course would help most people."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct, field

from peerpath import __version__
from peerpath.document.blocks import Block, Column, Document
from peerpath.document.build import column, document, prose, section, table
from peerpath.document.inline import Inline, beside
from peerpath.gap.evidence import would_do
from peerpath.gap.outcome import Gap, Outcome, Status, Verdict
from peerpath.gap.singles import Part, essential, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import STUDY_HOURS, Qualification
from peerpath.model.requirement import Holds, Level, walk
from peerpath.report import words
from peerpath.report.gap.answer import VERDICTS, counts, in_short

MOST_SHOWN = 500
"""The most people in the readable summary; the spreadsheet has everybody."""
MOST_NAMED = 15
"""The most missing things and courses in the readable summary."""
PEOPLE_HEADS = (
    "number", "reference", "from", "role", "answer", "in place", "asked for",
    "in the way", "to confirm", "can wait", "what is in the way", "report",
)  # fmt: skip
MISSING_HEADS = ("role", "requirement", "what is asked for", "people without it")
COURSES_HEADS = ("course", "title", "people it would help", "months", "who says how long")


class SummaryLine(Struct, frozen=True):
    """One person and one role in a summary. Nothing that the person said is in it."""

    number: int
    reference: str
    origin: str
    target: str
    verdict: Verdict
    in_place: int
    asked: int
    in_the_way: tuple[str, ...]
    """Ids of what is in the way."""
    to_confirm: int
    later: int
    report: str
    """The name of the report's file; empty if there is none."""
    answer: str = ""
    """How they stand, in words."""

    def cells(self) -> tuple[str | int, ...]:
        """Under `PEOPLE_HEADS`."""
        return (
            self.number, self.reference, self.origin, self.target, self.answer, self.in_place, self.asked,
            len(self.in_the_way), self.to_confirm, self.later, "; ".join(self.in_the_way), self.report,
        )  # fmt: skip


def line(found: Gap, number: int, reference: str, origin: str, report: str = "") -> SummaryLine:
    """The summary line of one answer."""
    count = counts(found.outcomes)
    missing = tuple(ask.requirement.id for ask in essential(found.outcomes) if part_of(ask) is Part.IN_THE_WAY)
    return SummaryLine(
        number, reference, origin, found.target, found.verdict, count.in_place, count.asked,
        missing, count.to_confirm, count.later, report, in_short(found),
    )  # fmt: skip


def where(path: str) -> str:
    """The way to a place in a profile, for people who count from one: "under holds, number 1: "; empty for the whole."""
    parts = [f"number {int(part) + 1}" if part.isdigit() else part for part in path.split(" / ") if part]
    return f"under {', '.join(parts)}: " if parts else ""


class UnreadPerson(Struct, frozen=True):
    """A profile that could not be read. Nothing that it says is in it."""

    number: int
    origin: str
    why: tuple[str, ...]
    """What is wrong, in sentences."""

    def cells(self) -> list[Inline]:
        """A row for reading."""
        return [str(self.number), file_of(self.origin) or "not shown", " ".join(self.why)]


class Totals(Struct):
    """Totals of a cohort. They grow with the catalogue, not with the number of people."""

    people: int = 0
    verdicts: Counter[tuple[str, Verdict]] = field(default_factory=Counter)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By role and requirement: the number of people who do not have it yet."""
    courses: Counter[str] = field(default_factory=Counter)
    """By course: the number of people to whom it would give something missing for at least one role."""

    paces: dict[str, set[int]] = field(default_factory=dict)
    """By course: these people's hours of study a week."""

    def add(self, found: Iterable[Gap], courses: "Courses", study_hours: int = STUDY_HOURS) -> None:
        """Count the answers of one person with these hours of study a week."""
        self.people += 1
        helpful: set[str] = set()
        for gap in found:
            self.verdicts[gap.target, gap.verdict] += 1
            for ask in essential(gap.outcomes):
                if part_of(ask) is Part.IN_THE_WAY:
                    self.missing[gap.target, ask.requirement.id] += 1
                if ask.status is Status.MISSING:
                    helpful |= courses.nearest(ask)
        self.courses.update(helpful)
        for course in helpful:
            self.paces.setdefault(course, set()).add(study_hours)

    def join(self, other: "Totals") -> None:
        """Add what was counted elsewhere."""
        self.people += other.people
        self.verdicts.update(other.verdicts)
        self.missing.update(other.missing)
        self.courses.update(other.courses)
        for course, hours in other.paces.items():
            self.paces.setdefault(course, set()).update(hours)


class Courses:
    """For each missing thing, the shortest course that gives it or part of it, looked up once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._shortest: dict[int, tuple[int, str] | None] = {}

    def nearest(self, ask: Outcome) -> set[str]:
        """At most one course: the shortest, then by id."""
        found = [course for leaf in _missing_leaves(ask) if (course := self._course(leaf)) is not None]
        return {min(found)[1]} if found else set()

    def _course(self, leaf: Outcome) -> tuple[int, str] | None:
        key = id(leaf.requirement)
        if key not in self._shortest:
            all_courses = self._catalogue.qualifications
            asked = leaf.requirement
            ids: tuple[str, ...] = (asked.qualification,) if isinstance(asked, Holds) else ()
            ids = would_do(asked, all_courses) if isinstance(asked, Level) else ids
            courses = (all_courses[id] for id in ids if id in all_courses and _is_to_begin(all_courses[id]))
            # A course that there may no longer be only where nothing else would do.
            found = min(((bool(one.may_no_longer_run), one.length.months, one.id) for one in courses), default=None)
            self._shortest[key] = found[1:] if found else None
        return self._shortest[key]


def _is_to_begin(course: Qualification) -> bool:
    """Whether people can be sent to it: nothing has taken its place, and it leads to no other profession."""
    return course.replaced_by is None and course.trains_for is None


def summary_document(
    tally: Totals,
    lines: list[SummaryLine],
    catalogue: Catalogue,
    as_of: str,
    skipped: int,
    unread: Sequence[UnreadPerson] = (),
    reports: str | None = "",
) -> Document:
    """The summary for reading: what would help most people first.

    ``lines`` and ``unread`` are the first `MOST_SHOWN` of all. ``reports`` is the way to the folder of the
    reports, with a slash at its end; empty for the same folder, None where no link finds it.
    """
    targets = sorted({target for target, _ in tally.verdicts})
    bad = f" {words.number(skipped, 'profile')} could not be read: see the end." if skipped else ""
    return document(
        "Gap reports: the summary",
        *_courses(tally, catalogue),
        *_missing(tally, catalogue),
        *_who(tally, targets, catalogue),
        *_people(lines, tally, catalogue, reports),
        *left_out(unread, skipped),
        prose("This counts what roles ask for. It ranks nobody, and an employer's own advert decides."),
        lead=f"{words.number(tally.people, 'person', 'people')}, {words.number(len(targets), 'role')}.{bad}",
        foot=f"Made on {as_of} with peerpath {__version__}, role data {catalogue.version}.",
    )


def missing_rows(tally: Totals, catalogue: Catalogue) -> list[tuple[str | int, ...]]:
    """Under `MISSING_HEADS`: by role, most people first, then by id."""
    ordered = sorted(tally.missing.items(), key=lambda one: (one[0][0], -one[1], one[0][1]))
    return [(target, id, _text(id, catalogue), people) for (target, id), people in ordered]


def courses_rows(tally: Totals, catalogue: Catalogue) -> list[tuple[str | int, ...]]:
    """Under `COURSES_HEADS`: most people first, then by id."""
    ordered = sorted(tally.courses.items(), key=lambda one: (-one[1], one[0]))
    courses = catalogue.qualifications
    return [
        (
            id,
            courses[id].title,
            people,
            courses[id].length.months,
            words.who_says(courses[id].length.provenance, catalogue),
        )
        for id, people in ordered
    ]


def _who(tally: Totals, targets: list[str], catalogue: Catalogue) -> list[Block]:
    heads: list[Inline | Column] = ["Role", *(column(words.capital(text), number=True) for text in VERDICTS.values())]
    rows: list[list[Inline]] = [
        [words.role_name(target, catalogue), *(str(tally.verdicts[target, verdict]) for verdict in VERDICTS)]
        for target in targets
    ]
    return [section("Who is ready", table("People, by role", heads, rows))] if rows else []


def _missing(tally: Totals, catalogue: Catalogue) -> list[Block]:
    heads: list[Inline | Column] = ["What is asked for", "Role", column("People without it", number=True)]
    ordered = sorted(missing_rows(tally, catalogue), key=lambda row: (-int(row[3]), row[:2]))[:MOST_NAMED]
    rows = [(str(text), words.role_name(str(target), catalogue), str(people)) for target, _, text, people in ordered]
    return [section("What is missing most", table("Things not in place yet", heads, rows))] if rows else []


def _courses(tally: Totals, catalogue: Catalogue) -> list[Block]:
    heads: list[Inline | Column] = ["Course", column("People it would help", number=True), "How long", "Who pays"]
    rows = []
    for id, title, people, *_ in courses_rows(tally, catalogue)[:MOST_NAMED]:
        course = catalogue.qualifications[str(id)]
        lengths = [course.length.at(hours) for hours in tally.paces[course.id]]
        length = words.about_months(min(lengths), course.length.provenance, max(lengths))
        named = ": ".join(filter(None, (str(title), words.still_runs(course))))
        rows.append((named, str(people), length, course.funding.text if course.funding else "not known: ask"))
    lead = prose("For each person and thing that is missing, the shortest course that brings it is counted.")
    caption = "Courses that would bring something missing"
    return [section("Which course would help most people", lead, table(caption, heads, rows))] if rows else []


def _people(lines: list[SummaryLine], tally: Totals, catalogue: Catalogue, reports: str | None) -> list[Block]:
    who = "Reference" if all(one.reference or not one.origin for one in lines) else "Reference, or from"
    heads: list[Inline | Column] = [column("Number", number=True), who, "Role", "Answer", "In place"]
    filed = any(one.report for one in lines)
    rows = [[*_person(one, catalogue), *([_report(one.report, reports)] if filed else [])] for one in lines]
    heads += ["Report"] if filed else []
    all_lines = sum(tally.verdicts.values())
    first = f", the first {len(lines):,} of {all_lines:,}" if all_lines > len(lines) else ""
    return [section("Everybody", table(f"In the order of the files{first}", heads, rows))] if rows else []


def _person(one: SummaryLine, catalogue: Catalogue) -> list[Inline]:
    role = words.role_name(one.target, catalogue)
    return [
        str(one.number), one.reference or file_of(one.origin) or "none", role, one.answer, f"{one.in_place} of {one.asked}"
    ]  # fmt: skip


def _report(name: str, way: str | None) -> Inline:
    return name if way is None else beside(name, name, way)


def file_of(origin: str) -> str:
    """Where a person was read from, without folders: ``people.csv:12``."""
    return re.split(r"[/\\]", origin)[-1]


def left_out(unread: Sequence[UnreadPerson], skipped: int) -> list[Block]:
    """Who is missing from a cohort's reports, and why."""
    if not unread:
        return []
    heads: list[Inline | Column] = [column("Number", number=True), "From", "What is wrong"]
    first = f", the first {len(unread):,}" if len(unread) < skipped else ""
    table_of = table(f"Profiles that were left out{first}", heads, [one.cells() for one in unread])
    return [section("What could not be read", prose("Mend these, and ask again."), table_of)]


def _text(id: str, catalogue: Catalogue) -> str:
    nodes = (node for role in catalogue.roles.values() for asked in role.requires for node in walk(asked))
    asked = next((node for node in nodes if node.id == id), None)
    return words.requirement(asked, catalogue) if asked else id


def _missing_leaves(outcome: Outcome) -> list[Outcome]:
    if outcome.status is not Status.MISSING:
        return []
    return [leaf for part in outcome.parts for leaf in _missing_leaves(part)] if outcome.parts else [outcome]

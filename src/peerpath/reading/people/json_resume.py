"""A CV as JSON Resume writes it, looked through for what a profile can hold. Every match is for the person to accept.

Work, volunteering, education and certificates are looked at, and nothing else: lived experience and what only the
person can declare are never read out of somebody's words.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Read
from peerpath.document.clean import clean
from peerpath.model.catalogue import Catalogue
from peerpath.reading.naming import find_qualification, find_role
from peerpath.reading.people import cv_words
from peerpath.reading.people.cv_words import DateSaid, End, Grade, when
from peerpath.reading.people.json_text import JsonText
from peerpath.reading.people.row import wrong

VOLUNTARY = "voluntary"
"""The setting of volunteering."""
MOST_ENTRIES = 200
"""The most entries of one section; a CV with more is not a person's."""


class ResumePart(StrEnum):
    """The sections of a CV that are read."""

    WORK = "work"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    CERTIFICATES = "certificates"


SECTIONS: Final = {
    ResumePart.WORK: ("work", "experience", "workExperience", "employment"),
    ResumePart.VOLUNTEER: ("volunteer", "volunteering"),
    ResumePart.EDUCATION: ("education",),
    ResumePart.CERTIFICATES: ("certificates", "certifications"),
}
TITLE: Final = ("position", "title", "jobTitle", "role")
EMPLOYER: Final = ("name", "company", "organization", "organisation", "employer", "entity", "org_name")
KIND: Final = ("studyType", "degree", "qualification")
AREA: Final = ("area", "fieldOfStudy", "field", "subject", "course")
START: Final = ("startDate", "start_date", "start", "from")
END: Final = ("endDate", "end_date", "end", "to")
DATE: Final = ("date", "issueDate", *END)
DONE: Final = ("graduated", "completed", "finished")
NOW: Final = ("current", "isCurrent", "isCurrentRole", "present")
SCORE: Final = ("score", "gpa", "grade")
"""The keys of several versions of JSON Resume, and of what people make of it; the first that says something counts."""
_END_OF: Final = {ResumePart.EDUCATION: END, ResumePart.CERTIFICATES: DATE}


_HELD: Final = ("holds", "awarded")
"""The key of the profile for what is done, and that of its date."""


class UnmatchedWhy(StrEnum):
    """Why an entry was left out."""

    UNKNOWN = "unknown"
    """The catalogue has nothing with this name."""
    SEVERAL = "several"
    """The name matches several different things."""
    NO_DATES = "no_dates"
    """It does not give the months of start and end, or lasted less than a month."""
    TWO_WAYS = "two_ways"
    """Its dates can be read in two ways."""
    OUT_OF_ORDER = "out_of_order"
    """It ends before it begins."""
    NO_END = "no_end"
    """The end of a course is not a date, so nobody can tell whether it is over."""
    UNFINISHED = "unfinished"
    """It says that it was not finished, or not passed."""
    NOT_BEGUN = "not_begun"
    """It is in the future."""
    LOW_GRADE = "low_grade"
    """The grade is too low for the qualification."""
    NO_ENTRY = "no_entry"
    """The entry or the section does not have the shape of JSON Resume."""
    TOO_MANY = "too_many"
    """It comes after so many other entries that it was not read."""


class Match(Struct, frozen=True):
    """An entry of a CV, and what it becomes in a profile."""

    part: ResumePart
    number: int
    """The number of the entry in its section, from 1."""
    said: str
    """What the CV calls it."""
    key: str
    """The profile's key that it belongs under: experience, holds or studying."""
    value: Any
    """The value under that key."""
    id: str
    """The role, occupation or qualification; empty for what is kept by its title."""
    sure: bool
    """Whether the names are equal, and not just close."""
    asks_grade: bool = False
    """Whether it holds only with a grade that the CV does not give."""
    during: tuple[int, int] = (0, 0)
    """For work, the first month and the month after the last, counted from the year 0."""


class Unmatched(Struct, frozen=True):
    """An entry that has no place in a profile."""

    part: ResumePart
    number: int
    """The number of the entry, from 1; 0 for the whole section."""
    said: str
    why: UnmatchedWhy


class Resume(Struct, frozen=True):
    """What was found in a CV."""

    matches: tuple[Match, ...]
    left: tuple[Unmatched, ...]


def read_resume(text: bytes, name: str, catalogue: Catalogue, today: date) -> Read[Resume]:
    """Read a CV in the JSON Resume format. The value is None if it is something else."""
    read = JsonText(text, name, hidden=True).read()
    if read.diagnostics:
        return Read(None, read.diagnostics)
    if not isinstance(read.value, dict):
        problem = wrong(
            codes.WRONG_TYPE, f"this is no JSON Resume, which is a mapping with {', '.join(ResumePart)}", name
        )
        return Read(None, (problem,))
    reader = _Reader(catalogue, today)
    found = [
        one
        for part, number, entry in _entries(read.value)
        for one in ([entry] if isinstance(entry, Unmatched) else reader.entry(part, number, entry))
    ]
    matches = tuple(one for one in found if isinstance(one, Match))
    return Read(Resume(matches, tuple(one for one in found if isinstance(one, Unmatched))))


def profile_data_of(matches: tuple[Match, ...]) -> dict[str, Any]:
    """The plain data of a profile with these matches. Overlapping spells of the same work become one."""
    data: dict[str, Any] = {}
    for match in _at_once(matches):
        if match.value not in data.setdefault(match.key, []):
            data[match.key].append(match.value)
    return data


def at_the_same_time(matches: tuple[Match, ...]) -> frozenset[int]:
    """Positions of the spells that overlap an earlier spell of the same work."""
    return frozenset(
        n for n, one in enumerate(matches) for other in matches[:n] if _same_work(one, other) and _meet(one, other)
    )


def _at_once(matches: Iterable[Match]) -> list[Match]:
    """The matches, with overlapping work of one kind merged, so that no month counts twice."""
    kept: list[Match] = []
    for match in matches:
        for other in [one for one in kept if _same_work(one, match) and _meet(one, match)]:
            kept.remove(other)
            match = _joined(other, match)
        kept.append(match)
    return kept


def _same_work(one: Match, other: Match) -> bool:
    return one.key == other.key == "experience" and _kind(one) == _kind(other)


def _kind(match: Match) -> dict[str, Any]:
    return {key: value for key, value in match.value.items() if key not in ("months", "until")}


def _meet(one: Match, other: Match) -> bool:
    return one.during[0] < other.during[1] and other.during[0] < one.during[1]


def _joined(one: Match, other: Match) -> Match:
    during = min(one.during[0], other.during[0]), max(one.during[1], other.during[1])
    later = max((one, other), key=lambda match: ("until" not in match.value, match.during[1]))
    until = {key: value for key, value in later.value.items() if key == "until"}
    return replace(later, during=during, value={**_kind(later), "months": during[1] - during[0], **until})


def _entries(data: dict[str, Any]) -> Iterator[tuple[ResumePart, int, "dict[str, Any] | Unmatched"]]:
    for part, keys in SECTIONS.items():
        sections = list(filter(None, map(data.get, keys)))
        lists = [section for section in sections if isinstance(section, list)]
        if len(lists) < len(sections):
            yield part, 0, Unmatched(part, 0, "", UnmatchedWhy.NO_ENTRY)
        for number, entry in enumerate(chain.from_iterable(lists), 1):
            if number > MOST_ENTRIES:
                yield part, number, Unmatched(part, number, "", UnmatchedWhy.TOO_MANY)
                break
            if entry is not None:
                is_entry = isinstance(entry, dict)
                yield part, number, entry if is_entry else Unmatched(part, number, "", UnmatchedWhy.NO_ENTRY)


class _Named(Struct, frozen=True):
    names: list[str]
    """Possible names of a qualification, fullest first."""
    score: object
    """The grade as in the CV; None if there is none."""


class _Reader:
    def __init__(self, catalogue: Catalogue, today: date) -> None:
        self._catalogue, self._today = catalogue, today

    def entry(self, part: ResumePart, number: int, entry: dict[str, Any]) -> "list[Match | Unmatched]":
        """Read one entry of a section, as several if it names several subjects."""
        if part in (ResumePart.WORK, ResumePart.VOLUNTEER):
            return [self._work(part, number, entry)]
        return [self._qualification(part, number, entry, named) for named in self._each_named(part, entry)]

    def _work(self, part: ResumePart, number: int, entry: dict[str, Any]) -> Match | Unmatched:
        title, employers = _first(entry, TITLE), _texts(entry, EMPLOYER)
        said = ", ".join(filter(None, (title, *employers[:1])))
        ids, is_exact = self._posts(title)
        kinds = {self._catalogue.roles[id].occupation for id in ids}
        if len(kinds) != 1:
            return Unmatched(part, number, said, UnmatchedWhy.SEVERAL if kinds else UnmatchedWhy.UNKNOWN)
        end = when(_said(entry, END))
        if end.end is End.NOT_SAID and _denied(entry, NOW):
            return Unmatched(part, number, said, UnmatchedWhy.NO_DATES)
        spell = self._spell(when(_said(entry, START)), end)
        if isinstance(spell, UnmatchedWhy):
            return Unmatched(part, number, said, spell)
        months, first = spell
        unpaid = part is ResumePart.VOLUNTEER or cv_words.is_unpaid(title)
        named = self._named(ids, kinds.pop(), employers, unpaid=unpaid)
        during = first, first + months["months"]
        id = next(iter(named.values()))
        return Match(part, number, said, "experience", {**named, **months}, id, is_exact, during=during)

    def _posts(self, title: str) -> tuple[tuple[str, ...], bool]:
        """The roles that a title may mean, and whether it is their very title."""
        found = find_role(title, self._catalogue)
        is_other = cv_words.is_wished_for(title) or cv_words.is_another_post(title)
        return found.ids or (() if is_other else found.suggestions), bool(found.ids)

    def _spell(self, start: DateSaid, end: DateSaid) -> tuple[dict[str, Any], int] | UnmatchedWhy:
        """Months and end as a profile writes them, and the first month, counted from the year 0."""
        if End.TWO_WAYS in (start.end, end.end):
            return UnmatchedWhy.TWO_WAYS
        if _is_backwards(start, end):
            return UnmatchedWhy.OUT_OF_ORDER
        months = self._months(start, end)
        if months is None or start.date is None:
            return UnmatchedWhy.NO_DATES
        until = {"until": end.date.written()} if end.date and cv_words.is_over(end, self._today) else {}
        return {"months": months, **until}, start.date.year * 12 + (start.date.month or 1) - 1

    def _named(self, ids: tuple[str, ...], occupation: str, employers: list[str], *, unpaid: bool) -> dict[str, str]:
        """The post itself only if the CV names its employer, or else the occupation."""
        if unpaid and VOLUNTARY in self._catalogue.settings:
            return {"occupation": occupation, "setting": VOLUNTARY}
        posts = [id for id in ids if self._is_called(self._catalogue.roles[id].organisation, employers)]
        return {"role": posts[0]} if len(posts) == 1 and not unpaid else {"occupation": occupation}

    def _is_called(self, organisation: str, names: list[str]) -> bool:
        title = self._catalogue.organisations[organisation].title
        short = title[title.rindex("(") + 1 : -1] if title.endswith(")") and "(" in title else ""
        own = {organisation, title, title.partition(" (")[0], short}
        return bool({_plain(one) for one in own if one} & {_plain(name) for name in names})

    def _qualification(
        self, part: ResumePart, number: int, entry: dict[str, Any], named: "_Named"
    ) -> Match | Unmatched:
        said = next(iter(named.names), "")
        all_said = " ".join((*named.names, *_texts(entry, ("status", *SCORE))))
        meant = self._meant(said, named.names) if _is_finished(entry, all_said) else UnmatchedWhy.UNFINISHED
        end = when(_said(entry, _END_OF[part]))
        state = self._state(part, all_said, when(_said(entry, START)), end)
        if meant is UnmatchedWhy.UNKNOWN and state == _HELD and _is_a_title(part, entry, said):
            return Match(part, number, said, "holds", {"title": said, **_dated("awarded", end)}, "", True)
        if isinstance(meant, UnmatchedWhy):
            return Unmatched(part, number, said, meant)
        if isinstance(state, UnmatchedWhy):
            return Unmatched(part, number, said, state)
        (id, exact), (key, dated) = meant, state
        title = self._catalogue.qualifications[id].title
        grade = cv_words.grade(title, named.score) if key == "holds" else Grade.NOT_ASKED
        if grade is Grade.TOO_LOW:
            return Unmatched(part, number, said, UnmatchedWhy.LOW_GRADE)
        value = {"id": id, **_dated(dated, end)}
        return Match(part, number, said, key, value if len(value) > 1 else id, id, exact, grade is Grade.NOT_SAID)

    def _meant(self, said: str, names: list[str]) -> tuple[str, bool] | UnmatchedWhy:
        """The qualification that the names mean, and whether they are its very title."""
        ids, exact = self._found(names)
        is_other = any(is_so(said) for is_so in (cv_words.is_wished_for, cv_words.is_for_others, cv_words.is_of_school))
        if is_other and not exact and not cv_words.is_near_degree(said):
            return UnmatchedWhy.UNKNOWN
        if len(ids) != 1:
            return UnmatchedWhy.SEVERAL if ids else UnmatchedWhy.UNKNOWN
        return ids[0], exact

    def _state(self, part: ResumePart, said: str, start: DateSaid, end: DateSaid) -> tuple[str, str] | UnmatchedWhy:
        """Whether the person holds it or is studying for it. A course is over only if the CV says when it ended."""
        if part is ResumePart.CERTIFICATES:
            return self._state_of_certificate(said, end)
        if end.end is End.TWO_WAYS:
            return UnmatchedWhy.TWO_WAYS
        if end.end is End.ODD:
            return UnmatchedWhy.NO_END
        if _is_backwards(start, end):
            return UnmatchedWhy.OUT_OF_ORDER
        if start.date is not None and start.date.first_day() > self._today:
            return UnmatchedWhy.NOT_BEGUN
        over = cv_words.is_over(end, self._today)
        if over and cv_words.is_going_on(said):
            return UnmatchedWhy.NO_END
        return _HELD if over else ("studying", "until")

    def _state_of_certificate(self, said: str, at: DateSaid) -> tuple[str, str] | UnmatchedWhy:
        """A certificate without a date is held too, unless it says otherwise."""
        if at.date is not None and at.date.first_day() > self._today:
            return UnmatchedWhy.NOT_BEGUN
        if cv_words.is_going_on(said):
            return UnmatchedWhy.NO_END if at.date else ("studying", "until")
        return _HELD

    def _found(self, names: list[str]) -> tuple[tuple[str, ...], bool]:
        """The qualifications of the first name that is known, and whether that is exactly their name."""
        names = list(filter(None, map(_usual, names)))
        if not names:
            return (), False
        tried = [find_qualification(name, self._catalogue) for name in names]
        if exact := next((found.ids for found in tried if found.ids), ()):
            return exact, True
        # Of "BSc Maths", "Maths" and "BSc" the last is the kind; a name without a subject is its own.
        degree = self._degree(names[2] if len(names) > 2 else names[0])
        return degree or (next(filter(None, (found.suggestions for found in tried)), ()), False)

    def _degree(self, kind: str) -> tuple[tuple[str, ...], bool] | None:
        """As `_found` for a degree, or for one that is none of the catalogue's; None if it is no degree."""
        is_first = cv_words.is_first_degree(kind)
        if is_first or cv_words.is_near_degree(kind):
            return find_qualification(cv_words.FIRST_DEGREE, self._catalogue).ids, is_first
        return ((), False) if cv_words.is_lower_degree(kind) else None

    def _each_named(self, part: ResumePart, entry: dict[str, Any]) -> "list[_Named]":
        """Possible names of the qualification in an entry, for each subject if there are several."""
        score = _said(entry, SCORE)
        if part is ResumePart.CERTIFICATES:
            return [_Named(_texts(entry, ("name", "title"))[:1], score)]
        kind, area = _first(entry, KIND), _first(entry, AREA)
        whole = _Named(_names(kind, area), score)
        if kind and not self._found(whole.names)[1]:
            return self._subjects(kind, area, entry, score) or [whole]
        return [whole]

    def _subjects(self, kind: str, area: str, entry: dict[str, Any], score: object) -> "list[_Named]":
        """The subjects that an area names, each with its own grade or that of all; none where one is not known by its name.

        Where the area names none, those of ``courses`` that are known: there, beside GCSE, people list grades.
        """
        parts = _graded_parts(area, score)
        found = [one for part, grade in parts for one in self._known(kind, [part], grade)]
        if found and len(found) == len(parts) == len({self._found(one.names)[0] for one in found}):
            return found
        return [] if area else self._known(kind, _listed_texts(entry, "courses"), None)

    def _known(self, kind: str, subjects: list[str], score: object) -> "list[_Named]":
        each = [cv_words.graded(clean(one)[:200]) for one in subjects]
        named = [_Named(_names(kind, subject), grade or score) for subject, grade in each]
        return [one for one in named if self._found(one.names)[1]]

    def _months(self, start: DateSaid, end: DateSaid) -> int | None:
        """Whole months, including the first and the last; None if no month is given."""
        if start.date is None or start.date.month is None or end.end is End.ODD:
            return None
        if end.date and end.date.month is None:
            return None
        last = min(end.date.last_day(), self._today) if end.date else self._today
        first, after = start.date.first_day(), date.fromordinal(last.toordinal() + 1)
        months = (after.year - first.year) * 12 + after.month - first.month - (after.day < first.day)
        return months if months > 0 else None


def _graded_parts(area: str, score: object) -> list[tuple[str, object]]:
    """The parts of an area, each with its grade: "B, D" beside "Maths, English" is one for each, else it is that of all."""
    parts = list(filter(str.strip, _PARTING.split(area)))
    grades = _PARTING.split(score) if isinstance(score, str) else []
    return list(zip(parts, grades if len(grades) == len(parts) else [score] * len(parts), strict=True))


_PARTING = re.compile(r"[,;/&]| and ")


def _listed_texts(entry: dict[str, Any], key: str) -> list[str]:
    listed = entry.get(key)
    return [one for one in listed[:MOST_ENTRIES] if isinstance(one, str)] if isinstance(listed, list) else []


def _is_a_title(part: ResumePart, entry: dict[str, Any], said: str) -> bool:
    """Whether it may be kept by its title: a certificate, or education of a kind that is named, and not only a subject."""
    named = part is ResumePart.CERTIFICATES or bool(_first(entry, KIND))
    return named and bool(said) and not cv_words.is_wished_for(said) and not cv_words.is_for_others(said)


def _is_finished(entry: dict[str, Any], said: str) -> bool:
    return not cv_words.is_unfinished(said) and not _denied(entry, DONE)


def _names(kind: str, area: str) -> list[str]:
    if area and kind.casefold().endswith(f" {area.casefold()}"):  # "BSc in Maths" and, once more, "Maths"
        return [kind]
    both = f"{kind} in {area}" if kind and area else ""
    return list(dict.fromkeys(name for name in (both, f"{kind} {area}".strip(), kind, area) if name))


def _usual(name: str) -> str:
    """The catalogue's word for one that people write instead."""
    for other, usual in cv_words.SAME:
        name = re.sub(other, usual, name, flags=re.IGNORECASE)
    return cv_words.GOING_ON.sub("", name).strip()


def _is_backwards(start: DateSaid, end: DateSaid) -> bool:
    return start.date is not None and end.date is not None and end.date.last_day() < start.date.first_day()


def _said(entry: dict[str, Any], keys: tuple[str, ...]) -> object:
    """The first that has a value; None if none has."""
    return next((entry[key] for key in keys if entry.get(key) not in (None, "")), None)


def _denied(entry: dict[str, Any], keys: tuple[str, ...]) -> bool:
    return any(entry.get(key) is False for key in keys)


def _first(entry: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next(iter(_texts(entry, keys)), "")


def _texts(entry: dict[str, Any], keys: Iterable[str]) -> list[str]:
    given = (entry.get(key) for key in keys)
    return list(filter(None, (clean(one).strip()[:200] for one in given if isinstance(one, str))))


def _dated(key: str, end: DateSaid) -> dict[str, str]:
    """The date under a profile's key, if the CV gives it."""
    return {key: end.date.written()} if end.date else {}


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("&", " and ")))

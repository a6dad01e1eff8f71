"""A CV as JSON Resume writes it, looked through for what a profile can hold. Every match is for the person to accept.

Work, volunteering, education and certificates are looked at, and nothing else: lived experience and what only the
person can declare are never read out of somebody's words.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any

from msgspec import Struct

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Read
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate
from peerpath.reading.dates import partial_date
from peerpath.reading.naming import find_qualification, find_role
from peerpath.reading.people.json_text import JsonText
from peerpath.reading.people.row import wrong

VOLUNTARY = "voluntary"
"""The setting of unpaid work."""
MOST_ENTRIES = 200
"""Of one section; a CV that has more is not a person's."""


class Part(StrEnum):
    """The sections of a CV that are looked at."""

    WORK = "work"
    VOLUNTEER = "volunteer"
    EDUCATION = "education"
    CERTIFICATES = "certificates"


class Why(StrEnum):
    """Why an entry was left."""

    UNKNOWN = "unknown"
    """The catalogue has nothing of that name."""
    SEVERAL = "several"
    """The name fits several things that differ."""
    NO_DATES = "no_dates"
    """It does not say from when to when by month, or lasted less than a month."""


class Match(Struct, frozen=True):
    """One entry, and what it would be in a profile."""

    part: Part
    number: int
    """Which entry of the section, from 1."""
    said: str
    """What the CV calls it."""
    key: str
    """The key of a profile that it belongs to: experience, holds or studying."""
    value: Any
    """As that key writes it."""
    id: str
    """The role, occupation or qualification."""
    sure: bool
    """The names are the same; False where they are only near."""


class Left(Struct, frozen=True):
    """One entry that no profile can hold."""

    part: Part
    number: int
    said: str
    why: Why


class Resume(Struct, frozen=True):
    """What a CV came to."""

    matches: tuple[Match, ...]
    left: tuple[Left, ...]


def read_resume(text: bytes, name: str, catalogue: Catalogue, today: date) -> Read[Resume]:
    """The CV in these bytes; the value is None where it is no JSON Resume."""
    read = JsonText(text, name).read()
    if read.diagnostics:
        return Read(None, read.diagnostics)
    if not isinstance(read.value, dict):
        problem = wrong(codes.WRONG_TYPE, f"this is no JSON Resume, which is a mapping with {', '.join(Part)}", name)
        return Read(None, (problem,))
    reader = _Reader(catalogue, today)
    found = [reader.entry(part, number, entry) for part, number, entry in _entries(read.value)]
    return Read(
        Resume(
            tuple(one for one in found if isinstance(one, Match)), tuple(one for one in found if isinstance(one, Left))
        )
    )


def profile_data_of(matches: tuple[Match, ...]) -> dict[str, Any]:
    """A profile's plain data with these matches in it."""
    data: dict[str, Any] = {}
    for match in matches:
        if match.value not in data.setdefault(match.key, []):
            data[match.key].append(match.value)
    return data


def _entries(data: dict[str, Any]) -> Iterator[tuple[Part, int, dict[str, Any]]]:
    for part in Part:
        listed = data.get(part)
        for number, entry in enumerate(listed[:MOST_ENTRIES] if isinstance(listed, list) else (), 1):
            if isinstance(entry, dict):
                yield part, number, entry


class _Reader:
    def __init__(self, catalogue: Catalogue, today: date) -> None:
        self._catalogue, self._today = catalogue, today

    def entry(self, part: Part, number: int, entry: dict[str, Any]) -> Match | Left:
        """One entry of a section."""
        if part in (Part.WORK, Part.VOLUNTEER):
            return self._work(part, number, entry)
        return self._qualification(part, number, entry)

    def _work(self, part: Part, number: int, entry: dict[str, Any]) -> Match | Left:
        title, employer = _text(entry, "position"), _text(entry, "name") or _text(entry, "organization")
        said = ", ".join(filter(None, (title, employer)))
        found = find_role(title, self._catalogue)
        ids = found.ids or found.suggestions
        kinds = {self._catalogue.roles[id].occupation for id in ids}
        if len(kinds) != 1:
            return Left(part, number, said, Why.SEVERAL if kinds else Why.UNKNOWN)
        start, end = _date(entry, "startDate"), _date(entry, "endDate")
        months = self._months(start, end, ongoing="endDate" not in entry)
        if months is None:
            return Left(part, number, said, Why.NO_DATES)
        named = self._named(ids, kinds.pop(), employer, unpaid=part is Part.VOLUNTEER)
        past = end is not None and end.last_day() < self._today
        value = {**named, "months": months, **({"until": _written(end)} if past and end else {})}
        return Match(part, number, said, "experience", value, next(iter(named.values())), bool(found.ids))

    def _named(self, ids: tuple[str, ...], occupation: str, employer: str, *, unpaid: bool) -> dict[str, str]:
        """The post itself only where the CV names its employer; else the kind of work."""
        if unpaid and VOLUNTARY in self._catalogue.settings:
            return {"occupation": occupation, "setting": VOLUNTARY}
        posts = [id for id in ids if self._is_called(self._catalogue.roles[id].organisation, employer)]
        return {"role": posts[0]} if len(posts) == 1 and not unpaid else {"occupation": occupation}

    def _is_called(self, organisation: str, name: str) -> bool:
        title = self._catalogue.organisations[organisation].title
        short = title[title.rindex("(") + 1 : -1] if title.endswith(")") and "(" in title else ""
        names = {organisation, title, title.partition(" (")[0], short}
        return _plain(name) in {_plain(one) for one in names if one}

    def _qualification(self, part: Part, number: int, entry: dict[str, Any]) -> Match | Left:
        names = _names_of(part, entry)
        said = next(iter(names), "")
        tried = [find_qualification(name, self._catalogue) for name in names]
        exact = next((found.ids for found in tried if found.ids), ())
        ids = exact or next((found.suggestions for found in tried if found.suggestions), ())
        if len(ids) != 1:
            return Left(part, number, said, Why.SEVERAL if ids else Why.UNKNOWN)
        when = _date(entry, "endDate" if part is Part.EDUCATION else "date")
        going_on = part is Part.EDUCATION and ("endDate" not in entry or (when and when.first_day() > self._today))
        key, dated = ("studying", "until") if going_on else ("holds", "awarded")
        value: Any = {"id": ids[0], dated: _written(when)} if when else ids[0]
        return Match(part, number, said, key, value, ids[0], bool(exact))

    def _months(self, start: PartialDate | None, end: PartialDate | None, *, ongoing: bool) -> int | None:
        """Whole months, the first and the last one named counted too; None where no month is named."""
        if start is None or start.month is None or (end is None and not ongoing) or (end and end.month is None):
            return None
        last = min(end.last_day(), self._today) if end else self._today
        first, after = start.first_day(), date.fromordinal(last.toordinal() + 1)
        months = (after.year - first.year) * 12 + after.month - first.month - (after.day < first.day)
        return months if months > 0 else None


def _names_of(part: Part, entry: dict[str, Any]) -> list[str]:
    """What a qualification may be called in an entry, the fullest name first."""
    if part is Part.CERTIFICATES:
        return [name for name in (_text(entry, "name"),) if name]
    kind, area = _text(entry, "studyType"), _text(entry, "area")
    return list(
        dict.fromkeys(
            name
            for name in (f"{kind} in {area}" if kind and area else "", f"{kind} {area}".strip(), kind, area)
            if name
        )
    )


def _text(entry: dict[str, Any], key: str) -> str:
    value = entry.get(key)
    return value.strip()[:200] if isinstance(value, str) else ""


def _date(entry: dict[str, Any], key: str) -> PartialDate | None:
    value = _text(entry, key)
    return partial_date(value[:10]) if value else None


def _written(when: PartialDate) -> str:
    return "-".join(f"{part:02}" for part in (when.year, when.month, when.day) if part is not None)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))

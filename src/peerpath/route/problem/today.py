"""What of a profile goes on today: the roles held, the courses under way, and when these end."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.gap.evidence import Worked, closure, evidence, months_before
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate, Profile, Spell


class Today(Struct, frozen=True):
    """What a person is in the middle of."""

    roles: dict[str, Worked]
    """Roles held today, by the id that stands for them, and what a month in each counts for."""
    ends: dict[str, int]
    """Courses under way → the month from which they are held."""
    given: dict[str, int]
    """Qualifications that they, or awards with a date to come, give → the month from which they are held."""


def today_of(profile: Profile, catalogue: Catalogue, today: date) -> Today:
    """Read a profile for what goes on."""
    ends = {s.qualification: _end(s.qualification, s.until, catalogue, today) for s in profile.studying}
    awards = {h.qualification: h.awarded.first_day() for h in profile.holds if h.awarded}
    to_come = {q: months_until(day, today) for q, day in awards.items() if day > today}
    given: dict[str, int] = {}
    for qualification, month in (*ends.items(), *to_come.items()):
        for held in closure([qualification], catalogue.qualifications):
            given[held] = min(month, given.get(held, month))
    return Today(_roles(profile, catalogue, today), ends, given)


def goes_on(spell: Spell, today: date) -> bool:
    """Whether a spell of work has not ended by today."""
    return spell.until is None or spell.until.last_day() >= today


def months_until(day: date, today: date) -> int:
    """Whole months from today until a day has come, rounded up; 0 if it has."""
    months = max(0, (day.year - today.year) * 12 + day.month - today.month)
    return months + (months_before(day, months) > today)


def _roles(profile: Profile, catalogue: Catalogue, today: date) -> dict[str, Worked]:
    ongoing = tuple(replace(spell, months=1) for spell in profile.experience if goes_on(spell, today))
    months = evidence(Profile(experience=ongoing), catalogue, today).worked
    return {month.label(): month for month in reversed(months)}


def _end(qualification: str, until: PartialDate | None, catalogue: Catalogue, today: date) -> int:
    if until is not None:
        return months_until(until.last_day(), today)
    course = catalogue.qualifications.get(qualification)
    return course.length.months if course else 0

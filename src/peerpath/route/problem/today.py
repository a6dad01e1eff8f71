"""What a person is in the middle of today: jobs and courses under way, and when they end."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.gap.evidence import closure, evidence, months_before
from peerpath.gap.worked import WorkedSpell
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile, Spell, Study
from peerpath.model.role import RoleKind

_UNPAID = frozenset({RoleKind.VOLUNTARY, RoleKind.PRE_PEER})


class JobOfToday(Struct, frozen=True):
    """A job that the person has today."""

    worked: WorkedSpell
    """What its months count for."""
    months: int
    """Months in it so far, by the longest current spell."""
    unpaid: bool
    """Whether it is voluntary or a way in, and so goes on beside a new job, while a paid one is left for it."""
    lasts: int | None = None
    """Months from today after which the post ends; None if it goes on."""


class Today(Struct, frozen=True):
    """What a person is in the middle of."""

    jobs: dict[str, JobOfToday]
    """The jobs of today, by the id that stands for each."""
    ends: dict[str, int]
    """Courses under way → the month from which they are held."""
    awards: dict[str, int]
    """Qualifications with a future date of award, and what they count as → the month from which they are held."""


def today_of(profile: Profile, catalogue: Catalogue, today: date) -> Today:
    """Find what a person is in the middle of. A course past its end date is not: they are asked whether it is done."""
    going_on = [study for study in profile.studying if not has_passed(study, today)]
    ends = {s.qualification: _end(s, catalogue, today, profile.study_hours) for s in going_on}
    to_come = {h.qualification: h.awarded.first_day() for h in profile.holds if h.awarded}
    awards: dict[str, int] = {}
    for qualification, day in to_come.items():
        for held in closure([qualification], catalogue.qualifications) if day > today else ():
            month = months_until(day, today)
            awards[held] = min(month, awards.get(held, month))
    return Today(_jobs(profile, catalogue, today), ends, awards)


def has_passed(study: Study, today: date) -> bool:
    """Whether the end date of a course is in the past."""
    return study.until is not None and study.until.last_day() < today


def goes_on(spell: Spell) -> bool:
    """Whether a spell of work has no end date. A spell that ends today does not go on."""
    return spell.until is None


def months_until(day: date, today: date) -> int:
    """Whole months from today until a day has come, rounded up; 0 if it has."""
    months = max(0, (day.year - today.year) * 12 + day.month - today.month)
    return months + (months_before(day, months) > today)


def course_months(course: str, catalogue: Catalogue, study_hours: int) -> int:
    """Months that a course takes beside a job, using its part-time length if there is one; at least one."""
    qualification = catalogue.qualifications.get(course)
    if qualification is None:
        return 1
    return max(1, (qualification.part_time or qualification.length).at(study_hours))


def _jobs(profile: Profile, catalogue: Catalogue, today: date) -> dict[str, JobOfToday]:
    jobs: dict[str, JobOfToday] = {}
    for spell in profile.experience:
        if goes_on(spell) and spell.months >= 0:
            month = evidence(Profile(experience=(replace(spell, months=1),)), catalogue, today).worked[0]
            months = max(spell.months, jobs[month.label()].months if month.label() in jobs else 0)
            jobs[month.label()] = JobOfToday(
                month, months, _is_unpaid(spell, catalogue), _lasts(spell, months, catalogue)
            )
    return jobs


def _lasts(spell: Spell, months: int, catalogue: Catalogue) -> int | None:
    role = catalogue.roles.get(spell.role or "")
    return None if role is None or role.lasts_months is None else max(0, role.lasts_months - months)


def _is_unpaid(spell: Spell, catalogue: Catalogue) -> bool:
    """Judged by its role, or by all roles of its occupation if it names none. A setting says nothing about pay."""
    if spell.role is not None and spell.role in catalogue.roles:
        return catalogue.roles[spell.role].kind in _UNPAID
    kinds = {role.kind for role in catalogue.roles.values() if role.occupation == spell.occupation}
    return bool(kinds) and kinds <= _UNPAID


def _end(study: Study, catalogue: Catalogue, today: date, study_hours: int) -> int:
    """The month in which a course of today ends; without a date, after its whole length."""
    if study.until is not None:
        return months_until(study.until.last_day(), today)
    return course_months(study.qualification, catalogue, study_hours)

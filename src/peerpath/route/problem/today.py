"""What a person is in the middle of today: jobs and courses under way, and when they end."""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.gap.evidence import closure, evidence, month_of, months_before
from peerpath.gap.worked import WorkedSpell
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate, Profile, Spell, Study
from peerpath.model.role import Role
from peerpath.route.problem.formula import NEVER


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

    def free_from(self, role: Role) -> int:
        """The month from which a role may be a new job: after a job of today in it, if that ends; else NEVER.

        Nobody leaves a job for the same role, and a post that lasts so many months gives no more of them.
        """
        held = self.jobs.get(role.id)
        if held is None:
            return 0
        return NEVER if held.lasts is None or role.lasts_months is not None else held.lasts


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


def goes_on(spell: Spell, today: date) -> bool:
    """Whether a spell of work has no end date, or one in a later month. A spell that ends this month does not go on."""
    return spell.until is None or months_left(spell.until, today) > 0


def months_left(until: PartialDate, today: date) -> int:
    """Months for which work goes on that ends then: the month of its end is worked, as in a profile's other spells."""
    # If only the year is given, it may end in January.
    return month_of(until.first_day()) - month_of(today)


def months_until(day: date, today: date) -> int:
    """Whole months from today until a day has come, rounded up; 0 if it has."""
    months = max(0, (day.year - today.year) * 12 + day.month - today.month)
    return months + (months_before(today, -months) < day)


def course_months(course: str, catalogue: Catalogue, study_hours: int) -> int:
    """Months that a course takes beside a job, using its part-time length if there is one; at least one."""
    qualification = catalogue.qualifications.get(course)
    if qualification is None:
        return 1
    return max(1, (qualification.part_time or qualification.length).at(study_hours))


def _jobs(profile: Profile, catalogue: Catalogue, today: date) -> dict[str, JobOfToday]:
    jobs: dict[str, JobOfToday] = {}
    for spell in profile.experience:
        if goes_on(spell, today) and spell.months >= 0:
            worked = evidence(Profile(experience=(replace(spell, months=1, until=None),)), catalogue, today).worked[0]
            lasts = _lasts(spell, catalogue, today)
            job = JobOfToday(worked, spell.months, _is_unpaid(spell, catalogue), lasts)
            jobs[worked.label()] = _longer(jobs.get(worked.label(), job), job)
    return jobs


def _longer(one: JobOfToday, other: JobOfToday) -> JobOfToday:
    """Two spells in the same work as one job, with the longer months and the later end."""
    lasts = None if one.lasts is None or other.lasts is None else max(one.lasts, other.lasts)
    return replace(other, months=max(one.months, other.months), lasts=lasts)


def _lasts(spell: Spell, catalogue: Catalogue, today: date) -> int | None:
    """Months until the post ends: on the date that the person gives, or when such posts end; None if it goes on."""
    if spell.until is not None:
        return months_left(spell.until, today)
    role = catalogue.roles.get(spell.role or "")
    return None if role is None or role.lasts_months is None else max(0, role.lasts_months - spell.months)


def _is_unpaid(spell: Spell, catalogue: Catalogue) -> bool:
    """Judged by its role, or by all roles of its occupation if it names none. A setting says nothing about pay."""
    if spell.role is not None and spell.role in catalogue.roles:
        return catalogue.roles[spell.role].is_unpaid
    alike = [role for role in catalogue.roles.values() if role.occupation == spell.occupation]
    return bool(alike) and all(role.is_unpaid for role in alike)


def _end(study: Study, catalogue: Catalogue, today: date, study_hours: int) -> int:
    """The month in which a course of today ends; without a date, after its whole length."""
    if study.until is not None:
        return months_until(study.until.last_day(), today)
    return course_months(study.qualification, catalogue, study_hours)

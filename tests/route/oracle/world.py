"""A question about a route, and what can be read off it before anything is searched.

Moments are whole months from today: moment 0 is today, month m is the time from moment m - 1 to moment m. Months
before today have numbers up to 0.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from math import ceil

from msgspec import Struct

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import PartialDate, Profile, Spell
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Declares, Holds, Level, Requirement, When, parts_of
from peerpath.model.role import Role, RoleKind, Stage, band_order

FOR_EVER = 10_000
"""A moment later than any."""
UNPAID = (RoleKind.VOLUNTARY, RoleKind.PRE_PEER)


class Question(Struct, frozen=True, kw_only=True):
    """What a person asks, and the numbers that were assumed."""

    catalogue: Catalogue
    profile: Profile
    target: str
    today: date
    hiring: int = 3
    """Months from the moment at which a role's requirements hold to its start."""
    stay: int = 12
    """Months for which a new job is kept; also what experience without a number counts."""
    courses: int = 1
    """Courses at once."""
    avoid: frozenset[str] = frozenset()
    """Roles and courses that the person leaves out."""
    late: bool = False
    """Whether no route keeps the deadlines of today's jobs, so that none of these binds."""

    @property
    def goal(self) -> Role:
        """The target itself."""
        return self.catalogue.roles[self.target]


def month_day(day: date, months: int) -> date:
    """The same day of the month, so many months later; its last day where the month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moment_of(day: date, today: date) -> int:
    """The first moment that is not before the day."""
    moment = (day.year - today.year) * 12 + day.month - today.month - 1
    while month_day(today, moment) < day:
        moment += 1
    return moment


# What a person works at today, and where they worked before.


def is_open(spell: Spell, question: Question) -> bool:
    """Whether the work goes on beyond the month of today."""
    return spell.until is None or months_to(spell.until, question) > 0


def since_first_day(role: str, question: Question) -> int:
    """Months since the first day in a role of today, by whichever of its spells goes back furthest."""
    return max(one.months for one in question.profile.experience if one.role == role and is_open(one, question))


def months_to(until: PartialDate, question: Question) -> int:
    """Months of work still to come in a job that ends then: the month of its end, at the earliest, is worked."""
    first, today = until.first_day(), question.today
    return (first.year - today.year) * 12 + first.month - today.month


def goes_on_beside(spell: Spell, catalogue: Catalogue) -> bool:
    """Whether it is unpaid, and so goes on beside new jobs: by its role, else by all roles of its occupation."""
    if spell.role is not None:
        return spell.role in catalogue.roles and catalogue.roles[spell.role].kind in UNPAID
    of_the_kind = [role.kind for role in catalogue.roles.values() if role.occupation == spell.occupation]
    return bool(of_the_kind) and all(kind in UNPAID for kind in of_the_kind)


def last_month(spell: Spell, question: Question) -> int:
    """The last month of a spell that has ended, as a number up to 0."""
    assert spell.until is not None
    return min(0, moment_of(spell.until.last_day(), question.today))


def end_of_open(spell: Spell, first_start: int, question: Question) -> int:
    """The moment at which a job of today ends where the first new job starts at a given one."""
    role = question.catalogue.roles.get(spell.role) if spell.role else None
    lasts = FOR_EVER if role is None or role.lasts_months is None else max(0, role.lasts_months - spell.months)
    if spell.until is not None:
        lasts = months_to(spell.until, question)
    beside = goes_on_beside(spell, question.catalogue)
    return lasts if beside else min(lasts, first_start)


def occupations_of(names: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    """The occupations, and all of which they are also experience."""
    found = set(names)
    while True:
        known = [catalogue.occupations[name] for name in found if name in catalogue.occupations]
        more = {other for one in known for other in one.counts_as} - found
        if not more:
            return frozenset(found)
        found |= more


# Courses.


def months_of_course(id: str, question: Question) -> int:
    """Whole months that a course takes beside a job, at the person's hours a week: whole weeks first, 52 a year."""
    known = question.catalogue.qualifications[id]
    length = known.part_time or known.length
    if length.hours is None:
        return length.months
    return ceil(ceil(length.hours / question.profile.study_hours) * 12 / 52)


def also_held(id: str, catalogue: Catalogue) -> frozenset[str]:
    """The qualification and all that it counts as."""
    found = {id}
    while True:
        known = [catalogue.qualifications[name] for name in found if name in catalogue.qualifications]
        more = {other for one in known for other in one.counts_as} - found
        if not more:
            return frozenset(found)
        found |= more


def meets_level(known: Qualification, asked: Level) -> bool:
    """Whether it is in the subject, at the level or above in the same framework."""
    if asked.subject is not None and known.subject != asked.subject:
        return False
    if asked.at_least is None:
        return True
    return known.level is not None and known.framework == asked.framework and known.level >= asked.at_least


def nodes(requirement: Requirement) -> Iterator[Requirement]:
    """The requirement and all below it; exemptions left out."""
    yield requirement
    for part in parts_of(requirement):
        yield from nodes(part)


def _given(requirement: Requirement, *, helps: bool) -> Iterator[Requirement]:
    if requirement.terms.supported or not helps:
        yield requirement
    for part in parts_of(requirement):
        yield from _given(part, helps=helps or requirement.terms.supported)


def hosts(role: Role, course: str, question: Question) -> bool:
    """Whether the course can be training of the job: it is offered there, or named in post.

    Of something that the employer helps with, only those parts are with which it helps.
    """
    known = question.catalogue.qualifications[course]
    named = [node for one in role.requires for node in _given(one, helps=False) if node.terms.when is When.IN_POST]
    return (
        course in role.offers
        or any(isinstance(node, Holds) and node.qualification == course for node in named)
        or any(isinstance(node, Level) and meets_level(known, node) for node in named)
    )


def may_train(spell: Spell, course: str, question: Question) -> bool:
    """Whether a paid job of today may host a training for another profession.

    Its role offers it; or the national pathway, which is no employer, draws it for posts of the same occupation.
    """
    catalogue = question.catalogue
    role = catalogue.roles.get(spell.role or "")
    if (role is not None and not role.is_paid) or goes_on_beside(spell, catalogue):
        return False
    occupation = role.occupation if role is not None else spell.occupation
    national = [
        one
        for one in catalogue.roles.values()
        if one.occupation == occupation and not catalogue.organisations[one.organisation].employer
    ]
    return any(course in one.offers for one in (*national, *([role] if role is not None else [])))


def can_be_taken(id: str, question: Question) -> bool:
    """Whether a route may plan the course at all, as a course of one's own or as training."""
    known = question.catalogue.qualifications.get(id)
    refused = id in question.profile.not_willing or id in question.avoid
    return known is not None and not refused and known.trains_for is None


def under_way(question: Question) -> dict[str, int]:
    """Courses of today with an end still to come, each with the moment at which it ends."""
    found: dict[str, int] = {}
    for study in question.profile.studying:
        if study.qualification not in question.catalogue.qualifications:
            continue
        end = _end(study.qualification, study.until, question)
        if end is not None:
            found[study.qualification] = min(end, found.get(study.qualification, end))
    return found


def over(question: Question) -> frozenset[str]:
    """Courses of today whose end has passed: only the person can say whether they were finished."""
    studying = question.profile.studying
    return frozenset(s.qualification for s in studying if s.until and s.until.last_day() < question.today)


def _end(id: str, until: PartialDate | None, question: Question) -> int | None:
    """None where the end has passed: then nobody knows whether it was finished."""
    if until is None:
        return months_of_course(id, question)
    if until.last_day() < question.today:
        return None
    return moment_of(until.last_day(), question.today)


# Which roles may be a step.


def may_be_step(role: Role, question: Question) -> bool:
    """Whether a route to the target may lead through the role, whatever areas it names."""
    if not role.is_paid or role.id == question.target or role.id in question.avoid:
        return False
    if free_from(role, question) == FOR_EVER:
        return False
    return is_below(role, question.goal) or leads_to(role, question.target)


def free_from(role: Role, question: Question) -> int:
    """The first moment at which a role may be begun as a new job: after a job of today in it has ended.

    Nobody leaves today's job for the same role, now or with another job between; and a post of so many months gives no
    more of them.
    """
    held = [s for s in question.profile.experience if s.role == role.id and is_open(s, question)]
    if not held:
        return 0
    if role.lasts_months is not None:
        return FOR_EVER
    return max(FOR_EVER if spell.until is None else months_to(spell.until, question) for spell in held)


def is_below(role: Role, goal: Role) -> bool:
    """A lower band where both are known, else no later stage; another profession has no ladder."""
    if goal.kind is RoleKind.EXIT:
        return True
    if role.band is not None and goal.band is not None:
        return band_order(role.band.value) < band_order(goal.band.value)
    stages = list(Stage)
    return stages.index(role.stage) <= stages.index(goal.stage)


def is_own_profession(question: Question) -> bool:
    """Whether the target is another profession and is or may be the person's own.

    They work or worked in it, train or trained for it, or say that they have what it asks for.
    """
    if question.goal.kind is not RoleKind.EXIT:
        return False
    person, courses = question.profile, question.catalogue.qualifications
    names = [one.qualification for one in person.holds] + [one.qualification for one in person.studying]
    trained = any(name in courses and courses[name].trains_for == question.target for name in names)
    said = [node for one in question.goal.requires for node in nodes(one) if isinstance(node, Declares)]
    return (
        trained
        or any(node.declaration in person.declares for node in said)
        or any(
            question.target == spell.role or question.goal.occupation == spell.occupation for spell in person.experience
        )
    )


def leads_to(role: Role, other: str) -> bool:
    """Whether the pathway draws a step that is not called unlikely."""
    return any(onward.role == other and not onward.unlikely for onward in role.leads_to)


def declared_one(role: Role, profile: Profile) -> bool:
    """Whether the role names no area, or one that the person declared."""
    return not role.areas or any(area in profile.lived_experience for area in role.areas)


def all_refused(role: Role, profile: Profile) -> bool:
    """Whether the person said no to every area that the role names."""
    if not role.areas:
        return False
    return all(area in profile.not_yet or "lived-experience" in profile.not_yet for area in role.areas) and not (
        declared_one(role, profile)
    )


def steps(question: Question, *, any_area: bool) -> tuple[Role, ...]:
    """Roles that may be taken up: of areas that were declared, or else of any that were not refused."""
    allowed = [role for role in question.catalogue.roles.values() if may_be_step(role, question)]
    if any_area:
        return tuple(role for role in allowed if not all_refused(role, question.profile))
    return tuple(role for role in allowed if declared_one(role, question.profile))

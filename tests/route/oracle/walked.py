"""The person who has walked a route: the profile on the day on which it ends."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from peerpath.gap.outcome import Outcome, Status
from peerpath.model.profile import Holding, PartialDate, Profile, Spell
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Declares,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    When,
)
from peerpath.model.role import Role
from tests.route.oracle.meaning import Person
from tests.route.oracle.plan import Plan, Replay
from tests.route.oracle.world import FOR_EVER, Question, also_held, end_of_open, is_open, month_day, under_way


def day_of(moment: int, question: Question) -> PartialDate:
    """The day on which a moment falls."""
    day = month_day(question.today, moment)
    return PartialDate(day.year, day.month, day.day)


def last_day(plan: Plan, question: Question) -> date:
    """The day on which the route ends."""
    return month_day(question.today, plan.month)


def walked(plan: Plan, question: Question) -> Profile:
    """The profile with all that was studied and worked; what had to be confirmed is still unsaid.

    Nobody says no any more to experience that they have gained on the way.
    """
    profile = question.profile
    ends = [(course.id, course.end) for course in plan.courses]
    ends += [(id, under_way(question)[id]) for id in plan.finishes]
    gained = tuple(Holding(id, day_of(end, question)) for id, end in ends)
    replay = Replay(plan, question, any_area=True)
    given = {one for role in question.catalogue.roles.values() for one in role.gives}
    now_had = {id for id in given if replay.has_gained(id, plan.month)}
    return replace(
        profile,
        not_yet=tuple(id for id in profile.not_yet if id not in now_had),
        holds=(*profile.holds, *gained),
        studying=tuple(study for study in profile.studying if study.qualification not in plan.finishes),
        experience=(*(_gone_on(spell, plan, question) for spell in profile.experience), *_jobs(plan, question)),
    )


def _gone_on(spell: Spell, plan: Plan, question: Question) -> Spell:
    """Work of today with the months that it went on."""
    if not is_open(spell, question):
        return spell
    first = min((job.start for job in plan.jobs), default=FOR_EVER)
    end = end_of_open(spell, first, question)
    if end >= plan.month:
        return replace(spell, months=spell.months + plan.month)
    return replace(spell, months=spell.months + end, until=day_of(end, question))


def _jobs(plan: Plan, question: Question) -> Iterable[Spell]:
    for job in plan.jobs:
        until = None if job.end == plan.month else day_of(job.end, question)
        if job.end > job.start:
            yield Spell(role=job.role, months=job.end - job.start, until=until)


def confirmed(profile: Profile, requirements: Iterable[tuple[Requirement, Role | None]], question: Question) -> Profile:
    """The profile with everything said that was to confirm, as far as a profile can say it.

    Of a course whose end has passed, and of an award of nobody knows when, they say that it was today.
    """
    declares, areas = list(profile.declares), list(profile.lived_experience)
    over = [study for study in profile.studying if study.until is not None and study.until.last_day() < question.today]
    done, now = set[str](), set[str]()
    for asked, role in requirements:
        match asked:
            case Declares(declaration=declaration):
                declares.append(declaration)
            case LivedExperience():
                named = asked.areas or (role.areas if role else ()) or ("mental-health",)
                willing = [area for area in named if area not in profile.not_yet]
                areas += willing if asked.every else willing[:1]
            case Holds() | Level():
                done |= {one.qualification for one in over if _meets(asked, one.qualification, question)}
                now |= {one.qualification for one in profile.holds if _meets(asked, one.qualification, question)}
    today = day_of(0, question)
    is_undated = [one.awarded is None and one.qualification in now for one in profile.holds]
    holds = [replace(one, awarded=today) if new else one for one, new in zip(profile.holds, is_undated, strict=True)]
    return replace(
        profile,
        declares=tuple(dict.fromkeys(declares)),
        lived_experience=tuple(dict.fromkeys(areas)),
        holds=(*holds, *(Holding(one.qualification, today) for one in over if one.qualification in done)),
        studying=tuple(one for one in profile.studying if one.qualification not in done),
    )


def _meets(asked: Holds | Level, course: str, question: Question) -> bool:
    """Whether a course gives what is asked for."""
    person = Person(question, any_area=True)
    return any(person.is_asked_for(asked, name) for name in also_held(course, question.catalogue))


OPEN = (Status.MET, Status.NOT_NEEDED, Status.WAIVED, Status.LATER)


def nothing_but(outcome: Outcome, listed: frozenset[str]) -> bool:
    """Whether nothing stands in the way of a requirement but words that were listed, by the ids of their leaves."""
    if outcome.status in OPEN:
        return True
    parts = outcome.parts
    match outcome.requirement:
        case AllOf(terms=terms):
            asked = (terms.strength, Strength.ESSENTIAL)
            return all(nothing_but(part, listed) for part in parts if part.requirement.terms.strength in asked)
        case AnyOf() | AtLeast() as group:
            count = group.count if isinstance(group, AtLeast) else 1
            return sum(nothing_but(part, listed) for part in parts) >= count
        case leaf if outcome.status is Status.IN_PROGRESS:
            return leaf.terms.when is not When.BEFORE_APPLYING
        case leaf:
            return outcome.status is Status.TO_CONFIRM and leaf.id in listed

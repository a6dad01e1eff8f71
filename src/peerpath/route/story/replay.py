"""Carries out a plan month by month as a person would, without knowing how it was made."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from msgspec.structs import replace

from peerpath.gap.evidence import Evidence
from peerpath.gap.profession import may_host, trainings_for
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Requirement, Strength, When
from peerpath.model.role import Role, RoleKind, band_order
from peerpath.route.problem.index import hosted_by
from peerpath.route.story.plan import Course, Job, Person, Plan
from peerpath.route.story.used import used

Fault = tuple[int, str]
"""A month, and the id of what cannot be done in it."""


class CannotBeGoneError(Exception):
    """A planned route that cannot be carried out: a bug in the planner, never a problem of the data."""


def replay(plan: Plan, target: str, person: Person) -> None:
    """Carry out a plan month by month, independently of the search.

    Raises CannotBeGoneError with the month and id of everything that cannot be done.
    """
    found = [f"month {month}: {id_}" for month, id_ in sorted(_faults(plan, target, person))]
    if found:
        raise CannotBeGoneError("; ".join(found))


def without_seconds(plan: Plan, target: str, person: Person) -> Plan:
    """The plan without repeated courses that it does not need: the search looks at each need separately."""
    times = Counter(course.id for course in plan.courses)
    for course in [one for one in plan.courses if times[one.id] > 1]:
        fewer = replace(plan, courses=tuple(one for one in plan.courses if one is not course))
        if not any(_faults(fewer, target, person)):
            return without_seconds(fewer, target, person)
    return plan


def without_idle(plan: Plan, idle: Iterable[str], target: str, person: Person) -> Plan:
    """The plan without those courses that serve nothing on the route, unless a job wants them by a deadline."""
    for id_ in idle:
        fewer = replace(plan, courses=tuple(course for course in plan.courses if course.id != id_))
        if not any(_faults(fewer, target, person)):
            plan = fewer
    return plan


def holds(requires: Iterable[Requirement], person: Person, found: Evidence) -> bool:
    """Whether everything essential is met in a way that a route may rest on."""
    essential = (r for r in requires if r.terms.strength is Strength.ESSENTIAL)
    return all(used(person.outcome(requirement, found)) is not None for requirement in essential)


def deadlines(role: Role) -> Iterator[tuple[int, Requirement]]:
    """What a role asks for in post by a deadline: months from the first day, and the requirement."""
    waiting = [*role.requires]
    while waiting:
        requirement = waiting.pop(0)
        if requirement.terms.strength is not Strength.ESSENTIAL:
            continue
        if isinstance(requirement, AllOf) and requirement.unless is None:
            waiting = [*requirement.parts, *waiting]
        elif requirement.terms.when is When.IN_POST and requirement.terms.within_months is not None:
            yield requirement.terms.within_months, requirement


def at_once(requirement: Requirement) -> Requirement:
    """The same requirement, asked for now instead of in post."""
    now = replace(requirement.terms, when=When.BEFORE_APPLYING, within_months=None)
    if isinstance(requirement, AllOf | AnyOf | AtLeast):
        return replace(requirement, terms=now, parts=tuple(at_once(part) for part in requirement.parts))
    return replace(requirement, terms=now)


def _faults(plan: Plan, target: str, person: Person) -> Iterator[Fault]:
    later = cache(partial(person.later, plan))
    yield from _not_held(plan, target, person, later)
    yield from _jobs_at_odds(plan, person)
    yield from _bands_at_odds(plan, person)
    yield from _courses_at_odds(plan, person)
    yield from _missed(plan, person, later)


def _not_held(plan: Plan, target: str, person: Person, later: Callable[[int], Evidence]) -> Iterator[Fault]:
    """What is applied for or begun before its requirements are met."""
    catalogue, hiring = person.catalogue, person.options.assume_hiring
    begun = [(c.start, c.id, catalogue.qualifications[c.id].requires) for c in plan.courses]
    begun += [(job.start - hiring, job.role, catalogue.roles[job.role].requires) for job in plan.jobs]
    role = catalogue.roles[target]
    if role.kind is not RoleKind.EXIT:
        begun.append((plan.months, target, role.requires))
    elif not _can_train(role, plan, person, later(plan.months)):
        yield plan.months, target
    for month, id_, requires in begun:
        if month < 0 or not holds(requires, person, later(month)):
            yield month, id_


def _can_train(profession: Role, plan: Plan, person: Person, found: Evidence) -> bool:
    """Whether a training for another profession can begin at the end, in a post that hosts it."""
    catalogue = person.catalogue
    begun = [catalogue.roles[job.role] for job in plan.jobs if job.end == plan.months]
    today = [id_ for id_, job in person.now.jobs.items() if person.left(job, plan) >= plan.months and not job.unpaid]
    return any(
        (any(course in role.offers for role in begun) or any(may_host(id_, course, catalogue) for id_ in today))
        and holds(catalogue.qualifications[course].requires, person, found)
        for course in trainings_for(profession, catalogue)
    )


def _jobs_at_odds(plan: Plan, person: Person) -> Iterator[Fault]:
    """Jobs that overlap, are left too soon, last too long, come twice, or begin while today's in the same role goes on."""
    times = Counter(job.role for job in plan.jobs)
    for job, following in zip(plan.jobs, (*plan.jobs[1:], None), strict=False):
        length = job.end - job.start
        lasts = person.catalogue.roles[job.role].lasts_months or length
        # The last job may be left once the target is reached, and a post that ends sooner is left when it ends.
        too_soon = following is not None and length < min(person.options.assume_months, lasts)
        overlaps = following is not None and following.start < job.end
        again = times[job.role] > 1 or plan.first_day < person.now.free_from(person.catalogue.roles[job.role])
        if too_soon or overlaps or length > lasts or again:
            yield job.start, job.role


def _bands_at_odds(plan: Plan, person: Person) -> Iterator[Fault]:
    """Jobs at a lower band than a new job before them; unknown bands are skipped."""
    highest = None
    for job in plan.jobs:
        if (band := person.catalogue.roles[job.role].band) is not None:
            order = band_order(band.value)
            if highest is not None and order < highest:
                yield job.start, job.role
            highest = order


def _courses_at_odds(plan: Plan, person: Person) -> Iterator[Fault]:
    """More courses at once than allowed, and training that no single job covers from start to end."""
    for course in plan.courses:
        running = [c for c in plan.courses if c.start <= course.start < c.end and takes_place(c, person)]
        if len(running) > person.options.courses and takes_place(course, person):
            yield course.start, course.id
        if not _can_be_taken(course, plan, person):
            yield course.start, course.id


def _can_be_taken(course: Course, plan: Plan, person: Person) -> bool:
    """Whether one job covers a training from start to end; a course in one's own time needs none."""
    catalogue = person.catalogue
    if course.host is None:
        return not catalogue.qualifications[course.id].in_post_only
    host, jobs = catalogue.roles.get(course.host), [job for job in _all_jobs(plan, person) if job.role == course.host]
    offered = host is not None and course.id in hosted_by(host, catalogue)
    return offered and any(job.start <= course.start <= course.end <= job.end for job in jobs)


def takes_place(course: Course, person: Person) -> bool:
    """Whether a course takes a place among courses, as all do but training in working time."""
    return course.host is None or person.catalogue.qualifications[course.id].in_working_time is None


def _missed(plan: Plan, person: Person, later: Callable[[int], Evidence]) -> Iterator[Fault]:
    """Deadlines in post that pass during a job without their requirement being met."""
    for job in plan.jobs if person.is_late else _all_jobs(plan, person):
        for due, _ in missed_in(job, person, later):
            yield due, job.role


def missed_in(job: Job, person: Person, later: Callable[[int], Evidence]) -> Iterator[tuple[int, Requirement]]:
    """What a job asks for by a deadline within the route, and does not get: the month, and the requirement."""
    role = person.catalogue.roles.get(job.role)
    for within, requirement in deadlines(role) if role else ():
        due = job.start + within
        if 0 < due < job.end and used(person.outcome(at_once(requirement), later(due))) is None:
            yield due, requirement


def _all_jobs(plan: Plan, person: Person) -> Iterator[Job]:
    yield from plan.jobs
    for label, job in person.now.jobs.items():
        yield Job(label, -job.months, person.left(job, plan))

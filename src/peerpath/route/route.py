"""Answers the main question: how do I get there from here?"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import islice

from msgspec.structs import replace

from peerpath.gap.profession import Own, professions, trainings_for
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.route.answer import Cause, NoRoute, Obstacle, Route, Routes, Step
from peerpath.route.options import Options
from peerpath.route.problem.formula import NEVER
from peerpath.route.route_question import RouteQuestion
from peerpath.route.search.in_order import in_order
from peerpath.route.search.search import Best, StoppedError
from peerpath.route.story.beside import beside
from peerpath.route.story.credits import Credits
from peerpath.route.story.plan import Course, Job, Person, Plan
from peerpath.route.story.replay import replay, takes_place, without_idle, without_seconds
from peerpath.route.story.steps import after, rests_on, steps_of

_BY_DEFAULT = Options()
# Enough for chains of thousands. From Python 3.11 frames are on the heap, so the stack cannot overflow.
_FRAMES = 100_000
_OWN: dict[Own | None, Obstacle] = {Own.YES: Obstacle.OWN_PROFESSION, Own.PERHAPS: Obstacle.PERHAPS_OWN_PROFESSION}


def find_routes(
    catalogue: Catalogue, profile: Profile, target: str, today: date, options: Options = _BY_DEFAULT
) -> Routes | NoRoute:
    """Find the best route to a role and as many alternatives as the options ask for, or the reasons why there is none.

    Every route is replayed by code that did not plan it before it is returned; docs/planner.md has the argument why the
    first is the best. Months count from ``today``; the work of the search is limited, never its time.

    Raises KeyError if the catalogue has no such role.
    """
    if own := _OWN.get(professions(profile, catalogue).get(catalogue.roles[target].id)):
        return NoRoute(target, (Cause(target, own),))
    if {*trainings_for(catalogue.roles[target], catalogue)} & {study.qualification for study in profile.studying}:
        return NoRoute(target, (Cause(target, Obstacle.IN_TRAINING),))
    with _deep():
        question = RouteQuestion(catalogue, profile, target, today, options)
        try:
            found = list(islice(question.answers(), 1 + options.alternatives))
        except StoppedError:
            return NoRoute(target, (Cause(target, Obstacle.STOPPED),))
        if not found:
            from peerpath.route.story.causes import Causes

            return NoRoute(target, Causes(question.compiler, question.reachable).of_target())
        person = Person(catalogue, profile, today, options, is_late=question.is_late)
        plans = [(best, _plan(best)) for best in sorted(found, key=lambda best: best.key)]
    routes = [_route(best, plan, person, target) for best, plan in plans]
    if len(routes) == 1:
        return Routes(target, tuple(routes))
    from peerpath.route.story.apart import differences

    apart = (differences(routes[0], route, person) for route in routes)
    return Routes(target, tuple(replace(route, apart=values) for route, values in zip(routes, apart, strict=True)))


@contextmanager
def _deep() -> Iterator[None]:
    """Raise the recursion limit while a route is planned, since the planner recurses as deep as a plan is long."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)


def _route(best: Best, plan: Plan, person: Person, target: str) -> Route:
    """Turn what was found into the steps of a route."""
    whole = _finishing(without_seconds(plan, target, person), target, person)
    steps = steps_of(whole, target, person)
    plan = without_idle(whole, _idle(steps, person), target, person)
    replay(plan, target, person)
    told = steps if plan is whole else steps_of(plan, target, person)
    waiting = after(target, plan, person)
    return Route(
        target=target,
        months=plan.months,
        steps=told,
        after=waiting,
        beside=beside(told, waiting, person),
        rests_on=rests_on(plan, target, person),
        unpaid_months=unpaid_months(plan, person),
        optimal=best.optimal,
        at_least_months=best.at_least_months,
        study_hours=person.profile.study_hours,
    )


def _finishing(plan: Plan, target: str, person: Person) -> Plan:
    """The plan with just those courses of today that it needs, or that leave less to confirm and are in nobody's way."""
    for course, end in sorted(person.now.ends.items()):
        used = course in plan.under_way
        is_free = not any(one.start < end and takes_place(one, person) for one in plan.courses)
        if used or (end <= plan.months and is_free):
            others = {*plan.under_way} ^ {course}
            other = replace(plan, under_way=tuple(sorted(others)))
            plan = min(plan, other, key=lambda one: _to_confirm(one, target, person))
    return plan


def _to_confirm(plan: Plan, target: str, person: Person) -> tuple[int, int, int]:
    """How much is lacking, how many things the person has to say, and how many courses of today are used."""
    credits = Credits(plan, target, person)
    return credits.lacks, len(credits.confirms), len(plan.under_way)


def _idle(steps: Iterable[Step], person: Person) -> list[str]:
    """Training that serves nothing: it met a deadline by itself, which other training now meets as well."""
    wished = person.options.via
    return [one.id for step in steps for one in step.training if not one.serves and not wished]


def _plan(best: Best) -> Plan:
    """The timetable with ids instead of numbers, in the order in which its steps are told."""
    activities, table = best.problem.activities, in_order(best)
    jobs = []
    for at, (number, start) in enumerate(table.jobs):
        following = table.jobs[at + 1][1] if at + 1 < len(table.jobs) else table.months
        lasts = activities[number].lasts
        jobs.append(Job(activities[number].id, start, following if lasts == NEVER else min(following, start + lasts)))
    courses = [
        Course(activities[n].id, start, start + activities[n].months, activities[host].id if host >= 0 else None)
        for n, (start, host) in table.courses.items()
    ]
    chosen = [activities[number] for number in best.partial.activities]
    under_way = tuple(sorted(a.id for a in chosen if not a.is_job and not a.new))
    in_order_of_time = tuple(sorted(courses, key=lambda course: (course.start, course.id)))
    return Plan(table.months, tuple(jobs), in_order_of_time, under_way)


def unpaid_months(plan: Plan, person: Person) -> int:
    """Months before the first new job; none if the person has a paid job today, since they may keep it."""
    return 0 if any(not job.unpaid for job in person.now.jobs.values()) else plan.first_day

"""The question that people ask most: how do I get there from here?"""

from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush
from itertools import islice

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.route.answer import Cause, Found, NoRoute, Route
from peerpath.route.options import Measure, Options
from peerpath.route.problem.compile import Compiler
from peerpath.route.problem.formula import NEVER
from peerpath.route.search.jobs import needed_jobs, stay
from peerpath.route.search.relaxed import Relations, earliest
from peerpath.route.search.search import Best, best_route
from peerpath.route.search.timetable import Effort
from peerpath.route.story.apart import differences
from peerpath.route.story.causes import Causes
from peerpath.route.story.explain import after, steps_of
from peerpath.route.story.replay import replay
from peerpath.route.story.standing import Person, Plan
from peerpath.route.story.ways_in import ways_in as ways_in

_BY_DEFAULT = Options()


def find_routes(
    catalogue: Catalogue, profile: Profile, target: str, today: date, options: Options = _BY_DEFAULT
) -> Found | NoRoute:
    """The best route to a role, and as many others as were asked for; or what stands in the way.

    Raises KeyError where the catalogue has no such role.
    """
    person = Person(catalogue, profile, today, options.assume_months)
    question = _Question(Compiler(catalogue, profile, today, options, target))
    found = list(islice(question.answers(), 1 + options.alternatives))
    if not found:
        return NoRoute(target, question.causes())
    routes = [_route(question, best, person, target) for best in found]
    apart = (differences(routes[0], route, person) for route in routes)
    return Found(target, tuple(replace(route, apart=values) for route, values in zip(routes, apart, strict=True)))


class _Question:
    """A compiled question, and its answers from the best on."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler, self.options = compiler, compiler.options
        role = compiler.catalogue.roles[compiler.target]
        passing = [compiler.passing(id_) for id_ in self.options.via]
        self._target = compiler.formulas.every([compiler.requirements(role.requires), *passing])
        unpaid = self.options.by is Measure.UNPAID
        self._first_job = compiler.any_role() if unpaid else self._target
        self._employed = compiler.formulas.every([self._target, self._first_job])
        self.problem = compiler.problem(self._target)

    def answers(self) -> Iterator[Best]:
        """Routes from the best on, none of which does all that an earlier one does and more."""
        waiting: list[tuple[tuple[object, ...], int, Best]] = []
        tried = {0}
        given: set[frozenset[int]] = set()
        self._wait(waiting, 0)
        while waiting:
            _, without, best = heappop(waiting)
            done = (best.problem.activities[number] for number in best.partial.activities)
            steps = frozenset(activity.number for activity in done if activity.new)
            if steps not in given:
                given.add(steps)
                yield best
            for step in sorted(steps):
                if (less := without | 1 << step) not in tried:
                    tried.add(less)
                    self._wait(waiting, less)

    def causes(self) -> tuple[Cause, ...]:
        """Why there is no answer."""
        reachable = earliest(self.problem, Relations(self.problem)).value
        return Causes(self.compiler, [month < NEVER for month in reachable]).of_target()

    def _wait(self, waiting: list[tuple[tuple[object, ...], int, Best]], without: int) -> None:
        best = self._best(without)
        if best is not None:
            heappush(waiting, (best.key, without, best))

    def _best(self, without: int) -> Best | None:
        """The best route that leaves some activities out. By unpaid months: the first job as early as can be."""
        best = self._search(self._target, without)
        if self.options.by is not Measure.UNPAID or best is None:
            return best
        first = self._search(self._first_job, without)
        if first is None or first.key[1] >= best.key[1]:
            return replace(best, key=(best.key[1], *best.key[1:]))
        found = self._search(self._employed, without, first.key[1])
        if found is None:  # The search stopped before it found one; the earliest route is one all the same.
            return replace(best, key=(best.key[1], *best.key[1:]), optimal=False)
        return replace(found, key=(first.key[1], *found.key[1:]))

    def _search(self, target: int, without: int, first_job_by: int = NEVER) -> Best | None:
        problem = replace(self.problem, target=target)
        effort = Effort(self.options.effort)
        return best_route(problem, self.options.by, effort, without=without, first_job_by=first_job_by)


def _route(question: _Question, best: Best, person: Person, target: str) -> Route:
    """What was found, told in steps."""
    activities, table = best.problem.activities, best.timetable
    if question.options.by is Measure.UNPAID:
        jobs = stay(table.jobs, always=True)
    else:
        jobs = needed_jobs(best.problem, best.partial, table)
    starts = {activities[course].id: month for course, month in table.starts.items()}
    plan = Plan(table.months, starts, tuple(job if job is None else activities[job].id for job in jobs))
    replay(plan, target, person, question.options.courses)
    return Route(
        target=target,
        months=plan.months,
        steps=steps_of(plan, target, person, question.options.courses),
        after=after(target, plan, person),
        unpaid_months=unpaid_months(plan, person),
        optimal=best.optimal,
        at_least_months=best.at_least_months,
    )


def unpaid_months(plan: Plan, person: Person) -> int:
    """Months before the first role begins; none where one is held today, for it may be kept."""
    if person.now.roles:
        return 0
    return next((month for month, job in enumerate(plan.jobs) if job is not None), plan.months)

"""A question about routes, put into numbers, and its answers from the best on."""

from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.route.options import Measure, Options
from peerpath.route.problem.activity import Activity, Problem
from peerpath.route.problem.compile import Compiler
from peerpath.route.problem.formula import NEVER
from peerpath.route.search.relaxed import Relations, earliest, mask_of
from peerpath.route.search.search import Best, StoppedError, best_route
from peerpath.route.search.timetable import Effort

# How often a stopped search is tried again without a step of what it found, and the work units for each.
_TRIES, _A_TRY = 9, 1_500


class RouteQuestion:
    """A compiled question. Where there is no route by roles that are open to the person's areas, any may be a step."""

    def __init__(self, catalogue: Catalogue, profile: Profile, target: str, today: date, options: Options) -> None:
        self.options = options
        self._asked = catalogue, profile, target, today, options
        self._put(any_area=False)

    def _put(self, *, any_area: bool) -> None:
        self.compiler, self.problem, self.reachable = _compiled(*self._asked, any_area=any_area)
        self._target = self._first_job = self._employed = self.problem.target
        if self.options.by is Measure.UNPAID:
            self._first_job = self.compiler.any_job()
            self._employed = self.compiler.formulas.every([self._target, self._first_job])
            self.problem = self.compiler.problem(self._target)

    def answers(self) -> Iterator[Best]:
        """Routes from the best on, none of which does all that an earlier one does and more."""
        waiting: list[tuple[tuple[object, ...], int, Best]] = []
        tried = {0}
        given: set[frozenset[int]] = set()
        self._wait(waiting, 0)
        if not waiting:
            self._put(any_area=True)
            self._wait(waiting, 0)
        while waiting:
            _, without, best = heappop(waiting)
            steps = frozenset(activity.number for activity in chosen_of(best) if activity.new)
            if steps not in given:
                given.add(steps)
                yield best
            for step in sorted(steps):
                if (less := without | 1 << step) not in tried:
                    tried.add(less)
                    self._wait(waiting, less)

    def _wait(self, waiting: list[tuple[tuple[object, ...], int, Best]], without: int) -> None:
        try:
            best = self._best(without)
        except StoppedError:
            if not without:
                raise
            return  # Another way may be there; the first one is.
        if best is not None:
            heappush(waiting, (best.key, without, best))

    def _best(self, without: int) -> Best | None:
        """The best route that leaves some activities out. By unpaid months: the first job as early as can be."""
        best = self._searched(without)
        if self.options.by is not Measure.UNPAID or best is None:
            return best
        first = self._search(self._first_job, without)
        if first is None or first.key[1] >= best.key[1]:
            return replace(best, key=(best.key[1], *best.key[1:]))
        found = self._search(self._employed, without, first.key[1])
        if found is None:  # The search stopped before it found one; the earliest route is one all the same.
            return replace(best, key=(best.key[1], *best.key[1:]), optimal=False)
        return replace(found, key=(first.key[1], *found.key[1:]))

    def _searched(self, without: int) -> Best | None:
        """The best route found; where the search stopped, tried again without each step of it, as long as that helps."""
        best, left, by_moves = self._search(self._target, without), _TRIES, self.options.by is Measure.TIME
        while best is not None and not best.optimal and left:
            tries = [*(self._narrower() if left == _TRIES else ()), *_each_step(best)][:left]
            left -= len(tries)
            others = [self._search(self._target, without | less, effort=_A_TRY) for less in tries]
            others += [self._by_moves(without)] if by_moves else []
            by_moves = False
            found = min((other for other in (best, *others) if other is not None), key=lambda other: other.key)
            if found is best:
                break
            best = replace(found, optimal=False, at_least_months=min(best.at_least_months, found.key[1]))
        return best

    def _narrower(self) -> list[int]:
        """Smaller questions, which are soon answered: without jobs that name areas, and without other employers."""
        jobs = [activity for activity in self.problem.activities if activity.is_job and activity.new]
        areas = mask_of(job.number for job in jobs if job.preference.of_an_area)
        others = mask_of(job.number for job in jobs if job.preference.elsewhere > 1)
        return [mask for mask in dict.fromkeys((areas, others, areas | others)) if mask]

    def _search(self, target: int, without: int, first_job_by: int = NEVER, effort: int | None = None) -> Best | None:
        problem, units = replace(self.problem, target=target), Effort(effort or self.options.effort)
        if effort is None:
            return best_route(problem, self.options.by, units, without=without, first_job_by=first_job_by)
        try:
            return best_route(problem, self.options.by, units, without=without, reserve=effort)
        except StoppedError:
            return None

    def _by_moves(self, without: int) -> Best | None:
        """The route with the fewest new jobs: where the earliest is not found, it is sometimes earlier than what was."""
        problem = replace(self.problem, target=self._target)
        try:
            found = best_route(problem, Measure.MOVES, Effort(_A_TRY), without=without, reserve=_A_TRY)
        except StoppedError:
            return None
        return None if found is None else replace(found, key=(found.timetable.months, *found.key[1:]))


def _each_step(best: Best) -> list[int]:
    """A bit for each new step of a route."""
    return sorted(1 << activity.number for activity in chosen_of(best) if activity.new)


def chosen_of(best: Best) -> list[Activity]:
    """The activities of a route."""
    return [best.problem.activities[number] for number in best.partial.activities]


def _compiled(
    catalogue: Catalogue, profile: Profile, target: str, today: date, options: Options, *, any_area: bool
) -> tuple[Compiler, Problem, list[bool]]:
    """The question in numbers, and which nodes can come true.

    What can only be confirmed is left out of a choice at first; it is taken where too few other parts can be had.
    """
    last_resort = frozenset[str]()
    while True:
        compiler = Compiler(catalogue, profile, today, options, target, any_area=any_area, last_resort=last_resort)
        passing = [compiler.passing(id_) for id_ in options.via]
        problem = compiler.problem(compiler.formulas.every([compiler.of_target(), *passing]))
        reachable = [month < NEVER for month in earliest(problem, Relations(problem)).value]
        more = {group for group, node in compiler.narrowed.items() if not reachable[node]} - last_resort
        if not more:
            return compiler, problem, reachable
        last_resort |= more

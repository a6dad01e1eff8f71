"""A question about routes, put into numbers, and its answers from the best on."""

from collections.abc import Iterator
from datetime import date
from heapq import heappop, heappush
from itertools import product

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.route.options import Measure, Options
from peerpath.route.problem.activity import Activity, Problem
from peerpath.route.problem.compile import Compiler
from peerpath.route.problem.formula import NEVER
from peerpath.route.problem.today import today_of
from peerpath.route.route_problem import RouteProblem
from peerpath.route.search.relaxed import mask_of
from peerpath.route.search.search import Best, StoppedError, best_route, first_route
from peerpath.route.search.timetable import Effort

# Roles beyond which no more of the question is looked at than a route no later than a first one can hold; the months
# that are tried for a first one.
_LARGE, _MONTHS = 150, (15, 30, 60, 120, 240)
# How often a stopped search is tried again without a step of what it found, and the work units for each; the same where
# little else is to be had, since it has looked near what it found, and the units where no route of a large one is sooner.
_TRIES, _A_TRY, _FEW_TRIES, _A_SHORT_TRY = 9, 1_500, 4, 300
# Work for all other ways together, in that of the first, so that a question takes no more than three times as long with
# them, what is no search included; the work units that they may take in any case, or small questions would lose some; and
# the most, in limits of one search.
_FOR_OTHERS, _A_FEW, _MOST = 1.5, 6_000, 4
# Work units beyond the limit until there is a route at all.
_FOR_A_FIRST = 100_000
# Activities that may be gone through for all of these.
_TRIED = 7_000


class RouteQuestion:
    """A compiled question. Where there is no route by roles that are open to the person's areas, any may be a step."""

    def __init__(self, catalogue: Catalogue, profile: Profile, target: str, today: date, options: Options) -> None:
        # Who is paid today goes without pay on no route, so that time decides.
        is_paid = options.by is Measure.UNPAID and any(
            not job.unpaid for job in today_of(profile, catalogue, today).jobs.values()
        )
        self.options = replace(options, by=Measure.TIME) if is_paid else options
        self._asked = catalogue, profile, target, today, options
        self._given: list[tuple[int, Effort]] = []
        """What the searches for the first route were given, and what they left of it."""
        self._spare = Effort(0)
        self._put(any_area=False)

    def _put(self, *, any_area: bool, late: bool = False, in_doubt: frozenset[str] = frozenset()) -> None:
        catalogue, options = self._asked[0], self.options
        self.is_late = late
        """Whether no route keeps the deadlines of today's jobs, so that none of them binds."""
        self._problem = RouteProblem(*self._asked, any_area=any_area, late=late, in_doubt=in_doubt)
        self._is_large = len(catalogue.roles) > _LARGE and options.by is Measure.TIME
        self._is_first = True
        if not self._is_large:
            self._problem.whole()
        self._target = self._first_job = self._employed = self._problem.target
        if options.by is Measure.UNPAID:
            self._first_job = self.compiler.any_job()
            # A post that has ended by then was a first job too.
            employed = self.compiler.formulas.some(1, [self._first_job, self.compiler.any_month()])
            self._employed = self.compiler.formulas.every([self._target, employed])

    @property
    def compiler(self) -> Compiler:
        """What has put the question into numbers."""
        return self._problem.compiler

    @property
    def reachable(self) -> list[bool]:
        """Of each node of the whole question whether it can come true."""
        self._problem.whole()
        return self._problem.reachable

    def answers(self) -> Iterator[Best]:
        """Routes from the best on, none of which does all that an earlier one does and more."""
        best = self._first_best()
        self._spare = Effort(self._for_others())
        waiting: list[tuple[tuple[object, ...], int, Best]] = [] if best is None else [(best.key, 0, best)]
        tried = {0}
        given: set[frozenset[str]] = set()
        while waiting:
            _, without, best = heappop(waiting)
            new = [activity for activity in chosen_of(best) if activity.new]
            steps = frozenset(activity.number for activity in new)
            # A course of one's own that was training in a job before is no other way.
            if (named := frozenset(activity.id for activity in new)) not in given:
                given.add(named)
                yield best
            less = [mask for step in sorted(steps) if (mask := without | 1 << step) not in tried]
            tried.update(less)
            for entry in self._others(less):
                heappush(waiting, entry)

    def _for_others(self) -> int:
        """Work units for all other ways together."""
        spent = sum(given - effort.left for given, effort in self._given)
        return min(_MOST * self.options.effort, max(_A_FEW, int(_FOR_OTHERS * spent)))

    def _effort(self, units: int) -> Effort:
        """Work units for the first route."""
        effort = Effort(units)
        self._given.append((units, effort))
        return effort

    def _first_best(self) -> Best | None:
        best = self._conceding()
        return self._with_few_in_doubt() if best is None and self.compiler.left_out else best

    def _conceding(self, in_doubt: frozenset[str] = frozenset()) -> Best | None:
        """The best route: with roles of the person's areas, else of any, else later than a job of today wants it."""
        for late, any_area in product((False, True), repeat=2):
            # What today's job asks for by a deadline may be out of reach whatever they do.
            if late and not self.is_late and not self._has_deadlines():
                return None
            if late or any_area or in_doubt:
                self._put(any_area=any_area, late=late, in_doubt=in_doubt)
            if (best := self._best(0)) is not None:
                return best
        return None

    def _with_few_in_doubt(self) -> Best | None:
        """The best route where courses that may no longer run count too, with none of them that it can do without."""
        courses = self._asked[0].qualifications.values()
        in_doubt = frozenset(course.id for course in courses if course.may_no_longer_run)
        best = self._conceding(in_doubt)
        if best is None:
            return None
        needed = in_doubt & {activity.id for activity in chosen_of(best)}
        for course in sorted(needed) if len(needed) > 1 else ():
            needed -= {course} if self._conceding(needed - {course}) else set()
        return self._conceding(needed)

    def _has_deadlines(self) -> bool:
        """Whether a job of today asks for something by a deadline that is still to come."""
        return any(self.compiler.filled(number).dues for number in self.compiler.held_today())

    def _others(self, masks: list[int]) -> Iterator[tuple[tuple[object, ...], int, Best]]:
        """The best way that leaves out each of these sets of activities, where one is found in its share of the work."""
        for at, mask in enumerate(masks):
            if (other := self._other(mask, self._spare.left // (len(masks) - at))) is not None:
                yield other.key, mask, other

    def _other(self, without: int, units: int) -> Best | None:
        """A way that leaves some activities out, if it is found with so many work units: the first one is there anyway."""
        effort = Effort(given := min(units, self.options.effort))
        try:
            return self._best(without, effort) if given > 0 else None
        except StoppedError:
            return None
        finally:
            self._spare.spend(given - effort.left)

    def _best(self, without: int, effort: Effort | None = None) -> Best | None:
        """The best route that leaves some activities out. By unpaid months: the first job as early as can be.

        effort: for all of its searches. Without it each has its own, and one that stops is tried again.
        """
        best = self._searched(without) if effort is None else self._search(self._target, without, effort)
        if self.options.by is not Measure.UNPAID or best is None:
            return best
        first = self._search(self._first_job, without, effort)
        if first is None or first.key[1] >= best.key[1]:
            return replace(best, key=(best.key[1], *best.key[1:]))
        found = self._search(self._employed, without, effort, first.key[1])
        if found is None:  # The search stopped before it found one; the earliest route is one all the same.
            return replace(best, key=(best.key[1], *best.key[1:]), optimal=False)
        return replace(found, key=(first.key[1], *found.key[1:]))

    def _searched(self, without: int) -> Best | None:
        """The best route found; where the search stopped, tried again without each step of it, as long as that helps."""
        best, first = self._search(self._target, without), True
        # What is large takes long to be cut down each time.
        most = left = self._tries()
        # Of a small question, the search has looked near what it found.
        while best is not None and not best.optimal and left and (self._is_large or not self._is_earliest(best)):
            tries = [*(self._narrower() if left == most else ()), *_each_step(best)][:left]
            left -= len(tries)
            others = [self._another(without | less, best, self.options.by) for less in tries]
            look = first and self.options.by is Measure.TIME and not self._is_earliest(best)
            others += [self._otherwise(without, best)] if look else []
            first = False
            found = min((other for other in (best, *others) if other is not None), key=lambda other: other.key)
            if found is best:
                break
            best = replace(found, optimal=False, at_least_months=min(best.at_least_months, found.key[1]))
        return best

    def _tries(self) -> int:
        """How often a search that stops is tried again."""
        return max(1, min(_TRIES, _TRIED // (1 + len(self.compiler.activities)))) if self._is_large else _FEW_TRIES

    def _is_earliest(self, best: Best) -> bool:
        """Whether no route is sooner, though one with fewer steps may be."""
        return self.options.by is Measure.TIME and best.key[1] <= best.at_least_months

    def _narrower(self) -> list[int]:
        """Smaller questions, which are soon answered: without jobs that name areas, and without other employers."""
        jobs = [activity for activity in self.compiler.activities if activity.is_job and activity.new]
        areas = mask_of(job.number for job in jobs if job.preference.of_an_area)
        others = mask_of(job.number for job in jobs if job.preference.elsewhere > 1)
        return [mask for mask in dict.fromkeys((areas, others, areas | others)) if mask]

    def _search(
        self, target: int, without: int, effort: Effort | None = None, first_job_by: int = NEVER
    ) -> Best | None:
        units, by = effort or self._effort(self.options.effort), self.options.by
        first = self._first(without) if self._is_large else None
        if first is not None:
            return self._in_time(first, by, units, without)
        problem, is_first = self._whole(target), effort is None
        return best_route(
            problem,
            by,
            units,
            without=without,
            first_job_by=first_job_by,
            reserve=self._effort(_FOR_A_FIRST) if is_first else None,
            looks_nearby=is_first,
        )

    def _another(self, without: int, best: Best, by: Measure) -> Best | None:
        """A route with some steps left out that is better than one that has been found, if it is soon found."""
        try:
            if self._is_large:
                a_try = _A_SHORT_TRY if self._is_earliest(best) else _A_TRY
                return self._in_time(best, by, self._effort(a_try), without)
            problem, units = self._whole(self._target), self._effort(_A_SHORT_TRY)
            if by is self.options.by:
                return best_route(problem, by, units, without=without, first=best)
            return best_route(problem, by, units, without=without, reserve=self._effort(_A_TRY))
        except StoppedError:
            return None

    def _whole(self, target: int) -> Problem:
        self._problem.whole()
        return self.compiler.problem(target)

    def _in_time(self, first: Best, by: Measure, units: Effort, without: int) -> Best | None:
        """The best route that is found among those no later than a first one; else this one."""
        reach = self._problem.by(first.timetable.months)
        without |= reach.beyond
        return best_route(reach.problem, by, units, without=without, first=first, relations=reach.relations)

    def _first(self, without: int) -> Best | None:
        """A route that is soon found: with the target's employer or any, else with whichever."""
        is_first, self._is_first = self._is_first, False
        for month in _MONTHS:
            reach = self._problem.by(month, is_first=is_first)
            jobs = [activity for activity in reach.problem.activities if activity.is_job]
            others = mask_of(job.number for job in jobs if job.preference.elsewhere > 1)
            for left_out in dict.fromkeys((others, 0)):
                first = first_route(reach.problem, reach.relations, without=without | reach.beyond | left_out)
                if first is not None:
                    return first
            # With all in reach, more months bring nothing new.
            if not reach.beyond:
                return None
        return None

    def _otherwise(self, without: int, best: Best) -> Best | None:
        """The route with the fewest new jobs, or of a large question with one job of each kind.

        Where the earliest is not found, it is sometimes earlier than what was.
        """
        if self._is_large:
            reach = self._problem.by(best.timetable.months)
            return first_route(reach.problem, reach.relations, without=without | reach.beyond)
        found = self._another(without, best, Measure.MOVES)
        return None if found is None else replace(found, key=(found.timetable.months, *found.key[1:]))


def _each_step(best: Best) -> list[int]:
    """A bit for each new step of a route."""
    return sorted(1 << activity.number for activity in chosen_of(best) if activity.new)


def chosen_of(best: Best) -> list[Activity]:
    """The activities of a route."""
    return [best.problem.activities[number] for number in best.partial.activities]

"""The best route there is: best first over which way satisfies each node, each complete choice put into months."""

from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from peerpath.route.bound import Key, least_alone, least_key
from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER
from peerpath.route.options import Measure
from peerpath.route.partial import Ground, Partial, follow, ground_of
from peerpath.route.reduced import in_time, reduced
from peerpath.route.timetable import Effort, Timetable, timetable
from peerpath.route.ways import cheapest_onward, onward, straight

_FOR_A_FIRST = 5_000
"""Work units that are there for a first route whatever the limit: where there is a way, one is always given."""


class Best(NamedTuple):
    """What a search came to."""

    problem: Problem
    """The part of the question that it was found in."""
    timetable: Timetable
    partial: Partial
    key: Key
    optimal: bool = True
    at_least_months: int = 0


def best_route(
    problem: Problem, by: Measure, effort: Effort, *, without: int = 0, first_job_by: int = NEVER
) -> Best | None:
    """The best route that leaves some activities out, a bit for each; None where there is none.

    first_job_by: a month by which some role must be worked.
    """
    smaller = reduced(problem, without=without)
    if smaller is None:
        return None
    search = _Search(smaller, by, effort, first_job_by)
    search.begin()
    while search.best is not None and by in (Measure.TIME, Measure.UNPAID):
        latest = search.best.key[1]
        search = search.narrowed(latest)
        if not search.run(until_before=latest):
            break
    else:
        search.run()
    return search.answer()


class _Search:
    def __init__(
        self, problem: Problem, by: Measure, effort: Effort, first_job_by: int, best: Best | None = None
    ) -> None:
        self.problem, self.by, self.effort, self.first_job_by = problem, by, effort, first_job_by
        self.ground: Ground = ground_of(problem)
        self.best = best
        self._queue: list[tuple[int, int, int, int, Key, Partial]] = []
        self._tie = count()

    def begin(self) -> None:
        """Find routes that are good, if not the best, so that what takes longer need not be looked at."""
        for at in (*straight(self.ground), self._dive()):
            if at is not None:
                self.put_into_months(at)

    def narrowed(self, latest: int) -> "_Search":
        """The same search on what can be done by a month."""
        problem = in_time(self.problem, self.ground.relaxed, latest)
        return _Search(problem, self.by, self.effort, self.first_job_by, self.best)

    def run(self, until_before: int = 0) -> bool:
        """Go through partial routes, by the least that they come to, until none left could be better.

        Returns true, and leaves the rest, when a route is found that ends before a month.
        """
        self._put(follow(self.ground, {}, self.ground.kept))
        while self._queue and not self._is_settled(self._queue[0][:2]) and self.effort.left > 0:
            *_, key, at = heappop(self._queue)
            if self._could_be_better(key):
                if not at.open:
                    self.put_into_months(at)
                    if self.best is not None and self.best.key[1] < until_before:
                        return True
                for below in onward(self.ground, at):
                    self._put(below)
        return False

    def answer(self) -> Best | None:
        """What it came to, and whether that is proved."""
        best = self.best
        if best is None or self.effort.left > 0:
            return best and best._replace(at_least_months=best.key[1])
        at_least = min((entry[1] for entry in self._queue), default=NEVER)
        return best._replace(optimal=False, at_least_months=min(at_least, best.key[1]))

    def _dive(self) -> Partial | None:
        """Of the cheapest few ways always the one with the smallest key, down to a complete choice."""
        at = follow(self.ground, {}, self.ground.kept)
        while at is not None and at.open:
            few = cheapest_onward(self.ground, at)
            at = min(few, key=lambda below: least_key(self.ground, below, self.by), default=None)
        return at

    def put_into_months(self, at: Partial) -> None:
        """See what a complete choice comes to, and keep it if it is the best so far."""
        key, before = least_key(self.ground, at, self.by), NEVER
        if self.best is not None and (self.by is Measure.TIME or key[0] == self.best.key[0]):
            before = self.best.key[1] + (key[2:] < self.best.key[2:])
        if least_alone(self.ground, at) >= before:
            return
        effort = Effort(max(self.effort.left, _FOR_A_FIRST)) if self.best is None else self.effort
        found = timetable(self.problem, at, effort, before=before, first_job_by=self.first_job_by)
        if found is not None:
            first = found.months if self.by is Measure.TIME else key[0]
            self.best = Best(self.problem, found, at, (first, found.months, *key[2:]))

    def _put(self, at: Partial | None) -> None:
        """Queue a partial route: by measure and months, then the one with more chosen, for it soon gives a route."""
        self.effort.spend()
        if at is not None and self._could_be_better(key := least_key(self.ground, at, self.by)):
            heappush(self._queue, (*key[:2], -len(at.choice), next(self._tie), key, at))

    def _could_be_better(self, key: Key) -> bool:
        return self.best is None or key < self.best.key

    def _is_settled(self, measure_and_months: tuple[int, int]) -> bool:
        return self.best is not None and self.best.key[:2] < measure_and_months

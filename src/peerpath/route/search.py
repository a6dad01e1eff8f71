"""The best route there is: best first over which way satisfies each node, each complete choice put into months."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER, Done, Group, Worked
from peerpath.route.options import Measure
from peerpath.route.partial import Choice, Partial, helpers, partial, ways
from peerpath.route.relaxed import Relations, Relaxed, bits, earliest
from peerpath.route.timetable import Effort, Timetable, timetable

Key = tuple[int, int, int, int, tuple[int, ...]]
"""What makes one route better: the measure, the month, the steps, the roles elsewhere, the ids by their order."""


class Best(NamedTuple):
    """What a search came to."""

    problem: Problem
    timetable: Timetable
    partial: Partial
    key: Key
    optimal: bool = True
    at_least_months: int = 0


class Search:
    """One question, which may be put again with some activities left out."""

    def __init__(self, problem: Problem, by: Measure) -> None:
        self.problem, self.by = problem, by
        self.relations = Relations(problem)
        in_order = sorted(range(len(problem.activities)), key=lambda a: problem.activities[a].id)
        self._rank = {activity: rank for rank, activity in enumerate(in_order)}
        everything_new = sum(1 << n for n, activity in enumerate(problem.activities) if activity.new)
        without_steps = earliest(problem, self.relations, everything_new)
        self._free = [month < NEVER for month in without_steps.value]
        self._touched: dict[int, int] = {}
        self._kept = tuple(n for n, activity in enumerate(problem.activities) if not activity.new)

    def best(self, effort: Effort, *, without: int = 0, first_job_by: int = NEVER) -> Best | None:
        """The best route; None where there is none."""
        relaxed = earliest(self.problem, self.relations, without)
        if relaxed.value[self.problem.target] >= NEVER:
            return None
        tie = count()
        first = partial(self.problem, relaxed, {}, self._kept)
        best = self._better(self._greedy(relaxed), None, Effort(effort.left), first_job_by)
        queue = [(self._least(first), next(tie), first)]
        while queue and (best is None or queue[0][0] < best.key) and effort.spend():
            _, _, at = heappop(queue)
            if not at.open:
                best = self._better(at, best, effort, first_job_by)
            for below in self._below(at, relaxed):
                least = self._least(below)
                if below.months < NEVER and (best is None or least < best.key):
                    heappush(queue, (least, next(tie), below))
        if best is None or effort.left >= 0:
            return best and best._replace(at_least_months=best.key[1])
        at_least = min((key[1] for key, _, _ in queue), default=best.key[1])
        return best._replace(optimal=False, at_least_months=min(at_least, best.key[1]))

    def _below(self, at: Partial, relaxed: Relaxed) -> Iterator[Partial]:
        """A partial route with one thing more chosen: a way for the node that is the latest, or one more role."""
        if at.open:
            number = max(at.open, key=lambda n: (at.value[n] + at.tail[n], -n))
            for way in ways(self.problem, number, relaxed):
                yield partial(self.problem, relaxed, at.choice | {number: way}, at.extra)
        else:
            added = at.extra[len(self._kept) :]
            for role in helpers(self.problem, relaxed, at):
                if not added or role > added[-1]:
                    yield partial(self.problem, relaxed, at.choice, (*at.extra, role))

    def _better(self, at: Partial, best: Best | None, effort: Effort, first_job_by: int) -> Best | None:
        """The better of the best so far and what a complete choice comes to."""
        key, before = self._least(at), NEVER
        if best is not None and (self.by is Measure.TIME or key[0] == best.key[0]):
            before = best.key[1] + (key[2:] < best.key[2:])
        found = timetable(self.problem, at, effort, before=before, first_job_by=first_job_by)
        if found is None:
            return best
        first = found.months if self.by is Measure.TIME else key[0]
        return Best(self.problem, found, at, (first, found.months, *key[2:]))

    def _greedy(self, relaxed: Relaxed) -> Partial:
        """The relaxed answer, taken as it stands."""
        choice: Choice = {}
        while (at := partial(self.problem, relaxed, choice, self._kept)).open:
            choice = choice | {number: self._nearest(number, relaxed) for number in at.open}
        return at

    def _nearest(self, number: int, relaxed: Relaxed) -> tuple[int, ...]:
        node = self.problem.nodes[number]
        if isinstance(node, Group):
            return tuple(sorted(node.parts, key=lambda part: relaxed.value[part])[: node.count])
        return min(ways(self.problem, number, relaxed), key=lambda way: self._role_order(way[0], relaxed))

    def _role_order(self, role: int, relaxed: Relaxed) -> tuple[int, bool, bool, int]:
        activity = self.problem.activities[role]
        return relaxed.value[activity.needs], activity.new, activity.elsewhere, self._rank[role]

    def _least(self, at: Partial) -> Key:
        """No route built on a choice has a smaller key; of a complete one, all but the months is exact."""
        activities = self.problem.activities
        taken = sum(1 << activity for activity in at.activities)
        steps = [self._cost(activity) for activity in at.activities if activities[activity].new]
        for number in at.open:
            touched = 0 if self._free[number] else self._touch(number)
            if touched and not touched & taken:
                taken |= touched
                costs = [self._cost(activity) for activity in bits(touched)]
                steps.append((min(c[0] for c in costs), *min(c[1:] for c in costs)))
        measure = at.months if self.by is Measure.TIME else sum(step[0] for step in steps)
        elsewhere = sum(step[1] for step in steps)
        return measure, at.months, len(steps), elsewhere, tuple(sorted(step[2] for step in steps))

    def _cost(self, activity: int) -> tuple[int, int, int]:
        """What a step adds: to the measure, to the roles elsewhere, and its place in the order of ids."""
        step = self.problem.activities[activity]
        measure = {Measure.MOVES: int(step.is_role), Measure.STUDY: step.months}.get(self.by, 0)
        return measure, int(step.elsewhere), self._rank[activity]

    def _touch(self, number: int) -> int:
        """Activities of which at least one is needed for a node that does not come by itself."""
        if number not in self._touched:
            node, mask = self.problem.nodes[number], 0
            if isinstance(node, Group):
                for part in node.parts:
                    mask |= 0 if self._free[part] else self._touch(part)
            elif isinstance(node, Done):
                mask = 1 << node.course
            elif isinstance(node, Worked):
                mask = node.roles
            self._touched[number] = mask
        return self._touched[number]

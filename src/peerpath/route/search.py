"""The best route there is: best first over which way satisfies each node, each complete choice put into months."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER, Group
from peerpath.route.landmarks import landmarks
from peerpath.route.least import least_of
from peerpath.route.options import Measure
from peerpath.route.partial import Choice, Ground, Partial, helpers, partial, ways
from peerpath.route.reduced import reduced
from peerpath.route.relaxed import Relations, bits
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
        activities = problem.activities
        in_order = sorted(range(len(activities)), key=lambda a: activities[a].id)
        self._rank = sorted(range(len(activities)), key=in_order.__getitem__)
        self._order = [(int(a.elsewhere), rank) for a, rank in zip(activities, self._rank, strict=True)]
        self._least = least_of(problem, self.relations)
        self._kept = tuple(number for number, activity in enumerate(activities) if not activity.new)

    def best(self, effort: Effort, *, without: int = 0, first_job_by: int = NEVER) -> Best | None:
        """The best route; None where there is none."""
        ground = self._ground(without, NEVER)
        if ground.relaxed.value[self.problem.target] >= NEVER:
            return None
        best = self._better(ground, self._greedy(ground), None, Effort(effort.left), first_job_by)
        if best is not None and self.by in (Measure.TIME, Measure.UNPAID):
            ground = self._ground(without, best.key[1])
        return self._from(ground, best, effort, first_job_by)

    def _from(self, ground: Ground, best: Best | None, effort: Effort, first_job_by: int) -> Best | None:
        tie = count()
        first = partial(ground, {}, self._kept)
        queue = [(*self._key(first, ground)[:2], 0, next(tie), first)]
        while queue and (best is None or queue[0][:2] <= best.key[:2]) and effort.spend():
            at = heappop(queue)[-1]
            if best is not None and self._key(at, ground) >= best.key:
                continue
            if not at.open:
                best = self._better(ground, at, best, effort, first_job_by)
            for below in self._below(ground, at):
                key = self._key(below, ground)
                if below.months < NEVER and (best is None or key < best.key):
                    heappush(queue, (*key[:2], -len(below.choice), next(tie), below))
        if best is None or effort.left >= 0:
            return best and best._replace(at_least_months=best.key[1])
        at_least = min((entry[1] for entry in queue), default=best.key[1])
        return best._replace(optimal=False, at_least_months=min(at_least, best.key[1]))

    def _ground(self, without: int, latest: int) -> Ground:
        relaxed = reduced(self.problem, self.relations, self._rank, without, latest)
        passed = landmarks(self.problem, self.relations, relaxed)
        costly = sum(1 << number for number, least in enumerate(self._least) if least.touched)
        return Ground(self.problem, relaxed, self._least, [bits(nodes & costly) for nodes in passed])

    def _below(self, ground: Ground, at: Partial) -> Iterator[Partial]:
        """A partial route with one thing more chosen: a way for the node that is the latest, or one more role."""
        if at.open:
            number = max(at.open, key=lambda n: (at.value[n] + at.tail[n], -n))
            for way in ways(ground, number):
                yield partial(ground, at.choice | {number: way}, at.extra)
        else:
            added = at.extra[len(self._kept) :]
            for role in helpers(ground, at):
                if not added or role > added[-1]:
                    yield partial(ground, at.choice, (*at.extra, role))

    def _better(self, ground: Ground, at: Partial, best: Best | None, effort: Effort, first_job_by: int) -> Best | None:
        """The better of the best so far and what a complete choice comes to."""
        key, before = self._key(at, ground), NEVER
        if best is not None and (self.by is Measure.TIME or key[0] == best.key[0]):
            before = best.key[1] + (key[2:] < best.key[2:])
        found = timetable(self.problem, at, effort, before=before, first_job_by=first_job_by)
        if found is None:
            return best
        first = found.months if self.by is Measure.TIME else key[0]
        return Best(self.problem, found, at, (first, found.months, *key[2:]))

    def _greedy(self, ground: Ground) -> Partial:
        """The relaxed answer, taken as it stands."""
        choice: Choice = {}
        while (at := partial(ground, choice, self._kept)).open:
            choice = choice | {number: self._nearest(number, ground) for number in at.open}
        return at

    def _nearest(self, number: int, ground: Ground) -> tuple[int, ...]:
        node, value = self.problem.nodes[number], ground.relaxed.value
        if isinstance(node, Group):
            return tuple(sorted(node.parts, key=lambda part: value[part])[: node.count])
        return min(ways(ground, number), key=lambda way: self._role_order(way[0], value))

    def _role_order(self, role: int, value: list[int]) -> tuple[int, bool, bool, int]:
        activity = self.problem.activities[role]
        return value[activity.needs], activity.new, activity.elsewhere, self._rank[role]

    def _key(self, at: Partial, ground: Ground) -> Key:
        """No route built on a choice has a smaller key; of a complete one, all but the months is exact."""
        chosen = at.activities
        steps = [self._order[activity] for activity in chosen if self.problem.activities[activity].new]
        free = ground.relaxed.begun & ~sum(1 << activity for activity in chosen)
        moves = [activity for activity in chosen if self._is_move(activity)]
        for number, _, _, fewest in at.missing:
            if fewest:
                touched = bits(self._least[number].touched & free)
                steps += sorted([self._order[activity] for activity in touched])[:fewest]
                moves += touched[:1] if all(map(self._is_move, touched)) else []
        measure = at.months
        if self.by is not Measure.TIME:
            study = sum(self.problem.activities[a].months for a in chosen) + sum(lacks.study for lacks in at.missing)
            measure = {Measure.MOVES: len(moves), Measure.STUDY: study}.get(self.by, 0)
        return measure, at.months, len(steps), sum(e for e, _ in steps), tuple(sorted([rank for _, rank in steps]))

    def _is_move(self, activity: int) -> bool:
        return self.problem.activities[activity].is_role and self.problem.activities[activity].new

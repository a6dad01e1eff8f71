"""The best route there is: best first over which way satisfies each node, each complete choice put into months."""

from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import count, permutations

from msgspec import Struct
from msgspec.structs import replace

from peerpath.route.options import Measure
from peerpath.route.problem.activity import Activity, Problem
from peerpath.route.problem.formula import NEVER
from peerpath.route.search.bound import (
    NO_KEY,
    Key,
    Ties,
    by_itself,
    covered,
    finished_of,
    jobs_of_fewest,
    least_key,
    own_of_any,
    ties_of,
    work_of,
)
from peerpath.route.search.branching import Branch, first_there, least_in_a_row, onward
from peerpath.route.search.ground import Choices, Ground, ground_of
from peerpath.route.search.helpers import is_of_use
from peerpath.route.search.nearby import nearby, with_jobs
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.reduced import reduced
from peerpath.route.search.relaxed import Relations, mask_of
from peerpath.route.search.timetable import Effort, Timetable, timetable

# Work units for a first route of a large question, and activities up to which they are gone through.
_A_FIRST, _FEW_ACTIVITIES = 500, 100
# This many ways cost one work unit to list.
_WAYS_A_UNIT = 10
# Work units for the timetables of one choice, each time that it has its turn: the others get theirs in between.
_A_TIMETABLE = (30, 300, 8_000)
# A partial route costs one work unit more for each time that it takes in this many nodes and activities.
_LONG = 200
# Work units after which a first search looks for better routes near the best, those for each of two ways to do so, and
# those for a timetable on the way.
_A_WHILE, _NEARBY, _A_GLANCE = 600, 1_000, 100
# Work units that may pass with no better route and no higher bound, before such a search gives up.
_PATIENCE = 1_000
# This many activities cost one work unit to cut down.
_STEPS_A_UNIT = 4
# The ways that a dive considers at each node, and partial routes after which the search dives from the next one.
_FEW, _EACH = 6, 6
# New jobs up to which their orders are looked at for one that the pathway draws, and how many of these are tried.
_ORDERS, _TRIES = 7, 12


class StoppedError(Exception):
    """A search ended at its limit without a route: whether there is one is not known."""


class Best(Struct, frozen=True):
    """What a search came to."""

    timetable: Timetable
    partial: Partial
    key: Key
    optimal: bool = True
    at_least_months: int = 0

    @property
    def problem(self) -> Problem:
        """The part of the question that it was found in."""
        return self.partial.ground.problem


def best_route(
    problem: Problem,
    by: Measure,
    effort: Effort,
    *,
    without: int = 0,
    first_job_by: int = NEVER,
    reserve: Effort | None = None,
    first: Best | None = None,
    relations: Relations | None = None,
    looks_nearby: bool = False,
) -> Best | None:
    """The best route that leaves some activities out, a bit for each; None where there is none.

    first_job_by: a month by which some new job has begun. reserve: work units beyond the limit that are there for a first
    route. first: a route that is known. relations: those of the
    problem, where they are known. looks_nearby: whether a search that takes long may look for better routes near the best
    so far, beyond the limit. Raises StoppedError where not even these were enough to find one.
    """
    search = _Search(by, effort, first_job_by, reserve or Effort(0), looks_nearby=looks_nearby)
    search.best = first
    smaller = reduced(problem, without=without, most_alike=_most_jobs(first, problem, by), relations=relations)
    if smaller is None:
        return None
    ground = ground_of(smaller)
    search.begin(ground)
    search.run(ground)
    if search.has_stopped:
        raise StoppedError
    return search.answer()


def first_route(problem: Problem, relations: Relations, *, without: int = 0) -> Best | None:
    """A route that is good, if not the earliest, and soon found; None where there is none, or none that is."""
    smaller = reduced(problem, without=without, most_alike=1, relations=relations)
    if smaller is None:
        return None
    search, ground = _Search(Measure.TIME, Effort(_A_FIRST), NEVER, Effort(0)), ground_of(smaller)
    # With less for each, one that is hard to put into months leaves enough for the others.
    search.begin(ground, _A_GLANCE)
    if len(smaller.activities) < _FEW_ACTIVITIES:
        search.run(ground)
    return search.best


def _most_jobs(best: Best | None, problem: Problem, by: Measure) -> int:
    """The most new jobs that a better route than this one can have: each but the last is kept for its stay."""
    if best is None or by not in (Measure.TIME, Measure.MOVES):
        return NEVER
    new = [activity for activity in problem.activities if activity.is_job and activity.new]
    shortest = min([activity.least for activity in new], default=0)
    soonest = min([activity.delay for activity in new], default=0)
    # Each job but the last is kept for its stay, one after another, and the first begins no sooner than any can.
    by_months = 1 + max(0, best.timetable.months - soonest) // shortest if shortest else NEVER
    return max(1, best.key[2] if by is Measure.MOVES else by_months)


class _Search:
    def __init__(
        self, by: Measure, effort: Effort, first_job_by: int, reserve: Effort, *, looks_nearby: bool = False
    ) -> None:
        self.by, self.effort, self.first_job_by, self._reserve = by, effort, first_job_by, reserve
        self._looks_nearby = looks_nearby
        self._gave_up = False
        self._reached: tuple[tuple[int, int], Key] = (NO_KEY[:2], NO_KEY)
        """The bound and the best route as they were when one of them was last better, and the work that was left then."""
        self._left_then = effort.left
        self._cut = NEVER
        """The least month of a choice whose timetables were not all looked at."""
        self.best: Best | None = None
        self._queue: list[tuple[int, int, int, tuple[object, ...], int, int, Key, Partial | list[Branch]]] = []
        self._tie = count()
        self._looked_at = NEVER
        """The month of the partial route looked at last; where a search stops, it may be less than half seen."""

    def begin(self, ground: Ground, units: int = 0) -> None:
        """Find routes that are good, if not the best, so that what takes longer need not be looked at.

        units: work units for each, if not as many as a first route is worth.
        """
        root = follow(ground, ground.only, ground.kept)
        if root is None:
            return
        least = least_key(root, self.by)[:2]
        # Cheap looks first: each is skipped once a route is as good as the bound of the root.
        seen: list[Choices] = []
        for find in (first_there, least_in_a_row, self._dive):
            if self.best is None or self.best.key[:2] > least:
                at = find(root)
                # All three may come to one choice: its timetables are gone through once, and wait their turn once.
                if at is not None and at.choice not in seen:
                    seen.append(at.choice)
                    self._try(at, units)

    def _try(self, at: Partial | None, units: int) -> None:
        """Put a complete choice into months, however long it is."""
        if at is not None:
            self._put_into_months(at, self._by_itself(at, self._least_key(at)), 1, units)

    def run(self, ground: Ground) -> None:
        """Go through partial routes, by the least that they come to, until none left could be better.

        Where the least is equal for many, none is complete for long: so now and then it dives for a sooner route.
        """
        seen, dive_at, wait = 0, _EACH, _EACH
        self._put(follow(ground, ground.only, ground.kept))
        later = self.effort.left - _A_WHILE if self._looks_nearby else -NEVER
        while self._queue and not self._is_settled(self._queue[0][:2]) and self._may_go_on():
            if self.best is not None and self.effort.left < later:
                self._look_nearby(ground)
                later = -NEVER
            if self._is_stuck():
                self._gave_up = True
                return
            _, _, turn, *_, key, at = heappop(self._queue)
            # A better route was found since it was put there.
            if not self._could_be_better(key):
                continue
            self._looked_at = key[1]
            if isinstance(at, list):
                self._go_on(at)
            elif turn:
                self._put_into_months(at, key, turn)
            else:
                seen += 1
                if not at.open:
                    self._put_by_itself(at, key)
                elif seen >= dive_at and (self.best is None or key[1] < self.best.key[1]):
                    before = self.best
                    self._try(self._dive(at), _A_GLANCE)
                    wait = 2 * wait if self.best is before else _EACH
                    dive_at = seen + wait
                ways = onward(at, key, self.by, self._able(at))
                self.effort.spend(len(ways) // _WAYS_A_UNIT)
                self._go_on(ways)

    def _is_stuck(self) -> bool:
        """Whether much work has brought neither a better route nor a higher bound."""
        if self.best is None or not self._looks_nearby:
            return False
        reached = self._queue[0][:2], self.best.key
        if reached != self._reached:
            self._reached, self._left_then = reached, self.effort.left
        return self._left_then - self.effort.left > _PATIENCE

    def _look_nearby(self, ground: Ground) -> None:
        """Look for better routes near the best: that takes less than a proof does, and spares it what is no better."""
        kept = self.effort, self._queue, self._cut
        for look in (self._leave_out, self._exchange):
            self.effort, self._queue = Effort(_NEARBY), []
            look(ground)
        self.effort, self._queue, self._cut = kept

    def _leave_out(self, ground: Ground) -> None:
        """Begin again without a step of the best route, as long as that gives a better one."""
        place = {activity.number: at for at, activity in enumerate(ground.problem.activities)}
        tried: set[int] = set()
        while self.best is not None and self.effort.left > 0:
            before = self.best
            steps = sorted(place[activity.number] for activity in _chosen(before) if activity.new)
            step = next((step for step in steps if step not in tried), None)
            if step is None or not self.effort.spend(len(place) // _STEPS_A_UNIT):
                return
            smaller = reduced(ground.problem, without=1 << step)
            if smaller is not None:
                self.begin(ground_of(smaller), _A_GLANCE)
            tried = tried | {step} if self.best is before else set()

    def _exchange(self, ground: Ground) -> None:
        """Put choices with other jobs into months, the one first that could be over soonest."""
        assert self.best is not None
        jobs = {activity.number for activity in _chosen(self.best) if activity.is_job and activity.new}
        mask = mask_of(at for at, activity in enumerate(ground.problem.activities) if activity.number in jobs)
        seen: set[int] = set()
        self._look_around(with_jobs(ground, mask), seen)
        while self._queue and not self._is_settled(self._queue[0][:2]) and self.effort.left > 0:
            _, _, turn, *_, key, at = heappop(self._queue)
            assert isinstance(at, Partial)
            self._put_into_months(at, key, turn)
            if turn == 1:
                self._look_around(at, seen)

    def _look_around(self, at: Partial | None, seen: set[int]) -> None:
        """Let choices near a complete one wait for their months, where they may be better and were not seen."""
        if at is None:
            return
        for jobs in nearby(at):
            if not self.effort.spend(1 + len(at.value) // _LONG):
                return
            near = None if jobs in seen else with_jobs(at.ground, jobs)
            seen.add(jobs)
            if near is not None and near.there not in seen:
                seen.add(near.there)
                key = self._by_itself(near, self._least_key(near))
                if self._could_be_better(key):
                    self._queue_up(key, len(near.choice), near, 1)

    def _may_go_on(self) -> bool:
        return self.effort.left > 0 or (self.best is None and self._reserve.left > 0)

    @property
    def has_stopped(self) -> bool:
        """Whether it ended without a route before it had looked everywhere."""
        return self.best is None and (self._reserve.left <= 0 or self._cut < NEVER)

    def answer(self) -> Best | None:
        """What it came to, and whether that is proved; whatever the search stopped at, no way is below the bounds left."""
        best = self.best
        if best is None:
            return None
        is_through = self.effort.left > 0 and not self._gave_up
        if is_through and self._cut >= best.key[1]:
            return replace(best, at_least_months=best.key[1])
        if is_through:
            return replace(best, optimal=False, at_least_months=self._cut)
        # Whatever was not looked at stands in the queue with a bound, or was cut with one.
        at_least = min([best.key[1], self._cut, self._looked_at, *(entry[1] for entry in self._queue)])
        return replace(best, optimal=False, at_least_months=at_least)

    def _dive(self, root: Partial) -> Partial | None:
        """Of the cheapest few ways always the one with the smallest key, down to a complete choice that may be the best."""
        at = root
        while at.open:
            few = [follow(way.ground, way.choice, way.extra) for way in onward(at, NO_KEY, self.by)[-_FEW:]]
            self.effort.spend(len(few))
            keyed = [(self._least_key(one), one) for one in few if one is not None]
            if not keyed:
                return None
            key, at = min(keyed, key=lambda one: one[0])
            if not self._could_be_better(key):
                return None
        return at

    def _able(self, at: Partial) -> int:
        """A bit for each job that can take part in a route that is better than the best so far."""
        return -1 if self._could_take_another(at) else jobs_of_fewest(at)

    def _could_take_another(self, at: Partial) -> bool:
        """Whether a route with one new job more than a partial one has could still be better than the best so far."""
        measure, months, jobs, _, _ = self._least_key(at)
        # Its own courses may be fewer than the least key has: the further job may train in them.
        own = own_of_any(at)
        measure += self.by is Measure.MOVES
        # The months of a further job can only add to this bound.
        if not self._could_be_better((measure, months, jobs + 1, own, ())):
            return False
        months = max(months, covered(at, work_of(at), more=1))
        measure = months if self.by is Measure.TIME else measure
        return self._could_be_better((measure, months, jobs + 1, own, ()))

    def _least_key(self, at: Partial) -> Key:
        last = NEVER if self.best is None or self.by is not Measure.TIME else self.best.key[1]
        return least_key(at, self.by, last)

    def _by_itself(self, at: Partial, key: Key) -> Key:
        """The least key of a complete choice to which no further job is added."""
        months = by_itself(at, key[1])
        return months if self.by is Measure.TIME else key[0], months, *key[2:]

    def _put_by_itself(self, at: Partial, known: Key) -> None:
        """Put a complete choice into months: now, or when its turn comes if its own key is larger than the bound."""
        if not is_of_use(at):
            return
        key = self._by_itself(at, known)
        if key[1] == known[1]:
            self._put_into_months(at, key)
        elif self._could_be_better(key):
            self._queue_up(key, len(at.choice), at, 1)

    def _put_into_months(self, at: Partial, key: Key, turn: int = 0, units: int = 0) -> None:
        """Find the timetable of a complete choice, and keep it if it is the best so far; a slow one waits its turn.

        units: work units for it where not as many as its turn gives.
        """
        if _studies_twice(at):
            return
        before = self._to_beat(key)
        if key[1] >= before:
            return
        # A first route is worth the reserve: with none, a person would be told nothing at all.
        effort = self._reserve if self.best is None and self.effort.left <= 0 else self.effort
        turn = max(turn, int(self.best is None))
        tried = Effort(given := min(effort.left, units or _A_TIMETABLE[turn]))
        found = timetable(at.ground.problem, at, tried, before=before, first_job_by=self.first_job_by)
        effort.spend(given - max(0, tried.left))
        if tried.left <= 0 and turn + 1 < len(_A_TIMETABLE):
            self._queue_up(key, len(at.choice), at, turn + 1)
        elif tried.left <= 0:
            self._cut = min(self._cut, key[1])
        if found is None:
            return
        found, undrawn = self._as_drawn(at, found, effort)
        first = found.months if self.by is Measure.TIME else key[0]
        new = [activity for activity in _chosen_of(at) if activity.new]
        jobs, own = sum(one.is_job for one in new), sum(one.is_own for one in new)
        best = Best(found, at, (first, found.months, jobs, own, _ties(at, undrawn)))
        if self._could_be_better(best.key):
            self.best = best

    def _to_beat(self, key: Key) -> int:
        """The month before which a route must end to be better: that of the best itself where it has more jobs or courses."""
        before = NEVER
        if self.best is not None and (self.by is Measure.TIME or key[0] == self.best.key[0]):
            before = self.best.key[1] + (key[2:] < self.best.key[2:])
        return before

    def _as_drawn(self, at: Partial, found: Timetable, effort: Effort) -> tuple[Timetable, int]:
        """The order of its jobs that the pathway draws best, of those that come to the same month."""
        undrawn, jobs = undrawn_of(at, [job for job, _ in found.jobs]), [job for job, _ in found.jobs]
        if not undrawn or not 1 < len(jobs) <= _ORDERS:
            return found, undrawn
        orders = sorted(permutations(jobs), key=lambda order: undrawn_of(at, order))
        for order in orders[:_TRIES]:
            if (fewer := undrawn_of(at, order)) >= undrawn:
                break
            # The same month is good enough: only what the pathway draws is to be better.
            problem, before = at.ground.problem, found.months + 1
            other = timetable(problem, at, effort, before=before, first_job_by=self.first_job_by, order=order)
            if other is not None:
                return other, fewer
        return found, undrawn

    def _go_on(self, ways: list[Branch]) -> None:
        """Follow the first of the ways; the rest waits its turn."""
        if ways:
            way = ways.pop()
            self._put(follow(way.ground, way.choice, way.extra), way.key)
        if ways and self._could_be_better(ways[-1].key):
            self._queue_up(ways[-1].key, len(ways[-1].choice), ways)

    def _put(self, at: Partial | None, known: Key = NO_KEY) -> None:
        self.effort.spend(1 + (len(at.value) // _LONG if at is not None else 0))
        if at is not None and self._could_be_better(key := max(known, self._least_key(at))):
            self._queue_up(key, len(at.choice), at)

    def _queue_up(self, key: Key, chosen: int, what: Partial | list[Branch], turn: int = 0) -> None:
        """By measure and months, then what had no turn yet, then by the rest of the key, then the one with more chosen."""
        heappush(self._queue, (*key[:2], turn, key[2:], -chosen, next(self._tie), key, what))

    def _could_be_better(self, key: Key) -> bool:
        return self.best is None or key < self.best.key

    def _is_settled(self, measure_and_months: tuple[int, int]) -> bool:
        return self.best is not None and self.best.key[:2] < measure_and_months


def _chosen(best: Best) -> list[Activity]:
    """The activities of a route."""
    return _chosen_of(best.partial)


def _chosen_of(at: Partial) -> list[Activity]:
    return [at.ground.problem.activities[number] for number in at.activities]


def _studies_twice(at: Partial) -> bool:
    """Whether a course is taken both as one's own and as training, or a second time without a first.

    A choice without the later one, or with it as the first, is no worse.
    """
    courses = [activity for a in at.activities if not (activity := at.ground.problem.activities[a]).is_job]
    taken = {(course.id, course.again) for course in courses}
    return len(taken) < len(courses) or any(again and (id_, False) not in taken for id_, again in taken)


def undrawn_of(at: Partial, jobs: Sequence[int]) -> int:
    """How many new jobs, in their order, the pathway draws neither to the next one nor to the target."""
    activities = at.ground.problem.activities
    ids = [*(activities[job].id for job in jobs), at.ground.problem.target_id]
    return sum(head not in activities[job].leads for job, head in zip(jobs, ids[1:], strict=True))


def _ties(at: Partial, undrawn: int) -> Ties:
    """What decides among equals for a complete choice."""
    new = [activity for activity in map(at.ground.problem.activities.__getitem__, at.activities) if activity.new]
    jobs, courses = [one for one in new if one.is_job], [one for one in new if not one.is_job]
    return ties_of(jobs, courses, undrawn, finished_of(at))

"""Which activities others can stand in for. docs/planner.md has the arguments ("Dominance").

A course is useless where another is as good: in a route with both, the better one does for the other. A job is kept in
one piece, so months in a second post may be wanted besides those in a better one. It takes part only where every better
job does too: a route with it and without one of them is no worse with that one in its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from peerpath.route.problem.activity import Activity, ActivityKind, Problem
from peerpath.route.problem.formula import ALWAYS, NEVER, Group, Worked
from peerpath.route.search.relaxed import bits
from peerpath.route.search.uses import Use


class StandIns:
    """Activities found useful so far, by what they are good for; each may stand in for others."""

    def __init__(self, problem: Problem, most_alike: int, jobs: int = -1, kept: int = 0) -> None:
        self._problem, self._most_alike, self._jobs, self._kept = problem, most_alike, jobs, kept
        self._alike: dict[int, tuple[dict[int, list[int]], ...]] = {}
        """What they are good for → their kind → the shape of each → their numbers."""
        self._giving: dict[int, list[int]] = defaultdict(list)
        self._nodes: dict[int, Sequence[int]] = {}
        self._shapes: dict[tuple[object, ...], int] = {}
        self._shape_by_number: dict[int, int] = {}
        self._as_good: dict[tuple[int, int, bool], bool] = {}

    def add(self, number: int, good_for: int) -> None:
        """Take in an activity; one that was taken in before, and is good for more now, as well."""
        if good_for not in self._alike:
            self._alike[good_for] = tuple({} for _ in ActivityKind)
            for node in self._bits(good_for):
                self._giving[node].append(good_for)
        kind = self._problem.activities[number].kind
        self._alike[good_for][kind.value].setdefault(self._shape(number), []).append(number)

    def are_enough(self, number: int, good_for: int) -> bool:
        """Whether so many others are as good that an activity can be part of no best route."""
        # Several jobs of one kind may follow each other for more months; of courses that give the same, one is enough.
        enough = self._most_alike if self._problem.activities[number].is_job else 1
        if enough >= NEVER:
            return False
        found: set[int] = set()
        for other in self.at_least(number, good_for):
            found.add(other)
            if len(found) >= enough:
                return True
        return False

    def at_least(self, number: int, good_for: int) -> Iterator[int]:
        """Those that are good for as much or more and can take an activity's place."""
        # Whatever is as good gives all of these, so also the one that fewest give.
        rarest = min([self._giving[node] for node in self._bits(good_for)], key=len)
        for others in rarest:
            if good_for & others == good_for:
                yield from self._as_good_as(number, self._alike[others])

    def _as_good_as(self, number: int, alike: Sequence[Mapping[int, list[int]]]) -> Iterator[int]:
        """Those that can take an activity's place and give as much."""
        activities, mine = self._problem.activities, self._shape(number)
        one = activities[number]
        # Only a course of one's own that is there in any case stands in for another kind.
        kinds = (one.kind,) if one.kind is ActivityKind.COURSE or not self._kept else (one.kind, ActivityKind.COURSE)
        for kind in kinds:
            for shape, members in alike[kind.value].items():
                # Of hundreds of trainings nearly all have hosts of their own.
                if kind is ActivityKind.TRAINING and one.hosts & self._jobs & ~activities[members[0]].hosts:
                    continue
                for other in members:
                    is_there = bool(self._kept >> other & 1)
                    if not self._is_as_good((shape, mine, is_there), other, number):
                        continue
                    # Only one of two that are each as good as the other may give way: the order decides which.
                    if other != number and (is_there or activities[other].order < one.order):
                        yield other

    def _bits(self, good_for: int) -> Sequence[int]:
        """The nodes of a set, kept since few sets are met again and again."""
        if good_for not in self._nodes:
            self._nodes[good_for] = bits(good_for)
        return self._nodes[good_for]

    def _shape(self, number: int) -> int:
        """A number that activities share where each can replace the same others."""
        if number not in self._shape_by_number:
            shape = _shape_of(self._problem.activities[number])
            self._shape_by_number[number] = self._shapes.setdefault(shape, len(self._shapes))
        return self._shape_by_number[number]

    def _is_as_good(self, shapes: tuple[int, int, bool], first: int, second: int) -> bool:
        if shapes not in self._as_good:
            self._as_good[shapes] = is_as_good(self._problem, first, second, self._jobs, is_there=shapes[2])
        return self._as_good[shapes]


def _shape_of(activity: Activity) -> tuple[object, ...]:
    """All that `is_as_good` looks at."""
    a = activity
    if a.kind is not ActivityKind.JOB:
        return a.kind, a.new, a.needs, a.months, a.takes_place, a.hosts
    return (
        a.kind,
        a.new,
        a.needs,
        a.preference.band,
        a.led,
        a.delay,
        a.least,
        a.lasts,
        a.after,
        a.dues,
        a.confirms,
        a.leads,
    )


def worth_it(
    problem: Problem,
    uses: Mapping[int, Use],
    activities: Iterable[int],
    needed: int,
    *,
    kept: int = 0,
    most_alike: int,
    jobs: int = -1,
) -> list[int]:
    """Activities that give what is needed, without those that can be part of no best route.

    activities: in the order of preference. kept: those that are there in any case. most_alike: a bound on the new jobs of
    a best route; a job with so many better ones can be part of none. jobs: a bit for each job that can take part.
    """
    stand_ins, found = StandIns(problem, most_alike, jobs, kept), []
    for number in activities:
        good_for, there = uses[number].among(needed), kept >> number & 1
        if there or (good_for and not stand_ins.are_enough(number, good_for)):
            found.append(number)
            if good_for:
                stand_ins.add(number, good_for)
    return found


def better_jobs(problem: Problem, uses: Mapping[int, Use]) -> list[int]:
    """For each new job, the bits of the jobs before it in preference that are as good."""
    stand_ins, better = StandIns(problem, NEVER), [0] * len(problem.activities)
    jobs = [number for number, activity in enumerate(problem.activities) if activity.is_job and activity.new]
    for number in sorted(jobs, key=lambda number: problem.activities[number].order):
        good_for = uses[number].one_of
        if good_for:
            for other in stand_ins.at_least(number, good_for):
                better[number] |= 1 << other
            stand_ins.add(number, good_for)
    return better


def is_as_good(problem: Problem, first: int, second: int, jobs: int = -1, *, is_there: bool = False) -> bool:
    """Whether an activity can take the place of another one in any route that does without it, given what both give.

    jobs: a bit for each job that can take part. is_there: the first is part of the route in any case, so that the other
    one is left out for nothing.
    """
    one, other = problem.activities[first], problem.activities[second]
    if one.is_job is not other.is_job or not one.new or not other.new:
        return False  # An activity of today neither replaces nor is replaced.
    if one.is_job:
        return _is_as_good_a_job(one, other) and _asks_no_more(problem, one.needs, other.needs, jobs)
    # Where something lapses, the later of two courses may be the one that counts.
    if problem.is_timed or one.months > other.months or one.takes_place > other.takes_place:
        return False
    if one.kind is not other.kind and not (is_there and one.kind is ActivityKind.COURSE):
        return False
    no_harder = one.kind is ActivityKind.COURSE or not other.hosts & jobs & ~one.hosts
    return no_harder and _asks_no_more(problem, one.needs, other.needs, jobs)


def _is_as_good_a_job(one: Activity, other: Activity) -> bool:
    # A higher band may keep a later job from following, a lower one may not follow an earlier job: only an equal one is safe.
    same_place = one.preference.band == other.preference.band and one.led == other.led
    no_longer = one.delay <= other.delay and one.least <= other.least and one.lasts >= other.lasts
    # A deadline is one demand more, unless both jobs have the same ones.
    freely = (not one.dues or one.dues == other.dues) and one.confirms <= other.confirms
    return same_place and no_longer and one.after <= other.after and freely and one.leads >= other.leads


def _asks_no_more(problem: Problem, first: int, second: int, jobs: int) -> bool:
    """Whether the first of two nodes is true wherever the second is."""
    if first == second or problem.nodes[first] == ALWAYS:
        return True
    asked = _parts(problem, second)
    return all(part in asked or _is_worked_by(problem, part, asked, jobs) for part in _parts(problem, first))


def _parts(problem: Problem, number: int) -> tuple[int, ...]:
    node = problem.nodes[number]
    return node.parts if isinstance(node, Group) and not node.is_choice else (number,)


def _is_worked_by(problem: Problem, number: int, others: Iterable[int], jobs: int) -> bool:
    """Whether one of some nodes asks for as many months, in no roles but those that count for a node as well."""
    node = problem.nodes[number]
    if not isinstance(node, Worked) or node.window < NEVER:
        return False
    worked = [other for one in others if isinstance(other := problem.nodes[one], Worked) and other.window == NEVER]
    return any(
        bool(node.months) is bool(other.months) and node.months <= other.months and not other.roles & jobs & ~node.roles
        for other in worked
    )

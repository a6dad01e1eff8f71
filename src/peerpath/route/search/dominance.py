"""Which activities others can stand in for. docs/planner.md has the arguments ("Dominance").

A course for which another is as good is of no use at all: with both, the better one takes the place of the other. A job
is kept in one piece, so that months in a second post may be wanted beside those in a better one. It takes part only
where every better job does too: a route with it and without one of them is no worse with that one in its place.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from peerpath.route.problem.activity import Activity, Problem
from peerpath.route.problem.formula import ALWAYS, Group
from peerpath.route.search.relaxed import bits
from peerpath.route.search.uses import Use


class _Known:
    """Activities found so far, by what they are good for."""

    def __init__(self) -> None:
        self._alike: dict[int, list[int]] = {}
        self._giving: dict[int, list[int]] = defaultdict(list)

    def add(self, number: int, good_for: int) -> None:
        if good_for not in self._alike:
            self._alike[good_for] = []
            for node in bits(good_for):
                self._giving[node].append(good_for)
        self._alike[good_for].append(number)

    def at_least(self, good_for: int) -> Iterable[int]:
        """Those that are good for as much or more."""
        rarest = min([self._giving[node] for node in bits(good_for)], key=len)
        for others in rarest:
            if good_for & others == good_for:
                yield from self._alike[others]


def worth_it(
    problem: Problem, uses: Sequence[Use], activities: Iterable[int], needed: int, *, kept: int = 0, most_alike: int
) -> list[int]:
    """Activities that give what is needed, without those that can be part of no best route.

    activities: in the order of preference. kept: those that are there in any case. most_alike: a bound on the new jobs of
    a best route; a job with so many better ones can be part of none.
    """
    known, found = _Known(), []
    for number in activities:
        good_for = uses[number].among(needed)
        if not good_for and not kept >> number & 1:
            continue
        if good_for and not kept >> number & 1:
            enough = most_alike if problem.activities[number].is_job else 1
            if _stand_ins(problem, known, number, good_for, enough) >= enough:
                continue
        found.append(number)
        if good_for:
            known.add(number, good_for)
    return found


def _stand_ins(problem: Problem, known: _Known, number: int, good_for: int, enough: int) -> int:
    count = 0
    for other in known.at_least(good_for):
        if is_as_good(problem, other, number):
            count += 1
            if count >= enough:
                break
    return count


def better_jobs(problem: Problem, uses: Sequence[Use]) -> list[int]:
    """For each new job a bit for each job before it in preference that is as good."""
    known, better = _Known(), [0] * len(problem.activities)
    jobs = [number for number, activity in enumerate(problem.activities) if activity.is_job and activity.new]
    for number in sorted(jobs, key=lambda number: problem.activities[number].order):
        good_for = uses[number].one_of
        if good_for:
            for other in known.at_least(good_for):
                if is_as_good(problem, other, number):
                    better[number] |= 1 << other
            known.add(number, good_for)
    return better


def is_as_good(problem: Problem, first: int, second: int) -> bool:
    """Whether an activity can take the place of another one in any route that does without it, given what both give."""
    one, other = problem.activities[first], problem.activities[second]
    if one.is_job is not other.is_job or not _asks_no_more(problem, one.needs, other.needs):
        return False
    if one.is_job:
        return one.new and other.new and _is_as_good_a_job(one, other)
    # Where something lapses, the later of two courses may be the one that counts.
    if problem.is_timed or (one.new and one.kind is not other.kind):
        return False
    return one.months <= other.months and one.takes_place <= other.takes_place and one.hosts == other.hosts


def _is_as_good_a_job(one: Activity, other: Activity) -> bool:
    same_place = one.preference.band == other.preference.band and one.led == other.led
    no_longer = one.delay <= other.delay and one.least <= other.least and one.lasts >= other.lasts
    freely = (not one.dues or one.dues == other.dues) and one.confirms <= other.confirms
    return same_place and no_longer and freely and one.leads >= other.leads


def _asks_no_more(problem: Problem, first: int, second: int) -> bool:
    one, other = problem.nodes[first], problem.nodes[second]
    if first == second or one == ALWAYS:
        return True
    return isinstance(other, Group) and not other.is_choice and first in other.parts

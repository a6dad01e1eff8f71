"""Every way there is, month by month: slow, plain, and the judge of the planner."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from typing import NamedTuple

from peerpath.model.requirement import Experience, walk
from peerpath.route.options import Measure
from tests.route.world import Moment, World

Key = tuple[int, int, int, int, tuple[str, ...]]
"""The measure, the months, the steps, the roles outside the target's employer, the ids of the steps in their order."""


class State(NamedTuple):
    """Where a person can be at the start of a month, whichever way they came."""

    done: frozenset[str]
    running: frozenset[tuple[str, int]]
    """Courses begun along the route, and the months they still take."""
    worked: tuple[tuple[str, int], ...]
    """Months in each job along the route; more than anything asks for are not counted."""
    unpaid: int
    """Months without work; counted only where they are what is measured."""


@dataclass
class Exhaustive:
    """All states, one month after the other."""

    world: World

    def best(self, longest: int, other_than: Iterable[frozenset[str]] = ()) -> Key | None:
        """The key of the best route of at most so many months that leaves out a step of each of the others."""
        others = tuple(other_than)
        self._moments: dict[object, Moment] = {}
        self._most = self._most_months()
        states = {State(frozenset(), frozenset(), (), 0)}
        seen: set[object] = set()
        best: Key | None = None
        for month in range(longest + 1):
            there = [self._key(state, month) for state in states if self.world.can_apply(self._moment(state, month))]
            there = [key for key in there if not any(other.issubset(key[-1]) for other in others)]
            best = min([*there, *([best] if best else [])], default=None)
            if best is not None and self.world.options.by is Measure.TIME:
                return best
            open_to = [s for s in states if best is None or self._key(s, month)[0] < best[0]]
            states = set(chain.from_iterable(self._a_month_later(state, month) for state in open_to))
            over = all(end <= month for end in self.world.under_way.values())
            states = {state for state in states if not (over and state in seen)}
            seen |= states if over else set()
            if not states:
                return best
        return best

    def _a_month_later(self, state: State, month: int) -> Iterator[State]:
        world, at = self.world, self._moment(state, month)
        jobs = [None, *(job for job in world.jobs if world.can_work(job, at))]
        begun = {*state.done, *(course for course, _ in state.running)}
        fresh = [c for c in world.courses if c not in begun and c not in at.held]
        ready = [c for c in fresh if world.all_hold(world.catalogue.qualifications[c].requires, at)]
        under_way = sum(end > month for end in world.under_way.values())
        places = max(0, world.options.courses - len(state.running) - under_way)
        for number in range(min(places, len(ready)) + 1):
            for starting in combinations(ready, number):
                running = state.running | {(course, world.length(course)) for course in starting}
                for job in jobs:
                    if self._can_be_studied(running, job):
                        yield self._after(state, running, job)

    def _can_be_studied(self, running: frozenset[tuple[str, int]], job: str | None) -> bool:
        courses = self.world.catalogue.qualifications
        in_post = [course for course, _ in running if courses[course].in_post_only]
        return not in_post or (job is not None and self.world.offers(job).issuperset(in_post))

    def _after(self, state: State, running: frozenset[tuple[str, int]], job: str | None) -> State:
        worked = dict(state.worked)
        if job is not None:
            worked[job] = min(worked.get(job, 0) + 1, self._most)
        return State(
            state.done | {course for course, left in running if left == 1},
            frozenset((course, left - 1) for course, left in running if left > 1),
            tuple(sorted(worked.items())),
            state.unpaid + (job is None and self.world.options.by is Measure.UNPAID),
        )

    def _moment(self, state: State, month: int) -> Moment:
        over = frozenset(course for course, end in self.world.under_way.items() if end <= month)
        key = (state.done, state.worked, over)
        if key not in self._moments:
            self._moments[key] = self.world.moment(month, state.done, state.worked)
        return self._moments[key]

    def _key(self, state: State, month: int) -> Key:
        world, roles = self.world, self.world.catalogue.roles
        new = [job for job, _ in state.worked if job not in world.todays]
        courses = [*state.done, *(course for course, _ in state.running)]
        elsewhere = sum(roles[job].organisation != world.target.organisation for job in new)
        measure = {
            Measure.TIME: month,
            Measure.MOVES: len(new),
            Measure.STUDY: sum(world.length(course) for course in courses),
            Measure.UNPAID: state.unpaid,
        }[world.options.by]
        return measure, month, len(new) + len(courses), elsewhere, tuple(sorted((*new, *courses)))

    def _most_months(self) -> int:
        """More months in one job than this change nothing."""
        catalogue = self.world.catalogue
        requires = [r for role in catalogue.roles.values() for r in role.requires]
        requires += [r for course in catalogue.qualifications.values() for r in course.requires]
        asked = [r for requirement in requires for r in walk(requirement)]
        exempting = [leaf for r in asked if r.unless is not None for leaf in walk(r.unless)]
        leaves = [*asked, *exempting]
        months = [leaf.months or self.world.options.assume_months for leaf in leaves if isinstance(leaf, Experience)]
        return max(months, default=1)

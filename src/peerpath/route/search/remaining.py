"""How long a timetable still takes at the least, seen from the month that has been reached.

docs/planner.md has the arguments ("Bounds").
"""

from collections.abc import Iterator, Mapping

from peerpath.route.problem.formula import NEVER, Worked
from peerpath.route.search.bound import lane
from peerpath.route.search.covering import Stint, in_parts
from peerpath.route.search.orders import FEW_POSTS, Post, in_some_order
from peerpath.route.search.relaxed import bits, mask_of
from peerpath.route.search.standing import Standing, State

# New jobs up to which each one's first day is bounded by what it waits for; beyond, that takes longer than it saves.
_FEW_JOBS = 12


class Remaining(Standing):
    """Lower bounds on what is left of a timetable."""

    before: int
    """The month before which it has to end."""

    def _bound(self, state: State) -> int:
        """No timetable from here on is shorter; NEVER where what is lacking can no longer be had."""
        open_to = self._still_to_hold(state)
        if self._is_past(state, open_to):
            return NEVER
        bound = state.month + max(
            self._study_left(state), self._work_left(state, open_to), self._jobs_left(state, open_to)
        )
        return self._with_what_lapses(state, open_to, bound) if self.problem.is_timed else bound

    def _with_what_lapses(self, state: State, open_to: int, bound: int) -> int:
        """The same where what the target asks for has to be worked anew, since it counts no longer by then."""
        ends = {**state.done, **{course: end for end, course, _ in state.running}}
        later = True
        while later and bound < self.before:
            if any(node.until < bound for node in self.target.since):
                return NEVER
            if any(ends.get(node.course, bound) + node.within < bound for node in self.target.done):
                return NEVER
            anew = [(self._lacking_by(bound, node, state), node.roles & open_to) for node in self.lately]
            if any(months > 0 and not jobs for months, jobs in anew):
                return NEVER
            pieces = [*self._pieces_left(state, open_to), *(piece for piece in anew if piece[0] > 0)]
            work = sum([months for months, _ in self._apart(sorted(pieces, reverse=True))])
            later = state.month + work > bound
            bound = max(bound, state.month + work)
        return bound

    def _lacking_by(self, month: int, node: Worked, state: State) -> int:
        """Months of those that only count for a while that are still to be worked for a month to come."""
        past = node.past[month] if month < len(node.past) else 0
        worked = range(max(0, month - node.window), state.month)
        return node.months - past - sum(bool(node.roles & self._worked_in(one, state)) for one in worked)

    def _still_to_hold(self, state: State) -> int:
        """A bit for each job that is held, or can still be taken up."""
        used = {job for job, _ in state.used}
        return self._active(state) | mask_of(job for job in self.jobs if job not in used)

    def _is_past(self, state: State, open_to: int) -> bool:
        """Whether months or training are lacking that only jobs already left could give, or that end sooner: none is taken
        up again.
        """
        for number, left in zip(self.wanted, state.left, strict=True):
            if left and self._months_to_come(self._node(number).roles & open_to, state) < left:
                return True
        under_way = {course for _, course, _ in state.running}
        return any(not hosts & open_to and c not in state.done and c not in under_way for c, hosts in self.hosted)

    def _months_to_come(self, jobs: int, state: State) -> int:
        """The most months for which some jobs can still be held."""
        held = state.month - state.start
        return sum([self.lasts[job] - (held if job == state.job else 0) for job in bits(jobs)])

    def _study_left(self, state: State) -> int:
        """Months until the application that courses take, those with most to follow first."""
        activities, month = self.problem.activities, state.month
        ends = {course: end - month for end, course, _ in state.running}
        bound = study = longest = 0
        for course in sorted([*self.courses, *self.under_way], key=lambda c: activities[c].months - self.tail[~c]):
            left = 0 if course in state.done else ends.get(course, activities[course].months)
            if left:
                after = self.tail[~course] - activities[course].months
                longest = max(longest, left + after)
                if activities[course].takes_place and activities[course].new:
                    study += left
                    bound = max(bound, after - (-study // self.problem.places))
        return max(bound, longest)

    def _work_left(self, state: State, open_to: int) -> int:
        """Months until the application in which no job can serve twice, those with most to follow first."""
        bound = work = taken = 0
        for node, left in zip(self.wanted, state.left, strict=True):
            if left and node in self.tail:
                after, roles = self.tail[node], self._node(node).roles & open_to
                bound = max(bound, left + after)
                roles |= self.paid if roles & self.paid else 0
                if not roles & taken and not roles & self.beside:
                    taken |= roles
                    work += left
                    bound = max(bound, work + after)
        return bound

    def _jobs_left(self, state: State, open_to: int) -> int:
        """Months until the application that the new jobs to come take."""
        activities, month, used = self.problem.activities, state.month, dict(state.used)
        if len(used) == len(self.jobs):
            return 0
        stay = max(0, state.start + activities[state.job].least - month) if state.job >= 0 else 0
        stays = {1 << state.job: (stay, 0)} if state.job >= 0 else {}
        starts = self._starts(state, used)
        bound = max([start + self.after[job] for job, start in starts.items()])
        stays |= {1 << job: (activities[job].least, self.after[job]) for job in starts}
        # In the job that is held work goes on while a person waits.
        first = 0 if state.job >= 0 else min(starts.values())
        pieces = self._pieces_left(state, open_to)
        alone = {jobs: months for months, jobs in reversed(pieces) if not jobs & (jobs - 1)}
        free = max(self._free(state), alone.get(1 << state.job, 0) if state.job >= 0 else 0)
        apart = list(self._apart(pieces))
        bound = max(bound, first + lane(stays, apart))
        limit = self.before - month
        # Where nothing overlaps, the bound from disjoint work is as large.
        if bound < limit and len(apart) < len(pieces):
            bound = max(bound, self._covered_left(state, open_to, stays, starts))
        if len(starts) > FEW_POSTS or bound >= limit:
            return bound
        posts = [self._post(state, job, start, alone.get(1 << job, 0)) for job, start in starts.items()]
        return in_some_order(posts, bound, limit, free, self._active(state))

    def _covered_left(
        self, state: State, open_to: int, stays: Mapping[int, tuple[int, int]], starts: Mapping[int, int]
    ) -> int:
        """Months until the application where work overlaps."""
        days = {1 << job: start for job, start in starts.items()}
        first = 0 if self._active(state) & ~self.beside else min(starts.values())
        wanted = [
            (left, self._node(node).roles & open_to, self.tail.get(node, 0))
            for node, left in zip(self.wanted, state.left, strict=True)
            if left
        ]
        wanted += [(months, jobs, 0) for months, jobs in self._hosted_left(state, open_to)]
        work = [
            Stint(months, first, jobs | (self.paid if jobs & self.paid else 0), after)
            for months, jobs, after in wanted
            if not jobs & self.beside
        ]
        held = [Stint(stay, days.get(job, 0), job, 0) for job, (stay, _) in stays.items()]
        spared = [max(0, stay - after) for stay, after in stays.values()]
        return max(in_parts(self.weights, work), in_parts(self.weights, work + held, spared))

    def _post(self, state: State, job: int, start: int, work: int) -> Post:
        activity = self.problem.activities[job]
        asked = [(self._node(n).roles, state.left[self.index[n]]) for n in self.needs[job].worked if n in self.index]
        asks = tuple([one for one in asked if one[1]])
        held = max(activity.least, work)
        return Post(job, activity.preference.band, start, held, self.after[job], activity.delay, asks)

    def _starts(self, state: State, used: Mapping[int, int]) -> dict[int, int]:
        """The fewest months until the first day of each new job to come: each by itself, as in the relaxation."""
        activities, free = self.problem.activities, self._free(state)
        starts = dict.fromkeys([job for job in self.jobs if job not in used], 0)
        for at, job in enumerate(self.jobs):
            if job in starts:
                # Where things lapse, it may have been applied for in some month that is over.
                ready = 0 if self.problem.is_timed else min(state.ready[at], state.month)
                starts[job] = max(free, ready + activities[job].delay - state.month)
        if self.problem.is_timed or len(self.jobs) > _FEW_JOBS:
            return starts
        waiting = [job for at, job in self.in_turn if job in starts and state.ready[at] >= NEVER]
        later = True
        while later:  # Until no job waits for another; taken in their turn, nearly always once.
            later = False
            for job in waiting:
                worked = max([self._worked_by(node, state, starts) for node in self.needs[job].worked], default=0)
                if (start := worked + activities[job].delay) > starts[job]:
                    starts[job], later = start, start < self.before - state.month
        return starts

    def _free(self, state: State) -> int:
        """Months until what is held now can be left for a new job: its stay, and training that is under way."""
        held = 1 << state.job if state.job >= 0 else 0 if state.used else self.paid
        stay = state.start + self.problem.activities[state.job].least - state.month if state.job >= 0 else 0
        return max([0, stay, *(end - state.month for end, _, host in state.running if host >= 0 and held >> host & 1)])

    def _worked_by(self, number: int, state: State, starts: Mapping[int, int]) -> int:
        """The fewest months until so many have been worked."""
        node = self._node(number)
        left = state.left[self.index[number]] if number in self.index else 0
        if not left:
            return 0
        if node.roles & self._active(state):
            return left
        return min([start for job, start in starts.items() if node.roles >> job & 1], default=0) + left

    def _pieces_left(self, state: State, open_to: int) -> list[tuple[int, int]]:
        """Work that is still to be done in jobs that are held or to come: months, and the jobs; the longest first."""
        found = [
            (left, self._node(node).roles & open_to) for left, node in zip(state.left, self.wanted, strict=True) if left
        ]
        found += self._hosted_left(state, open_to)
        return sorted(found, key=lambda piece: (-piece[0], piece[1].bit_count()))

    def _hosted_left(self, state: State, open_to: int) -> Iterator[tuple[int, int]]:
        """Training that is not over: months, and the jobs in which it can be gained."""
        ends = {course: end - state.month for end, course, _ in state.running}
        for number, hosts in self.hosted:
            if number not in state.done:
                left = ends.get(number, self.problem.activities[number].months)
                yield left, hosts if number in ends else hosts & open_to

    def _apart(self, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Pieces of work of which no month of a new job can serve two."""
        taken = self.paid | self.beside
        for months, jobs in pieces:
            if not jobs & taken:
                taken |= jobs
                yield months, jobs

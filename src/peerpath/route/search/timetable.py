"""A complete choice, put into months: the earliest schedule there is for one job at a time and so many courses at once.

Depth first over what can happen in a month: a new job begins, courses begin. What happens only matters when something
ends, is reached or becomes possible, so time goes from event to event; it goes month by month where that does not hold
(`_Schedules._step`). docs/planner.md has the argument ("Schedules").
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from peerpath.route.problem.activity import Activity, Problem
from peerpath.route.problem.formula import NEVER
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, mask_of
from peerpath.route.search.remaining import Remaining
from peerpath.route.search.standing import State

# Work units for a first timetable, whatever its length.
_A_DIVE = 150


class Effort(Struct):
    """Work units left; the search stops when there are none."""

    left: int

    def spend(self, units: int = 1) -> bool:
        """Take some units; false where not so many were left."""
        self.left -= units
        return self.left >= 0


class Timetable(Struct, frozen=True):
    """Who does what when."""

    months: int
    """The month in which the target can be applied for."""
    jobs: tuple[tuple[int, int], ...]
    """New jobs in their order, each with the month of its first day."""
    courses: Mapping[int, tuple[int, int]]
    """Course → the month in which it begins, and the job in which it is gained; -1 for one of one's own."""


def timetable(
    problem: Problem,
    partial: Partial,
    effort: Effort,
    *,
    before: int = NEVER,
    first_job_by: int = NEVER,
    pinned: Mapping[int, int] | None = None,
    order: tuple[int, ...] = (),
) -> Timetable | None:
    """The earliest timetable that ends before a month; None where there is none (or no effort is left to find one).

    first_job_by: a month by which a new job has begun. pinned: activities that begin in just these months. order: the
    new jobs in the order in which they are to be held; empty for any.
    """
    return _Schedules(problem, partial, effort, before, first_job_by, pinned or {}, order).run()


class _Schedules(Remaining):
    def __init__(
        self,
        problem: Problem,
        partial: Partial,
        effort: Effort,
        before: int,
        first_job_by: int,
        pinned: Mapping[int, int],
        order: tuple[int, ...],
    ) -> None:
        super().__init__(problem, partial)
        self.effort, self.pinned, self.order = effort, pinned, order
        self.first_job_by = NEVER if partial.ground.paid else first_job_by
        self.before = min(before, 2 + self.horizon)
        self.best: Timetable | None = None
        self.seen: dict[tuple[object, ...], int] = {}
        self._hurries = False
        """Whether any timetable will do, so that time goes from event to event."""
        self.trail: list[tuple[int, int, int]] = []
        """Courses begun: the course, its month, its host."""

    def run(self) -> Timetable | None:
        activities = self.problem.activities
        # Courses of today run already, beside each other, whatever places there are.
        running = tuple(sorted((activities[c].months, c, -1) for c in self.under_way))
        left = tuple(self._node(node).months for node in self.wanted)
        # Where things lapse, every month of application is kept, a bit for each; else the first is the best.
        never = 0 if self.problem.is_timed else NEVER
        first = State(0, {}, running, left, -1, 0, (), False, 0, (never,) * len(self.jobs))
        # A person may wait in many ways, most of all where things lapse: iterative deepening keeps them few.
        least, room = self._bound(self._arrived(first)), 1 if self.problem.is_timed else 6
        if self.before > least + room:
            self._dive(first)
        last = self.before
        while self.effort.left > 0 and room:
            self.before, self.seen, before = min(last, least + room), {}, self.best
            # Doubled each time, so that the rounds before the last add little.
            room = 2 * room if least + room < last else 0
            self._go(first)
            room = room if self.best is before else 0
        return self.best

    def _dive(self, first: State) -> None:
        """Look a little way for any timetable, so that what takes longer need not be looked at."""
        effort = self.effort
        self.effort, self._hurries = Effort(given := min(effort.left // 2, _A_DIVE)), True
        self._go(first)
        effort.spend(given - max(0, self.effort.left))
        self.effort, self._hurries = effort, False

    def _go(self, state: State) -> None:
        if not self.effort.spend():
            return
        state = self._arrived(state)
        if self._holds(self.target, state, self._active(state)) and self._all_used(state) and self._may_end(state):
            self._keep(state)
            return
        bound = self._bound(state)
        if bound >= self.before or self._is_too_late(state, bound) or self._was_here_before(state):
            return
        for at_work in self._jobs(state):
            opened = self.opens_with_a_job and self._all_used(at_work)
            if opened and not at_work.idle and self._holds(self.target, at_work, self._active(at_work)):
                self._keep(at_work)
                continue
            for studying in self._studies(at_work):
                if bound >= self.before:
                    return
                self._advance(studying)
                for _ in range(len(studying.running) - len(at_work.running)):
                    self.trail.pop()

    def _all_used(self, state: State) -> bool:
        """Whether all that was chosen is done. What was not needed after all, another choice leaves out."""
        return len(state.used) == len(self.jobs) and all(course in state.done for course in self.courses)

    def _arrived(self, state: State) -> State:
        """What has ended by now, the post among it, and what can be applied for."""
        month = state.month
        ended = {course: end for end, course, _ in state.running if end <= month}
        if ended:
            running = tuple(entry for entry in state.running if entry[0] > month)
            state = replace(state, done={**state.done, **ended}, running=running)
        if state.job >= 0 and month - state.start >= self.problem.activities[state.job].lasts:
            state = replace(state, job=-1)
        ready = tuple(self._readiness(state, at) for at in range(len(self.jobs)))
        return replace(state, ready=ready) if ready != state.ready else state

    def _readiness(self, state: State, at: int) -> int:
        job, before = self.jobs[at], state.ready[at]
        if self.problem.is_timed:
            holds = self._holds(self.needs[job], state, self._active(state))
            return before | 1 << state.month if holds else before
        if before < NEVER or not self._holds(self.needs[job], state, self._active(state)):
            return before
        return state.month

    def _can_begin(self, state: State, at: int) -> bool:
        """Whether the job was applied for so long ago that it begins now."""
        applied = state.month - self.problem.activities[self.jobs[at]].delay
        if applied < 0:
            return False
        return bool(state.ready[at] >> applied & 1) if self.problem.is_timed else state.ready[at] <= applied

    def _jobs(self, state: State) -> Iterator[State]:
        """A new job begins now, or what there is goes on."""
        month, used = state.month, {job for job, _ in state.used}
        if month >= self.opens and self._can_leave(state):
            for at, job in enumerate(self.jobs):
                if job in used or self.pinned.get(job, month) != month or not self._can_begin(state, at):
                    continue
                if self._is_no_fall(job, state) and (not self.order or self.order[len(used)] == job):
                    counts, idle = self._counts(job, state), state.idle | self._is_idle(job, state) << job
                    used_now = (*state.used, (job, month))
                    begun = replace(state, job=job, start=month, used=used_now, counts=counts, idle=idle)
                    # What goes on beside it has deadlines of its own.
                    if self._can_go_on(begun):
                        yield begun
        # A pinned job begins in its month, or this is not the timetable that is wanted.
        due = any(self.pinned.get(job) == month for job in self.jobs if job not in used)
        late = not state.used and month >= self.first_job_by
        if not due and not late and self._can_go_on(state):
            yield state

    def _counts(self, job: int, state: State) -> bool:
        """Whether months in a job count for something that is asked for and not there yet."""
        return any(self._node(n).is_asked and self._node(n).roles >> job & 1 for n in self._lacking(state))

    def _lacking(self, state: State) -> set[int]:
        """Nodes of months worked that are not there yet, or may be lacking again when something asks for them."""
        lacking = {node for node, months in zip(self.wanted, state.left, strict=True) if months}
        if not self.recent:
            return lacking
        begun = {*state.done, *(course for _, course, _ in state.running), *(job for job, _ in state.used)}
        return lacking | {node for node, asking in self.recent.items() if not asking or not asking <= begun}

    def _is_idle(self, job: int, state: State) -> bool:
        """Whether a job gives nothing but what training there may be: nobody takes one up only to leave another."""
        return not any(self._node(number).roles >> job & 1 for number in self._lacking(state) | self.wished)

    def _may_end(self, state: State) -> bool:
        """Whether the target may be applied for: nobody leaves a job for another one only to be trained there for a while."""
        if state.idle:
            return False
        if state.job < 0 or state.counts or self.ends_in_post:
            return True
        return state.month - state.start >= self.problem.activities[state.job].least

    def _can_leave(self, state: State) -> bool:
        """Whether nothing holds a person in the job: its least stay, or training that is not over."""
        if state.job >= 0 and state.month - state.start < self.problem.activities[state.job].least:
            return False
        if state.job >= 0 and state.idle >> state.job & 1:
            return False
        # Training is gained in one job, without a break: its host cannot be left before it is over.
        left = 1 << state.job if state.job >= 0 else 0 if state.used else self.paid
        return not any(host >= 0 and left >> host & 1 for _, _, host in state.running)

    def _is_no_fall(self, job: int, state: State) -> bool:
        """From one new job to the next no known band falls: those still to come may not stand below this one."""
        activities = self.problem.activities
        band = activities[job].preference.band
        # An unknown band is below no other, and none is below it.
        if band[0] == NEVER:
            return True
        used = {other for other, _ in state.used}
        return all(activities[other].preference.band >= band for other in self.jobs if other not in used)

    def _is_too_late(self, state: State, bound: int) -> bool:
        """Whether a course that the job wants by a deadline cannot be over by then, and the job goes on beyond it."""
        for within, needs in self.dues[state.job] if state.job >= 0 else ():
            due = state.start + within
            if needs is None or due < state.month or due >= min(bound, self._free_from(state)):
                continue
            for node in needs.done:
                ends = [end for end, course, _ in state.running if course == node.course]
                soonest = min(ends, default=state.month + self.problem.activities[node.course].months)
                if node.course not in state.done and soonest > due:
                    return True
        return False

    def _free_from(self, state: State) -> int:
        """The month in which the job can first be left."""
        return state.start + self.problem.activities[state.job].least

    def _can_go_on(self, state: State) -> bool:
        """Whether the deadlines of now are kept in the jobs that go on beyond it."""
        active = self._active(state)
        for job in bits(active & self.all_jobs):
            since = state.start if job == state.job else 0
            for within, needs in self.dues[job]:
                if since + within == state.month and (needs is None or not self._holds(needs, state, active)):
                    return False
        return True

    def _studies(self, state: State) -> Iterator[State]:
        """Courses that begin now, the fullest use of the time first; the trail tells of them."""
        active, month = self._active(state), state.month
        begun = {*state.done, *(course for _, course, _ in state.running)}
        ready = [c for c in self.courses if c not in begun and self._may_begin(c, state, active)]
        # What is fixed for this month has to be among what begins, or the state is no use.
        must = [c for c in ready if self.pinned.get(c) == month]
        if any(self.pinned.get(c) == month for c in self.courses if c not in begun and c not in ready):
            return
        free = [c for c in ready if not self._takes_place(c)]
        placed = [c for c in ready if self._takes_place(c)]
        undone = sum(c not in begun for c in self.courses)
        busy = sum(self._takes_place(course) for _, course, _ in state.running)
        for beside in self._beside(free, state, active):
            for group in self._placed(placed, max(0, self.problem.places - busy), undone > len(ready)):
                starting = (*beside, *group)
                if all(course in starting for course in must) and not self._is_twice(starting, state):
                    yield self._begin(state, starting, active)

    def _is_twice(self, starting: tuple[int, ...], state: State) -> bool:
        """Whether a course would be taken a second time while it is still taken the first time."""
        if not self.problem.is_timed:
            return False  # Only what lapses is taken twice.
        taken = [self.problem.activities[course].id for course in (*starting, *(c for _, c, _ in state.running))]
        return len(set(taken)) < len(taken)

    def _takes_place(self, course: int) -> bool:
        return self.problem.activities[course].takes_place

    def _may_begin(self, course: int, state: State, active: int) -> bool:
        activity, month = self.problem.activities[course], state.month
        if self.pinned.get(course, month) != month or not self._holds(self.needs[course], state, active):
            return False
        return not activity.hosts or self._host(activity, state, active) >= 0

    def _host(self, activity: Activity, state: State, active: int) -> int:
        """The job held now in which a course can be finished, of several the one that is left last; else -1."""
        for job in [*bits(activity.hosts & self.beside), *bits(activity.hosts & active & ~self.beside)]:
            ends = self.lasts[job] + (state.start if job == state.job else 0)
            if state.month + activity.months <= ends:
                return job
        return -1

    def _placed(self, ready: list[int], places: int, more_to_come: bool) -> Iterator[tuple[int, ...]]:
        for number in range(min(places, len(ready)), 0, -1):
            yield from combinations(ready, number)
        hosted = any(self.problem.activities[c].hosts for c in ready)
        wait = more_to_come or hosted or self.problem.is_timed or bool(self.pinned)
        if wait or self.problem.places > 1 or not ready or not places:
            yield ()

    def _beside(self, ready: list[int], state: State, active: int) -> Iterator[tuple[int, ...]]:
        """Training that takes no place begins at once, unless it holds a person in a job and another could give it."""
        hold = [c for c in ready if self._holds_back(c, state, active)]
        at_once = tuple(c for c in ready if c not in hold)
        for number in range(len(hold), -1, -1):
            for some in combinations(hold, number):
                yield (*at_once, *some)

    def _holds_back(self, course: int, state: State, active: int) -> bool:
        activity = self.problem.activities[course]
        if self.problem.is_timed or self.pinned:
            return True
        host = self._host(activity, state, active)
        if host == state.job and state.month + activity.months <= state.start + self.problem.activities[host].least:
            return False
        others = activity.hosts & mask_of(job for job in self.jobs if job not in dict(state.used))
        return not self.beside >> host & 1 and bool(others)

    def _begin(self, state: State, starting: tuple[int, ...], active: int) -> State:
        running, idle = list(state.running), state.idle
        for course in starting:
            activity = self.problem.activities[course]
            host = self._host(activity, state, active) if activity.hosts else -1
            idle &= ~(1 << host) if host >= 0 and self._serves(course, state) else -1
            running.append((state.month + activity.months, course, host))
            self.trail.append((course, state.month, host))
        return replace(state, running=tuple(sorted(running)), idle=idle)

    def _serves(self, course: int, state: State) -> bool:
        """Whether anything asks for a training but deadlines of jobs that are held by then: without the job, none of these."""
        used = dict(state.used)
        later = [due for job, dues in self.dues.items() if job not in used and self._goes_on(job) for _, due in dues]
        asking = (self.target, *self.needs.values(), *later)
        return any(node.course == course for needs in asking if needs is not None for node in needs.done)

    def _goes_on(self, job: int) -> bool:
        """Whether a job is to come, or goes on beside those to come."""
        return self.problem.activities[job].new or bool(self.beside >> job & 1)

    def _advance(self, state: State) -> None:
        until = self._step(state)
        if until >= self.before or until >= NEVER:
            return
        active, spent = self._active(state), until - state.month
        left = tuple(
            max(0, months - spent) if self._node(node).roles & active else months
            for node, months in zip(self.wanted, state.left, strict=True)
        )
        self._go(replace(state, month=until, left=left))

    def _step(self, state: State) -> int:
        """The month in which something may change next: see "Schedules" in docs/planner.md."""
        month, activities = state.month, self.problem.activities
        if self.problem.is_timed or self._shares_months(state) or self._owes(state):
            return month + 1
        events = [end for end, _, _ in state.running]
        events += [node.month for needs in (*self.needs.values(), self.target) for node in needs.since]
        active = self._active(state)
        nodes = zip(self.wanted, state.left, strict=True)
        events += [month + months for node, months in nodes if months and self._node(node).roles & active]
        events += [
            when + activities[job].delay for job, when in zip(self.jobs, state.ready, strict=True) if when < NEVER
        ]
        events += [*self.pinned.values(), *self.ending, *([] if state.used else [self.first_job_by])]
        if state.job >= 0:
            events += [state.start + activities[state.job].least, state.start + activities[state.job].lasts]
        for job in bits(active & self.all_jobs):
            events += [(state.start if job == state.job else 0) + within for within, _ in self.dues[job]]
        return min([event for event in events if event > month], default=NEVER)

    def _shares_months(self, state: State) -> bool:
        """Whether a job held now counts for something that is still lacking and for which a job to come counts too."""
        if self._hurries or not self._can_leave(state):
            return False
        held, used = self._active(state) & ~self.beside, dict(state.used)
        to_come = mask_of(job for job in self.jobs if job not in used)
        nodes = (self._node(node).roles for node, left in zip(self.wanted, state.left, strict=True) if left)
        return any(roles & held and roles & to_come and to_come & ~roles for roles in nodes)

    def _owes(self, state: State) -> bool:
        """Whether a job to come has a deadline or an end, or may leave months to a last one: it may better begin later."""
        if self._hurries:
            return False
        to_come = mask_of(job for job in self.jobs if job not in dict(state.used))
        if to_come & mask_of(self.pressing):
            return True
        nodes = (self._node(node).roles & to_come for node, left in zip(self.wanted, state.left, strict=True) if left)
        return any(roles & self.training and roles & (roles - 1) for roles in nodes)

    def _keep(self, state: State) -> None:
        courses = {course: (month, host) for course, month, host in self.trail}
        self.best, self.before = Timetable(state.month, state.used, courses), state.month

    def _was_here_before(self, state: State) -> bool:
        """Whether the same was reached as early or earlier: all that can still matter stands in the key, seen from now."""
        month = state.month
        at = month if self.pinned else min(month, self.settled)
        key = (*self._past(state), *self._held_to(state), at)
        if self.seen.get(key, NEVER) <= month:
            return True
        self.seen[key] = month
        return False

    def _past(self, state: State) -> tuple[object, ...]:
        """What is done and applied for; where something lapses, how long ago."""
        month, activities = state.month, self.problem.activities
        running = tuple((end - month, course, host) for end, course, host in state.running)
        if not self.problem.is_timed:
            waits = tuple(
                min(NEVER, max(0, when + activities[job].delay - month))
                for job, when in zip(self.jobs, state.ready, strict=True)
            )
            return frozenset(state.done), mask_of(job for job, _ in state.used), running, state.left, waits
        done = tuple(sorted((c, min(self.lapsing.get(c, -1) + 1, month - end)) for c, end in state.done.items()))
        jobs: object = mask_of(job for job, _ in state.used)
        if self.recent:
            jobs = tuple((job, month - start) for job, start in state.used)
        # The lowest bit is for who begins now, having applied so long ago.
        applied = tuple(
            (months << activities[job].delay) >> month for job, months in zip(self.jobs, state.ready, strict=True)
        )
        return done, jobs, running, state.left, applied

    def _held_to(self, state: State) -> tuple[object, ...]:
        """What ties a person to the job that they hold."""
        month, activities = state.month, self.problem.activities
        stay = lasts = 0
        if state.job >= 0:
            stay = max(0, state.start + activities[state.job].least - month)
            lasts = min(NEVER, state.start + activities[state.job].lasts - month)
        owed: tuple[int, ...] = ()
        for job in bits(self._active(state) & self.all_jobs):
            since = state.start if job == state.job else 0
            owed += tuple(since + within - month for within, _ in self.dues[job] if since + within >= month)
        return state.job, stay, lasts, owed, state.counts, state.idle

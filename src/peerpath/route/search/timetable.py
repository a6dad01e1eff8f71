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
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Since, Worked
from peerpath.route.search.bound import lane
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, mask_of

# New jobs up to which each one's first day is bounded by what it waits for; beyond, that takes longer than it saves.
_FEW_JOBS = 12


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


class Needs(Struct, frozen=True):
    """What must be true at once: nothing but "and" is left."""

    since: tuple[Since, ...]
    done: tuple[Done, ...]
    worked: frozenset[int]
    """Nodes of months worked, and of jobs held."""


def _lapsing(every: tuple[Needs, ...]) -> dict[int, int]:
    found: dict[int, int] = {}
    for node in (node for needs in every for node in needs.done if node.within < NEVER):
        found[node.course] = max(node.within, found.get(node.course, 0))
    return found


def needs_of(problem: Problem, choice: Mapping[int, tuple[int, ...]], number: int) -> Needs:
    """What a node comes down to under a complete choice."""
    since, done, worked, stack = dict[Since, None](), dict[Done, None](), set[int](), [number]
    while stack:
        number = stack.pop()
        match node := problem.nodes[number]:
            case Since():
                since[node] = None
            case Done():
                done[node] = None
            case Worked():
                worked.add(number)
            case Group():
                stack += choice.get(number, node.parts)
            case Left():
                pass
    return Needs(tuple(since), tuple(done), frozenset(worked))


class _State(Struct, frozen=True):
    """Where a person stands at the end of a month."""

    month: int
    done: Mapping[int, int]
    """Course → the month in which it ended."""
    running: tuple[tuple[int, int, int], ...]
    """Courses under way: the month in which each ends, the course, the job in which it is gained (or -1)."""
    left: tuple[int, ...]
    """Months that each node of months worked still lacks, windows aside."""
    job: int
    """The new job held, or -1."""
    start: int
    """Its first day."""
    used: tuple[tuple[int, int], ...]
    """New jobs taken up so far, each with its first day."""
    counts: bool
    """Whether its months count for something that was still lacking when it began."""
    ready: tuple[int, ...]
    """For each new job the months in which it could be applied for: the first one, or where things lapse a bit each."""


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


class _Schedules:
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
        self.problem, self.effort, self.pinned, self.order = problem, effort, pinned, order
        self.first_job_by = NEVER if partial.ground.paid else first_job_by
        self.tail, self.paid, self.beside = partial.tail, partial.ground.paid, partial.ground.beside
        activities, choice, tail = problem.activities, partial.choice, partial.tail
        self._choice = choice
        chosen = sorted(partial.activities, key=lambda a: (-tail[~a], activities[a].id))
        self.jobs = [a for a in chosen if activities[a].is_job and activities[a].new]
        self.in_turn = sorted(enumerate(self.jobs), key=lambda one: partial.value[~one[1]])
        """Jobs with their places, by the month in which each can begin at the earliest."""
        self.courses = [a for a in chosen if not activities[a].is_job and activities[a].new]
        self.under_way = [a for a in chosen if not activities[a].is_job and not activities[a].new]
        self.needs = {a: needs_of(problem, choice, activities[a].needs) for a in (*self.jobs, *self.courses)}
        self.dues = {a: list(self._dues(a, choice)) for a in (*self.jobs, *partial.ground.kept)}
        self.target = needs_of(problem, choice, problem.target)
        owed = [due for dues in self.dues.values() for _, due in dues if due is not None]
        every = (*self.needs.values(), self.target, *owed)
        hosted = [(course, activities[course].hosts) for course in self.courses if activities[course].hosts]
        self.hosted = sorted(hosted, key=lambda course: -activities[course[0]].months)
        """Training and the jobs in which it can be gained, the longest first."""
        self.lapsing = _lapsing(every)
        """Courses that count for a while only → the longest time for which somebody lets them count."""
        self.windowed = any(self._node(number).window < NEVER for needs in every for number in needs.worked)
        self.settled = self._settled(every)
        """The month after which nothing comes by itself, or lapses that was there today."""
        self.asked = {node for needs in every for node in needs.worked}
        wanted = [node for node in self.asked if self._node(node).months and self._node(node).window == NEVER]
        self.wanted = sorted(wanted, key=lambda node: (-tail.get(node, 0), node))
        """Nodes of months worked, those with most to follow first."""
        self.width = {node: self._node(node).roles.bit_count() for node in self.wanted}
        self.index = {node: at for at, node in enumerate(self.wanted)}
        self.before = min(before, 2 + self._horizon(every))
        self.opens_with_a_job = any(not self._node(node).months for node in self.target.worked)
        self.best: Timetable | None = None
        self.seen: dict[tuple[object, ...], int] = {}
        self.trail: list[tuple[int, int, int]] = []
        """Courses begun: the course, its month, its host."""
        self.all_jobs = mask_of((*self.jobs, *partial.ground.kept))
        self.ending = [activities[job].lasts for job in partial.ground.kept if activities[job].lasts < NEVER]
        """Months in which posts of today end."""
        self.after = self._after()
        """New job → months that must follow its first day: its whole stay where its months count for nothing."""
        self.pressing = [job for job in self.jobs if activities[job].lasts < NEVER or self._presses(job)]
        """New jobs for which a later first day may be better."""

    def _after(self) -> dict[int, int]:
        counting = 0
        for node in map(self._node, self.asked):
            counting |= node.roles if node.months else 0
        stays = {job: 0 if counting >> job & 1 else self.problem.activities[job].least for job in self.jobs}
        return {job: max(self.tail[~job], stay) for job, stay in stays.items()}

    def _settled(self, every: tuple[Needs, ...]) -> int:
        months = [node.month for needs in every for node in needs.since]
        months += [node.until + 1 for needs in every for node in needs.since if node.until < NEVER]
        worked = {number for needs in every for number in needs.worked}
        return max([*months, *(len(self._node(number).past) for number in worked)], default=0)

    def _horizon(self, every: tuple[Needs, ...]) -> int:
        """A month after which no timetable ends that is worth having.

        Between two things that happen nothing need be waited for longer than for an application, a stay, a course, the
        months that are asked for, or for what comes by itself or lapses: the sum of all of these is enough for any order.
        """
        activities = [self.problem.activities[a] for a in (*self.jobs, *self.courses, *self.under_way)]
        months = [activity.months + activity.delay + activity.least for activity in activities]
        worked = {number for needs in every for number in needs.worked}
        months += [self._node(number).months + len(self._node(number).past) for number in worked]
        months += [within for dues in self.dues.values() for within, _ in dues]
        months += [node.until for needs in every for node in needs.since if node.until < NEVER]
        # Everything one after another, each as long as it can take, once nothing comes by itself any more: later than
        # that nobody has to end.
        return self.settled + sum(months)

    def _dues(self, job: int, choice: Mapping[int, tuple[int, ...]]) -> Iterator[tuple[int, Needs | None]]:
        """A job's deadlines, in months from its first day; None for what is had where the job is over by then."""
        for due in self.problem.activities[job].dues:
            node = self.problem.nodes[due.node]
            way = choice.get(due.node, ())
            is_left = isinstance(node, Left) or any(isinstance(self.problem.nodes[part], Left) for part in way)
            yield due.within, None if is_left else needs_of(self.problem, choice, due.node)

    def _presses(self, job: int) -> bool:
        """Whether a deadline of a job could be missed by somebody who begins at once what it asks for."""
        return any(needs is None or not self._is_soon(needs, job, within) for within, needs in self.dues[job])

    def _is_soon(self, needs: Needs, job: int, within: int) -> bool:
        """Whether all that a deadline asks for can be gained from the first day in the job, whatever else goes on."""
        if any(node.month for node in needs.since) or any(self._node(number).months for number in needs.worked):
            return False
        for course in [self.problem.activities[node.course] for node in needs.done]:
            asked = needs_of(self.problem, self._choice, course.needs)
            if course.takes_place or not course.hosts >> job & 1 or course.months > within or asked.done:
                return False
            if any(node.month for node in asked.since):
                return False
            if any(self._node(number).months or not self._node(number).roles >> job & 1 for number in asked.worked):
                return False
        return True

    def _node(self, number: int) -> Worked:
        node = self.problem.nodes[number]
        assert isinstance(node, Worked)
        return node

    def run(self) -> Timetable | None:
        activities = self.problem.activities
        # Courses of today run already, beside each other, whatever places there are.
        running = tuple(sorted((activities[c].months, c, -1) for c in self.under_way))
        left = tuple(self._node(node).months for node in self.wanted)
        # Where things lapse, every month of application is kept, a bit for each; else the first is the best.
        never = 0 if self.problem.is_timed else NEVER
        first = _State(0, {}, running, left, -1, 0, (), False, (never,) * len(self.jobs))
        # A person may wait in many ways, most of all where things lapse: iterative deepening keeps them few.
        last, least, room = self.before, self._bound(self._arrived(first)), 1 if self.problem.is_timed else 6
        while self.best is None and self.effort.left > 0 and room:
            self.before, self.seen = min(last, least + room), {}
            # Doubled each time, so that the rounds before the last add little.
            room = 2 * room if least + room < last else 0
            self._go(first)
        return self.best

    # What holds

    def _active(self, state: _State) -> int:
        """A bit for each job held in the month to come."""
        # Paid jobs of today are left for the first new one.
        kept = self.beside if state.used else self.paid | self.beside
        return self._still_there(kept, state.month) | (1 << state.job if state.job >= 0 else 0)

    def _still_there(self, kept: int, month: int) -> int:
        """A bit for each job of today whose post has not ended."""
        if not self.ending:
            return kept
        return mask_of(job for job in bits(kept) if self.problem.activities[job].lasts > month)

    def _holds(self, needs: Needs, state: _State, active: int) -> bool:
        month = state.month
        if any(not node.month <= month <= node.until for node in needs.since):
            return False
        for node in needs.done:
            if node.course not in state.done or month - state.done[node.course] > node.within:
                return False
        return all(self._has_worked(number, state, active) for number in needs.worked)

    def _has_worked(self, number: int, state: _State, active: int) -> bool:
        node = self._node(number)
        if not node.months:
            return bool(node.roles & active)
        if node.window == NEVER:
            return state.left[self.index[number]] <= 0
        past = node.past[state.month] if state.month < len(node.past) else 0
        return past + self._lately(node, state) >= node.months

    def _lately(self, node: Worked, state: _State) -> int:
        """Months along the route that count for a node with a window."""
        since = state.month - node.window
        return sum(bool(node.roles & self._worked_in(month, state)) for month in range(max(0, since), state.month))

    def _worked_in(self, month: int, state: _State) -> int:
        """A bit for each job held in a month that is over: the one that begins at its start, and so on."""
        held = self.beside if state.used and month >= state.used[0][1] else self.paid | self.beside
        held = self._still_there(held, month)
        for job, start in state.used:
            if start <= month < min(start + self.problem.activities[job].lasts, self._next_start(job, state)):
                held |= 1 << job
        return held

    def _next_start(self, job: int, state: _State) -> int:
        starts = [start for _, start in state.used]
        at = [other for other, _ in state.used].index(job)
        return starts[at + 1] if at + 1 < len(starts) else NEVER

    # The search

    def _go(self, state: _State) -> None:
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
            if opened and self._holds(self.target, at_work, self._active(at_work)):
                self._keep(at_work)
                continue
            for studying in self._studies(at_work):
                if bound >= self.before:
                    return
                self._advance(studying)
                for _ in range(len(studying.running) - len(at_work.running)):
                    self.trail.pop()

    def _all_used(self, state: _State) -> bool:
        """Whether all that was chosen is done: what was not needed after all is for another choice to leave out."""
        return len(state.used) == len(self.jobs) and all(course in state.done for course in self.courses)

    def _arrived(self, state: _State) -> _State:
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

    def _readiness(self, state: _State, at: int) -> int:
        job, before = self.jobs[at], state.ready[at]
        if self.problem.is_timed:
            holds = self._holds(self.needs[job], state, self._active(state))
            return before | 1 << state.month if holds else before
        if before < NEVER or not self._holds(self.needs[job], state, self._active(state)):
            return before
        return state.month

    def _can_begin(self, state: _State, at: int) -> bool:
        """Whether the job was applied for so long ago that it begins now."""
        applied = state.month - self.problem.activities[self.jobs[at]].delay
        if applied < 0:
            return False
        return bool(state.ready[at] >> applied & 1) if self.problem.is_timed else state.ready[at] <= applied

    def _jobs(self, state: _State) -> Iterator[_State]:
        """A new job begins now, or what there is goes on."""
        month, used = state.month, {job for job, _ in state.used}
        if self._can_leave(state):
            for at, job in enumerate(self.jobs):
                if job in used or self.pinned.get(job, month) != month or not self._can_begin(state, at):
                    continue
                if self._is_no_fall(job, state) and (not self.order or self.order[len(used)] == job):
                    counts = self._counts(job, state)
                    yield replace(state, job=job, start=month, used=(*state.used, (job, month)), counts=counts)
        # A pinned job begins in its month or this is not the timetable that is wanted.
        due = any(self.pinned.get(job) == month for job in self.jobs if job not in used)
        late = not state.used and month >= self.first_job_by
        if not due and not late and self._can_go_on(state):
            yield state

    def _counts(self, job: int, state: _State) -> bool:
        """Whether months in a job count for something that is asked for and not there yet."""
        lacking = {node for node, months in zip(self.wanted, state.left, strict=True) if months}
        recent = {node for node in self.asked if self._node(node).window < NEVER}
        return any(self._node(node).roles >> job & 1 for node in lacking | recent)

    def _may_end(self, state: _State) -> bool:
        """Whether the target may be applied for: nobody leaves a job for another one only to be trained there for a while."""
        if state.job < 0 or state.counts:
            return True
        return state.month - state.start >= self.problem.activities[state.job].least

    def _can_leave(self, state: _State) -> bool:
        """Whether nothing holds a person in the job: its least stay, or training that is not over."""
        if state.job >= 0 and state.month - state.start < self.problem.activities[state.job].least:
            return False
        # Training is gained in one job, without a break: who hosts it cannot be left before it is over.
        left = 1 << state.job if state.job >= 0 else 0 if state.used else self.paid
        return not any(host >= 0 and left >> host & 1 for _, _, host in state.running)

    def _is_no_fall(self, job: int, state: _State) -> bool:
        """From one new job to the next no known band falls: those still to come may not stand below this one."""
        activities = self.problem.activities
        band = activities[job].preference.band
        # An unknown band is below no other, and none is below it.
        if band[0] == NEVER:
            return True
        used = {other for other, _ in state.used}
        return all(activities[other].preference.band >= band for other in self.jobs if other not in used)

    def _is_too_late(self, state: _State, bound: int) -> bool:
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

    def _free_from(self, state: _State) -> int:
        """The month in which the job can first be left."""
        return state.start + self.problem.activities[state.job].least

    def _can_go_on(self, state: _State) -> bool:
        """Whether the deadlines of now are kept in the jobs that go on beyond it."""
        active = self._active(state)
        for job in bits(active & self.all_jobs):
            since = state.start if job == state.job else 0
            for within, needs in self.dues[job]:
                if since + within == state.month and (needs is None or not self._holds(needs, state, active)):
                    return False
        return True

    def _studies(self, state: _State) -> Iterator[_State]:
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
                if all(course in starting for course in must):
                    yield self._begin(state, starting, active)

    def _takes_place(self, course: int) -> bool:
        return self.problem.activities[course].takes_place

    def _may_begin(self, course: int, state: _State, active: int) -> bool:
        activity, month = self.problem.activities[course], state.month
        if self.pinned.get(course, month) != month or not self._holds(self.needs[course], state, active):
            return False
        return not activity.hosts or self._host(activity, state, active) >= 0

    def _host(self, activity: Activity, state: _State, active: int) -> int:
        """The job held now in which a course can be gained to its end, the one that is not left first; else -1."""
        for job in [*bits(activity.hosts & self.beside), *bits(activity.hosts & active & ~self.beside)]:
            ends = self.problem.activities[job].lasts + (state.start if job == state.job else 0)
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

    def _beside(self, ready: list[int], state: _State, active: int) -> Iterator[tuple[int, ...]]:
        """Training that takes no place begins at once, unless that keeps a person in a job that another could spare."""
        hold = [c for c in ready if self._holds_back(c, state, active)]
        at_once = tuple(c for c in ready if c not in hold)
        for number in range(len(hold), -1, -1):
            for some in combinations(hold, number):
                yield (*at_once, *some)

    def _holds_back(self, course: int, state: _State, active: int) -> bool:
        activity = self.problem.activities[course]
        if self.problem.is_timed or self.pinned:
            return True
        host = self._host(activity, state, active)
        if host == state.job and state.month + activity.months <= state.start + self.problem.activities[host].least:
            return False
        others = activity.hosts & mask_of(job for job in self.jobs if job not in dict(state.used))
        return not self.beside >> host & 1 and bool(others)

    def _begin(self, state: _State, starting: tuple[int, ...], active: int) -> _State:
        running = list(state.running)
        for course in starting:
            activity = self.problem.activities[course]
            host = self._host(activity, state, active) if activity.hosts else -1
            running.append((state.month + activity.months, course, host))
            self.trail.append((course, state.month, host))
        return replace(state, running=tuple(sorted(running)))

    def _advance(self, state: _State) -> None:
        until = self._step(state)
        if until >= self.before or until >= NEVER:
            return
        active, spent = self._active(state), until - state.month
        left = tuple(
            max(0, months - spent) if self._node(node).roles & active else months
            for node, months in zip(self.wanted, state.left, strict=True)
        )
        self._go(replace(state, month=until, left=left))

    def _step(self, state: _State) -> int:
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

    def _shares_months(self, state: _State) -> bool:
        """Whether a job held now counts for something that is still lacking and for which a job to come counts too."""
        held = self._active(state) & ~self.beside
        to_come = mask_of(job for job in self.jobs if job not in dict(state.used))
        stay = state.start + self.problem.activities[state.job].least - state.month if state.job >= 0 else 0
        nodes = (self._node(node).roles for node, left in zip(self.wanted, state.left, strict=True) if left > stay)
        return any(roles & held and roles & to_come and to_come & ~roles for roles in nodes)

    def _owes(self, state: _State) -> bool:
        """Whether a job to come has a deadline or an end, so that it may better begin later."""
        used = dict(state.used)
        return any(job not in used for job in self.pressing)

    def _keep(self, state: _State) -> None:
        courses = {course: (month, host) for course, month, host in self.trail}
        self.best, self.before = Timetable(state.month, state.used, courses), state.month

    # Dominance and bounds

    def _was_here_before(self, state: _State) -> bool:
        """Whether the same was reached as early or earlier: all that can still matter stands in the key, seen from now."""
        month = state.month
        at = month if self.pinned else min(month, self.settled)
        key = (*self._past(state), *self._held_to(state), at)
        if self.seen.get(key, NEVER) <= month:
            return True
        self.seen[key] = month
        return False

    def _past(self, state: _State) -> tuple[object, ...]:
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
        if self.windowed:
            jobs = tuple((job, month - start) for job, start in state.used)
        applied = tuple(
            months >> max(0, month - activities[job].delay) for job, months in zip(self.jobs, state.ready, strict=True)
        )
        return done, jobs, running, state.left, applied

    def _held_to(self, state: _State) -> tuple[object, ...]:
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
        return state.job, stay, lasts, owed, state.counts

    def _bound(self, state: _State) -> int:
        """No timetable from here on is shorter; NEVER where what is lacking can no longer be had."""
        open_to = self._still_to_hold(state)
        if self._is_past(state, open_to):
            return NEVER
        return state.month + max(
            self._study_left(state), self._work_left(state, open_to), self._jobs_left(state, open_to)
        )

    def _still_to_hold(self, state: _State) -> int:
        """A bit for each job that is held, or can still be taken up."""
        used = {job for job, _ in state.used}
        return self._active(state) | mask_of(job for job in self.jobs if job not in used)

    def _is_past(self, state: _State, open_to: int) -> bool:
        """Whether months or training are lacking that only jobs give which have been left, and these are left for good."""
        if any(left and not self._node(n).roles & open_to for n, left in zip(self.wanted, state.left, strict=True)):
            return True
        under_way = {course for _, course, _ in state.running}
        return any(not hosts & open_to and c not in state.done and c not in under_way for c, hosts in self.hosted)

    def _study_left(self, state: _State) -> int:
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

    def _work_left(self, state: _State, open_to: int) -> int:
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

    def _jobs_left(self, state: _State, open_to: int) -> int:
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
        return max(bound, first + lane(stays, self._pieces_left(state, open_to)))

    def _starts(self, state: _State, used: Mapping[int, int]) -> dict[int, int]:
        """For each new job to come the months until its first day, at the earliest: each by itself, as in the relaxation."""
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
        while later:  # As long as one waits for another; in their turn nearly always once.
            later = False
            for job in waiting:
                worked = max([self._worked_by(node, state, starts) for node in self.needs[job].worked], default=0)
                if (start := worked + activities[job].delay) > starts[job]:
                    starts[job], later = start, start < self.before - state.month
        return starts

    def _free(self, state: _State) -> int:
        """Months until what is held now can be left for a new job: its stay, and training that is under way."""
        held = 1 << state.job if state.job >= 0 else 0 if state.used else self.paid
        stay = state.start + self.problem.activities[state.job].least - state.month if state.job >= 0 else 0
        return max([0, stay, *(end - state.month for end, _, host in state.running if host >= 0 and held >> host & 1)])

    def _worked_by(self, number: int, state: _State, starts: Mapping[int, int]) -> int:
        """Months until so many have been worked, at the earliest."""
        node = self._node(number)
        left = state.left[self.index[number]] if number in self.index else 0
        if not left:
            return 0
        if node.roles & self._active(state):
            return left
        return min([start for job, start in starts.items() if node.roles >> job & 1], default=0) + left

    def _pieces_left(self, state: _State, open_to: int) -> Iterator[tuple[int, int]]:
        """Disjoint work that is still to be done in new jobs: months, and the jobs."""
        ends = {course: end - state.month for end, course, _ in state.running}
        found = [
            (-left, self._node(node).roles & open_to)
            for left, node in zip(state.left, self.wanted, strict=True)
            if left
        ]
        for number, hosts in self.hosted:
            if number not in state.done:
                left = ends.get(number, self.problem.activities[number].months)
                found.append((-left, hosts if number in ends else hosts & open_to))
        taken = self.paid | self.beside
        for left, roles in sorted(found, key=lambda piece: (piece[0], piece[1].bit_count())):
            if not roles & taken:
                taken |= roles
                yield -left, roles

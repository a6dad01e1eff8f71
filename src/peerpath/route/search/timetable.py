"""A complete choice, put into months: the earliest there is, for one job at a time and so many courses at once.

What happens only matters when something ends, is reached or becomes possible, so time goes from event to event. It goes
month by month where months of one job may be left to another, and where the choice of a job now may decide when a course
can be gained in post.
"""

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Since, Worked
from peerpath.route.search.partial import Partial


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
    starts: dict[int, int]
    """Course → the month in which it starts."""
    jobs: tuple[int | None, ...]
    """For each month before applying, the role worked in it."""


class Needs(Struct, frozen=True):
    """What must be true before something begins: nothing but "and" is left."""

    since: int
    courses: frozenset[int]
    worked: frozenset[int]
    """Worked nodes."""


def needs_of(problem: Problem, partial: Partial, number: int) -> Needs:
    """What a node comes down to under a complete choice."""
    since, courses, worked, stack = 0, set(), set(), [number]
    while stack:
        number = stack.pop()
        match node := problem.nodes[number]:
            case Since():
                since = max(since, node.month)
            case Done():
                courses.add(node.course)
            case Worked():
                worked.add(number)
            case Group():
                stack += partial.choice.get(number, node.parts)
    return Needs(since, frozenset(courses), frozenset(worked))


def timetable(
    problem: Problem,
    partial: Partial,
    effort: Effort,
    *,
    before: int = NEVER,
    first_job_by: int = NEVER,
) -> Timetable | None:
    """The earliest timetable that ends before a month; None where there is none (or no effort is left to find one)."""
    return _Months(problem, partial, effort, before, first_job_by).run()


class _State(Struct, frozen=True):
    month: int
    done: frozenset[int]
    running: tuple[tuple[int, int], ...]
    """Courses under way: (month in which it ends, course)."""
    left: tuple[int, ...]
    """Months that each worked node still lacks."""
    job: int | None
    has_worked: bool


class _Months:
    def __init__(self, problem: Problem, partial: Partial, effort: Effort, before: int, first_job_by: int) -> None:
        self.problem, self.partial, self.effort = problem, partial, effort
        self.before, self.first_job_by = before, first_job_by
        self.best: Timetable | None = None
        self.seen: dict[tuple[object, ...], int] = {}
        self.trail: list[tuple[int, int, int | None, tuple[int, ...]]] = []
        activities, tail = problem.activities, partial.tail
        chosen = sorted(partial.activities, key=lambda a: (-tail[~a], activities[a].id))
        self.roles = [a for a in chosen if activities[a].is_role]
        self.courses = [a for a in chosen if not activities[a].is_role]
        self.needs = {a: needs_of(problem, partial, activities[a].needs) for a in chosen}
        self.target = needs_of(problem, partial, problem.target)
        needs = (*self.needs.values(), self.target)
        timed = {node for one in needs for node in one.worked if self._node(node).months}
        self.wanted = sorted(timed, key=lambda node: (-tail[node], node))
        """Worked nodes that take months, those with the longest tail first."""
        self.study = sorted(((tail[~c] - activities[c].months, c) for c in self.courses), reverse=True)
        """(Months that follow, course), the most first."""
        work = [(tail[node], node, self._node(node).roles) for node in self.wanted]
        work += [(after, ~c, hosts) for after, c in self.study if (hosts := activities[c].hosts)]
        self.work = sorted(((months, number, roles & partial.there) for months, number, roles in work), reverse=True)
        """(Months that follow, node of months worked or complement of a course gained in post, the roles there)."""
        self.apart = list(self._apart()) if problem.places == 1 else []
        """(Months that follow, node of months worked, courses no month of which can be one of these)."""
        self.settled = max((*problem.busy, *(one.since for one in needs)))
        """The month after which nothing comes by itself."""

    def _apart(self) -> Iterator[tuple[int, int, list[int]]]:
        """Courses that must be over before any work of a kind, and those gained in post where that work is not done."""
        activities, partial = self.problem.activities, self.partial
        for node in self.wanted:
            roles = [role for role in self.roles if self._node(node).roles >> role & 1]
            before = [c for c in self.courses if all(partial.before[~role] >> c & 1 for role in roles)]
            hosts = {c: activities[c].hosts & partial.there for c in self.courses if c not in before}
            gained = [c for c, others in hosts.items() if others and not others & self._node(node).roles]
            after = [partial.tail[~c] - activities[c].months for c in gained]
            if gained:
                yield min(*after, partial.tail[node]), node, before + gained

    def _node(self, number: int) -> Worked:
        node = self.problem.nodes[number]
        assert isinstance(node, Worked)
        return node

    def run(self) -> Timetable | None:
        left = tuple(self._node(node).months for node in self.wanted)
        self._go(_State(0, frozenset(), (), left, None, False))
        return self.best

    def _go(self, state: _State) -> None:
        if not self.effort.spend():
            return
        opened = self._opened(state)
        if self._holds(self.target, state, opened):
            self._keep(state.month)
            return
        running = tuple((end - state.month, course) for end, course in state.running)
        key = (state.done, running, state.left, state.has_worked, min(state.month, self.settled))
        if self._bound(state) >= self.before or self.seen.get(key, NEVER) <= state.month:
            return
        self.seen[key] = state.month
        for starting in self._starts(state, opened):
            jobs = list(self._jobs(state, opened, starting))
            by_month = self._one_of_several(state, opened, starting) or (len(jobs) > 1 and self._overlap(state, jobs))
            for job in jobs:
                self._advance(state, starting, job, by_month)

    def _keep(self, month: int) -> None:
        starts = {course: when for when, _, _, starting in self.trail for course in starting}
        jobs = [job for when, until, job, _ in self.trail for _ in range(when, until)]
        self.best, self.before = Timetable(month, starts, tuple(jobs)), month

    def _counts(self, state: _State, role: int) -> frozenset[int]:
        """Nodes that still lack months and that a role counts for."""
        left = zip(self.wanted, state.left, strict=True)
        return frozenset([node for node, months in left if months and self._node(node).roles >> role & 1])

    def _overlap(self, state: _State, jobs: list[int | None]) -> bool:
        """Whether months of one of these jobs, too few to reach anything, could leave the rest to another role."""
        counts = {role: self._counts(state, role) for role in self.roles}
        return any(
            counts[job] & other and not other <= counts[job]
            for job in jobs
            if job is not None
            for role, other in counts.items()
            if role != job
        )

    def _one_of_several(self, state: _State, opened: list[int], starting: tuple[int, ...]) -> bool:
        """Whether a course is yet to be gained in post, and no role that can be worked now is as good as all the others.

        The months before it begins may then be shared out among roles: it waits for one role, and for no other.
        """
        begun = {*state.done, *starting, *(course for _, course in state.running)}
        hosts = {c: self.problem.activities[c].hosts for c in self.courses if c not in begun}
        if len(opened) < 2 or not any(hosts.values()):
            return False
        good_for = [
            {*self._counts(state, role), *(~course for course, roles in hosts.items() if roles >> role & 1)}
            for role in opened
        ]
        return set[int]().union(*good_for) not in good_for

    def _advance(self, state: _State, starting: tuple[int, ...], job: int | None, by_month: bool) -> None:
        month = state.month
        has_worked = state.has_worked or job is not None
        if not has_worked and month >= self.first_job_by:
            return
        begun = [(month + self.problem.activities[c].months, c) for c in starting]
        running = tuple(sorted((*state.running, *begun)))
        until = self._next_event(state, running, job, has_worked)
        until = month + 1 if by_month and until < NEVER else until
        if until >= self.before:
            return
        spent = until - month
        left = tuple(
            max(0, months - spent) if job is not None and self._node(node).roles >> job & 1 else months
            for node, months in zip(self.wanted, state.left, strict=True)
        )
        done = state.done | {course for end, course in running if end <= until}
        after = tuple(entry for entry in running if entry[0] > until)
        self.trail.append((month, until, job, starting))
        self._go(_State(until, done, after, left, job, has_worked))
        self.trail.pop()

    def _next_event(
        self, state: _State, running: tuple[tuple[int, int], ...], job: int | None, has_worked: bool
    ) -> int:
        month = state.month
        events = [end for end, _ in running]
        events += self.problem.busy
        events += [needs.since for needs in (*self.needs.values(), self.target)]
        if job is not None:
            events += [
                month + months
                for node, months in zip(self.wanted, state.left, strict=True)
                if self._node(node).roles >> job & 1
            ]
        if not has_worked:
            events.append(self.first_job_by)
        return min((event for event in events if event > month), default=NEVER)

    def _opened(self, state: _State) -> list[int]:
        """Roles that can be worked now, best to go on with first."""
        opened = [r for r in self.roles if self._holds(self.needs[r], state, ())]
        return sorted(opened, key=lambda role: role != state.job)

    def _holds(self, needs: Needs, state: _State, opened: list[int] | tuple[()]) -> bool:
        if state.month < needs.since or not needs.courses <= state.done:
            return False
        lacking = {node for node, months in zip(self.wanted, state.left, strict=True) if months}
        for number in needs.worked:
            node = self._node(number)
            if number in lacking or (not node.months and not any(node.roles >> role & 1 for role in opened)):
                return False
        return True

    def _starts(self, state: _State, opened: list[int]) -> Iterator[tuple[int, ...]]:
        """Courses to start now, the fullest use of the time first."""
        begun = state.done | {course for _, course in state.running}
        undone = [c for c in self.courses if c not in begun]
        ready = [c for c in undone if self._holds(self.needs[c], state, opened)]
        busy = len(state.running) + sum(end > state.month for end in self.problem.busy)
        for number in range(min(max(self.problem.places - busy, 0), len(ready)), 0, -1):
            yield from combinations(ready, number)
        wait = len(ready) < len(undone) or any(self.problem.activities[c].hosts for c in ready)
        if wait or self.problem.places > 1 or not ready or busy >= self.problem.places:
            yield ()

    def _jobs(self, state: _State, opened: list[int], starting: tuple[int, ...]) -> Iterator[int | None]:
        """Roles to work until the next event: those that count for most; any other would be no better."""
        allowed = opened
        for course in (*(course for _, course in state.running), *starting):
            hosts = self.problem.activities[course].hosts
            if hosts:
                allowed = [role for role in allowed if hosts >> role & 1]
                if not allowed:
                    return
        if not allowed:
            yield None
        counts = {role: self._counts(state, role) for role in allowed}
        given: list[frozenset[int]] = []
        for role in allowed:
            if any(counts[role] < other for other in counts.values()) or counts[role] in given:
                continue
            given.append(counts[role])
            yield role

    def _bound(self, state: _State) -> int:
        """No timetable from here on is shorter."""
        left = dict(zip(self.wanted, state.left, strict=True))
        for course in self.courses:
            left[~course] = 0 if course in state.done else self.problem.activities[course].months
        for end, course in state.running:
            left[~course] = end - state.month
        apart = [
            left[node] + sum([left[~c] for c in courses]) + after for after, node, courses in self.apart if left[node]
        ]
        return state.month + max(self._study_left(state, left), self._work_left(left), *apart)

    def _study_left(self, state: _State, left: dict[int, int]) -> int:
        """Months until the application that the courses take, those with most to follow first."""
        bound = study = 0
        if self.problem.places == 1:
            study = max([end - state.month for end in self.problem.busy if end > state.month], default=0)
        for after, course in self.study:
            if left[~course]:
                study += left[~course]
                bound = max(bound, left[~course] + after, after - (-study // self.problem.places))
        return bound

    def _work_left(self, left: dict[int, int]) -> int:
        """Months until the application in which no role can serve twice, those with most to follow first."""
        bound = work = taken = 0
        for after, number, roles in self.work:
            if left[number]:
                bound = max(bound, left[number] + after)
                if not roles & taken:
                    taken |= roles
                    work += left[number]
                    bound = max(bound, work + after)
        return bound

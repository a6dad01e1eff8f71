"""A partial route: which way was chosen to satisfy some of the nodes, and the least that any route built on it takes."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import combinations
from typing import NamedTuple

from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER, Done, Group, Since, Worked
from peerpath.route.least import Least
from peerpath.route.relaxed import Relaxed, bits

Choice = dict[int, tuple[int, ...]]
"""Choice node → the parts of a group that are true first, or the role worked first for a number of months."""


class Ground(NamedTuple):
    """What all partial routes of one search stand on."""

    problem: Problem
    relaxed: Relaxed
    least: list[Least]
    passed: list[list[int]]
    """For each node those that must come true before or with it and that take something new."""


class Missing(NamedTuple):
    """What a node that must come true cannot do without, beside all that is chosen and all that others lack."""

    number: int
    tail: int
    """Months that must still follow."""
    study: int
    """Months of study."""
    steps: int
    """Activities."""


class Partial(NamedTuple):
    """What follows from a choice. Nodes stand as their numbers, activities as the complements of theirs."""

    choice: Choice
    extra: tuple[int, ...]
    """Roles taken in because their months count for several nodes at once, though none of these chose them."""
    months: int
    """No route built on the choice is shorter; NEVER where none is possible."""
    value: dict[int, int]
    """Node or activity → the earliest month in which it can be true, or begin."""
    tail: dict[int, int]
    """Node or activity → the months that must still follow its becoming true, or its beginning."""
    open: list[int]
    """Nodes for which no way has been chosen yet."""
    missing: list[Missing]

    @property
    def activities(self) -> list[int]:
        """Numbers of the activities that the choice takes in."""
        return [~number for number in self.value if number < 0]


def partial(ground: Ground, choice: Choice, extra: tuple[int, ...] = ()) -> Partial:
    """Follow a choice from the target down."""
    problem = ground.problem
    value, unresolved = _values(ground, choice, extra)
    if any(value[root] >= NEVER for root in (problem.target, *(~role for role in extra))):
        return Partial(choice, extra, NEVER, value, {}, [], [])
    tail = _tails(problem, choice, value)
    missing = _missing(ground, value, tail, unresolved)
    study, jobs = _study_bound(ground, value, tail, missing), _job_bound(problem, value, tail)
    return Partial(choice, extra, max(value[problem.target], study, jobs), value, tail, unresolved, missing)


def ways(ground: Ground, number: int) -> Iterator[tuple[int, ...]]:
    """The ways to satisfy a choice node."""
    node, relaxed = ground.problem.nodes[number], ground.relaxed
    if isinstance(node, Group):
        yield from combinations([part for part in node.parts if relaxed.value[part] < NEVER], node.count)
    elif isinstance(node, Worked):
        yield from ((role,) for role in bits(node.roles & relaxed.begun))


def helpers(ground: Ground, at: Partial) -> list[int]:
    """Further roles whose months could count for more at once than those of any role that is there as early."""
    nodes = ground.problem.nodes
    wanted = {n: node.roles for n in at.value if n >= 0 and isinstance(node := nodes[n], Worked)}
    there = {role: _counting(role, wanted) for role in at.activities if ground.problem.activities[role].is_role}
    first = {number: at.choice[number][0] for number in wanted}
    every = 0
    for roles in wanted.values():
        every |= roles
    found = []
    for role in bits(every & ground.relaxed.begun):
        counts = _counting(role, wanted)
        as_good = any(counts <= there[first[number]] for number in counts)
        if role not in there and len(counts) > 1 and not as_good:
            found.append(role)
    return found


def _counting(role: int, wanted: dict[int, int]) -> frozenset[int]:
    return frozenset(number for number, roles in wanted.items() if roles >> role & 1)


def _values(ground: Ground, choice: Choice, extra: tuple[int, ...]) -> tuple[dict[int, int], list[int]]:
    """Earliest months, every node and activity after those that it rests on; and the nodes left open."""
    nodes, activities, relaxed = ground.problem.nodes, ground.problem.activities, ground.relaxed.value
    value: dict[int, int] = {}
    unresolved: list[int] = []
    above: set[int] = set()

    def begin(activity: int) -> int:
        month = value.get(~activity)
        if month is not None:
            return month
        if activity in above:
            return NEVER  # It would have to come before itself.
        above.add(activity)
        needs = activities[activity].needs
        month = value[~activity] = value[needs] if needs in value else of(needs)
        above.discard(activity)
        return month

    def of(number: int) -> int:
        node, chosen = nodes[number], choice.get(number)
        if isinstance(node, Done):
            month = begin(node.course) + activities[node.course].months
        elif isinstance(node, Since):
            month = node.month
        elif isinstance(node, Worked) and chosen:
            month = begin(chosen[0]) + node.months
        elif isinstance(node, Group) and (chosen or not node.is_choice):
            month = max([value[part] if part in value else of(part) for part in chosen or node.parts])
        else:
            unresolved.append(number)
            month = relaxed[number]
        value[number] = month
        return month

    of(ground.problem.target)
    for role in extra:
        begin(role)
    return value, unresolved


def _tails(problem: Problem, choice: Choice, value: dict[int, int]) -> dict[int, int]:
    """Everything comes after all that it is asked for by, when the order of the values is turned round."""
    nodes, activities = problem.nodes, problem.activities
    tail = dict.fromkeys(value, 0)
    for number in reversed(value):
        after, below = tail[number], choice.get(number, ())
        if number < 0:
            below = (activities[~number].needs,)
        elif isinstance(node := nodes[number], Done):
            after, below = after + activities[node.course].months, (~node.course,)
        elif isinstance(node, Worked):
            after, below = after + node.months, tuple([~role for role in below])
        elif isinstance(node, Group) and not node.is_choice:
            below = node.parts
        for lower in below:
            if tail[lower] < after:
                tail[lower] = after
    return tail


def _missing(ground: Ground, value: dict[int, int], tail: dict[int, int], unresolved: list[int]) -> list[Missing]:
    """What must yet come true. A course that several could share is shared out: no month is counted twice."""
    activities, least = ground.problem.activities, ground.least
    taken = sum(1 << ~number for number in value if number < 0)
    after: dict[int, int] = {}
    for node in unresolved:
        for number in ground.passed[node]:
            if number not in value or number == node:
                after[number] = max(after.get(number, 0), tail[node])
    charged = stepped = 0
    left: dict[int, int] = {}
    found = []
    for number in sorted(after, key=lambda n: (-least[n].study, n)):
        touched, study, enough = least[number]
        if enough:
            enough -= (touched & taken).bit_count()
            if enough <= 0:
                continue
            open_to = bits(touched & ground.relaxed.begun & ~taken)
            cost = {course: left.get(course, activities[course].months) for course in open_to}
            cheapest = sorted(cost.values())[:enough]
            study = sum(cheapest)
            left |= {course: max(0, months - cheapest[-1]) for course, months in cost.items()}
            charged |= touched
        elif touched & taken:
            continue
        elif touched & charged:
            study = 0
        else:
            charged |= touched
            left |= dict.fromkeys(bits(touched), 0)
        steps = 0 if touched & ~taken & stepped else max(enough, 1)
        stepped |= touched
        if study or steps:
            found.append(Missing(number, after[number], study, steps))
    return found


def _study_bound(ground: Ground, value: dict[int, int], tail: dict[int, int], missing: list[Missing]) -> int:
    """Months of study, those that the open nodes cannot do without among them."""
    problem = ground.problem
    free = problem.busy[len(problem.busy) - problem.places] if len(problem.busy) >= problem.places else 0
    courses = [(n, problem.activities[~n].months) for n in value if n < 0 and not problem.activities[~n].is_role]
    study = [(max(value[n], free), months, tail[n] - months) for n, months in courses]
    study += [(free, lacks.study, lacks.tail) for lacks in missing if lacks.study]
    if problem.places == 1:
        return one_at_a_time(study)
    total = -(-sum(months for _, months, _ in study) // problem.places)
    return free + total + min((after for _, _, after in study), default=0) if study else 0


def _job_bound(problem: Problem, value: dict[int, int], tail: dict[int, int]) -> int:
    """Months for which no role can serve twice: of disjoint sets of roles."""
    wanted = []
    for number, month in value.items():
        if number < 0:
            activity = problem.activities[~number]
            if activity.hosts:
                wanted.append((activity.months, month, activity.hosts, tail[number] - activity.months))
        elif isinstance(node := problem.nodes[number], Worked) and node.months:
            wanted.append((node.months, month - node.months, node.roles, tail[number]))
    taken, jobs = 0, []
    for months, month, roles, after in sorted(wanted, reverse=True):
        if not roles & taken:
            taken |= roles
            jobs.append((month, months, after))
    return one_at_a_time(jobs)


def one_at_a_time(jobs: list[tuple[int, int, int]]) -> int:
    """Jobs of (earliest month, months, months that follow) on one machine, each put aside for a longer tail at will."""
    waiting = sorted(jobs)
    ready: list[tuple[int, int]] = []
    now = end = at = 0
    while at < len(waiting) or ready:
        if not ready:
            now = max(now, waiting[at][0])
        while at < len(waiting) and waiting[at][0] <= now:
            heappush(ready, (-waiting[at][2], waiting[at][1]))
            at += 1
        after, left = heappop(ready)
        until = min(now + left, waiting[at][0]) if at < len(waiting) else now + left
        if now + left > until:
            heappush(ready, (after, now + left - until))
        else:
            end = max(end, until - after)
        now = until
    return end

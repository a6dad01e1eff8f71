"""A partial route: which way was chosen to satisfy some of the nodes, and the least that any route built on it takes."""

from collections.abc import Iterator
from heapq import heappop, heappush
from itertools import combinations
from typing import NamedTuple

from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER, Done, Group, Since, Worked
from peerpath.route.relaxed import Relaxed, bits

Choice = dict[int, tuple[int, ...]]
"""Choice node → the parts of a group that are true first, or the role worked first for a number of months."""


class Partial(NamedTuple):
    """What follows from a choice. Nodes stand as their numbers, activities as the complements of theirs."""

    choice: Choice
    months: int
    """No route built on the choice is shorter; NEVER where none is possible."""
    value: dict[int, int]
    """Node or activity → the earliest month in which it can be true, or begin."""
    tail: dict[int, int]
    """Node or activity → the months that must still follow its becoming true, or its beginning."""
    open: tuple[int, ...]
    """Nodes for which no way has been chosen yet."""
    extra: tuple[int, ...]
    """Roles taken in because their months count for several nodes at once, though none of these chose them."""

    @property
    def activities(self) -> list[int]:
        """Numbers of the activities that the choice takes in."""
        return [~number for number in self.value if number < 0]


def partial(problem: Problem, relaxed: Relaxed, choice: Choice, extra: tuple[int, ...] = ()) -> Partial:
    """Follow a choice from the target down."""
    value, unresolved = _values(problem, relaxed, choice, extra)
    if any(value[root] >= NEVER for root in (problem.target, *(~role for role in extra))):
        return Partial(choice, NEVER, value, {}, (), extra)
    tail = _tails(problem, choice, value)
    months = max(value[problem.target], _study_bound(problem, value, tail), _job_bound(problem, value, tail))
    return Partial(choice, months, value, tail, tuple(unresolved), extra)


def ways(problem: Problem, number: int, relaxed: Relaxed) -> Iterator[tuple[int, ...]]:
    """The ways to satisfy a choice node."""
    node = problem.nodes[number]
    if isinstance(node, Group):
        yield from combinations([part for part in node.parts if relaxed.value[part] < NEVER], node.count)
    elif isinstance(node, Worked):
        yield from ((role,) for role in bits(node.roles & relaxed.begun))


def helpers(problem: Problem, relaxed: Relaxed, at: Partial) -> list[int]:
    """Further roles whose months could count for more at once than those of any role that is there as early."""
    wanted = {n: node.roles for n in at.value if n >= 0 and isinstance(node := problem.nodes[n], Worked)}
    there = {role: _counting(role, wanted) for role in at.activities if problem.activities[role].is_role}
    first = {number: at.choice[number][0] for number in wanted}
    every = 0
    for roles in wanted.values():
        every |= roles
    found = []
    for role in bits(every & relaxed.begun):
        counts = _counting(role, wanted)
        as_good = any(counts <= there[first[number]] for number in counts)
        if role not in there and len(counts) > 1 and not as_good:
            found.append(role)
    return found


def _counting(role: int, wanted: dict[int, int]) -> frozenset[int]:
    return frozenset(number for number, roles in wanted.items() if roles >> role & 1)


def _values(
    problem: Problem, relaxed: Relaxed, choice: Choice, extra: tuple[int, ...]
) -> tuple[dict[int, int], list[int]]:
    """Earliest months, every node and activity after those that it rests on; and the nodes left open."""
    value: dict[int, int] = {}
    unresolved: list[int] = []
    above: set[int] = set()

    def begin(activity: int) -> int:
        if ~activity in above:
            return NEVER  # It would have to come before itself.
        if ~activity not in value:
            above.add(~activity)
            month = of(problem.activities[activity].needs)
            above.discard(~activity)
            value[~activity] = month
        return value[~activity]

    def of(number: int) -> int:
        if number in value:
            return value[number]
        node = problem.nodes[number]
        chosen = choice.get(number)
        match node:
            case Since():
                month = node.month
            case Done():
                month = begin(node.course) + problem.activities[node.course].months
            case Worked() if chosen:
                month = begin(chosen[0]) + node.months
            case Group() if chosen or not node.is_choice:
                month = max([of(part) for part in chosen or node.parts])
            case _:
                unresolved.append(number)
                month = relaxed.value[number]
        value[number] = min(month, NEVER)
        return value[number]

    of(problem.target)
    for role in extra:
        begin(role)
    return value, unresolved


def _tails(problem: Problem, choice: Choice, value: dict[int, int]) -> dict[int, int]:
    tail = dict.fromkeys(value, 0)
    for number in reversed(value):
        after = tail[number]
        if number < 0:
            below = [(problem.activities[~number].needs, after)]
        else:
            below = list(_below(problem, choice, number, after))
        for lower, months in below:
            tail[lower] = max(tail[lower], months)
    return tail


def _below(problem: Problem, choice: Choice, number: int, after: int) -> Iterator[tuple[int, int]]:
    node = problem.nodes[number]
    chosen = choice.get(number)
    match node:
        case Done():
            yield ~node.course, after + problem.activities[node.course].months
        case Worked() if chosen:
            yield ~chosen[0], after + node.months
        case Group() if chosen or not node.is_choice:
            yield from ((part, after) for part in chosen or node.parts)
        case _:
            pass


def _study_bound(problem: Problem, value: dict[int, int], tail: dict[int, int]) -> int:
    courses = [(n, problem.activities[~n].months) for n in value if n < 0 and not problem.activities[~n].is_role]
    free = problem.busy[len(problem.busy) - problem.places] if len(problem.busy) >= problem.places else 0
    if problem.places == 1:
        return one_at_a_time([(max(value[n], free), months, tail[n] - months) for n, months in courses])
    total = -(-sum(months for _, months in courses) // problem.places)
    return free + total + min((tail[n] - months for n, months in courses), default=0) if courses else 0


def _job_bound(problem: Problem, value: dict[int, int], tail: dict[int, int]) -> int:
    """Months for which no role can serve twice: of disjoint sets of roles."""
    wanted = []
    for number, month in value.items():
        if number < 0 and (hosts := problem.activities[~number].hosts):
            months = problem.activities[~number].months
            wanted.append((months, month, hosts, tail[number] - months))
        elif number >= 0 and isinstance(node := problem.nodes[number], Worked) and node.months:
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

"""The part of a problem that a best route can use: nothing out of reach, too late, of no use, or never better."""

from collections import defaultdict
from heapq import heappop, heappush

from peerpath.route.compile import Activity, Problem
from peerpath.route.formula import ALWAYS, NEVER, Done, Group, Worked
from peerpath.route.relaxed import Relations, Relaxed, bits, earliest


def reduced(problem: Problem, relations: Relations, rank: list[int], without: int, latest: int) -> Relaxed:
    """The relaxed problem of what is left; rank: the order of the ids; latest: the month of a route that is known."""
    left = -1
    relaxed = earliest(problem, relations, without)
    while left != relaxed.begun:
        left = _in_time(problem, relations, relaxed, latest) if latest < NEVER else relaxed.begun
        left = _useful(problem, relations, rank, relaxed._replace(begun=left))
        relaxed = earliest(problem, relations, ~left & (1 << len(problem.activities)) - 1)
    return relaxed


def _useful(problem: Problem, relations: Relations, rank: list[int], relaxed: Relaxed) -> int:
    """Activities that give what the target needs, or what other useful ones need, and for which no other stands in.

    Grown from the target, so that two that are of use only to each other are never taken in.
    """
    needed: set[int] = set()
    waiting, useful = [problem.target], 0
    while waiting:
        while waiting:
            number = waiting.pop()
            if number not in needed and relaxed.value[number] < NEVER:
                needed.add(number)
                node = problem.nodes[number]
                waiting += node.parts if isinstance(node, Group) else ()
        useful = _worth_it(problem, relations, rank, relaxed.begun, needed)
        waiting = [needs for a in bits(useful) if (needs := problem.activities[a].needs) not in needed]
    return useful


def _tails(problem: Problem, relaxed: Relaxed) -> list[int]:
    """For each node the fewest months that follow its coming true; NEVER where nothing on a route may need it."""
    tail = [NEVER] * len(problem.nodes)
    queue = [(0, problem.target)]
    while queue:
        after, number = heappop(queue)
        if tail[number] <= after or relaxed.value[number] >= NEVER:
            continue
        tail[number] = after
        match node := problem.nodes[number]:
            case Group():
                below = [(after, part) for part in node.parts]
            case Done():
                course = problem.activities[node.course]
                below = [(after + course.months, course.needs)] if relaxed.begun >> node.course & 1 else []
            case Worked():
                roles = bits(node.roles & relaxed.begun)
                below = [(after + min(node.months, 1), problem.activities[role].needs) for role in roles]
            case _:
                below = []
        for entry in below:
            if entry[0] < tail[entry[1]]:
                heappush(queue, entry)
    return tail


def _in_time(problem: Problem, relations: Relations, relaxed: Relaxed, latest: int) -> int:
    """Activities that something needs and that can be done by a month."""
    tail = _tails(problem, relaxed)
    left = 0
    for number in bits(relaxed.begun):
        given = [(node, months) for node, months in relations.gives[number] if tail[node] < NEVER]
        alone = len(given) == 1 or not problem.activities[number].is_role
        months = min((tail[node] + (months if alone else min(months, 1)) for node, months in given), default=NEVER)
        if relaxed.value[problem.activities[number].needs] + months <= latest:
            left |= 1 << number
    return left


def _worth_it(problem: Problem, relations: Relations, rank: list[int], left: int, needed: set[int]) -> int:
    """Activities that give what is needed, without those that one before them in every order can stand in for."""
    giving: dict[int, list[int]] = defaultdict(list)
    gives: dict[int, frozenset[int]] = {}
    for number in sorted(bits(left), key=lambda a: _order(problem.activities[a], rank[a])):
        nodes = _gives(problem, relations, number, needed)
        rarest = min([giving[node] for node in nodes], key=len, default=[])
        if nodes and not any(nodes <= gives[other] and _is_as_good(problem, other, number) for other in rarest):
            gives[number] = nodes
            for node in nodes:
                giving[node].append(number)
    return sum(1 << number for number in gives)


def _gives(problem: Problem, relations: Relations, activity: int, needed: set[int]) -> frozenset[int]:
    """What an activity is good for: nodes, or in the place of one that is only a way among others, the choice."""
    given = [number for number, _ in relations.gives[activity] if number in needed]
    if problem.activities[activity].is_role:
        return frozenset(given)
    found = set()
    for number in given:
        above = [group for group in relations.groups[number] if group in needed]
        choices = [
            g for g in above if isinstance(node := problem.nodes[g], Group) and node.is_choice and node.count == 1
        ]
        if number == problem.target or relations.needed_by[number] or len(choices) < len(above):
            found.add(number)
        found.update(choices)
    return frozenset(found)


def _order(activity: Activity, rank: int) -> tuple[bool, bool, int]:
    return activity.new, activity.elsewhere, rank


def _is_as_good(problem: Problem, other: int, number: int) -> bool:
    """Whether an activity begins as early as another, ends as early, and as freely."""
    first, second = problem.activities[other], problem.activities[number]
    if first.is_role is not second.is_role or first.months > second.months:
        return False
    if first.hosts and first.hosts != second.hosts:
        return False
    return _asks_no_more(problem, first.needs, second.needs)


def _asks_no_more(problem: Problem, first: int, second: int) -> bool:
    one, other = problem.nodes[first], problem.nodes[second]
    if first == second or one == ALWAYS:
        return True
    return isinstance(other, Group) and not other.is_choice and first in other.parts

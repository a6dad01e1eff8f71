"""The part of a problem that a best route can use: nothing out of reach, too late, of no use, or never better."""

from dataclasses import replace
from heapq import heappop, heappush

from peerpath.route.compile import Activity, Problem
from peerpath.route.formula import NEVER, NOT_AT_ALL, Done, Group, Node, Since, Worked
from peerpath.route.relaxed import Relations, Relaxed, bits, earliest
from peerpath.route.uses import Use, uses_of, worth_it


def reduced(problem: Problem, *, without: int = 0) -> Problem | None:
    """A smaller problem with the same best route; None where there is none.

    without: a bit for each activity to leave out.
    """
    relations = Relations(problem)
    relaxed = earliest(problem, relations, without)
    return _narrowed(problem, relations, relaxed) if relaxed.value[problem.target] < NEVER else None


def in_time(problem: Problem, value: list[int], latest: int) -> Problem:
    """A smaller problem with the same best route, where one is known that takes no longer than some months.

    value: for each node a month before which it is not true.
    """
    relations = Relations(problem)
    everything = (1 << len(problem.activities)) - 1
    relaxed = Relaxed(value, everything)
    return _narrowed(problem, relations, relaxed._replace(begun=_in_time(problem, relations, relaxed, latest)))


def _narrowed(problem: Problem, relations: Relations, relaxed: Relaxed) -> Problem:
    left = _useful(problem, uses_of(problem, relations), relaxed)
    everything = (1 << len(problem.activities)) - 1
    return _only(problem, earliest(problem, relations, ~left & everything))


def _useful(problem: Problem, uses: list[Use], relaxed: Relaxed) -> int:
    """Activities that give what the target needs, or what other useful ones need, and for which no other stands in.

    Grown from the target, so that two that are of use only to each other are never taken in.
    """
    needed, waiting, useful = 0, [problem.target], list[int]()
    everything = sorted(bits(relaxed.begun), key=lambda a: problem.activities[a].order)
    while waiting:
        while waiting:
            number = waiting.pop()
            if not needed >> number & 1 and relaxed.value[number] < NEVER:
                needed |= 1 << number
                node = problem.nodes[number]
                waiting += node.parts if isinstance(node, Group) else ()
        useful = worth_it(problem, uses, everything, needed)
        waiting = [needs for a in useful if not needed >> (needs := problem.activities[a].needs) & 1]
    return sum([1 << activity for activity in useful])


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


def _tails(problem: Problem, relaxed: Relaxed) -> list[int]:
    """For each node the fewest months that follow its coming true; NEVER where nothing on a route may need it."""
    tail = [NEVER] * len(problem.nodes)
    queue = [(0, problem.target)]
    while queue:
        after, number = heappop(queue)
        if tail[number] <= after or relaxed.value[number] >= NEVER:
            continue
        tail[number] = after
        for entry in _before(problem, relaxed, number, after):
            if entry[0] < tail[entry[1]]:
                heappush(queue, entry)
    return tail


def _before(problem: Problem, relaxed: Relaxed, number: int, after: int) -> list[tuple[int, int]]:
    """Nodes that may have to be true before another, and the months that follow them then."""
    match node := problem.nodes[number]:
        case Group():
            return [(after, part) for part in node.parts]
        case Done():
            course = problem.activities[node.course]
            return [(after + course.months, course.needs)] if relaxed.begun >> node.course & 1 else []
        case Worked():
            roles = bits(node.roles & relaxed.begun)
            return [(after + min(node.months, 1), problem.activities[role].needs) for role in roles]
        case Since():
            return []


def _only(problem: Problem, relaxed: Relaxed) -> Problem:
    """The problem with only the activities that can begin, and the nodes that these and the target come down to."""
    kept = bits(relaxed.begun)
    number = {activity: at for at, activity in enumerate(kept)}
    stack = [problem.target, *(problem.activities[activity].needs for activity in kept)]
    found: set[int] = set()
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            content = problem.nodes[node]
            stack += content.parts if isinstance(content, Group) else ()
    place = {node: at for at, node in enumerate(sorted(found))}
    alive = {node: at for node, at in place.items() if relaxed.value[node] < NEVER}
    nodes = [_renumbered(problem.nodes[node], number, alive) for node in place]
    activities = [_moved(problem.activities[activity], number, place) for activity in kept]
    return replace(problem, nodes=nodes, activities=activities, target=place[problem.target])


def _renumbered(node: Node, number: dict[int, int], alive: dict[int, int]) -> Node:
    match node:
        case Since():
            return node
        case Done():
            return Done(number[node.course]) if node.course in number else NOT_AT_ALL
        case Worked():
            return Worked(node.months, _mask(node.roles, number))
        case Group():
            parts = tuple([alive[part] for part in node.parts if part in alive])
            return Group(node.count, parts) if len(parts) >= node.count else NOT_AT_ALL


def _moved(activity: Activity, number: dict[int, int], place: dict[int, int]) -> Activity:
    return replace(activity, needs=place[activity.needs], hosts=_mask(activity.hosts, number))


def _mask(activities: int, number: dict[int, int]) -> int:
    return sum([1 << number[activity] for activity in bits(activities) if activity in number])

"""What every way to a node passes through, whatever is chosen; what some way does; and which roles can come first."""

from collections import deque
from collections.abc import Iterator

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Since, Worked
from peerpath.route.search.relaxed import Relations, bits, lacking, mask_of


def landmarks(problem: Problem, relations: Relations) -> list[int]:
    """For each node a bit for itself and for all nodes that must come true before it can.

    The largest solution of: "all of" takes what any part takes, "any of" what every part takes.
    """
    found = [(1 << len(problem.nodes)) - 1] * len(problem.nodes)
    waiting = deque(range(len(problem.nodes)))
    queued = set(waiting)
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        passed = _passed(problem, found, number) | 1 << number
        if passed != found[number]:
            found[number] = passed
            later = [n for n in _after(relations, number) if n not in queued]
            queued.update(later)
            waiting.extend(later)
    return found


def _passed(problem: Problem, found: list[int], number: int) -> int:
    """What the ways to a node have in common, by what is known of their parts."""
    match node := problem.nodes[number]:
        case Since() | Left():
            return 0
        case Done():
            return found[problem.activities[node.course].needs]
        case Worked():
            if node.months and not lacking(node):
                return 0
            ways = [found[problem.activities[role].needs] for role in bits(node.roles)]
        case Group():
            ways = [found[part] for part in node.parts]
            if not node.is_choice:
                every = 0
                for way in ways:
                    every |= way
                return every
    common = -1
    for way in ways:
        common &= way
    return common


def _after(relations: Relations, number: int) -> Iterator[int]:
    """Nodes that may rest on another, each once."""
    yield from relations.groups[number]
    for activity in relations.needed_by[number]:
        yield from (given for given, _ in relations.gives[activity])


def first_roles(problem: Problem, marks: list[int]) -> dict[int, int]:
    """For each node of months worked a bit for each role that can be the first to count for it.

    Others ask for months which, in whichever role they are worked, count for the node before them. With a window months
    that were worked before today may do, so that such a node says nothing of who comes first.
    """
    worked = {number: node for number, node in enumerate(problem.nodes) if isinstance(node, Worked)}
    # With a window, months of before today may do, and nobody is bound to come first.
    timed = mask_of(number for number, node in worked.items() if node.months and node.window == NEVER)
    first = {}
    for number, node in worked.items():
        within = mask_of(n for n, other in worked.items() if not other.roles & ~node.roles)
        roles = (role for role in bits(node.roles) if not marks[problem.activities[role].needs] & timed & within)
        first[number] = mask_of(roles)
    return first


def within_reach(problem: Problem, relations: Relations, first: dict[int, int]) -> list[int]:
    """For each node a bit for itself and for all nodes that some way to it may pass through."""
    found = [1 << number for number in range(len(problem.nodes))]
    waiting = deque(range(len(problem.nodes)))
    queued = set(waiting)
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        later = [*relations.groups[number]]
        for activity in (*relations.needed_by[number], *relations.owed_by[number]):
            later += [given for given, _ in relations.gives[activity] if first.get(given, -1) >> activity & 1]
        for other in later:
            if found[number] & ~found[other]:
                found[other] |= found[number]
                if other not in queued:
                    queued.add(other)
                    waiting.append(other)
    return found

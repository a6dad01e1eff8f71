"""What every way to a node passes through, whatever is chosen."""

from collections import deque

from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER, Done, Group, Since, Worked
from peerpath.route.relaxed import Relations, Relaxed, bits


def landmarks(problem: Problem, relations: Relations, relaxed: Relaxed) -> list[int]:
    """For each node a bit for itself and for all nodes that must come true before it can.

    The largest solution of: "all of" takes what any part takes, "any of" what every part takes. Nodes that cannot
    come true, and what is left out of the relaxed problem, count for nothing.
    """
    everything = (1 << len(problem.nodes)) - 1
    found = [everything if month < NEVER else 0 for month in relaxed.value]
    waiting = deque(number for number, month in enumerate(relaxed.value) if month < NEVER)
    queued = set(waiting)
    while waiting:
        number = waiting.popleft()
        queued.discard(number)
        passed = _passed(problem, relaxed, found, number) | 1 << number
        if passed != found[number]:
            found[number] = passed
            above = [*relations.groups[number]]
            above += [n for activity in relations.needed_by[number] for n, _ in relations.gives[activity]]
            for other in above:
                if other not in queued and relaxed.value[other] < NEVER:
                    queued.add(other)
                    waiting.append(other)
    return found


def _passed(problem: Problem, relaxed: Relaxed, found: list[int], number: int) -> int:
    """What the ways to a node have in common, by what is known of their parts."""
    match node := problem.nodes[number]:
        case Since():
            return 0
        case Done():
            return found[problem.activities[node.course].needs]
        case Worked():
            ways = [found[problem.activities[role].needs] for role in bits(node.roles & relaxed.begun)]
        case Group():
            ways = [found[part] for part in node.parts if relaxed.value[part] < NEVER]
            if not node.is_choice:
                every = 0
                for way in ways:
                    every |= way
                return every
    common = -1
    for way in ways:
        common &= way
    return common

"""The relaxed problem: no limit on jobs or courses. Its months are never later than those of any route.

"All of" is the latest, "any of" the earliest: Knuth's generalisation (1977) of Dijkstra's algorithm.
"""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import heappop, heappush

from msgspec import Struct

from peerpath.route.problem.activity import Activity, Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Node, Since, Worked, is_choice

_WORD = 64
_LEAST_FIRST = slice(None, None, 1 if sys.byteorder == "little" else -1)


class Relations:
    """Who waits for what, from the inside out."""

    def __init__(self, problem: Problem) -> None:
        self.groups: dict[int, list[int]] = defaultdict(list)
        """Node → the groups that it is a part of."""
        self.needed_by: dict[int, list[int]] = defaultdict(list)
        """Node → the activities that need it."""
        self.gives: dict[int, list[tuple[int, int]]] = defaultdict(list)
        """Activity → the nodes that it can make true, and the months from its start until then."""
        self.kept: dict[int, int] = {}
        """Node of months worked → the months for which its first job is kept once they are worked; fewer than 0 if it may
        be left before, as one of today may."""
        for number, node in enumerate(problem.nodes):
            match node:
                case Group():
                    for part in node.parts:
                        self.groups[part].append(number)
                case Done():
                    self.gives[node.course].append((number, problem.activities[node.course].months))
                case Worked():
                    for job in bits(node.roles):
                        self.gives[job].append((number, problem.activities[job].delay + lacking(node)))
                    if months := lacking(node):
                        stays = [problem.activities[job].least for job in bits(node.roles)]
                        self.kept[number] = min(stays, default=0) - months
                case Since() | Left():
                    pass
        self.owed_by: dict[int, list[int]] = defaultdict(list)
        """Node → the jobs that ask for it by a deadline."""
        for number, activity in enumerate(problem.activities):
            self.needed_by[activity.needs].append(number)
            for due in activity.dues:
                self.owed_by[due.node].append(number)


def lacking(node: Worked) -> int:
    """Months that are still to be worked at the least: with a window, those that count today may lapse and be worked anew."""
    return max(0, node.months - node.past[0]) if node.past else node.months


def mask_of(numbers: Iterable[int]) -> int:
    """A bit for each number. A number that comes twice sets its bit once, where a sum of powers would carry."""
    mask = 0
    for number in numbers:
        mask |= 1 << number
    return mask


def bits(mask: int) -> Sequence[int]:
    """The numbers whose bits are set, in their order."""
    if mask.bit_length() > _WORD:
        return _bits_of_many(mask)
    found = []
    while mask:
        low = mask & -mask
        found.append(low.bit_length() - 1)
        mask ^= low
    return found


@lru_cache(1024)
def _bits_of_many(mask: int) -> tuple[int, ...]:
    """The same for a long number, of which few are asked for again and again."""
    found, base = [], 0
    # Taking bits off a long number one by one copies all of it each time.
    for word in memoryview(mask.to_bytes(-(-mask.bit_length() // _WORD) * 8, sys.byteorder)).cast("Q")[_LEAST_FIRST]:
        while word:
            low = word & -word
            found.append(base + low.bit_length() - 1)
            word ^= low
        base += _WORD
    return tuple(found)


class Relaxed(Struct, frozen=True):
    """The answer to the relaxed problem."""

    value: list[int]
    """For each node the month in which it first comes true."""
    begun: int
    """A bit for each activity that can begin."""
    begin: list[int]
    """For each activity the month in which it can begin; of a job, the first day."""


def earliest(problem: Problem, relations: Relations, without: int = 0, floor: Sequence[int] = ()) -> Relaxed:
    """Solve the relaxed problem; without: a bit for each activity left out; floor: months before which no node is true."""
    value, over = [NEVER] * len(problem.nodes), [0] * len(problem.nodes)
    missing = [node.count if isinstance(node, Group) else 0 for node in problem.nodes]
    soonest, begun, begin = [NEVER] * len(problem.nodes), without, [NEVER] * len(problem.activities)
    there = ((_from(node), number) for number, node in enumerate(problem.nodes))
    queue = sorted(entry for entry in there if entry[0] < NEVER)
    while queue:
        month, number = heappop(queue)
        if value[number] < NEVER:
            continue
        if floor and floor[number] > month:
            heappush(queue, (floor[number], number))
            continue
        value[number] = month
        if number in relations.kept:
            over[number] = month + relations.kept[number]
        for group in relations.groups[number]:
            missing[group] -= 1
            if over[number] > over[group] and not is_choice(problem.nodes[group]):
                over[group] = over[number]
            if missing[group] == 0:
                heappush(queue, (month, group))
        for activity in relations.needed_by[number]:
            if not begun >> activity & 1:
                begun |= 1 << activity
                one = problem.activities[activity]
                waits = _waits(one, over[number] - month)
                begin[activity] = month + one.delay + waits
                for given, months in relations.gives[activity]:
                    # Hundreds of jobs may count for one node: only one that does so sooner is worth a place.
                    if month + waits + months < soonest[given]:
                        soonest[given] = month + waits + months
                        heappush(queue, (soonest[given], given))
                    # Who was first for what a course asks for is left before the next job, as for what a job asks for.
                    over[given] = 0 if one.is_job else over[number]
    return Relaxed(value, begun & ~without, begin)


def _waits(activity: Activity, over: int) -> int:
    """Months for which a job waits until what it asks months of can be left: see "stays on a ladder" in docs/planner.md."""
    return max(0, over - activity.delay) if activity.is_job else 0


def _from(node: Node) -> int:
    """The month from which a node is true with nothing done for it."""
    match node:
        case Since():
            return node.month
        case Left():
            return 0  # Whether the job is over in time is for the timetable to see.
        case Worked():
            return 0 if node.months and not lacking(node) else NEVER
        case _:
            return NEVER


def in_a_row(problem: Problem) -> list[int]:
    """For each node the months that all it asks for takes, one after the other, counted as often as it is asked for."""
    cost = [NEVER] * len(problem.nodes)
    changed = True
    while changed:
        changed = False
        for number in range(len(problem.nodes)):
            months = _in_a_row(problem, cost, number)
            if months < cost[number]:
                cost[number], changed = months, True
    return cost


def _in_a_row(problem: Problem, cost: list[int], number: int) -> int:
    activities = problem.activities
    match node := problem.nodes[number]:
        case Since() | Left():
            return _from(node)
        case Done():
            return cost[activities[node.course].needs] + activities[node.course].months
        case Worked():
            ways = [cost[activities[job].needs] + activities[job].delay for job in bits(node.roles)]
            return min(_from(node), min(ways, default=NEVER) + lacking(node))
        case Group():
            return sum(sorted([cost[part] for part in node.parts])[: node.count])

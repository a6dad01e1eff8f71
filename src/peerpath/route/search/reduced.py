"""The part of a problem that a best route can use: nothing out of reach, of no use, or never better."""

from collections.abc import Iterable

from msgspec.structs import replace

from peerpath.route.problem.activity import Activity, Due, Problem, lapses
from peerpath.route.problem.formula import NEVER, NOT_AT_ALL, Done, Group, Left, Node, Since, Worked
from peerpath.route.search.dominance import StandIns, worth_it
from peerpath.route.search.relaxed import Relations, bits, earliest, mask_of
from peerpath.route.search.uses import Use, uses_of


def reduced(
    problem: Problem, *, without: int = 0, most_alike: int = NEVER, relations: Relations | None = None
) -> Problem | None:
    """A smaller problem with the same best route; None where there is none.

    without: a bit for each activity to leave out. most_alike: a bound on the new jobs of a best route. relations: those
    of the problem, where they are known.
    """
    relations = relations or Relations(problem)
    relaxed = earliest(problem, relations, without)
    if relaxed.value[problem.target] == NEVER:
        return None
    able = bits(relaxed.begun)
    useful = _useful(problem, uses_of(problem, relations, able), relaxed.value, able, most_alike)
    return _only(problem, relations, useful)


def _useful(problem: Problem, uses: dict[int, Use], value: list[int], able: Iterable[int], most_alike: int) -> int:
    """Activities that give what the target needs, or what other useful ones need, and for which none stands in.

    Grown from the target, so that two that are of use only to each other are never taken in.
    """
    there = mask_of(
        number for number, activity in enumerate(problem.activities) if activity.is_job and not activity.new
    )
    in_order = sorted(able, key=lambda a: problem.activities[a].order)
    needed = _all_of(problem, value, [problem.target, *_asked(problem, bits(there))])
    stand_ins, seen, taken = StandIns(problem, most_alike), dict.fromkeys(in_order, 0), 0
    grown = True
    while grown:
        more = []
        for number in in_order:
            good_for = uses[number].among(needed)
            if good_for == seen[number] or (not there >> number & 1 and stand_ins.are_enough(number, good_for)):
                continue
            seen[number] = good_for
            stand_ins.add(number, good_for)
            more += [] if taken >> number & 1 else [number]
            taken |= 1 << number
        before = needed
        needed |= _all_of(problem, value, _asked(problem, more))
        grown = needed != before
    return mask_of(worth_it(problem, uses, in_order, needed, kept=there, most_alike=most_alike)) | there


def _asked(problem: Problem, activities: Iterable[int]) -> list[int]:
    """The nodes that activities ask for, before they begin and by a deadline."""
    found = []
    for number in activities:
        activity = problem.activities[number]
        found += [activity.needs, *[due.node for due in activity.dues]]
    return found


def _all_of(problem: Problem, value: list[int], numbers: list[int]) -> int:
    """A bit for each of some nodes and of their parts that can come true."""
    found, waiting = 0, [*numbers]
    while waiting:
        number = waiting.pop()
        if not found >> number & 1 and value[number] < NEVER:
            found |= 1 << number
            node = problem.nodes[number]
            waiting += node.parts if isinstance(node, Group) else ()
    return found


def _only(problem: Problem, relations: Relations, activities: int) -> Problem:
    """The problem with only some activities, in their order, and the nodes that these and the target come down to."""
    everything = (1 << len(problem.activities)) - 1
    relaxed = earliest(problem, relations, everything & ~activities)
    kept = sorted(bits(relaxed.begun), key=lambda a: problem.activities[a].order)
    number = {activity: at for at, activity in enumerate(kept)}
    found = _comes_down_to(problem, [problem.target, *_asked(problem, kept)])
    place = {node: at for at, node in enumerate(sorted(found))}
    alive = {node: at for node, at in place.items() if relaxed.value[node] < NEVER}
    nodes = [_renumbered(problem.nodes[node], number, alive) for node in place]
    moved = [_moved(problem.activities[activity], number, place) for activity in kept]
    timed = any(lapses(node) for node in nodes)
    return replace(problem, nodes=nodes, activities=moved, target=place[problem.target], is_timed=timed)


def _comes_down_to(problem: Problem, stack: list[int]) -> set[int]:
    """These nodes, and all that groups among them consist of."""
    found: set[int] = set()
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            content = problem.nodes[node]
            stack += content.parts if isinstance(content, Group) else ()
    return found


def _renumbered(node: Node, number: dict[int, int], alive: dict[int, int]) -> Node:
    match node:
        case Since():
            return node
        case Left():
            return replace(node, role=number[node.role]) if node.role in number else NOT_AT_ALL
        case Done():
            return replace(node, course=number[node.course]) if node.course in number else NOT_AT_ALL
        case Worked():
            return replace(node, roles=_mask(node.roles, number))
        case Group():
            parts = tuple([alive[part] for part in node.parts if part in alive])
            return Group(node.count, parts, node.use) if len(parts) >= node.count else NOT_AT_ALL


def _moved(activity: Activity, number: dict[int, int], place: dict[int, int]) -> Activity:
    dues = tuple([Due(place[due.node], due.within) for due in activity.dues])
    return replace(activity, needs=place[activity.needs], dues=dues, hosts=_mask(activity.hosts, number))


def _mask(activities: int, number: dict[int, int]) -> int:
    return mask_of(number[activity] for activity in bits(activities) if activity in number)

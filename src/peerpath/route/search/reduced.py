"""The part of a problem that a best route can use: nothing out of reach, of no use, or never better."""

from msgspec.structs import replace

from peerpath.route.problem.compile import Activity, Problem
from peerpath.route.problem.formula import NEVER, NOT_AT_ALL, Done, Group, Node, Since, Worked
from peerpath.route.search.ground import Choice, ground_of
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import Relations, Relaxed, bits, earliest, mask_of
from peerpath.route.search.uses import StandIns, Use, does_more, uses_of, worth_it


def reduced(problem: Problem, *, without: int = 0) -> Problem | None:
    """A smaller problem with the same best route; None where there is none.

    without: a bit for each activity to leave out.
    """
    relations = Relations(problem)
    relaxed = earliest(problem, relations, without)
    if relaxed.value[problem.target] == NEVER:
        return None
    useful = _useful(problem, uses_of(problem, relations), relaxed, {}, 0)
    return _only(problem, relations, useful, {})[0]


def what_is_left(at: Partial) -> Partial | None:
    """A partial route in a problem of its own, without all that its choices leave no use for; None if it leads nowhere.

    The same partial route where most of the problem is of use still.
    """
    ground = at.ground
    relaxed = Relaxed(ground.relaxed, (1 << len(ground.problem.activities)) - 1)
    choice = {number: way for number, way in at.choice.items() if number in at.value}
    useful = _useful(ground.problem, ground.uses, relaxed, choice, at.there)
    if useful.bit_count() > len(ground.problem.activities) // 2:
        return at
    problem, chosen = _only(ground.problem, ground.relations, useful, choice)
    if len(chosen) < len(choice):
        return None
    smaller = ground_of(problem, chosen)
    return follow(smaller, chosen, smaller.kept)


def _useful(problem: Problem, uses: list[Use], relaxed: Relaxed, choice: Choice, there: int) -> int:
    """Activities that give what the target needs, or what other useful ones need, and for which no other stands in.

    What has been chosen leaves no use for its other ways; there: a bit for each activity that is there for it.
    """
    everything = sorted(bits(relaxed.begun), key=lambda a: problem.activities[a].order)
    first = _first(problem, uses, choice)
    lacking = _lacking(problem, uses, relaxed.value, choice, everything, there)
    able = [a for a in everything if there >> a & 1 or does_more(uses[a].one_of & lacking, first)]
    return mask_of(worth_it(problem, uses, able, lacking, there)) | there


def _first(problem: Problem, uses: list[Use], choice: Choice) -> dict[int, int]:
    """What the roles count for that were chosen to come first, for each node that they were chosen for."""
    return {n: uses[way[0]].one_of for n, way in choice.items() if isinstance(problem.nodes[n], Worked)}


def _lacking(
    problem: Problem, uses: list[Use], value: list[int], choice: Choice, everything: list[int], there: int
) -> int:
    """A bit for each node that may be needed and is not settled by what was chosen.

    Grown from the target, so that two that are of use only to each other are never taken in.
    """
    settled = mask_of(number for number in choice if isinstance(problem.nodes[number], Group))
    first = _first(problem, uses, choice)
    stand_ins, seen = StandIns(problem), dict.fromkeys(everything, 0)
    needed, waiting = 0, [problem.target, *(problem.activities[activity].needs for activity in bits(there))]
    while waiting:
        needed |= _all_of(problem, value, choice, waiting)
        waiting, lacking = [], needed & ~settled
        for place, activity in enumerate(everything):
            good_for, taken = uses[activity].among(lacking), there >> activity & 1
            if good_for.bit_count() == seen[activity] or not (taken or does_more(good_for, first)):
                continue
            seen[activity] = good_for.bit_count()  # It only grows.
            if stand_ins.is_worth_it(activity, place, good_for, bool(taken)):
                waiting.append(problem.activities[activity].needs)
        waiting = [needs for needs in waiting if not needed >> needs & 1]
    return needed & ~settled


def _all_of(problem: Problem, value: list[int], choice: Choice, numbers: list[int]) -> int:
    """A bit for each of some nodes and of their parts that can come true, as far as these have been chosen."""
    found, waiting = 0, [*numbers]
    while waiting:
        number = waiting.pop()
        if not found >> number & 1 and value[number] < NEVER:
            found |= 1 << number
            node = problem.nodes[number]
            waiting += choice.get(number, node.parts) if isinstance(node, Group) else ()
    return found


def _only(problem: Problem, relations: Relations, activities: int, choice: Choice) -> tuple[Problem, Choice]:
    """The problem with only some activities, in their order, and the nodes that these and the target come down to."""
    everything = (1 << len(problem.activities)) - 1
    relaxed = earliest(problem, relations, everything & ~activities)
    kept = sorted(bits(relaxed.begun), key=lambda a: problem.activities[a].order)
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
    moved = [_moved(problem.activities[activity], number, place) for activity in kept]
    smaller = replace(problem, nodes=nodes, activities=moved, target=place[problem.target])
    moved_choice = {}
    for node, way in choice.items():
        numbers = alive if isinstance(problem.nodes[node], Group) else number
        if node in place and all(part in numbers for part in way):
            moved_choice[place[node]] = tuple([numbers[part] for part in way])
    return smaller, moved_choice


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
    return mask_of(number[activity] for activity in bits(activities) if activity in number)

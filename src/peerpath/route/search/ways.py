"""Ways on from a partial route: one more thing chosen, and nothing that something else could stand in for."""

from collections.abc import Iterable
from itertools import combinations

from msgspec import Struct

from peerpath.route.options import Measure
from peerpath.route.problem.formula import Done, Group
from peerpath.route.search.bound import Key
from peerpath.route.search.first_role import FirstRole
from peerpath.route.search.ground import Choice, Ground
from peerpath.route.search.helpers import could_help, further_helpers
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import bits, mask_of
from peerpath.route.search.uses import worth_it


class Way(Struct, frozen=True):
    """A choice that has not been followed yet."""

    key: Key
    """No route by it has a smaller one."""
    ground: Ground
    choice: Choice
    extra: tuple[int, ...]


def onward(at: Partial, key: Key, by: Measure) -> list[Way]:
    """A way for one open node, one each, the best last; or where none is open, one more role that could help."""
    if not at.open:
        return [Way(key, at.ground, at.choice, (*at.extra, role)) for role in reversed(further_helpers(at))]
    number = next_open(at)
    if number in at.ground.asking:
        first, roles = FirstRole(at, by, number), bits(at.ground.first[number])
        keyed: list[tuple[Key, tuple[int, ...]]] = [(max(key, first.least_key(role)), (role,)) for role in roles]
    else:
        takes = {way: sum([_takes(at, number, part) for part in way]) for way in ways(at, number)}
        keyed = [(key, way) for way in sorted(takes, key=takes.__getitem__)]
    return [
        Way(key, at.ground, at.choice | {number: way}, at.extra)
        for key, way in sorted(keyed, key=_key_of, reverse=True)
    ]


def _key_of(keyed: tuple[Key, tuple[int, ...]]) -> Key:
    return keyed[0]


def first_there(root: Partial) -> Partial:
    """A complete choice of what is there first."""
    return _straight(root, root.ground.relaxed)


def least_in_a_row(root: Partial) -> Partial:
    """A complete choice of what takes least when one thing is done after the other."""
    return _straight(root, root.ground.in_a_row)


def next_open(at: Partial) -> int:
    """The open node to choose for next.

    First which roles to work in, where these ask for things themselves: all else depends on them. Then what may lead
    furthest, and what is true last. Where a course can be studied comes last, for a role may be there by then.
    """
    ground = at.ground
    return max(
        at.open,
        key=lambda n: (n in ground.asking, n not in ground.hosting, ground.weight[n], at.value[n] + at.tail[n], -n),
    )


def _takes(at: Partial, number: int, way: int) -> int:
    """Months that a way takes by itself; none for what is there already."""
    problem = at.ground.problem
    node = problem.nodes[number]
    part = problem.nodes[way] if isinstance(node, Group) else None
    activity = way if part is None else part.course if isinstance(part, Done) else None
    if activity is not None and at.there >> activity & 1:
        return 0
    return at.ground.in_a_row[way if part is not None else problem.activities[way].needs]


def _straight(root: Partial, cost: list[int]) -> Partial:
    ground, at = root.ground, root
    while at.open:
        choice = at.choice | {number: _cheapest(ground, number, cost) for number in at.open}
        below = follow(ground, choice, ground.kept)
        assert below is not None, "what costs least never rests on itself"
        at = below
    return at


def _cheapest(ground: Ground, number: int, cost: list[int]) -> tuple[int, ...]:
    node, activities = ground.problem.nodes[number], ground.problem.activities
    if isinstance(node, Group):
        return tuple(sorted(node.parts, key=cost.__getitem__)[: node.count])
    roles = bits(ground.first[number])
    return (min(roles, key=lambda role: (cost[activities[role].needs], activities[role].order)),)


def ways(at: Partial, number: int) -> Iterable[tuple[int, ...]]:
    """The ways to satisfy a choice node, without those that another, as things stand, can stand in for."""
    nodes = at.ground.problem.nodes
    node = nodes[number]
    if not isinstance(node, Group):
        there = [role for role in bits(at.there & at.ground.first[number]) if at.value[~role] == 0]
        if there and number in at.ground.hosting:
            return [(there[0],)]
        return [(role,) for role in _worth_it(at, bits(at.ground.first[number]))]
    if node.count > 1:
        return combinations(node.parts, node.count)
    course = {part: done.course for part in node.parts if isinstance(done := nodes[part], Done)}
    worth = set(_worth_it(at, course.values()))
    return [(part,) for part in node.parts if part not in course or course[part] in worth]


def _worth_it(at: Partial, activities: Iterable[int]) -> list[int]:
    """Of the ways to satisfy a node, those that are worth it for what may still be needed."""
    ground = at.ground
    problem = ground.problem
    needed = mask_of(number for number in at.value if number >= 0)
    for number in at.open:
        needed |= ground.reach[number]
    before = -1
    while before != needed:
        before = needed
        for role in could_help(at, needed):
            needed |= ground.reach[problem.activities[role].needs]
    in_order = sorted(activities, key=lambda a: (not at.there >> a & 1, problem.activities[a].order))
    return worth_it(problem, ground.uses, in_order, needed, at.there)

"""Ways on from a partial route: one more thing chosen, and nothing that something else could stand in for."""

from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from peerpath.route.formula import Done, Group, Worked
from peerpath.route.partial import Choice, Ground, Partial, follow
from peerpath.route.relaxed import bits
from peerpath.route.uses import worth_it

_FEW = 6
"""Ways that a dive looks at for each node."""


def onward(ground: Ground, at: Partial) -> Iterator[Partial]:
    """A way for the open node that is true last, one each; or where none is open, one more role that could help."""
    if at.open:
        number = _latest(ground, at)
        tries = [(at.choice | {number: way}, at.extra) for way in _ways(ground, at, number)]
    else:
        added = at.extra[len(ground.kept) :]
        further = (role for role in _helpers(ground, at) if not added or role > added[-1])
        tries = [(at.choice, (*at.extra, role)) for role in further]
    return _followed(ground, tries)


def cheapest_onward(ground: Ground, at: Partial) -> list[Partial]:
    """The few ways for the open node that is true last which by themselves take least."""
    number = _latest(ground, at)
    ways = sorted(_ways(ground, at, number), key=lambda way: sum([_takes(ground, at, number, part) for part in way]))
    return list(islice(_followed(ground, [(at.choice | {number: way}, at.extra) for way in ways]), _FEW))


def straight(ground: Ground) -> list[Partial]:
    """Two routes to begin with: what is there first, and what takes least when one thing is done after the other."""
    return [_straight(ground, ground.relaxed), _straight(ground, ground.in_a_row)]


def _followed(ground: Ground, tries: Iterable[tuple[Choice, tuple[int, ...]]]) -> Iterator[Partial]:
    for choice, extra in tries:
        below = follow(ground, choice, extra)
        if below is not None:
            yield below


def _latest(ground: Ground, at: Partial) -> int:
    return max(at.open, key=lambda n: (n not in ground.easy, at.value[n] + at.tail[n], -n))


def _takes(ground: Ground, at: Partial, number: int, way: int) -> int:
    """Months that a way takes by itself; none for what is there already."""
    node = ground.problem.nodes[number]
    part = ground.problem.nodes[way] if isinstance(node, Group) else None
    activity = way if part is None else part.course if isinstance(part, Done) else None
    if activity is not None and at.there >> activity & 1:
        return 0
    return ground.in_a_row[way if part is not None else ground.problem.activities[way].needs]


def _straight(ground: Ground, cost: list[int]) -> Partial:
    choice: Choice = {}
    while (at := follow(ground, choice, ground.kept)) is not None and at.open:
        choice = choice | {number: _cheapest(ground, number, cost) for number in at.open}
    assert at is not None, "what costs least never rests on itself"
    return at


def _cheapest(ground: Ground, number: int, cost: list[int]) -> tuple[int, ...]:
    node, activities = ground.problem.nodes[number], ground.problem.activities
    if isinstance(node, Group):
        return tuple(sorted(node.parts, key=cost.__getitem__)[: node.count])
    roles = bits(ground.first[number])
    return (min(roles, key=lambda role: (cost[activities[role].needs], activities[role].order)),)


def _ways(ground: Ground, at: Partial, number: int) -> Iterable[tuple[int, ...]]:
    """The ways to satisfy a choice node, without those that another, as things stand, can stand in for."""
    nodes = ground.problem.nodes
    node = nodes[number]
    if not isinstance(node, Group):
        return [(role,) for role in _worth_it(ground, at, bits(ground.first[number]))]
    if node.count > 1:
        return combinations(node.parts, node.count)
    course = {part: done.course for part in node.parts if isinstance(done := nodes[part], Done)}
    worth = set(_worth_it(ground, at, course.values()))
    return [(part,) for part in node.parts if part not in course or course[part] in worth]


def _worth_it(ground: Ground, at: Partial, activities: Iterable[int]) -> list[int]:
    """Of the ways to satisfy a node, those that are worth it for what may still be needed."""
    problem = ground.problem
    needed = sum([1 << number for number in at.value if number >= 0])
    for number in at.open:
        needed |= ground.reach[number]
    for role in ground.versatile:
        if (ground.uses[role].one_of & needed).bit_count() > 1:
            needed |= ground.reach[problem.activities[role].needs]
    in_order = sorted(activities, key=lambda a: (not at.there >> a & 1, problem.activities[a].order))
    return worth_it(problem, ground.uses, in_order, needed, at.there)


def _helpers(ground: Ground, at: Partial) -> Iterator[int]:
    """Further roles whose months could count for more at once than those of any role that is there as early."""
    nodes = ground.problem.nodes
    wanted = [number for number in at.value if number >= 0 and isinstance(nodes[number], Worked)]
    mask = sum([1 << number for number in wanted])
    first = {number: at.choice[number][0] for number in wanted}
    for role in ground.versatile:
        counts = ground.uses[role].one_of & mask
        if counts.bit_count() > 1 and not at.there >> role & 1:
            there = (ground.uses[first[number]].one_of for number in bits(counts))
            if all(counts & ~other for other in there):
                yield role

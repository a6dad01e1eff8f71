"""Ways on from a partial route: one more thing chosen, and nothing that something else could stand in for."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from peerpath.route.formula import ALWAYS, Done, Group, Worked
from peerpath.route.partial import Choice, Ground, Partial, follow
from peerpath.route.relaxed import bits
from peerpath.route.uses import worth_it


def onward(ground: Ground, at: Partial) -> Iterator[Partial]:
    """A way for the open node that is true last, one each; or where none is open, one more role that could help."""
    if at.open:
        number = max(at.open, key=lambda n: (not _is_easy(ground, n), at.value[n] + at.tail[n], -n))
        tries = [(at.choice | {number: way}, at.extra) for way in _ways(ground, at, number)]
    else:
        added = at.extra[len(ground.kept) :]
        further = (role for role in _helpers(ground, at) if not added or role > added[-1])
        tries = [(at.choice, (*at.extra, role)) for role in further]
    for choice, extra in tries:
        below = follow(ground, choice, extra)
        if below is not None:
            yield below


def straight(ground: Ground) -> Partial:
    """The relaxed answer, taken as it stands."""
    choice: Choice = {}
    while (at := follow(ground, choice, ground.kept)) is not None and at.open:
        choice = choice | {number: _nearest(ground, number) for number in at.open}
    assert at is not None, "what comes first in the relaxed answer never rests on itself"
    return at


def _nearest(ground: Ground, number: int) -> tuple[int, ...]:
    node, activities = ground.problem.nodes[number], ground.problem.activities
    if isinstance(node, Group):
        return tuple(sorted(node.parts, key=lambda part: ground.relaxed[part])[: node.count])
    roles = bits(ground.first[number])
    return (min(roles, key=lambda r: (ground.relaxed[activities[r].needs], activities[r].order)),)


def _is_easy(ground: Ground, number: int) -> bool:
    """Whether every way to a node can begin today, so that choosing one asks for nothing more."""
    problem = ground.problem
    roles = bits(ground.first.get(number, 0))
    return bool(roles) and all(problem.nodes[problem.activities[role].needs] == ALWAYS for role in roles)


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

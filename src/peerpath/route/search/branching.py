"""Branching: the ways on from a partial route, one more thing chosen, and nothing that something else stands in for."""

from collections.abc import Iterable
from itertools import combinations

from msgspec import Struct

from peerpath.route.options import Measure
from peerpath.route.problem.formula import Done, Group
from peerpath.route.search.bound import Key
from peerpath.route.search.dominance import worth_it
from peerpath.route.search.first_job import FirstJob
from peerpath.route.search.ground import Choices, Ground
from peerpath.route.search.helpers import further_jobs
from peerpath.route.search.one_way import OneWay
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import bits, mask_of


class Branch(Struct, frozen=True):
    """A choice that has not been followed yet."""

    key: Key
    """No route by it has a smaller one."""
    ground: Ground
    choice: Choices
    extra: tuple[int, ...]


def onward(at: Partial, key: Key, by: Measure, jobs: int = -1) -> list[Branch]:
    """A way for one open node, one each, the best last; or where none is open, one more job that could help.

    jobs: a bit for each job that can take part.
    """
    if not at.open:
        return [
            Branch(key, at.ground, at.choice, (*at.extra, job)) for job in reversed(further_jobs(at)) if jobs >> job & 1
        ]
    number = next_open(at)
    if number in at.ground.first:
        first = FirstJob(at, by, number)
        activities = at.ground.problem.activities
        able = sorted(bits(at.ground.first[number] & jobs), key=lambda job: activities[job].order)
        keyed: list[tuple[Key, tuple[int, ...]]] = [(max(key, first.least_key(job)), (job,)) for job in able]
        if _is_served(at, number):
            keyed = [(key, ())]
    else:
        takes = {way: sum([_takes(at, part) for part in way]) for way in ways(at, number, jobs)}
        bound = OneWay(at, by, number)
        keyed = [(max(key, bound.least_key(way)), way) for way in sorted(takes, key=takes.__getitem__)]
    keyed = sorted(keyed, key=_key_of)
    return [Branch(key, at.ground, at.choice | {number: way}, at.extra) for key, way in reversed(keyed)]


def _key_of(keyed: tuple[Key, tuple[int, ...]]) -> Key:
    return keyed[0]


def _is_served(at: Partial, number: int) -> bool:
    """Whether a chosen job counts for a node and no other job could begin before it.

    Then nothing is chosen for the node: its earliest month is that of the relaxation, and the job that comes first in
    fact can be added later.
    """
    ground = at.ground
    jobs = bits(ground.first[number])
    soonest = min([ground.begin[job] for job in jobs], default=0)
    return any(at.there >> job & 1 and at.value[~job] <= soonest for job in jobs)


def first_there(root: Partial) -> Partial:
    """A complete choice of what is there first."""
    return _straight(root, root.ground.relaxed)


def least_in_a_row(root: Partial) -> Partial:
    """A complete choice of what takes least when one thing is done after the other."""
    return _straight(root, root.ground.in_a_row)


def next_open(at: Partial) -> int:
    """The open node to choose for next.

    Jobs that ask for nothing come last: which of them is best is seen when it is known what they should host. First what
    decides when the target is reached as things stand: a choice there moves the bound. Of these, and of the rest, first
    which jobs to work in, where these ask for things themselves: all else depends on them. Then what takes most study, what
    may lead furthest, and what is true last.
    """
    ground, latest = at.ground, at.value[at.ground.problem.target]
    return max(
        at.open,
        key=lambda n: (
            n not in ground.first or n in ground.asking,
            at.value[n] + at.tail[n] >= latest,
            n in ground.asking,
            n not in ground.hosting,
            ground.least[n].study,
            ground.weight[n],
            at.value[n] + at.tail[n],
            -n,
        ),
    )


def _takes(at: Partial, part: int) -> int:
    """Months that a part of a group takes by itself; none for what is there already."""
    node = at.ground.problem.nodes[part]
    there = isinstance(node, Done) and at.there >> node.course & 1
    return 0 if there else at.ground.in_a_row[part]


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
    jobs = bits(ground.first[number])
    return (min(jobs, key=lambda job: (cost[activities[job].needs] + activities[job].delay, activities[job].order)),)


def ways(at: Partial, number: int, jobs: int) -> Iterable[tuple[int, ...]]:
    """The ways to satisfy a group, without courses that another, as things stand, can stand in for."""
    nodes = at.ground.problem.nodes
    node = nodes[number]
    assert isinstance(node, Group)
    if node.count > 1:
        return combinations(node.parts, node.count)
    course = {part: done.course for part in node.parts if isinstance(done := nodes[part], Done)}
    worth = set(_worth_it(at, course.values(), jobs))
    return [(part,) for part in node.parts if part not in course or course[part] in worth]


def _worth_it(at: Partial, courses: Iterable[int], jobs: int) -> list[int]:
    """The courses that satisfy a node, without those that others can stand in for, given what may still be needed."""
    ground = at.ground
    problem = ground.problem
    needed = _may_be_needed(at, jobs)
    able = [a for a in courses if not problem.activities[a].hosts or problem.activities[a].hosts & jobs]
    in_order = sorted(able, key=lambda a: (not at.there >> a & 1, problem.activities[a].order))
    return worth_it(problem, ground.uses, in_order, needed, kept=at.there, most_alike=1, jobs=jobs)


def _may_be_needed(at: Partial, jobs: int) -> int:
    """A bit for each node that may still be needed, but for groups for which a way has been chosen."""
    ground = at.ground
    problem = ground.problem
    needed = mask_of(number for number in at.value if number >= 0)
    settled = mask_of(n for n in at.choice if isinstance(problem.nodes[n], Group))
    if jobs >= 0:
        return (needed | _reached(at, jobs)) & ~settled
    for number in at.open:
        needed |= ground.reach[number]
    for job in bits(_may_come(at, needed)):
        needed |= _asked_by(at, job)
    return needed & ~settled


def _reached(at: Partial, jobs: int) -> int:
    """A bit for each node that some way to the open ones may pass through, with only some jobs."""
    problem, found, waiting = at.ground.problem, 0, list(at.open)
    for job in bits(jobs & ~at.there):
        waiting += [problem.activities[job].needs, *[due.node for due in problem.activities[job].dues]]
    while waiting:
        number = waiting.pop()
        if found >> number & 1:
            continue
        found |= 1 << number
        match node := problem.nodes[number]:
            case Group():
                waiting += node.parts
            case Done():
                waiting.append(problem.activities[node.course].needs)
            case _:
                pass  # What the jobs ask for that can take part is there already.
    return found


def _may_come(at: Partial, needed: int) -> int:
    """A bit for each job that counts for something that may be needed, or for what such a job asks for, and so on."""
    ground, found, before = at.ground, 0, -1
    while before != needed:
        before = needed
        for job in bits(ground.jobs & ~found):
            if ground.uses[job].one_of & needed & ground.working:
                found |= 1 << job
                needed |= _asked_by(at, job)
    return found


def _asked_by(at: Partial, job: int) -> int:
    """A bit for each node that some way to a job may pass through."""
    activity, needed = at.ground.problem.activities[job], 0
    for number in (activity.needs, *[due.node for due in activity.dues]):
        needed |= at.ground.reach[number]
    return needed

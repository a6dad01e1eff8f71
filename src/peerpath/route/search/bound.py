"""The least that any route built on a partial one takes."""

from heapq import heappop, heappush

from msgspec import Struct

from peerpath.route.options import Measure
from peerpath.route.problem.formula import Worked
from peerpath.route.search.ground import Ground
from peerpath.route.search.helpers import roles_to_come
from peerpath.route.search.least import Sharing
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, first_bits

Key = tuple[int, int, int, int, tuple[int, ...]]
"""What makes one route better: the measure, the month, the steps, the roles elsewhere, the ids by their order."""
NO_KEY: Key = (0, 0, 0, 0, ())


class Missing(Struct, frozen=True):
    """What a node that must come true cannot do without, beside all that is chosen and all that others lack."""

    number: int
    tail: int
    """Months that must still follow."""
    study: int
    """Months of study."""
    steps: int
    """Activities."""


def least_key(at: Partial, by: Measure) -> Key:
    """No route built on a partial one has a smaller key; of a complete one, all but the months is exact."""
    missing = missing_of(at.ground, waiting_for(at), Sharing(at.there))
    months = max(at.value[at.ground.problem.target], study_of(at, missing), _work(at, missing, roles_to_come(at)))
    return key_of(at, by, missing, months)


def key_of(at: Partial, by: Measure, missing: list[Missing], months: int) -> Key:
    """The key of a partial route, with what it lacks."""
    activities = at.ground.problem.activities
    new = [activities[number] for number in at.activities if activities[number].new]
    steps = [(activity.elsewhere, activity.rank) for activity in new]
    moves = sum([activity.is_role for activity in new])
    for lacks in missing:
        if lacks.steps:
            touched = at.ground.least[lacks.number].touched
            first = [activities[way] for way in first_bits(touched & ~at.there, lacks.steps)]
            steps += [(activity.elsewhere, activity.rank) for activity in first]
            moves += not touched & ~at.ground.roles
    measure = months
    if by is not Measure.TIME:
        study = sum([activity.months for activity in new]) + sum([lacks.study for lacks in missing])
        measure = {Measure.MOVES: moves, Measure.STUDY: study}.get(by, 0)
    elsewhere = sum([elsewhere for elsewhere, _ in steps])
    return measure, months, len(steps), elsewhere, tuple(sorted([rank for _, rank in steps]))


def waiting_for(at: Partial) -> dict[int, int]:
    """Nodes that must yet come true, whatever is chosen, and the months that must follow each."""
    value = at.value
    after: dict[int, int] = {}
    for node in at.open:
        tail = at.tail[node]
        for number in at.ground.passed[node]:
            if (number not in value or number == node) and after.get(number, -1) < tail:
                after[number] = tail
    return after


def missing_of(ground: Ground, after: dict[int, int], sharing: Sharing) -> list[Missing]:
    """What nodes cannot do without. Those with the most to follow come first, for what is before them must be over."""
    least = ground.least
    in_order = sorted(after, key=lambda n: (-after[n], -least[n].study, n))
    taken = [(number, after[number], *sharing.add(least[number])) for number in in_order]
    return [Missing(*lacks) for lacks in taken if lacks[2] or lacks[3]]


def study_of(at: Partial, missing: list[Missing]) -> int:
    """Months of study, those that the open nodes cannot do without among them."""
    problem, value, tail = at.ground.problem, at.value, at.tail
    free = problem.first_place
    courses = [(a, months) for a in at.activities if (months := problem.activities[a].months)]
    study = [(max(value[~a], free), months, tail[~a] - months) for a, months in courses]
    study += [(free, lacks.study, lacks.tail) for lacks in missing if lacks.study]
    if problem.places == 1:
        return one_at_a_time(study)
    total = -(-sum([months for _, months, _ in study]) // problem.places)
    return free + total + min([after for _, _, after in study], default=0) if study else 0


def least_alone(at: Partial) -> int:
    """The least that a complete choice takes if no further role helps."""
    return _work(at, [], at.there)


def _work(at: Partial, missing: list[Missing], among: int) -> int:
    return max(jobs_of(at, among), apart_of(at, missing, among))


def jobs_of(at: Partial, among: int = -1) -> int:
    """Months for which no role, of those among which it is looked, can serve twice: of disjoint sets of roles."""
    nodes, activities = at.ground.problem.nodes, at.ground.problem.activities
    wanted = []
    for number, month in at.value.items():
        if number < 0:
            activity = activities[~number]
            if activity.hosts:
                wanted.append((activity.months, month, activity.hosts, at.tail[number] - activity.months))
        elif isinstance(node := nodes[number], Worked) and node.months:
            wanted.append((node.months, month - node.months, node.roles, at.tail[number]))
    taken, jobs = 0, []
    for months, month, roles, after in sorted(wanted, reverse=True):
        if not roles & taken & among:
            taken |= roles
            jobs.append((month, months, after))
    return one_at_a_time(jobs)


def apart_of(at: Partial, missing: list[Missing], among: int) -> int:
    """Months of study before a role, of work in it, and of courses that are gained in others: no two at one time."""
    problem, value = at.ground.problem, at.value
    hosts = {a: problem.activities[a].hosts for a in at.activities if problem.activities[a].hosts}
    most = 0
    for number, way in at.choice.items() if problem.places == 1 and hosts else ():
        node = problem.nodes[number]
        if not isinstance(node, Worked) or not node.months or number not in value:
            continue
        before, marks = at.before[~way[0]], at.ground.marks[problem.activities[way[0]].needs]
        gained = [a for a, roles in hosts.items() if not roles & node.roles & among and not before >> a & 1]
        if gained:
            first = sum([problem.activities[a].months for a in bits(before)])
            first += sum([lacks.study for lacks in missing if marks >> lacks.number & 1])
            months = node.months + sum([problem.activities[a].months for a in gained])
            after = min([at.tail[~a] - problem.activities[a].months for a in gained])
            free = problem.first_place if first else 0  # With nothing to study first, the work need not wait for that.
            most = max(most, free + first + months + min(after, at.tail[number]))
    return most


def one_at_a_time(jobs: list[tuple[int, int, int]]) -> int:
    """Jobs of (earliest month, months, months that follow) on one machine, each put aside for a longer tail at will."""
    waiting = sorted(jobs)
    ready: list[tuple[int, int]] = []
    now = end = at = 0
    while at < len(waiting) or ready:
        if not ready:
            now = max(now, waiting[at][0])
        while at < len(waiting) and waiting[at][0] <= now:
            heappush(ready, (-waiting[at][2], waiting[at][1]))
            at += 1
        after, left = heappop(ready)
        until = min(now + left, waiting[at][0]) if at < len(waiting) else now + left
        if now + left > until:
            heappush(ready, (after, now + left - until))
        else:
            end = max(end, until - after)
        now = until
    return end

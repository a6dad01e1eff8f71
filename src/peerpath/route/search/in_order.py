"""Order in time: of all timetables that come to the same month, the one in which people live.

Jobs first, in their order, each as early as it can; then training with a deadline, then what a job of the route gives,
then lower levels before higher, and by id. Each is put into the first month in which the rest can still be done.
"""

from collections.abc import Iterator, Mapping
from itertools import product

from peerpath.route.problem.formula import Done, Group, Node, Worked
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.search import Best
from peerpath.route.search.timetable import Effort, Timetable, timetable

# Work units for a whole route and for each month that is tried; where they do not do, a step stays where it was found.
_EFFORT, _A_TRY = 4_000, 300


def in_order(best: Best) -> Timetable:
    """The timetable of a route in the order in which its steps are told."""
    at, table = best.partial, best.timetable
    order = tuple(job for job, _ in table.jobs)
    pinned: dict[int, int] = {}
    left = _EFFORT
    ways = [at, *_other_ways(at)]
    for activity in _by_precedence(at, order):
        for month, way in product(range(_begin(table, activity)), ways):
            if left <= 0 or month < way.value[~activity] or _is_taken(at, pinned, activity, month):
                continue
            effort = Effort(min(left, _A_TRY))
            before, tried = table.months + 1, {**pinned, activity: month}
            found = timetable(best.problem, way, effort, before=before, pinned=tried, order=order)
            left -= min(left, _A_TRY) - max(0, effort.left)
            if found is not None:
                table, ways = found, [way, *_other_ways(way)]
                break
        pinned[activity] = _begin(table, activity)
    return table


def _other_ways(at: Partial) -> list[Partial]:
    """The same jobs and courses, with another of them chosen for one of the groups: it may be there sooner."""
    nodes, activities, found = at.ground.problem.nodes, at.ground.problem.activities, list[Partial]()
    jobs = dict.fromkeys((*at.extra, *(number for number in at.activities if activities[number].is_job)))
    for number, chosen in at.choice.items():
        node = nodes[number]
        for part in node.parts if isinstance(node, Group) and node.count == 1 else ():
            if part not in chosen and _is_there(at, nodes[part]):
                # Any job that is there may be the first of those that count for months.
                anyone = {part: ()} if isinstance(nodes[part], Worked) else {}
                way = follow(at.ground, {**anyone, **at.choice, number: (part,)}, tuple(jobs))
                found += [way] if way is not None and way.there == at.there and not way.open else []
    return found


def _is_there(at: Partial, node: Node) -> bool:
    """Whether a node is what a course or a job of a choice can serve by itself."""
    match node:
        case Done():
            return bool(at.there >> node.course & 1)
        case Worked():
            return bool(at.there & node.roles)
        case _:
            return False


def _is_taken(at: Partial, pinned: Mapping[int, int], activity: int, month: int) -> bool:
    """Whether a course that stands already takes the only place for courses in some of the months."""
    activities = at.ground.problem.activities
    course = activities[activity]
    if course.is_job or not course.takes_place or at.ground.problem.places > 1:
        return False
    return any(
        activities[other].takes_place and begun < month + course.months and month < begun + activities[other].months
        for other, begun in pinned.items()
    )


def _begin(table: Timetable, activity: int) -> int:
    jobs = dict(table.jobs)
    return jobs[activity] if activity in jobs else table.courses[activity][0]


def _by_precedence(at: Partial, order: tuple[int, ...]) -> Iterator[int]:
    """Jobs, then courses: those that a job wants by a deadline, those that a job gives, the rest by level and id."""
    yield from order
    activities = at.ground.problem.activities
    held = {*order, *at.ground.kept}
    owed = 0
    for job in held:
        for due in activities[job].dues:
            owed |= at.before.get(due.node, 0)
    hosted = sum([1 << job for job in held])
    courses = [number for number in at.activities if not activities[number].is_job and activities[number].new]
    yield from sorted(
        courses,
        key=lambda c: (
            not owed >> c & 1,
            not activities[c].hosts & hosted,
            activities[c].level,
            activities[c].id,
        ),
    )

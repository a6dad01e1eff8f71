"""Order in time: of all timetables that come to the same month, the one in which people live.

Jobs first, in their order, each as early as it can; then training with a deadline, then what a job of the route gives,
then lower levels before higher, and by id. Each is put into the first month in which the rest can still be done, whichever
of several things asked for the jobs and courses of the route then give.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations, islice

from peerpath.route.problem.formula import NEVER, Group, Worked
from peerpath.route.search.ground import Choices
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import earliest
from peerpath.route.search.search import Best
from peerpath.route.search.timetable import Effort, Timetable, timetable

# Work units for a whole route and for each month that is tried; where they do not do, a step stays where it was found.
_EFFORT, _A_TRY = 4_000, 300
# Other choices among what is asked for with which each month is tried, and partial ones that are looked at for them.
_OTHERS, _LOOKS = 12, 100


def in_order(best: Best) -> Timetable:
    """The timetable of a route in the order in which its steps are told."""
    at, table = best.partial, best.timetable
    order = tuple(job for job, _ in table.jobs)
    choices = [at, *islice(_otherwise(at, order), _OTHERS)]
    pinned: dict[int, int] = {}
    effort = Effort(_EFFORT)
    for activity in _by_precedence(at, order):
        soonest = min(one.value[~activity] for one in choices)
        for month in range(max(0, soonest), _begin(table, activity)):
            if _is_taken(at, pinned, activity, month):
                continue
            found = _tried(choices, {**pinned, activity: month}, order, table.months, effort)
            if found is not None:
                table = found
                break
        pinned[activity] = _begin(table, activity)
    return table


def _tried(
    choices: list[Partial], pinned: Mapping[int, int], order: tuple[int, ...], months: int, effort: Effort
) -> Timetable | None:
    """A timetable of one of several choices, no later than a month, in which some steps begin in just these months."""
    for at in choices:
        if effort.left <= 0:
            return None
        tried = Effort(given := min(effort.left, _A_TRY))
        found = timetable(at.ground.problem, at, tried, before=months + 1, pinned=pinned, order=order)
        effort.spend(given - max(0, tried.left))
        if found is not None:
            return found
    return None


def _otherwise(at: Partial, order: tuple[int, ...]) -> Iterator[Partial]:
    """Choices of other things among those asked for that come to the same jobs and courses."""
    ground, problem = at.ground, at.ground.problem
    value = earliest(problem, ground.relations, (1 << len(problem.activities)) - 1 & ~at.there).value
    waiting: list[Choices] = [{}]
    for _ in range(_LOOKS):
        if not waiting:
            return
        other = follow(ground, choice := waiting.pop(), (*ground.kept, *order))
        if other is not None and other.open:
            ways = {number: _ways(at, number, order, value) for number in other.open}
            number = min(ways, key=lambda n: len(ways[n]))
            only = {n: way[0] for n, way in ways.items() if len(way) == 1}
            waiting += [choice | only | {number: way} for way in ways[number]]
        elif other is not None and other.there == at.there and _differs(at, other):
            yield other


def _ways(at: Partial, number: int, order: tuple[int, ...], value: list[int]) -> list[tuple[int, ...]]:
    """The ways to satisfy a node with the jobs, in their order, and the courses that there are."""
    node = at.ground.problem.nodes[number]
    if isinstance(node, Group):
        return list(islice(combinations([part for part in node.parts if value[part] < NEVER], node.count), _OTHERS))
    assert isinstance(node, Worked)
    # Of those of today and a new one, either may be the first.
    of_today = any(node.roles >> job & 1 for job in at.ground.kept)
    return [() if of_today else tuple([job for job in order if node.roles >> job & 1][:1])]


def _differs(at: Partial, other: Partial) -> bool:
    """Whether another choice takes other parts of a group."""
    nodes = at.ground.problem.nodes
    groups = (number for number in other.choice if isinstance(nodes[number], Group))
    return any({*other.choice[number]} != {*at.choice.get(number, ())} for number in groups)


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

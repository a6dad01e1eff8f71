"""Order in time: of all timetables that come to the same month, the one in which people live.

Jobs first, in their order, each as early as it can; then training with a deadline, then what a job of the route gives,
then lower levels before higher, and by id. Each is put into the first month in which the rest can still be done.
"""

from collections.abc import Iterator, Mapping

from peerpath.route.search.partial import Partial
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
    for activity in _by_precedence(at, order):
        for month in range(max(0, at.value[~activity]), _begin(table, activity)):
            if left <= 0 or _is_taken(at, pinned, activity, month):
                continue
            effort = Effort(min(left, _A_TRY))
            before, tried = table.months + 1, {**pinned, activity: month}
            found = timetable(best.problem, at, effort, before=before, pinned=tried, order=order)
            left -= min(left, _A_TRY) - max(0, effort.left)
            if found is not None:
                table = found
                break
        pinned[activity] = _begin(table, activity)
    return table


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

"""Order in time: of all timetables that come to the same month, the one in which people live.

Jobs first, in their order, each as early as it can; then training with a deadline, then what a job of the route gives,
then lower levels before higher, and by id. Each is put into the first month in which the rest can still be done.
"""

from collections.abc import Iterator

from peerpath.route.search.partial import Partial
from peerpath.route.search.search import Best
from peerpath.route.search.timetable import Effort, Timetable, timetable

_EFFORT = 2_000
"""Work units for each month that is tried; where they do not do, the next month is tried."""


def in_order(best: Best) -> Timetable:
    """The timetable of a route in the order in which its steps are told."""
    at, table = best.partial, best.timetable
    order = tuple(job for job, _ in table.jobs)
    pinned: dict[int, int] = {}
    for activity in _by_precedence(at, order):
        for month in range(max(0, at.value[~activity]), _begin(table, activity)):
            tried = {**pinned, activity: month}
            effort = Effort(_EFFORT)
            found = timetable(best.problem, at, effort, before=table.months + 1, pinned=tried, order=order)
            if found is not None:
                table = found
                break
        pinned[activity] = _begin(table, activity)
    return table


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

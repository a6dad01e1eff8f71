"""The jobs of a timetable as a person would hold them: none for nothing, and no gaps in one role."""

from collections.abc import Iterable, Iterator

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import Worked
from peerpath.route.search.partial import Partial
from peerpath.route.search.timetable import Timetable, needs_of


def needed_jobs(problem: Problem, partial: Partial, table: Timetable) -> tuple[int | None, ...]:
    """The jobs of a timetable without the months that nothing needs; in a role taken up again, the person stays."""
    jobs = list(table.jobs)
    wanted = list(_months_wanted(problem, partial, table))
    in_post = [
        (start, start + problem.activities[c].months)
        for c, start in table.starts.items()
        if problem.activities[c].hosts
    ]
    for month in range(len(jobs) - 1, -1, -1):
        job = jobs[month]
        counted = [w for w in wanted if job is not None and w[0] > month and w[1].roles >> job & 1]
        if any(start <= month < end for start, end in in_post):
            continue
        if all(sum(j is not None and node.roles >> j & 1 for j in jobs[:by]) > node.months for by, node in counted):
            jobs[month] = None
    return stay(jobs, always=False)


def stay(jobs: Iterable[int | None], *, always: bool) -> tuple[int | None, ...]:
    """Jobs without gaps between two stretches in one role; always: nor after any."""
    filled = list(jobs)
    for month in range(1, len(filled)):
        if filled[month] is None:
            coming = next((job for job in filled[month:] if job is not None), None)
            if always or coming == filled[month - 1]:
                filled[month] = filled[month - 1]
    return tuple(filled)


def _months_wanted(problem: Problem, partial: Partial, table: Timetable) -> Iterator[tuple[int, Worked]]:
    """Months of work that something asks for, and the month by which it does."""
    begun = {job: table.jobs.index(job) for job in table.jobs if job is not None} | table.starts
    asking = [(month, problem.activities[activity].needs) for activity, month in begun.items()]
    for month, number in [*asking, (table.months, problem.target)]:
        for worked in needs_of(problem, partial, number).worked:
            node = problem.nodes[worked]
            if isinstance(node, Worked) and node.months:
                yield month, node

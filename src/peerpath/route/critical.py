"""Which steps are critical: the same timetable, asked again with one step a month later."""

from collections.abc import Callable
from dataclasses import replace

from peerpath.route.answer import StepKind
from peerpath.route.compile import Problem
from peerpath.route.explain import Stretch
from peerpath.route.formula import Since
from peerpath.route.search import Best
from peerpath.route.timetable import Blocked, Effort, timetable

_EFFORT = 5_000
"""Work units for one step; where they do not suffice, the step is not called critical."""


def is_critical(best: Best) -> Callable[[Stretch, int], bool]:
    """For a stretch of a timetable: does a month's delay delay the end?"""
    problem = best.problem
    number = {(activity.is_role, activity.id): n for n, activity in enumerate(problem.activities)}

    def answer(stretch: Stretch, left_off: int) -> bool:
        activity = number.get((stretch.kind is StepKind.WORK, stretch.id))
        if activity is None:
            delayed, blocked = _with_a_later_end(problem, stretch.to_month), None
        else:
            delayed, blocked = problem, Blocked(activity, left_off, stretch.from_month + 1)
        effort, end = Effort(_EFFORT), best.timetable.months
        return timetable(delayed, best.partial, effort, before=end + 1, blocked=blocked) is None and effort.left >= 0

    return answer


def _with_a_later_end(problem: Problem, month: int) -> Problem:
    """The problem where what is under way today, and ends in a month, ends a month later."""
    nodes = [Since(month + 1) if node == Since(month) else node for node in problem.nodes]
    return replace(problem, nodes=nodes, busy=tuple(end + (end == month) for end in problem.busy))

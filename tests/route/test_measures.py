"""Routes by moves, by study and by months without pay, against a plain search that goes on past the earliest month.

PEERPATH_QUESTIONS sets how many are asked in all.
"""

import os

import pytest

from peerpath.route.options import Measure
from tests.route.oracle.build import ask, course, holds, job, role, worked
from tests.route.oracle.exhaustive import TooLongError, as_it_binds
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.measures import MEASURES, Order, best_by, order_of
from tests.route.oracle.planned import plan_of
from tests.route.oracle.world import Question
from tests.route.test_wishes import first_route

OF_EACH = max(3, int(os.environ.get("PEERPATH_QUESTIONS", "2000")) // (20 * len(KINDS)))


def told(question: Question, by: str) -> Order | None:
    route = first_route(question, by=Measure(by))
    return None if route is None else order_of(plan_of(route, question), question, by)


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_route_is_the_best_by_each_measure(kind: str) -> None:
    wrong = {}
    for seed in range(50_000, 50_000 + OF_EACH):
        question = made(kind, seed)
        for by in MEASURES:
            try:
                expected = best_by(as_it_binds(question), by)
            except TooLongError:
                continue
            if (found := told(question, by)) != expected:
                wrong[seed, by] = (found, expected)
    assert not wrong, "number of the question and measure: (told, should have been told)"


WITH_PAY = ask(
    role("t/goal", holds("c"), stage="beyond"),
    role("t/a"),
    course("c", 4),
    experience=[job(5, "t/a")],
    hiring=1,
    stay=3,
)
"""Paid today: nobody goes without pay, so that a job for its own sake would be one too many."""
WITHOUT = ask(role("t/goal", holds("c"), stage="beyond"), role("t/a"), course("c", 4), hiring=1, stay=3)
"""Four months without pay, or one and a job that the target does not need."""
THAT_ENDS = ask(
    role("t/goal", holds("c"), stage="beyond"), role("t/a", lasts_months=2), course("c", 4), hiring=1, stay=3
)
"""The post is over when the target is applied for, and was paid all the same."""
BY_STUDY = ask(
    role("t/goal", holds("c"), stage="beyond"),
    role("t/a", worked(4, "t/b"), offers=("c",)),
    role("t/b"),
    course("c", 2),
    stay=3,
)
"""Two months of study, or none and two jobs: in the second the course is training, and it is kept for its stay."""


@pytest.mark.parametrize(
    ("question", "by", "expected"),
    [
        (WITH_PAY, "unpaid", (0, 4, 0, 1)),
        (WITHOUT, "unpaid", (1, 4, 1, 1)),
        (WITHOUT, "moves", (0, 4, 0, 1)),
        (THAT_ENDS, "unpaid", (1, 4, 1, 1)),
        (BY_STUDY, "study", (0, 7, 2, 0)),
        (BY_STUDY, "moves", (0, 2, 0, 1)),
    ],
)
def test_worked_out_on_paper(question: Question, by: str, expected: Order) -> None:
    assert told(question, by) == best_by(question, by) == expected

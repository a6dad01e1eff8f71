"""The planner against a second opinion that was written from the promise alone, on made-up questions of every kind.

PEERPATH_QUESTIONS sets how many are asked in all; the numbers of those that disagree say which to look at:
``told(smallest(made(kind, number), …))`` of tests/route/oracle makes one small and readable.
"""

import os
from math import comb

import pytest

from peerpath.route.answer import Obstacle, Routes
from tests.route.oracle.exhaustive import TooLongError, best, is_of_any_area
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.order import is_in_order
from tests.route.oracle.plan import faults
from tests.route.oracle.planned import answer, plan_of
from tests.route.oracle.ties import tie, told_first

STILL_TO_MEND = {
    *(("all together", seed) for seed in (120, 236, 403, 585)),
    ("time limits", 366),
    *(("deadlines", seed) for seed in (625, 1320)),
}
"""Questions of which the two do not say the same yet; whoever mends one takes it out."""
QUESTIONS = int(os.environ.get("PEERPATH_QUESTIONS", "2000"))
AT_A_TIME = 25
OF_EACH = -(-QUESTIONS // len(KINDS) // AT_A_TIME) * AT_A_TIME
SOME = [(kind, first) for kind in KINDS for first in range(0, OF_EACH, AT_A_TIME)]


@pytest.mark.parametrize(("kind", "first"), SOME)
def test_the_first_route_is_the_best_there_is_and_can_be_lived(kind: str, first: int) -> None:
    seeds = [seed for seed in range(first, first + AT_A_TIME) if (kind, seed) not in STILL_TO_MEND]
    wrong = {seed: found for seed in seeds if (found := what_is_wrong(kind, seed))}
    assert not wrong, "number of the question: what is wrong"


def what_is_wrong(kind: str, seed: int) -> list[str]:
    """What the two do not agree in, and what is wrong with the route; empty where all is well.

    A search that stopped without a route says so, and is no disagreement.
    """
    question = made(kind, seed)
    try:
        expected = best(question)
    except TooLongError:
        return []
    found = answer(question)
    if not isinstance(found, Routes):
        if any(reason.obstacle is Obstacle.STOPPED for reason in found.reasons):
            return []
        return [] if expected is None else [f"no route, and there is one of {expected}"]
    plan = plan_of(found.routes[0], question)
    if plan.cost != expected:
        return [f"{plan.cost} and not {expected}"]
    return faults(plan, question, any_area=is_of_any_area(question))


TIES_OF_EACH = max(4, OF_EACH // 8)


@pytest.mark.parametrize("kind", KINDS)
def test_of_routes_that_are_equal_in_cost_the_first_one_is_told(kind: str) -> None:
    wrong: dict[int, object] = {}
    for seed in range(10_000, 10_000 + TIES_OF_EACH):
        question = made(kind, seed)
        found, expected = answer(question), told_first(question)
        if isinstance(found, Routes) and expected is not None:
            plan = plan_of(found.routes[0], question)
            if (told := tie(plan, question, any_area=is_of_any_area(question))) != expected:
                wrong[seed] = (told, expected)
    assert not wrong, "number of the question: (told, should have been told)"


MOST_TIMETABLES = 3_000


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "exits"])
def test_of_timetables_that_come_to_the_same_month_the_plain_one_is_told(kind: str) -> None:
    wrong: dict[int, object] = {}
    for seed in range(20_000, 20_000 + TIES_OF_EACH):
        question = made(kind, seed)
        found = answer(question)
        if not isinstance(found, Routes):
            continue
        plan = plan_of(found.routes[0], question)
        timetables = comb(plan.month, len(plan.jobs)) * plan.month ** len(plan.courses)
        if plan.train is not None or timetables > MOST_TIMETABLES:
            continue
        if not is_in_order(plan, question, any_area=is_of_any_area(question)):
            wrong[seed] = plan
    assert not wrong, "number of the question: the timetable that was told"

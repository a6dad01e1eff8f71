"""The planner against a second opinion that was written from the promise alone, on made-up questions of every kind.

PEERPATH_QUESTIONS sets how many are asked in all; the numbers of those that disagree say which to look at:
``told(smallest(made(kind, number), …))`` of tests/route/oracle makes one small and readable.
"""

import os
from math import comb

import pytest
from msgspec.structs import replace

from peerpath.route.answer import Obstacle, Routes
from tests.route.oracle.exhaustive import TooLongError, as_it_binds, best, is_of_any_area
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.order import is_in_order
from tests.route.oracle.people import asked_by_somebody
from tests.route.oracle.plan import faults
from tests.route.oracle.planned import answer, plan_of
from tests.route.oracle.ties import tie, told_first
from tests.route.oracle.world import Question

MENDED = {
    "time limits": (366, 493, 1122),
    "all together": (120, 236, 403, 585, 608, 656, 837, 840, 30_198, 30_437, 30_475, 30_667, 7_125, 2_000_211),
    "deadlines": (625, 1320, 5576, 6457, 30_421),
    "contracts together": (229, 2_000_444),
    "recent work": (771_331,),
    "training": (5512, 3_000_527),
}
"""Questions of which the two did not say the same once."""
QUESTIONS = int(os.environ.get("PEERPATH_QUESTIONS", "2000"))
AT_A_TIME = 25
OF_EACH = -(-QUESTIONS // len(KINDS) // AT_A_TIME) * AT_A_TIME
SOME = [(kind, first) for kind in KINDS for first in range(0, OF_EACH, AT_A_TIME)]


@pytest.mark.parametrize(("kind", "first"), SOME)
def test_the_first_route_is_the_best_there_is_and_can_be_lived(kind: str, first: int) -> None:
    wrong = {seed: found for seed in range(first, first + AT_A_TIME) if (found := what_is_wrong(kind, seed))}
    assert not wrong, "number of the question: what is wrong"


@pytest.mark.parametrize("kind", MENDED)
def test_so_is_that_of_questions_that_were_once_answered_wrongly(kind: str) -> None:
    wrong = {seed: found for seed in MENDED[kind] if (found := what_is_wrong(kind, seed))}
    assert not wrong, "number of the question: what is wrong"


OF_ANYBODY = {
    "time limits": (13, 27, 41, 49),
    "recent work": (9, 12),
    "courses under way": (26,),
    "training": (30_891,),
    "all together": (31_031,),
    "help with one": (1_010,),
    "contracts of today": (1_013,),
    "refusals": (2_002_071,),
}
"""Of questions that were made for nobody in particular: those that went wrong once."""


@pytest.mark.parametrize("kind", KINDS)
def test_so_is_that_of_anybody(kind: str) -> None:
    """People with every kind of thing in their profile; what no list has is out of this world."""
    wrong: dict[int, list[str]] = {}
    for seed in {*range(OF_EACH // 8), *OF_ANYBODY.get(kind, ())}:
        question = asked_by_somebody(made(kind, seed), seed)
        listed = replace(question, profile=replace(question.profile, outside=()))
        if found := what_is_wrong_with(listed):
            wrong[seed] = found
    assert not wrong, "number of the question: what is wrong"


def what_is_wrong(kind: str, seed: int) -> list[str]:
    """The same of the question of a kind with a number."""
    return what_is_wrong_with(made(kind, seed))


def what_is_wrong_with(question: Question) -> list[str]:
    """What the two do not agree in, and what is wrong with the route; empty where all is well.

    A search that stopped without a route says so, and is no disagreement.
    """
    try:
        binding = as_it_binds(question)
        expected = best(binding)
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
    return faults(plan, binding, any_area=is_of_any_area(binding))


TIES_OF_EACH = max(4, OF_EACH // 8)
TOLD_LATE = {
    "words": (30_552,),
    "all together": (10_032,),
    "courses under way": (2_000_112,),
    "contracts together": (2_003_272,),
}
"""Questions of which another route was told once."""


@pytest.mark.parametrize("kind", KINDS)
def test_of_routes_that_are_equal_in_cost_the_first_one_is_told(kind: str) -> None:
    wrong: dict[int, object] = {}
    for seed in (*range(10_000, 10_000 + TIES_OF_EACH), *TOLD_LATE.get(kind, ())):
        question = made(kind, seed)
        found, expected = answer(question), told_first(as_it_binds(question))
        if isinstance(found, Routes) and expected is not None:
            plan = plan_of(found.routes[0], question)
            binding = as_it_binds(question)
            if (told := tie(plan, binding, any_area=is_of_any_area(binding))) != expected:
                wrong[seed] = (told, expected)
    assert not wrong, "number of the question: (told, should have been told)"


MOST_TIMETABLES = 3_000
OUT_OF_ORDER = {"choices": (30_648, 2_000_224), "contracts together": (2_001_028,)}
"""Questions of which another timetable was told once."""


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "exits"])
def test_of_timetables_that_come_to_the_same_month_the_plain_one_is_told(kind: str) -> None:
    wrong: dict[int, object] = {}
    for seed in (*range(20_000, 20_000 + TIES_OF_EACH), *OUT_OF_ORDER.get(kind, ())):
        question = made(kind, seed)
        found = answer(question)
        if not isinstance(found, Routes):
            continue
        plan = plan_of(found.routes[0], question)
        timetables = comb(plan.month, len(plan.jobs)) * plan.month ** len(plan.courses)
        if plan.train is not None or timetables > MOST_TIMETABLES:
            continue
        binding = as_it_binds(question)
        if not is_in_order(plan, binding, any_area=is_of_any_area(binding)):
            wrong[seed] = plan
    assert not wrong, "number of the question: the timetable that was told"

"""What holds for every question, asked of made-up ones: so the second opinion is worth something where no paper is."""

import os

import pytest
from msgspec.structs import replace

from tests.route.oracle.every_plan import best_of_all
from tests.route.oracle.exhaustive import best, best_plan
from tests.route.oracle.kinds import FEATURES, KINDS, made
from tests.route.oracle.plan import faults
from tests.route.oracle.world import Question

QUESTIONS = int(os.environ.get("PEERPATH_QUESTIONS", "2000")) // 200
"""Of each kind; what the second opinion itself is held against."""

WORDS = ("areas", "gained experience", "refusals", "all together")
"""Kinds in which what can be had at all decides what may be confirmed, or which roles are looked at first."""
LIMITS = ("time limits", "recent work", "courses under way", "all together")
"""Kinds in which waiting can undo what was there."""
LATER_IS_WORSE = [kind for kind in KINDS if kind not in LIMITS and kind not in WORDS]
MORE_IS_BETTER = [kind for kind in FEATURES if kind not in WORDS]


def months(question: Question) -> float:
    found = best(question)
    return float("inf") if found is None else found[0]


@pytest.mark.parametrize("kind", KINDS)
def test_the_best_plan_can_be_lived(kind: str) -> None:
    for seed in range(QUESTIONS):
        question = made(kind, seed)
        plan = best_plan(question)
        if plan is not None:
            assert not faults(plan, question) or not faults(plan, question, any_area=True), seed


@pytest.mark.parametrize("kind", KINDS)
def test_no_plan_of_all_is_better(kind: str) -> None:
    """Whatever the search leaves out as needless is looked at here, as far as three months."""
    for seed in range(1_000, 1_000 + QUESTIONS):
        question = made(kind, seed)
        if len(question.catalogue.qualifications) > 3 or len(question.catalogue.roles) > 4:
            continue
        found = best(question)
        most = 3 if found is None else min(3, found[0])
        assert best_of_all(question, most) == (found if found is not None and found[0] <= most else None), seed


@pytest.mark.parametrize("kind", LATER_IS_WORSE)
def test_a_longer_time_of_hiring_makes_nothing_sooner(kind: str) -> None:
    for seed in range(QUESTIONS):
        question = made(kind, seed)
        assert months(question) <= months(replace(question, hiring=question.hiring + 1)), seed


@pytest.mark.parametrize("kind", MORE_IS_BETTER)
def test_more_courses_at_once_and_a_shorter_stay_make_nothing_later(kind: str) -> None:
    for seed in range(QUESTIONS):
        question = made(kind, seed)
        assert months(replace(question, courses=question.courses + 1)) <= months(question), seed
        assert months(replace(question, stay=max(0, question.stay - 1))) <= months(question), seed


@pytest.mark.parametrize("kind", MORE_IS_BETTER)
def test_to_leave_out_what_the_best_route_leaves_out_changes_nothing(kind: str) -> None:
    for seed in range(QUESTIONS):
        question = made(kind, seed)
        plan = best_plan(question)
        if plan is None:
            continue
        used = {job.role for job in plan.jobs} | {course.id for course in plan.courses} | {plan.train or ""}
        used |= {question.target, *(str(spell.role) for spell in question.profile.experience)}
        others = {*question.catalogue.roles, *question.catalogue.qualifications} - used
        assert best(replace(question, avoid=frozenset(others))) == plan.cost, seed

"""What holds for every question, asked of made-up ones: so the second opinion is worth something where no paper is."""

import os

import pytest
from msgspec.structs import replace

from tests.route.oracle.build import ask, course, holds, role, says, worked
from tests.route.oracle.every_plan import best_of_all
from tests.route.oracle.exhaustive import best, best_plan
from tests.route.oracle.kinds import FEATURES, KINDS, made
from tests.route.oracle.order import is_in_order, wanted
from tests.route.oracle.plan import faults
from tests.route.oracle.ties import told_first
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


def test_what_decides_between_routes_of_equal_cost() -> None:
    """Worked out on paper: each pair of jobs differs in one thing, and the first named is told."""
    goal = role("t/goal", worked(3, "t/b", "t/a", "u/a", "pathway/a"), stage="beyond")
    pairs = {
        "drawn": (role("t/b", leads_to=["t/goal"]), role("t/a")),
        "the target's employer": (role("t/b"), role("pathway/a")),
        "the national pathway": (role("pathway/a"), role("u/a")),
        "no area": (role("t/b"), role("t/a", areas=("x",))),
        "fewer words": (role("t/b"), role("t/a", says("d"))),
        "the lower band": (role("t/b", band="3"), role("t/a", band="4")),
        "a known band": (role("t/b", band="3"), role("t/a")),
        "by id": (role("t/a"), role("t/b")),
    }
    for name, (first, other) in pairs.items():
        found = told_first(ask(goal, first, other, lived_experience=["x"]))
        assert found is not None
        assert found[-1] == (first.id,), name


def test_the_timetable_that_is_wanted() -> None:
    """Worked out on paper: training with a deadline goes before a lower level, and that before a higher one."""
    question = ask(
        role("t/goal", worked(6, "t/a"), holds("c"), holds("l"), holds("h"), stage="beyond"),
        role("t/a", holds("c", within=5)),
        course("c", 2, in_post_only=True, level=6),
        course("h", 2, level=5),
        course("l", 2, level=2),
    )
    found = best_plan(question)
    assert found is not None
    assert found.month == 6
    plan = wanted(found, question, any_area=False)
    assert plan is not None
    assert [(one.id, one.start) for one in sorted(plan.courses, key=lambda one: one.start)] == [
        ("c", 0),
        ("l", 2),
        ("h", 4),
    ]
    assert is_in_order(plan, question, any_area=False)
    late = replace(plan, courses=tuple(replace(one, start=4 - one.start, end=6 - one.start) for one in plan.courses))
    assert not is_in_order(late, question, any_area=False)

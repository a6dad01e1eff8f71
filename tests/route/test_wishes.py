"""Wishes about the way: one that the best route fulfils already changes nothing, and none makes a route better.

PEERPATH_QUESTIONS sets how many questions are asked in all.
"""

import os
from typing import Any

import pytest
from msgspec.structs import replace

from peerpath.route.answer import Route, Routes, StepKind
from peerpath.route.options import Options
from peerpath.route.route import find_routes
from tests.route.oracle.build import ask, course, holds, role, worked
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.planned import plan_of
from tests.route.oracle.world import Question
from tests.route.route_cases import AS_OF, planner

OF_EACH = max(4, int(os.environ.get("PEERPATH_QUESTIONS", "2000")) // (10 * len(KINDS)))

Cost = tuple[int, int, int]


def cost(question: Question, **wishes: object) -> Cost | None:
    """Months, new jobs and courses of one's own of the first route; None where there is none."""
    route = first_route(question, **wishes)
    return None if route is None else plan_of(route, question).cost


def first_route(question: Question, **wishes: object) -> Route | None:
    options = Options(
        courses=question.courses, assume_months=question.stay, assume_hiring=question.hiring, avoid=question.avoid
    )
    found = find_routes(
        question.catalogue, question.profile, question.target, question.today, replace(options, **wishes)
    )
    return found.routes[0] if isinstance(found, Routes) else None


def sets_aside(route: Route) -> bool:
    """Whether the deadlines of today's jobs bind no longer, since no route keeps them."""
    return any(step.too_soon for step in route.steps)


def new_steps(route: Route, question: Question) -> list[str]:
    """Ids of the new jobs and of all that is gained, whether on one's own or in a job."""
    under_way = {study.qualification for study in question.profile.studying}
    own = [step.id for step in route.steps if step.kind in (StepKind.WORK, StepKind.STUDY)]
    training = [one.id for step in route.steps for one in step.training]
    return [id for id in dict.fromkeys([*own, *training]) if id not in under_way]


@pytest.mark.parametrize("kind", KINDS)
def test_to_pass_through_what_is_passed_anyway_changes_nothing(kind: str) -> None:
    changed = {}
    for seed in range(30_000, 30_000 + OF_EACH):
        question = made(kind, seed)
        route = first_route(question)
        if route is None or not route.optimal:
            continue
        expected = plan_of(route, question).cost
        for id in new_steps(route, question):
            if (found := cost(question, via=(id,))) != expected:
                changed[seed, id] = (found, expected)
    assert not changed, "number of the question, through what: (found, without the wish)"


@pytest.mark.parametrize("kind", KINDS)
def test_no_wish_makes_a_route_sooner(kind: str) -> None:
    sooner = {}
    for seed in range(40_000, 40_000 + OF_EACH):
        question = made(kind, seed)
        route = first_route(question)
        if route is None or not route.optimal:
            continue
        least = plan_of(route, question).cost
        for id in (*question.catalogue.roles, *question.catalogue.qualifications):
            for wish in ({"via": (id,)}, {"avoid": question.avoid | {id}}):
                wished = first_route(question, **wish) if id != question.target else None
                # A wish that no route grants within the deadlines of today's jobs sets these aside: another question.
                if wished is None or sets_aside(wished) > sets_aside(route):
                    continue
                if (found := plan_of(wished, question).cost) < least:
                    sooner[seed, id] = (found, least)
    assert not sooner, "number of the question, the wish: (found, without it)"


def test_a_job_for_its_training_alone_is_kept_as_long_whether_it_was_wished_for_or_not() -> None:
    """Nobody is asked to change jobs for some weeks of training, and a wish to pass through a job is no reason to."""
    question = ask(
        role("t/goal", holds("c"), stage="beyond"),
        role("t/a", offers=("c",)),
        course("c", 3, in_post_only=True),
        stay=6,
    )
    assert cost(question) == cost(question, via=("t/a",)) == (6, 1, 0)


def test_a_job_that_is_wished_for_and_counts_is_left_when_the_target_is_reached() -> None:
    question = ask(role("t/goal", worked(2, "t/a"), stage="beyond"), role("t/a"), stay=6)
    assert cost(question) == cost(question, via=("t/a",)) == (2, 1, 0)


@pytest.mark.parametrize(
    ("target", "wish"),
    [
        ("cwpt/peer-practitioner", {"stay_with": "cnwl"}),
        ("pathway/nurse", {"stay_with": "cwpt"}),
        ("pathway/nurse", {"avoid": ["nursing-degree-apprenticeship"]}),
        ("cpft/peer-professional-lead", {"stay_with": "cwpt"}),
    ],
)
def test_where_a_wish_is_all_that_stands_in_the_way_the_reason_is_the_wish(target: str, wish: dict[str, Any]) -> None:
    """Nobody is told that the data have no way, or that a profession trains nobody, for what they asked themselves."""
    who = {"lived_experience": ["mental-health"]}
    assert planner().route(target, who, today=AS_OF).to_dict()["found"]
    found = planner().route(target, who, today=AS_OF, **wish)
    assert _last(found.to_dict()["reasons"]) == {"avoided"}
    told = found.to_markdown()
    assert "with what you told us" in told and "our data" not in told and "no paid way" not in told


def _last(reasons: list[dict[str, Any]]) -> set[str]:
    """The obstacles behind which there are no others."""
    return {end for one in reasons for end in (_last(one["causes"]) if one["causes"] else {one["obstacle"]})}

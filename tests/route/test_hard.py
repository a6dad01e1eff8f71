"""Catalogues that a maintainer could write and that are hard to plan in: there is a route, proved or not."""

import pytest

from peerpath.route.answer import NoRoute, Routes
from tests.route import hard
from tests.route.oracle.build import any_of, ask, course, holds, occupation, role, worked
from tests.route.oracle.planned import answer
from tests.route.oracle.world import Question

RUNGS, EMPLOYERS, WAYS = 14, 3, 4


def test_a_long_ladder_with_a_choice_on_every_rung_has_a_route() -> None:
    """A timetable of fourteen jobs and as many courses is found, though it is far longer than what is known at first."""
    courses = [course(f"c{rung}-{way}", 1 + (5 * rung + 3 * way) % 12) for rung in range(RUNGS) for way in range(WAYS)]
    roles = []
    for rung in range(RUNGS):
        below = [worked(12, occupations=[f"w{rung - 1}"])] if rung else []
        training = any_of(*(holds(f"c{rung}-{way}") for way in range(WAYS)))
        roles += [
            role(f"o{employer}/r{rung}", *below, training, occupation=f"w{rung}") for employer in range(EMPLOYERS)
        ]
    goal = role("t/goal", worked(12, occupations=[f"w{RUNGS - 1}"]), stage="beyond")
    occupations = [occupation(f"w{rung}") for rung in range(RUNGS)]
    found = answer(ask(goal, *roles, *courses, *occupations, hiring=3, stay=12))
    assert isinstance(found, Routes)
    jobs = {job.id for job in found.routes[0].steps if job.kind.value == "work"}
    assert {job.rsplit("/")[1] for job in jobs} == {f"r{rung}" for rung in range(RUNGS)}


@pytest.mark.parametrize(
    ("question", "months"),
    [
        (hard.lists_that_overlap(4), 63),
        (hard.lists_that_overlap(6), 75),
        (hard.settings_that_overlap(15, (60, 36, 24, 24, 12)), 87),
        (hard.settings_that_overlap(15, (60, 60, 60, 36, 36)), 129),
        (hard.in_post(4, 6, 2), 69),
        (hard.in_post(6, 8, 2), 63),
    ],
)
def test_work_that_overlaps_and_training_in_post_are_proved_to_take_so_long(question: Question, months: int) -> None:
    found = answer(question)
    assert isinstance(found, Routes)
    assert (found.routes[0].months, found.routes[0].optimal) == (months, True)


def test_a_ladder_is_proved_to_take_so_long() -> None:
    found = answer(hard.ladder(14))
    assert isinstance(found, Routes)
    assert (found.routes[0].months, found.routes[0].optimal) == (251, True)


def test_where_a_search_stops_the_best_that_is_known_is_found() -> None:
    found = answer(hard.lists_that_overlap(8))
    assert isinstance(found, Routes)
    assert found.routes[0].months == 87


def test_a_long_chain_of_courses_is_walked_to_its_end() -> None:
    chain = [course(f"c{at}", 1, *([holds(f"c{at - 1}")] if at else [])) for at in range(400)]
    found = answer(ask(role("t/goal", holds("c399"), stage="beyond"), *chain))
    assert isinstance(found, Routes)
    assert (found.routes[0].months, found.routes[0].optimal) == (400, True)


def test_a_long_chain_of_roles_is_proved_to_take_so_long() -> None:
    """Each takes three months to find and is then held for a year, one after the other."""
    chain = [role(f"t/r{at}", *([worked(12, f"t/r{at - 1}")] if at else [])) for at in range(100)]
    found = answer(ask(role("t/goal", worked(12, "t/r99"), stage="beyond"), *chain, hiring=3, stay=12))
    assert isinstance(found, Routes)
    assert (found.routes[0].months, found.routes[0].optimal) == (100 * (3 + 12), True)


def test_roles_that_ask_for_one_another_in_a_ring_are_no_way() -> None:
    ring = [role(f"t/r{at}", worked(12, f"t/r{(at - 1) % 150}")) for at in range(150)]
    found = answer(ask(role("t/goal", worked(12, "t/r0"), stage="beyond"), *ring))
    assert isinstance(found, NoRoute)

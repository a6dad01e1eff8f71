"""Catalogues that a maintainer could write and that are hard to plan in: there is a route, proved or not."""

import pytest

from peerpath.route.answer import Routes
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
    ],
)
def test_work_that_overlaps_is_proved_to_take_so_long(question: Question, months: int) -> None:
    found = answer(question)
    assert isinstance(found, Routes)
    assert (found.routes[0].months, found.routes[0].optimal) == (months, True)

"""Small worlds in which a route was once told that is not the best, or none: each worked out on paper."""

import pytest

from peerpath.model.requirement import Requirement
from peerpath.model.role import Role
from tests.route.oracle.build import any_of, ask, course, had, holds, job, on, role, says, worked
from tests.route.oracle.exhaustive import Cost, as_it_binds, best, is_of_any_area
from tests.route.oracle.plan import faults
from tests.route.oracle.planned import plan_of
from tests.route.oracle.world import Question
from tests.route.test_wishes import cost, first_route


def goal(*requires: Requirement) -> Role:
    return role("t/goal", *requires, stage="beyond")


WORLDS: dict[str, tuple[Question, Cost | None]] = {
    "whoever would not take a course that is to be awarded soon need not wait for it to be willing": (
        ask(
            goal(worked(1, "t/a")),
            role("t/a", holds("p", when="willing")),
            course("p", 1),
            holds=[had("p", -2)],
            not_willing=["p"],
        ),
        (1, 1, 0),
    ),
    "a course that should be over by now has lapsed after 3 months, whenever it was over": (
        ask(
            goal(worked(5, "t/a"), holds("p")),
            role("t/a"),
            course("p", 1, valid_for_months=2),
            studying=[on("p", -1)],
        ),
        (5, 1, 1),
    ),
    "so has an award of nobody knows when; for the first job it may still count": (
        ask(
            goal(worked(5, "t/a"), holds("p")),
            role("t/a", holds("p")),
            course("p", 1, valid_for_months=2),
            holds=[had("p")],
        ),
        (5, 1, 1),
    ),
    "no route keeps the deadline of today's job, whose role names an area, and whose contract ends too soon": (
        ask(
            goal(worked(5, "t/a")),
            role("t/a", holds("q", within=3), areas=("x",)),
            experience=[job(0, "t/a", ended=-4)],
        ),
        (5, 1, 0),
    ),
    "months of before today lapse on the way, and all first looks come to one choice that has no timetable": (
        ask(
            goal(worked(1, "pathway/d", "t/a"), holds("p"), worked(3, "u/c", last=6)),
            role("t/a", holds("r")),
            role("t/b"),
            role("u/c"),
            role("pathway/d", worked(2, "t/b")),
            course("p", 1),
            course("r", 3),
            experience=[job(3, "u/c", ended=1)],
        ),
        (4, 2, 2),
    ),
    "a post that wants what nobody can have is left by then, so that its 3 months are not to be had": (
        ask(
            goal(worked(1, "u/c")),
            role("t/a", holds("q", within=2)),
            role("u/c", worked(3, "t/a")),
            course("q", 1, holds("p")),
            course("p", 1),
            avoid=["p"],
        ),
        None,
    ),
    "months in t/a are asked for and give g as well, so that t/b needs no course": (
        ask(
            goal(worked(1, "t/b"), worked(1, "t/a")),
            role("t/a", gives=("g",)),
            role("t/b", any_of(says("g"), holds("p"))),
            course("p", 1),
            gained=["g"],
            stay=2,
        ),
        (3, 2, 0),
    ),
    "who begins to train in a post does not leave it, so that it need not have been kept": (
        ask(
            role("t/goal", kind="exit", stage="beyond"),
            role("t/a", holds("p"), offers=("n",)),
            role("t/b", holds("q"), offers=("n",)),
            course("p", 2),
            course("q", 1),
            course("n", 30, holds("p"), trains_for="t/goal", in_post_only=True),
            stay=2,
        ),
        (2, 1, 1),
    ),
    "what lapses is not taken a second time while it is taken the first time, though there are two places": (
        ask(
            goal(holds("p"), holds("q")),
            course("p", 2, valid_for_months=3),
            course("q", 4, holds("p")),
            courses=2,
        ),
        (6, 0, 3),
    ),
    "who would study towards it is willing, and need not wait for the course of today to end": (
        ask(goal(worked(1, "t/a")), role("t/a", holds("q", when="willing")), course("q", 4), studying=[on("q", 3)]),
        (1, 1, 0),
    ),
    "what may be gained in post stands in nobody's way once it has lapsed": (
        ask(
            goal(worked(2, "t/b"), holds("q", when="in_post")),
            role("t/b"),
            course("q", 1, valid_for_months=5),
            holds=[had("q", 4)],
        ),
        (2, 1, 0),
    ),
    "recent months that may be gained in post stand in nobody's way": (
        ask(goal(worked(2, "t/b", last=4, when="in_post")), role("t/b")),
        (0, 0, 0),
    ),
    "who would not take the course has to apply before what they hold lapses": (
        ask(
            goal(worked(2, "t/b"), holds("q", when="in_post")),
            role("t/b"),
            course("q", 1, valid_for_months=5),
            holds=[had("q", 4)],
            not_willing=["q"],
        ),
        None,
    ),
    "another profession has no ladder, so that any paid job can host the training": (
        ask(
            role("t/goal", kind="exit", stage="entry", band="5"),
            role("t/a", stage="senior", band="6", offers=("n",)),
            course("n", 30, trains_for="t/goal", in_post_only=True),
        ),
        (0, 1, 0),
    ),
    "only a paid post is a way to train for another profession": (
        ask(
            role("t/goal", kind="exit", stage="beyond"),
            role("t/v", kind="pre_peer", offers=("n",)),
            course("n", 30, trains_for="t/goal", in_post_only=True),
            experience=[job(3, "t/v")],
        ),
        None,
    ),
    "what today's job wants sooner than anybody can have it binds nothing": (
        ask(goal(worked(6, "t/a")), role("t/a", holds("p", within=5)), course("p", 2), experience=[job(4, "t/a")]),
        (2, 0, 0),
    ),
    "no job is taken up only to leave today's by a deadline that nobody can keep: t/a gives q": (
        ask(
            goal(holds("q")),
            role("t/a", offers=("q",)),
            role("u/c", holds("p", within=4)),
            course("q", 3),
            experience=[job(2, "u/c")],
            hiring=1,
        ),
        (4, 1, 0),
    ),
    "nor by one that they can keep": (  # t/b could begin at 2, and then its month is not lacking
        ask(
            goal(worked(1, "u/c", "t/b"), holds("q")),
            role("u/c", holds("p", within=2)),
            role("t/b"),
            course("p", 2),
            course("q", 3),
            experience=[job(0, "u/c")],
            hiring=2,
        ),
        (5, 0, 1),
    ),
    "nor is training that only the new job itself wants a reason to leave for it": (
        ask(
            goal(holds("q")),
            role("t/a", holds("p", within=6)),
            role("u/c", holds("p", within=6)),
            course("p", 5),
            course("q", 5),
            experience=[job(2, "u/c")],
            hiring=3,
            stay=12,
        ),
        (5, 0, 1),
    ),
    "a job of today gives from now on what was said no to": (
        ask(
            goal(says("g")), role("t/b", gives=("g",)), gained=["g"], experience=[job(1, "t/b")], not_yet=["g"], stay=2
        ),
        (2, 0, 0),
    ),
}


@pytest.mark.parametrize("world", WORLDS)
def test_the_route_is_the_best_there_is(world: str) -> None:
    question, expected = WORLDS[world]
    binding = as_it_binds(question)
    assert cost(question) == best(binding) == expected
    route = first_route(question)
    assert route is None or not faults(plan_of(route, question), binding, any_area=is_of_any_area(binding))


def test_a_route_is_found_however_many_employers_want_what_comes_too_late() -> None:
    others = [role(f"o{n}/a", holds("p", within=6), holds(f"w{n % 3}", within=12)) for n in range(12)]
    courses = [course("p", 5), course("q", 5), course("r", 4), *(course(f"w{n}", 2 + n) for n in range(3))]
    today = role("u/c", holds("p", within=6))
    here = [job(2, "u/c")]
    assert cost(ask(goal(holds("q"), holds("r")), today, *others, *courses, experience=here, hiring=3, stay=12)) == (
        9,
        0,
        2,
    )


def test_a_route_tells_what_todays_job_wants_too_soon() -> None:
    question, _ = WORLDS["what today's job wants sooner than anybody can have it binds nothing"]
    route = first_route(question)
    assert route is not None
    assert [[served.requirement.id for served in step.too_soon] for step in route.steps] == [["p"], []]

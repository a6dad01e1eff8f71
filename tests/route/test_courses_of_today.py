"""An answer says of every course of today what becomes of it: a step, or beside the way and why."""

from peerpath.route.answer import Beside, Routes, StepKind
from tests.route.oracle.build import any_of, ask, course, holds, job, on, role, worked
from tests.route.oracle.kinds import made
from tests.route.oracle.planned import answer
from tests.route.oracle.world import Question, under_way


def beside(question: Question) -> tuple[Beside, ...]:
    found = answer(question)
    assert isinstance(found, Routes)
    return found.routes[0].beside


def test_each_is_a_step_or_goes_on_beside() -> None:
    for seed in range(60):
        question = made("courses under way", seed)
        found = answer(question)
        for route in found.routes if isinstance(found, Routes) else ():
            steps = {step.id for step in route.steps if step.kind is StepKind.STUDY}
            told = [one.id for one in route.beside]
            assert sorted(told) == sorted(under_way(question).keys() - steps), seed
            assert all(one.to_month == under_way(question)[one.id] for one in route.beside), seed


def test_what_gives_the_same_sooner_is_named() -> None:
    goal = role("t/goal", any_of(holds("a"), holds("b")), stage="beyond")
    assert beside(ask(goal, course("a", 30), course("b", 2), studying=[on("a", 20)])) == (
        Beside("a", 20, ("b",), False),
    )


def test_so_is_a_job_that_does() -> None:
    goal = role("t/goal", any_of(holds("a"), worked(3, "t/b")), stage="beyond")
    question = ask(goal, role("t/b"), course("a", 30), studying=[on("a", 20)], experience=[job(1, "t/b")])
    assert beside(question) == (Beside("a", 20, ("t/b",), False),)


def test_what_waits_until_in_post_is_told_as_such() -> None:
    goal = role("t/goal", holds("a", when="in_post"), holds("b"), stage="beyond")
    question = ask(goal, course("a", 30), course("b", 2), course("z", 9), studying=[on("a", 20), on("z", 5)])
    assert beside(question) == (Beside("z", 5, (), False), Beside("a", 20, (), True))


def test_what_gives_more_than_that_is_not_there_instead() -> None:
    goal = role("t/goal", any_of(holds("a"), holds("b")), holds("b", id="b-itself"), stage="beyond")
    assert beside(ask(goal, course("a", 30), course("b", 2), studying=[on("a", 20)])) == (Beside("a", 20, (), False),)

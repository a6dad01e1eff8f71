"""The least that is said of a part of a route is never more than the best route comes to.

A bound that says too much would cut off the best route, and what is left would be called the best. So each is asked of
parts of the best route itself: of some of its choices, whatever is still open.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

import pytest

from peerpath.model.profile import NOBODY_YET
from peerpath.route.options import Measure, Options
from peerpath.route.problem.formula import Group, Worked
from peerpath.route.search.bound import Key, least_alone, least_key
from peerpath.route.search.first_role import FirstRole
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.reduced import what_is_left
from peerpath.route.search.search import Best
from tests.route import build
from tests.route.kinds import KINDS, best_of
from tests.route.small_worlds import TARGET, Question
from tests.route.test_exact import QUESTIONS

AT_A_TIME = 40
TIME = Measure.TIME
PARTS = 6
"""Parts that are looked at of each route."""


@dataclass(frozen=True)
class Part:
    """Some of the choices of the best route."""

    seed: int
    at: Partial
    choice: dict[int, tuple[int, ...]]
    """All of them."""
    best: Best
    by: Measure


def parts(kind: str, first: int) -> Iterator[Part]:
    """Parts of the best routes of some questions: its choices without some of them."""
    for seed in range(first, first + AT_A_TIME):
        asked, pick = KINDS[kind](seed), Random(seed)
        by = asked.options.by if asked.options.by is not Measure.UNPAID else Measure.TIME
        best = best_of(asked, by)
        if best is None:
            continue
        choice = as_worked(best)
        for _ in range(PARTS):
            some = {number: way for number, way in choice.items() if pick.random() < 0.6}
            at = follow(best.partial.ground, some, best.partial.ground.kept)
            if at is not None:
                yield Part(seed, at, choice, best, by)


def too_much(part: Part, key: Key) -> list[object]:
    return [part.seed, part.at.choice, key, part.best.key] if key > part.best.key else []


@pytest.mark.parametrize("first", range(0, QUESTIONS, AT_A_TIME))
@pytest.mark.parametrize("kind", KINDS)
def test_no_part_of_the_best_route_is_said_to_take_more_than_it_does(kind: str, first: int) -> None:
    found = [too_much(part, least_key(part.at, part.by)) for part in parts(kind, first)]
    assert found
    assert not [what for what in found if what]


@pytest.mark.parametrize("first", range(0, QUESTIONS, AT_A_TIME))
@pytest.mark.parametrize("kind", KINDS)
def test_no_role_that_comes_first_on_the_best_route_is_said_to_take_more(kind: str, first: int) -> None:
    for part in parts(kind, first):
        at, choice = part.at, part.choice
        for number in at.open:
            if number in choice and not isinstance(at.ground.problem.nodes[number], Group):
                (role,) = choice[number]
                assert not too_much(part, FirstRole(at, part.by, number).least_key(role))


@pytest.mark.parametrize("first", range(0, QUESTIONS, AT_A_TIME))
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_left_of_a_problem_still_has_the_best_route_in_it(kind: str, first: int) -> None:
    for part in parts(kind, first):
        if not part.best.partial.extra[len(part.at.ground.kept) :]:
            left = what_is_left(part.at)
            assert left is not None, part.seed
            assert not too_much(part, least_key(left, part.by))


@pytest.mark.parametrize("first", range(0, QUESTIONS, AT_A_TIME))
@pytest.mark.parametrize("kind", KINDS)
def test_the_best_route_is_not_said_to_take_more_by_itself(kind: str, first: int) -> None:
    found = [best for seed in range(first, first + AT_A_TIME) if (best := best_of(KINDS[kind](seed), Measure.TIME))]
    assert found
    assert not [best.key for best in found if least_alone(best.partial) > best.timetable.months]


def test_what_is_gained_elsewhere_may_be_gained_beside_what_follows_the_work() -> None:
    """A month of study elsewhere, three of work, six of work that follows, and in these a second course."""
    later = build.role("home/c", build.holds("q"), build.experience(3, roles=["home/b"]), offers=["s"])
    asked = (build.experience(3, roles=["home/b"]), build.experience(6, roles=["home/c"]), build.holds("s"))
    jobs = (build.role("home/a", offers=["q", "s"]), build.role("home/b"), later)
    courses = (build.course("q", 1, in_post_only=True), build.course("s", 1, in_post_only=True))
    best = best_of(Question(build.catalogue(*courses, *jobs, build.role(TARGET, *asked)), NOBODY_YET, Options()), TIME)
    assert best is not None
    assert best.timetable.months == 1 + 3 + 6
    assert least_key(best.partial, TIME) <= best.key
    assert least_alone(best.partial) <= 10


def as_worked(best: Best) -> dict[int, tuple[int, ...]]:
    """The choices of a route, with the role that was worked first for each number of months.

    A timetable may begin with another than the one chosen, which is then a part of the same route by another choice.
    """
    choice = dict(best.partial.choice)
    for number in choice:
        node = best.problem.nodes[number]
        if isinstance(node, Worked) and node.months:
            counted = [job for job in best.timetable.jobs if job is not None and node.roles >> job & 1]
            choice[number] = (counted[0],)
    return choice

"""The planner against an exhaustive search that shares nothing with it, on small random questions.

PEERPATH_QUESTIONS sets how many are asked; the numbers of those that disagree say which to look at.
"""

import os

import pytest
from msgspec.structs import replace

from peerpath.route.answer import Found, Route, StepKind
from peerpath.route.options import Measure
from peerpath.route.route import find_routes
from tests.route.build import TODAY
from tests.route.exhaustive import Exhaustive, Key
from tests.route.kinds import KINDS
from tests.route.replayed import faults
from tests.route.small_worlds import Question, question
from tests.route.world import World

QUESTIONS = int(os.environ.get("PEERPATH_QUESTIONS", "240"))
AT_A_TIME = 24
Pair = tuple[Key | None, Key | None]
LONGEST = 25
"""Months after which the exhaustive search gives up where the planner says that there is no route."""


IN_FULL = ("small", "twice served")
"""Kinds of which all are asked; of the others, half as many."""
SOME = [
    (kind, first) for kind in KINDS for first in range(0, QUESTIONS if kind in IN_FULL else QUESTIONS // 2, AT_A_TIME)
]


@pytest.mark.parametrize(("kind", "first"), SOME)
def test_the_first_route_is_the_best_there_is(kind: str, first: int) -> None:
    asked = {seed: both(KINDS[kind](seed)) for seed in range(first, first + AT_A_TIME)}
    assert not disagreeing(asked), "number of the question: (planner, exhaustive search)"


@pytest.mark.parametrize("first", range(0, QUESTIONS // 2, AT_A_TIME))
def test_the_second_route_is_the_best_that_does_not_do_all_that_the_first_does(first: int) -> None:
    asked = {seed: both_seconds(question(seed)) for seed in range(first, first + AT_A_TIME)}
    assert not disagreeing(asked), "number of the question: (planner, exhaustive search)"


@pytest.mark.parametrize(("kind", "first"), SOME)
def test_every_route_and_alternative_can_be_gone_month_by_month(kind: str, first: int) -> None:
    found = {seed: _faults_of_all(KINDS[kind](seed)) for seed in range(first, first + AT_A_TIME)}
    assert not {seed: what for seed, what in found.items() if what}


def disagreeing(asked: dict[int, Pair]) -> dict[int, Pair]:
    """Questions of which the two do not say the same."""
    return {seed: (one, other) for seed, (one, other) in asked.items() if one != other}


def both(asked: Question) -> Pair:
    """What makes the best route the best, says the planner and says the exhaustive search."""
    world, keys = planned(asked)
    return keys[0], Exhaustive(world).best(LONGEST if keys[0] is None else keys[0][1])


def both_seconds(asked: Question) -> Pair:
    """The same for the second route; of nothing where there is no first."""
    world, keys = planned(asked, alternatives=1)
    first, second = keys
    if first is None or not first[-1]:
        return None, second
    return second, Exhaustive(world).best(LONGEST if second is None else second[1], [frozenset(first[-1])])


def planned(asked: Question, alternatives: int = 0) -> tuple[World, list[Key | None]]:
    """A question, and the keys of the routes that the planner gives, None for those that there are not."""
    options = replace(asked.options, alternatives=alternatives)
    world = World(asked.catalogue, asked.profile, asked.target, TODAY, options)
    answer = find_routes(asked.catalogue, asked.profile, asked.target, TODAY, options)
    keys = [key_of(route, world) for route in answer.routes] if isinstance(answer, Found) else []
    return world, [*keys, *[None] * (1 + alternatives - len(keys))]


def key_of(route: Route, world: World) -> Key:
    """What a route is compared by, worked out from its steps alone."""
    roles = world.catalogue.roles
    new = {s.id for s in route.steps if s.kind is StepKind.WORK} - world.todays.keys()
    courses = [s.id for s in route.steps if s.kind is StepKind.STUDY and s.id not in world.under_way]
    elsewhere = sum(roles[role].organisation != world.target.organisation for role in new)
    measure = {
        Measure.TIME: route.months,
        Measure.MOVES: len(new),
        Measure.STUDY: sum(world.length(course) for course in courses),
        Measure.UNPAID: route.unpaid_months,
    }[world.options.by]
    return measure, route.months, len(new) + len(courses), elsewhere, tuple(sorted((*new, *courses)))


def _faults_of_all(asked: Question) -> list[str]:
    world = World(asked.catalogue, asked.profile, asked.target, TODAY, asked.options)
    options = replace(asked.options, alternatives=2)
    answer = find_routes(asked.catalogue, asked.profile, asked.target, TODAY, options)
    routes = answer.routes if isinstance(answer, Found) else ()
    return [fault for route in routes for fault in faults(route, world)]

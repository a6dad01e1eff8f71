"""Jobs that count for several things at once, where it may pay to leave one of them before anything is reached."""

from collections.abc import Callable
from random import Random

import pytest

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET
from peerpath.route.answer import Found
from peerpath.route.options import Options
from peerpath.route.route import find_routes
from tests.route import build
from tests.route.build import TODAY
from tests.route.exhaustive import Exhaustive
from tests.route.test_exact import key_of
from tests.route.world import World

TARGET = "home/target"
ROLES = ("home/a", "home/b", "home/c", "home/d")


def overlapping(seed: int) -> Catalogue:
    """Up to four jobs, some of them a course away, and up to three requirements that share them."""
    pick = Random(seed)
    names = ROLES[: pick.choice((3, 3, 4))]
    jobs = [build.role(name, *([build.holds("p")] if pick.random() < 0.4 else [])) for name in names]
    shared = [pick.sample(names, pick.choice((2, 2, 3))) for _ in range(pick.choice((2, 3, 3)))]
    asked = {r.id: r for r in (build.experience(pick.randint(2, 4), roles=sorted(some)) for some in shared)}
    return build.catalogue(build.course("p", pick.randint(1, 3)), *jobs, build.role(TARGET, *asked.values()))


def overlapping_with_courses(seed: int) -> Catalogue:
    """The same, with courses that are gained in some of the jobs."""
    pick = Random(seed)
    names = ROLES[: pick.choice((3, 3, 4))]
    jobs = [
        build.role(
            name,
            *([build.holds("p")] if pick.random() < 0.35 else []),
            offers=[course for course in ("q", "r") if pick.random() < 0.5],
        )
        for name in names
    ]
    shared = [pick.sample(names, pick.choice((1, 2, 2, 3))) for _ in range(pick.choice((1, 2, 2)))]
    asked = {r.id: r for r in (build.experience(pick.randint(2, 4), roles=sorted(some)) for some in shared)}
    gained = build.any_of(build.holds("q"), build.holds("r")) if pick.random() < 0.3 else build.holds("q")
    courses = [build.course("p", pick.randint(1, 3)), build.course("q", pick.randint(1, 3), in_post_only=True)]
    courses.append(build.course("r", pick.randint(1, 3), in_post_only=pick.random() < 0.7))
    return build.catalogue(*courses, *jobs, build.role(TARGET, *asked.values(), gained))


@pytest.mark.parametrize("first", range(0, 160, 20))
def test_the_best_route_is_found_where_jobs_count_for_several_things(first: int) -> None:
    disagree = {seed: pair for seed in range(first, first + 20) if len(set(pair := _both(seed))) > 1}
    assert not disagree, "number of the question: (planner, exhaustive search)"


@pytest.mark.parametrize("first", range(0, 120, 20))
def test_the_best_route_is_found_where_courses_are_gained_in_some_of_these_jobs(first: int) -> None:
    asked = {seed: _both(seed, overlapping_with_courses, 1 + (seed % 3 == 0)) for seed in range(first, first + 20)}
    assert not {seed: pair for seed, pair in asked.items() if len(set(pair)) > 1}, "(planner, exhaustive search)"


def test_three_jobs_each_of_which_counts_for_two_of_three_things_are_shared_out_evenly() -> None:
    pairs = (("home/a", "home/b"), ("home/b", "home/c"), ("home/a", "home/c"))
    asked = [build.experience(4, roles=pair) for pair in pairs]
    catalogue = build.catalogue(*(build.role(name) for name in ROLES[:3]), build.role(TARGET, *asked))
    found = find_routes(catalogue, NOBODY_YET, TARGET, TODAY)
    assert found.routes[0].months == 6, "two months of each"  # type: ignore[union-attr]


def _both(seed: int, made: Callable[[int], Catalogue] = overlapping, courses: int = 1) -> tuple[object, object]:
    """What makes the best route the best, says the planner and says the exhaustive search."""
    catalogue, options = made(seed), Options(courses=courses)
    world = World(catalogue, NOBODY_YET, TARGET, TODAY, options)
    answer = find_routes(catalogue, NOBODY_YET, TARGET, TODAY, options)
    if isinstance(answer, Found):
        return key_of(answer.routes[0], world), Exhaustive(world).best(answer.routes[0].months)
    return None, Exhaustive(world).best(12)

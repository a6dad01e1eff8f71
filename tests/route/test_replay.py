"""A plan that cannot be gone is never told as a route: each way of breaking one is seen, with its month."""

import pytest

from peerpath.model.profile import NOBODY_YET
from peerpath.route.story.replay import CannotBeGoneError, replay
from peerpath.route.story.standing import Person, Plan
from tests.route import build

TARGET = "home/target"
CATALOGUE = build.catalogue(
    build.course("plain", 2),
    build.course("after", 2, build.under("after", build.holds("plain"))),
    build.course("in-post", 2, in_post_only=True),
    build.role("home/host", offers=["in-post"]),
    build.role("home/other"),
    build.role("home/asking", build.holds("plain")),
    build.role(TARGET, build.holds("plain")),
)
RIGHT = Plan(4, {"plain": 0, "in-post": 2}, (None, None, "home/host", "home/host"))


def gone(plan: Plan, places: int = 1) -> None:
    replay(plan, TARGET, Person(CATALOGUE, NOBODY_YET, build.TODAY, 12), places)


def test_a_plan_that_can_be_gone_is_left_alone() -> None:
    gone(RIGHT)


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (Plan(1, {"plain": 0}, (None,)), "month 1: home/target"),
        (Plan(4, {"plain": 0, "after": 1}, (None,) * 4), "month 1: after"),
        (Plan(3, {"plain": 0, "in-post": 1}, ("home/host",) * 3), "month 1: in-post"),
        (Plan(4, {"plain": 0, "in-post": 2}, (None, None, "home/host", "home/other")), "month 3: in-post"),
        (Plan(4, {"plain": 0, "in-post": 2}, (None, None, "home/host")), "month 3: in-post"),
        (Plan(3, {"plain": 0}, (None, "home/asking", "home/asking")), "month 1: home/asking"),
    ],
)
def test_what_cannot_be_gone_is_named_with_its_month(plan: Plan, told: str) -> None:
    with pytest.raises(CannotBeGoneError, match=told):
        gone(plan)


def test_two_courses_at_once_need_two_places() -> None:
    both = Plan(2, {"plain": 0, "in-post": 0}, ("home/host", "home/host"))
    gone(both, places=2)
    with pytest.raises(CannotBeGoneError, match="month 0"):
        gone(both, places=1)

"""Courses that may no longer run: a route rests on one only where there is no other way, or where somebody asks for it."""

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Remark
from peerpath.model.qualification import Qualification
from peerpath.route.answer import NoRoute, Route, Routes, StepKind
from peerpath.route.options import Options
from peerpath.route.route import find_routes
from tests.route.build import (
    STATED,
    TODAY,
    any_of,
    catalogue,
    course,
    experience,
    holds,
    level,
    lived,
    person,
    role,
)  # fmt: skip

DOUBT = Remark("Its future was in doubt.", STATED)


def doubted(id: str, months: int, *, at: int | None = None) -> Qualification:
    return replace(course(id, months, subject="teaching", level=at), may_no_longer_run=DOUBT)


def answer(world: Catalogue, **wishes: object) -> Routes | NoRoute:
    return find_routes(world, person(), "a/goal", TODAY, replace(Options(assume_hiring=0), **wishes))


def studied(route: Route) -> set[str]:
    return {step.id for step in route.steps if step.kind is StepKind.STUDY}


def courses(world: Catalogue, **wishes: object) -> set[str]:
    found = answer(world, **wishes)
    assert isinstance(found, Routes)
    return studied(found.routes[0])


SHORT, LONG = doubted("short", 3, at=5), course("long", 30, subject="teaching", level=5)
CHOICE = catalogue(role("a/goal", level("teaching", 5)), SHORT, LONG)
ALONE = catalogue(role("a/goal", holds("short")), SHORT)


def test_another_course_is_taken_however_long_it_is() -> None:
    assert courses(CHOICE) == {"long"}
    assert courses(catalogue(role("a/goal", any_of(holds("short"), holds("long"))), SHORT, LONG)) == {"long"}


def test_no_alternative_rests_on_it_either() -> None:
    found = answer(CHOICE, alternatives=3)
    assert isinstance(found, Routes) and all("short" not in studied(route) for route in found.routes)


def test_it_is_taken_where_there_is_no_other_way() -> None:
    assert courses(ALONE) == {"short"}
    assert courses(CHOICE, avoid=frozenset({"long"})) == {"short"}


def test_it_is_taken_where_somebody_asks_for_it() -> None:
    assert courses(CHOICE, via=("short",)) == {"short"}


def test_of_several_none_is_taken_that_nobody_needs() -> None:
    """One that is needed opens no door for another: beside it the longer course is taken all the same."""
    other = doubted("other", 1, at=3)
    sure = course("sure", 20, subject="care", level=3)
    asks = (holds("short"), any_of(holds("other"), level("care", 3)))
    assert courses(catalogue(role("a/goal", *asks), SHORT, other, sure)) == {"short", "sure"}


def test_one_that_leads_to_another_is_taken_with_it() -> None:
    second = replace(course("second", 2, holds("short")), may_no_longer_run=DOUBT)
    assert courses(catalogue(role("a/goal", holds("second")), SHORT, second)) == {"short", "second"}


def test_one_that_is_held_or_under_way_counts_like_any_other() -> None:
    for who in (person(holds=["short"]), person(studying=[("short", None)])):
        found = find_routes(CHOICE, who, "a/goal", TODAY, Options())
        assert isinstance(found, Routes) and found.routes[0].months <= 3


def test_a_post_for_people_of_another_area_goes_before_it() -> None:
    """Such a post is taken where there is no route otherwise; a course that there may no longer be comes after that."""
    of_an_area = replace(role("a/helper", lived("carer"), occupation="helper"), areas=("carer",))
    goal = role("a/goal", any_of(holds("short"), experience(12, occupations=["helper"])))
    found = answer(catalogue(goal, of_an_area, SHORT))
    assert isinstance(found, Routes) and studied(found.routes[0]) == set()


def test_what_nothing_gives_is_no_route_with_it_or_without() -> None:
    assert isinstance(answer(catalogue(role("a/goal", holds("short"), holds("nothing")), SHORT)), NoRoute)

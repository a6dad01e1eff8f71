"""What is done only for the sake of large countries changes no answer."""

import pytest
from bench.national import national
from msgspec.structs import replace

from peerpath.model.profile import NOBODY_YET
from peerpath.route.answer import Found, Route
from peerpath.route.options import Measure, Options
from peerpath.route.route import find_routes
from peerpath.route.search import search
from peerpath.route.search.relaxed import bits, first_bits
from tests.route.build import TODAY
from tests.route.kinds import KINDS
from tests.route.small_worlds import question
from tests.route.test_exact import AT_A_TIME, QUESTIONS, both, disagreeing, key_of
from tests.route.world import World

COUNTRY = national(84)
SLOW_TO_REACH = ("lead-practitioner", "development-lead")


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every problem is cut down to what its choices leave, however small it is."""
    monkeypatch.setattr(search, "_LARGE", 0)


@pytest.mark.usefixtures("always")
@pytest.mark.parametrize("first", range(0, QUESTIONS // 2, AT_A_TIME))
@pytest.mark.parametrize("kind", KINDS)
def test_cut_down_at_every_choice_the_first_route_is_the_best_there_is(kind: str, first: int) -> None:
    asked = {seed: both(KINDS[kind](seed)) for seed in range(first, first + AT_A_TIME)}
    assert not disagreeing(asked), "number of the question: (planner, exhaustive search)"


@pytest.mark.parametrize("by", Measure)
@pytest.mark.parametrize("title", SLOW_TO_REACH)
def test_a_country_cut_down_gives_the_routes_of_the_whole(
    title: str, by: Measure, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = [role for role in sorted(COUNTRY.roles) if role.endswith(f"/{title}")][:2]
    cut = [_in_country(target, by) for target in targets]
    monkeypatch.setattr(search, "_LARGE", 10**9)
    whole = [_in_country(target, by) for target in targets]
    pairs = [(a, b) for a, b in zip(cut, whole, strict=True) if a.optimal and b.optimal]
    assert pairs
    assert [_key(a, by) for a, _ in pairs] == [_key(b, by) for _, b in pairs]


def test_a_search_that_stops_early_names_months_that_no_route_goes_below() -> None:
    stopped = 0
    for seed in range(600):
        asked = question(seed)
        short = replace(asked.options, effort=1 + seed % 30)
        found = find_routes(asked.catalogue, asked.profile, asked.target, TODAY, short)
        whole = find_routes(asked.catalogue, asked.profile, asked.target, TODAY, asked.options)
        if isinstance(found, Found) and isinstance(whole, Found) and not found.routes[0].optimal:
            stopped += 1
            assert found.routes[0].at_least_months <= whole.routes[0].months, seed
    assert stopped > 20


@pytest.mark.parametrize("numbers", [[], [0], [63, 64], [5, 64, 65, 127, 128, 900]])
def test_numbers_of_bits_in_short_and_long_masks(numbers: list[int]) -> None:
    mask = sum(1 << number for number in numbers)
    assert bits(mask) == numbers
    assert first_bits(mask, 2) == numbers[:2]


def _in_country(target: str, by: Measure) -> Route:
    found = find_routes(COUNTRY, NOBODY_YET, target, TODAY, Options(by=by, effort=4_000))
    assert isinstance(found, Found)
    return found.routes[0]


def _key(route: Route, by: Measure) -> object:
    world = World(COUNTRY, NOBODY_YET, route.target, TODAY, Options(by=by))
    return key_of(route, world)

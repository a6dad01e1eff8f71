"""How much is looked at, in the planner's own units and not in seconds, so that a change that needs more is seen.

The numbers are what the questions took when they were last written down. More is not wrong, but should be meant: answers
at the size of a country rest on bounds that say as much as they can. Less is to be written down here.
"""

import pytest
from bench.national import national

from peerpath.model.profile import NOBODY_YET
from peerpath.route.options import Measure, Options
from peerpath.route.search import search
from peerpath.route.search.timetable import Effort
from tests.route.kinds import KINDS, best_of
from tests.route.small_worlds import Question

QUESTIONS = 240
PLENTY = 100_000
COUNTRY = national(84)
TIME, MOVES, STUDY = Measure.TIME, Measure.MOVES, Measure.STUDY
SMALL = {
    "small": {TIME: 1395, MOVES: 1350, STUDY: 1105},
    "overlapping": {TIME: 2426, MOVES: 1281, STUDY: 1804},
    "overlapping with courses": {TIME: 1399, MOVES: 1091, STUDY: 1356},
    "shared": {TIME: 2241, MOVES: 1745, STUDY: 1747},
    "begun": {TIME: 2485, MOVES: 2344, STUDY: 2143},
    "gained": {TIME: 2292, MOVES: 2210, STUDY: 2271},
}
CUT_DOWN = {
    "small": 1404,
    "overlapping": 2495,
    "overlapping with courses": 1433,
    "shared": 2247,
    "begun": 2546,
    "gained": 2293,
}
IN_A_COUNTRY = {
    "development-lead": {TIME: 1777, MOVES: 1783, STUDY: 717},
    "peer-practitioner": {TIME: 1101, MOVES: 920, STUDY: 1921},
    "senior-peer-support-worker": {TIME: 1628, STUDY: 1618},
    "senior-tutor": {TIME: 4437, MOVES: 4437, STUDY: 1183},
}


def each(most: dict[str, dict[Measure, int]]) -> list[tuple[str, Measure]]:
    return [(kind, by) for kind, numbers in most.items() for by in numbers]


def work(asked: Question, by: Measure) -> int:
    """Units that the search for the best route takes."""
    effort = Effort(PLENTY)
    best_of(asked, by, effort)
    return PLENTY - effort.left


def work_on_all(kind: str, by: Measure) -> int:
    return sum(work(KINDS[kind](seed), by) for seed in range(QUESTIONS))


@pytest.mark.parametrize(("kind", "by"), each(SMALL))
def test_small_questions_take_no_more_than_they_did(kind: str, by: Measure) -> None:
    assert work_on_all(kind, by) <= SMALL[kind][by]


@pytest.mark.parametrize("kind", CUT_DOWN)
def test_questions_cut_down_at_every_choice_take_no_more_than_they_did(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_LARGE", 0)
    assert work_on_all(kind, TIME) <= CUT_DOWN[kind]


@pytest.mark.parametrize(("title", "by"), each(IN_A_COUNTRY))
def test_a_country_takes_no_more_than_it_did(title: str, by: Measure) -> None:
    targets = [role for role in COUNTRY.roles if role.endswith(f"/{title}")]
    asked = [Question(COUNTRY, NOBODY_YET, Options(), target) for target in targets]
    assert sum(work(one, by) for one in asked) <= IN_A_COUNTRY[title][by]

"""A post of today with an end to come: it is held until then, its months count, and nobody is sent to find it again."""

from datetime import date
from typing import Any

import pytest

from peerpath.model.profile import PartialDate, Profile, Spell
from peerpath.route.problem.today import today_of
from tests.route.route_cases import AS_OF, planner

POST = "cpft/peer-support-worker"


def told(target: str, months: int, until: str | None) -> Any:
    spell = {"role": POST, "months": months, **({"until": until} if until else {})}
    who = {"lived_experience": ["mental-health"], "experience": [spell]}
    return planner().route(target, who, today=AS_OF).to_dict()["routes"][0]


def test_a_post_that_ends_later_is_worth_as_much_as_one_that_goes_on() -> None:
    """To the day it ends, nothing tells the two apart."""
    ends, goes_on = (told("cwpt/recovery-academy-tutor", 9, until) for until in ("2027-06", None))
    assert ends["months"] == goes_on["months"]
    assert [(step["kind"], step["id"]) for step in ends["steps"]] == [(s["kind"], s["id"]) for s in goes_on["steps"]]


def test_nobody_is_told_to_look_for_the_post_that_they_have() -> None:
    found = told("cpft/peer-professional-lead", 9, "2027-06")
    assert [step["id"] for step in found["steps"] if step["kind"] == "stay"] == [POST]
    assert POST not in [step["id"] for step in found["steps"] if step["kind"] == "work"]


def test_its_months_count_no_longer_than_it_lasts() -> None:
    """Twelve months are asked for, six are there: three more until it ends are too few, and a new post takes over."""
    found = told("cwpt/recovery-academy-tutor", 6, "2027-02")
    stay = next(step for step in found["steps"] if step["kind"] == "stay")
    assert stay["to_month"] <= 3
    assert [step["kind"] for step in found["steps"]].count("work") == 1


@pytest.mark.parametrize(
    ("until", "months"),
    [
        (PartialDate(2027, 6), 7),
        (PartialDate(2027, 6, 10), 7),
        (PartialDate(2027, 6, 27), 7),
        (PartialDate(2027), 2),
    ],
)
def test_it_goes_on_for_the_whole_months_that_are_sure(until: PartialDate, months: int) -> None:

    profile = Profile(experience=(Spell(months=9, role=POST, until=until),))
    assert today_of(profile, planner().catalogue, date(2026, 11, 27)).jobs[POST].lasts == months

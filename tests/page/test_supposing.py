"""What can be tried out for a route: each switch is a sentence, and the answer tells what it changes."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from peerpath.ask.planner import Planner, load
from peerpath.page import bridge
from peerpath.report.page.role_index import role_index
from tests.render.pages import HOSTILE

TARGETS = ("cwpt/peer-practitioner", "cnwl/advanced-lived-experience-practitioner", "cwpt/recovery-academy-tutor")


@pytest.fixture(autouse=True)
def planner(monkeypatch: pytest.MonkeyPatch) -> Iterator[Planner]:
    """The built-in role data, where a page would open its own."""
    there = load()
    monkeypatch.setattr(bridge, "ready", lambda: there)
    yield there


def told(method: str, **request: Any) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(getattr(bridge, method)(json.dumps({"command": "route", **request})))
    return answer


@pytest.mark.parametrize("target", TARGETS)
def test_every_switch_says_what_it_changes_and_alters_no_profile(target: str) -> None:
    profile = {"holds": ["care-certificate"]}
    before = told("ask", target=target, profile=profile)
    switches = told("switches", target=target, profile=profile)["switches"]
    assert len({(one["suppose"], one["id"]) for one in switches}) == len(switches) > 2
    for one in switches:
        value = one["id"] if one["suppose"] == "stay_with" else [one["id"]]
        answer = told("draw", target=target, profile=profile, suppose={one["suppose"]: value}, full=True)
        assert "What changes, if it were so" in answer["html"], one["text"]
    assert told("ask", target=target, profile=profile) == before


def test_what_is_left_out_is_no_step() -> None:
    target = TARGETS[0]
    without = told("ask", target=target, suppose={"avoid": ["level-3-peer-support"]})
    steps = [step["id"] for route in without["routes"] for step in route["steps"]]
    assert steps and "level-3-peer-support" not in steps


def test_more_hours_of_study_are_never_slower() -> None:
    been = {
        "holds": ["care-certificate"],
        "experience": [{"occupation": "peer-support-worker", "months": 24, "until": "2026-01"}],
    }
    asked = [told("ask", target=TARGETS[0], profile=been, suppose={"study_hours": hours}) for hours in (4, 7, 14, 35)]
    months = [answer["routes"][0]["months"] for answer in asked]
    assert months == sorted(months, reverse=True)
    assert months[0] > months[-1]


def test_what_a_person_has_said_is_no_switch() -> None:
    said = "equivalent-to-level-3-peer-support"
    there = told("switches", target=TARGETS[0])["switches"]
    assert said in [one["id"] for one in there]
    there = told("switches", target=TARGETS[0], profile={"declares": [said]})["switches"]
    assert said not in [one["id"] for one in there]


def test_what_cannot_be_supposed_is_told_in_the_words_of_the_command_line() -> None:
    assert "--avoid" in told("ask", target=TARGETS[0], suppose={"avoid": ["no-such-id"]})["error"]
    assert "error" in told("ask", target=TARGETS[0], suppose={"study_hours": 0})


def test_a_role_is_found_by_every_title_that_is_known_of_it(planner: Planner) -> None:
    index = {one["id"]: one for one in role_index(planner.catalogue)}
    assert set(index) == set(planner.catalogue.roles)
    for role in planner.catalogue.roles.values():
        titles = {index[role.id]["title"], *index[role.id]["also_called"]}
        assert {role.title, *role.also_called} <= titles


def test_a_title_cannot_end_the_data_that_holds_it(planner: Planner) -> None:
    from msgspec.structs import replace

    from peerpath.page.whole import contents

    role = planner.catalogue.roles["cwpt/peer-support-worker"]
    hostile = replace(role, title=f"</script>{HOSTILE[3]}")
    catalogue = replace(planner.catalogue, roles={**planner.catalogue.roles, role.id: hostile})
    static: str = contents(Planner(catalogue), builtin=False)["static"]
    assert static.count("<script") == static.count("</script") == 1

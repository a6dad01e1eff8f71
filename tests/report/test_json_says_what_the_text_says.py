"""The JSON of a gap and its printed table say the same: who pays, what is assumed, and which way comes first."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import peerpath
from peerpath.document.inline import line, plain
from peerpath.gap.outcome import Outcome, Status
from peerpath.gap.singles import Part, essential, part_of
from peerpath.model.profile import Profile
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, LivedExperience
from peerpath.report.gap.asks import Asks
from peerpath.report.gap.closing import MOST, Closing
from peerpath.report.gap.lines import lines_of
from tests.route.oracle.people import somebody

TODAY = date(2026, 11, 15)
EMPLOYERS = Path(__file__).parents[2] / "examples" / "employers"
PAID = {"say": "nothing to pay", "work": "paid work"}
OURS = ("*", "our assumption")


@cache
def planner() -> Any:
    return peerpath.load(EMPLOYERS)


def someone(seed: int) -> Profile:
    """A person as a file could tell of them: work of no months is none."""
    who = somebody(planner().catalogue, TODAY, seed)
    return replace(who, experience=tuple(spell for spell in who.experience if spell.months))


def by_id(requirements: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    found = {one["id"]: one for one in requirements}
    for one in requirements:
        found |= by_id(one["requirements"])
    return found


def who_pays(ask: Outcome, ways: list[dict[str, Any]]) -> str:
    """What the table has to say of who pays, by the JSON."""
    if isinstance(ask.requirement, LivedExperience):
        return ""
    if not ways:
        return "ask"
    return PAID.get(ways[0]["by"]) or str(ways[0]["funding"] or "ask")


def is_asked_only(ask: Outcome) -> bool:
    return ask.status is Status.TO_CONFIRM and not isinstance(ask.requirement, AnyOf | AtLeast)


def differences(role: str, who: Profile) -> list[str]:
    answer = planner().gap(role, who, today=TODAY)
    catalogue = answer._told_from
    asks = Asks(catalogue, answer._asker.evidence, role)
    closing, told = Closing(catalogue, answer._asker.evidence, asks), by_id(answer.to_dict()["requirements"])
    wrong = []
    for ask in essential(answer.requirements):
        part, entry = part_of(ask), told[ask.requirement.id]
        if part is Part.IN_PLACE or is_asked_only(ask) or isinstance(ask.requirement, AllOf):
            continue
        how, paid = (plain(line(cell)) for cell in closing.cells(ask, part))
        if part is not Part.CAN_WAIT and paid != who_pays(ask, entry["ways"]):
            wrong.append(f"{role}: {entry['id']}: {paid!r}, and by the JSON {who_pays(ask, entry['ways'])!r}")
        assumed = any(way["basis"] == "assumed" for way in entry["ways"][:MOST])
        if part is Part.IN_THE_WAY and any(mark in how for mark in OURS) != assumed:
            wrong.append(f"{role}: {entry['id']}: {how!r}, and by the JSON assumed is {assumed}")
    return wrong


@pytest.mark.parametrize("seed", range(4))
def test_who_pays_and_what_is_assumed(seed: int) -> None:
    people = [Profile(), someone(seed)]
    wrong = [one for who in people for role in planner().catalogue.roles for one in differences(role, who)]
    assert not wrong


NORTH = """
organisations: {north: {title: North, country: COUNTRY}}
sources: {advert: {publisher: North, title: Advert, published: undated, looked_at: 2026-11-20}}
roles:
  north/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    source: advert
    summary: Supports people.
    requires: [{holds: functional-skills-english-level-2}]
"""


@pytest.mark.parametrize(("country", "is_told"), [("England", True), ("Scotland", False)])
def test_what_is_free_in_england_is_told_there_alone(country: str, is_told: bool, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(NORTH.replace("COUNTRY", country), encoding="utf-8")
    answer = peerpath.load(tmp_path).gap("north/peer-worker", Profile())
    assert bool(answer.to_dict()["requirements"][0]["ways"][0]["funding"]) == is_told
    assert ("Free in England" in answer.to_markdown()) == is_told


@pytest.mark.parametrize("seed", range(3))
def test_a_star_on_a_title_is_an_assumed_requirement(seed: int) -> None:
    who = someone(seed)
    for role in planner().catalogue.roles:
        answer = planner().gap(role, who, today=TODAY)
        asks = Asks(answer._told_from, answer._asker.evidence, role)
        assumed = {
            one["text"]
            for one in by_id(answer.to_dict()["requirements"]).values()
            if one["basis"] == "assumed" or one.get("ladder")
        }
        for _, what, _ in lines_of(answer.gap, asks, answer._told_from).rows:
            text = plain(what)
            assert not text.endswith("*") or text.removesuffix("*") in assumed

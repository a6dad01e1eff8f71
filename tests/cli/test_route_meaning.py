"""What a route means, where it can be read: who it is for, what goes on today, what is no other way."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

MENTAL_HEALTH = ("--lived-experience", "mental-health")


def told(ask: Ask, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ask("route", *words, "--format", "json").out)
    return found


def taken(route: dict[str, Any]) -> frozenset[str]:
    """Ids of the new jobs, and of what is gained on one's own or in a job."""
    own = [step["id"] for step in route["steps"] if step["kind"] in ("work", "study")]
    return frozenset([*own, *(one["id"] for step in route["steps"] for one in step.get("training", ()))])


@pytest.mark.parametrize(
    "who",
    [
        ("--experience", "pathway/nurse=24"),
        ("--experience", "nurse=24"),
        ("--holds", "nursing-degree-apprenticeship"),
    ],
)
def test_a_nurse_is_not_told_to_train_as_a_nurse(ask: Ask, who: tuple[str, str]) -> None:
    found = told(ask, "pathway/nurse", *who)
    assert [reason["obstacle"] for reason in found["reasons"]] == ["own_profession"]
    screen = ask("route", "pathway/nurse", *who).out
    assert "your own profession" in screen
    assert "peer posts" in screen
    assert f"peerpath next {' '.join(who)}" in screen
    assert "your own profession" in ask("route", "pathway/nurse", *who, "--full").out


@pytest.mark.parametrize("held", ["BSc Nursing", "Registered nurse (level 5)", "Diploma in adult nursing"])
@pytest.mark.parametrize("command", ["gap", "route"])
@pytest.mark.parametrize("full", [(), ("--full",)])
def test_whoever_may_be_a_nurse_is_told_so_and_not_sent_to_a_course(
    ask: Ask, held: str, command: str, full: tuple[str, ...]
) -> None:
    told = " ".join(ask(command, "pathway/nurse", "--also-holds", held, *full).out.split())
    assert "may be your own profession, by what you told us" in told and "apprenticeship" not in told


def test_a_profession_that_is_supposed_is_told_as_one(ask: Ask) -> None:
    told = " ".join(ask("route", "pathway/nurse", "--what-if", "also_holds=BSc Nursing").out.split())
    assert "This may be your own profession" in told and "take the change away" not in told


def test_a_list_of_people_tells_whose_own_profession_it_is(ask: Ask, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("reference,also_holds,experience\nA,BSc Nursing,\nB,,nurse=24\nC,,\n", encoding="utf-8")
    ask("gap", "pathway/nurse", "--profile", str(table), "--output-dir", str(tmp_path / "out"), "-f", "markdown")
    lines = (tmp_path / "out" / "summary-people.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[4] for line in lines] == [
        "perhaps their own profession", "their own profession", "not known: no source lists what is asked",
    ]  # fmt: skip


@pytest.mark.parametrize("full", [(), ("--full",)])
def test_a_nurse_is_asked_about_a_degree_and_not_sent_to_six_years_of_one(ask: Ask, full: tuple[str, ...]) -> None:
    """That the training gave one is our assumption, and said to be."""
    lead, who = "cwpt/expert-by-experience-development-lead", ("--experience", "nurse=24")
    steps = told(ask, lead, *who)["routes"][0]["steps"]
    assert "degree" in [one["id"] for one in steps if one["kind"] == "confirm"]
    assert "degree" not in [one["id"] for one in steps if one["kind"] == "study"]
    line = " ".join(ask("gap", lead, *who, *full).out.split())
    said = "your profession gave you this*" if not full else "may have given you this. That is our assumption"
    assert said in line
    # A no is an answer here too.
    no = told(ask, lead, *who, "--not-yet", "degree")["routes"][0]["steps"]
    assert "degree" in [one["id"] for one in no if one["kind"] == "study"]


def test_a_post_in_which_somebody_trains_is_not_told_as_a_job_of_some_weeks(ask: Ask) -> None:
    assert "train here" in ask("route", "pathway/nurse").out
    full = ask("route", "pathway/nurse", "--full").out
    assert "You stay in this post while you train." in full
    assert "how many months are enough" not in full


def test_who_works_beside_a_profession_can_train_for_it(ask: Ask) -> None:
    assert told(ask, "pathway/nurse", "--experience", "pathway/healthcare-assistant=24")["found"]


@pytest.mark.parametrize(
    "target, most",
    [
        ("cwpt/senior-peer-support-worker", "2"),
        pytest.param("cwpt/senior-peer-support-worker", "8", marks=pytest.mark.slow),
        ("cwpt/recovery-academy-tutor", "8"),
        ("pathway/nurse", "8"),
    ],
)
def test_another_way_takes_another_job_or_course_and_says_so(ask: Ask, target: str, most: str) -> None:
    routes = told(ask, target, *MENTAL_HEALTH, "-n", most)["routes"]
    assert len({taken(route) for route in routes}) == len(routes)
    how = [{one["kind"] for one in route["apart"]} for route in routes[1:]]
    assert all(kinds - {"sooner", "later"} for kinds in how)


def test_a_step_says_whom_a_post_is_for(ask: Ask) -> None:
    said = " ".join(ask("route", "cwpt/senior-peer-support-worker", "--full", *MENTAL_HEALTH).out.split())
    assert "This post names these areas of lived experience: mental health, criminal justice" in said


def test_nobody_is_told_to_find_a_course_that_they_are_on_or_to_ask_who_pays(ask: Ask) -> None:
    said = ask("route", "cwpt/recovery-academy-tutor", "--full", "--studying", "level-3-education-and-training").out
    assert "Go on with" in said
    assert "You are on it now." in said
    assert "sk who pays" not in said
    assert "ind a course" not in said


def test_hours_a_week_change_nothing_where_no_source_gives_the_hours_of_a_course_and_it_says_so(ask: Ask) -> None:
    def study(hours: str) -> dict[str, int]:
        steps = told(ask, "cwpt/senior-peer-support-worker", "--study-hours", hours)["routes"][0]["steps"]
        return {step["id"]: step["to_month"] - step["from_month"] for step in steps if step["kind"] == "study"}

    assert study("3")["peer-support-supervisor-training"] == study("7")["peer-support-supervisor-training"]
    for more in ((), ("--full",)):
        slow = ask("route", "cwpt/senior-peer-support-worker", "--study-hours", "3", *more).out
        assert re.search("No source gives (its|the) hours", slow)
        plain = ask("route", "cwpt/senior-peer-support-worker", *more).out
        assert not re.search("No source gives (its|the) hours", plain)


@pytest.mark.parametrize("role", ["pathway/short-term-placement", "pathway/service-user-involvement"])
def test_involvement_or_a_placement_is_no_job_to_stay_in(ask: Ask, role: str) -> None:
    steps = told(ask, "cwpt/peer-practitioner", "--experience", f"{role}=2")["routes"][0]["steps"]
    assert "stay" not in [step["kind"] for step in steps]


def test_voluntary_work_goes_on_beside_a_new_job(ask: Ask) -> None:
    found = told(ask, "cwpt/peer-practitioner", "--experience", "pathway/voluntary-peer-support-worker=2")
    (stay,) = [step for step in found["routes"][0]["steps"] if step["kind"] == "stay"]
    assert stay["to_month"] == found["routes"][0]["months"]


def test_a_wish_to_pass_through_the_job_that_is_on_the_way_changes_nothing(ask: Ask) -> None:
    who = ("--experience", "peer-support-worker=18", *MENTAL_HEALTH)
    plain = told(ask, "cwpt/peer-practitioner", *who)["routes"][0]
    wished = told(ask, "cwpt/peer-practitioner", *who, "--via", "cwpt/peer-support-worker")["routes"][0]
    assert (plain["months"], taken(plain)) == (wished["months"], taken(wished))


def test_a_route_holds_no_training_that_neither_the_target_nor_a_deadline_needs(ask: Ask, tmp_path: Path) -> None:
    """CPFT wants one training in peer support within half a year; what the target asks for is one already."""
    (tmp_path / "roles.yaml").write_text(
        """
organisations: {elm: {title: Elm}}
sources: {ad: {publisher: Elm, title: Advert, published: undated, looked_at: 2026-11-20}}
roles:
  elm/mentor:
    title: Mentor
    occupation: peer-support-worker
    stage: entry
    source: ad
    summary: Helps people.
    requires:
      - experience: {setting: [health, voluntary], months: 6}
      - level: {subject: peer-support, at_least: 3}
      - level: {subject: peer-support}
      - holds: {qualification: care-certificate, awarded_within_months: 12}
"""
    )
    steps = ask("route", "elm/mentor", "--data", str(tmp_path), "-f", "json").data["routes"][0]["steps"]
    training = [one for step in steps for one in step.get("training", ())]
    assert training and all(one["for"] for one in training)

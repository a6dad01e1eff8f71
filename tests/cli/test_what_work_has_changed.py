"""What work has changed since somebody said no, or since they began: a no that it has lifted, and time that is over."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

TODAY = ("--as-of", "2026-11-27")
CWPT = "cwpt/peer-support-worker"
CPFT, TUTOR, ADVANCED = (
    "cpft/peer-support-worker",
    "cwpt/senior-recovery-academy-tutor",
    "cnwl/advanced-lived-experience-practitioner",
)
MENTOR = """
roles:
  demo/buddy:
    title: Buddy
    occupation: peer-support-worker
    stage: entry
    source: demo-source
    summary: Helps new people.
    requires: [{lived_experience: of_the_post}]
    gives: [mentoring]
  demo/mentor:
    title: Mentor
    occupation: peer-support-lead
    stage: senior
    source: demo-source
    summary: Helps people to learn.
    requires: [{declares: mentoring}]
organisations:
  demo: {title: Demo}
sources:
  demo-source: {publisher: Demo, title: Advert, published: undated, looked_at: 2026-11-22}
"""


def plain(told: str) -> str:
    return " ".join(told.split())


def profile(folder: Path, **said: Any) -> tuple[str, ...]:
    file = folder / "person.json"
    file.write_text(json.dumps({"lived_experience": ["mental-health"], **said}), encoding="utf-8")
    return ("--profile", str(file), *TODAY)


def said_no(
    folder: Path, *declarations: str, role: str = "cwpt/peer-practitioner", months: int = 18
) -> tuple[str, ...]:
    return profile(folder, not_yet=list(declarations), experience=[{"role": role, "months": months}])


def found(requirements: list[dict[str, Any]], declaration: str) -> dict[str, Any]:
    for one in requirements:
        if one.get("declaration") == declaration:
            return one
        if inner := found(one["requirements"], declaration):
            return inner
    return {}


@pytest.mark.parametrize(
    ("declaration", "target"),
    [("training-experience", TUTOR), ("supervising-staff", TUTOR), ("supervising-staff", ADVANCED)],
)
@pytest.mark.parametrize("full", [(), ("--full",)])
def test_work_that_gives_it_lifts_no_no_and_asks_again(
    declaration: str, target: str, full: tuple[str, ...], ask: Ask, tmp_path: Path
) -> None:
    who = said_no(tmp_path, declaration, "mentoring")
    one = found(ask("gap", target, *who, "-f", "json").data["requirements"], declaration)
    assert (one["status"], one["reason"], one["evidence"]) == ("missing", "said_no", ["cwpt/peer-practitioner"])
    told = plain(ask("gap", target, *who, *full).out)
    assert ("take back your no" if full else "You said no, and your work usually gives it.") in told


def test_mentoring_too_where_a_role_gives_it(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(MENTOR, encoding="utf-8")
    data = ("--data", str(tmp_path / "roles.yaml"))
    worked = said_no(tmp_path, "mentoring", role="demo/buddy", months=12)
    told = plain(ask("gap", "demo/mentor", *data, *worked, "--full").out)
    assert "Months as Buddy (Demo) usually give it. Your no stands under not_yet in your profile." in told
    assert "First, do this Ask yourself about this again: experience of mentoring." in told
    new = said_no(tmp_path, "mentoring", role="pathway/healthcare-assistant", months=12)
    assert "take back" not in plain(ask("gap", "demo/mentor", *data, *new, "--full").out)
    way = ask("route", "demo/mentor", *data, *new, "-f", "json").data["routes"][0]
    assert [step["take_back"] for step in way["steps"] if step["kind"] == "work"] == [["mentoring"]]
    assert "Then take back your no to this: experience of mentoring." in plain(
        ask("route", "demo/mentor", *data, *new, "--full").out
    )
    assert "The way gives you what you said no to: experience of mentoring." in plain(
        ask("route", "demo/mentor", *data, *new).out
    )


@pytest.mark.parametrize(("months", "short", "long"), [
    (9, "overdue Training in peer support ran out in August 2026: ask", "ran out around August 2026"),
    (6, "overdue Training in peer support ran out in November 2026: ask", "ran out around November 2026"),
    (2, "to gain Training in peer support by March 2027", "Your job wants it by around March 2027."),
])  # fmt: skip
def test_a_deadline_counts_from_the_first_day_in_post(
    months: int, short: str, long: str, ask: Ask, tmp_path: Path
) -> None:
    who = profile(tmp_path, experience=[{"role": CPFT, "months": months}])
    told, full = plain(ask("gap", CPFT, *who).out), plain(ask("gap", CPFT, *who, "--full").out)
    assert short in told and long in full
    assert "of starting" not in told + full


def test_what_is_there_or_was_another_post_has_no_deadline(ask: Ask, tmp_path: Path) -> None:
    there = profile(tmp_path, experience=[{"role": CPFT, "months": 9}], holds=["peer-education-programme"])
    assert "ran out" not in ask("gap", CPFT, *there, "--full").out
    left = profile(tmp_path, experience=[{"role": CPFT, "months": 9, "until": "2025-10"}])
    assert "within 6 months of starting" in plain(ask("gap", CPFT, *left).out)


def test_a_route_tells_a_deadline_that_has_passed(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"role": CPFT, "months": 9}])
    target = "cpft/senior-peer-support-worker"
    assert "This job wanted this by now: training in peer support" in plain(ask("route", target, *who, "--full").out)
    stays = [
        step for step in ask("route", target, *who, "-f", "json").data["routes"][0]["steps"] if step["kind"] == "stay"
    ]
    assert [step["overdue"] for step in stays] == [[f"{CPFT}/peer-support-training"]]


@pytest.mark.parametrize("role", [CPFT, "cwpt/peer-practitioner", "cnwl/peer-support-worker"])
@pytest.mark.parametrize("full", [(), ("--full",)])
def test_nobody_applies_for_the_job_that_they_have(role: str, full: tuple[str, ...], ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"role": role, "months": 14}])
    told = plain(ask("gap", role, *who, *full).out)
    assert "This is your job today." in told
    for wrong in ("look for", "Look for", "You could apply", "stand in the way", "in the way of applying"):
        assert wrong not in told
    assert ask("gap", role, *who, "-f", "json").data["in_post"] == 14


def test_months_that_the_job_of_today_gives_are_worked_there(ask: Ask, tmp_path: Path) -> None:
    work = {"role": "cnwl/deputy-peer-support-lead", "months": 6}
    who = profile(tmp_path, experience=[work, {"occupation": "peer-support-worker", "months": 36, "until": 2024}])
    told = plain(ask("gap", "cnwl/lived-experience-lead", *who).out)
    assert "First: go on in your job as Deputy peer support lead (CNWL): its months count." in told


def test_work_in_another_place_is_asked_about_before_new_work_is_named(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"role": "pathway/voluntary-peer-support-worker", "months": 40}])
    told = plain(ask("gap", "cwpt/senior-peer-support-worker", *who).out)
    assert "First: ask CWPT if the work that you have done counts for this" in told


def test_a_course_under_way_is_told_of_what_is_overdue(ask: Ask, tmp_path: Path) -> None:
    course = {"id": "peer-education-programme", "until": "2026-12"}
    who = profile(tmp_path, experience=[{"role": CPFT, "months": 9}], studying=[course])
    told = plain(ask("gap", CPFT, *who).out)
    assert "ran out in August 2026: ask, you are on it" in told
    assert "You are on a course for it: Peer Education Programme (PEP)." in told


def test_a_lower_band_is_no_first_step_and_other_areas_come_last(ask: Ask, tmp_path: Path) -> None:
    declares = ["written-english", "spoken-english"]
    work = [{"role": "cwpt/peer-practitioner", "months": 18}]
    who = profile(tmp_path, declares=declares, experience=work)
    told = plain(ask("next", *who).out)
    assert "First: ask at work about this step: Senior peer support worker (CWPT)." in told
    assert "lower band" in told
    assert "a lower band than your job" in plain(ask("next", *who, "--full").out)
    lower = {one["role"] for one in ask("next", *who, "-f", "json").data["open"] if one["lower_band"]}
    assert lower == {"cwpt/lived-experience-engagement-facilitator", CWPT}
    volunteer = profile(tmp_path, experience=[{"role": "pathway/voluntary-peer-support-worker", "months": 40}])
    rungs = ask("next", *volunteer, "-f", "json").data["rungs"]
    assert (
        [one["role"] for one in rungs if one["other_areas"]]
        == [rungs[-1]["role"]]
        == ["pathway/carer-peer-support-worker"]
    )
    assert "asks for other areas than yours" in plain(ask("next", *volunteer).out)


def test_a_degree_that_has_to_fit_is_for_the_employer_to_judge(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, holds=["degree"], declares=["management-and-leadership-experience"])
    told = plain(ask("gap", "cwpt/expert-by-experience-development-lead", *who).out)
    assert "A degree that fits, or equal skills in research, writing or analysis the employer decides" in told


def test_a_way_for_who_cannot_say_yes_says_so(ask: Ask, tmp_path: Path) -> None:
    told = plain(ask("gap", "cwpt/peer-practitioner", *profile(tmp_path)).out)
    assert "A level 3 qualification in peer support, or equivalent if not: 6 months" in told


def test_what_only_the_person_can_say_comes_before_what_else_would_do(ask: Ask, tmp_path: Path) -> None:
    """In the text, the table and the JSON alike: a course is for whoever says no."""
    who = profile(
        tmp_path,
        experience=[{"role": CWPT, "months": 14}],
        studying=[{"id": "level-3-peer-support", "until": "2026-06"}],
    )
    entry = next(
        one
        for one in ask("gap", "cwpt/peer-practitioner", *who, "-f", "json").data["requirements"]
        if one["id"].endswith("/level-3-peer-support")
    )
    assert entry["ways"][0]["by"] == "say"
    told = plain(ask("gap", "cwpt/peer-practitioner", *who, "--full").out)
    assert told.index("Perhaps: add level 3 qualification") < told.index("If not: Level 3 qualification")


def test_months_in_a_setting_alone_are_told_as_work_there(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"setting": "health", "months": 12}])
    told = plain(ask("gap", "cwpt/recovery-academy-tutor", *who, "--full").out)
    assert "What counts: 12 months of work in: health service." in told


def test_a_job_that_will_end_is_the_job_of_today_until_then(ask: Ask, tmp_path: Path) -> None:
    said = {"declares": ["written-english", "spoken-english"]}
    who = profile(tmp_path, experience=[{"role": CWPT, "months": 10, "until": "2027-03"}], **said)
    assert "This is your job today." in plain(ask("gap", CWPT, *who).out)
    told = ask("next", *who, "-f", "json").data
    assert CWPT not in {one["role"] for one in told["open"]} and told["rungs"]
    over = profile(tmp_path, experience=[{"role": CWPT, "months": 10, "until": "2026-03"}], **said)
    assert "You could apply now." in plain(ask("gap", CWPT, *over).out)
    assert CWPT in {one["role"] for one in ask("next", *over, "-f", "json").data["open"]}


def test_a_route_stays_in_a_job_that_will_end_until_then(ask: Ask, tmp_path: Path) -> None:
    asked = ("route", "cwpt/peer-practitioner", *TODAY, "-f", "json")
    job = {"role": CWPT, "months": 6}
    going_on = ask(*asked, *profile(tmp_path, experience=[job])).data["routes"][0]
    ending = ask(*asked, *profile(tmp_path, experience=[{**job, "until": "2027-03"}])).data["routes"][0]
    stay = ending["steps"][0]
    assert ending["months"] == going_on["months"]
    assert (stay["kind"], stay["id"], stay["to_month"]) == ("stay", CWPT, 4)
    assert max(one["to_month"] for one in stay["training"]) <= 4


def test_nothing_of_a_route_is_done_in_a_job_that_is_over_by_then(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"role": CWPT, "months": 6, "until": "2027-01"}])
    steps = ask("route", "cwpt/peer-practitioner", *TODAY, *who, "-f", "json").data["routes"][0]["steps"]
    stays = [one for one in steps if one["kind"] == "stay"]
    assert all(one["to_month"] <= 2 for stay in stays for one in (stay, *stay["training"]))
    again = [one for one in steps if one["kind"] == "work" and one["id"] == CWPT]
    assert all(one["from_month"] >= 2 for one in again), "its role is new once it has ended"


def test_no_step_is_months_in_a_job_that_ends_before_them(ask: Ask, tmp_path: Path) -> None:
    said = {"lived_experience": ["mental-health"], "declares": ["training-experience"]}
    held = ["level-3-education-and-training"]
    job = {"role": CWPT, "months": 6}
    told = []
    for until in ({}, {"until": "2027-08"}, {"until": "2027-02"}):
        who = profile(tmp_path, experience=[{**job, **until}], holds=held, **said)
        near = ask("next", *TODAY, *who, "-f", "json").data["near"]
        told.append(
            [gain["id"] for one in near if one["role"] == "cwpt/recovery-academy-tutor" for gain in one["gains"]]
        )
    assert told[0] == told[1] and CWPT in told[0] and CWPT not in told[2]


def test_an_award_still_to_come_is_waited_for_and_not_begun(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, holds=[{"id": "care-certificate", "awarded": "2027-02"}])
    entries = ask("gap", "cwpt/peer-practitioner", *who, "-f", "json").data["requirements"]
    entry = next(one for one in entries if one["id"].endswith("/care-certificate"))
    assert (entry["status"], entry["ways"][0]["by"]) == ("in_progress", "finish")
    assert "Care Certificate you are on it" in plain(ask("gap", "cwpt/peer-practitioner", *who).out)


def test_a_check_is_nothing_to_gain_in_a_job(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"role": "cwpt/oliver-mcgowan-co-trainer", "months": 3}])
    told = plain(ask("gap", "cwpt/oliver-mcgowan-co-trainer", *who).out)
    assert "to gain in the job" not in told and "ask your manager about this: Approval" not in told


def test_of_a_job_of_which_no_source_lists_what_it_asks_nothing_is_asked_for(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, experience=[{"role": "cnwl/senior-peer-support-worker", "months": 14}])
    told = plain(ask("gap", "cnwl/senior-peer-support-worker", *who).out)
    assert "No source lists what it asks for." in told
    assert "usual for it." in told and "that it asks for." not in told


@pytest.mark.parametrize(
    ("work", "called"),
    [("pathway/voluntary-peer-support-worker", "your voluntary work"), ("pathway/befriender", "your voluntary work"),
     ("pathway/recovery-college-student", "what you do today")],
)  # fmt: skip
def test_what_is_no_job_is_not_called_one(work: str, called: str, ask: Ask, tmp_path: Path) -> None:
    """Nobody applies for it, nobody is its manager, and nobody has to do it."""
    who = profile(tmp_path, experience=[{"role": work, "months": 6}])
    for full in ((), ("--full",)):
        told = plain(ask("gap", work, *who, *full).out)
        assert f"This is {called}. Nobody has to do it" in told
        for wrong in ("your job", "manager", "No source lists", "You could apply"):
            assert wrong not in told, full
    for form in ((), ("--full",), ("-f", "html")):
        assert "your job today" not in ask("route", "cwpt/peer-practitioner", *who, *form).out


def test_what_todays_job_lets_people_gain_is_gained_there(ask: Ask, tmp_path: Path) -> None:
    """Whoever works where the Care Certificate is taken is not told of some job that offers it."""
    of_today = profile(tmp_path, experience=[{"role": CWPT, "months": 10}])
    told = plain(ask("gap", "cwpt/peer-practitioner", *of_today, "--full").out)
    assert "in your job as Peer support worker (CWPT)" in told and "in a job that offers it" not in told
    over = profile(tmp_path, experience=[{"role": CWPT, "months": 10, "until": 2025}])
    assert "in a job that offers it" in plain(ask("gap", "cwpt/peer-practitioner", *over, "--full").out)

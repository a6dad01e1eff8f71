"""What interface.md promises of ``peerpath next``: what is open today, and what is nearest."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

TRAINED = ["--holds", "care-certificate,imroc-peer-support-training,level-3-peer-support,gcse-english,gcse-maths"]


def test_entry_roles_are_open_to_someone_who_starts_from_nothing(ask: Ask) -> None:
    data = ask("next", "--format", "json").data
    assert data["schema"] == "peerpath/next/1"
    open_now = {one["role"]: one for one in data["open"]}
    assert open_now["cwpt/peer-support-worker"]["to_confirm"] == 3
    assert open_now["cpft/peer-support-worker"]["to_confirm"] == 2
    assert "cwpt/peer-practitioner" not in open_now


def test_no_way_in_exit_or_senior_role_with_unknown_demands_is_called_open(ask: Ask) -> None:
    told = {one["role"] for one in ask("next", "--format", "json").data["open"]}
    closed = {"pathway/befriender", "pathway/nurse", "cnwl/trust-head-of-lived-experience-workforce"}
    assert not closed & told


def test_an_equivalent_is_never_assumed_but_counts_when_claimed(ask: Ask) -> None:
    lead = "cwpt/expert-by-experience-development-lead"
    assert lead not in {one["role"] for one in ask("next", "--format", "json").data["open"]}
    claimed = ask("next", "--declares", "research-writing-or-analysis", "--format", "json").data["open"]
    assert lead in {one["role"] for one in claimed}


def test_one_step_away_names_the_step(ask: Ask) -> None:
    """All that the practitioner needs but the experience: months as a peer support worker are the one step."""
    near = {one["role"]: one["gains"] for one in ask("next", *TRAINED, "--format", "json").data["near"]}
    gains = near["cwpt/peer-practitioner"]
    assert {"kind": "work", "id": "cwpt/peer-support-worker", "months": 12} in gains
    assert all(gain["kind"] == "work" for gain in gains)


def test_assumed_months_are_the_persons_to_change(ask: Ask) -> None:
    near = ask("next", *TRAINED, "--assume-months", "6", "--format", "json").data["near"]
    practitioner = next(one for one in near if one["role"] == "cwpt/peer-practitioner")
    assert {gain["months"] for gain in practitioner["gains"]} == {6}


def test_a_course_that_the_person_refuses_is_no_step(ask: Ask) -> None:
    course = "oliver-mcgowan-co-trainer-training"
    with_it = ask("next", "--format", "json").data["near"]
    without = ask("next", "--not-willing", course, "--format", "json").data["near"]
    assert any(gain["id"] == course for one in with_it for gain in one["gains"])
    assert not any(gain["id"] == course for one in without for gain in one["gains"])


def test_what_opens_most_opens_several(ask: Ask) -> None:
    """A level 5 in teaching is what the senior tutor asks for, and more than the level 3 that the tutor asks for."""
    held = ["--experience", "cwpt/peer-support-worker=18", "--declares", "training-experience,supervising-staff"]
    openers = ask("next", *held, "--format", "json").data["openers"]
    best = next(one for one in openers if one["gain"]["id"] == "diploma-in-teaching")
    assert {"cwpt/recovery-academy-tutor", "cwpt/senior-recovery-academy-tutor"} <= set(best["roles"])


def test_text_ends_with_what_to_type_next(ask: Ask) -> None:
    answer = ask("next")
    assert "open if you can say yes" in answer.out
    assert "peerpath route " in answer.out


def test_what_nobody_lists_is_not_called_open(ask: Ask) -> None:
    told = ask("next", "--format", "markdown").out
    sure, _, unknown = told.partition("## Ask the employer")
    assert "(CWPT)" in sure and "(CNWL)" not in sure
    assert "Peer support worker (CNWL)" in unknown and "ask the employer" in unknown and "json" not in told
    assert "4 roles are open if you can say yes" in told


def test_where_the_job_leads_is_told_first(ask: Ask) -> None:
    answer = ask("next", "--experience", "cwpt/peer-support-worker=10", "--format", "json").data
    assert {one["role"] for one in answer["rungs"]} >= {"cwpt/peer-practitioner", "cwpt/senior-peer-support-worker"}
    assert "cwpt/peer-support-worker" not in {one["role"] for one in answer["open"]}
    tutor = next(one for one in answer["rungs"] if one["role"] == "cwpt/recovery-academy-tutor")
    assert 2 in [one["months"] for one in tutor["lacks"]], "12 months are asked for, and 10 are there"


def test_a_lead_is_not_near_for_somebody_with_nothing(ask: Ask) -> None:
    near = {one["role"] for one in ask("next", "--format", "json").data["near"]}
    assert "cwpt/expert-by-experience-development-lead" not in near


def test_a_carer_is_told_that_a_post_names_other_areas(ask: Ask) -> None:
    told = ask("next", "--lived-experience", "carer", "--format", "markdown").out
    worker = next(line for line in told.splitlines() if "Peer support worker (CWPT)" in line)
    assert worker.index("its areas do not name yours") < worker.index("to confirm")


def test_nobody_is_sent_to_adverts_of_a_step_that_still_lacks_something(ask: Ask) -> None:
    """Five months as a volunteer are not the twelve that are usual below a senior post."""
    worked = ("--lived-experience", "mental-health", "--experience", "peer-support-worker@voluntary=5")
    rungs = {one["role"]: one["lacks"] for one in ask("next", *worked, "--format", "json").data["rungs"]}
    assert rungs["pathway/senior-peer-support-worker"] and not rungs["pathway/peer-support-worker"]
    assert "First: look for adverts for this step: Peer support worker." in ask("next", *worked).out


@pytest.mark.parametrize(
    "profile",
    [
        "{}",
        "lived_experience: [mental-health]",
        "experience: [{occupation: peer-support-worker, setting: voluntary, months: 5}]",
        "experience: [{role: cnwl/peer-support-worker, months: 40}]",
        "experience: [{role: cwpt/peer-support-worker, months: 10}]",
        "lived_experience: [carer]",
    ],
)
def test_what_to_type_next_is_about_the_role_that_stands_first(
    profile: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("p.yaml").write_text(profile, encoding="utf-8")
    told = ask("next", "--profile", "p.yaml").out
    first = told.partition("First: ")[2].partition("\n\n")[0]
    typed = re.search(r"peerpath route (\S+)", told)
    assert typed, "a short command is always told"
    title = ask("show", typed[1], "--format", "json").data["title"]
    assert title in " ".join(first.split())


def test_a_role_that_hangs_on_the_post_or_on_the_employer_is_not_told_as_if_nothing_were_in_the_way(ask: Ask) -> None:
    said = ("--lived-experience", "autism", "--declares", "coproduction", "--declares")
    leads = ("management-and-leadership-experience", "--holds", "degree")
    facilitator = ("--experience", "cwpt/lived-experience-engagement-facilitator=30")
    told = " ".join(ask("next", *said, *leads, *facilitator, "--full").out.split())
    assert "Expert by experience coordinator (CWPT), Band 5: open if your experience fits the post" in told
    assert "development lead (CWPT), Band 7: open if the employer agrees that what you hold will do" in told


def test_the_whole_list_says_how_many_roles_it_leaves_out_and_those_of_other_areas_come_last(ask: Ask) -> None:
    told = ask("next", "--lived-experience", "mental-health", "--full").out.partition("Ask the employer\n")[2]
    count, shown = int(told.split("For ")[1].split()[0]), told.count("- ") - 1
    assert f"and {count - shown} more roles" in told and "Carer" not in told


def test_a_role_that_nobody_lists_and_that_names_other_areas_says_so(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(UNLISTED, encoding="utf-8")
    said = ("next", "--data", str(tmp_path), "--no-builtin", "--lived-experience")
    told = {area: ask(*said, area, "--full").out.splitlines() for area in ("carer", "autism")}
    assert "- Guide (A), no band given: asks for other areas than yours" in told["autism"]
    assert "- Guide (A), no band given" in told["carer"]
    assert ask(*said, "autism", "--format", "json").data["ask_of_other_areas"] == ["a/guide"]
    assert ask(*said, "carer", "--format", "json").data["ask_of_other_areas"] == []


def test_a_step_is_not_said_to_open_a_role_that_names_other_areas(ask: Ask) -> None:
    """The co-trainers of this training have a learning disability or are autistic."""
    training = ("oliver-mcgowan-co-trainer-training", "cwpt/oliver-mcgowan-co-trainer")
    data = ask("next", "--lived-experience", "criminal-justice", "--format", "json").data
    assert training not in [(one["gain"]["id"], role) for one in data["openers"] for role in one["roles"]]


UNLISTED = """
sources: {s: {publisher: A, title: Page, published: undated, looked_at: 2026-11-01}}
organisations: {a: {title: A}}
areas: {carer: Caring for someone, autism: Autism}
occupations: {guide: {title: Guide}}
roles:
  a/guide:
    title: Guide
    occupation: guide
    stage: entry
    source: s
    summary: Guides carers.
    kind: peer
    requirements_listed: false
    requires:
      - lived_experience: carer
"""
STUDIES = "studying: [{{id: level-3-peer-support, until: {until}}}]\nexperience: [{{role: cwpt/peer-support-worker, months: 18}}]"


@pytest.mark.parametrize(("until", "asks"), [("2026-06", True), ("2026-11", False), ("2027-03", False)])
def test_a_course_that_should_be_over_is_asked_about_before_all(
    until: str, asks: bool, ask: Ask, tmp_path: Path
) -> None:
    (tmp_path / "p.yaml").write_text(STUDIES.format(until=until), encoding="utf-8")
    said = ("next", "--profile", str(tmp_path / "p.yaml"), "--as-of", "2026-11-27")
    question = "First: is this course done: Level 3 qualification in peer support? The end has passed."
    for told in (ask(*said).out, ask(*said, "--full").out):
        assert (question in " ".join(told.split())) is asks
    assert ask(*said, "--format", "json").data["ended"] == ["level-3-peer-support"] * asks


def test_that_no_source_lists_what_is_asked_is_said_once_for_all_that_a_job_leads_to(ask: Ask) -> None:
    """Nothing that such a job leads to is listed, and each line says to ask the employer."""
    said = ("next", "--lived-experience", "mental-health", "--experience", "cnwl/peer-support-worker=8")
    told = " ".join(ask(*said).out.split())
    assert told.count("no source lists what is asked") == 1
    assert told.count("leads on") - 1 == told.count("ask the employer; ") >= 3
    ladder = ask(*said, "--full").out.partition("Where it leads from here")[2].partition("Open if")[0]
    assert " ".join(ladder.split()).count("no source lists what is asked") == 1
    assert ladder.count("(CNWL)") == " ".join(ladder.split()).count("ask the employer;")

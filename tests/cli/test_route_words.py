"""A route says who asks for each step, what may do instead, and what nobody says; and it says each thing once."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

READ = [
    "cwpt/lived-experience-engagement-facilitator",
    "cwpt/peer-support-worker",
    "cwpt/peer-practitioner",
    "cwpt/oliver-mcgowan-co-trainer",
    "cwpt/senior-peer-support-worker",
    "cwpt/expert-by-experience-coordinator",
    "cwpt/recovery-academy-tutor",
    "cwpt/senior-recovery-academy-tutor",
    "cwpt/expert-by-experience-development-lead",
    "cnwl/advanced-lived-experience-practitioner",
    "cpft/peer-support-worker",
]
SHORT = {
    "CWPT's careers page": "Coventry and Warwickshire",
    "CPFT's page": "Cambridgeshire and Peterborough",
    "CNWL's job description": "Job description and person specification",
    "the national pen portrait": "Pen portrait",
    "Skills for Care": "Care Certificate pilots",
    "UK Parliament": "Written answer",
    "NCFE": "Level 3 Award",
    "ImROC)": "ImROC: Peer support",
    '"Raising the glass ceiling", 2021': "Raising the glass ceiling (on a career pathway",
}
"""What a line calls a source, and how the list of sources names it."""


MANAGED = ("--declares", "management-and-leadership-experience")
NO_APPRENTICESHIP = ("--avoid", "cwpt/expert-by-experience-coordinator")
"""The one post that hosts a degree apprenticeship."""


def steps(told: str) -> list[str]:
    """Each step with the lines below it."""
    body = told.partition("More about each step\n--------------------\n")[2]
    body = body.partition("\n\nStep")[0].partition("\n\nWhat")[0]
    return [part.strip() for part in re.split(r"^- ", body, flags=re.MULTILINE) if part.strip()]


@pytest.mark.parametrize("role", READ)
def test_every_step_but_the_last_names_who_asks(ask: Ask, role: str) -> None:
    *before, last = steps(ask("route", role, "--full").out)
    assert "apply for" in last
    assert all(re.search("page|job description|Raising|portrait", step) for step in before)


@pytest.mark.parametrize("role", READ)
def test_every_source_that_is_named_is_in_the_list_of_sources(ask: Ask, role: str) -> None:
    said, _, listed = ask("route", role, "--full").out.partition("\nSources\n")
    for short, title in SHORT.items():
        assert (short in said) <= (title in listed), short


@pytest.mark.parametrize("role", READ)
def test_what_was_assumed_is_said_once(ask: Ask, role: str) -> None:
    assumed = ask("route", role, "--full").out.partition("What we assumed")[2].partition("\n\nSources")[0]
    notes = [line.partition(": ")[2] for line in assumed.splitlines() if line.startswith("- ")]
    assert len(notes) == len(set(notes))


@pytest.mark.parametrize(
    ("role", "equal"),
    [
        ("cnwl/advanced-lived-experience-practitioner", "skills in research, writing or analysis"),
        ("cwpt/expert-by-experience-development-lead", "skills in research, writing or analysis"),
    ],
)
def test_a_step_for_a_degree_says_that_equal_skills_may_do(ask: Ask, role: str, equal: str) -> None:
    told = ask("route", role, "--full", *MANAGED, *NO_APPRENTICESHIP).out
    (degree,) = [step for step in steps(told) if "study for Degree" in step]
    asked, instead = (line for line in degree.splitlines() if equal in line.lower())
    assert "or equal skills" in asked and "if the employer accepts it" in instead


def test_what_another_source_says_of_the_degree_stands_beside_it(ask: Ask) -> None:
    (degree,) = [
        step
        for step in steps(ask("route", "cnwl/advanced-lived-experience-practitioner", "--full", *NO_APPRENTICESHIP).out)
        if "study for Degree" in step
    ]
    assert "pen portrait" in degree and "goes first" in degree


def test_what_the_page_leaves_open_is_told_at_the_step(ask: Ask) -> None:
    told = ask("route", "cwpt/oliver-mcgowan-co-trainer", "--full").out
    assert "does not say whether you train before or after you get the job" in told
    assert "employer does it" not in told, "NHS England approves trainers, and not the employer"


def test_a_job_on_the_way_tells_what_it_asks_people_to_be_willing_to_do(ask: Ask) -> None:
    told = ask(
        "route", "cwpt/senior-recovery-academy-tutor", "--full", "--via", "cwpt/expert-by-experience-coordinator"
    ).out
    (job,) = [step for step in steps(told) if "work as Expert by experience coordinator" in step]
    assert "being willing to work towards a degree apprenticeship" in job


def test_what_waits_comes_with_the_aim_the_exemption_and_who_pays(ask: Ask) -> None:
    waits = ask("route", "cpft/peer-support-worker", "--full").out.partition("What can wait")[2]
    care = next(line for line in waits.splitlines() if "Care Certificate" in line)
    assert "not a deadline" in care and "Not needed with" in care and "last five years" in care
    training = next(line for line in waits.splitlines() if "within 6 months" in line)
    assert training.startswith("- Training in peer support") and "pays" in training


def test_what_only_the_person_can_say_comes_in_the_order_in_which_it_is_asked_for(ask: Ask) -> None:
    told = steps(ask("route", "cnwl/advanced-lived-experience-practitioner", "--full").out)
    (last,) = [step for step in told if "make sure" in step and step.startswith("After")]
    order = ["keep learning", "Public speaking", "trauma-informed", "Good computer skills", "Helping others to grow"]
    places = [last.index(words) for words in order]
    assert places == sorted(places)
    assert last.count("CNWL's job description") <= 2, "who asks is said once, and not on forty lines"


def test_the_steps_that_set_the_length_are_named_by_number(ask: Ask) -> None:
    told = ask("route", "cwpt/recovery-academy-tutor", "--full").out
    number = re.search(r"^- (\d+)\. Months 4 to 15: work", told, re.MULTILINE)
    assert number and f"Step {number[1]} decides how long it takes" in told


def test_a_length_that_is_our_guess_names_no_source(ask: Ask) -> None:
    data = ask("show", "degree-apprenticeship", "--format", "json").data
    assert data["months_basis"] == "assumed"
    assert "nidirect" not in ask("route", "cwpt/expert-by-experience-development-lead", "--full").out


def test_a_refusal_is_named_as_what_stands_in_the_way(ask: Ask) -> None:
    answer = ask("route", "cwpt/senior-peer-support-worker", "--not-willing", "level-5-leadership-and-management")
    assert answer.code == 0 and "would not work towards it" in answer.out
    (reason,) = ask(
        "route", "cwpt/senior-peer-support-worker", "--not-willing", "level-5-leadership-and-management", "-f", "json"
    ).data["reasons"]
    assert reason["obstacle"] == "refused"


@pytest.mark.parametrize("way_in", ["pathway/befriender", "pathway/service-user-involvement"])
def test_a_route_to_a_way_in_says_that_nobody_has_to_take_it(ask: Ask, way_in: str) -> None:
    assert "Nobody has to do it" in ask("route", way_in, "--full").out


def test_of_several_ways_the_one_that_is_gained_in_a_job_is_named(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    quick = ("--assume-hiring", "0", "--assume-months", "1")
    host, *_ = steps(ask("route", "north/lead", "--full", "--data", str(tmp_path), *quick).out)
    assert "of which Course at Work is gained in a job" in " ".join(host.split())


def test_an_employers_name_keeps_its_capitals_in_a_sentence(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    text = ask("route", "north/head", "--full", "--data", str(tmp_path)).out
    assert "helper (North Trust)" in text


OWN = """
organisations: {north: {title: North Trust}}
sources: {ours: {publisher: Us, title: Ours, published: undated, looked_at: 2026-11-20}}
occupations: {helper: {title: Helper}, lead: {title: Lead}}
qualifications:
  at-work: {title: Course at Work, summary: At work., source: ours, length: {months: 1}, in_post_only: true}
  long: {title: Long Course, summary: Long., source: ours, length: {months: 9}}
roles:
  north/helper: {title: Helper, occupation: helper, stage: entry, source: ours, summary: Helps., offers: [at-work]}
  north/lead:
    title: Lead
    occupation: lead
    stage: senior
    source: ours
    summary: Leads.
    requires: [{id: either, any_of: [{holds: at-work}, {holds: long}]}]
  north/head:
    title: Head
    occupation: lead
    stage: senior
    source: ours
    summary: Leads all.
    requires: [{experience: {roles: [north/helper], months: 6}}]
"""


@pytest.mark.parametrize(
    ("words", "told", "not_told"),
    [
        (["pathway/doctor"], "another profession", "about our data"),
        (["cwpt/peer-support-worker", "--not-yet", "lived-experience"], "You said no to it", "about our data"),
        (["pathway/lived-experience-academic"], "Nobody has said how people come there", "what you told us"),
        (
            ["cwpt/peer-practitioner", "--not-yet", "lived-experience"],
            "Care Certificate. Such work rests on lived experience that you said no to.",
            "about our data",
        ),
        (
            ["cwpt/senior-peer-support-worker", "--stay-with", "cwpt", "--avoid", "cwpt/peer-support-worker"],
            "What you asked for leaves out everything that leads to it",
            "about our data",
        ),
    ],
)
def test_the_reason_for_no_route_is_the_true_one(ask: Ask, words: list[str], told: str, not_told: str) -> None:
    for full in ([], ["--full"]):
        answer = " ".join(ask("route", *words, *full).out.split())
        assert told in answer and not_told not in answer


@pytest.mark.parametrize(
    ("post", "told"),
    [
        (
            "{lasts_months: 12, offers: [at-work]}",
            "The posts that give it end too soon. Looked at: Post (North Trust).",
        ),
        ("{band: 7, offers: [at-work]}", "no job that could be a step offers it."),
        ("{band: 3}", "no job that could be a step offers it."),
    ],
)
def test_why_a_training_cannot_be_had_in_a_post_is_the_true_reason(
    ask: Ask, tmp_path: Path, post: str, told: str
) -> None:
    """It may outlast the post, or be offered only to people who are beyond the role already."""
    own = f"""
organisations: {{north: {{title: North Trust}}}}
sources: {{ours: {{publisher: Us, title: Ours, published: undated, looked_at: 2026-11-20}}}}
occupations: {{helper: {{title: Helper}}, lead: {{title: Lead}}}}
qualifications:
  at-work: {{title: Course at Work, summary: At work., source: ours, length: {{months: 20}}, in_post_only: true}}
roles:
  north/post: {{title: Post, occupation: helper, stage: entry, source: ours, summary: Helps., {post[1:]}
  north/lead:
    {{title: Lead, occupation: lead, stage: senior, band: 5, source: ours, summary: Leads., requires: [{{holds: at-work}}]}}
"""
    (tmp_path / "own.yaml").write_text(own, encoding="utf-8")
    answer = " ".join(ask("route", "north/lead", "--data", str(tmp_path), "--no-builtin").out.split())
    assert "Course at Work. " in answer and told in answer
    assert "can be had" not in answer and "needs something else" not in answer


def test_months_that_no_source_gives_are_marked_as_ours(ask: Ask) -> None:
    """The drawing that names a step says nothing of its length."""
    told = ask("route", "pathway/lived-experience-researcher", "--holds", "degree", "--format", "json").data
    works = [step for step in told["routes"][0]["steps"] if step["kind"] == "work"]
    assert works and {step["basis"] for step in works} == {"assumed"}


def test_somebody_who_is_there_is_not_told_to_apply(ask: Ask) -> None:
    told = ask("route", "cwpt/senior-peer-support-worker", "--experience", "cwpt/senior-peer-support-worker=40").out
    assert "you work in this post today" in told and "look for posts" not in told


@pytest.mark.parametrize("command", ["gap", "route"])
def test_who_listens_hears_no_star_but_what_it_stands_for(ask: Ask, command: str) -> None:
    asked = (command, "cwpt/peer-practitioner", "--as-of", "2026-11-22")
    seen, heard = (ask(*asked, *more).out for more in ((), ("--accessible",)))
    assert "months*" in seen and "* our assumption." in seen
    assert "*" not in heard and "months, our assumption" in heard

"""What a gap report says beside each line: that being willing is enough, where to begin, and who gives a figure."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask
from tests.route.route_cases import planner


def line_with(words: str, told: str) -> str:
    return next(line for line in told.splitlines() if words in line)


def test_where_being_willing_is_enough_no_degree_is_asked_for_first(ask: Ask) -> None:
    told = ask("gap", "cwpt/expert-by-experience-coordinator", "--full").out
    assert told.index("apprenticeship is enough to apply") < told.index("Or: Degree")


@pytest.mark.parametrize(
    ("role", "first", "not_named"),
    [
        ("cwpt/recovery-academy-tutor", "Lived experience engagement facilitator (CWPT)", "development lead"),
        ("cwpt/peer-practitioner", "Peer support worker (CWPT)", "Senior"),
        ("cnwl/advanced-lived-experience-practitioner", "Peer support worker (CNWL)", "Lead advanced"),
    ],
)
def test_work_begins_with_the_posts_that_people_begin_in(ask: Ask, role: str, first: str, not_named: str) -> None:
    work = line_with("Work, for instance as", ask("gap", role, "--full").out)
    assert f"for instance as {first}" in work and not_named not in work


def test_who_approves_trainers_is_not_said_to_be_the_employer(ask: Ask) -> None:
    assert "done by the employer" not in ask("gap", "cwpt/oliver-mcgowan-co-trainer").out


def test_figures_of_courses_stand_beside_who_gives_them(ask: Ask) -> None:
    told = ask("gap", "cwpt/peer-practitioner", "--full").out
    length = told.partition("More about each thing")[2]
    assert "Skills for Care" in line_with("12 weeks", length)
    assert "UK Parliament" in line_with("Free in England", length)
    assert "Written answer" in told.partition("\nSources\n")[2]


SCOTS = """
roles:
  cwpt/scots:
    title: Scots
    occupation: peer-support-worker
    stage: entry
    source: cwpt-lived-experience
    summary: Supports people.
    requires:
      - level: {subject: peer-support, at_least: 7, framework: SCQF}
      - level: {subject: nursing, at_least: 2, framework: NFQ}
        id: choice
        when: willing
"""


def in_the_way(told: str) -> list[list[str]]:
    return [re.split(r" {2,}", line.strip()) for line in told.splitlines() if line.strip().startswith("in the way")]


def test_a_level_that_nothing_in_the_data_reaches_says_so_and_whom_to_ask(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(SCOTS, encoding="utf-8")
    own = ("cwpt/scots", "--data", str(tmp_path))
    assert [cells[2] for cells in in_the_way(ask("gap", *own).out)] == ["nothing in our data leads to it: ask"]
    assert "Nothing in our data leads to it. Ask the employer" in ask("gap", *own, "--full").out
    # Who holds a level of another framework is told to ask, before they look for a course.
    assert ask("show", *own).out.count("if yours is of another framework, ask") == 2


@pytest.mark.parametrize("role", sorted(planner().catalogue.roles))
def test_what_is_in_the_way_never_stands_alone(ask: Ask, role: str) -> None:
    alone = [cells for cells in in_the_way(ask("gap", role).out) if len(cells) < 3]
    assert alone == []


@pytest.mark.parametrize("role", ["cnwl/deputy-peer-support-lead", "cnwl/peer-employment-specialist"])
def test_a_not_yet_that_no_source_asks_for_says_so_at_once(role: str, ask: Ask) -> None:
    """Nobody reads what we assume, or what is only usual, as what the employer named beside it asks."""
    said = ("--lived-experience", "mental-health", "--experience", "cwpt/peer-support-worker=20")
    screen = " ".join(ask("gap", role, *said).out.split())
    assert "Not yet, as far as we can tell: no source lists what this employer asks." in screen
    assert "as far as we can tell" not in ask("gap", "cwpt/peer-practitioner", *said).out


def test_where_people_come_from_is_told_by_the_nearest_work_and_our_own_months_as_ours(ask: Ask) -> None:
    said = ("--lived-experience", "mental-health", "--experience", "pathway/vcse-peer-support-worker=30")
    told = " ".join(ask("gap", "pathway/senior-peer-support-worker", *said).out.split())
    assert "People come to it from work as peer support worker or" in told and "We assume 12 months there." in told
    assert "carer" not in told and "Usual is" not in told


def test_a_step_that_we_read_from_a_drawing_is_told_as_ours(ask: Ask) -> None:
    said = ("--lived-experience", "mental-health", "--experience", "cnwl/advanced-lived-experience-practitioner=40")
    told = ask("gap", "cnwl/deputy-peer-support-lead", *said).out
    assert "We think that people come to it" in " ".join(told.split())


MENTAL_HEALTH = ("--lived-experience", "mental-health")


def test_a_course_that_the_source_names_comes_before_one_that_we_think_would_do(ask: Ask) -> None:
    """And of the other it is said that the employer decides, so that nobody pays for it in vain."""
    screen = line_with("A level 3 qualification in peer", ask("gap", "cwpt/peer-practitioner", *MENTAL_HEALTH).out)
    assert "if not: 6 months*" in screen
    full = " ".join(ask("gap", "cwpt/peer-practitioner", *MENTAL_HEALTH, "--full").out.split())
    named, other = full.index("If not: Level 3 qualification"), full.index("Or: Developing Expertise in Peer Working.")
    assert named < other and "Foundation Trust). The employer decides if it fits." in full[other:]


def test_what_is_in_place_by_our_reading_alone_is_for_the_employer_to_decide(ask: Ask) -> None:
    """CPFT does not say which other courses count. Of its own course there is nothing to decide."""
    about = ("gap", "cpft/peer-support-worker", *MENTAL_HEALTH, "--holds")
    other, own = (ask(*about, id).out for id in ("imroc-peer-support-training", "peer-education-programme"))
    assert "the employer decides" in line_with("Training in peer support", other)
    assert "the employer decides" not in own


def test_what_is_studied_is_named_and_not_what_it_would_count_as(ask: Ask) -> None:
    role, said = "cwpt/expert-by-experience-development-lead", ("--studying", "degree-apprenticeship=2029-07")
    told = ask("gap", role, *said, "--full").out
    assert "finish Degree apprenticeship, which you are on." in told and "finish Degree," not in told


def test_a_course_under_way_that_may_not_fit_is_not_told_as_if_it_did(ask: Ask) -> None:
    said = ("--studying", "level-5-leadership-and-management", "--holds", "level-3-education-and-training")
    told = ask("gap", "cwpt/senior-recovery-academy-tutor", *MENTAL_HEALTH, *said).out
    assert "ask if it fits" in line_with("A level 5 qualification in a subject", told)


def test_where_work_was_done_is_asked_in_words_that_say_where(ask: Ask) -> None:
    said = ("--experience", "healthcare-assistant=24")
    told = ask("gap", "cwpt/recovery-academy-tutor", *MENTAL_HEALTH, *said).out
    assert "if in a health service or education" in " ".join(told.split())


def test_on_paper_too_the_months_of_a_step_are_marked_as_ours(ask: Ask) -> None:
    told = ask("gap", "pathway/senior-peer-support-worker", *MENTAL_HEALTH, "--full").out
    assert "of the step and not of the months" in " ".join(told.split())
    assert "worker* (" in " ".join(told.split())


@pytest.mark.parametrize(
    ("role", "asked"),
    [
        (
            "cwpt/senior-peer-support-worker",
            "- Do you know what trauma-informed practice is? If so, add it to your profile.",
        ),
        (
            "cnwl/advanced-lived-experience-practitioner",
            "- Or: have you supervised staff? If so, add it to your profile.",
        ),
    ],
)
def test_what_only_the_person_can_say_is_a_plain_question(ask: Ask, role: str, asked: str) -> None:
    """Of knowledge to be gained in post, and of experience in a choice."""
    told = ask("gap", role, "--full", "--lived-experience", "mental-health").out
    assert asked in told and ": only you can say" not in told

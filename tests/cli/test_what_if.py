"""``peerpath route --what-if``: the same question for a changed profile, and what changes."""

import pytest

from tests.cli.conftest import Ask

LEAD = "cwpt/expert-by-experience-development-lead"
"""Its page asks for a degree, or equal skills in research, writing or analysis."""
ALONE = ("--declares", "management-and-leadership-experience", "--avoid", "cwpt/expert-by-experience-coordinator")
"""The degree is all that is left, and is studied in one's own time: 6 years beside a job."""


def test_a_claimed_equivalent_takes_the_degree_off_the_route(ask: Ask) -> None:
    data = ask("route", LEAD, *ALONE, "--what-if", "declares=research-writing-or-analysis", "--format", "json").data
    assert data["what_if"] == {"months_before": 72, "months_after": 0, "gone": ["degree"], "new": []}
    assert data["routes"][0]["months"] == 0
    text = ask("route", LEAD, *ALONE, "--what-if", "declares=research-writing-or-analysis").out
    assert "72 months (6 years) sooner" in text and "No longer needed: Degree" in text


def test_a_course_that_the_person_would_not_take(ask: Ask) -> None:
    data = ask("route", LEAD, *ALONE, "--what-if", "not-willing=degree", "--format", "json").data
    assert data["what_if"]["months_before"] == 72
    assert "degree" in data["what_if"]["gone"] or data["found"] is False


def test_without_what_if_nothing_is_said_of_it(ask: Ask) -> None:
    assert "what_if" not in ask("route", LEAD, "--format", "json").data


@pytest.mark.parametrize("wrong", ["pgce", "name=Sam", "holds=pgcee"])
def test_what_cannot_be_supposed_is_told(ask: Ask, wrong: str) -> None:
    answer = ask("route", LEAD, "--what-if", wrong)
    assert (answer.code, answer.out) == (2, "")
    assert "Traceback" not in answer.err


def test_every_problem_of_a_question_is_told_at_once(ask: Ask) -> None:
    answer = ask(
        "route", "cwpt/peer-practitoner", "--holds", "pgcee", "--what-if", "holds=care-certifcate", "--what-if", "x",
        "--avoid", "nix", "--via", "nought", "--stay-with", "cwpp", "--by", "speed", "--as-of", "today",
    )  # fmt: skip
    assert (answer.code, answer.out) == (2, "")
    for told in (
        "cwpt/peer-practitioner", "--holds", "--what-if: holds", "care-certificate", "--what-if wants", "--avoid",
        "--via", "--stay-with", "--by", "--as-of",
    ):  # fmt: skip
        assert told in answer.err, told

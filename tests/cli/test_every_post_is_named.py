"""A route on one screen names every post on the way, and what each one is for, before it draws a picture."""

import re

import pytest

from tests.cli.conftest import Ask

LIVED = ("--lived-experience", "mental-health")
LONG = [
    ("cnwl/trust-head-of-lived-experience-workforce", ()),
    ("cnwl/advanced-lived-experience-practitioner", ("--experience", "cnwl/peer-support-worker=18")),
    ("cwpt/expert-by-experience-development-lead", ()),
    ("pathway/advanced-lived-experience-practitioner", ("--not-willing", "degree")),
    (
        "cwpt/peer-practitioner",
        ("--experience", "cwpt/peer-support-worker=4", "--experience", "healthcare-assistant=30"),
    ),
]


@pytest.mark.parametrize(("target", "person"), LONG)
def test_no_job_study_or_training_is_only_counted(ask: Ask, target: str, person: tuple[str, ...]) -> None:
    told = ask("route", target, *LIVED, *person).out
    route = ask("route", target, *LIVED, *person, "--format", "json").data["routes"][0]
    lines = told.partition("First: ")[2].partition("What next")[0]
    signs = re.findall(r"^  (\w)  \w", lines, re.MULTILINE)
    steps = [step for step in route["steps"] if step["kind"] not in ("stay", "confirm")]
    trained = [course for step in route["steps"] for course in step.get("training", ())]
    assert sorted(signs) == sorted([*map(str, range(1, len(steps) + 1)), *map(chr, range(97, 97 + len(trained)))])
    assert "more step" not in told


@pytest.mark.parametrize(("target", "person"), LONG)
def test_one_thing_to_confirm_is_named(ask: Ask, target: str, person: tuple[str, ...]) -> None:
    assert "a thing only you can say" not in ask("route", target, *LIVED, *person).out


def test_the_job_of_today_is_told_as_people_call_it(ask: Ask) -> None:
    """They know who employs them, and one job is not told twice."""
    told = ask("route", "cwpt/peer-practitioner", "--experience", "pathway/doctor=120").out
    assert "stay as Doctor" in told and "Doctor (" not in told
    twice = ("--experience", "cwpt/peer-support-worker=4", "--experience", "peer-support-worker=20")
    assert ask("route", "cwpt/peer-practitioner", *twice).out.count("stay as Peer support worker") == 1

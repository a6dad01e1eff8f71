"""A course that its own source doubts: every answer that sends somebody to it says to ask first."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

ROLE, ASKS = "cwpt/demo-worker", "ask whether it still runs"
DATA = """
qualifications:
  demo-award:
    title: Demo award
    summary: A course that ended, or did not.
    source: cwpt-lived-experience
    length: {months: 3}
    may_no_longer_run: The page is of 2014.
roles:
  cwpt/demo-worker:
    title: Demo worker
    occupation: peer-support-worker
    stage: entry
    source: cwpt-lived-experience
    summary: Supports people.
    requires:
      - holds: demo-award
"""


@pytest.fixture
def typed(tmp_path: Path) -> tuple[str, ...]:
    (tmp_path / "roles.yaml").write_text(DATA, encoding="utf-8")
    return ("--data", str(tmp_path))


@pytest.mark.parametrize("command", [("show", "demo-award"), ("gap", ROLE), ("route", ROLE)])
@pytest.mark.parametrize("more", [(), ("--full",), ("--format", "markdown"), ("--format", "html")])
def test_every_answer_that_sends_somebody_to_it_says_to_ask(
    command: tuple[str, ...], more: tuple[str, ...], typed: tuple[str, ...], ask: Ask
) -> None:
    told = ask(*command, *typed, *more)
    assert told.code == 0 and ASKS in told.out.lower()


@pytest.mark.parametrize("command", [("gap", ROLE), ("route", ROLE)])
def test_whoever_is_on_it_is_not_told_to_ask(command: tuple[str, ...], typed: tuple[str, ...], ask: Ask) -> None:
    told = ask(*command, *typed, "--studying", "demo-award", "--full")
    assert told.code == 0 and ASKS not in told.out.lower()


def test_scripts_are_told_why(typed: tuple[str, ...], ask: Ask) -> None:
    why = {"text": "The page is of 2014.", "source": "cwpt-lived-experience", "basis": "stated"}
    (asked,) = ask("gap", ROLE, *typed, "--format", "json").data["requirements"]
    steps = ask("route", ROLE, *typed, "--format", "json").data["routes"][0]["steps"]
    assert ask("show", "demo-award", *typed, "--format", "json").data["may_no_longer_run"] == why
    assert [way["may_no_longer_run"] for way in asked["ways"]] == [why]
    assert [step.get("may_no_longer_run") for step in steps] == [why, None]


def test_it_does_not_open_a_role_one_step_away(typed: tuple[str, ...], ask: Ask) -> None:
    assert "Demo award" not in ask("next", *typed, "--full").out


def test_the_entry_of_another_course_is_no_reason_to_take_it(ask: Ask) -> None:
    """The certificate asks for a level that the doubted course would give soonest."""
    target, course = "cwpt/senior-recovery-academy-tutor", "masters-mental-health-recovery"
    told = ask("route", target, "--via", "pgce", "--format", "json", "--as-of", "2026-11-27").out
    assert course not in told
    wanted = ask("route", target, "--via", course, "--as-of", "2026-11-27")
    assert ASKS in wanted.out

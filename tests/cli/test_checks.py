"""When a check is made is told as the source says it: before people apply, after an offer, or once in post."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

DATA = """
checks:
  health-review: {title: Health review}
  references: {title: Two references}
roles:
  cwpt/guide:
    title: Guide
    occupation: peer-support-worker
    stage: entry
    source: cwpt-lived-experience
    summary: Supports people.
    requires:
      - check: health-review
        when: in_post
        within_months: 6
      - check: dbs
        when: in_post
      - check: references
"""


@pytest.fixture
def guide(ask: Ask, tmp_path: Path) -> Ask:
    (tmp_path / "roles.yaml").write_text(DATA)
    day = {"gap": ("--as-of", "2026-11-27")}
    return lambda command, *more: ask(command, "cwpt/guide", "--data", str(tmp_path), *day.get(command, ()), *more)


def line_with(words: str, told: str) -> str:
    return next(line for line in told.splitlines() if words in line)


def test_a_check_in_post_waits_until_then(guide: Ask) -> None:
    told = guide("gap").out
    assert "within 6 months of starting" in line_with("Health review", told)
    assert "once in post" in line_with("DBS", told)
    assert "after an offer" in line_with("Two references", told)


def test_in_full_no_check_is_something_to_gain(guide: Ask) -> None:
    for told in (guide("gap", "--full").out, guide("show", "--full").out, guide("show", "--format", "ctdl").out):
        assert "in post within 6 months of starting" in told.replace(";", "")
        assert " gain" not in told


def test_whoever_has_the_job_is_told_when_a_check_is_due_and_has_nothing_to_do_for_it(guide: Ask) -> None:
    told = guide("gap", "--experience", "cwpt/guide=3").out
    assert "by February 2027" in line_with("Health review", told)
    assert "nothing to study for" in line_with("DBS", told)
    assert "left out" not in told and "leaves out" not in told
    overdue = guide("gap", "--experience", "cwpt/guide=9").out
    assert line_with("Health review", overdue).split()[0] == "overdue"
    assert "August 2026" in line_with("Health review", overdue)

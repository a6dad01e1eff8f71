"""What a gap report says beside each line: that being willing is enough, where to begin, and who gives a figure."""

import pytest

from tests.cli.conftest import Ask


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

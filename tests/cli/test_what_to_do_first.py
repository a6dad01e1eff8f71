"""The first thing to do, on a screen and on paper: true for this person, kind after a no, and the same in both."""

import pytest

from tests.cli.conftest import Ask

PRACTITIONER, PSW = "cwpt/peer-practitioner", "cwpt/peer-support-worker"
NO = ("--not-yet", "lived-experience")
SENIOR = ("--lived-experience", "mental-health", "--experience", "cwpt/senior-peer-support-worker=40")


def plain(told: str) -> str:
    return " ".join(told.split())


def first_on_screen(told: str) -> str:
    return plain(told.partition("First: ")[2].partition("\n\n")[0])


def first_on_paper(told: str) -> str:
    told = told.partition("First, do this")[2].strip()
    return plain(told.partition("\n\n")[0])


def test_nobody_is_sent_to_a_college_for_what_is_gained_in_a_job(ask: Ask) -> None:
    """Neither somebody with a job, who asks at work, nor somebody without one, who looks for a job that gives it."""
    in_work = first_on_screen(ask("gap", PRACTITIONER, *SENIOR).out)
    assert "ask your manager if you can gain this where you are" in in_work
    volunteer = ("--experience", "peer-support-worker@voluntary=9")
    told = first_on_screen(ask("gap", PRACTITIONER, *volunteer).out)
    assert "look for posts such as Peer support worker (CWPT)" in told
    assert not any("college" in one for one in (in_work, told))


@pytest.mark.parametrize("said", [SENIOR, NO], ids=["in work", "no lived experience"])
def test_screen_and_paper_say_the_same_first_thing(said: tuple[str, ...], ask: Ask) -> None:
    screen, paper = (ask("gap", PRACTITIONER, *said, *full).out for full in ((), ("--full",)))
    assert first_on_screen(screen).lower() == first_on_paper(paper).lower() != ""


@pytest.mark.parametrize("role", [PSW, PRACTITIONER])
def test_after_a_no_to_lived_experience_no_post_that_rests_on_it_is_named(role: str, ask: Ask) -> None:
    told = first_on_screen(ask("gap", role, *NO).out)
    assert "Healthcare assistant" in told and "upport worker" not in told and "only you can say" in told


def test_next_has_kind_words_and_a_role_that_is_left_after_a_no(ask: Ask) -> None:
    told = plain(ask("next", *NO).out)
    assert "First: peer roles rest on lived experience, and only you can say what yours is." in told
    assert "Healthcare assistant (any employer)" in told and "peerpath gap pathway/healthcare-assistant" in told
    assert "peerpath route" not in told, "there is no way to any of them"


@pytest.mark.parametrize("months", [0, 30])
def test_of_many_things_to_confirm_lived_experience_is_named_and_first(months: int, ask: Ask) -> None:
    """What every post rests on is never only one of a count, whatever else is in the way."""
    about = ("gap", "cnwl/advanced-lived-experience-practitioner")
    worked = ("--experience", f"peer-support-worker={months}") if months else ()
    screen, paper = plain(ask(*about, *worked).out), plain(ask(*about, *worked, "--full").out)
    assert "lived experience and 6 more to confirm" in screen or "lived experience and 8 more to confirm" in screen
    to_confirm = paper.partition("Only you can say if these are so. ")[2]
    assert to_confirm.lstrip("- ").startswith("Lived experience")
    assert not months or "things to confirm, lived experience first." in screen


def test_lived_experience_stands_before_all_else_to_confirm(ask: Ask) -> None:
    told = ask("gap", PSW, "--declares", "spoken-english").out
    assert told.index("Lived experience of the area") < told.index("Good written English")

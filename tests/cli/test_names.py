"""A role is found by whatever people call it; where that is not one role, the person is asked."""

import io
import sys

import pytest

from peerpath.cli.terminal import asking
from tests.cli.conftest import Ask

CWPT = "cwpt/peer-support-worker"


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("cwpt/peer-support-worker", CWPT),
        ("PSW at CWPT", CWPT),
        ("CWPT psw", CWPT),
        ("Peer Support Workers, Coventry and Warwickshire Partnership NHS Trust (CWPT)", CWPT),
        ("Lead LXP", "cnwl/lead-advanced-lived-experience-practitioner"),
        ("EbE coordinator", "cwpt/expert-by-experience-coordinator"),
        ("Family Ambassador", "pathway/carer-peer-support-worker"),
        ("the Care Certificate", "care-certificate"),
    ],
)
def test_one_role_goes_by_it(ask: Ask, typed: str, id: str) -> None:
    assert ask("show", typed, "--format", "json").data["id"] == id


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("PSW", {CWPT, "cnwl/peer-support-worker", "cpft/peer-support-worker"}),
        ("senior psw", {"cwpt/senior-peer-support-worker", "cnwl/senior-peer-support-worker"}),
        ("EbE", {"cwpt/expert-by-experience-coordinator", "cwpt/expert-by-experience-development-lead"}),
        ("LXP", {"cnwl/advanced-lived-experience-practitioner"}),
        ("peer mentor", {CWPT, "cnwl/peer-support-worker"}),
        ("peer suport worker", {CWPT, "cnwl/peer-support-worker"}),
        ("peer practitoner", {"cwpt/peer-practitioner"}),
        ("oliver mcgowan", {"cwpt/oliver-mcgowan-co-trainer"}),
        ("care certificat", {"care-certificate"}),
        ("cwpt/senor-peer-worker", {"cwpt/senior-peer-support-worker"}),
        ("cwpt/peer-manager", {"cwpt/peer-practitioner"}),
    ],
)
def test_a_script_is_told_the_choices(ask: Ask, typed: str, meant: set[str]) -> None:
    answer = ask("show", typed)
    assert (answer.code, answer.out) == (2, "")
    assert all(id in answer.err for id in meant)


@pytest.mark.parametrize("typed", ["", "/", "zzz", "peer", "\x1b[31m", "[b]", "a" * 5000])
def test_what_is_no_name_ends_with_2(ask: Ask, typed: str) -> None:
    answer = ask("show", typed)
    assert (answer.code, answer.out) == (2, "")
    assert "peerpath roles" in answer.err and "\x1b" not in answer.err


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "can_ask", lambda: True)


def test_a_person_types_the_number(terminal: None, ask: Ask) -> None:
    asked = ask("show", "senior psw", "--format", "json", stdin=b"9\nthird\n3\n")
    assert asked.data["id"] == "cwpt/senior-peer-support-worker"
    assert "1. Senior peer support worker (CNWL), Band 5" in asked.err
    assert asked.err.count("Please type a number from 1 to 4.") == 2


def test_a_person_types_what_sets_it_apart(terminal: None, ask: Ask) -> None:
    """Of four senior posts, the employer's short name is enough; a number that is none asks again."""
    asked = ask("show", "senior psw", "--format", "json", stdin=b"senior\n00012345678\ncwpt\n")
    assert asked.data["id"] == "cwpt/senior-peer-support-worker"


@pytest.mark.parametrize("typed", [b"\n", b"", b"none\n", b"stop\n", b"0\n"])
def test_a_person_may_choose_nothing(terminal: None, ask: Ask, typed: bytes) -> None:
    asked = ask("show", "senior psw", stdin=typed)
    assert (asked.code, asked.out) == (2, "")


def test_nobody_is_asked_where_nobody_can_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("1\n"))
    assert not asking.can_ask()

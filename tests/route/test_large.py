"""A large catalogue is looked at only as far as a route can reach that is no later than a first one: the answer is the same."""

import pytest

from peerpath.route import route_question
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.planned import answer

OF_EACH = 6


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_out_of_time_changes_no_answer(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    questions = [made(kind, seed) for seed in range(30_000, 30_000 + OF_EACH)]
    whole = [answer(question) for question in questions]
    monkeypatch.setattr(route_question, "_LARGE", 0)
    assert [answer(question) for question in questions] == whole

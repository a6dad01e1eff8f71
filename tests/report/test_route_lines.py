"""The lines of a route on a screen explain the picture below them."""

import re
from string import ascii_lowercase
from typing import Any

import pytest

import peerpath
from peerpath.ask.personal import Asker, RouteAnswer
from peerpath.document.blocks import Rows
from peerpath.document.inline import plain
from peerpath.render.terminal.text import paint
from peerpath.report.route.sequence import signs_of
from peerpath.route.answer import StepKind
from peerpath.route.options import Options
from tests.report.people import DAY, answers, catalogue


def letters_told(rows: Rows) -> set[str]:
    """The letters of the lines, and those from one to another that share a line."""
    told = {plain(cells[0]).removeprefix("Step ") for cells in rows.rows}
    for cells in rows.rows:
        which, _, what = plain(cells[2]).rpartition("; ")[2].partition(": ")
        if what.endswith("in a job"):
            first, last = which[0], which[-1]
            told |= set(ascii_lowercase[ascii_lowercase.index(first) : ascii_lowercase.index(last) + 1])
    return told


def test_every_letter_in_the_picture_has_a_line() -> None:
    """A bar with a letter that stands nowhere else says nothing, and to a screen reader less."""
    known, drawn = catalogue(), 0
    asker = Asker(known, answers("sam").profile, DAY)
    for role in known.roles.values():
        answer = RouteAnswer(asker, role, Options())
        if not answer.found:
            continue
        letters = {sign for sign in signs_of(answer.routes[0]).values() if sign.isalpha()}
        rows = next((block for block in answer.document().blocks if isinstance(block, Rows)), Rows(()))
        assert letters <= letters_told(rows), role.id
        drawn += len(letters)
    assert drawn > 20, "there are letters to explain"


def confirmed(told: str) -> int:
    """How many things a line asks to confirm, or to ask about as checks."""
    counted = re.findall(r"(\d+) (?:things?|checks?)\b", told)
    if counted:
        return sum(map(int, counted)) + ("confirm" in told and "thing" not in told)
    return ("confirm" in told) + ("ask about " in told and "ask about this post" not in told)


AT_WORK = {
    "lived_experience": ["mental-health"],
    "holds": ["care-certificate"],
    "experience": [{"role": "cwpt/peer-support-worker", "months": 8}],
}


@pytest.mark.parametrize("person", [{}, AT_WORK], ids=["nobody", "at work"])
def test_whatever_is_to_be_confirmed_is_counted_on_the_screen(person: dict[str, Any]) -> None:
    """However long a route is, nothing looks settled that is not."""
    known, told_later = catalogue(), 0
    asker = Asker(known, peerpath.profile(person), DAY)
    for role in known.roles.values():
        answer = RouteAnswer(asker, role, Options())
        if not answer.found:
            continue
        rows = next((block for block in answer.document().blocks if isinstance(block, Rows)), Rows(()))
        asked = [step for step in answer.routes[0].steps if step.kind is StepKind.CONFIRM]
        told = [plain(cells[2]) for cells in rows.rows]
        assert sum(map(confirmed, told)) == len(asked), (role.id, told)
        told_later += any(plain(cells[1]) == "on the way" for cells in rows.rows)
    assert not person or told_later, "one of the routes has no room for a line each"


def test_all_that_would_make_it_sooner_is_in_the_report_and_the_most_on_the_screen() -> None:
    known = catalogue()
    role = known.roles["cnwl/advanced-lived-experience-practitioner"]
    answer = RouteAnswer(Asker(known, peerpath.profile({}), DAY), role, Options())
    report, screen = paint(answer.document(full=True)), paint(answer.document())
    assert len(answer.savings) > 1
    for saving in answer.savings:
        assert f"{saving.months} months" in report.partition("What could make it sooner")[2]
    assert f"{answer.savings[0].months} months" in screen

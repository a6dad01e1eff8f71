"""What to do first is one answer: on a screen and on paper, and of the way there."""

import re
from html import unescape

import pytest

import peerpath
from peerpath.ask.personal import Asker, GapAnswer, RouteAnswer
from peerpath.document.blocks import Callout, Document, Prose
from peerpath.document.inline import plain
from peerpath.gap.outcome import Verdict
from peerpath.model.profile import NOBODY_YET
from peerpath.model.role import RoleKind, Stage
from peerpath.render.terminal.text import paint
from peerpath.report import words
from peerpath.route.answer import StepKind
from peerpath.route.options import Options
from tests.report.people import DAY, PEOPLE, answers, catalogue


def on_screen(document: Document) -> str:
    told = [plain(block.text) for block in document.blocks if isinstance(block, Prose)]
    return words.capital(next(text for text in told if text.startswith("First: ")).removeprefix("First: "))


def on_paper(document: Document) -> str:
    boxes = [block for block in document.blocks if isinstance(block, Callout) and block.large]
    assert len(boxes) == 1
    (said,) = boxes[0].blocks
    assert isinstance(said, Prose)
    return plain(said.text)


@pytest.mark.parametrize("person", PEOPLE)
def test_what_to_do_first_is_the_same_wherever_it_is_told(person: str) -> None:
    known = catalogue()
    asker = Asker(known, answers(person).profile, DAY)
    for role in known.roles.values():
        gap, route = GapAnswer(asker, role), RouteAnswer(asker, role, Options())
        first = on_screen(gap.document())
        assert first == on_paper(gap.document(full=True)), role.id
        if not route.found and role.kind is not RoleKind.EXIT:
            continue
        on_the_way = on_screen(route.document())
        assert on_the_way == on_paper(route.document(full=True)), role.id
        # What only the person can confirm, a way gains.
        if gap.verdict in (Verdict.NOT_YET, Verdict.READY) or role.kind is RoleKind.EXIT:
            assert first == on_the_way, role.id


def test_nobody_who_begins_is_sent_to_a_post_that_is_years_ahead() -> None:
    known = catalogue()
    asker = Asker(known, NOBODY_YET, DAY)
    for role in known.roles.values():
        first = on_screen(GapAnswer(asker, role).document())
        above = [one for one in known.roles.values() if one.stage in (Stage.SENIOR, Stage.BEYOND) and one.is_paid]
        named = re.findall(r"posts such as (.*?), ", unescape(first))
        assert not [one.id for one in above if words.post(one.id, known) in named], role.id


def test_nobody_is_sent_to_a_post_of_other_areas_without_a_word() -> None:
    """A carer is told to ask before they look for a post that is for people with another experience."""
    known, asked = catalogue(), 0
    asker = Asker(known, peerpath.profile({"lived_experience": ["carer"]}), DAY)
    for role in known.roles.values():
        route = RouteAnswer(asker, role, Options())
        if not route.found:
            continue
        first = on_screen(route.document())
        job = next((step.id for step in route.routes[0].steps if step.kind is StepKind.WORK), role.id)
        areas = known.roles[job].areas
        assert not areas or "carer" in areas or not first.startswith("Look for posts"), role.id
        asked += "in a post on the way" in first
    assert asked


def test_where_nobody_lists_what_is_asked_that_is_said_once() -> None:
    known = catalogue()
    asker = Asker(known, NOBODY_YET, DAY)
    for role in known.roles.values():
        told = paint(RouteAnswer(asker, role, Options()).document())
        assert told.count("o source") + told.count("Nobody has published") <= 1, role.id
        assert told.count("Nobody has to do it") == (role.is_unpaid and not role.requires), role.id

"""The book of the page: all of the catalogue, linked within itself, with nothing to type."""

import re

import pytest

from peerpath.ask.planner import Planner, load
from peerpath.model.catalogue import Catalogue
from peerpath.render.html import paint_inside
from peerpath.report import words
from peerpath.report.page.book import book
from tests.render.pages import HOSTILE


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load().catalogue


@pytest.fixture(scope="module")
def page(catalogue: Catalogue) -> str:
    return paint_inside(book(catalogue))


def test_every_link_of_the_book_leads_to_one_place_in_it(page: str) -> None:
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    led = set(re.findall(r'href="#([^"]+)"', page))
    assert len(led) > 100
    assert led <= set(places)


def test_the_book_has_every_role_course_word_and_source(page: str, catalogue: Catalogue) -> None:
    titles = [
        one.title for part in (catalogue.roles, catalogue.qualifications, catalogue.glossary) for one in part.values()
    ]
    for title in titles:
        assert _painted(title) in page
    for source in catalogue.sources.values():
        assert _painted(source.title) in page
    for role in catalogue.roles.values():
        assert _painted(role.summary) in page
        for asked in role.requires:
            assert _painted(words.requirement(asked, catalogue)) in page


def test_the_book_has_nothing_to_type(page: str) -> None:
    assert "<code>peerpath" not in page
    assert "--full" not in page


def test_one_role_with_hostile_words_makes_a_book() -> None:
    hostile = next(text for text in HOSTILE if "<script>" in text)
    page = paint_inside(book(_of(hostile)))
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def _of(title: str) -> Catalogue:
    from msgspec.structs import replace

    catalogue = load().catalogue
    role = replace(catalogue.roles["cwpt/peer-support-worker"], title=title, summary=title)
    return Planner(replace(catalogue, roles={**catalogue.roles, role.id: role})).catalogue


def _painted(text: str) -> str:
    from html import escape

    from peerpath.document.clean import clean

    return escape(clean(text))

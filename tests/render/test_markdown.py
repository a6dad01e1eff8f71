"""Markdown, read back by a parser: the structure is the document's own, and data is only text in it."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from peerpath.document import build
from peerpath.document.blocks import Document
from peerpath.document.clean import clean
from peerpath.document.inline import code, link, strong
from peerpath.render import markdown
from tests.render.pages import HOSTILE, everything

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(document: Document) -> list[Token]:
    return list(_flat(READER.parse(markdown.paint(document))))


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])


def shown(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "code_inline", "text_special"))


def structure(document: Document) -> list[str]:
    return [token.type for token in read(document) if token.type not in ("text", "text_special")]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_changes_no_structure(hostile: str) -> None:
    assert structure(everything(hostile)) == structure(everything())


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("wrap", [str, strong, code], ids=["plain", "strong", "code"])
def test_hostile_text_reads_as_it_is(hostile: str, wrap: type[str]) -> None:
    seen = clean(hostile)
    assert " ".join(shown(read(build.document("T", build.prose("x", wrap(hostile), "x")))).split()) == (
        "T" + " ".join(f"x{seen}x".split())
    )


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_reads_as_it_is_in_a_heading_a_list_and_a_cell(text: str) -> None:
    document = build.document(
        "T", build.section(["x", text, "x"]), build.bullets(text + "x"), build.table("", ["x"], [[f"x{text}x"]])
    )
    seen = clean(text)
    assert "".join(shown(read(document)).split()) == "".join(f"Tx{seen}x{seen}xxx{seen}x".split())


def test_headings_go_down_one_rank_at_a_time() -> None:
    ranks = [int(token.tag[1]) for token in read(everything()) if token.type == "heading_open"]
    assert ranks[0] == 1
    assert ranks.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(ranks))


def test_links_lead_where_they_should_and_those_of_the_page_itself_are_words() -> None:
    tokens = read(build.document("T", build.prose(link("a", "https://a.example/(b)?c=<d>"), link("here", "#there"))))
    assert [token.attrs["href"] for token in tokens if token.type == "link_open"] == ["https://a.example/(b)?c=%3Cd%3E"]
    assert "here" in shown(tokens)


def test_a_picture_is_drawn_and_said() -> None:
    tokens = read(everything("peer"))
    assert [token.info for token in tokens if token.type == "fence"] == ["mermaid", ""]
    assert "It says peer" in shown(tokens)

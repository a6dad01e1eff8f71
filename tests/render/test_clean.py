"""Hidden characters never enter a document: controls, directions, zero-width ones."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peerpath.document.build import anchor_of
from peerpath.document.clean import clean, clean_lines
from peerpath.document.inline import Link, line, link, plain


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Zoë Łukasz 你好 😀", "Zoë Łukasz 你好 😀"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b2Jgone", "2Jgone"),
        ("\u202eabc\u202c", "abc"),
        ("a\u200bb\u2060c\ufeffd\u00ade", "abcde"),
        ("a\u034fb\u3164c\ufe0fd\U000e0101e\U000e0041", "abcde"),
        ("a\nb\tc\r\nd\u2028e", "a b c  d e"),
        ("\ud800lone", "lone"),
        ("\x00\x07\x08\x7f", ""),
    ],
)
def test_what_cannot_be_seen_goes(text: str, seen: str) -> None:
    assert clean(text) == seen


@given(st.text())
def test_nothing_hidden_is_left_and_cleaning_again_changes_nothing(text: str) -> None:
    seen = clean(text)
    assert not {unicodedata.category(sign) for sign in seen} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert clean(seen) == seen
    assert "\n" not in seen


def test_lines_keep_their_breaks_and_nothing_else() -> None:
    assert clean_lines("a:\n\tb\x1b[1m\r\nc\u202e") == "a:\n    b[1m\nc"


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", " https://x", "file:///etc/passwd", "//x"]
)
def test_an_address_that_is_not_safe_to_follow_is_shown_as_text(address: str) -> None:
    shown = link("here", address)
    assert not any(isinstance(span, Link) for span in shown)
    assert plain(shown) == f"here ({clean(address)})"


@pytest.mark.parametrize("address", ["https://a.example/b", "http://a.example", "mailto:a@b.example", "#there"])
def test_a_safe_address_is_a_link(address: str) -> None:
    assert link("here", address) == (Link(clean("here"), clean(address)),)


def test_a_line_takes_texts_spans_and_lists_of_them() -> None:
    assert plain(line("a", ["b", ("c", [])], link("d", "#e"))) == "abcd"


def test_ids_that_differ_by_a_stroke_have_names_of_their_own() -> None:
    assert anchor_of("cwpt/peer-lead") != anchor_of("cwpt-peer-lead")

"""``peerpath explain``: words are explained where they are met, and a word may be typed in many ways."""

import pytest

from tests.cli.conftest import Ask


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("band", "Band"),
        ("Bands", "Band"),
        ("Agenda for Change", "Band"),
        ("coproduction", "Coproduction"),
        ("co-production", "Coproduction"),
        ("lived experience", "Lived experience"),
        ("peer", "Peer"),
        ("EbE", "Expert by experience"),
        ("DBS", "Check"),
        ("or equivalent", "Or equivalent"),
    ],
)
def test_a_word_is_explained(ask: Ask, typed: str, title: str) -> None:
    answer = ask("explain", typed)
    assert answer.code == 0
    assert answer.out.startswith(f"{title}\n")
    assert ask("explain", typed, "--format", "json").data["title"] == title


def test_who_says_so_is_told(ask: Ask) -> None:
    data = ask("explain", "competence framework", "--format", "json").data
    assert (data["source"], data["basis"]) == ("new-roles-peer-support-worker", "stated")
    assert "Source" in ask("explain", "competence framework").out


def test_no_word_lists_all_by_title(ask: Ask) -> None:
    told = ask("explain").out
    words = ask("explain", "--format", "json").data["words"]
    titles = [word["title"] for word in words]
    assert len(titles) >= 40 and titles == sorted(titles, key=str.casefold)
    assert all(f"{title}: " in told for title in titles)


def test_rules_are_still_explained_by_code_and_name(ask: Ask) -> None:
    assert "PP503" in ask("explain", "PP503").out
    assert ask("explain", "pp503").out == ask("explain", "PP503").out
    assert "PP601" in ask("explain", "hard-to-read").out


@pytest.mark.parametrize(("typed", "meant"), [("coprodction", "Coproduction"), ("PP50", "PP50"), ("zzz", "explain")])
def test_what_is_neither_gets_a_suggestion(ask: Ask, typed: str, meant: str) -> None:
    answer = ask("explain", typed)
    assert (answer.code, answer.out) == (2, "")
    assert meant in answer.err

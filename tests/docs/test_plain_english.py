"""Everything that the program says by itself can be read at the age of 11, and role summaries at 12.

Texts are taken from the rooms that speak to people, with a short word in place of what is put in at run time. Below
twelve words a formula says nothing; the rest of what is checked counts for every text. The words of titles (of roles,
courses and glossary entries) have to be named, and are not held against a text.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from msgspec import to_builtins

from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data.catalogue import read_catalogue
from peerpath.validate.readability import SyllableCounts, long_sentences, poorer_words, reading_age, sentences, words
from tests.cli.conftest import Ask, ask

__all__ = ["ask"]

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("cli", "dialogue", "report")
FIXED_TEXTS_AGE = 11.9
SUMMARIES_AGE = 12.9
FOUND = read_catalogue().value
assert FOUND is not None
KNOWN: Catalogue = FOUND
BLAME = re.compile(
    r"\b(fail|failed|fails|failure|invalid|illegal|fatal|bad|you must|you should have)\b|%", re.IGNORECASE
)


def named() -> frozenset[str]:
    """The words of titles, in lower case."""
    sections = (
        KNOWN.roles, KNOWN.qualifications, KNOWN.occupations, KNOWN.declarations, KNOWN.areas, KNOWN.subjects,
        KNOWN.settings, KNOWN.checks, KNOWN.organisations, KNOWN.glossary,
    )  # fmt: skip
    titles = [one.title for section in sections for one in section.values()]
    return frozenset(word.lower() + end for title in titles for word in words(title) for end in ("", "s")) | {
        "peerpath"
    }


def spoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The texts of a module that are sentences or parts of them, with their lines."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "one" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent | inner:
            text = node.value
        else:
            continue
        if len(words(text)) >= 3 and "\n" not in text.strip() and "\\b" not in text:  # a pattern is not said
            yield node.lineno, text


FILES = sorted(file for room in ROOMS for file in (ROOT / "src" / "peerpath" / room).rglob("*.py"))
READING = sorted((ROOT / "src" / "peerpath" / "reading").rglob("*.py"))
TITLES = named()


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_fixed_texts_are_plain(file: Path) -> None:
    hard = []
    for line, text in spoken(ast.parse(file.read_text(encoding="utf-8"))):
        age = reading_age(text, TITLES)
        if (age or 0) > FIXED_TEXTS_AGE or long_sentences(text) or poorer_words(text) or BLAME.search(text):
            hard.append((line, text, age))
    assert hard == []


@pytest.mark.parametrize("file", READING, ids=lambda file: file.name)
def test_what_is_said_of_a_wrong_file_is_plain(file: Path) -> None:
    """Names of YAML's own signs aside: they have to be named."""
    for line, text in spoken(ast.parse(file.read_text(encoding="utf-8"))):
        assert (reading_age(text, TITLES) or 0) <= SUMMARIES_AGE, line
        assert not (long_sentences(text) or poorer_words(text) or BLAME.search(text.replace("%", ""))), line


def test_the_check_sees_what_is_said() -> None:
    """A guard on the check itself: it finds texts, and it finds hard ones."""
    seen = [text for file in FILES for _, text in spoken(ast.parse(file.read_text(encoding="utf-8")))]
    assert "Nothing that you type leaves this computer." in seen
    hard = "Individuals necessitating remuneration should endeavour to ascertain organisational eligibility considerations immediately, notwithstanding previously communicated administrative recommendations."
    assert (reading_age(hard) or 0) > SUMMARIES_AGE and poorer_words(hard)


@pytest.mark.parametrize("id", sorted(KNOWN.roles))
def test_role_summaries_are_plain(id: str) -> None:
    summary = KNOWN.roles[id].summary
    age = reading_age(summary, TITLES)
    assert age is None or age <= SUMMARIES_AGE
    assert long_sentences(summary) == [] and poorer_words(summary) == []


@pytest.mark.parametrize("id", sorted(KNOWN.glossary))
def test_glossary_entries_are_plain(id: str) -> None:
    text = KNOWN.glossary[id].text
    assert (reading_age(text, TITLES) or 0) <= FIXED_TEXTS_AGE
    assert long_sentences(text) == [] and poorer_words(text) == []


@pytest.mark.parametrize("id", sorted(KNOWN.declarations))
def test_questions_are_plain_and_ask_for_no_details(id: str) -> None:
    term = KNOWN.declarations[id]
    for text in (term.ask, term.explanation):
        assert (reading_age(text, TITLES) or 0) <= FIXED_TEXTS_AGE
        assert long_sentences(text) == [] and "diagnos" not in text.lower()
    assert term.ask.endswith(("?", ".")) and "?" in term.ask


def texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text within a catalogue, with its place."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from texts(one, f"{path}/{key}")
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value):
            yield from texts(one, f"{path}/{number}")


@pytest.mark.parametrize(
    "section", ["roles", "qualifications", "occupations", "areas", "settings", "checks", "subjects"]
)
def test_every_text_of_the_catalogue_is_plain(section: str) -> None:
    """Notes, remarks and what is asked for, too; only the titles of sources are as their publishers wrote them."""
    found = list(texts(to_builtins(getattr(KNOWN, section))))
    assert found
    for place, text in found:
        assert (reading_age(text, TITLES) or 0) <= SUMMARIES_AGE, place
        assert not (long_sentences(text) or poorer_words(text) or BLAME.search(text)), place


@pytest.mark.parametrize("page", ["find-your-way.md", "reports-for-people.md"])
def test_tutorials_are_plain(page: str) -> None:
    prose = re.sub(r"```.*?```|<!--.*?-->", "", (ROOT / "docs" / page).read_text(encoding="utf-8"), flags=re.DOTALL)
    for part in re.split(r"\n\s*\n|\n- ", prose):
        text = " ".join(re.sub(r"[`*#]|\]\([^)]*\)|\[", "", part).split())
        assert (reading_age(text, TITLES) or 0) <= 12, text
        assert not (long_sentences(text) or BLAME.search(text)), text


ASKED = [(), ("about",), ("next",), ("roles",), ("map", "cwpt"), ("explain",), ("compare", "Senior PSW")]
ASKED += [(command, id) for command in ("route", "gap", "show") for id in sorted(KNOWN.roles)]


@pytest.mark.parametrize("words_typed", ASKED, ids=" ".join)
def test_answers_are_plain_as_they_are_put_together(ask: Ask, words_typed: tuple[str, ...]) -> None:
    """Sentences of lines that are neither rows of a table nor lists of titles, a title counting as one word."""
    told = ask(*words_typed, *(("--format", "markdown") if words_typed else ())).out
    for line in told.splitlines():
        plain = re.sub(r"[*`#\\]", "", line)
        for title in LONG_TITLES:
            plain = plain.replace(title, "it")
        assert not BLAME.search(plain), line
        if not plain.startswith("|") and "May be the same as" not in plain:
            assert long_sentences(plain) == [], line


ASKED_OF = [(command, id) for command in ("route", "gap", "show") for id in sorted(KNOWN.roles)[::5]]
OLDEST_AGE = 11
"""Years; nine to eleven is what is aimed at."""


PEOPLE_ASKED: list[tuple[str, ...]] = [
    ("--lived-experience", "carer"),
    (
        "--lived-experience",
        "mental-health",
        "--experience",
        "cwpt/peer-support-worker=18",
        "--holds",
        "care-certificate",
    ),
    ("--not-yet", "lived-experience", "--not-yet", "written-english"),
]
"""Somebody with another area, somebody with a job, and somebody who said no: each is told sentences of their own."""


def shown_sentences(ask: Ask, *, titles: bool = False) -> set[str]:
    """Whole sentences of answers, each once: what people have to read, as it reaches them.

    Not ``titles``: with "it" for a title, which has to be named and which nobody here chose.
    """
    found = set[str]()
    told = [
        (*typed, *who)
        for who in PEOPLE_ASKED
        for typed in (("next",), ("gap", "cwpt/peer-practitioner"), ("gap", "cwpt/peer-support-worker"))
    ]
    for typed in [*ASKED[:7], *told, *ASKED_OF]:
        for line in ask(*typed, *(("--format", "markdown") if typed else ())).out.splitlines():
            plain = re.sub(r"[*`#\\]", "", line).lstrip("- ")
            for title in () if titles else LONG_TITLES:
                plain = plain.replace(title, "it")
            if not plain.startswith("|"):
                found.update(one for one in sentences(plain) if one.endswith((".", "!", "?")) and len(words(one)) >= 5)
    return found


def ages_of(found: set[str]) -> list[float]:
    """Flesch and Kincaid's grade and five years of each sentence, of whatever length."""
    weights = SyllableCounts(())
    return [
        0.39 * len(words(one)) + 11.8 * sum(map(weights.__getitem__, words(one))) / len(words(one)) - 10.59
        for one in sorted(found)
    ]


def test_half_of_what_is_shown_can_be_read_at_eleven(ask: Ask, capsys: pytest.CaptureFixture[str]) -> None:
    found, whole = shown_sentences(ask), shown_sentences(ask, titles=True)
    middle, with_titles = median(ages_of(found)), median(ages_of(whole))
    with capsys.disabled():
        print(
            f"\nReading age of {len(found)} sentences that are shown: {middle:.1f} years in the median; "
            f"with the titles in them, {with_titles:.1f}"
        )
    assert len(found) > 300
    assert middle <= OLDEST_AGE and with_titles <= OLDEST_AGE
    assert [one for one in found if len(words(one)) > 25] == []


LONG_TITLES = sorted(
    {one.title for section in (KNOWN.roles, KNOWN.qualifications, KNOWN.organisations, KNOWN.sources) for one in section.values()},
    key=lambda title: (-len(title), title),
)  # fmt: skip

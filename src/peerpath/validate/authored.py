"""Walks authored data key by key, with the path to each place."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from msgspec import Struct

from peerpath.reading.yamltree.placed import Path
from peerpath.validate.readability import words
from peerpath.validate.rule import Subject

T = TypeVar("T")
SECTIONS = (
    "sources",
    "areas",
    "settings",
    "subjects",
    "declarations",
    "checks",
    "occupations",
    "sets",
    "qualifications",
    "roles",
    "glossary",
)
PLAIN = ("summary", "text", "note", "explanation", "ask", "funding", "may_no_longer_run")
"""Keys of texts that are written in sentences."""
LISTED = ("remarks", "conditions")
"""Keys of lists of such texts."""


WANTED = frozenset(("basis", *PLAIN, *LISTED))
"""Keys that a rule about authored data looks at. Most mappings, such as a single requirement, have none of them."""
_HOLDERS = (dict, list)


def mappings(subject: Subject) -> list[tuple[Path, dict[str, Any]]]:
    """Every mapping with a key in `WANTED`, in every entry, outer ones first."""
    return subject.once("mappings", lambda: _all_mappings(subject))


def _all_mappings(subject: Subject) -> list[tuple[Path, dict[str, Any]]]:
    found = list[tuple[Path, dict[str, Any]]]()
    for section in SECTIONS:
        for id, shape in subject.authored(section):
            if isinstance(shape, _HOLDERS):
                _add_mappings((section, id), shape, found)
    return found


def _add_mappings(path: Path, value: Any, found: list[tuple[Path, dict[str, Any]]]) -> None:
    inner: Iterable[tuple[str | int, Any]]
    if isinstance(value, dict):
        if not WANTED.isdisjoint(value):
            found.append((path, value))
        inner = value.items()
    else:
        inner = enumerate(value)
    for key, below in inner:
        if isinstance(below, _HOLDERS):
            _add_mappings((*path, key), below, found)


class Passage(Struct, frozen=True):
    """A text of one or more sentences."""

    path: Path
    text: str
    words: list[str]


def texts(subject: Subject) -> list[Passage]:
    """Every text that is written in sentences, so not titles and names."""
    return subject.once("texts", lambda: list(_passages(_all_texts(subject))))


def _passages(texts: Iterable[tuple[Path, str]]) -> Iterator[Passage]:
    # Many posts of one kind share their sentences, whose words are then found once.
    found = dict[str, list[str]]()
    for path, text in texts:
        if text not in found:
            found[text] = words(text)
        yield Passage(path, text, found[text])


def judged(subject: Subject, judge: Callable[[Passage], T]) -> Iterator[tuple[Passage, T]]:
    """Each text, with what is judged of it: once, however many posts of one kind say the same."""
    found = dict[str, T]()
    for one in texts(subject):
        if one.text not in found:
            found[one.text] = judge(one)
        yield one, found[one.text]


def _all_texts(subject: Subject) -> Iterator[tuple[Path, str]]:
    for path, mapping in mappings(subject):
        for key in PLAIN:
            if key in mapping and isinstance(mapping[key], str):
                yield (*path, key), mapping[key]
        for key in LISTED:
            if key in mapping:
                yield from (((*path, key, n), one) for n, one in enumerate(mapping[key]) if isinstance(one, str))

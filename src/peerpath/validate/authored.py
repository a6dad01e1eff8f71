"""Walks authored data key by key, with the path to each place."""

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct

from peerpath.reading.yamltree.document import Path
from peerpath.validate.readability import words
from peerpath.validate.rule import Subject

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


def mappings(subject: Subject) -> list[tuple[Path, dict[str, Any]]]:
    """Every mapping in every entry, outer ones first."""
    return subject.once("mappings", lambda: _all_mappings(subject))


def _all_mappings(subject: Subject) -> list[tuple[Path, dict[str, Any]]]:
    found = list[tuple[Path, dict[str, Any]]]()
    for section in SECTIONS:
        for id, shape in subject.authored(section):
            if isinstance(shape, (dict, list)):
                _add_mappings((section, id), shape, found)
    return found


def _add_mappings(path: Path, value: Any, found: list[tuple[Path, dict[str, Any]]]) -> None:
    if isinstance(value, dict):
        found.append((path, value))
    inner: Iterable[tuple[str | int, Any]] = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in inner:
        if isinstance(below, (dict, list)):
            _add_mappings((*path, key), below, found)


class Passage(Struct, frozen=True):
    """A text of one or more sentences."""

    path: Path
    text: str
    words: list[str]


def texts(subject: Subject) -> list[Passage]:
    """Every text that is written in sentences, so not titles and names."""
    return subject.once("texts", lambda: [Passage(path, text, words(text)) for path, text in _all_texts(subject)])


def _all_texts(subject: Subject) -> Iterator[tuple[Path, str]]:
    for path, mapping in mappings(subject):
        for key in PLAIN:
            if key in mapping and isinstance(mapping[key], str):
                yield (*path, key), mapping[key]
        for key in LISTED:
            if key in mapping:
                yield from (((*path, key, n), one) for n, one in enumerate(mapping[key]) if isinstance(one, str))

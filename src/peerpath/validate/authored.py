"""Walking what was authored, key by key, with the path to each place."""

from collections.abc import Iterator
from typing import Any

from peerpath.reading.yamltree.document import Path
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
PLAIN = frozenset(("summary", "text", "note", "explanation", "ask", "funding"))
"""Keys whose text people read as sentences."""


def mappings(subject: Subject) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every mapping in every entry, outer ones first."""
    for section in SECTIONS:
        for id, shape in subject.authored(section):
            yield from _mappings((section, id), shape)


def _mappings(path: Path, value: Any) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from _mappings((*path, key), inner)
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _mappings((*path, n), inner)


def sentences(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Every text that people read as sentences; titles and names are none."""
    for path, mapping in mappings(subject):
        for key, value in mapping.items():
            if key in PLAIN and isinstance(value, str):
                yield (*path, key), value
            elif key == "remarks":
                yield from (((*path, key, n), one) for n, one in enumerate(value) if isinstance(one, str))

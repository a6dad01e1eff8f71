"""Finds the comments of a YAML file, which its parser skips."""

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.tree import LOADER

_HASH = re.compile(r"(?:^|(?<=\s))#")


class Comment(Struct, frozen=True):
    """One comment, from its # to the end of its line. Lines and columns count from 1."""

    line: int
    column: int
    text: str
    alone: bool
    """Whether nothing else is on its line."""


def comments(document: YamlDocument) -> Iterator[Comment]:
    """Yield all comments, in order; a # inside a value is not a comment."""
    inside = _values(document.text)
    for number, line in enumerate(document.lines):
        for found in _HASH.finditer(line):
            if not any(start <= (number, found.start()) < end for start, end in inside.get(number, ())):
                yield Comment(number + 1, found.start() + 1, line[found.start() :], not line[: found.start()].strip())
                break


Extent = tuple[tuple[int, int], tuple[int, int]]


def _values(text: str) -> dict[int, list[Extent]]:
    """By line: the spans of quoted and plain text, which could contain a #."""
    extents = dict[int, list[Extent]]()
    event: Any
    scalar: Any = yaml.ScalarEvent
    for event in yaml.parse(text, Loader=LOADER):
        if type(event) is scalar and "#" in event.value:
            start = (event.start_mark.line, event.start_mark.column)
            end = (event.end_mark.line, event.end_mark.column)
            for line in range(start[0], end[0] + 1):
                extents.setdefault(line, []).append((start, end))
    return extents

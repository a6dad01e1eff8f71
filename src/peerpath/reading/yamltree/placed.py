"""Plain data that knows where each part of it is, in a file or not."""

import re
from collections.abc import Iterator
from typing import Any, Protocol

from msgspec import Struct

from peerpath.diagnostic.diagnostic import Place
from peerpath.diagnostic.shown import shown

Path = tuple[str | int, ...]
"""The keys and list positions from the top of a file to a value."""


class Placed(Protocol):
    """Plain data that knows where each part of it is."""

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at a path, or of its key."""


MOST_OF_KEY = 80
"""The most characters of a key that a problem repeats."""


def in_text(path: Path) -> str:
    """The path for programs, such as ``roles / cwpt/tutor / requires / 1``; an unknown key cannot write just anything."""
    return " / ".join(map(_part, _named(path)))


def in_words(path: Path) -> str:
    """The path for people, who count from one, such as ``holds, number 1, awarded``."""
    named = enumerate(_named(path))
    # What comes first is a key, even if somebody's plain data has a number there.
    return ", ".join(f"number {part + 1}" if at and isinstance(part, int) else _part(part) for at, part in named)


def _named(path: Path) -> Iterator[str | int]:
    """The keys and positions on a path; Pydantic puts the branches of unions between them."""
    return (part for part in path if not (isinstance(part, str) and _BRANCH.fullmatch(part)))


_BRANCH = re.compile("<[a-z ]+>")


def _part(part: str | int) -> str:
    return shown(str(part)[:MOST_OF_KEY])


class Given(Struct, frozen=True):
    """Plain data that has no file: from flags or a row of a table."""

    name: str
    data: Any

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The path alone, since there are no lines."""
        return Place(self.name, path=in_words(path))

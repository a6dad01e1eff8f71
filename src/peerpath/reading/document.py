"""One YAML file as plain data that still knows where each key and value stands."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from msgspec import Struct

from peerpath.reading.diagnostic import Place

Path = tuple[str | int, ...]
"""Keys and list positions from the top of a file to one value."""

LINE_BITS = 32
"""A mark holds the line in its upper bits and the column in the lower 32, both from 0."""
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_PLAIN = re.compile(r"[^\s,\[\]{}#:]+")


@dataclass(frozen=True)
class Document:
    """Plain data, and beside it the place of everything in it."""

    name: str
    text: str
    data: Any
    marks: Mapping[int, Sequence[int]]
    """By ``id()`` of a list or mapping: the marks of its items, or of its keys and values in turn."""

    @cached_property
    def lines(self) -> list[str]:
        """The text as lines, numbered as the YAML parser numbers them."""
        return self.text.replace("\r\n", "\n").split("\n")

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at a path stands, or its key; what is not there takes the place of what is around it.

        A list or mapping below a key stands where its key does. Parts of the path that name nothing are passed over.
        """
        node, mark, key_mark, name = self.data, 0, None, None
        for part in path:
            if isinstance(node, dict) and part in node:
                at = 2 * self._position(node, part)
                key_mark, mark = self.marks[id(node)][at : at + 2]
                name, node = part, node[part]
            elif isinstance(node, list) and isinstance(part, int) and part < len(node):
                mark, key_mark, name = self.marks[id(node)][part], None, None
                node = node[part]
        in_words = " / ".join(str(part) for part in path)
        if key_mark is not None and (key or isinstance(node, dict | list) or self._is_blank(mark)):
            return self._place(key_mark, name, in_words)
        return self._place(mark, None if isinstance(node, dict | list) else node, in_words)

    @cached_property
    def _positions(self) -> dict[int, dict[Any, int]]:
        return {}

    def _position(self, node: dict[Any, Any], key: Any) -> int:
        """The position of a key among its siblings; a section may have thousands, so they are numbered once."""
        known = self._positions.get(id(node))
        if known is None:
            known = self._positions[id(node)] = {one: n for n, one in enumerate(node)}
        return known[key]

    def _is_blank(self, mark: int) -> bool:
        """Whether nothing stands at a mark: the value was left out."""
        return self._rest(mark)[:1] in ("", " ", ",", "}", "]", "#")

    def _rest(self, mark: int) -> str:
        line, column = mark >> LINE_BITS, mark & ((1 << LINE_BITS) - 1)
        return self.lines[line][column:] if line < len(self.lines) else ""

    def _place(self, mark: int, value: object, path: str) -> Place:
        line, column = mark >> LINE_BITS, mark & ((1 << LINE_BITS) - 1)
        return Place(self.name, line + 1, column + 1, column + 1 + max(1, _extent(self._rest(mark), value)), path)


def _extent(rest: str, value: object) -> int:
    """How many characters of a line belong to the value that begins it."""
    if quoted := _QUOTED.match(rest):
        return quoted.end()
    if isinstance(value, str) and value and rest.startswith(value):
        return len(value)
    plain = _PLAIN.match(rest)
    return plain.end() if plain else 1


class Given(Struct, frozen=True):
    """Plain data that came without a file: from flags, or a line of a table."""

    name: str
    data: Any

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The path alone, since there are no lines."""
        return Place(self.name, path=" / ".join(str(part) for part in path))

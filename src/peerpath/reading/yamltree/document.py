"""One YAML file as plain data that still knows the place of each key and value."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct

from peerpath.diagnostic.diagnostic import Place
from peerpath.reading.yamltree.placed import Path, in_text

MOST_MARKED = 2_000
"""The most characters of a line searched for the end of a value: matching millions takes gigabytes."""

_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_PLAIN = re.compile(r"[^\s,\[\]{}#:]+")


class YamlDocument(Struct, frozen=True, dict=True):
    """Plain data, and the place of everything in it."""

    name: str
    text: str
    data: Any
    offsets: Sequence[int]
    """The offsets at which items, keys and values begin, in the order of the text."""
    starts: Mapping[int, int] = {}
    """Where among them those of the outermost lists and mappings begin, by ``id()``."""

    @cached_property
    def lines(self) -> list[str]:
        """The text as lines, numbered as the YAML parser numbers them."""
        return self.text.replace("\r\n", "\n").split("\n")

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at a path, or of its key; something missing gets the place of what is around it.

        A list or mapping below a key has the place of its key. Parts of the path that name nothing are skipped.
        """
        node, mark, key_mark, name = self._at(path)
        told = in_text(path)
        if key_mark is not None and (key or isinstance(node, dict | list) or self._is_blank(mark)):
            return self._place(key_mark, name, told)
        return self._place(mark, None if isinstance(node, dict | list) else node, told)

    def _at(self, path: Path) -> tuple[Any, int, int | None, Any]:
        """The value at a path, its mark, and the mark and the name of its key where it has one."""
        node, begins, mark, key_mark, name = self.data, 1, 0, None, None
        for part in path:
            if isinstance(node, dict) and part in node:
                at = self._index(node, begins, part)
                key_mark, mark = self.offsets[at : at + 2]
                name, node, begins = part, node[part], at + 2
            elif isinstance(node, list) and isinstance(part, int) and part < len(node):
                at = self._index(node, begins, part)
                mark, key_mark, name = self.offsets[at], None, None
                node, begins = node[part], at + 1
        return node, mark, key_mark, name

    def _index(self, node: Any, begins: int, part: str | int) -> int:
        """Where among the offsets that of an item stands, or that of a key. Those of the node begin where it is said."""
        # Otherwise all entries before it would be counted through: a section may have thousands.
        if (start := self.starts.get(id(node[part]))) is not None:
            return start - _each(node)
        if id(node) not in self._counted:
            self._counted[id(node)] = _indices(node, begins)
        return self._counted[id(node)][part]

    @cached_property
    def _counted(self) -> dict[int, dict[str | int, int]]:
        return {}

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def _is_blank(self, mark: int) -> bool:
        """Whether there is nothing at a mark, because the value was left out."""
        return self._rest(mark)[:1] in ("", " ", ",", "}", "]", "#")

    def _line_and_column(self, mark: int) -> tuple[int, int]:
        line = bisect_right(self._line_starts, mark) - 1
        return line, mark - self._line_starts[line]

    def _rest(self, mark: int) -> str:
        return self.text[mark : mark + MOST_MARKED].partition("\n")[0].removesuffix("\r")

    def _place(self, mark: int, value: object, path: str) -> Place:
        line, column = self._line_and_column(mark)
        return Place(self.name, line + 1, column + 1, column + 1 + max(1, _extent(self._rest(mark), value)), path)


def _each(node: Any) -> int:
    """Offsets of one item: of a mapping, that of the key and that of the value."""
    return 2 if isinstance(node, dict) else 1


def _indices(node: Any, begins: int) -> dict[str | int, int]:
    """Where among the offsets those of each item stand."""
    found, each = {}, _each(node)
    for part, value in node.items() if isinstance(node, dict) else enumerate(node):
        found[part] = begins
        begins += each + _offsets_within(value)
    return found


def _offsets_within(value: Any) -> int:
    if not isinstance(value, dict | list):
        return 0
    values = value.values() if isinstance(value, dict) else value
    return _each(value) * len(value) + sum(map(_offsets_within, values))


def _extent(rest: str, value: object) -> int:
    """How many characters of a line belong to the value that begins it."""
    if quoted := _QUOTED.match(rest):
        return quoted.end()
    if isinstance(value, str) and value and rest.startswith(value):
        return len(value)
    plain = _PLAIN.match(rest)
    return plain.end() if plain else 1

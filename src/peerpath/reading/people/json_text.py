"""Reads JSON as strictly as YAML: no duplicate keys, nothing hidden, the same limits, every problem at its place."""

import re
import sys
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Diagnostic, Place, Read
from peerpath.reading.yamltree.decode import HIDDEN, UNSEEN, decode, name_of
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.parser_errors import MOST_LEVELS, TOO_DEEP
from peerpath.reading.yamltree.placed import Given, Path
from peerpath.reading.yamltree.tree import MOST_ITEMS, read_tree

if TYPE_CHECKING:
    from json import JSONDecoder

# So few bytes cannot exceed the limits, so nothing has to be counted.
_SMALL = MOST_ITEMS


_HALF = re.compile("[\ud800-\udfff]")
# For a look at places alone, in which another letter stands as well.
_ESCAPED_HALF = re.compile(rb"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")


class JsonText:
    """A JSON text, or a line of JSON Lines. Places are worked out only when there is a problem."""

    def __init__(self, raw: bytes, name: str, line: int = 1, *, hidden: bool = False) -> None:
        """``hidden``: what is not seen, half characters and NaN are taken, for whoever cleans what they use."""
        self._raw, self._name, self._line, self._hidden = raw, name, line, hidden

    def read(self) -> Read[Any]:
        """Parse the text, or report what is wrong with the whole. Every problem is private."""
        text = decode(self._raw, self._name, hidden=self._hidden, drops=True)
        if text.value is None:
            return Read(None, tuple(map(self._own, text.diagnostics)))
        try:
            data = _decoder(self._hidden).decode(text.value)
        except _TwiceError:
            twice = [one for one in read_tree(self._raw, self._name).diagnostics if one.code == codes.DUPLICATE_KEY]
            return Read(
                None, tuple(map(self._own, twice)) or (self._whole(codes.DUPLICATE_KEY, "a key is there twice"),)
            )
        except RecursionError:
            return Read(None, (self._whole(codes.TOO_DEEP, TOO_DEEP),))
        except _NoJsonError as error:
            return Read(None, (self._whole(codes.SYNTAX, str(error)),))
        except ValueError as error:
            return Read(None, (self._no_json(error),))
        problem = self._beyond_limits(data)
        return Read(None, (problem,)) if problem else Read(data)

    def _no_json(self, error: ValueError) -> Diagnostic:
        """What the decoder could not go beyond: something that is not JSON, or a number longer than Python reads."""
        if not hasattr(error, "lineno"):
            return self._whole(codes.TOO_LARGE, f"a number has more than {sys.get_int_max_str_digits():,} figures")
        at = Place(self._name, error.lineno, getattr(error, "colno", 1))
        return self._own(Diagnostic(code=codes.SYNTAX, message="this is not JSON", place=at))

    def place(self, path: Path, *, key: bool = False) -> Place:
        """The place of the value at a path, or of its key."""
        if self._tree is None:
            return replace(Given(self._name, None).place(path), line=self._line, column=1)
        return self._moved(self._tree.place(path, key=key))

    @cached_property
    def _tree(self) -> YamlDocument | None:
        """The text as YAML, which JSON is, except for a few escapes."""
        return read_tree(_ESCAPED_HALF.sub(rb"\\u0041", self._raw), self._name, drops=True).value

    def _is_surely_within(self) -> bool:
        """By a look at the bytes, which nearly always spares going through the data."""
        deep = self._raw.count(b"[") + self._raw.count(b"{") > MOST_LEVELS
        return len(self._raw) <= _SMALL and not deep and b"\\" not in self._raw

    def _beyond_limits(self, data: Any) -> Diagnostic | None:
        if self._is_surely_within():
            return None
        nodes: list[tuple[Path, Any]] = [((), data)]
        while nodes:
            path, node = nodes.pop()
            if problem := self._not_allowed(node, path):
                return problem
            if isinstance(node, list | dict):
                items = node.items() if isinstance(node, dict) else enumerate(node)
                nodes += [((*path, key), value) for key, value in items]
        return None

    def _not_allowed(self, node: Any, path: Path) -> Diagnostic | None:
        """What is wrong with one value, without looking inside it."""
        if len(path) > MOST_LEVELS:
            return self._at(codes.TOO_DEEP, TOO_DEEP, path)
        if isinstance(node, str) and not self._hidden and (why := _hidden_in(node)):
            return self._at(codes.HIDDEN_CHARACTER, why, path)
        if isinstance(node, list | dict) and len(node) > MOST_ITEMS:
            return self._at(codes.TOO_MANY, f"this list is longer than {MOST_ITEMS:,}", path)
        return None

    def _at(self, code: str, message: str, path: Path) -> Diagnostic:
        return Diagnostic(code=code, message=message, place=self.place(path), private=True)

    def _whole(self, code: str, message: str) -> Diagnostic:
        return self._own(Diagnostic(code=code, message=message, place=Place(self._name, 1, 1)))

    def _own(self, problem: Diagnostic) -> Diagnostic:
        also = problem.also and replace(problem.also, place=self._moved(problem.also.place))
        return replace(problem, place=self._moved(problem.place), also=also, private=True)

    def _moved(self, place: Place) -> Place:
        return replace(place, line=place.line + self._line - 1)


class _TwiceError(ValueError):
    """Refuse duplicate keys, of which JSON would silently take the last."""


class _NoJsonError(ValueError):
    """Refuse what only Python accepts as JSON."""


@cache
def _decoder(lenient: bool) -> "JSONDecoder":
    from json import JSONDecoder

    return JSONDecoder(object_pairs_hook=_each_once, parse_constant=_nothing if lenient else _refused)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return {key: _without_unseen(value) for key, value in pairs}


def _hidden_in(text: str) -> str:
    """What an escape has brought into a text that may not stand there as it is either; empty where nothing has."""
    if _HALF.search(text):
        return "half of a character, written as an escape, is no text"
    found = HIDDEN.search(text)
    return f"{name_of(found[0])} is not allowed, written as an escape either" if found else ""


def _without_unseen(value: Any) -> Any:
    """A text that was written with escapes, without what is dropped where it is not; a list with each of its texts so."""
    if isinstance(value, list):
        return [_without_unseen(one) for one in value]
    return UNSEEN.sub("", value) if isinstance(value, str) and not value.isascii() else value


def _nothing(_: str) -> None:
    """A number that is none says nothing."""


def _refused(_: str) -> Any:
    raise _NoJsonError("NaN and Infinity are no JSON")

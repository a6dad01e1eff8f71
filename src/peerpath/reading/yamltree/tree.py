"""Reads YAML text as plain data with places, from the C parser's events and without recursion.

PyYAML's own loaders keep no places, silently take the last of two equal keys, follow aliases without end, and overflow when
things are nested deep.
"""

from array import array
from collections import ChainMap
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final, Never

import yaml
from msgspec.structs import replace

from peerpath.diagnostic import codes
from peerpath.diagnostic.diagnostic import Also, Diagnostic, Edit, Place, Read
from peerpath.reading.yamltree.collector import collector_paused
from peerpath.reading.yamltree.decode import HIDDEN, UNSEEN, decode, name_of
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.reading.yamltree.parser_errors import MOST_LEVELS, TOO_DEEP, syntax_problem
from peerpath.reading.yamltree.scalars import Ambiguous, meaning

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_EVENTS = 2_000_000
"""The most parser events: keys, values, and starts and ends of lists and mappings. 10,000 roles have about 800,000."""
MOST_ITEMS = 5_000
"""The most items in one list; no list that a person writes comes near it."""
MOST_TEXT = 20_000
"""The most characters of one text, some four pages."""
MOST_PROBLEMS = 200
"""The most problems reported for one file."""

# Sections and their entries, whose places are asked for most.
_OUTERMOST: Final = 2
# In place of a key: a mapping in which a key comes next.
_NO_KEY: Final = object()
# In place of a key: a list, or the top of a file.
_LISTED: Final = object()
# In place of a key that was refused: its value is read, checked and dropped.
_SKIP: Final = object()
_UNKNOWN: Final = object()
# The plain data that contains other data.
_HOLDERS: Final = frozenset((dict, list))


class _StopError(Exception):
    """Stops reading a file; the reason has been reported."""


def read_tree(raw: bytes, name: str, *, drops: bool = False) -> Read[YamlDocument]:
    """Read the bytes of a file as data with places. The value is None if nothing could be used.

    There may be problems with a value as well, such as a duplicate key. ``drops`` is passed to `decode`.
    """
    text = decode(raw, name, drops=drops)
    if text.value is None:
        return Read(None, text.diagnostics)
    builder = _Builder(text.value, name, drops)
    with collector_paused():
        document = builder.run()
    return Read(document, tuple(builder.problems))


class _Builder:
    """Builds the tree, with a method for each kind of event except scalars and ends."""

    def __init__(self, text: str, name: str, drops: bool) -> None:
        self.text, self.name, self.drops = text, name, drops
        self.problems: list[Diagnostic] = []
        self.known: dict[str, Any] = {}
        self.roots: list[Any] = []
        self.container: Any = self.roots
        self.marks = array("I")
        self.trees = [(self.roots, self.marks)]
        """The file's tree, and trees that are read but dropped, each with its marks."""
        self.starts: dict[int, int] = {}
        """Where among the marks those of the outermost lists and mappings of the file begin, by ``id()``."""
        self.key: Any = _LISTED
        self.stack: list[tuple[Any, array[int], Any]] = []
        self.twice: list[tuple[int, Any, str]] = []
        """The index of the problem, the mapping, and its duplicate key."""
        self.handlers = {
            yaml.MappingStartEvent: self.start,
            yaml.SequenceStartEvent: self.start,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }

    def run(self) -> YamlDocument | None:
        try:
            self.read()
        except _StopError:
            return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, self.text, self.name))
            return None
        finally:
            self.point_at_the_first()
        if not self.roots or self.roots[0] is None:
            message = "there is nothing in this file"
            self.problems.append(Diagnostic(code=codes.EMPTY, message=message, place=Place(self.name, 1, 1, 2)))
            return None
        return YamlDocument(self.name, self.text, self.roots[0], self.trees[0][1], self.starts)

    def read(self) -> None:
        """Handle each event. Most are scalars that were seen before, which are handled right here for speed."""
        # Local variables, and classes compared by identity: this loop runs a million times for 10,000 roles.
        known, handlers, stack = self.known, self.handlers, self.stack
        event: Any = None
        scalar: Any = yaml.ScalarEvent
        ends: Any = (yaml.MappingEndEvent, yaml.SequenceEndEvent)
        container, marks, key = self.container, self.marks, self.key
        # What yaml.parse does, but a quarter faster without its look-ahead.
        for event in islice(iter(LOADER(self.text).get_event, None), MOST_EVENTS):
            if event.__class__ is not scalar:
                if event.__class__ in ends:
                    container, marks, key = self.container, self.marks, self.key = stack.pop()
                elif handler := handlers.get(event.__class__):
                    self.key = key
                    handler(event)
                    container, marks, key = self.container, self.marks, self.key
                continue
            # The same letters may mean something else if quoted, tagged or anchored.
            value = _UNKNOWN if event.style or event.tag or event.anchor else known.get(event.value, _UNKNOWN)
            if value is _UNKNOWN:
                value = self.value(event)
            if key is _NO_KEY:
                # Refuse duplicate keys, of which other readers silently take the last.
                if value.__class__ is str and value not in container and (value != "<<" or event.style):
                    key = value
                    marks.append(event.start_mark.index)
                else:
                    self.refuse_key(event, value)
                    key = _SKIP
            elif key is _LISTED or key is _SKIP:
                self.key = key
                self.take(value, event.start_mark.index)
                key = self.key
            else:
                container[key] = value
                marks.append(event.start_mark.index)
                key = _NO_KEY
        if self.stack:
            message = f"the file holds more than {MOST_EVENTS:,} things"
            self.stop(codes.TOO_MANY, message, self.at(event.start_mark.index))

    def value(self, event: Any) -> Any:
        """The value of a scalar; reports problems with how it is written."""
        value = text = event.value
        if len(text) > MOST_TEXT:
            self.problem(codes.TOO_LARGE, f"this text is longer than {MOST_TEXT:,} characters", event, "Shorten it.")
            return None
        if self.drops and not text.isascii():
            value = text = UNSEEN.sub("", text)
        if not event.style:
            value = meaning(text)
        elif event.style == '"' and (hidden := HIDDEN.search(text)):
            message = f"{name_of(hidden[0])} is not allowed, written as an escape either"
            self.problem(codes.HIDDEN_CHARACTER, message, event, "Delete the escape.")
        # Kept as text, so that one such value does not hide other problems.
        if value.__class__ is Ambiguous:
            self.quote_it(event)
            value = text
        elif not event.style:
            self.known[text] = value
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        return value

    def refuse_key(self, event: Any, key: Any) -> None:
        if key.__class__ is not str:
            self.problem(codes.KEY_NOT_TEXT, "a key has to be text", event, "Put it in quotes.", quote=True)
        elif key == "<<" and not event.style:
            self.problem(codes.MERGE_KEY, "merge keys (<<) are not read", event, "Write the keys out.")
        else:
            self.problem(codes.DUPLICATE_KEY, "this key stands here twice", event, "Keep one of the two.")
            self.twice.append((len(self.problems) - 1, self.container, key))

    def point_at_the_first(self) -> None:
        """Add to each duplicate key the place of the first."""
        marks = ChainMap(*(_marks_of(*tree) for tree in self.trees)) if self.twice else {}
        for number, mapping, key in self.twice:
            first = marks[id(mapping)][2 * list(mapping).index(key)]
            also = Also(self.at(first, len(key)), "first given here")
            self.problems[number] = replace(self.problems[number], also=also)

    def take(self, value: Any, at: int) -> None:
        """Add a value to its container; a list or mapping is filled later."""
        key = self.key
        if key is _LISTED:
            self.container.append(value)
            self.marks.append(at)
            if len(self.container) > MOST_ITEMS:
                self.stop(codes.TOO_MANY, f"this list is longer than {MOST_ITEMS:,}", self.at(at))
        elif key is _NO_KEY:  # not a possible key, which was reported
            self.key = _SKIP
        else:
            self.key = _NO_KEY
            if key is not _SKIP:
                self.container[key] = value
                self.marks.append(at)

    def start(self, event: Any) -> None:
        """Begin a mapping or a list. A quarter of all events are such, so that little is called here."""
        container: Any
        container, first = ({}, _NO_KEY) if event.__class__ is yaml.MappingStartEvent else ([], _LISTED)
        key, at, depth = self.key, event.start_mark.index, len(self.stack)
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        if key is _NO_KEY:
            self.problem(codes.KEY_NOT_TEXT, "a key has to be text, not a list or mapping", event)
        if key.__class__ is str:
            self.container[key], self.key = container, _NO_KEY
            self.marks.append(at)
        else:
            self.take(container, at)
        self.stack.append((self.container, self.marks, self.key))
        self.container, self.key = container, first
        # Marks of dropped values are kept apart, or all later places would be wrong.
        if key is _NO_KEY or key is _SKIP:
            self.marks = array("I", [at])
            self.trees.append(([container], self.marks))
        elif depth <= _OUTERMOST:
            self.starts[id(container)] = len(self.marks)
        if depth >= MOST_LEVELS:
            self.stop(codes.TOO_DEEP, TOO_DEEP, self.at(at))

    def alias(self, event: Any) -> None:
        self.problem(codes.ALIAS, "aliases (*name) are not read", event, "Write it out, or use a named set.")
        self.take(None, event.start_mark.index)

    def document(self, event: Any) -> None:
        if event.version or event.tags:
            self.problem(codes.DIRECTIVE, "directives (%) are not read", event, "Delete the line.")
        if self.roots:
            self.problem(codes.SEVERAL_DOCUMENTS, "a second document begins here", event, "Use a file for each.")
            raise _StopError

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem(codes.ANCHOR, "anchors (&name) are not read", event, "Delete it.")
        if event.tag is not None:
            self.problem(codes.TAG, "tags (!name) are not read", event, "Delete it; quote text that needs it.")

    def quote_it(self, event: Any) -> None:
        message = "without quotes this means different things to different readers of YAML"
        self.problem(codes.QUOTE_IT, message, event, "Put it in quotes if it is text.", quote=True)

    def stop(self, code: str, message: str, place: Place) -> Never:
        self.problems.append(Diagnostic(code=code, message=message, place=place))
        raise _StopError

    def problem(self, code: str, message: str, event: Any, help: str = "", quote: bool = False) -> None:
        start, end = event.start_mark, event.end_mark
        if len(self.problems) >= MOST_PROBLEMS:
            message = f"more than {MOST_PROBLEMS} problems: the rest of the file was not read"
            self.stop(codes.NOT_ALL_SHOWN, message, Place(self.name, start.line + 1, start.column + 1))
        # Something over several lines is marked only at its beginning.
        stop = end.column + 1 if end.line == start.line and end.column > start.column else start.column + 2
        place = Place(self.name, start.line + 1, start.column + 1, stop)
        edit = Edit(place, f'"{event.value}"') if quote and event.value else None
        self.problems.append(Diagnostic(code=code, message=message, place=place, help=help, edit=edit))

    def at(self, offset: int, length: int = 1) -> Place:
        line = self.text.count("\n", 0, offset) + 1
        column = offset - self.text.rfind("\n", 0, offset)
        return Place(self.name, line, column, column + max(1, length))


def _marks_of(data: list[Any], offsets: Sequence[int]) -> dict[int, Sequence[int]]:
    """The offsets of each list's items, or of each mapping's keys and values in turn, by ``id()``."""
    marks: dict[int, Sequence[int]] = {}

    def find(node: Any, start: int) -> int:
        """Where in the offsets those of the node end that begin at the start."""
        values, each = (node.values(), 2) if isinstance(node, dict) else (node, 1)
        if _HOLDERS.isdisjoint(map(type, values)):  # Most contain no others, so their values need not be visited.
            end = start + each * len(node)
            marks[id(node)] = offsets[start:end]
            return end
        own = marks[id(node)] = array("I")
        for value in values:
            own.extend(offsets[start : start + each])
            start += each
            if isinstance(value, (dict, list)):
                start = find(value, start)
        return start

    find(data, 0)
    return marks

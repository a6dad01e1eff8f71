"""YAML text to plain data with places, from the C parser's events and without recursion.

PyYAML's own loaders keep no places, take the last of two equal keys, follow aliases without end and overflow when
things are nested deep.
"""

from array import array
from itertools import islice
from typing import Any, Final

import yaml

from peerpath.reading import codes
from peerpath.reading.collector import collector_paused
from peerpath.reading.decode import HIDDEN, decode, name_of
from peerpath.reading.diagnostic import Also, Diagnostic, Edit, Place, Read
from peerpath.reading.document import LINE_BITS, Document
from peerpath.reading.scalars import Ambiguous, meaning
from peerpath.reading.yaml_errors import syntax_problem

LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_LEVELS = 64
MOST_EVENTS = 2_000_000
"""Keys, values, and beginnings and ends of lists and mappings; 10,000 roles have about 800,000."""
MOST_ITEMS = 5_000
"""Items in one list; no list that a person writes comes near it."""
MOST_PROBLEMS = 200
"""Problems told of in one file."""

_NO_KEY: Final = object()
_SKIP: Final = object()
"""Stands for a key that was refused: what belongs to it is read, looked at and dropped."""


def read_tree(raw: bytes, name: str) -> Read[Document]:
    """A file's bytes as data with places. The value is None where nothing of the file could be used.

    With a value there may still be problems, such as a key given twice.
    """
    text = decode(raw, name)
    if text.value is None:
        return Read(None, text.diagnostics)
    builder = _Builder(text.value, name)
    with collector_paused():
        document = builder.run()
    return Read(document, tuple(builder.problems))


class _Builder:
    """The tree as far as it is read; one method for each kind of event."""

    def __init__(self, text: str, name: str) -> None:
        self.text, self.name = text, name
        self.problems: list[Diagnostic] = []
        self.marks: dict[int, array[int]] = {}
        self.known: dict[str, Any] = {}
        self.roots: list[Any] = []
        self.container: Any = self.roots
        self.own: list[int] = []
        self.key: Any = _NO_KEY
        self.stack: list[tuple[Any, list[int], Any]] = []
        self.stopped = False
        self.handlers = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.start_mapping,
            yaml.MappingEndEvent: self.end,
            yaml.SequenceStartEvent: self.start_sequence,
            yaml.SequenceEndEvent: self.end,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }

    def run(self) -> Document | None:
        handler_of = self.handlers.get
        try:
            # What yaml.parse does, a quarter faster without its look ahead.
            for event in islice(iter(LOADER(self.text).get_event, None), MOST_EVENTS):
                if handler := handler_of(event.__class__):
                    handler(event)
                    if self.stopped:
                        return None
        except yaml.YAMLError as error:
            self.problems.append(syntax_problem(error, self.text, self.name))
            return None
        if self.stack:
            self.stop(codes.TOO_MANY, f"the file holds more than {MOST_EVENTS:,} things", self.own[-1])
            return None
        if not self.roots or self.roots[0] is None:
            message = "there is nothing in this file"
            self.problems.append(Diagnostic(code=codes.EMPTY, message=message, place=Place(self.name, 1, 1, 2)))
            return None
        return Document(self.name, self.text, self.roots[0], self.marks)

    def scalar(self, event: Any) -> None:
        """The usual cases first and in place: most of a file is scalars."""
        value = text = event.value
        if event.style:
            if event.style == '"' and (hidden := HIDDEN.search(text)):
                message = f"{name_of(hidden[0])} is not allowed, written as an escape either"
                self.problem(codes.HIDDEN_CHARACTER, message, event, "Delete the escape.")
        elif (value := self.known.get(text, _NO_KEY)) is _NO_KEY:
            value = self.known[text] = meaning(text)
        if value.__class__ is Ambiguous:
            self.quote_it(event)
            value = text
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        mark, container, key = event.start_mark, self.container, self.key
        at = mark.line << LINE_BITS | mark.column
        if container.__class__ is not dict:
            self.take(value, at)
        elif key is _NO_KEY:
            self.take_key(event, value, at)
        else:
            self.key = _NO_KEY
            if key is not _SKIP:
                container[key] = value
                self.own.append(at)

    def take_key(self, event: Any, key: Any, at: int) -> None:
        if key.__class__ is str and key not in self.container and (key != "<<" or event.style):
            self.key = key
            self.own.append(at)
            return
        self.key = _SKIP
        if key.__class__ is not str:
            self.problem(codes.KEY_NOT_TEXT, "a key has to be text", event, "Put it in quotes.", quote=True)
        elif key == "<<" and not event.style:
            self.problem(codes.MERGE_KEY, "merge keys (<<) are not read", event, "Write the keys out.")
        else:
            first = self.own[1 + 2 * list(self.container).index(key)]
            self.problem(codes.DUPLICATE_KEY, "this key stands here twice", event, "Keep one of the two.", first)

    def take(self, value: Any, at: int) -> None:
        """Put a finished value where it belongs."""
        if self.container.__class__ is list:
            self.container.append(value)
            self.own.append(at)
            if len(self.own) > MOST_ITEMS:
                self.stop(codes.TOO_MANY, f"this list is longer than {MOST_ITEMS:,}", at)
            return
        if self.key is _NO_KEY:  # a list or mapping stood where a key belongs, and was told of
            self.key = _SKIP
            return
        if self.key is not _SKIP:
            self.container[self.key] = value
            self.own.append(at)
        self.key = _NO_KEY

    def start_mapping(self, event: Any) -> None:
        self.start(event, {})

    def start_sequence(self, event: Any) -> None:
        self.start(event, [])

    def start(self, event: Any, container: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.refuse_marks(event)
        if self.key is _NO_KEY and self.container.__class__ is dict:
            self.problem(codes.KEY_NOT_TEXT, "a key has to be text, not a list or mapping", event)
        mark = event.start_mark
        at = mark.line << LINE_BITS | mark.column
        self.stack.append((self.container, self.own, self.key))
        self.container, self.own, self.key = container, [at], _NO_KEY
        if len(self.stack) > MOST_LEVELS:
            self.stop(codes.TOO_DEEP, f"nested more than {MOST_LEVELS} levels deep", at)

    def end(self, event: Any) -> None:
        container, own = self.container, self.own
        at = own[0]
        self.container, self.own, self.key = self.stack.pop()
        self.marks[id(container)] = array("Q", own[1:])
        self.take(container, at)

    def alias(self, event: Any) -> None:
        self.problem(codes.ALIAS, "aliases (*name) are not read", event, "Write it out, or use a named set.")
        if self.key is _NO_KEY and self.container.__class__ is dict:
            self.key = _SKIP
        else:
            mark = event.start_mark
            self.take(None, mark.line << LINE_BITS | mark.column)

    def document(self, event: Any) -> None:
        if event.version or event.tags:
            self.problem(codes.DIRECTIVE, "directives (%) are not read", event, "Delete the line.")
        if self.roots:
            self.problem(codes.SEVERAL_DOCUMENTS, "a second document begins here", event, "Use a file for each.")
            self.stopped = True

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.problem(codes.ANCHOR, "anchors (&name) are not read", event, "Delete it.")
        if event.tag is not None:
            self.problem(codes.TAG, "tags (!name) are not read", event, "Delete it; quote text that needs it.")

    def quote_it(self, event: Any) -> None:
        message = "without quotes this means different things to different readers of YAML"
        self.problem(codes.QUOTE_IT, message, event, "Put it in quotes if it is text.", quote=True)

    def stop(self, code: str, message: str, at: int) -> None:
        self.stopped = True
        self.problems.append(Diagnostic(code=code, message=message, place=self.at(at)))

    def problem(
        self, code: str, message: str, event: Any, help: str = "", first: int | None = None, quote: bool = False
    ) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            place = Place(self.name, event.start_mark.line + 1, event.start_mark.column + 1)
            message = f"more than {MOST_PROBLEMS} problems: the rest of the file was not read"
            self.problems.append(Diagnostic(code=codes.NOT_ALL_SHOWN, message=message, place=place))
            self.stopped = True
            return
        start, end = event.start_mark, event.end_mark
        stop = end.column + 1 if end.line == start.line and end.column > start.column else start.column + 2
        place = Place(self.name, start.line + 1, start.column + 1, stop)
        also = Also(self.at(first, len(event.value)), "first given here") if first is not None else None
        edit = Edit(place, f'"{event.value}"') if quote and event.value else None
        self.problems.append(Diagnostic(code=code, message=message, place=place, also=also, help=help, edit=edit))

    def at(self, mark: int, length: int = 1) -> Place:
        column = (mark & ((1 << LINE_BITS) - 1)) + 1
        return Place(self.name, (mark >> LINE_BITS) + 1, column, column + max(1, length))

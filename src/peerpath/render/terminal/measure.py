"""Measures and wraps text in terminal columns."""

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter

Piece = tuple[str, str]
"""A text and the name of its style, which is empty for none."""
Lines = list[list[Piece]]


def width_of(text: str) -> int:
    """Columns that the text takes on a terminal: two for wide characters, none for combining marks."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def pieces_width(pieces: Iterable[Piece]) -> int:
    """Columns that the pieces take side by side."""
    return sum(width_of(text) for text, _ in pieces)


def longest_word(pieces: Iterable[Piece]) -> int:
    """The narrowest width to which the pieces can be wrapped."""
    return max(map(pieces_width, _words(pieces)), default=0)


def wrap(pieces: Iterable[Piece], width: int, *, hang: int = 0) -> list[list[Piece]]:
    """Wrap to lines of at most ``width`` columns, narrower by ``hang`` after the first. Longer words stay whole."""
    lines: list[list[Piece]] = [[]]
    room = width
    for word in _words(pieces):
        needed = pieces_width(word) + bool(lines[-1])
        if lines[-1] and needed > room:
            lines.append([])
            room = width - hang
        room -= needed if lines[-1] else pieces_width(word)
        lines[-1] += [(" ", _shared_style(lines[-1][-1], word[0])), *word] if lines[-1] else word
    return [joined(line) for line in lines]


def hung(pieces: Iterable[Piece], width: int) -> list[list[Piece]]:
    """Wrap with all lines but the first indented by two columns."""
    first, *rest = wrap(pieces, width, hang=2)
    return [first, *([("  ", ""), *line] for line in rest)]


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, with neighbours of the same style joined."""
    runs = groupby(pieces, key=itemgetter(1))
    return [("".join(text for text, _ in run), style) for style, run in runs]


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _words(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Runs of pieces without a space between them."""
    word: list[Piece] = []
    for text, style in chain(pieces, [(" ", "")]):
        for count, part in enumerate(text.split(" ")):
            if count and word:
                yield word
                word = []
            if part:
                word.append((part, style))


def _shared_style(before: Piece, after: Piece) -> str:
    return before[1] if before[1] == after[1] else ""

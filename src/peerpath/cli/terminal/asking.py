"""Questions on a terminal: plain numbered lines, no arrow keys, so that a screen reader can follow."""

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from peerpath.cli.edge import look_at

if TYPE_CHECKING:
    from peerpath.document.blocks import Block


NONE_OF_THEM = frozenset({"", "0", "none", "skip", "stop", "back", "no", "q", "quit", "exit"})


def can_ask() -> bool:
    """Whether a person is there who would see a question and can answer it."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def choose(question: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """Let a person choose from pairs of id and words, and return the id; None if they choose none."""
    from peerpath.document.build import numbered, prose

    say([prose(question), numbered(*(words for _, words in choices))])
    while True:
        say([prose("Type a number, or press Enter for none of them.")])
        typed = line("Your answer: ")
        if typed is None or typed.casefold() in NONE_OF_THEM:
            return None
        meant = _meant(typed, choices)
        if len(meant) == 1:
            sys.stderr.write("\n")
            return meant[0]
        say([prose(f"Please type a number from 1 to {len(choices)}.")])


def _meant(typed: str, choices: Sequence[tuple[str, str]]) -> list[str]:
    """The id with this number, or every id whose words contain what was typed, such as "cpft"."""
    if typed.isascii() and typed.isdecimal():
        number = int(typed) if len(typed) <= 4 else 0
        return [choices[number - 1][0]] if 1 <= number <= len(choices) else []
    return [id for id, words in choices if typed.casefold() in (id, words.casefold())] or [
        id for id, words in choices if typed.casefold() in words.casefold()
    ]


def say(blocks: "Iterable[Block]", *, accessible: bool = False) -> None:
    """Paint blocks on standard error, each after an empty line; standard output is left for the answer."""
    from peerpath.render.terminal.text import lines_of, text_of

    look = look_at(sys.stderr, accessible)
    for block in blocks:
        sys.stderr.write("\n" + text_of(lines_of(block, look), look))


def line(prompt: str) -> str | None:
    """One typed line without surrounding blanks; None at the end of input."""
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(prompt.encode(encoding, errors="backslashreplace").decode(encoding))
    sys.stderr.flush()
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
    return typed.strip() if typed else None

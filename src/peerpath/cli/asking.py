"""Questions on a terminal: plain numbered lines, no arrow keys, so that a screen reader can follow."""

import sys
from collections.abc import Sequence

from peerpath.cli.edge import tell


def can_ask() -> bool:
    """Whether a person is there to answer, and would see the question."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def choose(question: str, choices: Sequence[tuple[str, str]]) -> str | None:
    """The id that a person chose, of pairs of an id and its words; None where they chose none."""
    tell(question)
    for number, (_, words) in enumerate(choices, 1):
        tell(f"  {number}. {words}")
    while True:
        typed = line("Type a number, or press Enter for none of them: ")
        if not typed:
            return None
        if typed.isascii() and typed.isdecimal() and 1 <= int(typed[:4]) <= len(choices):
            return choices[int(typed) - 1][0]
        tell(f"Please type a number from 1 to {len(choices)}.")


def line(prompt: str) -> str | None:
    """What a person typed on one line, without blanks around it; None where nothing more will come."""
    encoding = sys.stderr.encoding or "ascii"
    sys.stderr.write(prompt.encode(encoding, errors="backslashreplace").decode(encoding))
    sys.stderr.flush()
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
    return typed.strip() if typed else None

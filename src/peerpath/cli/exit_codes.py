"""The exit codes, and how a command says that the question cannot be answered."""

from typing import NoReturn

from peerpath.ask.errors import DataError
from peerpath.diagnostic.shown import shown

ANSWERED, PROBLEMS, CANNOT_ASK = 0, 1, 2
"""Exit codes: answered; answered, but with problems found; the question cannot be answered."""


def stop(*lines: str) -> NoReturn:
    """End with exit code 2 and this message, in which no file name can pretend to be a line of its own."""
    raise DataError(*map(shown, lines))

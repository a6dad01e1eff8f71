"""How a command ends: its exit codes, and the one exception that carries a problem to the edge."""

from typing import NoReturn

ANSWERED, PROBLEMS, CANNOT_ASK = 0, 1, 2
"""Exit codes: an answer was given; what was looked at has problems; the question could not be put."""


class CannotAskError(Exception):
    """The question could not be put. Its text goes to standard error, one problem a line."""


def stop(*lines: str) -> NoReturn:
    """End with exit code 2 and these lines."""
    raise CannotAskError("\n".join(lines))

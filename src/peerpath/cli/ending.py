"""How a command ends: its exit codes, and the one exception that carries a problem to the edge."""

from types import TracebackType
from typing import NoReturn

ANSWERED, PROBLEMS, CANNOT_ASK = 0, 1, 2
"""Exit codes: an answer was given; what was looked at has problems; the question could not be put."""


class CannotAskError(Exception):
    """The question could not be put. Its text goes to standard error, one problem a line."""


class Problems:
    """Parts of a question looked at one by one, so that what is wrong with any of them is told at once.

    Each part is put into a block of its own, ``with problems:``; then comes `tell`, before the parts are used.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> bool:
        if isinstance(error, CannotAskError):
            self._lines.append(str(error))
        return isinstance(error, CannotAskError)

    def tell(self) -> None:
        """End with exit code 2 where there was a problem."""
        if self._lines:
            stop(*self._lines)


def stop(*lines: str) -> NoReturn:
    """End with exit code 2 and these lines."""
    raise CannotAskError("\n".join(lines))

"""Typer's errors of usage. It makes one of them public, whose parent is the class of all; the others go by name.

``tests/cli/test_slips.py`` holds the names against the Typer that is installed.
"""

from typing import Any, Final

import typer

UsageError: Final[Any] = typer.BadParameter.__mro__[1]
"""What was typed is no question: the parent of all that follow. ``Any``, for a type checker cannot see through it."""
MISSING, NO_OPTION, BAD_USE, BAD_VALUE = "MissingParameter", "NoSuchOption", "BadOptionUsage", "BadParameter"
HELP_WANTED = "NoArgsIsHelpError"
"""A group of commands was named without any of its commands."""


def kind(slip: Exception) -> str:
    """The class name of an exception."""
    return type(slip).__name__


class NoSuchCommandError(typer.BadParameter):
    """A word in place of a command that is not one."""

    def __init__(self, typed: str, known: list[str], ctx: Any) -> None:
        super().__init__("no such command", ctx)
        self.typed, self.known = typed, known

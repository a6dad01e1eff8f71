"""A problem in somebody's file, as a value: where it is, what is wrong, and how to fix it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from peerpath.diagnostic import codes
from peerpath.noun import Noun

T = TypeVar("T")


class Severity(StrEnum):
    """Whether a problem prevents an answer."""

    ERROR = "error"
    WARNING = "warning"


class Place(Noun, frozen=True, order=True):
    """A place in a file. Lines and columns count from 1, and are 0 for input that has none, such as a flag."""

    file: str
    line: int = 0
    column: int = 0
    end: int = 0
    """The column after the last character, on the same line; 0 if not known."""
    path: str = ""
    """The path to it through keys and list positions, such as "roles / cwpt/tutor / requires / 2"."""

    def __str__(self) -> str:
        """The place as compilers write it, or its path if it has no line."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}: {self.path}" if self.path else self.file


class Also(Noun, frozen=True):
    """A second place that explains the first, such as "first defined here"."""

    place: Place
    note: str


class Edit(Noun, frozen=True):
    """A safe fix: replace the text from ``place.column`` to ``place.end``."""

    place: Place
    text: str


class Diagnostic(Noun, frozen=True, kw_only=True):
    """One problem at one place."""

    code: str
    message: str
    place: Place
    severity: Severity = Severity.ERROR
    also: Also | None = None
    suggestions: tuple[str, ...] = ()
    """Known ids or keys that may be meant, likeliest first."""
    help: str = ""
    """What to do about it."""
    edit: Edit | None = None
    private: bool = False
    """Concerns a person's profile, so the line itself is never shown."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Sort by file, place and code, the order in which problems are shown."""
    return tuple(sorted(diagnostics, key=lambda d: (d.place, d.code, d.message)))


class Read(Struct, Generic[T], frozen=True):
    """The result of reading: a value unless there were errors, and every problem and warning."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def unopened(self) -> bool:
        """Whether some file or folder could not be opened at all."""
        return any(d.code == codes.UNOPENED for d in self.diagnostics)

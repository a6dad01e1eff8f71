"""What is told of a problem in somebody's file: where, what, and how to mend it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from peerpath.diagnostic import codes

T = TypeVar("T")


class Severity(StrEnum):
    """Whether a problem stops an answer."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, order=True):
    """Somewhere in a file. Lines and columns count from 1; 0 where the input has none, such as a flag."""

    file: str
    line: int = 0
    column: int = 0
    end: int = 0
    """The column just after the last character, on the same line; 0 where it is not known."""
    path: str = ""
    """The way to it through keys and list positions, such as "roles / cwpt/tutor / requires / 2"."""

    def __str__(self) -> str:
        """As compilers write it, or the path where there are no lines."""
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return f"{self.file}: {self.path}" if self.path else self.file


class Also(Struct, frozen=True):
    """A second place that explains the first, such as "first defined here"."""

    place: Place
    note: str


class Edit(Struct, frozen=True):
    """A replacement of the text from ``place.column`` to ``place.end`` that mends a problem safely."""

    place: Place
    text: str


class Diagnostic(Struct, frozen=True, kw_only=True):
    """One problem at one place."""

    code: str
    message: str
    place: Place
    severity: Severity = Severity.ERROR
    also: Also | None = None
    suggestions: tuple[str, ...] = ()
    """Known ids or keys that are near to what stands there, the nearest first."""
    help: str = ""
    """What to do about it."""
    edit: Edit | None = None
    private: bool = False
    """It is about a person's profile: the line itself is never shown."""


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By file, place and code: the order in which they are shown."""
    return tuple(sorted(diagnostics, key=lambda d: (d.place, d.code, d.message)))


class Read(Struct, Generic[T], frozen=True):
    """What reading gave: a value unless there were errors, and everything there is to say."""

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def unopened(self) -> bool:
        """Whether some file or folder could not be opened at all."""
        return any(d.code == codes.UNOPENED for d in self.diagnostics)

"""Many people, one after another. Nothing about a person is kept once the next one is read."""

import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from peerpath.ask.errors import DataError, value_of
from peerpath.ask.people import together
from peerpath.ask.personal import Asker, GapAnswer
from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.model.role import Role
from peerpath.reading.people.cohort import People, people
from peerpath.reading.people.row import Row, read_row
from peerpath.report.people.cohort import SummaryLine, UnreadPerson, line, where
from peerpath.report.words import sentence

Numbered = tuple[int, Row]
"""A person and their number among all, from 1."""


class Result(Struct, frozen=True):
    """One person's answers, or the problems with their profile."""

    number: int
    """Their number among all, from 1."""
    origin: str
    """Where they were read from, such as ``people.csv:12``."""
    reference: str
    """Their reference in the table; empty if it has none."""
    profile: Profile | None
    """None if there are problems."""
    answers: tuple[GapAnswer, ...]
    """One for each role, in their order."""
    problems: tuple[Diagnostic, ...]
    people: int = 1
    """How many people this result stands for: several if one problem hides them."""

    def __repr__(self) -> str:
        """Their number, on one line: a file may bear a person's name."""
        return f"<Result {self.number}: {len(self.answers)} answers, {len(self.problems)} problems>"

    def lines(self) -> tuple[SummaryLine, ...]:
        """Return a summary line for each answer, without anything from the profile."""
        return tuple(line(one.gap, self.number, self.reference, self.origin) for one in self.answers)

    def unread(self, *, anonymous: bool) -> UnreadPerson:
        """Return the problems with this profile; ``anonymous`` leaves out where it came from."""
        if anonymous:
            return UnreadPerson(self.number, "", tuple(sentence(one.message) for one in self.problems))
        why = (where(one.place.path) + one.message for one in self.problems)
        return UnreadPerson(self.number, self.origin, tuple(map(sentence, why)))

    def rows(self) -> list[dict[str, Any]]:
        """Return the summary lines as plain data, ready for a data frame."""
        from msgspec.structs import asdict

        return [asdict(one) for one in self.lines()]


def results(
    catalogue: Catalogue, roles: Sequence[Role], files: str | Path | Iterable[str | Path], today: date
) -> Iterator[Result]:
    """Yield a result for each person in these files, in order.

    Raises DataError before the first result if a file cannot be opened.
    """
    # A data frame would give the headings of its columns.
    named = (
        [files] if isinstance(files, str | bytes) or not isinstance(files, Sequence | Set | Iterator) else list(files)
    )
    if not all(isinstance(one, str | Path) for one in named):
        # A person's own data, taken for the name of a file, would be repeated in the problem.
        raise DataError("A cohort is files, folders or tables. Give their names.")
    if "" in named:
        raise DataError("The name of a file of people is empty.")
    rows = everybody([str(file) for file in named]).rows
    return (result_of(number, row, catalogue, roles, today) for number, row in enumerate(rows, 1))


def everybody(files: list[str], table: str | None = None) -> People:
    """Find everybody in these files, folders and tables, without reading their profiles yet.

    ``table`` takes every file as a table of that kind, whatever its name. Raises DataError if a file cannot be opened.
    """
    return value_of(people(files, sys.stdin.buffer, table))


def result_of(
    number: int, row: Row, catalogue: Catalogue, roles: Iterable[Role], today: date, more: Profile = NOBODY_YET
) -> Result:
    """Read one person and answer for each role; ``more`` is added to everybody's profile."""
    told = read_row(row, catalogue)
    if told.profile is None:
        return Result(number, row.origin, told.reference, None, (), told.problems, told.people)
    profile = together(told.profile, more)
    # A report says whose it is: where there is no name, by the reference.
    called = profile if profile.name else replace(profile, name=told.reference or None)
    # One for all roles, so that what a person has done is worked out once.
    asker = Asker(catalogue, called, today)
    answers = tuple(GapAnswer(asker, role) for role in roles)
    return Result(number, row.origin, told.reference, profile, answers, told.problems)

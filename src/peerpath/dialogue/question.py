"""What a question consists of."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class ReplyKind(StrEnum):
    """What kind of reply a question takes."""

    SOME = "some"
    """Any number of the choices, or none of them."""
    ONE = "one"
    MONTHS = "months"
    DATE = "date"
    TITLES = "titles"
    """Any number of titles, in the person's own words."""


class Choice(Struct, frozen=True):
    """One of the replies offered, by its id."""

    id: str
    text: str


YES, NO = "yes", "no"
YES_OR_NO: Final = (Choice(YES, "Yes"), Choice(NO, "No"))
YES_OR_NOT_YET: Final = (Choice(YES, "Yes"), Choice(NO, "No, or not yet"))


class Question(Struct, frozen=True, kw_only=True):
    """One thing to ask, in plain words."""

    key: str
    """Its name, which stays the same: "months/peer-support-worker"."""
    text: str
    kind: ReplyKind
    choices: tuple[Choice, ...] = ()
    about: str = ""
    """What a word in it means, or what not to tell."""
    why: str = ""
    """Who asks for it."""
    past: bool = False
    """For a date: it is in the past, so a future day is not an answer."""

    @property
    def is_yes_or_no(self) -> bool:
        """Whether yes and no are all that can be chosen."""
        return [one.id for one in self.choices] == [YES, NO]


Reply = tuple[str, ...]
"""Ids of the choices, a number of months or a date as text, or titles. Empty: none of them."""

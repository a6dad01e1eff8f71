"""The shape of a profile once more, for msgspec: it is loaded anyway, and says yes or no at once.

What it takes, `shape_profile` takes too; what it refuses is left to that to explain. A test holds the two equal.
"""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType, ValidationError, convert

from peerpath.reading.limits import FRAMEWORK, MOST_LETTERS, MOST_LEVEL, MOST_MONTHS, MOST_STUDY_HOURS

Text = Annotated[str, Meta(min_length=1, max_length=MOST_LETTERS)]
Months = Annotated[int, Meta(ge=1, le=MOST_MONTHS)]
DateOrYear = str | int


class _Strict(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    pass


class _Holding(_Strict, frozen=True):
    id: str | UnsetType = UNSET
    title: Text | UnsetType = UNSET
    level: Annotated[int, Meta(ge=0, le=MOST_LEVEL)] | UnsetType = UNSET
    framework: Annotated[str, Meta(pattern=FRAMEWORK)] | UnsetType = UNSET
    subject: str | UnsetType = UNSET
    awarded: DateOrYear | UnsetType = UNSET


class _Study(_Strict, frozen=True):
    id: str
    until: DateOrYear | UnsetType = UNSET


class _Spell(_Strict, frozen=True):
    months: Months
    role: str | UnsetType = UNSET
    occupation: str | UnsetType = UNSET
    setting: str | UnsetType = UNSET
    until: DateOrYear | UnsetType = UNSET


class _Waiver(_Strict, frozen=True):
    requirement: str
    agreed_by: Text
    why: Text


class _Profile(_Strict, frozen=True):
    name: Text | UnsetType = UNSET
    lived_experience: list[str] = []
    declares: list[str] = []
    holds: list[str | _Holding] = []
    studying: list[str | _Study] = []
    experience: list[_Spell] = []
    not_yet: list[str] = []
    not_willing: list[str] = []
    study_hours: Annotated[int, Meta(ge=1, le=MOST_STUDY_HOURS)] | UnsetType = UNSET
    waivers: list[_Waiver] = []


def fits(data: Any) -> bool:
    """Whether plain data has the shape of a profile."""
    try:
        convert(data, _Profile)
    # Lists within lists without end, and halves of characters: Pydantic tells of these too.
    except (ValidationError, RecursionError, UnicodeError):
        return False
    return True

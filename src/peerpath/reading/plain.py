"""The model as plain data and back: lists whose first item says what they are. Knows every noun, and no rules."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any, Final

from msgspec import Struct

from peerpath.model.catalogue import Catalogue, Organisation, Term
from peerpath.model.provenance import Basis, Provenance, Remark, Source
from peerpath.model.qualification import Funding, Length, Qualification
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Strength,
    Terms,
    When,
)
from peerpath.model.role import Band, BandShare, Kind, Occupation, Onward, Pillar, Role, Stage

NOUNS: Final[tuple[type[Struct], ...]] = (
    Catalogue, Organisation, Term, Source, Provenance, Remark, Funding, Length, Qualification, AllOf, AnyOf, AtLeast,
    Check, Declares, Experience, Holds, Level, LivedExperience, Terms, Band, BandShare, Occupation, Onward, Role,
)  # fmt: skip
KINDS: Final[tuple[type[Enum], ...]] = (Basis, Strength, When, Kind, Pillar, Stage)
FIELDS: Final = tuple(noun.__struct_fields__ for noun in NOUNS)
SHAPE: Final = tuple((noun.__name__, fields) for noun, fields in zip(NOUNS, FIELDS, strict=True))
"""Changes with the model, so that what was kept by another one is known."""

_TUPLE, _DATE, _ENUM = -1, -2, -3
_NUMBER: Final = {noun: number for number, noun in enumerate(NOUNS)}


def to_plain(value: Any) -> Any:
    """A value of the model as numbers, texts, lists and objects."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Enum):
        return [_ENUM, KINDS.index(type(value)), value.value]
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return [_TUPLE, *map(to_plain, value)]
    if isinstance(value, Mapping):
        return {key: to_plain(one) for key, one in value.items()}
    if isinstance(value, date):
        return [_DATE, value.isoformat()]
    number = _NUMBER[type(value)]
    return [number, *(to_plain(getattr(value, name)) for name in FIELDS[number])]


def from_plain(value: Any) -> Any:
    """The value of the model again; the entries of a mapping are made when they are asked for.

    Raises TypeError, ValueError or LookupError for anything that `to_plain` did not make.
    """
    if isinstance(value, list):
        return _made(value)
    return Waiting(value) if isinstance(value, dict) else value


def _made(value: list[Any]) -> Any:
    kind = value[0]
    if kind == _TUPLE:
        return tuple(map(from_plain, value[1:]))
    if kind == _DATE:
        return date.fromisoformat(value[1])
    if kind == _ENUM:
        return KINDS[value[1]](value[2])
    make: Callable[..., Any] = NOUNS[kind]
    return make(**dict(zip(FIELDS[kind], map(from_plain, value[1:]), strict=True)))


class Waiting(Mapping[str, Any]):
    """A mapping whose values are still plain, and are made one by one as they are asked for."""

    __slots__ = ("_made", "_plain")

    def __init__(self, plain: dict[str, Any]) -> None:
        self._plain = plain
        self._made: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = from_plain(self._plain[key])
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._plain)

    def __len__(self) -> int:
        return len(self._plain)

    def __contains__(self, key: object) -> bool:
        return key in self._plain

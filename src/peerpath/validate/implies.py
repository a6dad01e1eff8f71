"""When one requirement makes another unnecessary: whoever meets the one meets the other."""

from collections.abc import Callable
from functools import cache, partial

from peerpath.model.meaning import meaning
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    everything_in,
)

MOST_COMPARED = 200
"""Requirements with more nodes are not compared, so that any data is checked in time."""


def is_small(requirement: Requirement) -> bool:
    """Whether it is small enough to be compared quickly."""
    return len(everything_in(requirement)) <= MOST_COMPARED


def implier() -> Callable[[Requirement, Requirement], bool]:
    """Return a function that tells whether meeting one requirement means meeting another, and remembers its results.

    It compares what is written, not what qualifications count as. Exemptions make it answer no.
    """

    @cache
    def implies(a: Requirement, b: Requirement) -> bool:
        # Cases that need every part come before cases for which one part is enough.
        match a, b:
            case _ if _is_exempting(a, b):
                return False
            case _, AllOf():
                return all(map(partial(implies, a), b.parts))
            case AnyOf(), _:
                return all(implies(part, b) for part in a.parts)
            case _, AnyOf() if any(map(partial(implies, a), b.parts)):
                return True
            case AllOf(), _:
                return any(implies(part, b) for part in a.parts)
            case _:
                return _leaf_implies(a, b)

    return implies


def _is_exempting(a: Requirement, b: Requirement) -> bool:
    return a.unless is not None or b.unless is not None


def _leaf_implies(a: Requirement, b: Requirement) -> bool:
    match a, b:
        case AtLeast(), AtLeast():
            return a.count >= b.count and set(map(meaning, a.parts)) <= set(map(meaning, b.parts))
        case Holds(), Holds():
            return _holds_implies(a, b)
        case Level(), Level():
            return _level_implies(a, b)
        case Experience(), Experience():
            return _experience_implies(a, b)
        case LivedExperience(), LivedExperience():
            return _lived(a, b)
        case _:
            return type(a) is type(b) and meaning(a) == meaning(b)


def _holds_implies(a: Holds, b: Holds) -> bool:
    lately = _within(a.awarded_within_months, b.awarded_within_months)
    return a.qualification == b.qualification and lately and a.relevant >= b.relevant


def _level_implies(a: Level, b: Level) -> bool:
    same = b.at_least is None or a.framework == b.framework
    return same and b.subject in (None, a.subject) and (a.at_least or 0) >= (b.at_least or 0)


def _experience_implies(a: Experience, b: Experience) -> bool:
    if not _within(a.in_the_last_months, b.in_the_last_months) or (a.months or 0) < (b.months or 0):
        return False
    return all(_covers(getattr(a, part), getattr(b, part)) for part in ("roles", "occupations", "settings"))


def _lived(a: LivedExperience, b: LivedExperience) -> bool:
    if b.narrower and not a.narrower:
        return False
    if not (a.areas and b.areas):
        return a.areas == b.areas
    if b.every:
        return (a.every or len(a.areas) == 1) and set(b.areas) <= set(a.areas)
    return not set(a.areas).isdisjoint(b.areas) if a.every else set(a.areas) <= set(b.areas)


def _within(a: int | None, b: int | None) -> bool:
    return b is None or (a is not None and a <= b)


def _covers(narrow: tuple[str, ...], wide: tuple[str, ...]) -> bool:
    """Whether matching one of the narrow ids means matching one of the wide ones; no ids match anything."""
    return not wide or (bool(narrow) and set(narrow) <= set(wide))

"""Finds the leaves of an outcome that a route may rest on."""

from collections.abc import Iterable
from itertools import combinations, islice

from peerpath.gap.outcome import Outcome, Reason, Status
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
    Requirement,
    Strength,
    When,
)

LIVED_EXPERIENCE = "lived-experience"
# Ways to confirm that are kept at each turn, and combinations of parts that are looked at for them.
_WAYS, _COMBINATIONS = 30, 300

Things = frozenset[str]
"""Ids of what the person is to confirm, each of which they say once, whoever asks for it."""


def used(outcome: Outcome, certain: bool = False, said: Things | None = None) -> list[Outcome] | None:
    """The leaves that meet a requirement in a way that a route may rest on; None if it is not met.

    certain: what the person has not confirmed, and what could wait, does not count. said: what they are to confirm, and
    nothing else; None for whatever is asked.
    """
    own = _parts_used(outcome, certain, said) if outcome.parts else _leaf_used(outcome, certain, said)
    if outcome.unless is None or (own is not None and outcome.reason is not Reason.EXEMPT):
        return own
    return used(outcome.unless, certain=True) or own


def fewest_to_confirm(outcomes: Iterable[Outcome]) -> Things:
    """The fewest things to confirm with which a route may rest on all of these; of several, what is named first."""
    ways = (_to_confirm(outcome) for outcome in outcomes)
    return min(_together(way for way in ways if way), key=len)


def thing_of(leaf: Requirement) -> str:
    """The id of what a leaf asks for, or its own id if it asks for no single thing."""
    match leaf:
        case Holds():
            return leaf.qualification
        case Declares():
            return leaf.declaration
        case Check():
            return leaf.check
        case LivedExperience():
            return LIVED_EXPERIENCE
        case Level() | Experience() | AllOf() | AnyOf() | AtLeast():
            return leaf.id


def _to_confirm(outcome: Outcome, certain: bool = False) -> list[Things]:
    """The ways in which a requirement is met, as what each leaves to confirm; none if it is not met."""
    if outcome.parts:
        own = _parts_to_confirm(outcome, certain)
    else:
        leaves = _leaf_used(outcome, certain)
        asked = () if leaves is None else [one.requirement for one in leaves if one.status is Status.TO_CONFIRM]
        own = [] if leaves is None else [frozenset(map(thing_of, asked))]
    if outcome.unless is None or (own and outcome.reason is not Reason.EXEMPT):
        return own
    return _to_confirm(outcome.unless, certain=True) or own


def _parts_to_confirm(outcome: Outcome, certain: bool) -> list[Things]:
    if outcome.status in (Status.WAIVED, Status.NOT_NEEDED):
        return [frozenset()]
    parts = [_to_confirm(part, certain) for part in _counted(outcome)]
    able = sorted([ways for ways in parts if ways], key=lambda ways: min(map(len, ways)))
    count = _count_of(outcome.requirement, len(parts))
    some = islice(combinations(able, count), _COMBINATIONS)
    return _smallest(way for ways in some for way in _together(ways))


def _together(each: Iterable[list[Things]]) -> list[Things]:
    """The ways to do all of several things at once."""
    found: list[Things] = [frozenset()]
    for ways in each:
        found = _smallest(one | other for one in found for other in ways)
    return found


def _smallest(sets: Iterable[Things]) -> list[Things]:
    """Those of which none is a part of another, the smallest first."""
    found: list[Things] = []
    for one in sorted(dict.fromkeys(sets), key=len):
        if len(found) < _WAYS and not any(other <= one for other in found):
            found.append(one)
    return found


def _count_of(requirement: Requirement, parts: int) -> int:
    """How many of the parts of a group have to be met."""
    if isinstance(requirement, AllOf):
        return parts
    return requirement.count if isinstance(requirement, AtLeast) else 1


def _parts_used(outcome: Outcome, certain: bool, said: Things | None) -> list[Outcome] | None:
    requirement = outcome.requirement
    if outcome.status in (Status.WAIVED, Status.NOT_NEEDED):
        return []
    found = [used(part, certain, said) for part in _counted(outcome)]
    count = _count_of(requirement, len(found))
    if not isinstance(requirement, AllOf):
        found = sorted(found, key=_first_to_use)[:count]
    if len(found) < count or None in found:
        return None
    return [leaf for leaves in found if leaves for leaf in leaves]


def _counted(outcome: Outcome) -> list[Outcome]:
    """The parts that count; desirable ones never do in an essential "all of"."""
    terms, parts = outcome.requirement.terms, outcome.parts
    if isinstance(outcome.requirement, AllOf):
        return [part for part in parts if part.requirement.terms.strength in (terms.strength, Strength.ESSENTIAL)]
    return [part for part in parts if part.status is not Status.NOT_NEEDED or part.reason is Reason.EXEMPT]


def _first_to_use(leaves: list[Outcome] | None) -> tuple[bool, int]:
    """Sort key: met before unmet, then fewer things to confirm first."""
    return leaves is None, sum(leaf.status is Status.TO_CONFIRM for leaf in leaves or ())


def _leaf_used(outcome: Outcome, certain: bool, said: Things | None = None) -> list[Outcome] | None:
    status, leaf = outcome.status, outcome.requirement
    if status is Status.MET:
        return [outcome]
    if status in (Status.WAIVED, Status.NOT_NEEDED) or (status is Status.LATER and not certain):
        return []
    if certain:
        return None
    if status is Status.IN_PROGRESS:
        return None if leaf.terms.when is When.BEFORE_APPLYING else []
    may_say = status is Status.TO_CONFIRM and not _is_judged(leaf)
    return [outcome] if may_say and (said is None or thing_of(leaf) in said) else None


def _is_judged(leaf: Requirement) -> bool:
    """Whether the employer decides if it is enough, which a route never rests on."""
    return isinstance(leaf, Experience) or (isinstance(leaf, Declares) and leaf.equivalent)

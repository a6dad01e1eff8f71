"""Finds the leaves of an outcome that a route may rest on."""

from peerpath.gap.outcome import Outcome, Reason, Status
from peerpath.model.requirement import AllOf, AtLeast, Declares, Experience, Requirement, Strength, When


def used(outcome: Outcome, certain: bool = False) -> list[Outcome] | None:
    """The leaves that meet a requirement in a way that a route may rest on; None if it is not met.

    certain: what the person has not confirmed, and what could wait, does not count.
    """
    own = _parts_used(outcome, certain) if outcome.parts else _leaf_used(outcome, certain)
    if outcome.unless is None or (own is not None and outcome.reason is not Reason.EXEMPT):
        return own
    return used(outcome.unless, certain=True) or own


def _parts_used(outcome: Outcome, certain: bool) -> list[Outcome] | None:
    requirement = outcome.requirement
    if outcome.status in (Status.WAIVED, Status.NOT_NEEDED):
        return []
    found = [used(part, certain) for part in _counted(outcome)]
    count = len(found)
    if not isinstance(requirement, AllOf):
        count = requirement.count if isinstance(requirement, AtLeast) else 1
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


def _leaf_used(outcome: Outcome, certain: bool) -> list[Outcome] | None:
    status, leaf = outcome.status, outcome.requirement
    if status is Status.MET:
        return [outcome]
    if status in (Status.WAIVED, Status.NOT_NEEDED) or (status is Status.LATER and not certain):
        return []
    if certain:
        return None
    if status is Status.IN_PROGRESS:
        return None if leaf.terms.when is When.BEFORE_APPLYING else []
    return [outcome] if status is Status.TO_CONFIRM and not _is_judged(leaf) else None


def _is_judged(leaf: Requirement) -> bool:
    """Whether the employer decides if it is enough, which a route never rests on."""
    return isinstance(leaf, Experience) or (isinstance(leaf, Declares) and leaf.equivalent)

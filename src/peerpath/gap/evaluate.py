"""The requirement language's one meaning: what each node makes of the evidence."""

from typing import assert_never

from peerpath.gap.evidence import Evidence, at_level, fits, in_setting, months_before, would_do
from peerpath.gap.outcome import Gap, Outcome, Reason, Status, Verdict
from peerpath.model.profile import PartialDate
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Group,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    When,
)
from peerpath.model.role import Role

_RANK = {
    Status.MET: 0,
    Status.NOT_NEEDED: 0,
    Status.WAIVED: 0,
    Status.LATER: 1,
    Status.IN_PROGRESS: 2,
    Status.TO_CONFIRM: 3,
    Status.MISSING: 4,
}
"""Best first: any_of takes the best of its parts, all_of the worst."""
_BY_RANK = (Status.MET, Status.LATER, Status.IN_PROGRESS, Status.TO_CONFIRM, Status.MISSING)
_CLEAR, _CONFIRM, _BLOCKS = range(3)
_VERDICT = (Verdict.READY, Verdict.TO_CONFIRM, Verdict.NOT_YET)


def gap(role: Role, known: Evidence) -> Gap:
    """What is in place for a role, what is not, and what can wait."""
    outcomes = tuple(evaluate(requirement, known) for requirement in role.requires)
    return Gap(role.id, known.today, verdict(outcomes), outcomes)


def verdict(outcomes: tuple[Outcome, ...]) -> Verdict:
    """The word for the whole; desirable requirements never change it."""
    essential = [o for o in outcomes if o.requirement.terms.strength is Strength.ESSENTIAL]
    return _VERDICT[max((_in_the_way(outcome) for outcome in essential), default=_CLEAR)]


def evaluate(requirement: Requirement, known: Evidence) -> Outcome:
    """The answer to one requirement, node for node."""
    outcome = _evaluate(requirement, known)
    if requirement.unless is not None:
        outcome = _with_exemption(outcome, evaluate(requirement.unless, known))
    if requirement.id in known.waivers and _RANK[outcome.status] > 0:
        outcome = outcome._replace(status=Status.WAIVED, parts=tuple(_not_needed(part) for part in outcome.parts))
    return outcome


def _evaluate(requirement: Requirement, known: Evidence) -> Outcome:
    match requirement:
        case AllOf() | AnyOf() | AtLeast():
            return _group(requirement, tuple(evaluate(part, known) for part in requirement.parts))
        case Holds():
            return _can_wait(_holds(requirement, known), requirement.qualification in known.refused)
        case Level():
            return _can_wait(_level(requirement, known), _level_refused(requirement, known))
        case Experience():
            return _can_wait(_experience(requirement, known))
        case LivedExperience():
            return _can_wait(_lived_experience(requirement, known))
        case Declares():
            shown = known.declared.get(requirement.declaration, ())
            return _can_wait(Outcome(requirement, Status.MET if shown else Status.TO_CONFIRM, shown))
        case Check():
            return Outcome(requirement, Status.LATER)
        case _:
            assert_never(requirement)


def _group(requirement: Group, parts: tuple[Outcome, ...]) -> Outcome:
    if isinstance(requirement, AllOf):
        rank = max((_RANK[part.status] for part in _that_count(requirement, parts)), default=0)
        return Outcome(requirement, _BY_RANK[rank], parts=parts)
    wanted = requirement.count if isinstance(requirement, AtLeast) else 1
    ranks = sorted(_RANK[part.status] for part in parts)
    rank = ranks[wanted - 1] if wanted <= len(ranks) else _RANK[Status.MISSING]
    if rank == 0:
        parts = tuple(_not_needed(part) for part in parts)
    return Outcome(requirement, _BY_RANK[rank], parts=parts)


def _that_count(requirement: AllOf, parts: tuple[Outcome, ...]) -> list[Outcome]:
    """Desirable extras inside an essential group never change it."""
    wanted = requirement.terms.strength
    return [p for p in parts if p.requirement.terms.strength in (wanted, Strength.ESSENTIAL)]


def _not_needed(outcome: Outcome) -> Outcome:
    if _RANK[outcome.status] == 0:
        return outcome
    parts = tuple(_not_needed(part) for part in outcome.parts)
    return outcome._replace(status=Status.NOT_NEEDED, reason=None, parts=parts)


def _with_exemption(outcome: Outcome, unless: Outcome) -> Outcome:
    outcome = outcome._replace(unless=unless)
    if _RANK[unless.status] > 0 or _RANK[outcome.status] == 0:
        return outcome
    return _not_needed(outcome)._replace(reason=Reason.EXEMPT)


def _can_wait(outcome: Outcome, refused: bool = False) -> Outcome:
    """What may wait, or asks only for willingness, is "later" until it is there, unless the person refuses."""
    if outcome.status not in (Status.MISSING, Status.TO_CONFIRM):
        return outcome
    if refused:
        missing = outcome.status is Status.MISSING
        return outcome._replace(reason=Reason.REFUSED) if missing else outcome
    if outcome.requirement.terms.when is When.BEFORE_APPLYING:
        return outcome
    return outcome._replace(status=Status.LATER)


def _holds(requirement: Holds, known: Evidence) -> Outcome:
    return _best_of(requirement, (requirement.qualification,), requirement.awarded_within_months, known)


def _level(requirement: Level, known: Evidence) -> Outcome:
    """The best that any qualification in the subject, at the level or above, amounts to."""
    best = _best_of(requirement, would_do(requirement, known.qualifications), None, known)
    return best._replace(reason=Reason.EMPLOYER_DECIDES) if best.status is Status.MET else best


def _best_of(requirement: Holds | Level, named: tuple[str, ...], within: int | None, known: Evidence) -> Outcome:
    """The best that any award of the named qualifications, or any course towards them, amounts to."""
    found = [Outcome(requirement, Status.MISSING)]
    for qualification in named:
        for awarded in known.held.get(qualification, ()):
            status, reason = _still_counts(qualification, awarded, within, known)
            found.append(Outcome(requirement, status, (qualification,), reason))
        if qualification in known.studying:
            found.append(Outcome(requirement, Status.IN_PROGRESS, (qualification,)))
    return min(found, key=lambda outcome: (_RANK[outcome.status], not outcome.evidence))


def _still_counts(
    qualification: str, awarded: PartialDate | None, within: int | None, known: Evidence
) -> tuple[Status, Reason | None]:
    """How an award stands against the time limits of the requirement and of the qualification itself."""
    own = known.qualifications[qualification].valid_for_months if qualification in known.qualifications else None
    limits = [months for months in (within, own) if months is not None]
    if awarded is not None and awarded.first_day() > known.today:
        return Status.IN_PROGRESS, None
    if not limits:
        return Status.MET, None
    since = months_before(known.today, min(limits))
    if awarded is not None and awarded.last_day() < since:
        return Status.MISSING, Reason.LAPSED
    if awarded is None or awarded.first_day() < since:
        return Status.TO_CONFIRM, Reason.DATE_UNKNOWN
    return Status.MET, None


def _level_refused(requirement: Level, known: Evidence) -> bool:
    ways = [q.id for q in known.qualifications.values() if at_level(requirement, q)] if known.refused else []
    return bool(ways) and known.refused.issuperset(ways)


def _experience(requirement: Experience, known: Evidence) -> Outcome:
    of_the_kind = [worked for worked in known.worked if fits(requirement, worked)]
    counted = [worked for worked in of_the_kind if in_setting(requirement, worked)]
    months, wanted = sum(w.months for w in counted), requirement.months or 1
    evidence = tuple(dict.fromkeys(worked.label() for worked in counted))
    if months >= wanted:
        named = not requirement.settings or sum(w.months for w in counted if w.setting_named) >= wanted
        return Outcome(requirement, Status.MET, evidence, None if named else Reason.USUAL_SETTING, months)
    if (requirement.roles or requirement.occupations) and sum(w.months for w in of_the_kind) >= wanted:
        elsewhere = tuple(dict.fromkeys(worked.label() for worked in of_the_kind))
        return Outcome(requirement, Status.MISSING, elsewhere, Reason.OTHER_SETTING, months)
    return Outcome(requirement, Status.MISSING, evidence, Reason.TOO_SHORT if months else None, months)


def _lived_experience(requirement: LivedExperience, known: Evidence) -> Outcome:
    if not requirement.areas:
        found, reason = known.areas, Reason.POST_DECIDES
    else:
        found, reason = tuple(area for area in known.areas if area in requirement.areas), None
    return Outcome(requirement, Status.MET if found else Status.TO_CONFIRM, found, reason if found else None)


def _in_the_way(outcome: Outcome) -> int:
    """Whether a requirement is clear, waits for the person's word, or stands in the way of applying."""
    requirement, status = outcome.requirement, outcome.status
    if _RANK[status] <= _RANK[Status.LATER]:
        return _CLEAR
    match requirement:
        case AllOf():
            return max((_in_the_way(part) for part in _that_count(requirement, outcome.parts)), default=_CLEAR)
        case AnyOf() | AtLeast():
            wanted = requirement.count if isinstance(requirement, AtLeast) else 1
            nearest = sorted((_RANK[part.status], _in_the_way(part)) for part in outcome.parts)[:wanted]
            return max((way for _, way in nearest), default=_BLOCKS) if len(nearest) == wanted else _BLOCKS
        case _:
            pass
    if status is Status.TO_CONFIRM:
        return _CONFIRM
    can_wait = status is Status.IN_PROGRESS and requirement.terms.when is not When.BEFORE_APPLYING
    return _CLEAR if can_wait else _BLOCKS

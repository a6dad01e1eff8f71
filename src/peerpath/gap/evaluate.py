"""What requirements mean: how each kind is judged by the evidence."""

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from peerpath.gap.evidence import Evidence, at_level, counted_of, months_before
from peerpath.gap.in_post import months_in_post
from peerpath.gap.outcome import Gap, Outcome, Reason, Status, Verdict
from peerpath.gap.worked import Counted, WorkedSpell, fits, in_setting
from peerpath.model.profile import NO_LIVED_EXPERIENCE, OutsideHolding, PartialDate
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Compound,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    When,
)
from peerpath.model.role import Role, RoleKind

# Best first: any_of takes the best of its parts, all_of the worst.
_RANK = {
    Status.MET: 0,
    Status.NOT_NEEDED: 0,
    Status.WAIVED: 0,
    Status.LATER: 1,
    Status.IN_PROGRESS: 2,
    Status.TO_CONFIRM: 3,
    Status.MISSING: 4,
}
_BY_RANK = (Status.MET, Status.LATER, Status.IN_PROGRESS, Status.TO_CONFIRM, Status.MISSING)
# Before Python 3.12 it takes longer to look up the member of an enum than to make an outcome.
_MET, _LATER, _IN_PROGRESS, _TO_CONFIRM, _MISSING = _BY_RANK
_ESSENTIAL, _BEFORE_APPLYING = Strength.ESSENTIAL, When.BEFORE_APPLYING
_IN_NOBODYS_WAY = frozenset(status for status, rank in _RANK.items() if rank <= _RANK[_LATER])
_CLEAR, _CONFIRM, _BLOCKS = range(3)
_VERDICT = (Verdict.READY, Verdict.TO_CONFIRM, Verdict.NOT_YET)


def gap(role: Role, evidence: Evidence) -> Gap:
    """Judge every requirement of a role: what is in place, what is missing, and what can wait."""
    outcomes = tuple(evaluate(requirement, evidence) for requirement in role.requires)
    in_post = months_in_post(role.id, evidence)
    own = evidence.professions.get(role.id)
    return Gap(role.id, verdict_of(role, outcomes), evidence.today, outcomes, in_post, own)


def verdict_of(role: Role, outcomes: tuple[Outcome, ...]) -> Verdict:
    """The verdict, which is never ready for another profession or if no source lists the requirements."""
    alone = verdict(outcomes)
    # Unknown never counts as ready: applying in vain costs people who can least afford it.
    closed = role.kind is RoleKind.EXIT or not role.is_listed
    return Verdict.NOT_KNOWN if closed and alone is not Verdict.NOT_YET else alone


def verdict(outcomes: tuple[Outcome, ...]) -> Verdict:
    """The word for the whole. Desirable requirements never affect it."""
    essential = [o for o in outcomes if o.requirement.terms.strength is _ESSENTIAL]
    return _VERDICT[max((_in_the_way(outcome) for outcome in essential), default=_CLEAR)]


def evaluate(requirement: Requirement, evidence: Evidence) -> Outcome:
    """Judge one requirement. The outcome has the requirement's shape, node for node."""
    outcome = _evaluate(requirement, evidence)
    if requirement.unless is not None:
        outcome = _with_exemption(outcome, evaluate(requirement.unless, evidence))
    if requirement.id in evidence.waivers and _RANK[outcome.status] > 0:
        # A waiver of the whole covers its parts.
        outcome = replace(outcome, status=Status.WAIVED, parts=tuple(_not_needed(part) for part in outcome.parts))
    return outcome


def _evaluate(requirement: Requirement, evidence: Evidence) -> Outcome:
    match requirement:
        case Holds():
            return _can_wait(_holds(requirement, evidence), requirement.qualification in evidence.refused)
        case Level():
            return _can_wait(_level(requirement, evidence), _level_refused(requirement, evidence))
        case Experience():
            return _can_wait(_experience(requirement, evidence))
        case LivedExperience():
            return _can_wait(_lived_experience(requirement, evidence))
        case Declares():
            return _can_wait(_declares(requirement, evidence))
        case Check():
            return _check(requirement)
        case AllOf() | AnyOf() | AtLeast():
            return _group(requirement, tuple([evaluate(part, evidence) for part in requirement.parts]))


def _check(requirement: Check) -> Outcome:
    before = requirement.terms.when is _BEFORE_APPLYING
    return Outcome(requirement, _TO_CONFIRM if before else _LATER)


def _group(requirement: Compound, parts: tuple[Outcome, ...]) -> Outcome:
    if isinstance(requirement, AllOf):
        rank = max([_RANK[part.status] for part in _that_count(requirement, parts)], default=0)
        return Outcome(requirement, _BY_RANK[rank], parts=parts)
    wanted, ranks = requirement.enough, sorted([_RANK[part.status] for part in parts])
    rank = ranks[wanted - 1] if wanted <= len(ranks) else _RANK[_MISSING]
    # Enough parts are met, so the others are not needed.
    if rank == 0:
        parts = tuple(_not_needed(part) for part in parts)
    return Outcome(requirement, _BY_RANK[rank], parts=parts)


def _that_count(requirement: AllOf, parts: tuple[Outcome, ...]) -> list[Outcome]:
    """Desirable parts of an essential group never affect it."""
    count = (requirement.terms.strength, _ESSENTIAL)
    return [part for part in parts if part.requirement.terms.strength in count]


def _not_needed(outcome: Outcome) -> Outcome:
    if _RANK[outcome.status] == 0:
        return outcome
    parts = tuple(_not_needed(part) for part in outcome.parts)
    return replace(outcome, status=Status.NOT_NEEDED, reason=None, parts=parts)


def _with_exemption(outcome: Outcome, unless: Outcome) -> Outcome:
    outcome = replace(outcome, unless=unless)
    if _RANK[unless.status] > 0 or _RANK[outcome.status] == 0:
        return outcome
    return replace(_not_needed(outcome), reason=Reason.EXEMPT)


def _can_wait(outcome: Outcome, refused: bool = False) -> Outcome:
    """What may wait, or asks only for willingness, is "later" until it is met, unless the person refuses."""
    # A course that can be taken in post need not be finished before.
    if outcome.status is _IN_PROGRESS and outcome.requirement.terms.when is When.IN_POST:
        return replace(outcome, status=_LATER)
    if outcome.status is not _MISSING and outcome.status is not _TO_CONFIRM:
        return outcome
    if refused:
        return replace(outcome, reason=Reason.REFUSED) if outcome.status is _MISSING else outcome
    if outcome.requirement.terms.when is _BEFORE_APPLYING:
        return outcome
    return replace(outcome, status=_LATER)


def _holds(requirement: Holds, evidence: Evidence) -> Outcome:
    best = _best_of(requirement, (requirement.qualification,), requirement.awarded_within_months, evidence)
    if requirement.relevant and best.status is _MET:
        return replace(best, reason=Reason.EMPLOYER_DECIDES)
    named = evidence.qualifications.get(requirement.qualification)
    # A degree from abroad, or a PGCE, is no degree of the list, and may well be as good.
    is_comparable = named is not None and (named.level is not None or named.subject is not None)
    found = _to_ask_about(best, named, evidence) if named is not None and is_comparable else best
    said_no = found.status is _MISSING and found.reason is None and requirement.qualification in evidence.not_yet
    return replace(found, reason=Reason.SAID_NO) if said_no else found


def _level(requirement: Level, evidence: Evidence) -> Outcome:
    """The best outcome of any qualification in the subject, at the level or above."""
    own = _known((*evidence.held, *evidence.studying, *evidence.ended), evidence)
    fitting = sorted({(q.level or 0, q.id) for q in own if at_level(requirement, q)})
    best = _best_of(requirement, tuple([id for _, id in fitting]), None, evidence)
    if best.status is not _MET and evidence.outside:
        best = min([best, *_outside(requirement, evidence)], key=_rank)
    if best.status is _MET:
        return replace(best, reason=Reason.EMPLOYER_DECIDES)
    return _to_ask_about(best, requirement, evidence)


def _to_ask_about(outcome: Outcome, asked: Level | Qualification, evidence: Evidence) -> Outcome:
    """The outcome with what is held and may do instead, if it is missing for no other reason."""
    if outcome.status is not _MISSING or outcome.reason is not None:
        return outcome
    if _has_it_by_profession(asked, evidence):
        return replace(outcome, status=_TO_CONFIRM, reason=Reason.OF_PROFESSION)
    held = list(_all_held(evidence))
    elsewhere = [name for name, one in held if _is_of_another_framework(asked, one)]
    alike = [name for name, one in held if _is_alike(asked, one)]
    reason = Reason.OTHER_FRAMEWORK if elsewhere else Reason.PERHAPS_EQUAL
    found = tuple(elsewhere + alike)
    return replace(outcome, evidence=found, reason=reason) if found else outcome


def _has_it_by_profession(asked: Level | Qualification, evidence: Evidence) -> bool:
    """Whether the training for the person's own profession may have given it."""
    return any(_is_just_so(asked, one) for one in _known(evidence.of_profession, evidence))


def _all_held(evidence: Evidence) -> Iterator[tuple[str, Qualification | OutsideHolding]]:
    """What is held, of the catalogue and outside of it, each with what it is called here."""
    yield from ((one.id, one) for one in _known(evidence.held, evidence))
    yield from ((one.title, one) for one in evidence.outside.values() if not _is_to_come(one.awarded, evidence))


def _outside(requirement: Level, evidence: Evidence) -> list[Outcome]:
    """What qualifications that no catalogue lists amount to, of the requirement's own framework."""
    fitting = [one for one in evidence.outside.values() if at_level(requirement, one)]
    return [
        Outcome(requirement, _IN_PROGRESS if _is_to_come(one.awarded, evidence) else _MET, (one.title,))
        for one in fitting
    ]


def _is_just_so(asked: Level | Qualification, one: Qualification) -> bool:
    return at_level(asked, one) if isinstance(asked, Level) else asked.id == one.id


def _is_to_come(awarded: PartialDate | None, evidence: Evidence) -> bool:
    return awarded is not None and awarded.first_day() > evidence.today


def _known(ids: Iterable[str], evidence: Evidence) -> list[Qualification]:
    return [evidence.qualifications[id] for id in ids if id in evidence.qualifications]


def _is_of_another_framework(asked: Level | Qualification, held: Qualification | OutsideHolding) -> bool:
    """Whether it is in the subject, with levels that are never compared by number with those asked for."""
    has_level = held.level is not None or isinstance(held, OutsideHolding)
    return asked.subject in (None, held.subject) and has_level and held.framework != asked.framework


def _is_alike(asked: Level | Qualification, held: Qualification | OutsideHolding) -> bool:
    """Whether it is in the subject and as high as a named qualification, or on no list and nobody gives its level."""
    if asked.subject not in (None, held.subject) or held.framework != asked.framework:
        return False
    if held.level is None or (isinstance(asked, Qualification) and asked.level is None):
        return isinstance(held, OutsideHolding)
    return isinstance(asked, Qualification) and held.level >= (asked.level or 0)


def _best_of(requirement: Holds | Level, named: tuple[str, ...], within: int | None, evidence: Evidence) -> Outcome:
    """The best outcome of any award of these qualifications, or of any course towards them."""
    found = []
    for qualification in named:
        for awarded in evidence.held.get(qualification, ()):
            status, reason = _still_counts(qualification, awarded, within, evidence)
            found.append(Outcome(requirement, status, (qualification,), reason))
        if qualification in evidence.studying:
            found.append(Outcome(requirement, _IN_PROGRESS, (qualification,)))
        elif qualification in evidence.ended:
            found.append(Outcome(requirement, _TO_CONFIRM, (qualification,), Reason.END_PASSED))
    return min(found, key=_rank) if found else Outcome(requirement, _MISSING)


def _rank(outcome: Outcome) -> int:
    return _RANK[outcome.status]


def _still_counts(
    qualification: str, awarded: PartialDate | None, within: int | None, evidence: Evidence
) -> tuple[Status, Reason | None]:
    """How an award stands against the time limits of the requirement and of the qualification itself."""
    limits = [months for months in (within, _valid_for(qualification, evidence)) if months is not None]
    if _is_to_come(awarded, evidence):
        return _IN_PROGRESS, None
    if awarded is not None and _is_before_it_began(qualification, awarded, evidence):
        return _TO_CONFIRM, Reason.BEFORE_IT_BEGAN
    return _since(months_before(evidence.today, min(limits)), awarded) if limits else (_MET, None)


def _since(day: date, awarded: PartialDate | None) -> tuple[Status, Reason | None]:
    """How an award stands that counts if it is of a day or later."""
    if awarded is not None and awarded.last_day() < day:
        return _MISSING, Reason.LAPSED
    if awarded is None or awarded.first_day() < day:
        return _TO_CONFIRM, Reason.DATE_UNKNOWN
    return _MET, None


def _is_before_it_began(qualification: str, awarded: PartialDate, evidence: Evidence) -> bool:
    own = evidence.qualifications.get(qualification)
    return own is not None and own.began is not None and awarded.last_day() < own.began.day


def _valid_for(qualification: str, evidence: Evidence) -> int | None:
    own = evidence.qualifications.get(qualification)
    return own.valid_for_months if own else None


def _level_refused(requirement: Level, evidence: Evidence) -> bool:
    """Whether the person refuses every qualification that would do. Most refuse none, which is checked first."""
    some = [id for id in evidence.refused if id in evidence.qualifications]
    # A level has hundreds of courses; the refused ones are few.
    if not any(at_level(requirement, evidence.qualifications[id]) for id in some):
        return False
    return all(q.id in evidence.refused for q in evidence.qualifications.values() if at_level(requirement, q))


def _experience(requirement: Experience, evidence: Evidence) -> Outcome:
    of_the_kind = [worked for worked in evidence.worked if fits(requirement, worked)]
    fitting = [worked for worked in of_the_kind if in_setting(requirement, worked)]
    counted = counted_of(requirement, fitting, evidence)
    if counted.months >= _wanted(requirement):
        status, reason = _MET, _setting_taken(requirement, fitting, evidence)
    elif counted.perhaps >= _wanted(requirement):
        status, reason = _TO_CONFIRM, Reason.DATE_UNKNOWN
    elif _is_elsewhere(requirement, of_the_kind, evidence):
        return Outcome(requirement, _MISSING, _labels(of_the_kind), Reason.OTHER_SETTING, counted.months)
    else:
        status, reason = _MISSING, _too_little(requirement, counted)
    # Overlapping spells count once; not mentioned if the months are lost because they are not recent.
    if requirement.in_the_last_months is None and counted.months < counted.told:
        reason = Reason.COUNTED_ONCE
    return Outcome(requirement, status, _labels(fitting), reason, counted.months)


def _wanted(requirement: Experience) -> int:
    """The months needed to meet it: any at all if the source gives no number."""
    return requirement.months or 1


def _too_little(requirement: Experience, counted: Counted) -> Reason | None:
    if requirement.in_the_last_months is not None and counted.told >= _wanted(requirement):
        return Reason.TOO_LONG_AGO
    return Reason.TOO_SHORT if counted.months else None


def _setting_taken(requirement: Experience, fitting: list[WorkedSpell], evidence: Evidence) -> Reason | None:
    """Whether it is met only because the occupation's usual setting was assumed."""
    if not requirement.settings:
        return None
    named = [worked for worked in fitting if worked.setting_named]
    counted = counted_of(requirement, named, evidence).months
    return Reason.USUAL_SETTING if counted < _wanted(requirement) else None


def _is_elsewhere(requirement: Experience, of_the_kind: list[WorkedSpell], evidence: Evidence) -> bool:
    """Whether the right work was done for long enough, but in another setting."""
    names_work = bool(requirement.roles or requirement.occupations)
    return names_work and counted_of(requirement, of_the_kind, evidence).months >= _wanted(requirement)


def _labels(worked: list[WorkedSpell]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([one.label() for one in worked]))


def _declares(requirement: Declares, evidence: Evidence) -> Outcome:
    shown = evidence.declared.get(requirement.declaration, ())
    if not shown and requirement.declaration in evidence.not_yet:
        # The person's own no stands, whatever their work usually gives; it is worth asking them again.
        return Outcome(requirement, _MISSING, evidence.denied.get(requirement.declaration, ()), Reason.SAID_NO)
    return Outcome(requirement, _MET if shown else _TO_CONFIRM, shown)


def _lived_experience(requirement: LivedExperience, evidence: Evidence) -> Outcome:
    """The areas asked for; if the post decides, those that the role names, or any if it names none."""
    asked = requirement.areas or requirement.post_areas
    found = _areas_among(asked, evidence)
    if found and set(asked if requirement.every else ()) <= set(found):
        return _with_areas(requirement, found)
    if _said_no(asked, requirement.every, evidence):
        return Outcome(requirement, _MISSING, found, Reason.SAID_NO)
    if evidence.areas and not found:
        # They declared other areas. They may have more to declare, so it is a question and not a no.
        return Outcome(requirement, _TO_CONFIRM, () if requirement.areas else evidence.areas, Reason.OTHER_AREA)
    return Outcome(requirement, _TO_CONFIRM, found)


def _with_areas(requirement: LivedExperience, found: tuple[str, ...]) -> Outcome:
    """The outcome for a declared area: only the person can say whether they have the part that is asked for."""
    if requirement.narrower:
        return Outcome(requirement, _TO_CONFIRM, found, Reason.NARROWER)
    return Outcome(requirement, _MET, found, None if requirement.areas else Reason.POST_DECIDES)


def _areas_among(asked: tuple[str, ...], evidence: Evidence) -> tuple[str, ...]:
    """The person's areas that count: all of them if none is named."""
    return tuple(area for area in evidence.areas if not asked or area in asked)


def _said_no(areas: tuple[str, ...], every: bool, evidence: Evidence) -> bool:
    """Whether they said no to lived experience, or to the areas: to one if all are needed, else to every one."""
    told = [area in evidence.not_yet for area in areas]
    return NO_LIVED_EXPERIENCE in evidence.not_yet or (bool(told) and (any(told) if every else all(told)))


def _in_the_way(outcome: Outcome) -> int:
    """Whether a requirement is clear, waits for the person's word, or stands in the way of applying."""
    requirement, status = outcome.requirement, outcome.status
    if status in _IN_NOBODYS_WAY:
        return _CLEAR
    if isinstance(requirement, AllOf):
        return max([_in_the_way(part) for part in _that_count(requirement, outcome.parts)], default=_CLEAR)
    if isinstance(requirement, AnyOf | AtLeast):
        return _choice_in_the_way(outcome.parts, requirement.enough)
    if status is _TO_CONFIRM:
        return _CONFIRM
    can_wait = status is _IN_PROGRESS and requirement.terms.when is not _BEFORE_APPLYING
    return _CLEAR if can_wait else _BLOCKS


def _choice_in_the_way(parts: tuple[Outcome, ...], wanted: int) -> int:
    """Of several alternatives, only as many as are needed can stand in the way: the nearest ones."""
    nearest = sorted((_RANK[part.status], _in_the_way(part)) for part in parts)[:wanted]
    return max(way for _, way in nearest) if nearest and len(nearest) == wanted else _BLOCKS

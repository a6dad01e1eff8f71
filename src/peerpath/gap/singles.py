"""The single things that a role asks for: where each belongs in an answer, and what is worth knowing of how it stands.

An "all of" is taken apart, a choice counts as one thing. No English: `report` has the words.
"""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain

from peerpath.gap.evaluate import verdict
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Reason, Status, Verdict
from peerpath.model.provenance import Basis
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    LivedExperience,
    Requirement,
    Strength,
    When,
    walk,
)

# Reasons about what the person has: a choice gives them too, if one of its parts does.
_OF_A_PART = (
    Reason.END_PASSED, Reason.LAPSED, Reason.DATE_UNKNOWN, Reason.OTHER_FRAMEWORK, Reason.OTHER_SETTING,
    Reason.PERHAPS_EQUAL, Reason.OF_PROFESSION, Reason.BEFORE_IT_BEGAN,
)  # fmt: skip
TO_ASK_ABOUT = (Reason.OTHER_FRAMEWORK, Reason.PERHAPS_EQUAL)
"""Reasons for which something is missing that what is held may do instead: for the employer to say."""


class Part(StrEnum):
    """Where a requirement belongs in an answer."""

    IN_THE_WAY = "in_the_way"
    TO_CONFIRM = "to_confirm"
    CAN_WAIT = "can_wait"
    IN_PLACE = "in_place"


def part_of(ask: Outcome) -> Part:
    """Where a requirement belongs. What may wait and is being studied for is not in the way, though it is not held."""
    if ask.status in (Status.MET, Status.NOT_NEEDED, Status.WAIVED):
        return Part.IN_PLACE
    alone = {Verdict.READY: Part.CAN_WAIT, Verdict.TO_CONFIRM: Part.TO_CONFIRM, Verdict.NOT_YET: Part.IN_THE_WAY}
    return alone[verdict((ask,))]


def asks(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The single things that are required, in order: an "all of" is taken apart, a choice counts as one."""
    return tuple(ask for outcome in outcomes for ask in _asks(outcome))


def _asks(outcome: Outcome) -> tuple[Outcome, ...]:
    settled = outcome.status in (Status.WAIVED, Status.NOT_NEEDED)
    return asks(outcome.parts) if isinstance(outcome.requirement, AllOf) and not settled else (outcome,)


def essential(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    """The single things that are essential, in order; a choice counts as one."""
    return [ask for ask in asks(outcomes) if ask.requirement.terms.strength is Strength.ESSENTIAL]


def group_of(requirement: Requirement, outcomes: tuple[Outcome, ...]) -> Requirement | None:
    """The "all of" that contains a single thing; None at the top."""
    for outcome in outcomes:
        if isinstance(outcome.requirement, AllOf) and any(part.requirement is requirement for part in outcome.parts):
            return outcome.requirement
        inner = group_of(requirement, outcome.parts) if isinstance(outcome.requirement, AllOf) else None
        if inner is not None:
            return inner
    return None


def not_weighed(outcomes: tuple[Outcome, ...], evidence: Evidence) -> tuple[str, ...]:
    """Titles of what the person holds on no list and no line names, where something is open for which it may count.

    What is about no subject may count for anything; what is about one, for an exemption that it is worth asking about.
    """
    if outcomes and all(part_of(ask) is Part.IN_PLACE for ask in asks(outcomes)):
        return ()
    named = set(chain.from_iterable(map(_evidence_in, outcomes)))
    exempt = filter(None, (outcome.unless for outcome in outcomes))
    spared = set(chain.from_iterable(map(_evidence_in, exempt)))
    others = ((title, one) for title, one in evidence.outside.items() if title not in named)
    return tuple(title for title, one in others if one.subject is None or title in spared)


def _evidence_in(outcome: Outcome) -> Iterator[str]:
    yield from outcome.evidence
    for part in outcome.parts:
        yield from _evidence_in(part)


def telling(outcome: Outcome) -> Outcome:
    """The outcome that gives the reason: this one, or for a choice the first part with a reason about what is there."""
    if outcome.reason is not None or not isinstance(outcome.requirement, AnyOf | AtLeast):
        return outcome
    return next((part for part in map(telling, outcome.parts) if part.reason in _OF_A_PART), outcome)


def held_elsewhere(outcome: Outcome) -> tuple[str, ...]:
    """What the person holds that may do for a missing thing, or for a part that would do: worth asking about."""
    if outcome.reason in TO_ASK_ABOUT:
        return outcome.evidence
    is_open = isinstance(outcome.requirement, AnyOf | AtLeast) and outcome.status is not Status.MET
    parts = outcome.parts if is_open else ()
    return tuple(dict.fromkeys(id for part in parts for id in held_elsewhere(part)))


def asks_again(outcome: Outcome) -> bool:
    """Whether the person said no to it, or to a part that would do, although their work usually gives it."""
    if isinstance(outcome.requirement, AnyOf | AtLeast):
        return outcome.status is Status.MISSING and any(map(asks_again, outcome.parts))
    return outcome.reason is Reason.SAID_NO and isinstance(outcome.requirement, Declares) and bool(outcome.evidence)


def is_check_before_applying(outcome: Outcome) -> bool:
    """Whether it is a check that the employer makes before anybody applies: no person can know how it ends."""
    return isinstance(outcome.requirement, Check) and outcome.status is Status.TO_CONFIRM


def is_perhaps_exempt(outcome: Outcome) -> bool:
    """Whether it is exempt only by the person's own word, which the employer weighs."""
    if outcome.reason is not Reason.EXEMPT or outcome.unless is None:
        return False
    return any(isinstance(node, Declares) for node in walk(outcome.unless.requirement))


def is_for_the_employer(outcome: Outcome) -> bool:
    """Whether what meets it is for the employer to weigh: a higher level, or an equivalent."""
    asked, met = outcome.requirement, [part for part in outcome.parts if part.status is Status.MET]
    if isinstance(asked, AnyOf | AtLeast):
        return bool(met) and all(is_for_the_employer(part) or _is_by_us(part, asked) for part in met)
    equal = isinstance(asked, Declares) and asked.equivalent
    return outcome.reason is Reason.EMPLOYER_DECIDES or equal or any(map(is_for_the_employer, met))


def _is_by_us(part: Outcome, choice: Requirement) -> bool:
    """Whether that a part of a choice would do is our own reading, of a choice that is not."""
    ours = Basis.ASSUMED
    return part.requirement.terms.provenance.basis is ours and choice.terms.provenance.basis is not ours


def willing(outcome: Outcome) -> list[Requirement]:
    """The parts of a choice that can wait because willingness is enough."""
    if outcome.status is not Status.LATER or not isinstance(outcome.requirement, AnyOf | AtLeast):
        return []
    waits = (part.requirement for part in outcome.parts if part.status is Status.LATER)
    return [part for part in waits if part.terms.when is When.WILLING and part.text]


def is_lived_experience_to_confirm(outcome: Outcome) -> bool:
    """Whether it is lived experience that the person has said nothing about."""
    return isinstance(outcome.requirement, LivedExperience) and outcome.status is Status.TO_CONFIRM


def lived_experience_first(these: Iterable[Outcome]) -> list[Outcome]:
    """In order, but with lived experience to confirm before everything else to confirm."""
    return sorted(these, key=lambda one: not any(map(is_lived_experience_to_confirm, essential((one,)))))


def said_no_to_lived_experience(outcome: Outcome) -> bool:
    """Whether it is lived experience that the person said no to."""
    return isinstance(outcome.requirement, LivedExperience) and outcome.reason is Reason.SAID_NO


def other_areas(outcome: Outcome) -> tuple[str, ...]:
    """The areas that are asked for, if the person has declared only others; otherwise empty."""
    asked = outcome.requirement
    if outcome.reason is not Reason.OTHER_AREA or not isinstance(asked, LivedExperience):
        return ()
    return asked.areas or asked.post_areas


def names_other_areas(found: Gap) -> bool:
    """Whether the role names areas of lived experience, and none of the person's is among them."""
    return any(map(other_areas, essential(found.outcomes)))

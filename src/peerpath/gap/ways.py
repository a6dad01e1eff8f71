"""What would close a gap: for each requirement that is not in place, the ways to it, nearest first."""

from enum import StrEnum

from msgspec import Struct

from peerpath.gap.evaluate import verdict
from peerpath.gap.evidence import Evidence, occupations_of, would_do
from peerpath.gap.outcome import Outcome, Status, Verdict
from peerpath.gap.worked import Worked, fits, in_setting
from peerpath.model.catalogue import Catalogue
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
)
from peerpath.model.role import Kind, Role, Stage


class By(StrEnum):
    """What a person would do."""

    SAY = "say"
    """Confirm it: only the person can."""
    STUDY = "study"
    FINISH = "finish"
    """Go on with a course that they are on."""
    WORK = "work"


class Way(Struct, frozen=True):
    """One way to have a requirement in place."""

    by: By
    id: str
    """The qualification, role, occupation or declaration that it is about; a requirement's id for lived experience."""
    months: int | None
    """How long it takes; None where no source gives a number."""
    equivalent: bool = False
    """It stands for "or equivalent": the employer judges it."""
    roles: tuple[str, ...] = ()
    """Roles in which the months can be worked: those that are asked for by name first, then the employer's own."""


def open_ways(outcome: Outcome, known: Evidence, catalogue: Catalogue, target: str = "") -> list[Way]:
    """The ways that the person has not refused, nearest first; of a course begun, only to finish it."""
    found = ways(outcome, known, catalogue, target)
    begun = [way for way in found if way.by is By.FINISH]
    return begun or [way for way in found if way.by is not By.STUDY or way.id not in known.refused]


def ways(outcome: Outcome, known: Evidence, catalogue: Catalogue, target: str = "") -> tuple[Way, ...]:
    """The ways to one requirement, nearest first: fewest months, then id. None where it is in place.

    ``target`` is the role that asks: its employer's other roles are named first, and it is no way to itself.
    """
    if outcome.status in (Status.MET, Status.NOT_NEEDED, Status.WAIVED):
        return ()
    found = _ways(outcome, known, catalogue, target)
    return tuple(sorted(dict.fromkeys(found), key=lambda way: (way.equivalent, way.months or 0, way.id)))


def _ways(outcome: Outcome, known: Evidence, catalogue: Catalogue, target: str) -> list[Way]:
    requirement = outcome.requirement
    match requirement:
        case AllOf() | AnyOf() | AtLeast():
            return [way for part in outcome.parts for way in ways(part, known, catalogue, target)]
        case Holds():
            return [_course(requirement.qualification, known, catalogue)]
        case Level():
            return [_course(other, known, catalogue) for other in would_do(requirement, catalogue.qualifications)]
        case Experience():
            return [_work(requirement, outcome.months or 0, catalogue, target)]
        case LivedExperience():
            return [Way(By.SAY, requirement.id, 0)]
        case Declares():
            return [Way(By.SAY, requirement.declaration, 0, requirement.equivalent)]
        case Check():
            return []


def _course(qualification: str, known: Evidence, catalogue: Catalogue) -> Way:
    course = catalogue.qualifications.get(qualification)
    by = By.FINISH if qualification in known.studying else By.STUDY
    return Way(by, qualification, course.length.months if course else None)


def _work(requirement: Experience, months: int, catalogue: Catalogue, target: str) -> Way:
    employer = target.partition("/")[0]
    roles = [role for role in catalogue.roles.values() if role.id != target and _gives(role, requirement, catalogue)]
    roles.sort(key=lambda role: (not _is_named(role, requirement), role.organisation != employer, *_rank(role)))
    left = None if requirement.months is None else requirement.months - months
    named = (*requirement.occupations, *requirement.roles, *requirement.settings)
    return Way(By.WORK, next(iter(named), requirement.id), left, roles=tuple(role.id for role in roles))


def _rank(role: Role) -> tuple[int, str, str]:
    """From the posts that people begin in up; without a band, last among those of a stage."""
    return list(Stage).index(role.stage), role.band.value if role.band else "~", role.id


def _is_named(role: Role, requirement: Experience) -> bool:
    """Whether it is the very thing asked for, and not only work that counts as it."""
    return role.id in requirement.roles or role.occupation in requirement.occupations


def _gives(role: Role, requirement: Experience, catalogue: Catalogue) -> bool:
    worked = Worked(1, role.id, occupations_of(role.occupation, catalogue), role.settings, True)
    paid = role.kind in (Kind.PEER, Kind.NON_PEER)
    return paid and fits(requirement, worked) and in_setting(requirement, worked)


class Part(StrEnum):
    """Where a single thing stands in an answer."""

    IN_THE_WAY = "in_the_way"
    TO_CONFIRM = "to_confirm"
    CAN_WAIT = "can_wait"
    IN_PLACE = "in_place"


def part_of(ask: Outcome) -> Part:
    """Where a thing stands: what may wait and is being studied for is not in the way, though it is not there yet."""
    if ask.status in (Status.MET, Status.NOT_NEEDED, Status.WAIVED):
        return Part.IN_PLACE
    alone = {Verdict.READY: Part.CAN_WAIT, Verdict.TO_CONFIRM: Part.TO_CONFIRM, Verdict.NOT_YET: Part.IN_THE_WAY}
    return alone[verdict((ask,))]


def asks(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The single things asked for, in order: an "all of" is taken apart, a choice counts as one thing."""
    return tuple(ask for outcome in outcomes for ask in _asks(outcome))


def _asks(outcome: Outcome) -> tuple[Outcome, ...]:
    settled = outcome.status in (Status.WAIVED, Status.NOT_NEEDED)
    return asks(outcome.parts) if isinstance(outcome.requirement, AllOf) and not settled else (outcome,)


def group_of(requirement: Requirement, outcomes: tuple[Outcome, ...]) -> Requirement | None:
    """The "all of" that a single thing stands in; None at the top."""
    for outcome in outcomes:
        if isinstance(outcome.requirement, AllOf) and any(part.requirement is requirement for part in outcome.parts):
            return outcome.requirement
        inner = group_of(requirement, outcome.parts) if isinstance(outcome.requirement, AllOf) else None
        if inner is not None:
            return inner
    return None

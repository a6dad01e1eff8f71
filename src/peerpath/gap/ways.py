"""What would close a gap: for each requirement that is not in place, the ways to it, nearest first."""

from collections.abc import Container, Iterator
from enum import StrEnum
from itertools import chain

from msgspec.structs import replace

from peerpath.gap.evaluate import evaluate
from peerpath.gap.evidence import Evidence, is_to_come, month_of, occupations_of, would_do
from peerpath.gap.in_post import months_in_post
from peerpath.gap.outcome import Outcome, Reason, Status
from peerpath.gap.singles import Part, part_of
from peerpath.gap.worked import WorkedSpell, fits, in_setting
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.qualification import Qualification
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
    walk,
)
from peerpath.model.role import Role
from peerpath.noun import Noun


class By(StrEnum):
    """What a person would do."""

    SAY = "say"
    """Confirm it: only the person can. With roles: they said no, and months in these usually give it."""
    STUDY = "study"
    FINISH = "finish"
    """Finish a course that they are on."""
    WORK = "work"


class Way(Noun, frozen=True):
    """One way to get a requirement in place."""

    by: By
    id: str
    """The qualification, role, occupation or declaration that it is about; a requirement's id for lived experience."""
    months: int | None
    """Months that it takes, with what has to come first; None if no source gives a number."""
    equivalent: bool = False
    """Stands for "or equivalent", which the employer judges."""
    ours: bool = False
    """Counts by our reading alone: at a level that no source names. What a source names comes first."""
    roles: tuple[str, ...] = ()
    """Roles in which the months can be worked: those that are asked for by name first, then the employer's own. Of
    something to say, the person's own roles that usually give what they said no to."""
    after: tuple[str, ...] = ()
    """What has to come first: courses, in their order, before one whose own entry they meet."""
    before: int = 0
    """Months of what has to come first."""
    basis: Basis | None = None
    """Of work, how firmly its months are known; of a course see its length."""


def open_ways(outcome: Outcome, evidence: Evidence, catalogue: Catalogue, target: str = "") -> list[Way]:
    """The ways to a requirement that the person has not refused, nearest first.

    For a course already begun, only finishing it. A course that the employer gives comes before all others, and for those
    in the post there is no other course; where only the person's own word is missing, that comes first.
    """
    # Nobody on a course is sent to another one.
    found = ways(outcome, evidence, catalogue, target)
    open_ = [way for way in found if way.by is By.FINISH] or _no_course(
        list(found), besides=evidence.refused, are_out=True
    )
    role = catalogue.roles.get(target) if outcome.requirement.terms.supported else None
    given = role.offers if role else ()
    to_say = outcome.status is Status.TO_CONFIRM
    if any(way.id in given for way in open_) and months_in_post(target, evidence) is not None:
        open_ = _no_course(open_, besides=given, are_out=False)
    return sorted(open_, key=lambda way: (to_say and way.by is not By.SAY, way.id not in given))


def _no_course(found: list[Way], besides: Container[str], *, are_out: bool) -> list[Way]:
    """The ways without the courses that are among these ids, or without all others."""
    return [way for way in found if way.by is not By.STUDY or (way.id in besides) is not are_out]


def ways(outcome: Outcome, evidence: Evidence, catalogue: Catalogue, target: str = "") -> tuple[Way, ...]:
    """The ways to one requirement, nearest first: fewest months, then id; a course that may no longer run comes last.

    None where it is in place.

    ``target`` is the role that asks: its employer's other roles are named first, and it is no way to itself.
    """
    if outcome.status in (Status.MET, Status.NOT_NEEDED, Status.WAIVED):
        return ()
    said_no = outcome.reason is Reason.SAID_NO and not outcome.evidence
    if (
        said_no
        and not isinstance(outcome.requirement, Holds)
        and not _can_be_gained(outcome.requirement, evidence, catalogue)
    ):
        return ()
    found = _ways(outcome, evidence, catalogue, target)
    # The same course by its name and by its level is one way, and then not by our reading alone.
    once = dict[Way, Way]()
    for way in sorted(found, key=lambda way: _nearness(way, catalogue)):
        once.setdefault(replace(way, ours=False), way)
    return tuple(once.values())


def _nearness(way: Way, catalogue: Catalogue) -> tuple[bool, bool, bool, int, str]:
    """Sort key: a course that may no longer run comes after all that do, however short it is."""
    courses = [catalogue.qualifications.get(id) for id in (*way.after, way.id)] if way.by is By.STUDY else []
    in_doubt = any(course and course.may_no_longer_run for course in courses)
    return way.equivalent, way.ours, in_doubt, way.months or 0, way.id


def _ways(outcome: Outcome, evidence: Evidence, catalogue: Catalogue, target: str) -> list[Way]:
    requirement = outcome.requirement
    match requirement:
        case AllOf() | AnyOf() | AtLeast():
            return _to_parts(outcome, evidence, catalogue, target)
        case Holds():
            return _to_hold(requirement.qualification, outcome.reason, evidence, catalogue)
        case Level():
            ours = requirement.terms.provenance.basis is Basis.ASSUMED
            return [replace(way, ours=ours) for way in _courses(requirement, evidence, catalogue, target)]
        case Experience():
            return [_work(requirement, outcome.months or 0, evidence, catalogue, target)]
        case LivedExperience():
            return [Way(By.SAY, requirement.id, 0)]
        case Declares():
            return [*_to_say(requirement, outcome), *_gained(requirement, evidence, catalogue, target)]
        case Check():
            return []


def _to_parts(outcome: Outcome, evidence: Evidence, catalogue: Catalogue, target: str) -> list[Way]:
    found = chain.from_iterable(ways(part, evidence, catalogue, target) for part in outcome.parts)
    return [replace(way, equivalent=True) for way in found] if _is_judged(outcome) else list(found)


def _to_say(asked: Declares, outcome: Outcome) -> list[Way]:
    if outcome.reason is not Reason.SAID_NO:
        return [Way(By.SAY, asked.declaration, 0, asked.equivalent)]
    return [Way(By.SAY, asked.declaration, 0, roles=outcome.evidence)] if outcome.evidence else []


def _to_hold(id: str, reason: Reason | None, evidence: Evidence, catalogue: Catalogue) -> list[Way]:
    """To say that a course which should be over is done, and the course itself while people can begin it."""
    done = [Way(By.SAY, id, 0)] if reason in (Reason.END_PASSED, Reason.OF_PROFESSION) else []
    return [*done, _course(id, evidence, catalogue)] if _can_begin(id, evidence, catalogue) else done


def _courses(requirement: Level, evidence: Evidence, catalogue: Catalogue, target: str) -> list[Way]:
    """The courses at a level, without those that train for another profession."""
    fitting = would_do(requirement, catalogue.qualifications)
    own = [id for id in fitting if catalogue.qualifications[id].trains_for in (None, target)]
    return [_course(id, evidence, catalogue) for id in own if _can_begin(id, evidence, catalogue)]


def _is_judged(outcome: Outcome) -> bool:
    """Whether the whole group is an "or equivalent" that the person has not declared."""
    parts = outcome.parts if isinstance(outcome.requirement, AllOf) else ()
    return any(
        isinstance(part.requirement, Declares) and part.requirement.equivalent and part.status is not Status.MET
        for part in parts
    )


def _can_be_gained(requirement: Requirement, evidence: Evidence, catalogue: Catalogue) -> bool:
    return isinstance(requirement, Declares) and bool(_gained(requirement, evidence, catalogue, ""))


def _gained(requirement: Declares, evidence: Evidence, catalogue: Catalogue, target: str) -> list[Way]:
    """The work that gives what somebody would otherwise declare, where it is experience that can be gained."""
    term = catalogue.declarations.get(requirement.declaration)
    if term is None or not term.experience:
        return []
    # Nobody is sent to unpaid work.
    paid = (role for role in _before(target, evidence, catalogue) if role.is_paid)
    gives = [role for role in paid if requirement.declaration in role.gives]
    own = _employer(target, catalogue)
    gives.sort(key=lambda role: (role.organisation != own, *_rank(role)))
    roles = tuple(role.id for role in gives)
    months = catalogue.assume_months
    return [Way(By.WORK, requirement.declaration, months, roles=roles, basis=Basis.ASSUMED)] if roles else []


def _can_begin(qualification: str, evidence: Evidence, catalogue: Catalogue) -> bool:
    """Whether it is under way or can still be begun; not if another one has replaced it."""
    course = catalogue.qualifications.get(qualification)
    return course is None or course.replaced_by is None or qualification in evidence.studying


def _course(qualification: str, evidence: Evidence, catalogue: Catalogue, within: tuple[str, ...] = ()) -> Way:
    """A course, with what its own entry needs first; ``within`` are the courses that it would itself come before."""
    course = catalogue.qualifications.get(qualification)
    if course is None:
        return Way(By.STUDY, qualification, None)
    if qualification in evidence.studying or is_to_come(qualification, evidence):
        begun = _begun_for(qualification, evidence, catalogue)
        return Way(By.FINISH, begun.id, begun.beside_a_job.at(evidence.study_hours))
    within = (*within, qualification)
    first = list(chain.from_iterable(_first(asked, evidence, catalogue, within) for asked in course.requires))
    before = sum(way.months or 0 for way in first)
    after = tuple(dict.fromkeys(id for way in first if way.by is By.STUDY for id in (*way.after, way.id)))
    length = course.beside_a_job.at(evidence.study_hours)
    return Way(By.STUDY, qualification, before + length, after=after, before=before)


def _begun_for(qualification: str, evidence: Evidence, catalogue: Catalogue) -> Qualification:
    """The course of today that gives a qualification: another one where that counts as it."""
    courses = (catalogue.qualifications[id] for id in sorted(evidence.studying) if id in catalogue.qualifications)
    return next((one for one in courses if qualification in one.counts_as), catalogue.qualifications[qualification])


def _first(asked: Requirement, evidence: Evidence, catalogue: Catalogue, within: tuple[str, ...]) -> list[Way]:
    """The nearest way to what the entry of a course needs, as far as that takes time; none where it is in place."""
    outcome = evaluate(asked, evidence)
    if part_of(outcome) is not Part.IN_THE_WAY or asked.terms.strength is not Strength.ESSENTIAL:
        return []
    ids = dict.fromkeys(id for leaf in walk(asked) for id in _giving(leaf, evidence, catalogue))
    left = [id for id in ids if id not in (*within, *evidence.refused)]
    found = [_course(id, evidence, catalogue, within) for id in left]
    found += [way for way in _work_ways(outcome, evidence, catalogue) if way.months]
    return sorted(found, key=lambda way: _nearness(way, catalogue))[:1]


def _giving(leaf: Requirement, evidence: Evidence, catalogue: Catalogue) -> list[str]:
    """The courses that would meet a part of a course's entry.

    At a level, only those whose own entry is in place: otherwise every chain of courses at that level would be followed.
    """
    match leaf:
        case Holds():
            return [leaf.qualification]
        case Level():
            courses = catalogue.qualifications
            ids = (id for id in would_do(leaf, courses) if courses[id].trains_for is None)
            return [id for id in ids if _can_begin(id, evidence, catalogue) and _is_open(courses[id], evidence)]
        case _:
            return []


def _is_open(course: Qualification, evidence: Evidence) -> bool:
    essential = (asked for asked in course.requires if asked.terms.strength is Strength.ESSENTIAL)
    return all(part_of(evaluate(asked, evidence)) is not Part.IN_THE_WAY for asked in essential)


def _work_ways(outcome: Outcome, evidence: Evidence, catalogue: Catalogue) -> list[Way]:
    asked = outcome.requirement
    return [_work(asked, outcome.months or 0, evidence, catalogue, "")] if isinstance(asked, Experience) else []


def _before(target: str, evidence: Evidence, catalogue: Catalogue) -> Iterator[Role]:
    """The roles in which people may work before the one that asks: today's, and those that may be steps to it."""
    asks, month = catalogue.roles.get(target), month_of(evidence.today)
    today = {worked.role for worked in evidence.worked if worked.is_held(month)}
    for role in catalogue.roles.values():
        if role.id != target and (asks is None or role.id in today or role.may_come_before(asks)):
            yield role


def _work(requirement: Experience, months: int, evidence: Evidence, catalogue: Catalogue, target: str) -> Way:
    employer = _employer(target, catalogue)
    roles = [role for role in _before(target, evidence, catalogue) if _gives(role, requirement, catalogue)]
    roles.sort(key=lambda role: (not _is_named(role, requirement), role.organisation != employer, *_rank(role)))
    left = None if requirement.months is None else requirement.months - months
    named = (*requirement.occupations, *requirement.roles, *requirement.settings)
    # No source gives the months of a rung, whatever it says of the step.
    basis = Basis.ASSUMED if requirement.rung else requirement.terms.provenance.basis
    posts = tuple(role.id for role in roles)
    return Way(By.WORK, next(iter(named), requirement.id), left, roles=posts, basis=basis if left else None)


def _employer(target: str, catalogue: Catalogue) -> str | None:
    role = catalogue.roles.get(target)
    return role.organisation if role else None


def _rank(role: Role) -> tuple[int, str, str]:
    """Sort key: entry posts first; within a stage, posts without a band last."""
    return role.stage.place, role.band.value if role.band else "~", role.id


def _is_named(role: Role, requirement: Experience) -> bool:
    """Whether it is the very thing asked for, and not just work that counts as it."""
    return role.id in requirement.roles or role.occupation in requirement.occupations


def _gives(role: Role, requirement: Experience, catalogue: Catalogue) -> bool:
    worked = WorkedSpell(1, role.id, occupations_of(role.occupation, catalogue), role.settings, True)
    if requirement.rung:
        return role.is_paid and role.id in requirement.roles
    return role.is_paid and fits(requirement, worked) and in_setting(requirement, worked)

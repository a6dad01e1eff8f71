"""What is open today, what is one step away, and which one step would open most."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from peerpath.gap.evaluate import evaluate, gap
from peerpath.gap.evidence import Evidence, evidence
from peerpath.gap.outcome import Gap, Outcome, Status, Verdict
from peerpath.gap.ways import Part, asks, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, Profile, Spell
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Declares, Experience, Strength, walk
from peerpath.model.role import Role, Stage
from peerpath.route.options import Options
from peerpath.route.problem.index import hosted_by
from peerpath.route.story.plan import Job, Person, Plan


class GainKind(StrEnum):
    """What one step is."""

    STUDY = "study"
    WORK = "work"


class Gain(Struct, frozen=True):
    """One step: a course to finish, or months in one role."""

    kind: GainKind
    id: str
    months: int


class Open(Struct, frozen=True):
    """A role that can be applied for today."""

    role: str
    to_confirm: int
    """Things that only the person can say, and has not said yet."""
    listed: bool
    """Whether a source lists what the employer asks; else the role is open only as far as is known."""


class Near(Struct, frozen=True):
    """A role that one step opens."""

    role: str
    gains: tuple[Gain, ...]
    """Each of which is enough, the shortest first, then by id."""
    to_confirm: int
    """Things that only the person can say, once the step is done."""


class Opener(Struct, frozen=True):
    """A step, and the roles that it opens."""

    gain: Gain
    roles: tuple[str, ...]


class Nearest(Struct, frozen=True):
    """The answer to "what now?"."""

    open: tuple[Open, ...]
    """Roles whose requirements are listed first, then fewest things to confirm, then by id."""
    near: tuple[Near, ...]
    """Shortest step first, then fewest things to confirm, then by id."""
    openers: tuple[Opener, ...]
    """Steps that open several roles: most roles first, then the shortest, then by id."""


def next_roles(catalogue: Catalogue, profile: Profile, today: date, assume_months: int = 12) -> Nearest:
    """What a person could apply for today, and what a single step would add.

    Left out are ways in, exits, and roles beyond entry for which no source lists what is asked. Where experience is
    asked for with no number, ``assume_months`` months in one role are a step.
    """
    person = Person(catalogue, profile, today, Options(assume_months=assume_months))
    now = {role.id: gap(role, person.evidence) for role in catalogue.roles.values() if _can_be_told(role)}
    open_now = [catalogue.roles[id] for id, found in now.items() if _is_open(found)]
    waiting = [_with_months(catalogue.roles[id], person) for id, found in now.items() if not _is_open(found)]
    before = {
        role.id: now[role.id] if role == catalogue.roles[role.id] else gap(role, person.evidence) for role in waiting
    }
    opened: dict[Gain, list[str]] = {}
    for gain, after in _gains(person, open_now, waiting):
        found = [role.id for role in waiting if _opens(role, before[role.id], after)]
        if found:
            opened[gain] = sorted(found)
    near = [Near(role, gains, _to_confirm(before[role])) for role, gains in _near(opened).items()]
    told = [Open(role.id, _to_confirm(now[role.id]), role.requirements_listed) for role in open_now]
    return Nearest(
        open=tuple(sorted(told, key=lambda one: (not one.listed, one.to_confirm, one.role))),
        near=tuple(sorted(near, key=lambda one: (one.gains[0].months, one.to_confirm, one.role))),
        openers=tuple(sorted(_openers(opened), key=lambda one: (-len(one.roles), one.gain.months, one.gain.id))),
    )


def _can_be_told(role: Role) -> bool:
    return role.is_paid and (role.requirements_listed or role.stage is Stage.ENTRY)


def _with_months(role: Role, person: Person) -> Role:
    """A role that asks for so many months wherever it asks for experience, or else any step's months would do."""
    return replace(role, requires=tuple(person.with_months(requirement) for requirement in role.requires))


def _opens(role: Role, before: Gap, after: Evidence) -> bool:
    """Whether what is there after a step opens a role. Most steps leave its first obstacle, so that is looked at first."""
    first = next((ask for ask in asks(before.outcomes) if part_of(ask) is Part.IN_THE_WAY), None)
    if first is not None and part_of(evaluate(first.requirement, after)) is Part.IN_THE_WAY:
        return False
    return _is_open(gap(role, after))


def _is_open(found: Gap) -> bool:
    """Nothing is in the way but the person's own word; an equivalent, which the employer judges, is not assumed."""
    return found.verdict is not Verdict.NOT_YET and not any(map(_rests_on_equivalent, asks(found.outcomes)))


def _rests_on_equivalent(ask: Outcome) -> bool:
    if ask.status is not Status.TO_CONFIRM or not _is_essential(ask.requirement.terms.strength):
        return False
    open_parts = [part for part in ask.parts if part.status is Status.TO_CONFIRM]
    if open_parts:
        return all(map(_rests_on_equivalent, open_parts))
    return isinstance(ask.requirement, Declares) and ask.requirement.equivalent


def _to_confirm(found: Gap) -> int:
    essential = (ask for ask in asks(found.outcomes) if _is_essential(ask.requirement.terms.strength))
    return sum(part_of(ask) is Part.TO_CONFIRM for ask in essential)


def _is_essential(strength: Strength) -> bool:
    return strength is Strength.ESSENTIAL


def _gains(person: Person, open_now: list[Role], waiting: Iterable[Role]) -> Iterator[tuple[Gain, Evidence]]:
    """Every single step that the person can take today, with what they would then have."""
    profile, catalogue = person.profile, person.catalogue
    for course in filter(_startable(person), catalogue.qualifications.values()):
        gained = replace(profile, holds=(*profile.holds, Holding(course.id)))
        yield Gain(GainKind.STUDY, course.id, course.length.months), evidence(gained, catalogue, person.today)
    for months in sorted({person.options.assume_months, *_months_asked(waiting)}):
        for role in open_now:
            worked = Plan(months, (Job(role.id, 0, months),), ())
            yield Gain(GainKind.WORK, role.id, months), person.later(worked, months)


def _startable(person: Person) -> Callable[[Qualification], bool]:
    """Tells which courses the person can begin today, and has neither done nor refused."""
    known, spells = person.evidence, person.profile.experience
    here = {offer for spell in spells if spell.until is None for offer in _offered(spell, person.catalogue)}
    done = {*known.held, *known.refused}

    def can_begin(course: Qualification) -> bool:
        if course.id in done or (course.in_post_only and course.id not in here):
            return False
        return all(evaluate(asked, known).status in _IN_PLACE for asked in course.requires)

    return can_begin


_IN_PLACE = (Status.MET, Status.NOT_NEEDED, Status.WAIVED, Status.TO_CONFIRM)


def _offered(spell: Spell, catalogue: Catalogue) -> list[str]:
    role = catalogue.roles.get(spell.role or "")
    return hosted_by(role, catalogue) if role else []


def _months_asked(roles: Iterable[Role]) -> set[int]:
    nodes = (node for role in roles for asked in role.requires for node in walk(asked))
    return {node.months for node in nodes if isinstance(node, Experience) and node.months}


def _near(opened: dict[Gain, list[str]]) -> dict[str, tuple[Gain, ...]]:
    """For each role the steps that open it; of the same work, only the shortest."""
    by_role: dict[str, dict[tuple[GainKind, str], Gain]] = {}
    for gain in sorted(opened, key=lambda gain: (gain.months, gain.id)):
        for role in opened[gain]:
            by_role.setdefault(role, {}).setdefault((gain.kind, gain.id), gain)
    return {role: tuple(gains.values()) for role, gains in by_role.items()}


def _openers(opened: dict[Gain, list[str]]) -> list[Opener]:
    return [Opener(gain, tuple(roles)) for gain, roles in opened.items() if len(roles) > 1]

"""From a plan to the steps that a person reads: what each is for, why it stands where it does, what is critical."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from peerpath.gap import Outcome, Status
from peerpath.gap.evidence import closure
from peerpath.model.provenance import Basis
from peerpath.model.requirement import (
    AnyOf,
    Check,
    Declares,
    Experience,
    Holds,
    LivedExperience,
    Requirement,
    Strength,
    When,
)
from peerpath.route.answer import After, Step, StepKind, Wait, Why
from peerpath.route.replay import holds
from peerpath.route.standing import Person, Plan, used

LIVED_EXPERIENCE = "lived-experience"
_MAY_WAIT = frozenset({Status.LATER, Status.IN_PROGRESS, Status.TO_CONFIRM})
_FIRMNESS = (Basis.STATED, Basis.TYPICAL, Basis.ASSUMED)


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Work in one role without a break, or one course from its start to its end."""

    from_month: int
    to_month: int
    kind: StepKind
    id: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """Something that asked for other things on the day on which it began."""

    id: str
    month: int
    requires: tuple[Requirement, ...]


IsCritical = Callable[[Stretch, int], bool]
"""Whether the end moves if a stretch is kept from its months, and from those since the month given."""


def steps_of(plan: Plan, target: str, person: Person, places: int, is_critical: IsCritical) -> tuple[Step, ...]:
    """The steps of a plan, by month, then kind, then id."""
    return tuple(_Story(plan, target, person, places).steps(is_critical))


def after(target: str, plan: Plan, person: Person) -> tuple[After, ...]:
    """What the target asks for that waits until after the appointment, in the target's own order."""
    known = person.later(plan, plan.months)
    outcomes = (person.outcome(requirement, known) for requirement in person.catalogue.roles[target].requires)
    leaves = [leaf for outcome in outcomes for leaf in _waiting(outcome)]
    return tuple(After(_thing(leaf), leaf.terms.when, leaf.terms.within_months, leaf.id) for leaf in leaves)


def _waiting(outcome: Outcome) -> list[Requirement]:
    """Essential leaves that are only gained later; of several ways, those of the first that waits."""
    requirement = outcome.requirement
    if requirement.terms.strength is not Strength.ESSENTIAL or outcome.status not in _MAY_WAIT:
        return []
    if not outcome.parts:
        before = requirement.terms.when is When.BEFORE_APPLYING and not isinstance(requirement, Check)
        return [] if before else [requirement]
    below = [leaves for part in outcome.parts if (leaves := _waiting(part))]
    return [leaf for leaves in (below[:1] if isinstance(requirement, AnyOf) else below) for leaf in leaves]


def _thing(leaf: Requirement) -> str:
    """The id of what a leaf asks for; its own where it asks for no single thing."""
    match leaf:
        case Holds():
            return leaf.qualification
        case Declares():
            return leaf.declaration
        case Check():
            return leaf.check
        case LivedExperience():
            return LIVED_EXPERIENCE
        case _:
            return leaf.id


class _Story:
    """A plan, with what serves what."""

    def __init__(self, plan: Plan, target: str, person: Person, places: int) -> None:
        self.plan, self.person, self.places = plan, person, places
        self.catalogue = person.catalogue
        self.stretches = sorted((*self._studied(), *self._worked()))
        self.serves: dict[Stretch, dict[str, Basis]] = defaultdict(dict)
        self.confirms: dict[str, dict[str, None]] = defaultdict(dict)
        self.rests_on: dict[str, list[Stretch]] = defaultdict(list)
        self.target = _Begun(target, plan.months, self.catalogue.roles[target].requires)
        self.begun = {begun.id: begun for begun in self._begun()}
        for begun in (*self.begun.values(), self.target):
            self._tell(begun)
        self._tell_hosts()

    def steps(self, is_critical: IsCritical) -> Iterator[Step]:
        for id_, asked in sorted(self.confirms.items()):
            yield Step(StepKind.CONFIRM, id_, 0, 0, tuple(asked), None, False, Why(Wait.AT_ONCE))
        for stretch in sorted(self.stretches, key=lambda s: (s.from_month, s.kind is StepKind.WORK, s.id)):
            under_way = self._is_under_way(stretch)
            if under_way and not self.serves[stretch]:
                continue
            critical = is_critical(stretch, self._left_off(stretch))
            serves = tuple(self.serves[stretch])
            why = self._why(stretch)
            yield Step(
                stretch.kind,
                stretch.id,
                stretch.from_month,
                stretch.to_month,
                serves,
                self._basis(stretch),
                critical,
                why,
            )
        month = self.plan.months
        yield Step(StepKind.APPLY, self.target.id, month, month, (), None, month > 0, self._why_begun(self.target))

    def _studied(self) -> Iterator[Stretch]:
        for course, start in self.plan.starts.items():
            yield Stretch(start, start + self.person.length(course), StepKind.STUDY, course)
        for course, end in self.person.now.ends.items():
            yield Stretch(0, end, StepKind.STUDY, course)

    def _worked(self) -> Iterator[Stretch]:
        month = 0
        for job, run in groupby(self.plan.jobs):
            length = len(list(run))
            if job is not None:
                yield Stretch(month, month + length, StepKind.WORK, job)
            month += length

    def _begun(self) -> Iterator[_Begun]:
        for stretch in self.stretches:
            if stretch.kind is StepKind.STUDY and not self._is_under_way(stretch):
                yield _Begun(stretch.id, stretch.from_month, self.catalogue.qualifications[stretch.id].requires)
            elif (
                stretch.kind is StepKind.WORK
                and stretch.id not in self.person.now.roles
                and not self._left_off(stretch)
            ):
                yield _Begun(stretch.id, stretch.from_month, self.catalogue.roles[stretch.id].requires)

    def _is_under_way(self, stretch: Stretch) -> bool:
        return stretch.kind is StepKind.STUDY and stretch.id in self.person.now.ends

    def _left_off(self, stretch: Stretch) -> int:
        """The month in which the same role was left before; 0 where it was not."""
        earlier = [s.to_month for s in self.stretches if s.id == stretch.id and s.to_month <= stretch.from_month]
        return max(earlier, default=0) if stretch.kind is StepKind.WORK else 0

    def _tell(self, begun: _Begun) -> None:
        """Credit what something asked for to the steps that serve it."""
        known = self.person.later(self.plan, begun.month)
        for requirement in begun.requires:
            if requirement.terms.strength is Strength.ESSENTIAL:
                for leaf in used(self.person.outcome(requirement, known)) or ():
                    self._credit(begun, leaf)

    def _credit(self, begun: _Begun, leaf: Outcome) -> None:
        requirement = leaf.requirement
        if leaf.status is Status.TO_CONFIRM:
            id_ = LIVED_EXPERIENCE if isinstance(requirement, LivedExperience) else _thing(requirement)
            self.confirms[id_][requirement.id] = None
        elif self.person.outcome(requirement, self.person.known).status is not Status.MET:
            for stretch in self.stretches:
                if self._gives(stretch, leaf, begun.month):
                    self.serves[stretch][requirement.id] = requirement.terms.provenance.basis
                    self.rests_on[begun.id].append(stretch)

    def _gives(self, stretch: Stretch, leaf: Outcome, month: int) -> bool:
        """Whether a step is among what a leaf rests on in a month."""
        if stretch.kind is StepKind.STUDY:
            held = closure([stretch.id], self.catalogue.qualifications)
            asked = not isinstance(leaf.requirement, Experience | Declares)
            return asked and stretch.to_month <= month and any(q in leaf.evidence for q in held)
        if stretch.from_month >= month or not isinstance(leaf.requirement, Experience | Declares):
            return False
        return stretch.id in leaf.evidence

    def _tell_hosts(self) -> None:
        """A course that is gained in post is served by the work beside it."""
        for course in self.stretches:
            if course.kind is StepKind.STUDY and not self._is_under_way(course):
                basis = self.catalogue.qualifications[course.id].length.provenance.basis
                for work in self._hosts(course):
                    for requirement in self.serves[course]:
                        self.serves[work].setdefault(requirement, basis)

    def _hosts(self, course: Stretch) -> list[Stretch]:
        if not self.catalogue.qualifications[course.id].in_post_only:
            return []
        beside = (s for s in self.stretches if s.kind is StepKind.WORK and s.from_month < course.to_month)
        return [work for work in beside if work.to_month > course.from_month]

    def _basis(self, stretch: Stretch) -> Basis | None:
        if stretch.kind is StepKind.STUDY:
            return self.catalogue.qualifications[stretch.id].length.provenance.basis
        return max(self.serves[stretch].values(), key=_FIRMNESS.index, default=None)

    def _why(self, stretch: Stretch) -> Why:
        month = stretch.from_month
        if self._is_under_way(stretch):
            return Why(Wait.UNDER_WAY)
        if month == 0:
            return Why(Wait.AT_ONCE)
        begun = self.begun.get(stretch.id)
        if begun and begun.month == month and (why := self._why_begun(begun)).wait is Wait.AFTER:
            return why
        if stretch.kind is StepKind.STUDY:
            hosts = [work.id for work in self._hosts(stretch) if work.from_month == month]
            if hosts:
                return Why(Wait.IN_POST, tuple(hosts))
            running = [s.id for s in self.stretches if s.kind is StepKind.STUDY and s.from_month < month <= s.to_month]
            return Why(Wait.STUDY_PLACE, tuple(running)) if len(running) >= self.places else Why(Wait.ROOM)
        before = self.plan.jobs[month - 1]
        return Why(Wait.JOB, (before,)) if before is not None else Why(Wait.ROOM)

    def _why_begun(self, begun: _Begun) -> Why:
        """The steps that something waited for: those that ended, or reached their number, just then."""
        if begun.month == 0:
            return Why(Wait.AT_ONCE)
        if holds(begun.requires, self.person, self.person.later(self.plan, begun.month - 1)):
            return Why(Wait.ROOM)
        just = [
            s.id for s in self.rests_on[begun.id] if s.from_month < begun.month and self._lasts_until(s, begun.month)
        ]
        return Why(Wait.AFTER, tuple(dict.fromkeys(just)))

    def _lasts_until(self, stretch: Stretch, month: int) -> bool:
        return stretch.to_month == month or (stretch.kind is StepKind.WORK and stretch.to_month > month)

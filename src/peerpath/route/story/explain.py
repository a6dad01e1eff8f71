"""From a plan to the steps that a person reads: what each is for, why it stands where it does, what is critical."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby

from msgspec import Struct

from peerpath.gap.evidence import closure
from peerpath.gap.outcome import Outcome, Status
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
from peerpath.route.story.replay import holds
from peerpath.route.story.standing import Person, Plan, used

LIVED_EXPERIENCE = "lived-experience"
_MAY_WAIT = frozenset({Status.LATER, Status.IN_PROGRESS, Status.TO_CONFIRM})
_FIRMNESS = (Basis.STATED, Basis.TYPICAL, Basis.ASSUMED)


class Stretch(Struct, frozen=True, order=True):
    """Work in one role without a break, or one course from its start to its end."""

    from_month: int
    to_month: int
    kind: StepKind
    id: str


_Reason = tuple[Wait, list[Stretch]]


class _Begun(Struct, frozen=True):
    """Something that asked for other things on the day on which it began."""

    id: str
    month: int
    requires: tuple[Requirement, ...]


def steps_of(plan: Plan, target: str, person: Person, places: int) -> tuple[Step, ...]:
    """The steps of a plan, by month, then kind, then id."""
    return tuple(_Story(plan, target, person, places).steps())


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
        self.later = cache(partial(person.later, plan))
        """What the person amounts to in a month."""
        self.stretches = sorted((*self._studied(), *self._worked()))
        self.serves: dict[Stretch, dict[str, Basis]] = defaultdict(dict)
        self.confirms: dict[str, dict[str, None]] = defaultdict(dict)
        self.rests_on: dict[str, list[tuple[Stretch, Requirement]]] = defaultdict(list)
        self.target = _Begun(target, plan.months, self.catalogue.roles[target].requires)
        self.begun = {begun.id: begun for begun in self._begun()}
        for begun in (*self.begun.values(), self.target):
            self._tell(begun)
        self._tell_hosts()

    def steps(self) -> Iterator[Step]:
        for id_, asked in sorted(self.confirms.items()):
            yield Step(StepKind.CONFIRM, id_, 0, 0, tuple(asked), None, False, Why(Wait.AT_ONCE))
        critical = self._critical()
        for stretch in sorted(self.stretches, key=lambda s: (s.from_month, s.kind is StepKind.WORK, s.id)):
            if self.serves[stretch] or not self._is_under_way(stretch) or stretch in critical:
                yield self._step(stretch, stretch in critical)
        month = self.plan.months
        why = _first(self._after(self.target), month)
        yield Step(StepKind.APPLY, self.target.id, month, month, (), None, month > 0, why)

    def _step(self, stretch: Stretch, critical: bool) -> Step:
        serves, basis, why = tuple(self.serves[stretch]), self._basis(stretch), self._why(stretch)
        return Step(stretch.kind, stretch.id, stretch.from_month, stretch.to_month, serves, basis, critical, why)

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
                and not self._is_taken_up_again(stretch)
            ):
                yield _Begun(stretch.id, stretch.from_month, self.catalogue.roles[stretch.id].requires)

    def _is_under_way(self, stretch: Stretch) -> bool:
        return stretch.kind is StepKind.STUDY and stretch.id in self.person.now.ends

    def _is_taken_up_again(self, work: Stretch) -> bool:
        return any(s.id == work.id and s.to_month <= work.from_month for s in self.stretches)

    def _tell(self, begun: _Begun) -> None:
        """Credit what something asked for to the steps that serve it."""
        known = self.later(begun.month)
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
                    self.rests_on[begun.id].append((stretch, requirement))

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
        return (
            Why(Wait.UNDER_WAY)
            if self._is_under_way(stretch)
            else _first(self._holds_back(stretch), stretch.from_month)
        )

    def _critical(self) -> set[Stretch]:
        """What the end waits for, what that waits for, and so on: with the order kept, a delay is passed on."""
        found: set[Stretch] = set()
        waiting = [s for _, stretches in self._after(self.target) for s in stretches]
        while waiting:
            stretch = waiting.pop()
            if stretch not in found:
                found.add(stretch)
                waiting += [s for _, stretches in self._holds_back(stretch) for s in stretches]
        return found

    def _holds_back(self, stretch: Stretch) -> Iterator[_Reason]:
        """What ends, or is reached, just when a stretch begins, so that it could not begin earlier as things stand."""
        month = stretch.from_month
        begun = self.begun.get(stretch.id)
        if month == 0 or self._is_under_way(stretch):
            return
        if begun and begun.month == month:
            yield from self._after(begun)
        same = [s for s in self.stretches if s.kind is stretch.kind]
        just = [s for s in same if s.to_month == month]
        if stretch.kind is StepKind.WORK:
            in_post = [s for s in self.stretches if s.kind is StepKind.STUDY and s.to_month == month and self._hosts(s)]
            yield from [(Wait.JOB, just)] if just else []
            yield from [(Wait.STUDY_PLACE, in_post)] if in_post and just else []
            return
        hosts = [work for work in self._hosts(stretch) if work.from_month == month]
        yield from [(Wait.IN_POST, hosts)] if hosts else []
        if just and sum(s.from_month < month <= s.to_month for s in same) >= self.places:
            yield Wait.STUDY_PLACE, just

    def _after(self, begun: _Begun) -> Iterator[_Reason]:
        """The steps that something asked for and that ended, or reached their number, just then."""
        if begun.month == 0:
            return
        before = self.later(begun.month - 1)
        if not holds(begun.requires, self.person, before):
            rests_on = self.rests_on[begun.id]
            late = [s for s, leaf in rests_on if self.person.outcome(leaf, before).status is not Status.MET]
            yield Wait.AFTER, list(dict.fromkeys(late))


def _first(reasons: Iterator[_Reason], month: int) -> Why:
    """The reason that a reader is given: the first there is."""
    for wait, stretches in reasons:
        return Why(wait, tuple(dict.fromkeys(s.id for s in stretches)))
    return Why(Wait.ROOM if month else Wait.AT_ONCE)

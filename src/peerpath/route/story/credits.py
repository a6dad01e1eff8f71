"""Works out what each stretch of a plan is for: the requirements that rest on it, and what is left to confirm."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, partial

from msgspec import Struct

from peerpath.gap.evidence import closure
from peerpath.gap.outcome import Outcome, Status
from peerpath.gap.profession import trainings_for
from peerpath.model.requirement import (
    AnyOf,
    AtLeast,
    Declares,
    Experience,
    Requirement,
    Strength,
    everything_in,
    parts_of,
)
from peerpath.model.role import RoleKind
from peerpath.route.answer import Served, StepKind
from peerpath.route.story.plan import Person, Plan
from peerpath.route.story.replay import at_once, deadlines
from peerpath.route.story.used import Things, fewest_to_confirm, thing_of, used


class Stretch(Struct, frozen=True, order=True):
    """One job or one course, from start to end."""

    from_month: int
    to_month: int
    kind: StepKind
    id: str
    host: str = ""
    """For training: the job in which it is taken."""

    def is_training_of(self, job: "Stretch") -> bool:
        """Whether it is a course that is taken in a job."""
        within = job.from_month <= self.from_month and self.to_month <= job.to_month
        return job.kind is not StepKind.STUDY and self.host == job.id and within


class Begun(Struct, frozen=True):
    """Something with requirements, in the month in which it is applied for, begun or due."""

    id: str
    month: int
    requires: tuple[Requirement, ...]
    due: bool = False


class Credits:
    """A plan, with the requirements that each stretch serves."""

    def __init__(self, plan: Plan, target: str, person: Person) -> None:
        self.plan, self.person = plan, person
        self.later = cache(partial(person.needed_at, plan))
        """The person's evidence in a month, without courses of today that the plan does not use."""
        self.unmoved = cache(person.unmoved_at)
        """What they would have in a month without the plan: what they have today, but for what lapses by then."""
        self.stretches = sorted((*self._studied(), *self._worked()))
        self.serves: dict[Stretch, dict[str, Served]] = defaultdict(dict)
        self.confirms: dict[str, dict[str, Served]] = defaultdict(dict)
        self.confirm_month: dict[str, int] = {}
        self.rests_on: dict[Begun, list[tuple[Stretch, Requirement]]] = defaultdict(list)
        self.lacks = 0
        """How much is asked for that does not stand without courses of today that the plan leaves out."""
        self.target = self._target(target)
        self.begun = sorted([*self._begun(), *self._due(), self.target], key=lambda begun: (begun.month, begun.id))
        asked = [(begun, list(self._asked(begun))) for begun in self.begun]
        said = fewest_to_confirm(outcome for _, outcomes in asked for outcome in outcomes)
        for begun, outcomes in asked:
            self._tell(begun, outcomes, said)
        self._tell_hosts()

    def _target(self, target: str) -> Begun:
        """The target as it is applied for, or the training that begins for another profession."""
        catalogue = self.person.catalogue
        role = catalogue.roles[target]
        if role.kind is not RoleKind.EXIT:
            return Begun(target, self.plan.months, role.requires)
        courses = [catalogue.qualifications[course] for course in trainings_for(role, catalogue)]
        found = self.later(self.plan.months)
        held = [
            c for c in courses if all(used(self.person.outcome(r, found)) is not None for r in essential(c.requires))
        ]
        course = (held or courses)[0]
        return Begun(course.id, self.plan.months, course.requires)

    def _studied(self) -> Iterator[Stretch]:
        for course in self.plan.courses:
            yield Stretch(course.start, course.end, StepKind.STUDY, course.id, course.host or "")
        for id_ in self.plan.under_way:
            yield Stretch(0, self.person.now.ends[id_], StepKind.STUDY, id_)

    def _worked(self) -> Iterator[Stretch]:
        for label, today in self.person.now.jobs.items():
            yield Stretch(0, self.person.left(today, self.plan), StepKind.STAY, label)
        for job in self.plan.jobs:
            yield Stretch(job.start, job.end, StepKind.WORK, job.role)

    def _begun(self) -> Iterator[Begun]:
        catalogue, hiring = self.person.catalogue, self.person.options.assume_hiring
        for course in self.plan.courses:
            yield Begun(course.id, course.start, catalogue.qualifications[course.id].requires)
        for job in self.plan.jobs:
            yield Begun(job.role, job.start - hiring, catalogue.roles[job.role].requires)

    def _due(self) -> Iterator[Begun]:
        for stretch in self.stretches:
            role = self.person.catalogue.roles.get(stretch.id)
            if role is None or stretch.kind is StepKind.STUDY:
                continue
            if self.person.is_late and stretch.kind is StepKind.STAY:
                continue
            so_far = self.person.now.jobs[stretch.id].months if stretch.kind is StepKind.STAY else 0
            for within, requirement in deadlines(role):
                month = stretch.from_month - so_far + within
                if 0 < month < stretch.to_month:
                    yield Begun(role.id, month, (at_once(requirement),), due=True)

    def _asked(self, begun: Begun) -> Iterator[Outcome]:
        """How what something asks for stands when it does."""
        found = self.later(begun.month)
        return (self.person.outcome(requirement, found) for requirement in essential(begun.requires))

    def _tell(self, begun: Begun, outcomes: Iterable[Outcome], said: Things) -> None:
        """Credit something's requirements to the stretches that they rest on."""
        within = innermost_choices(begun.requires)
        as_asked = {node.id: node for requirement in begun.requires for node in everything_in(requirement)}
        for outcome in outcomes:
            leaves = used(outcome, said=said)
            self.lacks += leaves is None
            for leaf in leaves or ():
                id_ = leaf.requirement.id
                self._credit(begun, leaf, Served(as_asked[id_], begun.id, within.get(id_)))

    def _credit(self, begun: Begun, leaf: Outcome, served: Served) -> None:
        requirement = leaf.requirement
        if leaf.status is Status.TO_CONFIRM:
            id_ = thing_of(requirement)
            self.confirms[id_][requirement.id] = served
            self.confirm_month.setdefault(id_, begun.month)
        elif self.person.outcome(requirement, self.unmoved(begun.month)).status is not Status.MET:
            for stretch in self.stretches:
                if self._gives(stretch, leaf, begun.month):
                    self.serves[stretch][requirement.id] = served
                    self.rests_on[begun].append((stretch, requirement))

    def _gives(self, stretch: Stretch, leaf: Outcome, month: int) -> bool:
        """Whether a stretch is among what a leaf rests on in a month."""
        of_work = isinstance(leaf.requirement, Experience | Declares)
        if stretch.kind is StepKind.STUDY:
            held = closure([stretch.id], self.person.catalogue.qualifications)
            return not of_work and stretch.to_month <= month and any(q in leaf.evidence for q in held)
        return of_work and stretch.from_month < month and stretch.id in leaf.evidence

    def _tell_hosts(self) -> None:
        """Credit a job with what can only be gained in it."""
        for course in self.stretches:
            if course.host and self.person.catalogue.qualifications[course.id].in_post_only:
                for work in self.stretches:
                    if course.is_training_of(work):
                        self.serves[work] = {**self.serves[course], **self.serves[work]}


def essential(requires: Iterable[Requirement]) -> list[Requirement]:
    """The essential requirements."""
    return [requirement for requirement in requires if requirement.terms.strength is Strength.ESSENTIAL]


def innermost_choices(requires: Iterable[Requirement], above: Requirement | None = None) -> dict[str, Requirement]:
    """The innermost choice of each requirement below a choice, by id."""
    found: dict[str, Requirement] = {}
    for requirement in requires:
        if above is not None:
            found[requirement.id] = above
        inner = requirement if isinstance(requirement, AnyOf | AtLeast) else above
        found |= innermost_choices(parts_of(requirement), inner)
        if requirement.unless is not None:
            found |= innermost_choices((requirement.unless,), inner)
    return found

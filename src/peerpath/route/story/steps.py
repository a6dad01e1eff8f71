"""Turns a plan into the steps that a person reads."""

from collections.abc import Iterator
from functools import partial

from peerpath.gap.evidence import closure
from peerpath.gap.outcome import Outcome, Status
from peerpath.model.provenance import Basis
from peerpath.model.requirement import (
    AnyOf,
    Declares,
    Experience,
    Holds,
    Level,
    Requirement,
    Strength,
    When,
    is_rung,
    walk,
)
from peerpath.model.role import Role, RoleKind, Stage
from peerpath.route.answer import After, RestsOn, Served, Stay, Step, StepKind, Training
from peerpath.route.story.credits import Credits, Stretch, essential, innermost_choices
from peerpath.route.story.plan import Job, Person, Plan
from peerpath.route.story.reasons import Reasons
from peerpath.route.story.replay import deadlines, missed_in
from peerpath.route.story.used import thing_of

_MAY_WAIT = frozenset({Status.LATER, Status.IN_PROGRESS, Status.TO_CONFIRM})
_FIRMNESS = (Basis.STATED, Basis.TYPICAL, Basis.ASSUMED)
_ORDER = (StepKind.STAY, StepKind.CONFIRM, StepKind.STUDY, StepKind.WORK, StepKind.APPLY, StepKind.TRAIN)
_WORST = (RestsOn.STATED, RestsOn.USUAL, RestsOn.SKETCH)


def steps_of(plan: Plan, target: str, person: Person) -> tuple[Step, ...]:
    """The steps of a plan, ordered by month, kind and id. Applying, or starting to train, comes last."""
    told = _Told(Credits(plan, target, person), person)
    steps = sorted((*told.confirms(), *told.stretches()), key=lambda s: (s.from_month, _ORDER.index(s.kind), s.id))
    return (*steps, told.last(target))


def after(target: str, plan: Plan, person: Person) -> tuple[After, ...]:
    """What the target asks for that can wait until after the appointment, in the target's own order."""
    role = person.catalogue.roles[target]
    if role.kind is RoleKind.EXIT:
        return ()
    found = person.later(plan, plan.months)
    outcomes = (person.outcome(requirement, found) for requirement in role.requires)
    choices = innermost_choices(role.requires)
    leaves = [leaf for outcome in outcomes for leaf in _waiting(outcome)]
    return tuple(After(thing_of(leaf), leaf, choices.get(leaf.id)) for leaf in leaves)


def rests_on(plan: Plan, target: str, person: Person) -> RestsOn:
    """How firmly the route is known: as the least known of its target and new jobs."""
    roles = [person.catalogue.roles[id_] for id_ in (target, *(job.role for job in plan.jobs))]
    return max((firmness_of(role) for role in roles), key=_WORST.index)


def firmness_of(role: Role) -> RestsOn:
    """How firmly a role's requirements are known."""
    if role.is_listed:
        return RestsOn.STATED
    return RestsOn.SKETCH if role.stage in (Stage.SENIOR, Stage.BEYOND) else RestsOn.USUAL


def _waiting(outcome: Outcome) -> list[Requirement]:
    """Essential leaves that are gained only later; in a choice, those of the first part that waits."""
    requirement = outcome.requirement
    if requirement.terms.strength is not Strength.ESSENTIAL or outcome.status not in _MAY_WAIT:
        return []
    if not outcome.parts:
        return [] if requirement.terms.when is When.BEFORE_APPLYING else [requirement]
    below = [leaves for part in outcome.parts if (leaves := _waiting(part))]
    return [leaf for leaves in (below[:1] if isinstance(requirement, AnyOf) else below) for leaf in leaves]


class _Told:
    """A plan with its credits, told in steps."""

    def __init__(self, credits: Credits, person: Person) -> None:
        self._credits, self._person, self._reasons = credits, person, Reasons(credits)
        self._qualifications = person.catalogue.qualifications

    def confirms(self) -> Iterator[Step]:
        """Things to confirm, each at the first step that needs it."""
        for id_, asked in self._credits.confirms.items():
            month = self._credits.confirm_month[id_]
            yield Step(kind=StepKind.CONFIRM, id=id_, from_month=month, to_month=month, serves=tuple(asked.values()))

    def stretches(self) -> Iterator[Step]:
        """Jobs with their training, courses in one's own time, and the courses and jobs of today that count."""
        hosts = {stretch.host for stretch in self._credits.stretches}
        for stretch in self._credits.stretches:
            if stretch.host:
                continue
            of_today = self._reasons.is_under_way(stretch)
            # A course of today that nothing needs is not a step: it is assumed to go on alongside.
            if of_today and not self._credits.serves[stretch] and stretch not in self._reasons.critical:
                continue
            if stretch.kind is StepKind.STAY and stretch.id == self._credits.target.id:
                yield self._step(stretch)
                continue
            # Involvement or a placement is not a job to stay in, unless its months count or it trains people.
            if self._is_no_job(stretch) and not self._credits.serves[stretch] and stretch.id not in hosts:
                continue
            if stretch.from_month < stretch.to_month or stretch.kind is StepKind.WORK:
                yield self._step(stretch)

    def _is_no_job(self, stretch: Stretch) -> bool:
        roles = self._person.catalogue.roles
        named = (
            [roles[stretch.id]] if stretch.id in roles else [r for r in roles.values() if r.occupation == stretch.id]
        )
        is_work = any(role.kind is not RoleKind.PRE_PEER for role in named)
        return stretch.kind is StepKind.STAY and bool(named) and not is_work

    def last(self, target: str) -> Step:
        """Applying for the target, or starting to train for another profession."""
        begun, month = self._credits.target, self._credits.plan.months
        trains = begun.id != target
        until = month + self._qualifications[begun.id].length.months if trains else month
        return Step(
            kind=StepKind.TRAIN if trains else StepKind.APPLY,
            id=begun.id,
            from_month=month,
            to_month=until,
            basis=self._qualifications[begun.id].length.provenance.basis if trains else None,
            critical=month > 0,
            why=self._reasons.why_target(),
        )

    def _step(self, stretch: Stretch) -> Step:
        is_new = stretch.kind is StepKind.WORK
        role = self._person.catalogue.roles.get(stretch.id) if stretch.kind is not StepKind.STUDY else None
        training = tuple(self._training(stretch))
        stay, basis = self._length(stretch, training)
        return Step(
            kind=stretch.kind,
            id=stretch.id,
            from_month=stretch.from_month,
            to_month=stretch.to_month,
            apply_month=stretch.from_month - self._person.options.assume_hiring if is_new else None,
            serves=tuple(self._credits.serves[stretch].values()),
            basis=basis,
            stay=stay,
            is_lower=is_new and self._is_lower(stretch.id),
            critical=stretch in self._reasons.critical,
            why=self._reasons.why(stretch),
            training=training,
            in_post=tuple(self._told_only(role, stretch)) if role and is_new else (),
            overdue=tuple(self._overdue(role)) if role and not is_new else (),
            too_soon=tuple(self._too_soon(role, stretch)) if role and not is_new else (),
            take_back=tuple(self._take_back(stretch)),
        )

    def _overdue(self, role: Role) -> Iterator[Served]:
        """What a job of today wanted by now that the person does not have."""
        so_far = self._person.now.jobs[role.id].months
        for within, requirement in deadlines(role):
            if within <= so_far and _in_post(self._person.outcome(requirement, self._person.evidence)):
                yield Served(requirement, role.id)

    def _too_soon(self, role: Role, stay: Stretch) -> Iterator[Served]:
        """What a job of today wants by a deadline to come that the route does not keep, for none can."""
        job = Job(role.id, -self._person.now.jobs[role.id].months, stay.to_month)
        for _, requirement in missed_in(job, self._person, partial(self._person.later, self._credits.plan)):
            yield Served(requirement, role.id)

    def _take_back(self, stretch: Stretch) -> Iterator[str]:
        """Declarations to take back at the end of this job: it is the last to give them, but only the person can say so."""
        for declaration in dict.fromkeys(self._denied_and_given(stretch)):
            giving = [one for one in self._credits.stretches if declaration in self._denied_and_given(one)]
            if stretch == max(giving, key=lambda one: one.to_month):
                yield declaration

    def _denied_and_given(self, stretch: Stretch) -> Iterator[str]:
        for served in self._credits.serves[stretch].values():
            asked = served.requirement
            if isinstance(asked, Declares) and asked.declaration in self._person.profile.not_yet:
                yield asked.declaration

    def _training(self, job: Stretch) -> Iterator[Training]:
        """The training in a job, by month and id."""
        role = self._person.catalogue.roles.get(job.id)
        for course in self._credits.stretches:
            if role is not None and course.is_training_of(job):
                qualification = self._qualifications[course.id]
                yield Training(
                    id=course.id,
                    from_month=course.from_month,
                    to_month=course.to_month,
                    in_working_time=qualification.in_working_time is not None,
                    supported=course.id in role.offers
                    or any(leaf.terms.supported for leaf in self._asking(role, course.id)),
                    serves=tuple(self._credits.serves[course].values()),
                    basis=(qualification.part_time or qualification.length).provenance.basis,
                    due_month=self._due(role, job, course),
                )

    def _asking(self, role: Role, course: str) -> Iterator[Requirement]:
        """A role's leaves that ask in post for what a course gives."""
        given = closure([course], self._qualifications)
        for leaf in (node for requirement in role.requires for node in walk(requirement)):
            named = isinstance(leaf, Level) or (isinstance(leaf, Holds) and leaf.qualification in given)
            if named and leaf.terms.when is When.IN_POST:
                yield leaf

    def _due(self, role: Role, job: Stretch, course: Stretch) -> int | None:
        """The month by which the job wants a course, if the job lasts beyond it."""
        so_far = self._person.now.jobs[job.id].months if job.kind is StepKind.STAY else 0
        asking = {leaf.id for leaf in self._asking(role, course.id)}
        months = [
            job.from_month - so_far + within
            for within, requirement in deadlines(role)
            if asking & {node.id for node in walk(requirement)}
        ]
        return min((month for month in months if month > 0), default=None)

    def _told_only(self, role: Role, job: Stretch) -> Iterator[Served]:
        """What a new job asks for in post that has no month on the route: neither there nor with a course on the way."""
        found, at_the_end = (self._credits.later(max(0, month)) for month in (job.from_month, job.to_month))
        for requirement in essential(role.requires):
            for leaf in _in_post(self._person.outcome(requirement, found)):
                if self._person.outcome(leaf, at_the_end).status is not Status.MET:
                    yield Served(leaf, role.id)

    def _is_lower(self, role: str) -> bool:
        """Whether a role is at a known band below the highest known one of today's jobs."""
        roles = self._person.catalogue.roles
        today = [band for id_ in self._person.now.jobs if id_ in roles and (band := roles[id_].band)]
        band = roles[role].band
        return band is not None and any(band.order < one.order for one in today)

    def _length(self, stretch: Stretch, training: tuple[Training, ...]) -> tuple[Stay, Basis | None]:
        """What decides how long a stretch is, and how firmly that is known."""
        if stretch.kind is StepKind.STUDY:
            return Stay.MONTHS, self._length_of_study(stretch)
        served = [one.requirement for one in self._credits.serves[stretch].values()]
        counted = [one for one in served if not isinstance(one, Holds | Level)]
        basis = max((_basis_of(one) for one in counted), key=_FIRMNESS.index, default=Basis.ASSUMED)
        if stretch.kind is StepKind.STAY:
            return Stay.MONTHS, basis
        assumed, length = self._person.options.assume_months, stretch.to_month - stretch.from_month
        wanted = [one.months or assumed if isinstance(one, Experience) else assumed for one in counted]
        last = [one for one in training if one.to_month == stretch.to_month]
        if last and length > max([assumed, *wanted]):
            return Stay.TRAINING, max((one.basis for one in last), key=_FIRMNESS.index)
        # Where no months are asked for, or fewer, it is we who say that a new job is kept for a while.
        if not counted or (basis is not Basis.ASSUMED and length > max(wanted)):
            return Stay.LEAST, Basis.ASSUMED
        return Stay.MONTHS, basis

    def _length_of_study(self, stretch: Stretch) -> Basis | None:
        course = self._qualifications[stretch.id]
        studying = self._person.profile.studying
        if self._reasons.is_under_way(stretch) and any(s.qualification == course.id and s.until for s in studying):
            return None  # The person says when it ends.
        return (course.part_time or course.length).provenance.basis


def _basis_of(requirement: Requirement) -> Basis:
    """How firmly a length is known: if the source gives no number, the months are our assumption."""
    # A source without a number does not support our months, and no source gives those of a rung.
    unnumbered = is_rung(requirement) or (isinstance(requirement, Experience) and requirement.months is None)
    return Basis.ASSUMED if unnumbered or isinstance(requirement, Declares) else requirement.terms.provenance.basis


def _in_post(outcome: Outcome) -> list[Requirement]:
    """What waits until in post, with each "all of" taken apart."""
    requirement = outcome.requirement
    if outcome.status is not Status.LATER or requirement.terms.strength is not Strength.ESSENTIAL:
        return []
    if outcome.parts and not isinstance(requirement, AnyOf):
        return [leaf for part in outcome.parts for leaf in _in_post(part)]
    return [requirement] if requirement.terms.when is When.IN_POST else []

"""What is done on a route, and the person's evidence in each month, as a profile on a later day."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from peerpath.gap.evaluate import evaluate
from peerpath.gap.evidence import Evidence, evidence, months_before, months_towards
from peerpath.gap.outcome import Outcome
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, PartialDate, Profile, Spell, Study
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Experience, Requirement
from peerpath.route.options import Options
from peerpath.route.problem.today import JobOfToday, Today, course_months, goes_on, has_passed, months_left, today_of


class Job(Struct, frozen=True):
    """A new job on a route."""

    role: str
    start: int
    """The month in which it begins."""
    end: int
    """The month in which it is left or ends, or the target is reached."""


class Course(Struct, frozen=True):
    """A course on a route."""

    id: str
    start: int
    end: int
    host: str | None = None
    """The job in which it is taken; None for a course in one's own time."""


class Plan(Struct, frozen=True):
    """What is done on a route, whoever planned it."""

    months: int
    jobs: tuple[Job, ...]
    """In their order."""
    courses: tuple[Course, ...]
    under_way: tuple[str, ...] = ()
    """Courses of today that the route needs."""

    @property
    def first_day(self) -> int:
        """The month in which the first new job begins, or that of applying for the target if there is none."""
        return self.jobs[0].start if self.jobs else self.months


class Person:
    """The person for whom a route was planned, and the day."""

    def __init__(
        self, catalogue: Catalogue, profile: Profile, today: date, options: Options, *, is_late: bool = False
    ) -> None:
        self.catalogue, self.profile, self.today, self.options = catalogue, profile, today, options
        self.is_late = is_late
        """Whether no route keeps the deadlines of their jobs of today, so that these are told and bind nothing."""
        self.evidence: Evidence = evidence(profile, catalogue, today)
        self.now: Today = today_of(profile, catalogue, today)

    def length(self, course: str) -> int:
        """Months from the start of a course to holding it, beside a job."""
        return course_months(course, self.catalogue, self.profile.study_hours)

    def day(self, month: int) -> date:
        """The day on which a month of the route begins; month 0 begins today."""
        return months_before(self.today, -month)

    def needed_at(self, plan: Plan, month: int) -> Evidence:
        """Their evidence at the start of a month, without courses of today that the plan does not need."""
        # The plan must not rest on something it does not need.
        spare = frozenset(self.now.ends).difference(plan.under_way)
        profile = self.profile_at(plan, month)
        kept = tuple(study for study in profile.studying if study.qualification not in spare)
        gained = {holding for holding in self._finished(month) if holding.qualification in spare}
        held = tuple(holding for holding in profile.holds if holding not in gained)
        return evidence(replace(profile, studying=kept, holds=held), self.catalogue, self.day(month))

    def unmoved_at(self, month: int) -> Evidence:
        """What their profile of today amounts to at the start of a month."""
        return evidence(self.profile, self.catalogue, self.day(month))

    def profile_at(self, plan: Plan, month: int) -> Profile:
        """Their profile at the start of a month, if they have followed the plan until then."""
        ended = [Holding(c.id, _on(self.day(c.end))) for c in plan.courses if c.end <= month]
        begun = [Study(c.id, _on(self.day(c.end))) for c in plan.courses if c.start < month < c.end]
        return replace(
            self.profile,
            holds=(*self.profile.holds, *self._finished(month), *ended),
            studying=(*self._going_on(month), *begun),
            experience=(*self._spells(plan, month), *self._new_spells(plan, month)),
            not_yet=tuple(id_ for id_ in self.profile.not_yet if id_ not in self._gained(plan, month)),
        )

    def later(self, plan: Plan, month: int) -> Evidence:
        """Their evidence at the start of a month, without unfinished courses of the plan.

        Those open nothing, and would hide what the person may well have today, but for a date.
        """
        profile = replace(self.profile_at(plan, month), studying=tuple(self._going_on(month)))
        return evidence(profile, self.catalogue, self.day(month))

    def outcome(self, requirement: Requirement, found: Evidence) -> Outcome:
        """The outcome of a requirement, with assumed months if the source gives none and the person has none."""
        return evaluate(self.with_months(requirement), found)

    def with_months(self, requirement: Requirement) -> Requirement:
        """A requirement with assumed months if the source gives none and the person has none."""
        if isinstance(requirement, AllOf | AnyOf | AtLeast):
            return replace(requirement, parts=tuple(self.with_months(part) for part in requirement.parts))
        if isinstance(requirement, Experience) and not requirement.months:
            ours = replace(requirement.terms, provenance=Provenance(None, Basis.ASSUMED))
            return replace(requirement, months=self.months_for(requirement), terms=ours)
        return requirement

    def months_for(self, leaf: Experience) -> int:
        """Months that a route counts for an experience requirement, including those already worked."""
        if leaf.months or months_towards(leaf, self.evidence):
            return leaf.months or 1
        window = leaf.in_the_last_months
        return self.options.assume_months if window is None else min(window, self.options.assume_months)

    def _gained(self, plan: Plan, month: int) -> set[str]:
        """Declarations that jobs on the route have given by then, to which a no no longer applies."""
        begun = [job.role for job in plan.jobs if job.start < month]
        # In a job of today from now on: what was given before, they know and have said no to.
        kept = [id_ for id_, job in self.now.jobs.items() if min(month, self.left(job, plan)) >= self._assumed]
        roles = (self.catalogue.roles[id_] for id_ in (*begun, *kept) if id_ in self.catalogue.roles)
        return {declaration for role in roles for declaration in role.gives}

    @property
    def _assumed(self) -> int:
        return max(self.options.assume_months, 1)

    def _finished(self, month: int) -> Iterable[Holding]:
        """Courses of today that have ended by then."""
        return (Holding(course, _on(self.day(end))) for course, end in self.now.ends.items() if end <= month)

    def _going_on(self, month: int) -> Iterable[Study]:
        """Courses of today that are not, and those whose end had passed today, of which nobody knows."""
        return (
            study
            for study in self.profile.studying
            if has_passed(study, self.today) or self.now.ends[study.qualification] > month
        )

    def _spells(self, plan: Plan, month: int) -> Iterable[Spell]:
        """Today's jobs, with the months until then added; paid ones end with the first new job."""
        for spell in self.profile.experience:
            if not goes_on(spell, self.today):
                yield spell
                continue
            job = next(job for label, job in self.now.jobs.items() if _is_of(spell, label))
            own = plan.months if spell.until is None else months_left(spell.until, self.today)
            end = min(self.left(job, plan), own)
            left = _on(self.day(end)) if end < month else spell.until
            yield replace(spell, months=spell.months + min(end, month), until=left)

    def left(self, job: JobOfToday, plan: Plan) -> int:
        """The month in which a job of today is left: when the post ends, or, if paid, for the first new job."""
        # People keep unpaid work beside a new job, but leave paid work for it.
        last = plan.months if job.unpaid else plan.first_day
        return last if job.lasts is None else min(last, job.lasts)

    def _new_spells(self, plan: Plan, month: int) -> Iterable[Spell]:
        for job in plan.jobs:
            if job.start < month:
                until = _on(self.day(job.end)) if job.end < month else None
                yield Spell(months=min(job.end, month) - job.start, role=job.role, until=until)


def _is_of(spell: Spell, label: str) -> bool:
    return label in (spell.role, spell.occupation, spell.setting) or not (spell.role or spell.occupation)


def _on(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)

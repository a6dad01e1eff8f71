"""A route as plain numbers, and a replay that says in words what is wrong with one."""

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import Check, Declares, Experience, Holds, Leaf, Level, LivedExperience, Terms, When
from peerpath.model.role import Role, band_order
from tests.route.oracle.meaning import (
    Ask,
    Person,
    Standing,
    all_hold,
    deadlines,
    due_holds,
    essential,
    lacking_ones,
    leaves,
    post_deadlines,
)
from tests.route.oracle.world import (
    FOR_EVER,
    Question,
    also_held,
    can_be_taken,
    end_of_open,
    free_from,
    hosts,
    is_open,
    may_train,
    months_of_course,
    since_first_day,
)


class Job(Struct, frozen=True, order=True):
    """A new job, from one moment to another."""

    role: str
    start: int
    end: int


class Course(Struct, frozen=True, order=True):
    """A course of one's own, or training in a job, of today or new."""

    id: str
    start: int
    end: int
    host: str = ""
    """The role whose training it is; empty for a course of one's own."""


class Plan(Struct, frozen=True, kw_only=True):
    """A route."""

    month: int
    """The moment of applying for the target; of an exit, that at which the training starts."""
    jobs: tuple[Job, ...] = ()
    courses: tuple[Course, ...] = ()
    finishes: frozenset[str] = frozenset()
    """Courses of today that it uses."""
    confirms: frozenset[str] | None = None
    """Ids of the leaves that the person has to confirm; None where any may be."""
    train: str | None = None
    """Of an exit, the course that it ends with."""

    @property
    def cost(self) -> tuple[int, int, int]:
        """Months, new jobs and courses of one's own."""
        return self.month, len(self.jobs), len(self.own)

    @property
    def own(self) -> tuple[Course, ...]:
        """Courses of one's own."""
        return tuple(course for course in self.courses if not course.host)

    @property
    def training(self) -> tuple[Course, ...]:
        """Courses that are part of a job."""
        return tuple(course for course in self.courses if course.host)


class Replay:
    """A plan as it is lived."""

    def __init__(self, plan: Plan, question: Question, *, any_area: bool) -> None:
        self.plan, self.question = plan, question
        self.person = Person(question, any_area=any_area)
        self.first_start = min((job.start for job in plan.jobs), default=FOR_EVER)

    # What is there on a moment.

    def ask(self, moment: int) -> Ask:
        """How a leaf stands on a moment."""

        def asked(leaf: Leaf, role: Role | None) -> Standing:
            found = self._standing(leaf, role, moment)
            confirms = self.plan.confirms
            unsaid = found is Standing.CONFIRM and confirms is not None and leaf.id not in confirms
            return Standing.MISSING if unsaid else found

        return asked

    def _standing(self, leaf: Leaf, role: Role | None, moment: int) -> Standing:
        match leaf:
            case Experience():
                enough = self.months(leaf, moment) >= self.person.need(leaf)
                return Standing.MET if enough else Standing.MISSING
            case Declares():
                return self.person.declares(leaf, self.months(leaf, moment))
            case LivedExperience():
                return self.person.lived(leaf, role)
            case Holds() | Level():
                return min(self.person.held(leaf, moment), self._gained(leaf, moment))
            case Check():
                return Standing.CONFIRM

    def months(self, asked: Experience | Declares, moment: int) -> int:
        """Months that count on a moment, each once."""
        person = self.person
        found = person.past(asked)
        for number, spell in enumerate(person.spells):
            if is_open(spell, self.question) and person.spell_counts(asked, number):
                end = end_of_open(spell, self.first_start, self.question)
                found |= set(range(1, min(end, moment) + 1))
        for job in self.plan.jobs:
            if person.new_job_counts(asked, person.catalogue.roles[job.role]):
                found |= set(range(job.start + 1, min(job.end, moment) + 1))
        window = asked.in_the_last_months if isinstance(asked, Experience) else None
        return sum(window is None or month > moment - window for month in found)

    def has_gained(self, declaration: str, moment: int) -> bool:
        """Whether work has given experience by a moment to somebody who has said no to it today."""
        asked = Declares(id="", terms=Terms(Provenance(None, Basis.ASSUMED)), declaration=declaration)
        return self.months(asked, moment) >= self.person.need(asked)

    def _awards(self) -> Iterator[tuple[str, int]]:
        for course in self.plan.courses:
            yield course.id, course.end
        for id in self.plan.finishes:
            yield id, self.person.under_way[id]

    def _gained(self, leaf: Holds | Level, moment: int) -> Standing:
        for id, end in self._awards():
            for name in also_held(id, self.person.catalogue):
                limit = self.person.limit(leaf, name)
                in_time = end <= moment and (limit is None or moment - end <= limit)
                if in_time and self.person.is_asked_for(leaf, name):
                    return Standing.MET
        return Standing.MISSING

    # What is wrong.

    def faults(self) -> Iterator[str]:
        """Everything that breaks a rule, in words."""
        known = set(self.person.catalogue.qualifications)
        if unknown := {course.id for course in self.plan.courses} - known:
            yield f"unknown courses: {unknown}"
            return
        if unknown := {job.role for job in self.plan.jobs} - set(self.person.catalogue.roles):
            yield f"unknown roles: {unknown}"
            return
        if strange := self.plan.finishes - set(self.person.under_way):
            yield f"finishes what is not under way: {strange}"
            return
        yield from self._of_jobs()
        yield from self._of_ends()
        yield from self._of_bands()
        yield from self._of_courses()
        yield from self._of_own_courses()
        yield from self._of_training()
        yield from self._of_places()
        yield from self._of_deadlines()
        yield from self._of_the_last_job()
        yield from self._of_use()
        yield from self._of_the_target()

    def _of_jobs(self) -> Iterator[str]:
        jobs = self.plan.jobs
        if len({job.role for job in jobs}) < len(jobs):
            yield "a role is taken up twice"
        if [job.start for job in jobs] != sorted({job.start for job in jobs}):
            yield "jobs do not start one after the other"
        for job in jobs:
            if job.role not in self.person.steps:
                yield f"{job.role} may not be a step"
            applied = job.start - self.question.hiring
            role = self.person.catalogue.roles[job.role]
            if self.first_start < free_from(role, self.question):
                yield f"{job.role} is taken up again, and was left before it ended"
            if applied < 0:
                yield f"{job.role} starts at {job.start}, before anybody could be hired"
            elif not all_hold(role.requires, role, self.ask(applied), self.person):
                yield f"{job.role} is applied for at {applied} without what it asks"
            if job.start > self.plan.month or (job.start == self.plan.month and self.plan.train is None):
                yield f"{job.role} starts when the route is over"

    def _of_ends(self) -> Iterator[str]:
        nexts = [job.start for job in self.plan.jobs[1:]]
        for job, after in zip(self.plan.jobs, [*nexts, None], strict=False):
            lasts = self.person.catalogue.roles[job.role].lasts_months
            latest = FOR_EVER if lasts is None else job.start + lasts
            end = min(latest, self.plan.month if after is None else after)
            if job.end != end:
                yield f"{job.role} ends at {job.end}, and not at {end}"
            least = self.question.stay if lasts is None else min(self.question.stay, lasts)
            if after is not None and after - job.start < least:
                yield f"{job.role} is kept {after - job.start} months, fewer than {least}"

    def _of_bands(self) -> Iterator[str]:
        bands = [self.person.catalogue.roles[job.role].band for job in self.plan.jobs]
        known = [band_order(band.value) for band in bands if band is not None]
        if known != sorted(known):
            yield "a band falls from one new job to the next"

    def _of_courses(self) -> Iterator[str]:
        for course in self.plan.courses:
            known = self.person.catalogue.qualifications[course.id]
            if not can_be_taken(course.id, self.question):
                yield f"{course.id} may not be planned"
            if course.end - course.start != months_of_course(course.id, self.question):
                yield f"{course.id} has the wrong length"
            if course.start < 0 or course.end > self.plan.month:
                yield f"{course.id} lies outside the route"
            if course.id in self.person.under_way:
                yield f"{course.id} is started anew, and the person is on it"
            if not all_hold(known.requires, None, self.ask(course.start), self.person):
                yield f"{course.id} starts at {course.start} without what it asks"
        taken = [course.id for course in self.plan.courses]
        for id in sorted({id for id in taken if taken.count(id) > (2 if self._lapses(id) else 1)}):
            yield f"{id} is taken too often"
        for one, other in pairwise(sorted(self.plan.courses, key=lambda course: (course.id, course.start))):
            if one.id == other.id and other.start < one.end:
                yield f"{one.id} is taken twice at once"

    def _lapses(self, course: str) -> bool:
        """Whether what the course gives stops counting for something that is asked."""
        catalogue = self.person.catalogue
        requires = [one for role in catalogue.roles.values() for one in role.requires]
        requires += [one for known in catalogue.qualifications.values() for one in known.requires]
        asked = [leaf for leaf in leaves(requires) if isinstance(leaf, Holds | Level)]
        names = also_held(course, catalogue)
        return any(
            self.person.limit(leaf, name) is not None
            for leaf in asked
            for name in names
            if self.person.is_asked_for(leaf, name)
        )

    def hosting(self) -> Iterator[tuple[str, int, int]]:
        """Every job in which training could be: its role, its start and its end."""
        for spell in self.person.spells:
            if is_open(spell, self.question) and spell.role in self.person.catalogue.roles:
                end = end_of_open(spell, self.first_start, self.question)
                yield str(spell.role), 0, min(end, self.plan.month)
        for job in self.plan.jobs:
            yield job.role, job.start, job.end

    def _is_inside(self, host: str | None, course: Course) -> bool:
        return any(
            start <= course.start and course.end <= end
            for role, start, end in self.hosting()
            if host in (None, role)
            if hosts(self.person.catalogue.roles[role], course.id, self.question)
        )

    def _of_own_courses(self) -> Iterator[str]:
        for course in self.plan.own:
            if self.person.catalogue.qualifications[course.id].in_post_only:
                yield f"{course.id} is gained only in post"
            elif self._is_inside(None, course):
                yield f"{course.id} is training of a job, and not a course of one's own"

    def _of_training(self) -> Iterator[str]:
        for course in self.plan.training:
            if not self._is_inside(course.host, course):
                yield f"{course.id} does not lie inside a job at {course.host} that gives it"

    def _of_places(self) -> Iterator[str]:
        quals = self.person.catalogue.qualifications
        new = [c for c in self.plan.courses if not c.host or quals[c.id].in_working_time is None]
        in_place = [id for id in self.plan.finishes if quals[id].in_working_time is None]
        today = [self.person.under_way[id] for id in in_place]
        for month in range(1, self.plan.month + 1):
            running = sum(course.start < month <= course.end for course in new)
            if running and running + sum(month <= end for end in today) > self.question.courses:
                yield f"too many courses at once in month {month}"

    def _of_deadlines(self) -> Iterator[str]:
        for role, within, moment in self._due():
            if not due_holds(role, within, self.ask(moment), self.person):
                yield f"{role.id} wants something by {moment} that is not there"

    def _due(self) -> Iterator[tuple[Role, int, int]]:
        """Deadlines that bind: the role, the months from its first day, and the moment."""
        jobs = [(job.role, job.start, job.end) for job in self.plan.jobs]
        for spell in () if self.question.late else self.person.spells:
            if is_open(spell, self.question) and spell.role in self.person.catalogue.roles:
                end = min(end_of_open(spell, self.first_start, self.question), self.plan.month)
                jobs.append((str(spell.role), -since_first_day(str(spell.role), self.question), end))
        for id, start, end in jobs:
            role = self.person.catalogue.roles[id]
            moments = ((within, start + within) for within in sorted(post_deadlines(role)))
            yield from ((role, within, moment) for within, moment in moments if 0 < moment < end)

    def _of_the_last_job(self) -> Iterator[str]:
        """A job whose months gave nothing that was lacking is kept as long as any, though the target is reached."""
        if not self.plan.jobs or self.plan.train is not None:
            return
        job = self.plan.jobs[-1]
        role = self.person.catalogue.roles[job.role]
        least = self.question.stay if role.lasts_months is None else min(self.question.stay, role.lasts_months)
        requires = list(self.question.goal.requires)
        for course in self.plan.courses:
            requires += self.person.catalogue.qualifications[course.id].requires if course.start >= job.start else ()
        gave = any(
            self.person.new_job_counts(leaf, role) and self._is_lacking(leaf, job.start)
            for leaf in lacking_ones(requires)
            if not isinstance(leaf, Declares) or self.person.has_to_gain(leaf.declaration)
        )
        if not gave and self.plan.month - job.start < least:
            yield f"{job.role} is left after {self.plan.month - job.start} months, and gave nothing that was lacking"

    def _of_use(self) -> Iterator[str]:
        """No job is taken up only to leave another, and none for training that nothing but its own deadlines ask for."""
        asked = set(self._asked())
        for job in self.plan.jobs:
            role = self.person.catalogue.roles[job.role]
            within = [one for one in self.plan.courses if job.start <= one.start and one.end <= job.end]
            courses = [course.id for course in within if course.host == job.role]
            names = [name for id in courses for name in also_held(id, self.person.catalogue)]
            worked = [one for one in asked if isinstance(one, Experience | Declares)]
            lacking = [
                one for one in worked if self.person.new_job_counts(one, role) if self._is_lacking(one, job.start)
            ]
            held = [one for one in self._asked(besides=job.role) if isinstance(one, Holds | Level)]
            hosts_the_end = self.plan.train is not None and job is self.plan.jobs[-1]
            if (
                not lacking
                and not hosts_the_end
                and not any(self.person.is_asked_for(one, n) for one in held for n in names)
            ):
                yield f"{job.role} gives nothing that is needed"

    def _asked(self, *, besides: str | None = None) -> Iterator[Leaf]:
        """All that is asked along the plan, in the months in which it is; besides the deadlines of one role."""
        catalogue, train = self.person.catalogue, self.plan.train
        requires = (
            list(self.question.goal.requires) if train is None else list(catalogue.qualifications[train].requires)
        )
        requires += [one for job in self.plan.jobs for one in catalogue.roles[job.role].requires]
        requires += [one for course in self.plan.courses for one in catalogue.qualifications[course.id].requires]
        yield from (leaf for leaf in leaves(essential(requires)) if leaf.terms.when is When.BEFORE_APPLYING)
        for role, within in ((role, within) for role, within, _ in self._due() if role.id != besides):
            yield from leaves(one for one in essential(role.requires) if deadlines(one, within))

    def _is_lacking(self, leaf: Experience | Declares, moment: int) -> bool:
        """Whether it is not there yet, or may be lacking again when months are too old."""
        recent = isinstance(leaf, Experience) and leaf.in_the_last_months is not None
        return recent or self.months(leaf, moment) < self.person.need(leaf)

    def _of_the_target(self) -> Iterator[str]:
        plan, goal = self.plan, self.question.goal
        if plan.train is None:
            if not all_hold(goal.requires, goal, self.ask(plan.month), self.person):
                yield f"the target is applied for at {plan.month} without what it asks"
            return
        known = self.person.catalogue.qualifications[plan.train]
        if known.trains_for != goal.id or plan.train in self.person.profile.not_willing:
            yield f"{plan.train} does not train for the target"
        if not all_hold(known.requires, None, self.ask(plan.month), self.person):
            yield f"{plan.train} starts at {plan.month} without what it asks"
        if not self._is_hosted(plan.train):
            yield f"no job at {plan.month} gives {plan.train}"

    def _is_hosted(self, training: str) -> bool:
        """Whether a job that still goes on when the route is over gives a training for another profession."""
        month, roles = self.plan.month, self.person.catalogue.roles
        for job in self.plan.jobs:
            lasts = roles[job.role].lasts_months
            if job.end == month and (lasts is None or job.start + lasts > month) and training in roles[job.role].offers:
                return True
        today = [spell for spell in self.person.spells if is_open(spell, self.question)]
        return any(
            end_of_open(spell, self.first_start, self.question) > month and may_train(spell, training, self.question)
            for spell in today
        )


def faults(plan: Plan, question: Question, *, any_area: bool = False) -> list[str]:
    """What is wrong with a plan, in words; empty where it can be lived as it stands."""
    return list(Replay(plan, question, any_area=any_area).faults())


def needless(plan: Plan, question: Question, *, any_area: bool = False) -> list[str]:
    """Courses, training and confirmations that a plan could do without, each on its own."""
    return [id for id, less in _with_one_less(plan) if not faults(less, question, any_area=any_area)]


def without_needless(plan: Plan, question: Question, *, any_area: bool = False) -> Plan:
    """The plan without what it can do without, taken away one after the other."""
    for _, less in _with_one_less(plan):
        if not faults(less, question, any_area=any_area):
            return without_needless(less, question, any_area=any_area)
    return plan


def _with_one_less(plan: Plan) -> Iterator[tuple[str, Plan]]:
    for course in plan.courses:
        yield course.id, replace(plan, courses=tuple(one for one in plan.courses if one is not course))
    for id in sorted(plan.finishes):
        yield id, replace(plan, finishes=plan.finishes - {id})
    for id in sorted(plan.confirms or ()):
        yield id, replace(plan, confirms=(plan.confirms or frozenset()) - {id})

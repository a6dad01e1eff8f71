"""Compiles catalogue, profile and target into numbers and sets, with only what can matter for the target."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate, groupby

from msgspec import structs

from peerpath.gap.evaluate import evaluate
from peerpath.gap.evidence import Evidence, evidence, months_towards
from peerpath.gap.outcome import Status
from peerpath.gap.profession import may_host, trainings_for
from peerpath.gap.worked import fits, in_setting
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Leaf,
    Level,
    LivedExperience,
    Requirement,
    Strength,
    Terms,
    When,
    walk,
)
from peerpath.model.role import Role, RoleKind, band_order
from peerpath.route.options import Options
from peerpath.route.problem.activity import Activity, ActivityKind, Due, Preference, Problem, lapses
from peerpath.route.problem.formula import NEVER, Done, Formulas, Left, Since, Worked
from peerpath.route.problem.index import Index
from peerpath.route.problem.steps import steps_to
from peerpath.route.problem.today import Today, course_months, today_of

# Terms that say when, and leave out who asks.
_ANYONES = {when: Terms(Provenance(None, Basis.ASSUMED), when=when) for when in When}
_THERE = frozenset({Status.MET, Status.WAIVED, Status.NOT_NEEDED})
_NATIONAL = "pathway"


class Compiler:
    """Turns requirements into nodes, and takes in each job and course when it first could matter."""

    def __init__(
        self,
        catalogue: Catalogue,
        profile: Profile,
        today: date,
        options: Options,
        target: str,
        *,
        any_area: bool = False,
        late: bool = False,
        last_resort: frozenset[str] = frozenset(),
        in_doubt: frozenset[str] = frozenset(),
    ) -> None:
        """With ``late``, no deadline of a job of today binds. ``in_doubt`` are courses to take though they may not run."""
        self.catalogue, self.profile, self.options, self.target = catalogue, profile, options, target
        self.day, self._late = today, late
        self.evidence: Evidence = evidence(profile, catalogue, today)
        self.today: Today = today_of(profile, catalogue, today)
        self._role = catalogue.roles[target]
        self.steps = {
            role.id: role
            for role in steps_to(self._role, catalogue, profile, options, any_area=any_area)
            if self.today.free_from(role) < NEVER
        }
        held = [catalogue.roles[job] for job in self.today.jobs if job in catalogue.roles]
        self.lookup = Index(catalogue, self.evidence, self.steps.values(), held)
        self._led = _led([*self.steps.values(), *held])
        self.formulas = Formulas()
        self.activities: list[Activity] = []
        self.index: dict[tuple[ActivityKind, str, bool], int] = {}
        self._leaves: dict[tuple[Leaf, bool, bool], int] = {}
        self._masks: dict[tuple[tuple[str, ...], tuple[str, ...]], int] = {}
        self._named = 0
        self._last_resort = last_resort
        """Ids of groups in which what can only be confirmed is taken, since too little else can be had."""
        self._in_doubt = in_doubt
        self.left_out = set[str]()
        """Ids of courses that would do and were not taken, since they may no longer run."""
        self.narrowed: dict[str, int] = {}
        """Ids of groups in which it was left out → their nodes."""

    def problem(self, target: int) -> Problem:
        """The question whether a node can be true, with all that can matter for it."""
        self.held_today()
        # To fill one in may name others, which are put behind it.
        for at, _ in enumerate(self.activities):
            self.filled(at)
        return self.so_far(target)

    def so_far(self, target: int) -> Problem:
        """The same with what has been filled in; what has not can never begin."""
        nodes = self.formulas.nodes
        # If something lapses, it matters when things are done, and some prunings are not sound.
        timed = any(lapses(node) for node in nodes)
        return Problem([*nodes], [*self.activities], target, self.options.courses, self.target, timed)

    def held_today(self) -> list[int]:
        """Numbers of the jobs of today."""
        return [self._activity(ActivityKind.JOB, job) for job in self.today.jobs]

    def filled(self, number: int) -> Activity:
        """An activity with what it needs, which may bring in others."""
        if self.activities[number].needs < 0:
            self.activities[number] = self._filled(self.activities[number])
        return self.activities[number]

    def of_target(self) -> int:
        """The node that must be true to apply for the target, or to begin training for another profession."""
        trainings = list(trainings_for(self._role, self.catalogue))
        if self._role.kind is self._role.kind.EXIT:
            ways = [self._begun(course) for course in trainings if self.can_be_studied(course)]
            return self.formulas.some(1, ways)
        return self.requirements(self._role.requires)

    def requirements(self, requires: Iterable[Requirement]) -> int:
        """The node for all that is essential before applying, or before a course starts."""
        essential = [r for r in requires if r.terms.strength is Strength.ESSENTIAL]
        return self.formulas.every([self.need(requirement) for requirement in essential])

    def need(self, requirement: Requirement, *, certain: bool = False, held: bool = False) -> int:
        """The node for a requirement.

        certain: an exemption, for which what the person has not said counts for nothing.
        held: a deadline in post, at which it no longer helps that it might wait.
        """
        if requirement.id in self.evidence.waivers:
            return self._since(0)
        if isinstance(requirement, AllOf):
            own = self._every(requirement, certain, held)
        elif isinstance(requirement, AnyOf | AtLeast):
            own = self._some(requirement, certain, held)
        else:
            own = self._leaf(requirement, certain, held)
        if requirement.unless is None:
            return own
        either = self.formulas.some(1, [own, self.need(requirement.unless, certain=True, held=held)])
        leaves = (*_awards(requirement), *_awards(requirement.unless))
        return self.formulas.apart(either) if any(map(self._lapses, leaves)) else either

    def passing(self, id_: str) -> int:
        """The node for having been in a role, or having gained a qualification, for its own sake."""
        if id_ in self.evidence.held or any(worked.role == id_ for worked in self.evidence.worked):
            return self._since(0)
        if id_ in self.catalogue.roles:
            return self._been_in(id_) if id_ in self.steps or id_ in self.today.jobs else self._since(NEVER)
        return self.formulas.some(1, self._courses(id_, self.lookup.giving(id_)))

    def _been_in(self, role: str) -> int:
        """The node for a month in a role; where a training for another profession ends the route, its first day will do."""
        new, today = self._new_and_today([role])
        worked = self._wished(1, new, today)
        begins = self._role.kind is self._role.kind.EXIT
        return self.formulas.some(1, [worked, self._worked(0, new, today)]) if begins else worked

    def any_job(self) -> int:
        """The node for a first new job."""
        return self._wished(0, sorted(self.steps))

    def any_month(self) -> int:
        """The node for a month in a new job, for its own sake."""
        return self._wished(1, sorted(self.steps))

    def _wished(self, months: int, new: Sequence[str], today: Sequence[str] = ()) -> int:
        """The node for months in some jobs that nobody asks for."""
        jobs = self._mask(new, today)
        return self.formulas.add(Worked(months, jobs, is_asked=False)) if jobs else self._since(NEVER)

    def can_be_studied(self, course: str) -> bool:
        """Whether a person may begin a course."""
        known = self.catalogue.qualifications[course]
        if known.replaced_by is not None:
            return False
        if known.may_no_longer_run is not None and course not in (*self._in_doubt, *self.options.via):
            self.left_out.add(course)
            return False
        return not (course in self.options.avoid or course in self.evidence.refused or course in self.today.ends)

    def _begun(self, course: str) -> int:
        """The node for beginning a course in post: its own requirements, in a job that hosts it."""
        requires = self.catalogue.qualifications[course].requires
        new, today = self.hosts(course)
        if self.catalogue.qualifications[course].trains_for is not None:
            new = [role for role in new if course in self.catalogue.roles[role].offers]
            jobs = self.today.jobs.items()
            today = [id_ for id_, job in jobs if not job.unpaid and may_host(id_, course, self.catalogue)]
        return self.formulas.every([self.requirements(requires), self._worked(0, new, today)])

    def hosts(self, course: str) -> tuple[Sequence[str], Sequence[str]]:
        """Jobs that offer a course and last as long as it takes: new ones, and those of today.

        How long a training for another profession ties somebody to a post, its employer says.
        """
        new, today = self._new_and_today(self.lookup.hosting(course))
        if self.catalogue.qualifications[course].trains_for is not None or not self._any_ends:
            return new, today
        months = course_months(course, self.catalogue, self.profile.study_hours)
        lasts = {job: NEVER if (last := self.today.jobs[job].lasts) is None else last for job in today}
        new = [role for role in new if (self.catalogue.roles[role].lasts_months or NEVER) >= months]
        return new, [job for job in today if lasts[job] >= months]

    @cached_property
    def _any_ends(self) -> bool:
        """Whether any job that may be a step, or is held today, ends by itself."""
        today = any(job.lasts is not None for job in self.today.jobs.values())
        return today or any(role.lasts_months is not None for role in self.steps.values())

    def _every(self, requirement: AllOf, certain: bool, held: bool) -> int:
        """Desirable parts of an essential group do not count."""
        wanted = (requirement.terms.strength, Strength.ESSENTIAL)
        parts = [part for part in requirement.parts if part.terms.strength in wanted]
        return self.formulas.every([self.need(part, certain=certain, held=held) for part in parts])

    def _some(self, requirement: AnyOf | AtLeast, certain: bool, held: bool) -> int:
        parts = requirement.parts
        count = requirement.count if isinstance(requirement, AtLeast) else 1
        others = [part for part in parts if requirement.id in self._last_resort or not self.only_said(part)]
        node = self.formulas.some(count, [self.need(part, certain=certain, held=held) for part in others])
        if any(map(self._lapses, _awards(requirement))):
            # Two that ask for it may need two awards, each in its own time: a node that both share would have one.
            node = self.formulas.apart(node)
        if len(others) < len(parts):
            # Tried again with these if too few of the others can be had: see `route.route_question`.
            self.narrowed[requirement.id] = node
        return node

    def only_said(self, requirement: Requirement) -> bool:
        """Whether it is experience that would have to be gained and no role that may be a step gives."""
        if not isinstance(requirement, Declares) or not self._is_experience(requirement):
            return False
        return evaluate(requirement, self.evidence).status is Status.TO_CONFIRM and not self.lookup.teaching(
            requirement.declaration
        )

    def _leaf(self, leaf: Leaf, certain: bool, held: bool) -> int:
        """The node for a leaf; the same for all that ask for the same thing in the same way."""
        when = When.BEFORE_APPLYING if held and leaf.terms.when is When.IN_POST else leaf.terms.when
        # The owner and the wording make no difference to the search: one node for all that ask the same.
        alike = structs.replace(leaf, id="", text="", unless=None, terms=_ANYONES[when])
        key = (alike, certain, held)
        if key not in self._leaves:
            self._named += 1
            node = self._compiled(alike, certain)
            if self._lapses(alike):
                return node
            self._leaves[key] = node
        return self._leaves[key]

    def _lapses(self, leaf: Leaf) -> bool:
        """Whether what would meet a leaf may count no longer when somebody else asks for it."""
        if isinstance(leaf, Holds):
            return self._limit(leaf) < NEVER
        return isinstance(leaf, Level) and not self._lapsing.isdisjoint(self.lookup.giving_level(leaf))

    @cached_property
    def _lapsing(self) -> frozenset[str]:
        """Qualifications that count for so many months only."""
        return frozenset(id_ for id_ in self.catalogue.qualifications if self._limit_of(id_) < NEVER)

    def _limits(self, leaf: Holds | Level) -> list[int]:
        """The months for which each qualification counts that would do."""
        if isinstance(leaf, Holds):
            return [self._limit(leaf)]
        return [self._limit_of(qualification) for qualification in self.lookup.giving_level(leaf)]

    def _compiled(self, leaf: Leaf, certain: bool) -> int:
        outcome = evaluate(leaf, self.evidence)
        if not certain and (self._is_on_the_way(leaf, outcome.status) or self._may_wait(leaf)):
            return self._since(0)
        if isinstance(leaf, Experience) and leaf.in_the_last_months is not None:
            return self._recent(leaf)
        asked = outcome.status is Status.TO_CONFIRM and not certain
        is_there = outcome.status in _THERE or (asked and isinstance(leaf, Holds | Level))
        if isinstance(leaf, Holds | Level) and self._lapses(leaf):
            held = self._held(leaf, certain) if is_there or self.today.awards else ()
            return self.formulas.once([*held, *self._gained(leaf)])
        if is_there:
            return self._since(0)
        match leaf:
            case Holds() | Level():
                return self.formulas.some(1, self._gained(leaf))
            case Experience():
                return self._experience(leaf)
            case Declares():
                return self._declared(leaf, asked)
            case LivedExperience() | Check():
                return self._since(0 if asked else NEVER)

    def _is_on_the_way(self, leaf: Leaf, status: Status) -> bool:
        """Whether what may wait is studied or to be awarded, and will not lapse for somebody who would not take it again."""
        may_wait = leaf.terms.when is not When.BEFORE_APPLYING and status in (Status.LATER, Status.IN_PROGRESS)
        return may_wait and not self._lapses(leaf)

    def _may_wait(self, leaf: Leaf) -> bool:
        """Whether a leaf stands in nobody's way, even where what meets it lapses or is still studied."""
        # Whoever would not take a course has nothing once their holding has lapsed.
        return leaf.terms.when is not When.BEFORE_APPLYING and evaluate(leaf, self._nothing).status is Status.LATER

    @cached_property
    def _nothing(self) -> Evidence:
        """The person with nothing held, studied or worked."""
        nobody = frozenset[str]()
        return structs.replace(self.evidence, held={}, outside={}, studying=nobody, ended=nobody, worked=())

    def _gained(self, leaf: Holds | Level) -> list[int]:
        if isinstance(leaf, Holds):
            return self._courses(leaf.qualification, self.lookup.giving(leaf.qualification), self._limit(leaf))
        met_by = self.lookup.giving_level(leaf)
        return [node for q in met_by for node in self._courses(q, [q], self._limit_of(q))]

    def _limit(self, leaf: Holds) -> int:
        """Months for which a holding counts, by the requirement and by the qualification itself."""
        within = NEVER if leaf.awarded_within_months is None else leaf.awarded_within_months
        return min(within, self._limit_of(leaf.qualification))

    def _limit_of(self, qualification: str) -> int:
        own = self.catalogue.qualifications.get(qualification)
        return NEVER if own is None or own.valid_for_months is None else own.valid_for_months

    def _held(self, leaf: Holds | Level, certain: bool) -> Iterator[int]:
        """Nodes for the months in which what is held, or will be, counts for a leaf."""
        to_come = max(self.today.awards.values(), default=0)
        # An award of some day in a year is at most a year off: then it counts for ever, or not at all.
        last = to_come + 12 + max(limit for limit in self._limits(leaf) if limit < NEVER)
        counts = groupby(range(last + 1), key=lambda month: self._counts(leaf, month, certain))
        for months in [[*group] for does, group in counts if does]:
            yield self.formulas.add(Since(months[0], NEVER if months[-1] == last else months[-1]))

    def _counts(self, leaf: Leaf, month: int, certain: bool) -> bool:
        """Whether what is held so many months on meets a leaf, or may meet it, for all that we know."""
        status = evaluate(leaf, self._then(leaf, month)).status
        return status is Status.MET or (status is Status.TO_CONFIRM and not certain)

    def _then(self, leaf: Leaf, month: int) -> Evidence:
        """What is known so many months on: an award of nobody knows when, today at the latest, has lapsed by its limit."""
        held, ended = self.evidence.held, self.evidence.ended
        limits = {q: self._limit(leaf) if isinstance(leaf, Holds) else self._limit_of(q) for q in (*held, *ended)}
        return structs.replace(
            self.evidence,
            today=_later(self.day, month),
            held={q: [day for day in days if day is not None or month <= limits[q]] for q, days in held.items()},
            ended=frozenset(q for q in ended if month <= limits[q]),
        )

    def _experience(self, leaf: Experience) -> int:
        return self._worked(self.months_wanted(leaf), *self.counting(leaf))

    def months_wanted(self, leaf: Experience) -> int:
        """Months that are still to be worked for it, at least one."""
        return max((leaf.months or self.options.assume_months) - months_towards(leaf, self.evidence), 1)

    def ends_before(self, months: int, new: Sequence[str], today: Sequence[str] = ()) -> bool:
        """Whether jobs end before so many months are worked in them, even one after the other: none is taken up again."""
        together = accumulate(self.activities[number].lasts for number in self._numbers(new, today))
        # Most jobs last, so that the first is enough.
        return all(lasts < months for lasts in together)

    def counting(self, leaf: Experience) -> tuple[list[str], list[str]]:
        """Jobs in which months count from now on: new ones, and those of today."""
        jobs = self.today.jobs.items()
        kept = [id_ for id_, job in jobs if fits(leaf, job.worked) and in_setting(leaf, job.worked)]
        return self.lookup.fitting(leaf), kept

    def _new_and_today(self, roles: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
        """Roles as new jobs, and as jobs of today; a role may be both."""
        today = [job for job in self.today.jobs if job in roles]
        return ([role for role in roles if role in self.steps] if today else roles), today

    def _recent(self, leaf: Experience) -> int:
        """The node for experience of which only the last months count: what is past counts for less every month."""
        window = leaf.in_the_last_months or 0
        past = []
        for month in range(window):
            then = structs.replace(leaf, in_the_last_months=window - month)
            past.append(months_towards(then, self.evidence))
        # With no number any experience will do; who has none is planned the months that are assumed.
        wanted = leaf.months or (1 if past and past[0] else max(1, min(window, self.options.assume_months)))
        roles = self._mask(*self.counting(leaf))
        return self.formulas.add(Worked(wanted, roles, window, tuple(past)))

    def _declared(self, leaf: Declares, asked: bool) -> int:
        """Experience is gained where a role gives it; else only the person can say, and never that it is equivalent."""
        roles = self.lookup.teaching(leaf.declaration)
        said_no = leaf.declaration in self.profile.not_yet
        if said_no or (roles and self._is_experience(leaf)):
            # A job of today that gives it does so from now on.
            today = [job for job in self.today.jobs if leaf.declaration in self._given_in(job)]
            return self._worked(max(self.options.assume_months, 1), roles, today)
        return self._since(0 if asked and not leaf.equivalent else NEVER)

    def _given_in(self, job: str) -> tuple[str, ...]:
        """What a job of today gives experience of; nothing where it is not known in which role it is."""
        return self.catalogue.roles[job].gives if job in self.catalogue.roles else ()

    def _is_experience(self, leaf: Declares) -> bool:
        term = self.catalogue.declarations.get(leaf.declaration)
        return term is not None and term.experience and not leaf.equivalent

    def _kinds(self, course: str) -> list[ActivityKind]:
        """How it can be taken: as a course of one's own, as training in a job, or as either."""
        own = [] if self.catalogue.qualifications[course].in_post_only else [ActivityKind.COURSE]
        return own + ([ActivityKind.TRAINING] if self.lookup.hosting(course) else [])

    def _courses(self, gives: str, courses: list[str], within: int = NEVER) -> list[int]:
        """Nodes for holding a qualification: an award to come, a course under way, one's own, or training in a job."""
        nodes = []
        # Of what lapses, `_held` knows until when it counts.
        if gives in self.today.awards and within == NEVER:
            nodes.append(self._since(self.today.awards[gives]))
        for course in courses:
            if course in self.today.ends:
                nodes.append(self.formulas.add(Done(self._activity(ActivityKind.COURSE, course), within)))
            elif self.can_be_studied(course):
                kinds = self._kinds(course)
                # What lapses may have to be taken twice: for a job on the route, and again for the target.
                for again in (False, True) if within < NEVER else (False,):
                    nodes += [self.formulas.add(Done(self._activity(kind, course, again), within)) for kind in kinds]
        return nodes

    def _worked(self, months: int, new: Sequence[str], today: Sequence[str] = ()) -> int:
        if self.ends_before(max(months, 1), new, today):
            return self._since(NEVER)
        return self.formulas.add(Worked(months, self._mask(new, today)))

    def _mask(self, new: Sequence[str], today: Sequence[str] = ()) -> int:
        key = tuple(new), tuple(today)
        if key not in self._masks:
            mask = 0
            for number in self._numbers(new, today):
                mask |= 1 << number
            self._masks[key] = mask
        return self._masks[key]

    def _numbers(self, new: Sequence[str], today: Sequence[str]) -> Iterator[int]:
        """The jobs of today, then the new ones."""
        for job in today:
            yield self._activity(ActivityKind.JOB, job)
        for role in new:
            yield self._activity(ActivityKind.JOB, role, role in self.today.jobs)

    def _since(self, month: int) -> int:
        return self.formulas.add(Since(month))

    def _activity(self, kind: ActivityKind, id_: str, again: bool = False) -> int:
        number = self.index.get((kind, id_, again))
        if number is None:
            number = self.index[kind, id_, again] = len(self.activities)
            is_new = again or id_ not in self.today.jobs
            activity = self._job(number, id_, is_new) if kind is ActivityKind.JOB else self._course(number, kind, id_)
            self.activities.append(structs.replace(activity, again=again))
        return number

    def _job(self, number: int, id_: str, is_new: bool) -> Activity:
        role = self.catalogue.roles.get(id_)
        if not is_new:
            job = self.today.jobs[id_]
            lasts = NEVER if job.lasts is None else job.lasts
            return Activity(number, id_, ActivityKind.JOB, False, 0, Preference(id=id_), lasts=lasts, beside=job.unpaid)
        assert role is not None, "a new job is a role of the catalogue"
        lasts = role.lasts_months or NEVER
        return Activity(
            number,
            id_,
            ActivityKind.JOB,
            True,
            0,
            Preference(
                elsewhere=self._elsewhere(role),
                of_an_area=bool(role.areas),
                band=band_order(role.band.value) if role.band else (NEVER, ""),
                id=id_,
            ),
            delay=self.options.assume_hiring,
            least=min(self.options.assume_months, lasts),
            lasts=lasts,
            after=self.today.free_from(role),
            leads=frozenset(onward.role for onward in role.leads_to if not onward.unlikely),
            led=self._led.get(id_, frozenset()),
            # What the target asks for as well is to confirm in any case.
            confirms=frozenset(self._confirms(role)) - self._said_anyway,
        )

    def _course(self, number: int, kind: ActivityKind, id_: str) -> Activity:
        new = id_ not in self.today.ends
        course = self.catalogue.qualifications[id_]
        months = course_months(id_, self.catalogue, self.profile.study_hours) if new else self.today.ends[id_]
        given = any(self._elsewhere(role) == 0 for role in self.lookup.offered.get(id_, ()))
        preference = Preference(elsewhere=int(not given), named=self._named, months=months, id=id_)
        takes_place = (kind is ActivityKind.COURSE and new) or course.in_working_time is None
        return Activity(number, id_, kind, new, months, preference, level=course.level or 0, takes_place=takes_place)

    def _elsewhere(self, role: Role) -> int:
        if role.organisation == self._role.organisation:
            return 0
        return 1 if role.organisation == _NATIONAL else 2

    @cached_property
    def _said_anyway(self) -> frozenset[str]:
        return frozenset() if self._role.kind is RoleKind.EXIT else frozenset(self._confirms(self._role))

    def _confirms(self, role: Role) -> Iterator[str]:
        """What a role asks for outright and only the person can say: the same leaf asked twice is one thing."""
        for leaf in _spine(role.requires):
            if isinstance(leaf, Leaf) and evaluate(leaf, self.evidence).status is Status.TO_CONFIRM:
                yield _said_of(leaf)

    def _filled(self, activity: Activity) -> Activity:
        """The activity with what it needs, which may bring in others."""
        if activity.is_job:
            role = self.catalogue.roles.get(activity.id)
            needs = self._to_apply(role) if role and activity.new else self._since(0)
            return structs.replace(activity, needs=needs, dues=tuple(self._dues(activity, role)) if role else ())
        course = self.catalogue.qualifications[activity.id]
        if not activity.new:
            return structs.replace(activity, needs=self._since(0))
        if activity.kind is ActivityKind.COURSE:
            return structs.replace(activity, needs=self.requirements(course.requires))
        return structs.replace(activity, needs=self._begun(course.id), hosts=self._mask(*self.hosts(course.id)))

    def _to_apply(self, role: Role) -> int:
        """The node for applying for a new job: not so early that it would begin while today's in the same role goes on."""
        freed = max(0, self.today.free_from(role) - self.options.assume_hiring)
        return self.formulas.every([self.requirements(role.requires), self._since(freed)])

    def _dues(self, activity: Activity, role: Role) -> Iterator[Due]:
        """What a job asks for by a deadline; of a job of today, what is left of the time."""
        if self._late and not activity.new:
            return
        so_far = 0 if activity.new else self.today.jobs[activity.id].months
        for requirement in _spine(role.requires):
            within = requirement.terms.within_months
            if requirement.terms.when is not When.IN_POST or within is None or within <= so_far:
                continue
            node = self.need(requirement if activity.new else self._as_given(requirement, role), held=True)
            if node != self._since(0):
                left = self.formulas.add(Left(activity.number, within - so_far))
                yield Due(self.formulas.some(1, [left, node]), within - so_far)

    def _as_given(self, requirement: Requirement, role: Role) -> Requirement:
        """What a job of today asks for in post, without what only we take to be enough.

        Where the employer gives a course of its own, nobody is sent to another one so as to be in time.
        """
        parts = requirement.parts if isinstance(requirement, AnyOf) else ()
        if not any(isinstance(part, Holds) and part.qualification in role.offers for part in parts):
            return requirement
        kept = (part for part in parts if part.terms.provenance.basis is not Basis.ASSUMED or self._is_begun(part))
        return structs.replace(requirement, parts=tuple(kept))

    def _is_begun(self, requirement: Requirement) -> bool:
        """Whether the person has it, or is on a course for it."""
        if evaluate(requirement, self.evidence).status in _THERE:
            return True
        match requirement:
            case Holds():
                courses = self.lookup.giving(requirement.qualification)
            case Level():
                courses = self.lookup.giving_level(requirement)
            case _:
                return False
        return any(course in self.today.ends for course in courses)


def _led(roles: Iterable[Role]) -> dict[str, frozenset[str]]:
    """Role → the roles from which the pathway leads to it."""
    tails: dict[str, set[str]] = {}
    for role in roles:
        for onward in role.leads_to:
            if not onward.unlikely:
                tails.setdefault(onward.role, set()).add(role.id)
    return {head: frozenset(found) for head, found in tails.items()}


def _spine(requires: Iterable[Requirement]) -> Iterator[Requirement]:
    """What is asked for outright: essential requirements, and the essential parts of an "all of"."""
    for requirement in requires:
        if requirement.terms.strength is not Strength.ESSENTIAL:
            continue
        if isinstance(requirement, AllOf) and requirement.unless is None:
            yield from _spine(requirement.parts)
        else:
            yield requirement


def _said_of(leaf: Leaf) -> str:
    """What a person says once, whoever asks for it: of a qualification, whether it was finished, or when it was awarded."""
    match leaf:
        case Declares():
            return leaf.declaration
        case Holds():
            return leaf.qualification
        case Check():
            return leaf.check
        case Level():
            return f"{leaf.subject} {leaf.framework} {leaf.at_least}"
        case _:
            return type(leaf).__name__


def _later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month."""
    from peerpath.gap.evidence import months_before

    return months_before(day, -months)


def _awards(requirement: Requirement) -> list[Holds | Level]:
    """The leaves that a qualification meets, and that may lapse with it."""
    return [node for node in walk(requirement) if isinstance(node, Holds | Level)]

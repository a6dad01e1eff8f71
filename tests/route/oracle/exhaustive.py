"""The best route by looking at all there is, month by month. Slow, and meant for small worlds.

A state says all that the rest of a route can depend on, in months from the moment at which it stands: so a state that
was there earlier, or that is no worse in every part, makes another one needless. Nothing else is left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from msgspec.structs import replace

from peerpath.model.profile import Spell
from peerpath.model.requirement import (
    Check,
    Declares,
    Experience,
    Holds,
    Leaf,
    Level,
    LivedExperience,
    Requirement,
    When,
)
from peerpath.model.role import Role, RoleKind, band_order
from tests.route.oracle.meaning import (
    Person,
    Standing,
    Words,
    deadlines,
    essential,
    lacking_ones,
    leaves,
    post_deadlines,
    words_for_all,
    words_when_due,
)
from tests.route.oracle.plan import Course, Job, Plan, without_needless
from tests.route.oracle.world import (
    FOR_EVER,
    Question,
    also_held,
    can_be_taken,
    end_of_open,
    free_from,
    goes_on_beside,
    hosts,
    is_open,
    is_own_profession,
    may_train,
    moment_of,
    months_of_course,
    over,
    since_first_day,
)

Cost = tuple[int, int, int]
"""Months, new jobs and courses of one's own."""
LONGEST = 48
"""Months after which it gives up."""
NOTHING = -1
Event = tuple[str, str, int, str]
"""What was begun: its kind, its id, the months to its start or end, and the host."""
Trail = tuple[Event, "Trail"] | None
AT_HOME, BESIDE, TODAY = "a job of today", "unpaid work of today", "a course of today"
MONTH: Event = ("month", "", 0, "")


class TooLongError(Exception):
    """The world is not small: there may be a route that is longer than was looked for."""


class Running(NamedTuple):
    """A course that is being studied."""

    id: str
    left: int
    """Months to its end."""
    place: bool
    """Whether it takes a place among courses."""
    host: str
    """The job whose training it is; empty for a course of one's own."""


class State(NamedTuple):
    """What there is on a moment. All numbers are months."""

    progress: tuple[int, ...]
    """For each thing to be had, how far it is: see `Tracked`."""
    running: tuple[Running, ...]
    job: str
    """The new job; empty where there is none."""
    age: int
    """Since it started; never more than can matter."""
    waiting: tuple[tuple[str, int], ...]
    """Roles that it was applied for, each with the months to its start."""
    used: frozenset[str]
    taken: frozenset[tuple[str, int]]
    """Courses begun, of those whose award stops counting, for the first and for the second time: none is thrice. And, with
    0, roles of today that were left before they ended."""
    band: tuple[int, str]
    """The last known band of a new job."""
    today: int
    """Months since today, for the jobs of today and for courses that are under way; never more than can matter."""
    at_home: bool
    """Whether the first new job is still to start."""
    lacking: frozenset[int] | None
    """What the new job gives and was lacking on its first day, while nothing on the route is known to need it; None
    where something does, or there is no job."""
    gave: frozenset[int] | None
    """What the new job has given: months of what was lacking on its first day, and training that is over; None where
    something is known to need it, or there is no job."""
    unclaimed: frozenset[frozenset[int]]
    """The same of each new job that was left while nothing is known to need it: none is taken up only to leave another."""
    said: frozenset[str]
    """What was to confirm, where ties are looked at."""
    own: int
    """Courses of one's own; no part of what the rest depends on."""
    order: tuple[str, ...]
    """The new jobs in their order, where ties are looked at."""
    trail: Trail
    """How it came to this: the last event, and those before it; no part of what the rest depends on."""


class Tracked:
    """Something to be had that time or study changes, and how far it is.

    Work: months that count so far, up to those that are enough; or, where only the last months count, a set of bits,
    the lowest for the last month. Study: for how many months more it counts, `NOTHING` for no longer.
    """

    def __init__(self, leaf: Leaf, person: Person) -> None:
        self.leaf, self.person = leaf, person
        self.is_work = isinstance(leaf, Experience | Declares)
        self.window = leaf.in_the_last_months if isinstance(leaf, Experience) else None
        self.need = person.need(leaf) if isinstance(leaf, Experience | Declares) else 0

    def at_start(self) -> int:
        """How far it is today."""
        if isinstance(self.leaf, Experience | Declares):
            past = self.person.past(self.leaf)
            if self.window is None:
                return min(len(past), self.need)
            return sum(1 << -month for month in past if month > -self.window)
        return NOTHING

    def after_month(self, value: int, counts: bool) -> int:
        """A month later, in which work counted or did not."""
        if not self.is_work:
            return value if value in (NOTHING, FOR_EVER) else value - 1
        if self.window is None:
            return min(value + counts, self.need)
        return (value << 1 | counts) & (1 << self.window) - 1

    def months(self, value: int) -> int:
        """Of work, the months that count."""
        return value if self.window is None else value.bit_count()

    def award(self, course: str) -> int:
        """For how many months it counts once a course is over; `NOTHING` where the course is no way to it."""
        leaf = self.leaf
        best = NOTHING
        if isinstance(leaf, Holds | Level):
            for name in also_held(course, self.person.catalogue):
                if self.person.is_asked_for(leaf, name):
                    limit = self.person.limit(leaf, name)
                    best = max(best, FOR_EVER if limit is None else limit)
        return best

    def no_worse(self, value: int, other: int) -> bool:
        """Whether it is at least as far, whatever follows."""
        return value & other == other if self.is_work and self.window is not None else value >= other


class Search:
    """One question under one of the two rules for areas."""

    def __init__(
        self,
        question: Question,
        *,
        any_area: bool,
        ties: Cost | None = None,
        longest: int = LONGEST,
        every_job: bool = False,
    ) -> None:
        """With ``ties``, the cost of the best route, it keeps apart what routes of that cost can differ in.

        every_job: any job may be taken up, whether or not it is of use for the target.
        """
        self.question, self.ties, self.longest, self.every_job = question, ties, longest, every_job
        self.person = Person(question, any_area=any_area)
        self.catalogue = question.catalogue
        self.roles, self.courses, asked = relevant(self.person, every_job=every_job)
        self.tracked = [Tracked(leaf, self.person) for leaf in asked]
        self.number = {leaf: n for n, leaf in enumerate(asked)}
        if ties is not None:
            # Nobody takes a course again that they may have finished, only to be spared the word.
            self.courses -= {id for id in over(question) if not self.lapse(id)}
        self.wanted = {question.target: self._of(question.goal.requires)}
        for id in self.courses:
            self.wanted[id] = self._of(self.catalogue.qualifications[id].requires)
        asking = {id: role.requires for id, role in {**self.roles, question.target: question.goal}.items()}
        asking |= {id: known.requires for id, known in self.catalogue.qualifications.items()}
        self.use = {id: self._of_all(requires) for id, requires in asking.items()}
        self.length = {id: months_of_course(id, question) for id in self.courses}
        self.awards = {id: [one.award(id) for one in self.tracked] for id in {*self.courses, *self.person.under_way}}
        self.lapses = {id for id, found in self.awards.items() if any(NOTHING < one < FOR_EVER for one in found)}
        self.spells = [spell for spell in self.person.spells if is_open(spell, self.question)]
        self.cap = {id: self._most_age(role) for id, role in self.roles.items()}
        self.most_today = self._most_today()
        self.counted: dict[tuple[str, bool, int], list[bool]] = {}
        self.answers: dict[tuple[object, ...], Words] = {}
        self.seen: dict[tuple[object, ...], list[State]] = defaultdict(list)

    def _of(self, requires: Iterable[Requirement]) -> frozenset[int]:
        """The numbers of the experience that is asked for before applying."""
        return frozenset(self.number[leaf] for leaf in lacking_ones(requires) if leaf in self.number)

    def _of_all(self, requires: Iterable[Requirement]) -> frozenset[int]:
        """The numbers of whatever is asked for before applying and can be gained."""
        asked = [leaf for leaf in leaves(essential(requires)) if leaf.terms.when is When.BEFORE_APPLYING]
        return frozenset(self.number[leaf] for leaf in asked if leaf in self.number)

    def _of_post(self, role: Role, within: int) -> frozenset[int]:
        """The numbers of what a post wants by a deadline."""
        asked = leaves(one for one in essential(role.requires) if deadlines(one, within))
        return frozenset(self.number[leaf] for leaf in asked if leaf in self.number)

    def _most_age(self, role: Role) -> int:
        """Beyond this, it does not matter how long a job has lasted."""
        if role.lasts_months is not None:
            return role.lasts_months
        return max({self.question.stay, *post_deadlines(role)}) + 1

    def _most_today(self) -> int:
        """Beyond this, it does not matter how long ago today was."""
        most = [0, *self.person.under_way.values()]
        for holding in self.person.profile.holds:
            awarded = 0 if holding.awarded is None else moment_of(holding.awarded.last_day(), self.question.today)
            most += [awarded, *(awarded + months for months in self.lapse(holding.qualification))]
        most += [months for id in over(self.question) for months in self.lapse(id)]
        for spell in self.spells:
            end = end_of_open(spell, FOR_EVER, self.question)
            most += [] if end == FOR_EVER else [end]
            role = self.catalogue.roles.get(spell.role or "")
            most += post_deadlines(role) if role else []
        return max(most) + 1

    def lapse(self, course: str) -> list[int]:
        """Months for which an award counts, for each thing for which it does so for a while."""
        return [months for one in self.tracked if NOTHING < (months := one.award(course)) < FOR_EVER]

    # What holds in a state.

    def asks(self, state: State, kind: str, what: Role | str, within: int = 0) -> list[State]:
        """The state, where what a role (``role``), a course (``course``) or a post (``post``) asks holds.

        Where ties are looked at: one state for each choice of words that the person could confirm for it.
        """
        name = what if isinstance(what, str) else what.id
        key = (kind, name, within, state.progress, state.today)
        if key not in self.answers:
            self.answers[key] = self._asks(state, kind, what, within)
        words = self.answers[key]
        if self.ties is None:
            return [state] if words else []
        return [state._replace(said=state.said | some) for some in words]

    def _asks(self, state: State, kind: str, what: Role | str, within: int) -> Words:
        def ask(leaf: Leaf, role: Role | None) -> Standing:
            return self._leaf(leaf, role, state)

        if isinstance(what, str):
            return words_for_all(self.catalogue.qualifications[what].requires, None, ask, self.person)
        if kind == "post":
            return words_when_due(what, within, ask, self.person)
        return words_for_all(what.requires, what, ask, self.person)

    def _leaf(self, leaf: Leaf, role: Role | None, state: State) -> Standing:
        match leaf:
            case LivedExperience():
                return self.person.lived(leaf, role)
            case Check():
                return Standing.CONFIRM
            case Declares():
                number = self.number.get(leaf)
                return self.person.declares(leaf, 0 if number is None else state.progress[number])
            case Experience():
                number = self.number[leaf]
                months = self.tracked[number].months(state.progress[number])
                return Standing.MET if months >= self.tracked[number].need else Standing.MISSING
            case Holds() | Level():
                if state.progress[self.number[leaf]] > NOTHING:
                    return Standing.MET
                return self.person.held(leaf, state.today)

    # The first moment.

    def starts(self) -> Iterator[State]:
        """Today, with some of the courses that are under way or none."""
        progress = tuple(one.at_start() for one in self.tracked)
        wanted = [id for id in sorted(self.person.under_way) if any(one > NOTHING for one in self.awards[id])]
        for many in range(len(wanted) + 1):
            for some in combinations(wanted, many):
                running = tuple(sorted(self._of_today(id) for id in some))
                trail: Trail = None
                for id in some:
                    trail = (("finish", id, self.person.under_way[id], ""), trail)
                yield State(
                    progress,
                    running,
                    "",
                    0,
                    (),
                    frozenset(),
                    frozenset(),
                    (0, ""),
                    0,
                    True,
                    None,
                    None,
                    frozenset(),
                    frozenset(),
                    0,
                    (),
                    trail,
                )

    def _of_today(self, id: str) -> Running:
        in_hours = self.catalogue.qualifications[id].in_working_time is not None
        return Running(id, self.person.under_way[id], not in_hours, TODAY)

    # One moment.

    def moment(self, state: State) -> Iterator[State]:
        """What may be begun now, and the month after it."""
        for applied in self._applications(state):
            for begun in self._in_time(self._start_waiting(applied)):
                for studying in self._studies(begun, sorted(self.courses)):
                    yield self._month(studying)

    def _arrive(self, state: State) -> State:
        """Courses that are over are awarded, jobs that are over are left, and the next one starts."""
        over = [course for course in state.running if course.left == 0]
        if over:
            progress, given = list(state.progress), set[int]()
            for course in over:
                awards = self.awards[course.id]
                # What is there already is not given again.
                if course.host == state.job:
                    given |= {n for n, (one, new) in enumerate(zip(state.progress, awards, strict=True)) if new > one}
                progress = [max(one, new) for one, new in zip(progress, awards, strict=True)]
            if state.gave is not None:
                state = state._replace(gave=state.gave | given)
            running = tuple(course for course in state.running if course.left > 0)
            state = state._replace(progress=tuple(progress), running=running)
        if state.job and state.age == self.roles[state.job].lasts_months:
            state = self._left(state)._replace(job="", age=0, lacking=None)
        return self._start_waiting(state)

    def _start_waiting(self, state: State) -> State:
        if state.waiting and state.waiting[0][1] == 0:
            role = self.roles[state.waiting[0][0]]
            lacking = self._lacking(role, state)
            state = self._left(state)
            return state._replace(
                job=role.id,
                age=0,
                gave=lacking,
                waiting=state.waiting[1:],
                at_home=False,
                lacking=None if lacking & self.wanted[self.question.target] else lacking,
            )
        return state

    def _left(self, state: State) -> State:
        """The state once the new job is left, if there is one."""
        return state if state.gave is None else state._replace(gave=None, unclaimed=state.unclaimed | {state.gave})

    def _claimed(self, state: State, use: frozenset[int]) -> State:
        """The state once it is known that some things are needed."""
        if state.unclaimed:
            state = state._replace(unclaimed=frozenset(one for one in state.unclaimed if not one & use))
        return state._replace(gave=None) if state.gave is not None and state.gave & use else state

    def _is_of_use(self, state: State, use: frozenset[int]) -> bool:
        """Whether each new job has given something that is needed, at the end of a route."""
        return self.every_job or not self._claimed(self._left(state), use).unclaimed

    def _lacking(self, role: Role, state: State) -> frozenset[int]:
        """What months in a role count for and is not there yet, or may be lacking again when months are too old."""
        found = []
        for number, one in enumerate(self.tracked):
            leaf = one.leaf
            if isinstance(leaf, Experience | Declares) and self.person.new_job_counts(leaf, role):
                is_lacking = one.window is not None or one.months(state.progress[number]) < one.need
                found += [number] if is_lacking else []
        return frozenset(found)

    def _is_kept(self, state: State) -> bool:
        """Whether the last job has given what was lacking, or was kept as long as any."""
        return state.lacking is None or state.age >= self._least(state.job)

    def _applications(self, state: State) -> Iterator[State]:
        """Nothing, or one role that is applied for now; it starts when somebody is hired."""
        yield state
        if self.ties is not None and len(state.used) == self.ties[1]:
            return
        for role in self.roles.values():
            if role.id not in state.used and self._may_follow(role, state):
                for able in self.asks(state, "role", role):
                    yield self._applied(role, able)

    def _applied(self, role: Role, state: State) -> State:
        hiring = self.question.hiring
        state = self._claimed(state, self.use[role.id])
        start = FOR_EVER if state.used else state.today + hiring
        left = {(one.id, 0) for one in self.roles.values() if start < free_from(one, self.question)}
        return state._replace(
            taken=state.taken | left,
            waiting=(*state.waiting, (role.id, hiring)),
            used=state.used | {role.id},
            band=band_order(role.band.value) if role.band else state.band,
            order=() if self.ties is None else (*state.order, role.id),
            trail=(("job", role.id, hiring, ""), state.trail),
        )

    def _may_follow(self, role: Role, state: State) -> bool:
        """Whether band, least stay and training under way allow that it starts after the time of hiring."""
        hiring = self.question.hiring
        if not state.used and state.today + hiring < free_from(role, self.question):
            return False
        if (role.id, 0) in state.taken:
            return False
        if role.band is not None and band_order(role.band.value) < state.band:
            return False
        if state.waiting:
            last, left = state.waiting[-1]
            return hiring > left and hiring - left >= self._least(last)
        if any(course.host in (AT_HOME, state.job or AT_HOME) and course.left > hiring for course in state.running):
            return False
        return not state.job or (state.age + hiring >= self._least(state.job) and state.age + hiring > 0)

    def _least(self, role: str) -> int:
        lasts = self.roles[role].lasts_months
        return self.question.stay if lasts is None else min(self.question.stay, lasts)

    def _in_time(self, state: State) -> list[State]:
        """The state, where all is there that a post wants by now."""
        found = [state]
        for role, age in self._due_now(state):
            found = [able for one in found for able in self.asks(one, "post", role, age)]
            found = [self._claimed_in_post(one, role, age) for one in found]
        return found

    def _claimed_in_post(self, state: State, role: Role, age: int) -> State:
        """The same for a deadline; training that only the job itself wants is no reason to take it up."""
        use = self._of_post(role, age)
        claimed = self._claimed(state, use)
        if role.id != state.job or state.gave is None:
            return claimed
        worked = frozenset(n for n in use if isinstance(self.tracked[n].leaf, Experience | Declares))
        return claimed if state.gave & worked else claimed._replace(gave=state.gave)

    def _due_now(self, state: State) -> Iterator[tuple[Role, int]]:
        """Jobs of which a deadline is now, with the months since they started."""
        if state.job and state.age in post_deadlines(self.roles[state.job]):
            yield self.roles[state.job], state.age
        for spell in () if self.question.late else self.spells:
            known = self.catalogue.roles.get(spell.role or "")
            is_now = 0 < state.today < self.most_today and self._goes_on(spell, state)
            if known and is_now:
                age = since_first_day(known.id, self.question) + state.today
                if age in post_deadlines(known):
                    yield known, age

    def _goes_on(self, spell: Spell, state: State) -> bool:
        """Whether a job of today goes on beyond this moment."""
        first = FOR_EVER if state.at_home else 0
        return end_of_open(spell, first, self.question) > state.today

    # Study.

    def _studies(self, state: State, names: list[str]) -> Iterator[State]:
        """Every choice of courses to start now."""
        if not names:
            yield state
            return
        yield from self._studies(state, names[1:])
        for begun in self._study(state, names[0]):
            yield from self._studies(begun, names[1:])

    def _study(self, state: State, id: str) -> Iterator[State]:
        running = {course.id for course in state.running}
        if id in running or id in self.person.under_way or (id, 2) in state.taken:
            return
        if id in self.lapses:
            state = state._replace(taken=state.taken | {(id, 2 if (id, 1) in state.taken else 1)})
        for able in self.asks(state, "course", id):
            yield from self._begun(able, id)

    def _begun(self, state: State, id: str) -> Iterator[State]:
        """The course as training of each job that gives it, and as a course of one's own."""
        known, left = self.catalogue.qualifications[id], self.length[id]
        if state.lacking is not None and state.lacking & self.wanted[id]:
            state = state._replace(lacking=None)
        state = self._claimed(state, self.use[id])
        is_free = sum(course.place for course in state.running) < self.question.courses
        in_hours = known.in_working_time is not None
        if in_hours or is_free:
            for host, name in self._hosts(state, id):
                yield _with(state, Running(id, left, not in_hours, host), name)
        may_be_own = self.ties is None or state.own < self.ties[2]
        if is_free and not known.in_post_only and may_be_own:
            yield _with(state._replace(own=state.own + self.weight(id)), Running(id, left, True, ""), "")

    def weight(self, id: str) -> int:
        """What a course of one's own costs; the same for each."""
        return 1

    def _hosts(self, state: State, id: str) -> Iterator[tuple[str, str]]:
        """Jobs that go on long enough, as far as is known now: what is tied to them, and their role."""
        length = self.length[id]
        next_start = state.waiting[0][1] if state.waiting else FOR_EVER
        if state.job and hosts(self.roles[state.job], id, self.question):
            lasts = self.roles[state.job].lasts_months
            if length <= min(next_start, FOR_EVER if lasts is None else lasts - state.age):
                yield state.job, state.job
        for spell in self.spells:
            known = self.catalogue.roles.get(spell.role or "")
            if known is None or not hosts(known, id, self.question):
                continue
            beside = goes_on_beside(spell, self.catalogue)
            if not beside and not state.at_home:
                continue
            first = FOR_EVER if beside else state.today + next_start
            if state.today + length <= end_of_open(spell, min(first, FOR_EVER), self.question):
                yield BESIDE if beside else AT_HOME, known.id

    # The month after.

    def _month(self, state: State) -> State:
        counted = self._counted(state)
        today = min(state.today + 1, self.most_today)
        age = min(state.age + 1, self.cap[state.job]) if state.job else 0
        return self._arrive(
            state._replace(
                progress=tuple(
                    one.after_month(value, counts)
                    for one, value, counts in zip(self.tracked, state.progress, counted, strict=True)
                ),
                running=tuple(sorted(course._replace(left=course.left - 1) for course in state.running)),
                age=age,
                waiting=tuple((role, left - 1) for role, left in state.waiting),
                today=today,
                trail=(MONTH, state.trail),
            )
        )

    def _counted(self, state: State) -> list[bool]:
        key = (state.job, state.at_home, state.today)
        if key not in self.counted:
            self.counted[key] = [self._counts(one, state) for one in self.tracked]
        return self.counted[key]

    def _counts(self, one: Tracked, state: State) -> bool:
        if not isinstance(one.leaf, Experience | Declares):
            return False
        if state.job and self.person.new_job_counts(one.leaf, self.roles[state.job]):
            return True
        return any(
            is_open(spell, self.question) and self.person.spell_counts(one.leaf, number) and self._goes_on(spell, state)
            for number, spell in enumerate(self.person.spells)
        )

    # All of it.

    def best(self) -> State | None:
        """The state in which the target is reached first, at the least cost."""
        found = self.all_best()
        return found[0] if found else None

    def all_best(self) -> list[State]:
        """All states of the best month, new jobs and courses that are kept apart; empty where there is no route."""
        now = [self._arrive(state) for state in self.starts()]
        for _ in range(self.longest + 1):
            now = self._kept(now)
            if not now:
                return []
            reached = [there for state in now for there in self._there(state)]
            if reached:
                least = min((len(state.used), state.own) for state in reached)
                return [state for state in reached if (len(state.used), state.own) == least]
            now = [after for state in now for after in self.moment(state)]
        raise TooLongError

    def _there(self, state: State) -> list[State]:
        """The state where the target is reached; of an exit, also with a job that starts on this very moment."""
        if self.question.goal.kind is not RoleKind.EXIT:
            is_kept = (
                not state.waiting and self._is_kept(state) and self._is_of_use(state, self.use[self.question.target])
            )
            return self.asks(state, "role", self.question.goal) if is_kept else []
        begun = [self._start_waiting(applied) for applied in self._applications(state)]
        there = [one for one in begun if not any(left == 0 for _, left in one.waiting)]
        return [one for one in there if (id := self.training_for(one)) if self._trains(one, id)]

    def _trains(self, state: State, training: str) -> bool:
        """Whether each new job was of use for a training that begins now; the last one hosts it."""
        return self._is_of_use(state._replace(gave=None), self.use[training])

    def training_for(self, state: State) -> str | None:
        """Of an exit, the course that a job of now gives and that can start."""
        for id, known in sorted(self.catalogue.qualifications.items()):
            if known.trains_for != self.question.target or id in self.person.profile.not_willing:
                continue
            if id in self.question.avoid or not self.asks(state, "course", id):
                continue
            today = [spell for spell in self.spells if self._goes_on(spell, state)]
            here = bool(state.job) and id in self.roles[state.job].offers
            if here or any(may_train(spell, id, self.question) for spell in today):
                return id
        return None

    def _kept(self, states: list[State]) -> list[State]:
        """Those that no other one makes needless, whether of this moment or of an earlier one."""
        states.sort(key=lambda state: (len(state.used), state.own, len(state.running)))
        fresh: dict[tuple[object, ...], list[State]] = defaultdict(list)
        for state in states:
            key = self._group(state)
            if any(self._no_worse(one, state) for one in self.seen[key]):
                continue
            same = fresh[key]
            if any(self._no_worse(one, state) and self._costs_no_more(one, state) for one in same):
                continue
            same[:] = [one for one in same if not (self._no_worse(state, one) and self._costs_no_more(state, one))]
            same.append(state)
        for key, some in fresh.items():
            self.seen[key] += some
        return [state for some in fresh.values() for state in some]

    def _group(self, state: State) -> tuple[object, ...]:
        """What has to be equal for two states to be compared."""
        given = state.lacking, state.gave, state.unclaimed
        return state.job, state.age, state.waiting, state.today, state.at_home, state.order, *given

    def _no_worse(self, one: State, other: State) -> bool:
        """Whether whatever can follow the other can follow the one."""
        return (
            one.used <= other.used
            and one.taken <= other.taken
            and one.band <= other.band
            and all(t.no_worse(a, b) for t, a, b in zip(self.tracked, one.progress, other.progress, strict=True))
            and self._studies_no_worse(one, other)
        )

    def _costs_no_more(self, one: State, other: State) -> bool:
        """Whether a route by the one is no worse for what it has taken so far."""
        return one.own <= other.own and one.said <= other.said

    def _studies_no_worse(self, one: State, other: State) -> bool:
        """Whether nothing is studied that the other does not study as long, and nothing it studies is not had."""
        theirs = {course.id: course for course in other.running}
        mine = {course.id: course for course in one.running}
        for id, course in mine.items():
            same = theirs.get(id)
            if same is None or same._replace(left=0) != course._replace(left=0) or course.left > same.left:
                return False
            if id in self.lapses and course.left != same.left:
                return False
        return all(id not in self.lapses and self._is_had(one, id) for id in theirs.keys() - mine.keys())

    def _is_had(self, state: State, id: str) -> bool:
        """Whether the award of a course would change nothing any more."""
        return all(
            value >= award for value, award in zip(state.progress, self.awards[id], strict=True) if award > NOTHING
        )


def _with(state: State, course: Running, host: str) -> State:
    event = ("course", course.id, course.left, host)
    return state._replace(running=tuple(sorted((*state.running, course))), trail=(event, state.trail))


def relevant(person: Person, *, every_job: bool = False) -> tuple[dict[str, Role], set[str], list[Leaf]]:
    """Roles, courses and leaves on which a route to the target can depend at all."""
    question, all_courses = person.question, person.question.catalogue.qualifications
    ends = {id for id, known in all_courses.items() if known.trains_for == question.target}
    roles = {role.id: role for role in person.steps.values() if every_job or ends & set(role.offers)}
    courses: set[str] = set()
    while True:
        today = [question.catalogue.roles.get(spell.role or "") for spell in person.spells if is_open(spell, question)]
        asking = [question.goal, *roles.values(), *(role for role in today if role is not None)]
        requires = [one for role in asking for one in role.requires]
        requires += [one for id in sorted(courses | ends) for one in all_courses[id].requires]
        asked = dict.fromkeys(leaves(essential(requires)))
        more = {role.id: role for role in person.steps.values() if _matters(role, asked, courses, person)}
        ways = {id for id in all_courses if can_be_taken(id, question) and _is_way(id, asked, person)}
        if more.keys() <= roles.keys() and ways <= courses:
            changing = [leaf for leaf in asked if isinstance(leaf, Experience | Holds | Level) or _gained(leaf, person)]
            return roles, courses, changing
        roles, courses = roles | more, courses | ways


def _gained(leaf: Leaf, person: Person) -> bool:
    return isinstance(leaf, Declares) and person.is_gained(leaf.declaration) and not person.has_said(leaf.declaration)


def _matters(role: Role, asked: dict[Leaf, None], courses: set[str], person: Person) -> bool:
    """Whether months in a role count for something, or training in it is a way to something."""
    work = [leaf for leaf in asked if isinstance(leaf, Experience | Declares)]
    counts = any(person.new_job_counts(leaf, role) for leaf in work)
    return counts or any(hosts(role, id, person.question) for id in courses)


def _is_way(id: str, asked: dict[Leaf, None], person: Person) -> bool:
    names = also_held(id, person.catalogue)
    wanted = [leaf for leaf in asked if isinstance(leaf, Holds | Level)]
    return any(person.is_asked_for(leaf, name) for leaf in wanted for name in names)


# The answer.


def best(question: Question, *, longest: int = LONGEST) -> Cost | None:
    """Months, new jobs and courses of one's own of the best route; None where there is none."""
    plan = best_plan(question, longest=longest)
    return None if plan is None else plan.cost


def best_plan(question: Question, *, longest: int = LONGEST) -> Plan | None:
    """One of the best routes; none to what is the person's own profession already."""
    if is_own_profession(question):
        return None
    for any_area in (False, True):
        search = Search(question, any_area=any_area, longest=longest)
        found = search.best()
        if found is not None:
            return without_needless(plan_to(found, search), question, any_area=any_area)
    return None


def as_it_binds(question: Question) -> Question:
    """The question; where no route keeps the deadlines of today's jobs, without these: they are told and bind nothing."""
    held = [spell.role for spell in question.profile.experience if is_open(spell, question)]
    roles = question.catalogue.roles
    wanting = [role for id in held if (role := roles.get(id or "")) and post_deadlines(role)]
    return question if not wanting or best(question) is not None else replace(question, late=True)


def is_of_any_area(question: Question, *, longest: int = LONGEST) -> bool:
    """Whether there is no route through roles of the person's own areas alone."""
    return Search(question, any_area=False, longest=longest).best() is None


def plan_to(state: State, search: Search) -> Plan:
    """The plan that led to a state, with jobs and courses cut where the route is over."""
    month, starts, courses = 0, list[tuple[str, int]](), list[Course]()
    finishes = set[str]()
    for kind, id, left, host in _events(state.trail):
        match kind:
            case "month":
                month += 1
            case "job":
                starts.append((id, month + left))
            case "course":
                courses.append(Course(id, month, month + left, host))
            case "finish":
                finishes.add(id)
    return Plan(
        month=month,
        jobs=_jobs(starts, month, search),
        courses=tuple(course for course in courses if course.end <= month),
        finishes=frozenset(id for id in finishes if search.person.under_way[id] <= month),
        train=search.training_for(state) if search.question.goal.kind is RoleKind.EXIT else None,
    )


def _events(trail: Trail) -> list[Event]:
    found = []
    while trail is not None:
        found.append(trail[0])
        trail = trail[1]
    return found[::-1]


def _jobs(starts: list[tuple[str, int]], month: int, search: Search) -> tuple[Job, ...]:
    jobs = []
    for (id, start), end in zip(starts, [*(start for _, start in starts[1:]), month], strict=False):
        lasts = search.roles[id].lasts_months
        jobs.append(Job(id, start, end if lasts is None else min(end, start + lasts)))
    return tuple(jobs)

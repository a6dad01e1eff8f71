"""A complete choice as a timetable sees it: what stays as it is, whatever happens when."""

from collections.abc import Iterator, Mapping

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import NEVER, Group, Left, Worked
from peerpath.route.search.needs import Needs, counting_to_the_end, needs_of
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, mask_of


class Frame:
    """The jobs and courses of a complete choice, what each needs, and what follows from that."""

    def __init__(self, problem: Problem, partial: Partial) -> None:
        self.problem, self._choice = problem, partial.choice
        self.tail, self.paid, self.beside = partial.tail, partial.ground.paid, partial.ground.beside
        self.weights = partial.ground.weights
        activities, kept = problem.activities, partial.ground.kept
        chosen = sorted(partial.activities, key=lambda a: (-self.tail[~a], activities[a].id))
        self.jobs = [a for a in chosen if activities[a].is_job and activities[a].new]
        self.all_jobs = mask_of((*self.jobs, *kept))
        self.in_turn = sorted(enumerate(self.jobs), key=lambda one: partial.value[~one[1]])
        """Jobs with their places, by the month in which each can begin at the earliest."""
        self.courses = [a for a in chosen if not activities[a].is_job and activities[a].new]
        self.under_way = [a for a in chosen if not activities[a].is_job and not activities[a].new]
        self.ending = [activities[job].lasts for job in kept if activities[job].lasts < NEVER]
        """Months in which posts of today end."""
        self.opens = max([activities[job].after for job in self.jobs], default=0)
        """The month before which no new job begins: whoever takes up today's role again has not left it before it ended."""
        self._take_in_needs(kept)
        hosted = [(course, self._hosts(course)) for course in self.courses if activities[course].hosts]
        self.hosted = sorted(hosted, key=lambda course: -activities[course[0]].months)
        """Training and the jobs in which it can be gained, longest first."""
        self._take_in_work()
        self.pressing = [job for job in self.jobs if activities[job].lasts < NEVER or self._presses(job)]
        """New jobs for which a later first day may be better."""
        self.training = mask_of(job for job in self.jobs if self._trains_shortly(job))
        """A bit for each new job that may be there for less than its stay, and not for its months."""

    def _take_in_needs(self, kept: tuple[int, ...]) -> None:
        activities, choice = self.problem.activities, self._choice
        self.needs = {a: needs_of(self.problem, choice, activities[a].needs) for a in (*self.jobs, *self.courses)}
        self.dues = {a: list(self._dues(a, choice)) for a in (*self.jobs, *kept)}
        self.target = needs_of(self.problem, choice, self.problem.target)
        owed = [due for dues in self.dues.values() for _, due in dues if due is not None]
        every = (*self.needs.values(), self.target, *owed)
        self.lapsing: dict[int, int] = {}
        """Courses that lapse → the longest time for which any requirement counts them."""
        for node in (node for needs in every for node in needs.done if node.within < NEVER):
            self.lapsing[node.course] = max(node.within, self.lapsing.get(node.course, 0))
        self.settled = self._settled(every)
        """The month after which nothing comes by itself, or lapses that was there today."""
        self.horizon = self._horizon(every)
        """A month after which no timetable ends that is worth having."""
        self.asked = {node for needs in every for node in needs.worked}
        self.opens_with_a_job = any(not self._node(node).months for node in self.target.worked)
        # Whoever begins to train in a post does not leave it, so that it need not have been kept for a while.
        self.ends_in_post = any(not node.months and node.is_asked for node in map(self._node, self.target.worked))
        wished = {n for n in self.asked if not self._node(n).is_asked}
        lately = [node for node in map(self._node, self.target.worked) if node.window < NEVER]
        self.lately = [node for node in lately if not node.roles & self.beside]
        """Months of which only the last count, of those that the target asks for."""
        self.wished = wished | {n for n in self.target.worked if not self._node(n).months}
        """Nodes of jobs that are there for their own sake, or to be in when the route ends."""
        self.lasts = {job: self._lasts(job) for job in bits(self.all_jobs)}
        """Job → months for which it can be held at most: it ends, or what it wants by a deadline cannot be had in time."""

    def _take_in_work(self) -> None:
        """Nodes of months worked, and what follows each job and each training."""
        wanted = [n for n in self.asked if self._node(n).months and self._node(n).window == NEVER]
        self.wanted = sorted(wanted, key=lambda node: (-self.tail.get(node, 0), node))
        """Nodes of months worked, those with most to follow first."""
        self.index = {node: at for at, node in enumerate(self.wanted)}
        owed = [needs for dues in self.dues.values() for _, needs in dues if needs is not None]
        last = frozenset().union(self.target.worked, *(needs.worked for needs in owed))
        self.recent = {
            number: frozenset(
                () if number in last else [a for a, needs in self.needs.items() if number in needs.worked]
            )
            for number in self.asked
            if self._node(number).window < NEVER
        }
        """Nodes of recent months → the jobs and courses that ask for them; none where they may be asked for until the end."""
        last = last.union(*(self.needs[course].worked for course in self.courses))
        counting = counting_to_the_end(self.problem, mask_of(self.jobs), self.target, last)
        stays = {job: 0 if counting >> job & 1 else self.problem.activities[job].least for job in self.jobs}
        self.after = {job: max(self.tail[~job], stay) for job, stay in stays.items()}
        """New job → months that must follow its first day: its whole stay where its months count for nothing."""
        self.tail = self.tail | self._tails_of_training()

    def _tails_of_training(self) -> dict[int, int]:
        """Months that must follow the first month of a training: it is over before the job is that hosts it, and so before
        any that asks for months in no other one, or that stands at a higher band."""
        activities, after = self.problem.activities, dict.fromkeys(self.jobs, 0)
        for job in self.jobs if self.hosted else ():
            asked = {self._node(n).roles & self.all_jobs for n in self.needs[job].worked if n in self.index}
            band = activities[job].preference.band
            for host in self.jobs:
                falls = activities[host].preference.band < band < (NEVER, "")
                if host != job and (1 << host in asked or falls):
                    after[host] = max(after[host], self.tail[~job])
        tails = {}
        for course, hosts in self.hosted:
            least = min([after.get(host, 0) for host in bits(hosts & self.all_jobs)], default=0)
            tails[~course] = max(self.tail[~course], least + activities[course].months)
        return tails

    def _settled(self, every: tuple[Needs, ...]) -> int:
        months = [node.month for needs in every for node in needs.since]
        months += [node.until + 1 for needs in every for node in needs.since if node.until < NEVER]
        worked = {number for needs in every for number in needs.worked}
        return max([*months, *(len(self._node(number).past) for number in worked)], default=0)

    def _horizon(self, every: tuple[Needs, ...]) -> int:
        """A month by which every timetable worth having has ended.

        Between two events nobody need wait longer than an application, a stay, a course, the months asked for, or
        something that comes or lapses by itself takes. The sum of all of these is enough for any order.
        """
        # Everything one after another, each as long as it can take, once nothing comes by itself any more: later than
        # that nobody has to end.
        activities = [self.problem.activities[a] for a in (*self.jobs, *self.courses, *self.under_way)]
        months = [activity.months + activity.delay + activity.least for activity in activities]
        worked = {number for needs in every for number in needs.worked}
        months += [self._node(number).months + len(self._node(number).past) for number in worked]
        months += [within for dues in self.dues.values() for within, _ in dues]
        months += [node.until for needs in every for node in needs.since if node.until < NEVER]
        return self.settled + sum(months)

    def _dues(self, job: int, choice: Mapping[int, tuple[int, ...]]) -> Iterator[tuple[int, Needs | None]]:
        """A job's deadlines, in months from its first day; None for what is had where the job is over by then."""
        for due in self.problem.activities[job].dues:
            node = self.problem.nodes[due.node]
            # Where nothing else is within reach, what is left of the group is no choice any more.
            ways = choice.get(due.node) or (node.parts if isinstance(node, Group) else (due.node,))
            is_left = any(isinstance(self.problem.nodes[part], Left) for part in ways)
            yield due.within, None if is_left else needs_of(self.problem, choice, due.node)

    def _lasts(self, job: int) -> int:
        missed = (
            within for within, needs in self.dues[job] if needs is None or self._is_out_of_time(needs, job, within)
        )
        return min([self.problem.activities[job].lasts, *missed])

    def _is_out_of_time(self, needs: Needs, job: int, within: int) -> bool:
        """Whether a deadline asks for training that takes longer and that no other job hosts."""
        courses = (self.problem.activities[node.course] for node in needs.done)
        return any(course.hosts & self.all_jobs == 1 << job and course.months > within for course in courses)

    def _hosts(self, course: int) -> int:
        """A bit for each job that can be held for as long as a training takes."""
        activity = self.problem.activities[course]
        hosts = bits(activity.hosts & self.all_jobs)
        return mask_of(job for job in hosts if self.lasts[job] >= activity.months)

    def _trains_shortly(self, job: int) -> bool:
        wished = any(self._node(n).roles >> job & 1 for n in self.asked if not self._node(n).is_asked)
        activities = self.problem.activities
        shorter = (hosts for course, hosts in self.hosted if activities[course].months < activities[job].least)
        return wished or any(hosts >> job & 1 for hosts in shorter)

    def _presses(self, job: int) -> bool:
        """Whether a deadline of a job could be missed by somebody who begins at once what it asks for."""
        return any(needs is None or not self._is_soon(needs, job, within) for within, needs in self.dues[job])

    def _is_soon(self, needs: Needs, job: int, within: int) -> bool:
        """Whether all that a deadline asks for can be gained from the first day in the job, whatever else goes on."""
        if any(node.month for node in needs.since) or any(self._node(number).months for number in needs.worked):
            return False
        for course in [self.problem.activities[node.course] for node in needs.done]:
            asked = needs_of(self.problem, self._choice, course.needs)
            if course.takes_place or not course.hosts >> job & 1 or course.months > within or asked.done:
                return False
            if any(node.month for node in asked.since):
                return False
            if any(self._node(number).months or not self._node(number).roles >> job & 1 for number in asked.worked):
                return False
        return True

    def _node(self, number: int) -> Worked:
        node = self.problem.nodes[number]
        assert isinstance(node, Worked)
        return node

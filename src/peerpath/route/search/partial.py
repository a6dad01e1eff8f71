"""A partial route: which way was chosen to satisfy some of the nodes, and what follows from that."""

from msgspec import Struct

from peerpath.route.problem.formula import NEVER, Done, Group, Left, Since, Worked
from peerpath.route.search.ground import Choices, Ground
from peerpath.route.search.relaxed import bits, lacking


class Partial(Struct, frozen=True):
    """What follows from a choice. Nodes stand as their numbers, activities as the complements of theirs."""

    ground: Ground
    choice: Choices
    extra: tuple[int, ...]
    """Jobs taken in beside those that were chosen to come first for something; those of today before others."""
    value: dict[int, int]
    """Node or activity → the earliest month in which it can be true, or begin; each after all that it rests on."""
    tail: dict[int, int]
    """Node or activity → the months that must still follow its becoming true, or its beginning."""
    activities: list[int]
    """Numbers of the activities that the choice takes in."""
    there: int
    """The same, a bit for each."""
    before: dict[int, int]
    """Node or activity → a bit for each course that must be over before, and for each new job that must have begun."""
    open: list[int]
    """Nodes for which no way has been chosen yet."""


def follow(ground: Ground, choice: Choices, extra: tuple[int, ...]) -> Partial | None:
    """Follow a choice from the target down; None where something would have to come before itself."""
    forward = _Forward(ground, choice)
    months = [forward.node(ground.problem.target), *map(forward.begin, extra)]
    # What cannot be had, or would come before itself, has no earliest month.
    if max(months) >= NEVER or not forward.owe():
        return None
    value = forward.value
    activities = [~number for number in value if number < 0]
    there = sum([1 << activity for activity in activities])
    tail = _tails(ground, choice, value)
    return Partial(ground, choice, extra, value, tail, activities, there, forward.before, forward.open)


class _Forward:
    """Earliest months from the inside out; a job waits at least until all the courses before it are over."""

    def __init__(self, ground: Ground, choice: Choices) -> None:
        self._ground, self._choice = ground, choice
        self._nodes, self._activities = ground.problem.nodes, ground.problem.activities
        self.value: dict[int, int] = {}
        self.open: list[int] = []
        self._above: set[int] = set()
        self.before: dict[int, int] = {}
        """Node or activity → a bit for each course that must be over before, and for each new job that must have begun."""
        self._over_by: dict[int, int] = {}
        """Sets of new jobs, a bit for each → the month by which all can be over: a job and what it rests on, which has been
        left by its first day, are over when its stay is."""

    def owe(self) -> bool:
        """Take in what jobs ask for by a deadline, once all jobs are there; False where something cannot be had."""
        done: set[int] = set()
        while jobs := [~number for number in self.value if number < 0 and number not in done]:
            done |= {~job for job in jobs}
            for job in jobs:
                if any(self.node(due.node) >= NEVER for due in self._activities[job].dues):
                    return False
        return True

    def begin(self, activity: int) -> int:
        """The month in which an activity can begin: of a job, its first day."""
        if ~activity in self.value:
            return self.value[~activity]
        if activity in self._above:
            return NEVER  # It would have to come before itself.
        self._above.add(activity)
        needs = self._activities[activity].needs
        month = self.node(needs)
        self._above.discard(activity)
        before = self.before[~activity] = self.before[needs]
        jobs = before & self._ground.jobs
        if courses := before & ~jobs:
            month = max(month, self._over(courses))
        self.value[~activity] = max(month + self._activities[activity].delay, self._ground.begin[activity])
        if jobs and month < NEVER and self._activities[activity].is_job:
            self.value[~activity] = max(self.value[~activity], self._left(jobs))
        return self.value[~activity]

    def node(self, number: int) -> int:
        """The month in which a node can be true."""
        if number not in self.value:
            month, self.before[number] = self._node(number)
            self.value[number] = month
        return self.value[number]

    def _node(self, number: int) -> tuple[int, int]:
        node, chosen = self._nodes[number], self._choice.get(number)
        match node:
            case Done():
                month = self.begin(node.course) + self._activities[node.course].months
                return month, self.before.get(~node.course, 0) | 1 << node.course
            case Since():
                return node.month, 0
            case Left():
                return 0, 0
            case Worked() if chosen:
                month, before = self.begin(chosen[0]), self.before.get(~chosen[0], 0)
                if node.months and self._activities[chosen[0]].new:
                    before |= 1 << chosen[0]
                    self._over_by[before & self._ground.jobs] = month + self._activities[chosen[0]].least
                return month + lacking(node), before
            case Worked() if number in self._choice:
                return self._ground.relaxed[number], 0  # A job that is there serves it, and any may be the first.
            case Worked() if node.months and not lacking(node):
                return 0, 0  # Enough is worked today; whether it still counts when it is asked for, the timetable sees.
            case Group() if chosen or not node.is_choice:
                parts, before = chosen or node.parts, 0
                month = max([self.node(part) for part in parts])
                for part in parts:
                    before |= self.before[part]
                return month, before
            case _:
                self.open.append(number)
                return self._ground.relaxed[number], 0

    def _left(self, jobs: int) -> int:
        """The first month in which all of some new jobs can be over, each kept for its stay and one held at a time."""
        if jobs in self._over_by:
            return self._over_by[jobs]
        month = 0
        for start, job in sorted([(self.value[~job], job) for job in bits(jobs)]):
            month = max(month, start) + self._activities[job].least
        return month

    def _over(self, courses: int) -> int:
        """The month by which courses can be over that each take a place."""
        month = self._ground.months.get(courses)
        if month is None:
            problem = self._ground.problem
            chosen = [problem.activities[course] for course in bits(courses)]
            study = sum([course.months for course in chosen if course.new and course.takes_place])
            # Courses of today run side by side, whatever places there are: the longest is over last.
            today = [course.months for course in chosen if not course.new and course.takes_place]
            today = today if problem.places == 1 else []
            month = self._ground.months[courses] = max(today, default=0) - (-study // problem.places)
        return month


def _tails(ground: Ground, choice: Choices, value: dict[int, int]) -> dict[int, int]:
    """Everything comes after all that it is asked for by, when the order of the values is turned round."""
    nodes, activities = ground.problem.nodes, ground.problem.activities
    tail, asked = dict.fromkeys(value, 0), dict.fromkeys(value, -NEVER)
    for job in [~number for number in value if number < 0 and not ground.counting >> ~number & 1]:
        # Whoever is in it for its training alone stays all the same; for a course, and a job of today, that is 0.
        tail[~job] = activities[job].least
    for number in reversed(value):
        # asked: the months that follow the application for a job that asks for this with no other job between. What
        # rests on a job between them waits for that one already, and longer.
        after, below, to_follow = tail[number], choice.get(number, ()), asked[number]
        if number < 0:
            to_follow = after if activities[~number].is_job else to_follow
            after += activities[~number].delay
            below = (activities[~number].needs,)
        elif isinstance(node := nodes[number], Done):
            after, below = after + activities[node.course].months, (~node.course,)
        elif isinstance(node, Worked):
            after, below = after + lacking(node), tuple([~role for role in below])
            if node.months and below and activities[~below[0]].new:
                # It is kept for its stay before another one begins.
                after = max(after, to_follow + activities[~below[0]].least)
            to_follow = -NEVER
        elif isinstance(node, Group) and not node.is_choice:
            below = node.parts
        for lower in below:
            if tail.get(lower, NEVER) < after:
                tail[lower] = after
            if asked.get(lower, NEVER) < to_follow:
                asked[lower] = to_follow
    return tail

"""A partial route: which way was chosen to satisfy some of the nodes, and what follows from that."""

from msgspec import Struct

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Since, Worked
from peerpath.route.search.ground import Choice, Ground
from peerpath.route.search.relaxed import bits, mask_of


class Partial(Struct, frozen=True):
    """What follows from a choice. Nodes stand as their numbers, activities as the complements of theirs."""

    ground: Ground
    choice: Choice
    extra: tuple[int, ...]
    """Roles taken in because their months count for several nodes at once, though none of these chose them."""
    value: dict[int, int]
    """Node or activity → the earliest month in which it can be true, or begin; each after all that it rests on."""
    tail: dict[int, int]
    """Node or activity → the months that must still follow its becoming true, or its beginning."""
    activities: list[int]
    """Numbers of the activities that the choice takes in."""
    there: int
    """The same, a bit for each."""
    before: dict[int, int]
    """Node or activity → a bit for each course that must be over before."""
    open: list[int]
    """Nodes for which no way has been chosen yet."""


def follow(ground: Ground, choice: Choice, extra: tuple[int, ...]) -> Partial | None:
    """Follow a choice from the target down; None where something would have to come before itself."""
    forward = _Forward(ground, choice)
    months = [forward.node(ground.problem.target), *map(forward.begin, extra)]
    if max(months) >= NEVER:
        return None
    value = forward.value
    activities = [~number for number in value if number < 0]
    there = mask_of(activities)
    tail = _tails(ground.problem, choice, value)
    return Partial(ground, choice, extra, value, tail, activities, there, forward.before, forward.open)


class _Forward:
    """Earliest months from the inside out; a role waits at least until all the courses before it are over."""

    def __init__(self, ground: Ground, choice: Choice) -> None:
        self._ground, self._choice = ground, choice
        self._nodes, self._activities = ground.problem.nodes, ground.problem.activities
        self.value: dict[int, int] = {}
        self.open: list[int] = []
        self._above: set[int] = set()
        self.before: dict[int, int] = {}
        """Node or activity → a bit for each course that must be over before."""

    def begin(self, activity: int) -> int:
        """The month in which an activity can begin."""
        if ~activity in self.value:
            return self.value[~activity]
        if activity in self._above:
            return NEVER  # It would have to come before itself.
        self._above.add(activity)
        needs = self._activities[activity].needs
        month = self.node(needs)
        self._above.discard(activity)
        courses = self.before[~activity] = self.before[needs]
        if courses:
            month = max(month, self._over(courses))
        self.value[~activity] = month
        return month

    def node(self, number: int) -> int:
        """The month in which a node can be true."""
        if number not in self.value:
            month, self.before[number] = self._node(number)
            self.value[number] = month
        return self.value[number]

    def _node(self, number: int) -> tuple[int, int]:
        node, chosen = self._nodes[number], self._choice.get(number)
        if isinstance(node, Done):
            month = self.begin(node.course) + self._activities[node.course].months
            return month, self.before.get(~node.course, 0) | 1 << node.course
        if isinstance(node, Since):
            return node.month, 0
        if isinstance(node, Worked) and chosen:
            return self.begin(chosen[0]) + node.months, self.before.get(~chosen[0], 0)
        if isinstance(node, Group) and (chosen or not node.is_choice):
            parts, before = chosen or node.parts, 0
            month = max([self.node(part) for part in parts])
            for part in parts:
                before |= self.before[part]
            return month, before
        self.open.append(number)
        return self._ground.relaxed[number], 0

    def _over(self, courses: int) -> int:
        month = self._ground.months.get(courses)
        if month is None:
            problem = self._ground.problem
            study = sum([problem.activities[course].months for course in bits(courses)])
            month = self._ground.months[courses] = problem.first_place - (-study // problem.places)
        return month


def _tails(problem: Problem, choice: Choice, value: dict[int, int]) -> dict[int, int]:
    """Everything comes after all that it is asked for by, when the order of the values is turned round."""
    nodes, activities = problem.nodes, problem.activities
    tail = dict.fromkeys(value, 0)
    for number in reversed(value):
        after, below = tail[number], choice.get(number, ())
        if number < 0:
            below = (activities[~number].needs,)
        elif isinstance(node := nodes[number], Done):
            after, below = after + activities[node.course].months, (~node.course,)
        elif isinstance(node, Worked):
            after, below = after + node.months, tuple([~role for role in below])
        elif isinstance(node, Group) and not node.is_choice:
            below = node.parts
        for lower in below:
            if tail[lower] < after:
                tail[lower] = after
    return tail

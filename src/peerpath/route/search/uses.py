"""What each activity is good for, and which ones others can stand in for."""

from collections import defaultdict
from collections.abc import Iterable

from msgspec import Struct

from peerpath.route.problem.compile import Problem
from peerpath.route.problem.formula import ALWAYS, Group
from peerpath.route.search.relaxed import Relations, bits, mask_of


class Use(Struct, frozen=True):
    """What an activity is good for, a bit for each node."""

    itself: int
    """The node of a course's being done."""
    asked_by: int
    """The nodes that ask for that course and no other, or for it among so many."""
    one_of: int
    """The nodes for which it is one way: choices of a course, months of a role."""

    def among(self, needed: int) -> int:
        """What of the nodes that are needed it is good for."""
        return self.one_of & needed | (self.itself if self.asked_by & needed else 0)


def uses_of(problem: Problem, relations: Relations) -> list[Use]:
    """What each activity is good for."""
    any_one = [isinstance(node, Group) and node.count == 1 < len(node.parts) for node in problem.nodes]
    return [
        Use(0, 0, mask_of(node for node, _ in relations.gives[number]))
        if activity.is_role
        else _use_of_course(problem, relations, any_one, number)
        for number, activity in enumerate(problem.activities)
    ]


def _use_of_course(problem: Problem, relations: Relations, any_one: list[bool], course: int) -> Use:
    itself = asked_by = one_of = 0
    for number, _ in relations.gives[course]:
        itself = 1 << number
        asked_by |= itself if number == problem.target or relations.needed_by[number] else 0
        # A group may have the same part several times: a course that is two of "at least two of these".
        one_of |= mask_of(group for group in relations.groups[number] if any_one[group])
        asked_by |= mask_of(group for group in relations.groups[number] if not any_one[group])
    return Use(itself, asked_by, one_of)


def does_more(counts: int, first: dict[int, int]) -> bool:
    """Whether a role counts for more than each role that was chosen to come first for something it counts for.

    counts: what it counts for, of what is needed; first: for each node what the role chosen for it counts for.
    The role chosen first is there by then, so that another which does no more only follows it for nothing.
    """
    return all(counts & ~others for number, others in first.items() if counts >> number & 1)


class StandIns:
    """Activities found worth it so far, each with what it is good for; they may stand in for others."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._alike: dict[int, list[tuple[int, int]]] = {}
        self._nodes: dict[int, list[int]] = {}
        self._giving: dict[int, list[int]] = defaultdict(list)

    def is_worth_it(self, number: int, place: int, good_for: int, kept: bool = False) -> bool:
        """Whether none with an earlier place is as good; if so, it is taken in, as it is where it is kept in any case."""
        if good_for not in self._alike:
            self._alike[good_for], self._nodes[good_for] = [], bits(good_for)
            for node in self._nodes[good_for]:
                self._giving[node].append(good_for)
        worth = kept or not self._one_stands_in(number, place, good_for)
        if worth:
            self._alike[good_for].append((place, number))
        return worth

    def _one_stands_in(self, number: int, place: int, good_for: int) -> bool:
        problem, alike = self._problem, self._alike
        if any(at < place and _is_as_good(problem, other, number) for at, other in alike[good_for]):
            return True
        rarest = min([self._giving[node] for node in self._nodes[good_for]], key=len)
        return any(
            at < place and _is_as_good(problem, other, number)
            for others in rarest
            if good_for & others == good_for
            for at, other in alike[others]
        )


def worth_it(problem: Problem, uses: list[Use], activities: Iterable[int], needed: int, kept: int = 0) -> list[int]:
    """Activities that give what is needed, without those that one before them, which is as good, can stand in for.

    kept: those that are there in any case.
    """
    stand_ins = StandIns(problem)
    good_for = ((number, uses[number].among(needed)) for number in activities)
    return [
        number
        for place, (number, nodes) in enumerate(good_for)
        if nodes and stand_ins.is_worth_it(number, place, nodes, bool(kept >> number & 1))
    ]


def _is_as_good(problem: Problem, other: int, number: int) -> bool:
    """Whether an activity begins as early as another, ends as early, and as freely."""
    first, second = problem.activities[other], problem.activities[number]
    if first.is_role is not second.is_role or first.months > second.months:
        return False
    if first.hosts and first.hosts != second.hosts:
        return False
    return _asks_no_more(problem, first.needs, second.needs)


def _asks_no_more(problem: Problem, first: int, second: int) -> bool:
    one, other = problem.nodes[first], problem.nodes[second]
    if first == second or one == ALWAYS:
        return True
    return isinstance(other, Group) and not other.is_choice and first in other.parts

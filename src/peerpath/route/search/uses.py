"""What each activity is good for."""

from collections.abc import Iterable

from msgspec import Struct

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import Group
from peerpath.route.search.relaxed import Relations, mask_of


class Use(Struct, frozen=True):
    """What an activity is good for, a bit for each node."""

    itself: int
    """The nodes of a course's being done."""
    asked_by: int
    """The nodes that ask for that course and no other, or for it among so many."""
    one_of: int
    """The nodes for which it is one way: choices of a course, months of a job."""

    def among(self, needed: int) -> int:
        """The needed nodes that it is good for."""
        return self.one_of & needed | (self.itself if self.asked_by & needed else 0)


def uses_of(problem: Problem, relations: Relations, activities: Iterable[int] | None = None) -> dict[int, Use]:
    """What each activity is good for, or each of some."""
    any_one = [isinstance(node, Group) and node.count == 1 < len(node.parts) for node in problem.nodes]
    asked = {problem.target, *(due.node for activity in problem.activities for due in activity.dues)}
    return {
        number: Use(0, 0, mask_of(node for node, _ in relations.gives[number]))
        if problem.activities[number].is_job
        else _use_of_course(relations, any_one, asked, number)
        for number in (range(len(problem.activities)) if activities is None else activities)
    }


def _use_of_course(relations: Relations, any_one: list[bool], asked: set[int], course: int) -> Use:
    itself = asked_by = one_of = 0
    for number, _ in relations.gives[course]:
        itself |= 1 << number
        asked_by |= 1 << number if number in asked or relations.needed_by[number] else 0
        # A group may have the same part several times: a course that is two of "at least two of these".
        one_of |= mask_of(group for group in relations.groups[number] if any_one[group])
        asked_by |= mask_of(group for group in relations.groups[number] if not any_one[group])
    return Use(itself, asked_by, one_of)

"""Activities that no best route needs, since another gives at least as much for no more."""

from collections import defaultdict

from peerpath.route.compile import Activity, Problem
from peerpath.route.formula import ALWAYS, Group
from peerpath.route.relaxed import Relations, bits


def worth_it(problem: Problem, relations: Relations, rank: list[int], allowed: int) -> int:
    """The activities that are left when the dominated ones are taken out; rank: their order where all else is equal."""
    gives = {number: frozenset(node for node, _ in relations.gives[number]) for number in bits(allowed)}
    giving: dict[int, list[int]] = defaultdict(list)
    for number in sorted(gives, key=lambda n: (len(gives[n]) == 0, *_order(problem.activities[n], rank[n]))):
        nodes = gives[number]
        rarest = min((giving[node] for node in nodes), key=len, default=[])
        if any(nodes <= gives[other] and _is_as_good(problem, other, number) for other in rarest):
            allowed &= ~(1 << number)
            continue
        for node in nodes:
            giving[node].append(number)
    return allowed


def _order(activity: Activity, rank: int) -> tuple[bool, bool, int]:
    return activity.new, activity.elsewhere, rank


def _is_as_good(problem: Problem, other: int, number: int) -> bool:
    """Whether one activity, which comes first in order, begins as early as another, ends as early, and as freely."""
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

"""What a node comes down to once every choice is made."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Since, Worked
from peerpath.route.search.relaxed import bits, mask_of


class Needs(Struct, frozen=True):
    """What must be true at once: nothing but "and" is left."""

    since: tuple[Since, ...]
    done: tuple[Done, ...]
    worked: frozenset[int]
    """Nodes of months worked, and of jobs held."""


def needs_of(problem: Problem, choice: Mapping[int, tuple[int, ...]], number: int) -> Needs:
    """What a node comes down to under a complete choice."""
    since, done, worked, stack = dict[Since, None](), dict[Done, None](), set[int](), [number]
    while stack:
        number = stack.pop()
        match node := problem.nodes[number]:
            case Since():
                since[node] = None
            case Done():
                done[node] = None
            case Worked():
                worked.add(number)
            case Group():
                stack += choice.get(number, node.parts)
            case Left():
                pass
    return Needs(tuple(since), tuple(done), frozenset(worked))


def counting_to_the_end(problem: Problem, new: int, target: Needs, asked: Iterable[int]) -> int:
    """A bit for each of the new jobs of a route whose months may be lacking when it is the last one.

    new: a bit for each of them. asked: nodes of months worked that the target, courses or deadlines ask for; what nothing
    but jobs ask for is there when the last of them begins. All others have been kept for their stays by then.
    """
    worked = {number: node for number in asked if isinstance(node := problem.nodes[number], Worked)}
    if any(number in worked and not worked[number].months for number in target.worked):
        return new  # The route may end on the first day of a job.
    found = 0
    for node in worked.values():
        if node.months and node.is_asked:
            able = bits(node.roles & new)
            stays = sum([problem.activities[job].least for job in able])
            found |= mask_of(
                job for job in able if node.window < NEVER or stays - problem.activities[job].least < node.months
            )
    return found

"""What a node comes down to once every choice is made."""

from collections.abc import Mapping

from msgspec import Struct

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import Done, Group, Left, Since, Worked


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

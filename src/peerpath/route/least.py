"""The least that a node takes directly: months of study, or new steps; and which activities it could be taken with."""

from typing import NamedTuple

from peerpath.route.compile import Problem
from peerpath.route.formula import NEVER, Done, Group, Since, Worked
from peerpath.route.relaxed import Relations, earliest


class Least(NamedTuple):
    """What no way to satisfy a node can do without."""

    touched: int
    """Activities of which at least one is needed; 0 where the node comes by itself, or with today's role."""
    study: int
    """Months of study, in courses that are among these activities."""
    enough: int
    """Where any so many of these activities, all of them courses, will do: how many; else 0."""


_NOTHING = Least(0, 0, 0)


def least_of(problem: Problem, relations: Relations) -> list[Least]:
    """The least for each node; parts come before the groups that they are in."""
    new = sum(1 << number for number, activity in enumerate(problem.activities) if activity.new)
    by_itself = earliest(problem, relations, without=new).value
    least: list[Least] = []
    for number, node in enumerate(problem.nodes):
        if by_itself[number] < NEVER:
            least.append(_NOTHING)
            continue
        match node:
            case Since():
                least.append(_NOTHING)
            case Done():
                least.append(Least(1 << node.course, problem.activities[node.course].months, 1))
            case Worked():
                least.append(Least(node.roles, 0, 0))
            case Group():
                least.append(_of_group(node, [least[part] for part in node.parts]))
    return least


def _of_group(group: Group, parts: list[Least]) -> Least:
    """Of a choice the cheapest parts; those that share activities count once."""
    taken = [part for part in parts if part.touched]
    wanted = group.count - (len(parts) - len(taken))
    mask, apart = 0, True
    for part in taken:
        apart = apart and not mask & part.touched
        mask |= part.touched
    study = sorted(part.study for part in taken)[:wanted]
    single = apart and all(part.enough and part.touched.bit_count() == 1 for part in taken)
    return Least(mask, sum(study) if apart else study[-1], wanted if single else 0)

"""Jobs that nothing was chosen to come first for, but whose months count for something all the same.

A second post is of use where the first one ends or must be left for another before it has given what is asked for, or
where its months count for several things at once.
"""

from peerpath.route.problem.formula import NEVER, Done, Group, Node, Worked
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import bits, mask_of


def further_jobs(at: Partial) -> list[int]:
    """New jobs that could be added to a complete choice: beyond the last one that was, or of use only since that was."""
    ground = at.ground
    if not is_of_use(at):
        return []
    added, wanted = at.extra[len(ground.kept) :], _wanted(at)
    jobs = [job for job in bits(ground.jobs & ~at.there) if ground.uses[job].one_of & wanted]
    if not added:
        return jobs
    before = follow(ground, at.choice, at.extra[:-1])
    known = _wanted(before) if before is not None else 0
    return [job for job in jobs if job > added[-1] or not ground.uses[job].one_of & known]


def _wanted(at: Partial) -> int:
    """A bit for each node of months worked for which a second job may be of use."""
    nodes, (asked, _) = at.ground.problem.nodes, _asked(at)
    return mask_of(number for number in asked if _needs_more(at, number, nodes[number]))


def is_of_use(at: Partial) -> bool:
    """Whether each new job of a complete choice gives what the target, or a job that is of use, asks for."""
    return not at.there & at.ground.jobs & ~mask_of(at.ground.kept) & ~_asked(at)[1]


def _asked(at: Partial) -> tuple[set[int], int]:
    """Nodes of months worked that something asks for, and a bit for each new job that counts for one.

    Not what a job of today alone wants by a deadline: whoever begins a new one has left it, unless it goes on beside.
    """
    problem, ground, jobs, seen = at.ground.problem, at.ground, 0, set[int]()
    new = at.there & ground.jobs & ~mask_of(ground.kept)
    waiting = [problem.target, *(due.node for job in bits(ground.beside) for due in problem.activities[job].dues)]
    worked = set[int]()
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        node = problem.nodes[number]
        if isinstance(node, Done):
            waiting.append(problem.activities[node.course].needs)
        elif isinstance(node, Group):
            waiting += at.choice.get(number, node.parts)
        elif isinstance(node, Worked):
            worked.add(number)
            more = node.roles & new & ~jobs
            jobs |= more
            for activity in [problem.activities[job] for job in bits(more)]:
                waiting += [activity.needs, *(due.node for due in activity.dues)]
    return worked, jobs


def _needs_more(at: Partial, number: int, node: Node) -> bool:
    """Whether a second job may be of use for months worked.

    Not where the job that was chosen to be the first has to be kept until they are worked. A training may have to wait for
    something until that job has been left.
    """
    if not isinstance(node, Worked):
        return False
    chosen = at.choice.get(number)
    if not chosen or node.window < NEVER:
        return True
    return not node.months or node.months > at.ground.problem.activities[chosen[0]].least

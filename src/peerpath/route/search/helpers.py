"""Jobs that nothing was chosen to come first for, but whose months count for something all the same.

A second post is of use where the first one ends or must be left for another before it has given what is asked for, or
where its months count for several things at once.
"""

from peerpath.route.problem.formula import NEVER, Node, Worked
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import bits, mask_of


def further_jobs(at: Partial) -> list[int]:
    """New jobs that could be added to a complete choice: beyond the last one that was, or of use only since that was."""
    ground = at.ground
    added, wanted = at.extra[len(ground.kept) :], _wanted(at)
    jobs = [job for job in bits(ground.jobs & ~at.there) if ground.uses[job].one_of & wanted]
    if not added:
        return jobs
    before = follow(ground, at.choice, at.extra[:-1])
    known = _wanted(before) if before is not None else 0
    return [job for job in jobs if job > added[-1] or not ground.uses[job].one_of & known]


def _wanted(at: Partial) -> int:
    """A bit for each node of months worked for which a second job may be of use."""
    nodes = at.ground.problem.nodes
    return mask_of(number for number in at.value if number >= 0 and _needs_more(at, number, nodes[number]))


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

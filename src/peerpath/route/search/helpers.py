"""Jobs that nothing was chosen to come first for, but whose months count for something all the same.

A second post is of use where the first one ends or must be left for another before it has given what is asked for, or
where its months count for several things at once.
"""

from peerpath.route.problem.formula import Worked
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, mask_of


def further_jobs(at: Partial) -> list[int]:
    """New jobs that could be added to a complete choice, beyond the last one that was."""
    ground = at.ground
    nodes = ground.problem.nodes
    wanted = mask_of(number for number in at.value if number >= 0 and isinstance(nodes[number], Worked))
    added = at.extra[len(ground.kept) :]
    last = added[-1] if added else -1
    jobs = bits(ground.jobs & ~at.there)
    return [job for job in jobs if job > last and ground.uses[job].one_of & wanted]

"""Complete choices near a route that is known: with a new job more, one less, or another in its place.

They only help to find good routes soon: nothing is proved by them.
"""

from collections.abc import Iterator

from peerpath.route.problem.formula import Done, Group
from peerpath.route.search.ground import Ground
from peerpath.route.search.partial import Partial, follow
from peerpath.route.search.relaxed import bits, mask_of


def with_jobs(ground: Ground, jobs: int) -> Partial | None:
    """A complete choice with some new jobs, a bit for each, and with what they and the target cannot do without."""
    choice = ground.only
    extra = (*ground.kept, *bits(jobs))
    at = follow(ground, choice, extra)
    while at is not None and at.open:
        choice = choice | {number: _way(at, number, jobs) for number in at.open}
        at = follow(ground, choice, extra)
    return at


def nearby(at: Partial) -> Iterator[int]:
    """Sets of new jobs near those of a complete choice, a bit for each job."""
    ground = at.ground
    mine = at.there & ground.jobs & ~mask_of(ground.kept)
    wanted = mask_of(number for number in at.value if number >= 0) & ground.working
    for job in bits(mine):
        yield mine & ~(1 << job)
    for other in bits(ground.jobs & ~at.there):
        if uses := ground.uses[other].one_of & wanted:
            yield mine | 1 << other
            for job in bits(mine):
                if ground.uses[job].one_of & uses:
                    yield mine & ~(1 << job) | 1 << other


def _way(at: Partial, number: int, jobs: int) -> tuple[int, ...]:
    """What is there already, else what takes least; of several jobs that are there any may be the first."""
    ground, node = at.ground, at.ground.problem.nodes[number]
    if isinstance(node, Group):
        return tuple(sorted(node.parts, key=lambda part: _takes(at, part, jobs))[: node.count])
    activities = ground.problem.activities
    able = bits(ground.first[number] & (jobs | at.there)) or bits(ground.first[number])
    if len(able) > 1 and ground.first[number] & (jobs | at.there):
        return ()
    return (min(able, key=lambda job: (ground.in_a_row[activities[job].needs], activities[job].order)),)


def _takes(at: Partial, part: int, jobs: int) -> tuple[bool, int]:
    """Whether a part of a group asks for a further job to be trained in; and its months, none if it is there."""
    ground, node = at.ground, at.ground.problem.nodes[part]
    if not isinstance(node, Done):
        return False, ground.in_a_row[part]
    hosts = ground.problem.activities[node.course].hosts
    there = at.there >> node.course & 1
    return bool(hosts) and not hosts & (jobs | at.there), 0 if there else ground.in_a_row[part]

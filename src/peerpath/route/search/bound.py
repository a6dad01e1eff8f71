"""The least that any route built on a partial one takes. docs/planner.md has the arguments ("Bounds")."""

from collections.abc import Iterable, Iterator, Mapping, Set

from msgspec import Struct
from msgspec.structs import replace

from peerpath.route.options import Measure
from peerpath.route.problem.activity import Activity
from peerpath.route.problem.formula import NEVER, Group, Worked
from peerpath.route.search.covering import Stint, in_parts, one_at_a_time
from peerpath.route.search.ground import Ground
from peerpath.route.search.least import Sharing
from peerpath.route.search.needs import counting_to_the_end, needs_of
from peerpath.route.search.orders import FEW_POSTS, Post, in_some_order
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, lacking, mask_of

Ties = tuple[object, ...]
Key = tuple[int, int, int, int, Ties]
"""What makes one route better: the measure, the month, new jobs, courses of one's own, and what decides among equals."""
NO_KEY: Key = (0, 0, 0, 0, ())


class Missing(Struct, frozen=True):
    """What a node that must come true cannot do without, beside all that is chosen and all that others lack."""

    number: int
    tail: int
    """Months that must still follow."""
    study: int
    """Months of study that take a place."""
    steps: int
    jobs: int
    own: int
    """Courses of one's own."""


def least_key(at: Partial, by: Measure, last: int = NEVER) -> Key:
    """No route built on a partial one has a smaller key. last: a month beyond which it is not looked at more closely."""
    missing = missing_of(at.ground, waiting_for(at), Sharing(at.there))
    work = work_of(at)
    pieces = apart(work)
    lanes = max(jobs_of(pieces), kept_of(at, pieces), lane_of(at, pieces))
    months = max(at.value[at.ground.problem.target], study_of(at, missing), lanes)
    if months <= last:
        months = max(months, covered(at, work)) if len(pieces) < len(work) else months
        months = orders_of(at, pieces, months)
    return key_of(at, by, missing, months)


def key_of(at: Partial, by: Measure, missing: list[Missing], months: int, joining: int = 0) -> Key:
    """The key of a partial route, with what it lacks. joining: a bit for each job beside those that are there."""
    ground = at.ground
    activities = ground.problem.activities
    new = with_better(at)
    jobs = [activities[number] for number in bits(new & ground.jobs)]
    own = new & ground.own
    more_jobs, more_own = sum([lacks.jobs for lacks in missing]), sum([lacks.own for lacks in missing])
    measure = months
    if by is Measure.MOVES:
        measure = len(jobs) + more_jobs
    elif by is Measure.STUDY:
        measure = sum([activities[course].months for course in bits(own)]) + sum(
            [lacks.study for lacks in missing if lacks.own]
        )
    elif by is Measure.UNPAID:
        # By unpaid months the first job decides, which a search of its own has found: see `question._best`.
        measure = 0
    # What is not yet settled must not decide: a key may only grow as a route is built on.
    ties: Ties
    if more_jobs:
        ties = least_ties(at, jobs, missing)
    else:
        undrawn = undrawn_of(jobs, {job.id for job in jobs}, ground)
        courses = [] if at.open else [activities[number] for number in bits(new & ~ground.jobs)]
        ties = ties_of(jobs, courses, undrawn, finished_of(at))
        ties = ties[:-1] if at.open else ties
    if not more_jobs:
        more_own = own_of_fewest(ground, missing, new | joining)
    return measure, months, len(jobs) + more_jobs, own.bit_count() + more_own, ties


def own_of_fewest(ground: Ground, missing: list[Missing], jobs: int) -> int:
    """Courses of one's own that are still missing where no job is added: training that none hosts is no way then.

    A route with one more job comes after, however many courses it has.
    """
    hosted = 0
    for job in (*bits(jobs & ground.jobs), *ground.kept):
        hosted |= ground.hosted[job]
    able = ground.own | ground.trainings & ~hosted
    return sum([lacks.steps for lacks in missing if not ground.least[lacks.number].touched & ~able])


def own_of_any(at: Partial) -> int:
    """Lower bound on courses of one's own of a route that is built on a partial one, whatever jobs are added."""
    missing = missing_of(at.ground, waiting_for(at), Sharing(at.there))
    return (with_better(at) & at.ground.own).bit_count() + sum([lacks.own for lacks in missing])


def least_ties(at: Partial, jobs: list[Activity], missing: list[Missing]) -> tuple[int, int, int]:
    """Lower bound on what decides among equals where new jobs must still be added: only the parts that are sums."""
    ground = at.ground
    undrawn = undrawn_of(jobs, ground.ids, ground)
    elsewhere = sum([job.preference.elsewhere for job in jobs])
    of_an_area = sum([job.preference.of_an_area for job in jobs])
    for lacks in missing:
        if lacks.jobs:
            least = least_of_any(ground, lacks.number)
            undrawn, elsewhere, of_an_area = undrawn + least[0], elsewhere + least[1], of_an_area + least[2]
    return undrawn, elsewhere, of_an_area


def least_of_any(ground: Ground, number: int) -> tuple[int, int, int]:
    """The least of each sum that decides among equals, over the jobs of which a node needs one."""
    if number not in ground.ties:
        activities = ground.problem.activities
        some = [activities[job] for job in bits(ground.least[number].touched)]
        ground.ties[number] = (
            min([undrawn_of([job], ground.ids, ground) for job in some]),
            min([job.preference.elsewhere for job in some]),
            min([int(job.preference.of_an_area) for job in some]),
        )
    return ground.ties[number]


def with_better(at: Partial) -> int:
    """A bit for each new activity that is there, or that must be because a worse one is."""
    there = mask = at.there
    better = at.ground.better
    for job in bits(there & at.ground.jobs):
        mask |= better[job]
    for job in at.ground.kept:
        mask &= ~(1 << job)
    return mask


def jobs_of_fewest(at: Partial) -> int:
    """A bit for each job that can take part in a route with no more new jobs than any that is built on a partial one has.

    Those that are there, or must be; and those of which one must be added for something that is missing. Any other one
    would be one more.
    """
    ground, jobs = at.ground, with_better(at) & at.ground.jobs | mask_of(at.ground.kept)
    for lacks in missing_of(ground, waiting_for(at), Sharing(at.there)):
        jobs |= ground.least[lacks.number].touched if lacks.jobs else 0
    return jobs


def undrawn_of(jobs: list[Activity], others: Set[str], ground: Ground) -> int:
    """New jobs from which the pathway draws no step to another of them or to the target, whatever their order."""
    return sum([job.leads.isdisjoint(others) and ground.problem.target_id not in job.leads for job in jobs])


def finished_of(at: Partial) -> int:
    """How many courses of today are used: what something else gives as well needs none."""
    used = [at.ground.problem.activities[number] for number in at.activities]
    return sum([not activity.new and not activity.is_job for activity in used])


def ties_of(jobs: list[Activity], courses: list[Activity], undrawn: int, finished: int) -> Ties:
    """What decides among routes of the same measure, month, new jobs and courses, in the order of docs/what-a-route-is.md."""
    preferences = sorted([job.preference for job in jobs], key=lambda p: (p.band, p.id))
    confirms = frozenset[str]().union(*[job.confirms for job in jobs])
    # From the least welcome course on: none is added because it is welcome.
    by_welcome = tuple(sorted([course.preference for course in courses], reverse=True))
    return (
        undrawn,
        sum([preference.elsewhere for preference in preferences]),
        sum([preference.of_an_area for preference in preferences]),
        len(confirms),
        tuple([preference.band for preference in preferences]),
        tuple(sorted([preference.id for preference in preferences])),
        (by_welcome, finished),
    )


def waiting_for(at: Partial) -> dict[int, int]:
    """Nodes that must yet come true, whatever is chosen, and the months that must follow each."""
    value = at.value
    after: dict[int, int] = {}
    for node in at.open:
        tail = at.tail[node]
        for number in at.ground.passed[node]:
            # What has a month already is counted where it stands.
            if (number not in value or number == node) and after.get(number, -1) < tail:
                after[number] = tail
    return after


def missing_of(ground: Ground, after: dict[int, int], sharing: Sharing) -> list[Missing]:
    """What nodes cannot do without. Those with the most to follow come first, for what is before them must be over."""
    least = ground.least
    in_order = sorted(after, key=lambda n: (-after[n], -least[n].study, n))
    found = []
    for number in in_order:
        # A course that serves two nodes is shared between them, so that the sum never counts it twice.
        study, steps = sharing.add(least[number])
        if study or steps:
            touched = least[number].touched
            jobs = steps if not touched & ~ground.jobs else 0
            own = steps if not touched & ~ground.own else 0
            found.append(Missing(number, after[number], study, steps, jobs, own))
    return found


def study_of(at: Partial, missing: list[Missing]) -> int:
    """Months of study, with those that the open nodes cannot do without."""
    problem, value, tail = at.ground.problem, at.value, at.tail
    courses = [(a, problem.activities[a]) for a in at.activities if problem.activities[a].takes_place]
    study = [(value[~a], course.months, tail[~a] - course.months) for a, course in courses if course.new]
    study += [(0, lacks.study, lacks.tail) for lacks in missing if lacks.study]
    if problem.places == 1:
        # Courses of today run side by side, whatever places there are: no more than one is counted.
        today = [(0, course.months, tail[~a] - course.months) for a, course in courses if not course.new]
        return one_at_a_time([*study, max(today, key=lambda job: job[1])] if today else study)
    # Several places at best share the months out evenly; what must follow is counted once, the least of it.
    total = -(-sum([months for _, months, _ in study]) // problem.places)
    return total + min([after for _, _, after in study], default=0) if study else 0


def work_of(at: Partial) -> list[Stint]:
    """All work, the longest first and of equal pieces the narrowest.

    The paid jobs of today stand for one another, since they are held at one time; what goes on beside a new job is left
    out.
    """
    ground = at.ground
    nodes, activities = ground.problem.nodes, ground.problem.activities
    wanted = []
    for number, month in at.value.items():
        if number < 0:
            activity = activities[~number]
            if activity.hosts:
                wanted.append(Stint(activity.months, month, activity.hosts, at.tail[number] - activity.months))
        elif isinstance(node := nodes[number], Worked) and (months := lacking(node)):
            wanted.append(Stint(months, month - months, node.roles, at.tail[number]))
    found = []
    for piece in sorted(wanted, key=lambda piece: (-piece.months, piece.jobs.bit_count(), piece.start, piece.jobs)):
        if not piece.jobs & ground.beside:
            # Jobs of today are held side by side: months in one may be months in all.
            found.append(replace(piece, jobs=piece.jobs | ground.paid) if piece.jobs & ground.paid else piece)
    return found


def apart(work: Iterable[Stint]) -> list[Stint]:
    """Work whose sets of jobs are pairwise disjoint: no month can serve two of them."""
    taken, found = 0, []
    for piece in work:
        if not piece.jobs & taken:
            taken |= piece.jobs
            found.append(piece)
    return found


def covered(at: Partial, work: list[Stint], more: int = 0) -> int:
    """Lower bound from work that overlaps, and from the least stays of the new jobs that are there.

    more: further new jobs that are added, whichever; their months may be those of work that is counted.
    """
    ground = at.ground
    activities = ground.problem.activities
    there = bits(with_better(at) & ground.jobs)
    stays = [_stay_of(at, job) for job in there]
    spared = [max(0, activities[job].least - at.tail.get(~job, 0)) for job in there]
    if more:
        others = ground.jobs & ~at.there & ~mask_of(ground.kept)
        stays.append(Stint(more * ground.shortest, ground.soonest, others, 0))
        spared.append(ground.shortest)
    return max(in_parts(ground.weights, work), in_parts(ground.weights, work + stays, spared))


def by_itself(at: Partial, known: int) -> int:
    """Lower bound on a complete choice to which no further job is added. known: a month that is known to be one."""
    ground = at.ground
    new = at.there & ground.jobs & ~mask_of(ground.kept)
    work, after = work_of(at), _after_first_days(at, new)
    known = max(known, lane_of(at, apart(work), after))
    mine = [replace(piece, jobs=piece.jobs & (new | mask_of(ground.kept))) for piece in work]
    # Where nothing overlaps, the lane of jobs is as long.
    return known if len(apart(mine)) == len(mine) else _covered_by_these(at, mine, after, known)


def _covered_by_these(at: Partial, work: list[Stint], after: Mapping[int, int], known: int) -> int:
    """The same where work overlaps: the least for any job that can be the last."""
    ground, stays = at.ground, [_stay_of(at, job) for job in after]
    known = max(known, in_parts(ground.weights, work))
    least = NEVER if stays else known
    # The one first that may be cut short the most.
    for last, months in sorted(enumerate(after.values()), key=lambda one: one[1] - stays[one[0]].months):
        cut = replace(stays[last], months=min(stays[last].months, months))
        least = min(least, in_parts(ground.weights, [*work, *stays[:last], cut, *stays[last + 1 :]]))
        if least <= known:
            break
    return max(known, least)


def _stay_of(at: Partial, job: int) -> Stint:
    activity = at.ground.problem.activities[job]
    return Stint(activity.least, at.value.get(~job, activity.delay), 1 << job, 0)


def _after_first_days(at: Partial, new: int) -> dict[int, int]:
    """For each of the new jobs of a complete choice the months that must follow its first day if it is the last one."""
    problem = at.ground.problem
    activities = [problem.activities[number] for number in at.activities]
    others = [activity.needs for activity in activities if not activity.is_job]
    others += [due.node for activity in activities for due in activity.dues]
    target, *asked = [needs_of(problem, at.choice, number) for number in (problem.target, *others)]
    last = target.worked.union(*(needs.worked for needs in asked))
    counting = counting_to_the_end(problem, new, target, last)
    return {job: max(at.tail[~job], 0 if counting >> job & 1 else problem.activities[job].least) for job in bits(new)}


def jobs_of(pieces: list[Stint]) -> int:
    """Lower bound from disjoint pieces of work, one after the other."""
    return one_at_a_time([(piece.start, piece.months, piece.after) for piece in pieces])


def kept_of(at: Partial, pieces: list[Stint]) -> int:
    """The same where a job is held for a training alone: it is kept for its stay all the same."""
    ground, found, is_longer = at.ground, [], False
    for piece in pieces:
        if (stay := stay_in(ground, piece.jobs)) > piece.months:
            found.append((ground.soonest, stay, 0))
            is_longer = True
        else:
            found.append((piece.start, piece.months, piece.after))
    return one_at_a_time(found) if is_longer else 0


def stay_in(ground: Ground, jobs: int) -> int:
    """Months for which one of some jobs is kept in any case; 0 where it may be the last, and its months count."""
    if jobs not in ground.stays:
        activities = ground.problem.activities
        may_be_left = jobs & (ground.counting | ground.paid | ground.beside)
        ground.stays[jobs] = 0 if may_be_left else min([activities[job].least for job in bits(jobs)], default=0)
    return ground.stays[jobs]


def lane_of(at: Partial, pieces: list[Stint], after: Mapping[int, int] | None = None) -> int:
    """Lower bound from all that the lane of new jobs must hold: the least stay of each, or the work that it is held for.

    after: months that must follow the first day of each job, where no others are added, so that none begins before those
    that are there.
    """
    ground = at.ground
    activities = ground.problem.activities
    jobs = bits(with_better(at) & ground.jobs)
    if not jobs:
        return 0
    starts = [at.value.get(~job, activities[job].delay) for job in jobs]
    # A further job, whichever, may begin as soon as any can.
    first = min([*starts, ground.soonest] if after is None else starts)
    tails = {job: at.tail.get(~job, 0) for job in jobs} | dict(after or {})
    stays = {1 << job: (activities[job].least, tails[job]) for job in jobs}
    new = [(piece.months, piece.jobs) for piece in pieces if not piece.jobs & (ground.paid | ground.beside)]
    # Without the jobs that may yet come the lane begins later: either bound holds, so the larger is taken.
    return max(min(starts) + lane(stays, ()), first + lane(stays, new))


def orders_of(at: Partial, pieces: list[Stint], least: int) -> int:
    """Lower bound from the orders in which the new jobs can be held, where they are few."""
    activities, new = at.ground.problem.activities, bits(with_better(at) & at.ground.jobs)
    if not 1 < len(new) <= FEW_POSTS:
        return least
    work = {piece.jobs: piece.months for piece in reversed(pieces)}
    posts = []
    for job in new:
        activity = activities[job]
        start, held = at.value.get(~job, activity.delay), max(activity.least, work.get(1 << job, 0))
        asks = tuple(_asked_first(at, activity.needs)) if ~job in at.value else ()
        posts.append(Post(job, activity.preference.band, start, held, at.tail.get(~job, 0), activity.delay, asks))
    return in_some_order(posts, least)


def _asked_first(at: Partial, needs: int) -> Iterator[tuple[int, int]]:
    """Months that a node asks for, each with the new job that was chosen to be the first to count."""
    nodes, waiting = at.ground.problem.nodes, [needs]
    while waiting:
        number = waiting.pop()
        node, chosen = nodes[number], at.choice.get(number, ())
        if isinstance(node, Group):
            waiting += chosen if node.is_choice else node.parts
        elif isinstance(node, Worked) and node.months and chosen and at.ground.problem.activities[chosen[0]].new:
            yield 1 << chosen[0], lacking(node)


def lane(stays: Mapping[int, tuple[int, int]], pieces: Iterable[tuple[int, int]]) -> int:
    """Months of new jobs one after the other, each kept for its stay but the last; and of disjoint pieces of work.

    stays: a bit for each job → months that it is kept at least, and months that must follow its first day. pieces: months,
    and the jobs in which they are spent.
    """
    total, spared = 0, 0
    left = dict(stays)
    for months, jobs in pieces:
        # Few pieces are for several jobs; those for one are soon found.
        asked = [job for job in left if job & jobs] if jobs & (jobs - 1) else [jobs] if jobs in left else []
        mine = [left.pop(job) for job in asked]
        stay = sum([stay for stay, _ in mine])
        held = max(months, stay)
        total += held
        # The last job is kept only for the work that it is held for, and for what must follow its first day.
        spared = max([spared, *(held - max(months, stay - max(0, one - after)) for one, after in mine)])
    spared = max([spared, *(stay - after for stay, after in left.values())])
    return total + sum([stay for stay, _ in left.values()]) - spared

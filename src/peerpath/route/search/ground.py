"""What all partial routes of one search stand on: what holds of every part of a problem, whatever is chosen."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import ALWAYS, NEVER, Group, Node, Worked, is_choice
from peerpath.route.search.covering import Known
from peerpath.route.search.dominance import better_jobs
from peerpath.route.search.landmarks import first_roles, landmarks, within_reach
from peerpath.route.search.least import Least, least_of
from peerpath.route.search.relaxed import Relations, bits, earliest, in_a_row, lacking, mask_of
from peerpath.route.search.uses import Use, uses_of

Choices = dict[int, tuple[int, ...]]
"""Choice node → the parts of a group that are true first, or the job worked first for a number of months."""


class Ground(Struct, frozen=True):
    """What holds of every node and activity of a problem."""

    problem: Problem
    relations: Relations
    relaxed: list[int]
    """For each node the month in which the relaxed problem makes it true."""
    begin: list[int]
    """For each activity the month in which it begins there; of a job, the first day."""
    in_a_row: list[int]
    """For each node the months that all it asks for takes, one thing after the other."""
    least: list[Least]
    marks: list[int]
    """For each node a bit for itself and for all that must come true before it."""
    passed: list[Sequence[int]]
    """The same as numbers, of those that take something new."""
    first: dict[int, int]
    """Node of months worked → a bit for each job that can be the first to count for it."""
    only: Choices
    """Of those, each for which no more than one can: there is nothing to choose."""
    asking: frozenset[int]
    """Nodes of months worked for which a job is to be found that asks for something itself."""
    hosting: frozenset[int]
    """Nodes that ask for a job in which a course can be studied, and for no months in it."""
    reach: list[int]
    """For each node a bit for every node that some way to it may pass through."""
    weight: list[int]
    """For each node the number of choices that some way to it may pass through."""
    counting: int
    """A bit for each job whose months may count for something that is lacking when the last job of a route begins."""
    stays: dict[int, int]
    """Sets of jobs, a bit for each → the months for which one of them is kept in any case; filled as they are met."""
    uses: dict[int, Use]
    better: list[int]
    """For each new job a bit for each one that must take part where it does."""
    working: int
    """A bit for each node that asks for work, or for a job to study in."""
    jobs: int
    """A bit for each activity that is a job."""
    own: int
    """A bit for each activity that counts as a course of one's own."""
    trainings: int
    """A bit for each course that is gained in a job."""
    hosted: list[int]
    """For each job a bit for each training that can be gained in it."""
    kept: tuple[int, ...]
    """The jobs of today."""
    paid: int
    """A bit for each job of today that is left for a new one."""
    beside: int
    """A bit for each job of today that goes on beside a new one."""
    soonest: int
    """The month in which a new job could begin that nothing is asked for."""
    shortest: int
    """The months for which some new job is kept at least."""
    months: dict[int, int]
    """Sets of courses, a bit for each → the month by which all can be over; filled as they are met."""
    weights: Known
    """Filled likewise."""
    ids: frozenset[str]
    """Ids of the new jobs."""
    ties: dict[int, tuple[int, int, int]]
    """Node → the least of what decides among equals and is added up, for the jobs of which it needs one; filled likewise."""


def ground_of(problem: Problem) -> Ground:
    """Work out what holds of every node."""
    relations = Relations(problem)
    marks = landmarks(problem, relations)
    first = first_roles(problem, marks)
    least = least_of(problem, relations, first)
    floor = [-(-one.study // problem.places) for one in least]
    # What is asked for all together is there in its parts; counted as well, it would hide that they are apart.
    parts = [not isinstance(node, Group) or node.is_choice for node in problem.nodes]
    costly = mask_of(number for number, one in enumerate(least) if one.touched and parts[number])
    uses = uses_of(problem, relations)
    relaxed = earliest(problem, relations, floor=floor)
    reach = within_reach(problem, relations, first)
    choices = mask_of(number for number, node in enumerate(problem.nodes) if is_choice(node))
    activities = list(enumerate(problem.activities))
    jobs = [(number, activity) for number, activity in activities if activity.is_job]
    held = [number for number, job in jobs if not job.new]
    new_jobs = [job for _, job in jobs if job.new]
    beside = mask_of(number for number, job in jobs if job.beside)
    return Ground(
        problem=problem,
        relations=relations,
        relaxed=relaxed.value,
        begin=relaxed.begin,
        in_a_row=in_a_row(problem),
        least=least,
        marks=marks,
        passed=[bits(nodes & costly) for nodes in marks],
        first=first,
        only=dict(_only(problem, first)),
        asking=frozenset(_asking(problem, first)),
        hosting=frozenset(n for n in first if not _months(problem, n)),
        reach=reach,
        weight=[(one & choices).bit_count() for one in reach],
        counting=_counting(problem, relations),
        stays={},
        uses=uses,
        better=better_jobs(problem, uses),
        working=mask_of(first),
        jobs=mask_of(number for number, _ in jobs),
        own=mask_of(number for number, activity in activities if activity.is_own),
        trainings=mask_of(number for number, activity in activities if activity.hosts),
        hosted=_hosted(problem),
        kept=tuple(held),
        paid=mask_of(held) & ~beside,
        beside=beside,
        soonest=min([job.delay for job in new_jobs], default=0),
        shortest=min([job.least for job in new_jobs], default=0),
        months={},
        weights={},
        ids=frozenset(job.id for job in new_jobs),
        ties={},
    )


def _counting(problem: Problem, relations: Relations) -> int:
    """What new jobs ask for before they begin is there when the last of them does; what lapses may be lacking again."""
    if any(isinstance(node, Worked) and not node.months for node in _parts(problem)):
        return -1  # A route may end on the first day in a job.
    asked = [(number, node) for number, node in enumerate(problem.nodes) if isinstance(node, Worked)]
    counting = 0
    for number, node in asked:
        is_last = node.months and node.is_asked and (node.window < NEVER or _is_asked_last(problem, relations, number))
        counting |= node.roles if is_last else 0
    return counting


def _parts(problem: Problem) -> Iterator[Node]:
    """What the target comes down to."""
    waiting, seen = [problem.target], set[int]()
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            yield (node := problem.nodes[number])
            waiting += node.parts if isinstance(node, Group) else ()


def _is_asked_last(problem: Problem, relations: Relations, number: int) -> bool:
    """Whether the target asks for a node, or something by a deadline, also by way of courses."""
    seen, waiting = set[int](), [number]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        if number == problem.target or relations.owed_by.get(number):
            return True
        waiting += relations.groups.get(number, ())
        for asker in relations.needed_by.get(number, ()):
            if not problem.activities[asker].is_job:
                waiting += [given for given, _ in relations.gives.get(asker, ())]
    return False


def _hosted(problem: Problem) -> list[int]:
    hosted = [0] * len(problem.activities)
    for number, activity in enumerate(problem.activities):
        for job in bits(activity.hosts):
            hosted[job] |= 1 << number
    return hosted


def _asking(problem: Problem, first: Mapping[int, int]) -> Iterator[int]:
    """Nodes of months to be worked in jobs of which none can begin today."""
    for number, roles in first.items():
        if _months(problem, number) and not _can_begin_today(problem, roles):
            yield number


def _only(problem: Problem, first: Mapping[int, int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    for number, roles in first.items():
        node = problem.nodes[number]
        is_there = isinstance(node, Worked) and node.months and not lacking(node)
        if roles.bit_count() == 1 and not is_there:
            yield number, tuple(bits(roles))


def _months(problem: Problem, number: int) -> int:
    node = problem.nodes[number]
    return node.months if isinstance(node, Worked) else 0


def _can_begin_today(problem: Problem, roles: int) -> bool:
    return all(problem.nodes[problem.activities[role].needs] == ALWAYS for role in bits(roles))

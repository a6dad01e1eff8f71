"""Order in time, plainly: all timetables of the same jobs and courses that come to the same month, and the one wanted.

"Jobs in the order in which they are needed, each as early as it can, today's left only for another; then training with
a deadline, then training and courses that the employer of that time helps with, then lower levels before higher; ties by
id": the first difference in that order decides, and earlier is better.
"""

from collections.abc import Iterator
from enum import IntEnum
from itertools import combinations, product

from msgspec.structs import replace

from peerpath.model.requirement import Holds, Level, Requirement, When
from peerpath.model.role import Role
from tests.route.oracle.plan import Course, Job, Plan, Replay
from tests.route.oracle.world import Question, hosts, is_open, meets_level, months_of_course, nodes

Place = tuple[int, int, str, int]
"""Of a course: who wants it, its level, its id and its start."""


class Wanted(IntEnum):
    """Who wants a course, the most pressing first."""

    BY_A_DEADLINE = 0
    WITH_HELP = 1
    ON_ONES_OWN = 2


def is_in_order(plan: Plan, question: Question, *, any_area: bool) -> bool:
    """Whether a plan is the timetable that is wanted among all of its jobs and courses that come to its month."""
    best = wanted(plan, question, any_area=any_area)
    return best is None or timetable(plan, question) == timetable(best, question)


def wanted(plan: Plan, question: Question, *, any_area: bool) -> Plan | None:
    """The timetable that is wanted; None where the plan itself cannot be lived."""
    for jobs in _jobs(plan, question):
        found = [one for one in _with_courses(jobs, question) if not _faults(one, question, any_area)]
        if found:
            return min(found, key=lambda one: timetable(one, question))
    return None


def _faults(plan: Plan, question: Question, any_area: bool) -> bool:
    return next(Replay(plan, question, any_area=any_area).faults(), None) is not None


def timetable(plan: Plan, question: Question) -> tuple[tuple[int, ...], tuple[Place, ...]]:
    """What decides between timetables: when jobs start, in their order; then when courses do, the pressing first."""
    return tuple(job.start for job in plan.jobs), tuple(
        sorted(_place(course, plan, question) for course in plan.courses)
    )


def _place(course: Course, plan: Plan, question: Question) -> Place:
    known = question.catalogue.qualifications[course.id]
    return int(who_wants(course, plan, question)), known.level or 0, course.id, course.start


def who_wants(course: Course, plan: Plan, question: Question) -> Wanted:
    """Who wants a course: a job of the plan by a deadline, wherever it is taken; or an employer of where it now stands."""
    roles = question.catalogue.roles
    jobs = [roles[role] for role, _, _ in Replay(plan, question, any_area=True).hosting()]
    if any(_has_deadline(node) and _asks(node, course.id, question) for job in jobs for node in _in_post(job)):
        return Wanted.BY_A_DEADLINE
    if course.host in roles or any(
        _helps(role, course.id, question) for role in _employers(course.start, plan, question)
    ):
        return Wanted.WITH_HELP
    return Wanted.ON_ONES_OWN


def _in_post(role: Role) -> list[Requirement]:
    return [node for one in role.requires for node in nodes(one) if node.terms.when is When.IN_POST]


def _has_deadline(node: Requirement) -> bool:
    return node.terms.within_months is not None


def _asks(node: Requirement, course: str, question: Question) -> bool:
    if isinstance(node, Level):
        return meets_level(question.catalogue.qualifications[course], node)
    return isinstance(node, Holds) and node.qualification == course


def _helps(role: Role, course: str, question: Question) -> bool:
    asked = [node for one in role.requires for node in nodes(one) if node.terms.supported]
    return hosts(role, course, question) or any(_asks(node, course, question) for node in asked)


def _employers(moment: int, plan: Plan, question: Question) -> Iterator[Role]:
    """Roles held at a moment."""
    for role, start, end in Replay(plan, question, any_area=True).hosting():
        if start <= moment < end:
            yield question.catalogue.roles[role]


def _jobs(plan: Plan, question: Question) -> Iterator[Plan]:
    """The same jobs in the same order, with every choice of starts: the earliest starts first."""
    for starts in combinations(range(plan.month), len(plan.jobs)):
        ends = [*starts[1:], plan.month]
        moved = []
        for job, start, end in zip(plan.jobs, starts, ends, strict=False):
            lasts = question.catalogue.roles[job.role].lasts_months
            moved.append(Job(job.role, start, end if lasts is None else min(end, start + lasts)))
        yield replace(plan, jobs=tuple(moved))


def _with_courses(plan: Plan, question: Question) -> Iterator[Plan]:
    """The same courses, with every choice of starts; training in any job that gives it."""
    choices = [list(_moved(course, plan, question)) for course in plan.courses]
    for courses in product(*choices):
        yield replace(plan, courses=courses)


def _moved(course: Course, plan: Plan, question: Question) -> Iterator[Course]:
    length = months_of_course(course.id, question)
    there = [job.role for job in plan.jobs]
    there += [str(spell.role) for spell in question.profile.experience if is_open(spell, question)]
    known = [role for role in there if role in question.catalogue.roles]
    giving = [role for role in known if hosts(question.catalogue.roles[role], course.id, question)]
    for start in range(plan.month - length + 1):
        for host in giving if course.host else [""]:
            yield Course(course.id, start, start + length, host)

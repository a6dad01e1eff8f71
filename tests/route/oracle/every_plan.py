"""Every plan up to a few months, each replayed: what the search is itself held against, on worlds that are tiny."""

from collections.abc import Iterator
from itertools import combinations, permutations, product

from tests.route.oracle.exhaustive import is_of_any_area
from tests.route.oracle.meaning import Person
from tests.route.oracle.plan import Course, Job, Plan, faults
from tests.route.oracle.world import Question, can_be_taken, hosts, is_open, months_of_course

Cost = tuple[int, int, int]


def best_of_all(question: Question, most: int) -> Cost | None:
    """The least cost of all plans of at most so many months; None where there is none."""
    any_area = is_of_any_area(question)
    for month in range(most + 1):
        found = [plan for plan in _plans(question, month, any_area) if not faults(plan, question, any_area=any_area)]
        if found:
            return min(plan.cost for plan in found)
    return None


def _plans(question: Question, month: int, any_area: bool) -> Iterator[Plan]:
    person = Person(question, any_area=any_area)
    ways_out = [None] if question.goal.kind != "exit" else _ways_out(question)
    finishes = [id for id, end in person.under_way.items() if end <= month]
    for jobs in _jobs(person, month):
        hosts_there = [job.role for job in jobs]
        held = [spell for spell in person.spells if is_open(spell, question)]
        hosts_there += [str(spell.role) for spell in held if spell.role in person.catalogue.roles]
        choices = [list(_courses(id, question, month, hosts_there)) for id in sorted(person.catalogue.qualifications)]
        for chosen in product(*choices):
            courses = tuple(course for course in chosen if course is not None)
            for train in ways_out:
                for some in _subsets(finishes):
                    yield Plan(month=month, jobs=jobs, courses=courses, finishes=frozenset(some), train=train)


def _ways_out(question: Question) -> list[str | None]:
    return [id for id, known in question.catalogue.qualifications.items() if known.trains_for == question.target]


def _subsets(names: list[str]) -> Iterator[tuple[str, ...]]:
    for many in range(len(names) + 1):
        yield from combinations(names, many)


def _jobs(person: Person, month: int) -> Iterator[tuple[Job, ...]]:
    """Every order of some roles, with every choice of months in which they start."""
    latest = month if person.question.goal.kind == "exit" else month - 1
    for many in range(len(person.steps) + 1):
        for roles in permutations(sorted(person.steps), many):
            for starts in combinations(range(latest + 1), many):
                yield tuple(_with_ends(person, roles, starts, month))


def _with_ends(person: Person, roles: tuple[str, ...], starts: tuple[int, ...], month: int) -> Iterator[Job]:
    for role, start, after in zip(roles, starts, (*starts[1:], month), strict=False):
        lasts = person.steps[role].lasts_months
        yield Job(role, start, after if lasts is None else min(after, start + lasts))


def _courses(id: str, question: Question, month: int, there: list[str]) -> Iterator[Course | None]:
    """Not at all, or once, at any moment, on one's own or in a job."""
    yield None
    if not can_be_taken(id, question):
        return
    length = months_of_course(id, question)
    hosting = [role for role in there if hosts(question.catalogue.roles[role], id, question)]
    for start in range(month - length + 1):
        for host in ("", *hosting):
            yield Course(id, start, start + length, host)

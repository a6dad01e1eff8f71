"""A second opinion: goes through a plan as a person would, and knows nothing of how it was made."""

from collections.abc import Iterable, Iterator
from functools import cache, partial

from peerpath.gap.evidence import Evidence
from peerpath.model.requirement import Requirement, Strength
from peerpath.route.problem.index import offered_by
from peerpath.route.story.standing import Person, Plan, used


class CannotBeGoneError(Exception):
    """A route was planned that cannot be gone: a mistake in the planner, never in the data."""


def replay(plan: Plan, target: str, person: Person, places: int) -> None:
    """Go through a plan; places: courses that can be studied at once.

    Raises CannotBeGoneError, with the month and the id of each thing that cannot be done.
    """
    faults = [f"month {month}: {id_}" for month, id_ in _faults(plan, target, person, places)]
    if faults:
        raise CannotBeGoneError("; ".join(faults))


def holds(requires: Iterable[Requirement], person: Person, known: Evidence) -> bool:
    """Whether all that is essential holds, as a route may rest on it."""
    essential = (r for r in requires if r.terms.strength is Strength.ESSENTIAL)
    return all(used(person.outcome(requirement, known)) is not None for requirement in essential)


def _faults(plan: Plan, target: str, person: Person, places: int) -> Iterator[tuple[int, str]]:
    catalogue, later = person.catalogue, cache(partial(person.later, plan))
    begun = [(month, course, catalogue.qualifications[course].requires) for course, month in plan.starts.items()]
    begun += [(month, role, catalogue.roles[role].requires) for month, role in _taken_up(plan, person)]
    begun.append((plan.months, target, catalogue.roles[target].requires))
    for month, id_, requires in sorted(begun, key=lambda entry: entry[:2]):
        if not holds(requires, person, later(month)):
            yield month, id_
    for course, start in plan.starts.items():
        if len(_running(plan, start, person)) > places:
            yield start, course
        if catalogue.qualifications[course].in_post_only:
            yield from ((month, course) for month in _not_offered(plan, course, person))


def _taken_up(plan: Plan, person: Person) -> Iterator[tuple[int, str]]:
    """Months in which work in a role other than today's begins, or begins again."""
    for month, (before, job) in enumerate(zip((None, *plan.jobs), plan.jobs, strict=False)):
        if job is not None and job != before and job not in person.now.roles:
            yield month, job


def _running(plan: Plan, month: int, person: Person) -> list[str]:
    """Courses on which the person is in a month, whether begun along the route or before it."""
    begun = [c for c, start in plan.starts.items() if start <= month < start + person.length(c)]
    return begun + [course for course, end in person.now.ends.items() if month < end]


def _not_offered(plan: Plan, course: str, person: Person) -> Iterator[int]:
    """Months of a course in which the person does not work in a role that offers it."""
    start = plan.starts[course]
    for month in range(start, start + person.length(course)):
        role = person.catalogue.roles.get(plan.jobs[month] or "") if month < len(plan.jobs) else None
        if role is None or course not in offered_by(role):
            yield month

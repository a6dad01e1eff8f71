"""A second opinion: goes through a plan month by month, and knows nothing of how it was made."""

from collections.abc import Iterable, Iterator

from peerpath.gap import Evidence
from peerpath.model.requirement import Requirement, Strength
from peerpath.route.index import offered_by
from peerpath.route.options import Options
from peerpath.route.standing import Person, Plan, used


def replay(plan: Plan, target: str, person: Person, options: Options) -> list[str]:
    """What does not hold, each as "month id what"; empty for a route that can be gone."""
    return [f"{month} {id_} {what}" for month, id_, what in _faults(plan, target, person, options)]


def holds(requires: Iterable[Requirement], person: Person, known: Evidence) -> bool:
    """Whether all that is essential holds, as a route may rest on it."""
    essential = (r for r in requires if r.terms.strength is Strength.ESSENTIAL)
    return all(used(person.outcome(requirement, known)) is not None for requirement in essential)


def _faults(plan: Plan, target: str, person: Person, options: Options) -> Iterator[tuple[int, str, str]]:
    catalogue = person.catalogue
    for month in range(plan.months + 1):
        known = person.later(plan, month)
        running = _running(plan, month, person)
        starting = [course for course in running if plan.starts.get(course) == month]
        for course in starting:
            if not holds(catalogue.qualifications[course].requires, person, known):
                yield month, course, "its entry requirements do not hold"
        if starting and len(running) > options.courses:
            yield month, starting[0], "no place to study"
        if month == plan.months:
            break
        job = plan.jobs[month]
        role = catalogue.roles.get(job) if job else None
        if job and job not in person.now.roles and not (role and holds(role.requires, person, known)):
            yield month, job, "cannot be worked yet"
        offers = offered_by(role) if role else []
        for course in running:
            in_post = catalogue.qualifications[course].in_post_only
            if course in plan.starts and in_post and course not in offers:
                yield month, course, "is gained in post, and not in this one"
    if not holds(catalogue.roles[target].requires, person, person.later(plan, plan.months)):
        yield plan.months, target, "cannot be applied for yet"


def _running(plan: Plan, month: int, person: Person) -> list[str]:
    """Courses on which the person is in a month, whether begun along the route or before it."""
    begun = [c for c, start in plan.starts.items() if start <= month < start + person.length(c)]
    return begun + [course for course, end in person.now.ends.items() if month < end]

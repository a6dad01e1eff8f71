"""How alternatives differ from the best route."""

from collections.abc import Iterator
from typing import Final

from peerpath.route.answer import Apart, Difference, Route, StepKind
from peerpath.route.story.plan import Person

# The level of a bachelor's degree.
_DEGREE = 6


def differences(first: Route, other: Route, person: Person) -> tuple[Difference, ...]:
    """How a route differs from the best one, plainest difference first; empty for the best one itself."""
    return tuple(_differences(first, other, person)) if first is not other else ()


def _differences(first: Route, other: Route, person: Person) -> Iterator[Difference]:
    if other.months != first.months:
        kind = Apart.SOONER if other.months < first.months else Apart.LATER
        yield Difference(kind, abs(other.months - first.months))
    for kind, measure in _LESS.items():
        if (less := measure(first) - measure(other)) > 0:
            yield Difference(kind, less)
    if _has_degree(first, person) and not _has_degree(other, person):
        yield Difference(Apart.NO_DEGREE)
    if _one_employer(other, person) and not _one_employer(first, person):
        yield Difference(Apart.ONE_EMPLOYER)
    if instead := _taken(other, besides=_taken(first)):
        yield Difference(Apart.INSTEAD, ids=instead)


def _taken(route: Route, besides: tuple[str, ...] = ()) -> tuple[str, ...]:
    steps = [step for step in route.steps if step.kind in (StepKind.STUDY, StepKind.WORK)]
    training = [one.id for step in route.steps for one in step.training]
    ids = dict.fromkeys([*(step.id for step in steps), *training])
    return tuple(id_ for id_ in ids if id_ not in besides)


def _moves(route: Route) -> int:
    return len({s.id for s in route.steps if s.kind is StepKind.WORK})


def _study(route: Route) -> int:
    return sum(s.to_month - s.from_month for s in route.steps if s.kind is StepKind.STUDY)


def _unpaid(route: Route) -> int:
    return route.unpaid_months


# What an alternative may have less of, and how it is measured.
_LESS: Final = {Apart.FEWER_MOVES: _moves, Apart.LESS_STUDY: _study, Apart.LESS_UNPAID: _unpaid}


def _has_degree(route: Route, person: Person) -> bool:
    courses = (person.catalogue.qualifications[s.id] for s in route.steps if s.kind is StepKind.STUDY)
    return any((course.level or 0) >= _DEGREE for course in courses)


def _one_employer(route: Route, person: Person) -> bool:
    roles = person.catalogue.roles
    worked = (roles[s.id] for s in route.steps if s.kind is StepKind.WORK and s.id in roles)
    return all(role.organisation == roles[route.target].organisation for role in worked)

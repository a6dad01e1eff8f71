"""The planner's answer as a plan of the second opinion's."""

from collections.abc import Iterator

from peerpath.route.answer import NoRoute, Route, Routes, Step, StepKind
from peerpath.route.options import Options
from peerpath.route.route import find_routes
from tests.route.oracle.plan import Course, Job, Plan
from tests.route.oracle.world import Question, under_way


def options_of(question: Question) -> Options:
    """What is asked for beside the target."""
    return Options(
        courses=question.courses,
        assume_months=question.stay,
        assume_hiring=question.hiring,
        avoid=question.avoid,
    )


def answer(question: Question) -> Routes | NoRoute:
    """What the planner says."""
    return find_routes(question.catalogue, question.profile, question.target, question.today, options_of(question))


def plan_of(route: Route, question: Question) -> Plan:
    """A route as numbers."""
    on_today = under_way(question)
    studies = [step for step in route.steps if step.kind is StepKind.STUDY]
    finishes = {step.id for step in studies if step.id in on_today}
    own = [Course(step.id, step.from_month, step.to_month) for step in studies if step.id not in finishes]
    words = [served.requirement.id for step in _of(route, StepKind.CONFIRM) for served in step.serves]
    return Plan(
        month=route.months,
        jobs=tuple(Job(step.id, step.from_month, step.to_month) for step in _of(route, StepKind.WORK)),
        courses=(*own, *_training(route)),
        finishes=frozenset(finishes),
        confirms=frozenset(words),
        train=next((step.id for step in _of(route, StepKind.TRAIN)), None),
    )


def _training(route: Route) -> Iterator[Course]:
    for step in (*_of(route, StepKind.STAY), *_of(route, StepKind.WORK)):
        for course in step.training:
            yield Course(course.id, course.from_month, course.to_month, step.id)


def _of(route: Route, kind: StepKind) -> list[Step]:
    return [step for step in route.steps if step.kind is kind]

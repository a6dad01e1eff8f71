"""A route, gone through month by month by somebody who reads only its steps."""

from collections.abc import Iterator

from peerpath.route.answer import Route, Step, StepKind
from tests.route.world import Moment, World


def faults(route: Route, world: World) -> Iterator[str]:
    """What cannot be done as the steps say; nothing for a route that can be gone."""
    work = [step for step in route.steps if step.kind is StepKind.WORK]
    study = [step for step in route.steps if step.kind is StepKind.STUDY and step.id not in world.under_way]
    for step in route.steps:
        if not 0 <= step.from_month <= step.to_month:
            yield f"{step.id} runs backwards"
    for step in study:
        if step.to_month - step.from_month != world.length(step.id):
            yield f"{step.id} takes another time than it takes"
        if step.id not in world.courses:
            yield f"{step.id} cannot be begun"
    for month in range(route.months):
        yield from _faults_in(month, work, study, world)
    if not world.can_apply(_moment(route.months, work, study, world)):
        yield "cannot apply"


def _faults_in(month: int, work: list[Step], study: list[Step], world: World) -> Iterator[str]:
    at = _moment(month, work, study, world)
    jobs = [step.id for step in work if step.from_month <= month < step.to_month]
    running = [step for step in study if step.from_month <= month < step.to_month]
    under_way = [course for course, end in world.under_way.items() if month < end]
    if len(jobs) > 1:
        yield f"month {month}: works in {jobs} at once"
    for job in jobs:
        if job not in world.jobs or not world.can_work(job, at):
            yield f"month {month}: cannot work as {job}"
    for step in running:
        known = world.catalogue.qualifications[step.id]
        if step.from_month == month and not world.all_hold(known.requires, at):
            yield f"month {month}: {step.id} asks for what is not there"
        if step.from_month == month and len(running) + len(under_way) > world.options.courses:
            yield f"month {month}: no place to study {step.id}"
        if known.in_post_only and not any(step.id in world.offers(job) for job in jobs):
            yield f"month {month}: {step.id} is not offered here"


def _moment(month: int, work: list[Step], study: list[Step], world: World) -> Moment:
    worked: dict[str, int] = {}
    for step in work:
        worked[step.id] = worked.get(step.id, 0) + max(0, min(step.to_month, month) - step.from_month)
    done = [step.id for step in study if step.to_month <= month]
    return world.moment(month, done, tuple((job, months) for job, months in worked.items() if months))

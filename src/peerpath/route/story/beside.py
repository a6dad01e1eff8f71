"""What becomes of the courses of today that a route does not rest on."""

from collections import defaultdict
from collections.abc import Iterable

from peerpath.gap.evaluate import evaluate
from peerpath.gap.evidence import Evidence, evidence
from peerpath.gap.outcome import Status
from peerpath.model.profile import Holding, PartialDate, Profile
from peerpath.route.answer import After, Beside, Served, Step, StepKind
from peerpath.route.story.plan import Person


def beside(steps: Iterable[Step], after: Iterable[After], person: Person) -> tuple[Beside, ...]:
    """The courses of today that are no steps, by the month in which they end, then by id."""
    steps, after = tuple(steps), tuple(after)
    told = {step.id for step in steps if step.kind is StepKind.STUDY}
    left = sorted((month, id_) for id_, month in person.now.ends.items() if id_ not in told)
    return tuple(_beside(id_, month, steps, after, person) for month, id_ in left)


def _beside(course: str, month: int, steps: tuple[Step, ...], after: tuple[After, ...], person: Person) -> Beside:
    day = person.day(month)
    held = Holding(course, PartialDate(day.year, day.month, day.day))
    alone = evidence(Profile(holds=(held,)), person.catalogue, day)
    given = _given(steps)
    instead = [
        id_ for id_, served in given.items() if id_ != course and served and all(_meets(one, alone) for one in served)
    ]
    asked = (one.within or one.requirement for one in after)
    is_for_later = any(evaluate(one, alone).status is Status.MET for one in asked)
    return Beside(course, month, tuple(instead), is_for_later)


def _given(steps: Iterable[Step]) -> dict[str, list[Served]]:
    """What is gained on the way, with the requirements that it serves."""
    found = defaultdict[str, list[Served]](list)
    for step in steps:
        if step.kind is not StepKind.CONFIRM and step.serves:
            found[step.id] += step.serves
        for one in step.training:
            found[one.id] += one.serves
    return found


def _meets(served: Served, alone: Evidence) -> bool:
    return evaluate(served.within or served.requirement, alone).status is Status.MET

"""The steps of a route in the order in which they are told, and what decides how one is told.

Every first screen needs these, and only reports need the words in `steps`.
"""

from collections.abc import Iterable

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import STUDY_HOURS, Qualification
from peerpath.model.requirement import Check, Declares, Experience, Requirement, walk
from peerpath.report import words
from peerpath.route.answer import Route, Step, StepKind, Wait

_ORDER = (StepKind.STAY, StepKind.WORK, StepKind.STUDY, StepKind.CONFIRM, StepKind.APPLY, StepKind.TRAIN)


def in_sequence(route: Route, catalogue: Catalogue) -> list[Step | tuple[Step, ...]]:
    """All steps in reading order, with things to confirm before the first step that needs them."""
    waiting = sorted(to_confirm(route, catalogue).items())
    found: list[Step | tuple[Step, ...]] = []
    for step in steps_to_do(route):
        begins = step.from_month if step.apply_month is None else step.apply_month
        while waiting and waiting[0][0] <= begins:
            found.append(waiting.pop(0)[1])
        found.append(step)
    return found


def is_there(route: Route) -> bool:
    """Whether the person does what they ask about already, and nothing is lacking."""
    return not route.months and any(one.kind is StepKind.STAY and one.id == route.target for one in route.steps)


def is_again(step: Step, route: Route) -> bool:
    """Whether a new job is in the role of one of today, which ends before it."""
    today = {one.id for one in route.steps if one.kind is StepKind.STAY}
    return step.kind is StepKind.WORK and step.id in today


def ends_by_itself(stay: Step, route: Route) -> bool:
    """Whether a job of today ends on the way, and is not left for another one."""
    begun = [one for one in route.steps if one.kind is StepKind.WORK and one.from_month <= stay.to_month]
    left = any(one.from_month == stay.to_month and not is_again(one, route) for one in begun)
    return stay.kind is StepKind.STAY and stay.to_month < route.months and not left


def signs_of(route: Route) -> dict[int, str]:
    """The label of each step and training, by its ``id()``: numbers for steps, letters for training."""
    done = [step for step in steps_to_do(route) if step.kind is not StepKind.STAY]
    trained = [one for step in steps_to_do(route) for one in step.training]
    # After z, bars have no letter: nobody follows the 27th.
    letters = (chr(ord("a") + number) if number < 26 else "" for number in range(len(trained)))
    numbers = {id(step): str(number) for number, step in enumerate(done, 1)}
    return numbers | {id(one): letter for one, letter in zip(trained, letters, strict=True)}


def to_confirm(route: Route, catalogue: Catalogue) -> dict[int, tuple[Step, ...]]:
    """Things to confirm, by the month from today in which a step first needs them.

    Of one month, as the target asks for it; what other steps ask for comes last.
    """
    asked = (node.id for one in catalogue.roles[route.target].requires for node in walk(one))
    place = {id: number for number, id in enumerate(asked)}
    confirm = [step for step in route.steps if step.kind is StepKind.CONFIRM]
    confirm.sort(key=lambda step: min(place.get(s.requirement.id, len(place)) for s in step.serves))
    months = sorted({step.from_month for step in confirm})
    return {month: tuple(step for step in confirm if step.from_month == month) for month in months}


def steps_to_do(route: Route) -> list[Step]:
    """The steps to take, by month, work before study; without those that the person only has to confirm."""
    rest = [step for step in route.steps if step.kind is not StepKind.CONFIRM]
    return sorted(rest, key=lambda step: (step.from_month, _ORDER.index(step.kind)))


def course_to_begin(step: Step, catalogue: Catalogue) -> Qualification | None:
    """The course of one's own that a step begins; None for any other step."""
    begins = step.kind is StepKind.STUDY and step.why.wait is not Wait.UNDER_WAY
    return catalogue.qualifications.get(step.id) if begins else None


def trains_there(step: Step, route: Route) -> bool:
    """Whether a job is the post in which the training for another profession begins, and goes on."""
    ends = route.steps[-1].kind is StepKind.TRAIN and step.to_month == route.months
    return ends and step.kind is StepKind.WORK


def gained_there(asked: Iterable[Requirement], catalogue: Catalogue) -> list[str]:
    """What new jobs are there for, if today's might give it as well: nothing where months in them are asked for."""
    asked = list({one.id: one for one in asked}.values())
    if any(isinstance(one, Experience) for one in asked):
        return []
    told = [(words.requirement(one, catalogue), isinstance(one, Declares)) for one in asked]
    return [words.small(text) if of_a_kind else text for text, of_a_kind in told]


def lower_steps(route: Route) -> str:
    """Which steps are at a lower band than a job of today, by their labels: "Step 2", "Steps 1 to 3"; empty if none is."""
    signs = signs_of(route)
    found = [int(signs[id(step)]) for step in steps_to_do(route) if step.is_lower]
    return f"{'Step' if len(found) == 1 else 'Steps'} {words.joined(runs(found))}" if found else ""


def runs(numbers: list[int]) -> list[str]:
    """Numbers, with three or more in a row joined: "2", "4 to 7"."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [text for run in found for text in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]


def trains_in_todays_job(route: Route) -> bool:
    """Whether the training for another profession begins in a job of today."""
    return route.steps[-1].kind is StepKind.TRAIN and not any(trains_there(step, route) for step in route.steps)


def takes_any_hours(step: Step, route: Route, catalogue: Catalogue) -> bool:
    """Whether a course to begin is as long whatever hours the person has, who has others than are usual."""
    course = catalogue.qualifications.get(step.id)
    if step.kind is not StepKind.STUDY or course is None or step.why.wait is Wait.UNDER_WAY:
        return False
    return route.study_hours != STUDY_HOURS and course.beside_a_job.hours is None


def is_check(step: Step) -> bool:
    """Whether a step is about a check before applying, which the employer makes and no person can confirm."""
    return step.kind is StepKind.CONFIRM and isinstance(step.serves[0].requirement, Check)

"""The first thing to do on a route, in a sentence or two."""

from collections.abc import Callable

from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.requirement import Declares, Requirement
from peerpath.model.role import Role, RoleKind, band_order
from peerpath.report import words
from peerpath.report.gap.first import ask_about, ask_to_train, before_applying, confirm
from peerpath.report.route.sequence import (
    course_to_begin,
    gained_there,
    is_again,
    is_there,
    steps_to_do,
    to_confirm,
    trains_in_todays_job,
)
from peerpath.route.answer import Route, Step, StepKind, Wait


def _only_employers_know(role: Role, route: Route) -> bool:
    return role.kind is RoleKind.EXIT or (route.months == 0 and not role.is_listed)


def _is_held(route: Route) -> bool:
    """Whether the person works in the post today."""
    return any(step.kind is StepKind.STAY and step.id == route.target for step in route.steps)


def _go_on(role: Role) -> str:
    """To somebody who is there already."""
    if not role.is_paid:
        return "go on as you like."
    return "go on there. If your contract ends, ask your manager for a longer one."


def _apply_now(route: Route, catalogue: Catalogue) -> str:
    asked = _asked_today(route, catalogue)
    if asked:
        return before_applying(asked, catalogue)
    return "look for an advert for this post. You could apply for it now."


def first_thing(route: Route, catalogue: Catalogue, before: Callable[[Step], str] | None = None) -> str:
    """What to do first, in one or more sentences.

    ``before`` tells what to ask before a post on the way is looked for; empty if there is nothing to ask.
    """
    role = catalogue.roles[route.target]
    if is_there(route):
        return _go_on(role)
    if _is_held(route):
        return "you work in this post today. Ask your manager about what is still asked for."
    # Which posts train for another profession only employers know: a step in one of them is for them to name.
    if role.kind is RoleKind.EXIT and trains_in_todays_job(route):
        return ask_to_train(route.steps[-1].id, catalogue)
    # Unknown never counts as ready: applying in vain costs people who can least afford it.
    if _only_employers_know(role, route):
        return ask_about(role, catalogue)
    if route.months == 0:
        return _apply_now(route, catalogue)
    return (
        _before_it_ends(route, catalogue)
        or _begin(route, catalogue, before or _nothing)
        or f"ask {words.employer(role, catalogue)} what to begin with."
    )


def _before_it_ends(route: Route, catalogue: Catalogue) -> str:
    """What to ask where today's contract ends and the way goes on in the same role."""
    again = next((step for step in route.steps if is_again(step, route)), None)
    if again is None:
        return ""
    name = words.todays_post(again.id, catalogue)
    return f"ask your manager for a longer contract before yours ends. Look for another post as {name} as well."


_BEGIN = {Wait.UNDER_WAY: "go on with your course"}


def _nothing(_: Step) -> str:
    return ""


def _begin(route: Route, catalogue: Catalogue, before: Callable[[Step], str]) -> str:
    """The first of these that can begin: training in today's job, a job to look for, a course."""
    steps = steps_to_do(route)
    if told := _in_todays_job(steps, catalogue):
        return told
    for step in steps:
        if step.kind is StepKind.WORK and not step.apply_month:
            return before(step) or _look_for(step, route, catalogue)
    return _find(route, steps, catalogue) or _confirm(route, catalogue) or _stay(steps, catalogue)


def _in_todays_job(steps: list[Step], catalogue: Catalogue) -> str:
    """What to ask for in a job of today; empty if there is nothing."""
    staying = (step for step in steps if step.kind is StepKind.STAY)
    return next(filter(None, (_wanted(step, catalogue) or _training(step, catalogue) for step in staying)), "")


def _find(route: Route, steps: list[Step], catalogue: Catalogue) -> str:
    """How to begin the first course; empty if there is none.

    Where only we say that it comes before applying, the employer may say otherwise, or give it.
    """
    step = next((step for step in steps if step.kind is StepKind.STUDY), None)
    if step is None:
        return ""
    name = words.name(step.id, catalogue)
    if _is_first_by_us(step, route):
        employer = words.employer(catalogue.roles[route.target], catalogue)
        return f"ask {employer} before you look for a course: {name}. That it comes before you apply is our reading."
    asks = words.still_runs(course_to_begin(step, catalogue)) or "find a course and ask who pays"
    told = f"{_BEGIN.get(step.why.wait, asks)}: {name}."
    return told + _for_a_post_below(step, route, catalogue)


def _is_first_by_us(step: Step, route: Route) -> bool:
    """Whether the target's need of a course that is not begun is our own reading."""
    asked = [one for one in step.serves if one.of == route.target]
    ours = (one.within is None and one.requirement.terms.provenance.basis is Basis.ASSUMED for one in asked)
    return step.why.wait is not Wait.UNDER_WAY and bool(asked) and all(ours)


def _for_a_post_below(step: Step, route: Route, catalogue: Catalogue) -> str:
    """Why a course comes first that the target does not ask for; empty if it does."""
    posts = [one.of for one in step.serves if one.of in catalogue.roles]
    if not posts or route.target in posts:
        return ""
    return f" A post on the way asks for it: {words.post(posts[0], catalogue)}."


def _look_for(step: Step, route: Route, catalogue: Catalogue) -> str:
    no_step_up = _is_no_step_up(catalogue.roles[step.id], route, catalogue)
    return (no_step_up and ask_where_you_are(step, route, catalogue)) or _post(step, catalogue)


def _post(step: Step, catalogue: Catalogue) -> str:
    role = catalogue.roles[step.id]
    band = f", {words.band(role)}" if role.band else ""
    return f"look for posts such as {words.post(step.id, catalogue)}{band}."


def _is_no_step_up(role: Role, route: Route, catalogue: Catalogue) -> bool:
    """Whether a new job is known to be no higher than today's, or is the same kind of work where no band tells."""
    today = _jobs_of_today(route, catalogue)
    bands = [band_order(job.band.value) for job in today if job.band]
    if role.band and bands:
        return band_order(role.band.value) <= max(bands)
    return any(job.is_paid and job.occupation == role.occupation is not None for job in today)


def ask_where_you_are(step: Step, route: Route, catalogue: Catalogue) -> str:
    """What to ask before a new job that is no step up is looked for; empty if there is nothing to ask."""
    target, gained = catalogue.roles[route.target], _of_new_jobs_alone(route)
    to_say = [one for one in gained if isinstance(one, Declares) and not _said_no(one, route)]
    if to_say and len(to_say) == len(gained):
        it = "it" if len(to_say) == 1 else "them"
        return f"{confirm(to_say, catalogue)} If not, ask your manager if you can gain {it} where you are."
    here = step.is_lower or gained_there((one.requirement for one in step.serves), catalogue)
    if here and (wanted := next(iter(gained_there(gained, catalogue)), "")):
        or_else = "" if step.is_lower else f" If not, {_post(step, catalogue)}"
        return f"ask your manager if you can gain this where you are: {wanted}.{or_else}"
    return "" if target.is_listed else ask_about(target, catalogue)


def _of_new_jobs_alone(route: Route) -> list[Requirement]:
    """What the target asks for that new jobs give, and today's do not."""
    by_kind: dict[StepKind, dict[str, Requirement]] = {StepKind.STAY: {}, StepKind.WORK: {}}
    for step in route.steps:
        served = by_kind.get(step.kind, {})
        served.update((one.requirement.id, one.requirement) for one in step.serves if one.of == route.target)
    return [one for id, one in by_kind[StepKind.WORK].items() if id not in by_kind[StepKind.STAY]]


def _said_no(asked: Declares, route: Route) -> bool:
    return any(asked.declaration in step.take_back for step in route.steps)


def _jobs_of_today(route: Route, catalogue: Catalogue) -> list[Role]:
    ids = (step.id for step in route.steps if step.kind is StepKind.STAY)
    return [catalogue.roles[id] for id in ids if id in catalogue.roles]


def _wanted(step: Step, catalogue: Catalogue) -> str:
    """What today's job wants by a deadline that has passed or that no route can keep: only the manager can help."""
    if not (late := step.overdue or step.too_soon):
        return ""
    named = words.joined(words.small(words.requirement(one.requirement, catalogue)) for one in late)
    when = "by now. If you have it, add it to your profile" if step.overdue else "sooner than you can have it"
    return f"ask your manager about this: {named}. Your job wants it {when}."


def _training(step: Step, catalogue: Catalogue) -> str:
    job = catalogue.roles.get(step.id)
    if job is None or not step.training:
        return ""
    one = step.training[0]
    helps = f" {words.short(job.organisation, catalogue)} helps people in your job to gain it."
    return f"ask your manager about this: {words.name(one.id, catalogue)}.{helps if one.supported else ''}"


def _stay(steps: list[Step], catalogue: Catalogue) -> str:
    stay = next((step for step in steps if step.kind is StepKind.STAY), None)
    if stay is None:
        return ""
    work = words.today(stay.id, catalogue).removesuffix(" today")
    where = f"in {work} " if work.startswith("your") else ""
    return f"go on {where}as {words.todays_post(stay.id, catalogue)}: its months count."


def _confirm(route: Route, catalogue: Catalogue) -> str:
    """What to confirm today. What a later step needs can wait."""
    these = _asked_today(route, catalogue)
    return confirm(these, catalogue) if these else ""


def _asked_today(route: Route, catalogue: Catalogue) -> list[Requirement]:
    return [step.serves[0].requirement for step in to_confirm(route, catalogue).get(0, ())]

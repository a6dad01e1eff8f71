"""The steps of a route in words: when, what, what for, and who says so."""

from collections.abc import Iterable

from peerpath.document.blocks import Block, Item
from peerpath.document.build import bullets, item, prose
from peerpath.document.inline import Inline, line, note, on_screen, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Declares, Holds, Level, When, walk
from peerpath.report import words
from peerpath.report.route.rests_on import choice_around
from peerpath.report.route.sequence import (
    course_to_begin,
    ends_by_itself,
    gained_there,
    in_sequence,
    is_again,
    is_check,
    runs,
    signs_of,
    steps_to_do,
    takes_any_hours,
    trains_in_todays_job,
    trains_there,
)
from peerpath.route.answer import Route, Served, Stay, Step, StepKind, Training, Wait

_DOES = {
    StepKind.CONFIRM: "make sure of",
    StepKind.STUDY: "study for",
    StepKind.APPLY: "apply for",
    StepKind.TRAIN: "begin the",
}
FEW_AREAS = 2
"""The most areas of lived experience that are told as a phrase."""
_FIRMNESS = (Basis.STATED, Basis.TYPICAL, Basis.ASSUMED)


def numbered_steps(route: Route, catalogue: Catalogue) -> list[Block]:
    """The steps as a list with the labels that lists and bars share, and which of them decide the length."""
    signs = signs_of(route)
    entries = []
    for step in in_sequence(route, catalogue):
        if isinstance(step, tuple):
            entries.append(_to_confirm(step, catalogue))
            continue
        entry, sign = _step(step, route, catalogue), signs.get(id(step), "")
        entries.append(Item(line(strong(f"{sign}. ") if sign else "", entry.text), entry.below))
    return [bullets(*entries), *_critical(route, signs)]


def only_you(these: tuple[Step, ...]) -> str:
    """Who can settle these: the person, or for a check the employer."""
    checks = sum(map(is_check, these))
    if not checks:
        return "Only you can say."
    ask = "The employer makes this check before you apply: ask what they look at."
    return (
        ask if checks == len(these) else "Only you can say. The employer makes the checks among them: ask about them."
    )


def _to_confirm(confirm: tuple[Step, ...], catalogue: Catalogue) -> Item:
    """What the person is asked to confirm. Whoever asks for most of it is named once."""
    says = [_who_asks(step, catalogue) for step in confirm]
    most = max(says, key=says.count)
    others = [f" ({who})" if who != most else "" for who in says]
    unless = ", if nobody else is named" if any(others) else ""
    points = [f"{_confirm(step, catalogue)}{other}." for step, other in zip(confirm, others, strict=True)]
    asked = "ask about these" if all(map(is_check, confirm)) else "make sure that these are so"
    head = f" {asked} ({most}{unless}). {only_you(confirm)}"
    month = confirm[0].from_month
    when = f"After {words.months(month)}:" if month else "Now:"
    return item([strong(when), head], bullets(*points))


def _confirm(step: Step, catalogue: Catalogue) -> str:
    """What is asked for, in the words of those who ask, without words that longer ones already contain."""
    texts = dict.fromkeys(words.requirement(served.requirement, catalogue) for served in step.serves)
    told = [text for text in texts if not any(text != other and text in other for other in texts)]
    return "; ".join(told) or step.id


def _who_asks(step: Step, catalogue: Catalogue) -> str:
    """Who asks, the firmest first, without our reading of a source that also says it outright."""
    says_so = (served.requirement.terms.provenance for served in step.serves)
    found = sorted(says_so, key=lambda provenance: _FIRMNESS.index(provenance.basis))
    firmest = {provenance.source: provenance for provenance in reversed(found)}
    says = [words.who_says(p, catalogue) for p in found if firmest[p.source].basis is p.basis]
    return "; ".join(dict.fromkeys(says))


def _step(step: Step, route: Route, catalogue: Catalogue) -> Item:
    head: list[Inline] = [strong(span_of(step, route)), f" {_to_do(step, route, catalogue)}."]
    if step.kind is StepKind.TRAIN:
        return item([*head, " Your employer may host it: ask."] if trains_in_todays_job(route) else head)
    if step.kind is StepKind.APPLY:
        return item(head)
    lines = [
        _ends(step, route),
        _hiring(step),
        lower_band(step, catalogue),
        _of_areas(step, catalogue),
        *_for(step, route, catalogue),
        _instead(step, catalogue),
    ]
    lines += [_length(step, route, catalogue), words.doubt(course_to_begin(step, catalogue), catalogue)]
    lines += [training_line(training, catalogue) for training in step.training]
    lines += [overdue(step, catalogue), take_back(step, catalogue)]
    lines += [_in_post(step, catalogue), _willing(step, catalogue), _stay(step, route), _why(step, catalogue)]
    return item(head, bullets(*(line for line in lines if line)))


def _to_do(step: Step, route: Route, catalogue: Catalogue) -> str:
    """What a step is, without the full stop."""
    match step.kind:
        case StepKind.WORK:
            return work_as(step, route, role_with_band(step.id, catalogue))
        case StepKind.STAY:
            return f"you are here: {words.stay(step.id, role_with_band(step.id, catalogue), catalogue)}"
        case StepKind.STUDY:
            return f"study for {words.name(step.id, catalogue)}"
        case StepKind.TRAIN:
            length = words.months(step.to_month - step.from_month)
            return f"begin the {words.name(step.id, catalogue)} in your post. It takes about {length}"
        case _:
            ask = "apply for" if catalogue.roles[step.id].is_listed else "ask the employer about"
            return f"{ask} {role_with_band(step.id, catalogue)}"


def step_line(step: Step, route: Route, catalogue: Catalogue) -> Inline:
    """A step on one line: when, what, and how firmly its length is known."""
    is_course = step.kind in (StepKind.STUDY, StepKind.TRAIN)
    what = words.name(step.id, catalogue) if is_course else role_with_band(step.id, catalogue)
    basis = note(f" ({step.basis.value} length)") if step.basis else ""
    match step.kind:
        case StepKind.STAY:
            told = words.stay(step.id, what, catalogue)
        case StepKind.WORK:
            told = work_as(step, route, what)
        case StepKind.APPLY if not catalogue.roles[step.id].is_listed:
            told = f"ask about {what}"
        case kind:
            told = f"{_DOES[kind]} {what}"
    doubt = words.doubt(course_to_begin(step, catalogue), catalogue)
    return [strong(span_of(step, route)), f" {told}", basis, f". {doubt}".rstrip()]


def work_as(step: Step, route: Route, name: str) -> str:
    """What to do in a new job. The role of a contract that ends goes on in another post, or with a longer contract."""
    return f"another post as {name}, or a longer contract" if is_again(step, route) else f"work as {name}"


BEFORE_IT_ENDS = "Ask your manager before today's contract ends."


def _ends(step: Step, route: Route) -> str:
    if is_again(step, route):
        return BEFORE_IT_ENDS
    if not ends_by_itself(step, route):
        return ""
    return f"It ends after {words.months(step.to_month)}. Ask before then what comes next."


def _hiring(step: Step) -> Inline:
    """How long it takes to find the job and start: our assumption, which a flag changes."""
    if step.apply_month is None or step.apply_month == step.from_month:
        return ""
    months = words.months(step.from_month - step.apply_month)
    return [f"About {months} to find the job and start, our assumption.", on_screen(" Change it with --assume-hiring.")]


def _of_areas(step: Step, catalogue: Catalogue) -> str:
    """Whom a job on the way is for, where it names areas of lived experience."""
    role = catalogue.roles.get(step.id)
    if step.kind is not StepKind.WORK or role is None or not role.areas:
        return ""
    if len(role.areas) > FEW_AREAS:  # as phrases they would make a long sentence
        names = words.joined(words.small(words.name(area, catalogue)) for area in role.areas)
        return f"This post names these areas of lived experience: {names}."
    areas = words.joined((words.of_area(area, catalogue) for area in role.areas), "or")
    return f"This post is for people with lived experience of {areas}."


def training_line(training: Training, catalogue: Catalogue) -> str:
    """A course that is taken in a job, listed below it."""
    course = words.name(training.id, catalogue)
    when = f"months {training.from_month + 1} to {training.to_month}"
    paid = ", in working time" if training.in_working_time else ""
    helped = "; the employer helps" if training.supported else ""
    due = f"; the employer wants it by month {training.due_month}" if training.due_month is not None else ""
    doubt = words.doubt(catalogue.qualifications.get(training.id), catalogue)
    return f"{words.capital(when)}, in this job: {course}{paid}{helped}{due}. {doubt}".strip()


def _in_post(step: Step, catalogue: Catalogue) -> str:
    """What a job asks for once in post, and which can wait."""
    texts = [words.requirement(served.requirement, catalogue) for served in step.in_post]
    return f"Once in post this job also asks for: {'; '.join(texts)}." if texts else ""


def overdue(step: Step, catalogue: Catalogue) -> str:
    """What today's job wanted by a deadline that has passed, or that no route can keep; the route need not meet it."""
    said = (
        ("This job wanted this by now", step.overdue),
        ("This job wants this sooner than you can have it", step.too_soon),
    )
    return " ".join(
        f"{what}: {_together(late, catalogue)}. Ask your manager what to do." for what, late in said if late
    )


def _together(served: Iterable[Served], catalogue: Catalogue) -> str:
    return words.joined(words.small(words.requirement(one.requirement, catalogue)) for one in served)


def take_back(step: Step, catalogue: Catalogue) -> str:
    """Say that the person said no to what the job gives, and can take that back at its end."""
    names = words.joined(words.small(words.name(id, catalogue)) for id in step.take_back)
    return f"Then take back your no to this: {names}. Until you do, it stands in the way." if names else ""


def span_of(step: Step, route: Route) -> str:
    """When a step is, counted in months from today: "Months 1 to 12:"."""
    if step.kind in (StepKind.APPLY, StepKind.TRAIN):
        return f"After {words.months(step.from_month)}:" if step.from_month else "Then:"
    one = step.to_month - step.from_month <= 1
    span = (
        f"Month {max(step.to_month, step.from_month + 1)}"
        if one
        else f"Months {step.from_month + 1} to {step.to_month}"
    )
    jobs = [other for other in route.steps if other.kind is StepKind.WORK]
    beside = any(job.from_month < step.to_month and step.from_month < job.to_month for job in jobs)
    return f"{span}, beside the job:" if beside and step.kind is StepKind.STUDY else f"{span}:"


def role_with_band(role: str, catalogue: Catalogue) -> str:
    """A role with its employer and band, or the name of the work if it is not a role."""
    post = catalogue.roles.get(role)
    return f"{words.post(role, catalogue)}, {words.band(post)}" if post else words.small(words.name(role, catalogue))


def _for(step: Step, route: Route, catalogue: Catalogue) -> list[str]:
    """The requirements that the step serves, with whose they are if not the target's, sources and notes."""
    parts: dict[str, None] = {}
    notes: dict[str, None] = {}
    for served in step.serves:
        asked, whole = served.requirement, choice_around(served)
        says = words.who_says(asked.terms.provenance, catalogue)
        owner = "" if served.of == route.target else f" for {words.name(served.of, catalogue)}"
        gained = _gained_in_a_job(step, served, catalogue)
        parts[f"{words.requirement(whole, catalogue)}{owner}{gained} ({says})"] = None
        # Notes on a course are under the training that gains it.
        said = () if gained else (asked.terms.provenance, whole.terms.provenance)
        notes.update({one.note: None for one in said if one.basis is not Basis.ASSUMED and one.note})
    return [_served(list(parts), words.name(step.id, catalogue)), *notes] if parts else []


def _served(parts: list[str], step: str) -> str:
    told = "; ".join(parts)
    if len(parts) > 1 or not told.startswith(f"{step} ("):
        return f"For: {told}."
    # What the step is named after is not repeated.
    asked_by = told.removeprefix(f"{step} (")[:-1]
    return f"Asked for {'in' if asked_by.startswith('our ') else 'by'} {asked_by}."


def _gained_in_a_job(step: Step, served: Served, catalogue: Catalogue) -> str:
    """For a qualification that a job serves: that it is gained there; otherwise empty."""
    asked, whole = served.requirement, choice_around(served)
    if step.kind is not StepKind.WORK or not isinstance(asked, Holds):
        return ""
    which = "which" if whole.id == asked.id else f"of which {words.name(asked.qualification, catalogue)}"
    return f", {which} is gained in a job"


def _instead(step: Step, catalogue: Catalogue) -> str:
    """Say that an equivalent may do, if a source says "or equivalent"."""
    if step.kind is not StepKind.STUDY:
        return ""
    nodes = (node for served in step.serves for node in walk(choice_around(served)))
    equal = [words.name(one.declaration, catalogue) for one in nodes if isinstance(one, Declares) and one.equivalent]
    texts = words.joined(map(words.small, dict.fromkeys(equal)), "or")
    return (
        f"Or, if the employer accepts it: {texts}. If that fits you, ask, and add it to your profile." if texts else ""
    )


def _length(step: Step, route: Route, catalogue: Catalogue) -> Inline:
    if step.kind is StepKind.STUDY and step.id in catalogue.qualifications:
        return _length_of_study(step, catalogue.qualifications[step.id], route, catalogue)
    if trains_there(step, route):
        return "You stay in this post while you train."
    if step.kind is StepKind.WORK and step.stay is Stay.TRAINING:
        return "You stay until the training in it is over."
    if step.kind is StepKind.WORK and step.basis is Basis.ASSUMED:
        more = _is_kept_for_more(step, route)
        stays = " You stay until you apply." if more else ""
        return [_assumed(step, more), on_screen(" Change it with --assume-months."), stays]
    return ""


def _assumed(step: Step, more: bool) -> str:
    """What of a job's length nobody asks for; ``more``: where we count fewer months than it has."""
    if step.stay is Stay.MONTHS:
        fewer = "fewer than these" if more else "some"
        return f"No source says how many months are enough. We count {fewer}, our assumption."
    of_training = step.training and _is_for_training(step)
    return f"{'You take this job for its training. ' if of_training else ''}How long you stay is our assumption."


def _is_kept_for_more(step: Step, route: Route) -> bool:
    """Whether the last job has its months before the end, which waits for something else."""
    return step.stay is Stay.MONTHS and step.to_month == route.months and not step.critical


def _is_for_training(step: Step) -> bool:
    """Whether all that a job serves is gained by training in it, if anything is."""
    return all(isinstance(served.requirement, Holds | Level) for served in step.serves)


def lower_band(step: Step, catalogue: Catalogue) -> str:
    """Say that a new job is a step down, and what to ask where today's might give the same."""
    if not step.is_lower:
        return ""
    gained = "; ".join(gained_there((served.requirement for served in step.serves), catalogue))
    ask = f" Ask your manager if you can gain this where you are: {gained}." if gained else ""
    return f"This post is at a lower band than yours.{ask}"


def _length_of_study(step: Step, course: Qualification, route: Route, catalogue: Catalogue) -> str:
    where = " Gained in the job." if course.in_post_only else ""
    under_way = step.why.wait is Wait.UNDER_WAY
    if under_way and step.basis is None:
        return f"You told us that it ends then.{where}"
    paid = f" {words.funding(course.funding, catalogue)}" if course.funding and not under_way else ""
    hours = _whatever_hours(route) if takes_any_hours(step, route, catalogue) else ""
    return f"{_as_long_as(course, step.to_month - step.from_month, catalogue)}.{hours}{where}{paid}"


def _whatever_hours(route: Route) -> str:
    week = words.number(route.study_hours, "hour")
    return f" No source gives its hours, so we cannot say what {week} a week would change. Ask the provider."


def _as_long_as(course: Qualification, months: int, catalogue: Catalogue) -> str:
    """How long a course takes beside a job, and where the figure comes from."""
    takes = course.part_time or course.length
    told = words.capital(words.length(takes, catalogue))
    if takes.hours is not None and months != takes.months:
        return f"{words.capital(words.months(months))} at your hours of study a week. {told} at 7 hours"
    if course.part_time is not None:
        return f"{told}, beside a job. Full time: {words.length(course.length, catalogue)}"
    return told


def _willing(step: Step, catalogue: Catalogue) -> str:
    """What a job on the route asks a person to be willing to do, and no step serves."""
    role = catalogue.roles.get(step.id)
    if step.kind is not StepKind.WORK or role is None:
        return ""
    asked = [one for one in role.requires if any(node.terms.when is When.WILLING for node in walk(one))]
    told = [f"{words.requirement(one, catalogue)} ({words.who_says(one.terms.provenance, catalogue)})" for one in asked]
    return f"This job also asks for: {'; '.join(told)}." if told else ""


def _stay(step: Step, route: Route) -> str:
    jobs = [other for other in route.steps if other.kind is StepKind.WORK]
    last = bool(jobs) and step == max(jobs, key=lambda job: job.to_month) and step.to_month < route.months
    return "You can stay in the job until you apply." if last else ""


def _why(step: Step, catalogue: Catalogue) -> str:
    names = words.joined(words.name(id, catalogue) for id in step.why.steps)
    match step.why.wait:
        case Wait.UNDER_WAY:
            return "You are on it now."
        case Wait.AFTER:
            return f"It comes after: {names}." if names else ""
        case Wait.STUDY_PLACE:
            return f"It waits until this course is done: {names}."
        case Wait.JOB:
            return "" if step.id in step.why.steps else f"It waits while you work as: {names}."
        case Wait.IN_POST:
            return f"You can do it beside your job as: {names}."
        case Wait.AT_ONCE | Wait.ROOM | Wait.HIRING:
            return ""


def _critical(route: Route, signs: dict[int, str]) -> list[Block]:
    """The numbers of the steps that decide the length."""
    steps = [step for step in steps_to_do(route) if step.kind not in (StepKind.APPLY, StepKind.TRAIN, StepKind.STAY)]
    found = [int(signs[id(step)]) for step in steps if step.critical]
    if not found:
        return []
    which = f"Step {found[0]} decides" if len(found) == 1 else f"Steps {words.joined(runs(found))} decide"
    return [prose(f"{which} how long it takes.")]

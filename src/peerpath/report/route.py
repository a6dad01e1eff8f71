"""The way from here to a role, step by step."""

from collections.abc import Iterable
from datetime import date

from peerpath.document.blocks import Block, Document, Item
from peerpath.document.build import bullets, callout, commands, document, item, labelled, numbered, prose, section
from peerpath.document.inline import Colour, Inline, note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.requirement import AnyOf, AtLeast, Declares, Holds, Requirement, When, parts_of, walk
from peerpath.model.role import Kind, Role
from peerpath.report import words
from peerpath.report.sources import source_line
from peerpath.route.answer import Apart, Cause, Difference, Found, NoRoute, Obstacle, Route, Step, StepKind, Wait
from peerpath.route.changes import Changes

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def route_document(
    answer: Found | NoRoute,
    as_of: date,
    catalogue: Catalogue,
    ways_in: Iterable[str] = (),
    what_if: Changes | None = None,
) -> Document:
    """The answer as it is read on a screen.

    ``ways_in`` are ids of roles that may be offered as suggestions; ``what_if`` is what a supposed change does.
    """
    role = catalogue.roles[answer.target]
    supposed = _what_if(what_if, catalogue) if what_if else []
    if isinstance(answer, NoRoute):
        return _no_route(answer, role, catalogue, supposed)
    best = answer.routes[0]
    return document(
        f"Your way to: {role.title}",
        labelled(
            ("Role", f"{role.title}, {words.band(role)}"),
            ("Employer", catalogue.organisations[role.organisation].title),
        ),
        *supposed,
        *_cautions(best, role),
        section("The steps", *_steps(best, catalogue)),
        *_equivalents(best, catalogue),
        *_after(best, catalogue),
        *_others(answer.routes[1:], catalogue),
        *_ways_in(ways_in, catalogue),
        *_assumed(best, catalogue),
        *_sources(best, role, catalogue),
        commands(
            "What next",
            (f"peerpath gap {role.id}", "what is in place and what is missing"),
            (f"peerpath show {role.id}", "all that is known of this role"),
        ),
        lead=answer_line(best, role, as_of),
        foot="Months are whole and counted from today. An employer's own advert decides.",
    )


def _what_if(supposed: Changes, catalogue: Catalogue) -> list[Block]:
    """What a supposed change of the profile does, set apart so that nobody takes it for what is."""
    lines = [_sooner(supposed)]
    if supposed.gone:
        lines.append(f"No longer needed: {words.joined(words.name(id, catalogue) for id in supposed.gone)}.")
    if supposed.new:
        lines.append(f"New: {words.joined(words.name(id, catalogue) for id in supposed.new)}.")
    return [callout("What changes, if it were so", bullets(*lines))]


def _sooner(supposed: Changes) -> str:
    before, after = supposed.before, supposed.after
    if before is None or after is None:
        return "There would be a way." if after is not None else "There would be no way that we know of."
    if before == after:
        return "It would take as long as before."
    word = "sooner" if after < before else "later"
    when = f"after {words.months(after)}" if after else "now"
    return f"You could apply {words.months(abs(before - after))} {word}: {when}."


def answer_line(best: Route, role: Role, as_of: date) -> str:
    """The answer in one sentence: when the person could apply."""
    if not role.requires:
        return "No source tells what is asked for here, so we cannot give steps. Ask the employer."
    confirm = any(step.kind is StepKind.CONFIRM for step in best.steps)
    if best.months == 0:
        return "You could apply now, if the points below are so." if confirm else "You could apply now."
    return f"You could apply in about {words.months(best.months)}, around {_when(as_of, best.months)}."


def _when(as_of: date, months: int) -> str:
    index = as_of.year * 12 + as_of.month - 1 + months
    return f"{MONTHS[index % 12]} {index // 12}"


def _cautions(best: Route, role: Role) -> list[Block]:
    blocks: list[Block] = []
    if role.kind is Kind.EXIT:
        text = "This is another profession, with its own training. It leaves lived-experience work."
        blocks.append(callout("An exit", prose(text), colour=Colour.AMBER))
    if not role.requirements_listed:
        text = "No source lists what this employer asks for. This way rests on what is usual. Ask the employer."
        blocks.append(callout("Known in part", prose(text), colour=Colour.AMBER))
    if not best.optimal:
        text = f"We stopped looking before we were sure. No way is shorter than {words.months(best.at_least_months)}."
        blocks.append(callout("There may be a shorter way", prose(text), colour=Colour.AMBER))
    return blocks


def _steps(route: Route, catalogue: Catalogue) -> list[Block]:
    confirm = [step for step in route.steps if step.kind is StepKind.CONFIRM]
    entries: list[Item] = []
    if confirm:
        points = [_confirm(step, catalogue) for step in confirm]
        entries.append(item([strong("Now:"), " make sure that these are so. Only you can say."], bullets(*points)))
    entries += [_step(step, route, catalogue) for step in steps_to_do(route)]
    return [numbered(*entries)]


def steps_to_do(route: Route) -> list[Step]:
    """All steps but what only the person can say, as a reader follows them: by month, work before study."""
    rest = [step for step in route.steps if step.kind is not StepKind.CONFIRM]
    return sorted(rest, key=lambda step: (step.from_month, step.kind is StepKind.APPLY, step.kind is StepKind.STUDY))


def _confirm(step: Step, catalogue: Catalogue) -> str:
    """What the person is asked to be sure of, in the words of those who ask for it."""
    asked = [find(id, catalogue) for id in step.serves]
    texts = [words.requirement(one, catalogue) for one in asked if one is not None]
    says = [words.who_says(one.terms.provenance, catalogue) for one in asked if one is not None]
    return f"{'; '.join(dict.fromkeys(texts)) or step.id} ({words.joined(dict.fromkeys(says))})."


def _step(step: Step, route: Route, catalogue: Catalogue) -> Item:
    when = strong(span_of(step, route))
    match step.kind:
        case StepKind.WORK:
            head: list[Inline] = [when, f" work as {role_with_band(step.id, catalogue)}."]
        case StepKind.STUDY:
            head = [when, f" study for {words.name(step.id, catalogue)}."]
        case _:
            return item([when, f" apply for {role_with_band(step.id, catalogue)}."])
    lines = [_for(step, route, catalogue), _length(step, catalogue), _stay(step, route)]
    lines += [_why(step, catalogue), _critical(step)]
    return item(head, bullets(*(line for line in lines if line)))


def step_line(step: Step, route: Route, catalogue: Catalogue) -> Inline:
    """A step on one line: when, what, and how firmly its length is known."""
    does = {StepKind.WORK: "work as", StepKind.STUDY: "study for", StepKind.APPLY: "apply for"}[step.kind]
    what = words.name(step.id, catalogue) if step.kind is StepKind.STUDY else role_with_band(step.id, catalogue)
    basis = note(f" ({step.basis.value} length)") if step.basis else ""
    return [strong(span_of(step, route)), f" {does} {what}", basis, "."]


def span_of(step: Step, route: Route) -> str:
    """When a step is, counted in months from today: "Months 1 to 12:"."""
    if step.kind is StepKind.APPLY:
        return f"After {words.months(step.from_month)}:" if step.from_month else "Then:"
    one = step.to_month - step.from_month == 1
    span = f"Month {step.to_month}" if one else f"Months {step.from_month + 1} to {step.to_month}"
    jobs = [other for other in route.steps if other.kind is StepKind.WORK]
    beside = any(job.from_month < step.to_month and step.from_month < job.to_month for job in jobs)
    return f"{span}, beside the job:" if beside and step.kind is StepKind.STUDY else f"{span}:"


def role_with_band(role: str, catalogue: Catalogue) -> str:
    """A role with its employer and band; the name of the work where it is no role."""
    known = catalogue.roles.get(role)
    return f"{words.role_name(role, catalogue)}, {words.band(known)}" if known else words.name(role, catalogue).lower()


def _for(step: Step, route: Route, catalogue: Catalogue) -> str:
    """Which requirements the step serves, whose they are where not the target's, and who says so."""
    parts: dict[str, None] = {}
    for id in step.serves:
        asked = find(id, catalogue)
        if asked is None:
            continue
        owner = "" if id.startswith(f"{route.target}/") else f" for {_owner(id, catalogue)}"
        in_post = step.kind is StepKind.WORK and isinstance(asked, Holds)
        gained = ", which is gained in a job" if in_post else ""
        says = words.who_says(asked.terms.provenance, catalogue)
        parts[f"{words.requirement(asked, catalogue)}{owner}{gained} ({says})"] = None
    return f"For: {'; '.join(parts)}." if parts else ""


def _length(step: Step, catalogue: Catalogue) -> str:
    course = catalogue.qualifications.get(step.id)
    if step.kind is StepKind.STUDY and course is not None:
        length = words.about_months(course.length.months, course.length.provenance)
        given = course.length.as_given
        given = f" ({given})" if given and given != words.months(course.length.months) else ""
        where = " Gained in the job." if course.in_post_only else ""
        paid = f" {course.funding.text}" if course.funding else ""
        return f"{length[:1].upper()}{length[1:]}{given}.{where}{paid}"
    if step.kind is StepKind.WORK and step.basis is Basis.ASSUMED:
        length = words.months(step.to_month - step.from_month)
        return f"{length} is our assumption. No source gives a number. Change it with --assume-months."
    return ""


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
            return f"It comes after: {names}."
        case Wait.STUDY_PLACE:
            return f"It waits until this course is done: {names}."
        case Wait.JOB:
            return f"It waits while you work as: {names}."
        case Wait.IN_POST:
            return f"You can do it beside your job as: {names}."
        case Wait.AT_ONCE | Wait.ROOM:
            return ""


def _critical(step: Step) -> str:
    return "A month later here is a month later at the end." if step.critical else ""


def _equivalents(route: Route, catalogue: Catalogue) -> list[Block]:
    """For each course on the route that stands in for "or equivalent": that an equivalent may do."""
    lines = []
    for step in route.steps:
        for id in step.serves if step.kind is StepKind.STUDY else ():
            lines += [f"In place of {words.name(step.id, catalogue)}: {text}" for text in _instead(id, catalogue)]
    if not lines:
        return []
    lead = prose("An employer may accept something else. If one of these fits you, ask, and add it to your profile.")
    return [section("Something equal may do", lead, bullets(*dict.fromkeys(lines)))]


def _instead(id: str, catalogue: Catalogue) -> list[str]:
    """The equivalents that stand beside a requirement in a choice."""
    parent = find(id.rpartition("/")[0], catalogue)
    choices = [one for one in (parent, find(id, catalogue)) if isinstance(one, AnyOf | AtLeast)]
    nodes = [part for choice in choices for part in parts_of(choice)]
    equal = [node.declaration for node in nodes if isinstance(node, Declares) and node.equivalent]
    return [words.sentence(words.name(declaration, catalogue)) for declaration in equal]


def _after(route: Route, catalogue: Catalogue) -> list[Block]:
    lines = []
    for after in route.after:
        asked = find(after.requirement, catalogue)
        text = words.requirement(asked, catalogue) if asked else words.name(after.id, catalogue)
        match after.when:
            case When.WILLING:
                tail = "being willing is enough to apply"
            case When.AFTER_OFFER:
                tail = "the employer does it after an offer"
            case _:
                tail = (
                    f"within {words.months(after.within_months)} of starting" if after.within_months else "once in post"
                )
        help = "; the employer helps" if asked is not None and asked.terms.supported else ""
        says = f" ({words.who_says(asked.terms.provenance, catalogue)})" if asked is not None else ""
        lines.append(f"{text}: {tail}{help}{says}.")
    return [section("What can wait until you have the job", bullets(*lines))] if lines else []


def _others(routes: tuple[Route, ...], catalogue: Catalogue) -> list[Block]:
    blocks = []
    for number, route in enumerate(routes, 2):
        apart = words.joined(text for text in (_difference(one, catalogue) for one in route.apart) if text)
        lead = words.sentence(f"{words.months(route.months)}. {apart[:1].upper() + apart[1:]}")
        blocks.append(section(f"Another way, number {number}", prose(lead), *_steps(route, catalogue)))
    return list(blocks)


def _difference(one: Difference, catalogue: Catalogue) -> str:
    match one.kind:
        case Apart.SOONER:
            return f"{words.months(one.amount)} sooner"
        case Apart.LATER:
            return f"{words.months(one.amount)} later"
        case Apart.FEWER_MOVES:
            return f"{words.number(one.amount, 'change')} of job fewer"
        case Apart.LESS_STUDY:
            return f"{words.months(one.amount)} less study"
        case Apart.LESS_UNPAID:
            return f"{words.months(one.amount)} less without pay"
        case Apart.NO_DEGREE:
            return "no degree needed"
        case Apart.ONE_EMPLOYER:
            return "stays with one employer"
        case Apart.INSTEAD:
            return f"it takes {words.joined(words.name(id, catalogue) for id in one.ids)}"


def _ways_in(roles: Iterable[str], catalogue: Catalogue) -> list[Block]:
    named = [catalogue.roles[id] for id in roles]
    lines = [f"{role.title}: {role.summary} ({words.who_says(role.provenance, catalogue)})" for role in named]
    if not lines:
        return []
    lead = "Some people found these helpful first. Nobody has to do them, and no employer should ask for them."
    return [section("If you would like a gentle start", prose(lead), bullets(*lines))]


def _assumed(route: Route, catalogue: Catalogue) -> list[Block]:
    lines = [_course_note(step.id, catalogue) for step in route.steps if step.kind is StepKind.STUDY]
    lines += [_note(id, catalogue) for step in route.steps for id in step.serves]
    lines = list(dict.fromkeys(line for line in lines if line))
    return [section("What we assumed", bullets(*lines))] if lines else []


def _course_note(id: str, catalogue: Catalogue) -> str:
    length = catalogue.qualifications[id].length if id in catalogue.qualifications else None
    if length is None or length.provenance.basis is not Basis.ASSUMED:
        return ""
    return f"{words.name(id, catalogue)}: {length.provenance.note}"


def _note(id: str, catalogue: Catalogue) -> str:
    """The note on a requirement that is our reading, or on the group that it stands in."""
    for name in (id, id.rpartition("/")[0]):
        asked = find(name, catalogue)
        ours = find(id, catalogue)
        if asked and asked.terms.provenance.note and ours and ours.terms.provenance.basis is Basis.ASSUMED:
            return f"{words.requirement(asked, catalogue)}: {asked.terms.provenance.note}"
    return ""


def _sources(route: Route, role: Role, catalogue: Catalogue) -> list[Block]:
    used = {role.provenance.source}
    for step in route.steps:
        used |= {asked.terms.provenance.source for asked in (find(id, catalogue) for id in step.serves) if asked}
        if step.id in catalogue.qualifications:
            used.add(catalogue.qualifications[step.id].length.provenance.source)
    known = [catalogue.sources[id] for id in sorted(filter(None, used)) if id in catalogue.sources]
    return [section("Sources", bullets(*map(source_line, known)))]


def find(id: str, catalogue: Catalogue) -> Requirement | None:
    """The requirement of this id, among those of the role or qualification that its id begins with."""
    organisation, _, rest = id.partition("/")
    owner = catalogue.roles.get(f"{organisation}/{rest.partition('/')[0]}") or catalogue.qualifications.get(
        organisation
    )
    nodes = (node for asked in (owner.requires if owner else ()) for node in walk(asked))
    return next((node for node in nodes if node.id == id), None)


def _owner(requirement: str, catalogue: Catalogue) -> str:
    organisation, _, rest = requirement.partition("/")
    return words.name(f"{organisation}/{rest.partition('/')[0]}", catalogue)


_OBSTACLES = {
    Obstacle.NOTHING_GIVES_IT: "Nothing in our data leads to it.",
    Obstacle.REFUSED: "Your profile says that you would not work towards it.",
    Obstacle.AVOIDED: "You asked to leave out everything that leads to it.",
    Obstacle.EMPLOYER_JUDGES: "Only something equal would do, and the employer judges that. Ask them.",
    Obstacle.NOT_OFFERED: "It is gained in a job, and no job in our data offers it.",
    Obstacle.BEYOND_REACH: "What leads to it needs something else first.",
    Obstacle.CIRCULAR: "What leads to it needs the thing itself.",
    Obstacle.NOT_A_STEP: "You asked to pass through it, and it cannot be a step.",
}


def _no_route(answer: NoRoute, role: Role, catalogue: Catalogue, supposed: list[Block]) -> Document:
    return document(
        f"Your way to: {role.title}",
        *supposed,
        prose(
            "This is about our data, and not about you. A word with the employer may open a way that we do not know."
        ),
        section("What is missing", bullets(*(cause_item(cause, catalogue) for cause in answer.reasons))),
        commands(
            "What next",
            (f"peerpath show {role.id}", "all that is known of this role"),
            ("peerpath roles", "other roles"),
        ),
        lead="We do not know a way there yet.",
    )


def cause_item(cause: Cause, catalogue: Catalogue) -> Item:
    """What cannot be had and why, with the causes below it."""
    asked = find(cause.requirement, catalogue)
    text = words.requirement(asked, catalogue) if asked else words.name(cause.requirement, catalogue)
    whose = words.name(cause.of, catalogue)
    tried = f" Looked at: {words.listed([words.name(id, catalogue) for id in cause.tried], 3)}." if cause.tried else ""
    below = bullets(*(cause_item(inner, catalogue) for inner in cause.causes)) if cause.causes else None
    return item([strong(text), f" (asked for by: {whose}). {_OBSTACLES[cause.obstacle]}{tried}"], below)

"""The way from here to a role, step by step."""

from collections.abc import Iterable
from datetime import date

from peerpath.document.blocks import Block, Document, Item
from peerpath.document.build import bullets, callout, commands, document, item, labelled, prose, section
from peerpath.document.inline import Colour, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import When
from peerpath.model.role import Kind, Role
from peerpath.report import words
from peerpath.report.route.rests_on import assumed_on_the_way, sources_of_the_way
from peerpath.report.route.steps import numbered_steps
from peerpath.report.route.steps import step_line as step_line
from peerpath.report.route.steps import steps_to_do as steps_to_do
from peerpath.route.answer import After, Apart, Cause, Difference, Found, NoRoute, Obstacle, RestsOn, Route, StepKind
from peerpath.route.story.changes import Changes

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
    best, gentle = answer.routes[0], list(ways_in)
    return document(
        f"Your way to: {role.title}",
        labelled(
            ("Role", f"{role.title}, {words.band(role)}"),
            ("Employer", catalogue.organisations[role.organisation].title),
        ),
        *supposed,
        *_cautions(best, role),
        section("The steps", *numbered_steps(best, catalogue)),
        *_after(best, catalogue),
        *_others(answer.routes[1:], catalogue),
        *_ways_in(gentle, catalogue),
        *assumed_on_the_way(best, catalogue),
        *sources_of_the_way(best, gentle, catalogue),
        commands(
            "What next",
            (f"peerpath gap {role.id}", "what is in place and what is missing"),
            (f"peerpath show {role.id}", "all that is known of this role"),
        ),
        lead=answer_line(best, role, as_of),
        foot=f"Months are whole and counted from today. An employer's own advert decides. {words.UNKNOWN_WORD}",
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
        return "No source tells what is asked for here, so we cannot give steps. Ask those who offer it."
    confirm = any(step.kind is StepKind.CONFIRM for step in best.steps)
    when = f"in about {words.months(best.months)}, around {_when(as_of, best.months)}"
    if best.steps[-1].kind is StepKind.TRAIN:
        return f"You could begin to train {when}." if best.months else "You could ask to begin training now."
    if best.rests_on is RestsOn.SKETCH:
        return (
            f"A sketch. Nobody has published what the employer asks. At the earliest {when}." if best.months else _OPEN
        )
    if best.months == 0:
        if best.rests_on is RestsOn.USUAL:
            return _OPEN
        return "You could apply now, if the points below are so." if confirm else "You could apply now."
    return f"You could apply {when}."


_OPEN = "No source lists what this employer asks, and nothing that is usual is missing. Ask the employer."


def _when(as_of: date, months: int) -> str:
    index = as_of.year * 12 + as_of.month - 1 + months
    return f"{MONTHS[index % 12]} {index // 12}"


def _cautions(best: Route, role: Role) -> list[Block]:
    blocks: list[Block] = []
    if role.kind is Kind.EXIT:
        text = "This is another kind of work, with its own training. It leaves lived-experience work."
        blocks.append(callout("An exit", prose(text), colour=Colour.AMBER))
    if role.kind in (Kind.PRE_PEER, Kind.VOLUNTARY):
        text = "This has helped many people. Nobody has to do it, and no employer should ask for it."
        blocks.append(callout("A way in", prose(text)))
    if not role.requirements_listed:
        text = "No source lists what this employer asks for. This way rests on what is usual. Ask the employer."
        blocks.append(callout("Known in part", prose(text), colour=Colour.AMBER))
    if not best.optimal:
        text = f"We stopped looking before we were sure. No way is shorter than {words.months(best.at_least_months)}."
        blocks.append(callout("There may be a shorter way", prose(text), colour=Colour.AMBER))
    return blocks


def _after(route: Route, catalogue: Catalogue) -> list[Block]:
    lines = dict.fromkeys(_waits(after, catalogue) for after in route.after)
    return [section("What can wait until you have the job", bullets(*lines))] if lines else []


def _waits(after: After, catalogue: Catalogue) -> str:
    """One thing that waits: until when, who says so, what to know about it, and what would make it unnecessary."""
    asked, terms = after.requirement, after.requirement.terms
    match terms.when:
        case When.WILLING:
            tail = "being willing is enough to apply"
        case When.AFTER_OFFER:
            tail = "after an offer"
        case _:
            tail = f"within {words.months(terms.within_months)} of starting" if terms.within_months else "once in post"
    help = "; the employer helps" if terms.supported else ""
    whole = after.within or asked
    text = f"{words.requirement(whole, catalogue)}: {tail}{help} ({words.who_says(whole.terms.provenance, catalogue)})."
    unless = f"Not needed with: {words.small(words.requirement(whole.unless, catalogue))}." if whole.unless else ""
    return " ".join(filter(None, [text, whole.terms.provenance.note, unless]))


def _others(routes: tuple[Route, ...], catalogue: Catalogue) -> list[Block]:
    blocks = []
    for number, route in enumerate(routes, 2):
        apart = words.joined(text for text in (_difference(one, catalogue) for one in route.apart) if text)
        lead = words.sentence(f"{words.months(route.months)}. {apart[:1].upper() + apart[1:]}")
        blocks.append(section(f"Another way, number {number}", prose(lead), *numbered_steps(route, catalogue)))
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


def _ways_in(roles: list[str], catalogue: Catalogue) -> list[Block]:
    named = [catalogue.roles[id] for id in roles]
    if not named:
        return []
    says = words.joined(dict.fromkeys(words.who_says(role.provenance, catalogue) for role in named))
    titles = "; ".join(role.title for role in named)
    lead = "Some people found one of these helpful first. Nobody has to do them, and no employer should ask for them."
    return [section("If you would like a gentle start", prose(lead), prose(f"{titles} ({says})."))]


_OBSTACLES = {
    Obstacle.NOTHING_GIVES_IT: "Nothing in our data leads to it.",
    Obstacle.REFUSED: "Your profile says that you would not work towards it.",
    Obstacle.AVOIDED: "You asked to leave out everything that leads to it.",
    Obstacle.EMPLOYER_JUDGES: "Only something equal would do, and the employer judges that. Ask them.",
    Obstacle.NOT_OFFERED: "It is gained in a job, and no job in our data offers it.",
    Obstacle.NO_WAY: "None of the ways to it can be taken as things stand.",
    Obstacle.BEYOND_REACH: "What leads to it needs something else first.",
    Obstacle.CIRCULAR: "What leads to it needs the thing itself.",
    Obstacle.NOT_A_STEP: "You asked to pass through it, and it cannot be a step.",
    Obstacle.SAID_NO: "You said no to it.",
    Obstacle.ONLY_UNPAID: "Only unpaid work leads there, and a route never plans that.",
    Obstacle.NOBODY_SAYS: "Nobody has said how people come there.",
    Obstacle.STOPPED: "We stopped looking before we were sure. There may be a way.",
    Obstacle.OTHER_PROFESSION: "It is another profession, with its own training. Ask its professional body.",
}


def _no_route(answer: NoRoute, role: Role, catalogue: Catalogue, supposed: list[Block]) -> Document:
    return document(
        f"Your way to: {role.title}",
        *supposed,
        prose(
            "This is about our data, and not about you. A word with the employer may open a way that we do not know."
        ),
        section("What is missing", bullets(*(cause_item(cause, catalogue, role.id) for cause in answer.reasons))),
        commands(
            "What next",
            (f"peerpath show {role.id}", "all that is known of this role"),
            ("peerpath roles", "other roles"),
        ),
        lead="We do not know a way there yet.",
    )


def cause_item(cause: Cause, catalogue: Catalogue, target: str) -> Item:
    """What cannot be had and why, with the causes below it. ``target`` is the role of the question, which goes unsaid."""
    asked = cause.requirement
    text = words.requirement(asked, catalogue) if asked else words.name(cause.of, catalogue)
    whose = f" (asked for by: {words.name(cause.of, catalogue)})" if asked and cause.of != target else ""
    others = [name for id in cause.tried if (name := words.name(id, catalogue)) != text]
    tried = f" Looked at: {words.listed(others, 3)}." if others else ""
    below = bullets(*(cause_item(inner, catalogue, target) for inner in cause.causes)) if cause.causes else None
    return item([strong(text), f"{whose}. {_OBSTACLES[cause.obstacle]}{tried}"], below)

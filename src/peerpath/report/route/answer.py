"""The way from here to a role, step by step."""

from collections.abc import Iterable
from datetime import date
from itertools import chain, islice
from typing import NamedTuple

from peerpath.document.blocks import Block, Document, Item, Rows
from peerpath.document.build import bullets, callout, item, prose, screen
from peerpath.document.inline import Colour, Inline, line, mark, note, plain, strong
from peerpath.gap.profession import Own
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.gap.first import ask_about, own_profession
from peerpath.report.head import STAR, applying, foot, good_to_know, head, heard, heard_rows, what_next
from peerpath.report.months import around
from peerpath.report.route.first import first_thing
from peerpath.report.route.lines import lines_of
from peerpath.report.route.sequence import takes_any_hours
from peerpath.report.route.steps import is_check
from peerpath.report.route.timeline import route_timeline
from peerpath.route.answer import (
    Apart,
    Beside,
    Cause,
    Difference,
    NoRoute,
    Obstacle,
    RestsOn,
    Route,
    Routes,
    Saving,
    SavingKind,
    StepKind,
)
from peerpath.route.story.changes import Changes


def route_document(
    answer: Routes | NoRoute,
    as_of: date,
    catalogue: Catalogue,
    what_if: Changes | None = None,
    flags: str = "",
    savings: Iterable[Saving] = (),
    wishes: str = "",
    first: str = "",
) -> Document:
    """The route on one screen.

    Args:
        answer: What the planner found.
        as_of: The day on which the route starts.
        catalogue: Where the ids are from.
        what_if: What a supposition changes.
        flags: What was typed about the person, with a leading space, to repeat in suggested commands.
        savings: What would shorten the route.
        wishes: What was typed about the route, to repeat only where the same route is asked for again.
        first: What to do first, where the gap says more of it than the route alone.
    """
    role = catalogue.roles[answer.target]
    supposed = what_changes(what_if, role, catalogue) if what_if else []
    if isinstance(answer, NoRoute):
        return _no_route(answer, role, as_of, catalogue, what_if, flags, first)
    best = answer.routes[0]
    shown, has_room = lines_of(best, as_of, catalogue)
    return screen(
        head(role, catalogue, as_of),
        prose(strong("First: "), first or first_thing(best, catalogue)),
        *supposed,
        *map(prose, filter(None, [_caution(role)])),
        heard_rows(shown),
        *([route_timeline(best, as_of, catalogue, brief=True)] if best.months and has_room else []),
        *good_to_know(role, room=not best.months),
        *map(prose, courses_beside(best, catalogue)),
        *(prose(f"Another way: {difference(other, catalogue)}") for other in answer.routes[1:]),
        *map(prose, filter(None, [_take_back(best, catalogue)])),
        prose(heard(line(note(_ends(best, shown, savings, catalogue))))),
        what_next(
            (f"peerpath route {role.id}{flags}{wishes} --full", "more"), (f"peerpath gap {role.id}{flags}", "the gap")
        ),
        lead=weighed(answer_line(best, role, as_of), best),
    )


def _ends(best: Route, shown: Rows, savings: Iterable[Saving], catalogue: Catalogue) -> str:
    """The last sentences: what would help most or can wait, what the employer says of applying, and who says so."""
    role, most = catalogue.roles[best.target], _most(savings, catalogue)
    starred = any(STAR in plain(cell) for cell in chain.from_iterable(shown.rows))
    # The sources of all lines, not only of the target.
    served = chain.from_iterable(step.serves for step in best.steps)
    used = [role.provenance, *(one.requirement.terms.provenance for one in served)]
    before = (most or _waiting(best)) + _whatever_hours(best, catalogue) + applying([role], catalogue)
    return before + foot(used, catalogue, starred=starred, most=1 if most else 2)


def weighed(told: str, route: Route) -> list[Inline]:
    """The answer, its first sentence in the colour that goes with it."""
    colour = Colour.GREY if route.rests_on is RestsOn.SKETCH else Colour.AMBER if route.months else Colour.GREEN
    first, stop, rest = told.partition(". ")
    unsure = "" if route.optimal or route.at_least_months >= route.months else " There may be a shorter way."
    return [mark(first + stop.strip(), colour), f" {rest}" if rest else "", unsure]


def _caution(role: Role) -> str:
    """What should not be missed about the role."""
    if role.kind is RoleKind.EXIT:
        return "This is another profession. It leaves lived-experience work. The employer chooses whom it trains."
    if role.is_unpaid:
        return "Nobody has to do it, and no employer should ask for it."
    return ""


def difference(route: Route, catalogue: Catalogue) -> str:
    """How long another way takes, and what sets it apart from the first."""
    apart = words.joined(text for text in (_difference(one, catalogue) for one in route.apart) if text)
    return words.sentence(f"{words.months(route.months)}. {words.capital(apart)}")


def courses_beside(route: Route, catalogue: Catalogue) -> list[str]:
    """What becomes of each course of today that the way does not rest on."""
    return [_beside(one, catalogue) for one in route.beside]


def _beside(one: Beside, catalogue: Catalogue) -> str:
    if one.instead:
        use = f"This way rests on this instead: {words.joined(words.name(id, catalogue) for id in one.instead)}."
    elif one.is_for_later:
        use = "You can apply before it ends: it is for what can wait."
    else:
        use = "This way does not need it."
    return f"Your course goes on beside: {words.name(one.id, catalogue)}. {use}"


def _take_back(route: Route, catalogue: Catalogue) -> str:
    """Say that the person can take back a no on the way, if the route gains what they said no to."""
    given = words.joined(words.small(words.name(id, catalogue)) for step in route.steps for id in step.take_back)
    return f"The way gives you what you said no to: {given}. Take that no back then." if given else ""


def _waiting(route: Route) -> str:
    count = len(dict.fromkeys(after.id for after in route.after))
    return f"{words.number(count, 'thing')} can wait. " if count else ""


def _whatever_hours(route: Route, catalogue: Catalogue) -> str:
    """How many courses take as long whatever hours the person has, where these are not the usual ones."""
    count = sum(takes_any_hours(step, route, catalogue) for step in route.steps)
    courses = words.number(count, "course")
    return f"No source gives the hours of {courses}: your hours a week do not change our count. " if count else ""


def what_changes(supposed: Changes, role: Role, catalogue: Catalogue) -> list[Block]:
    """What a supposed change to the profile does, set apart so that nobody takes it for fact."""
    lines = [_sooner(supposed, role)]
    # Without a route nothing is saved: what is gone is out of reach, but may still be needed.
    if supposed.gone and supposed.after is not None:
        lines.append(f"No longer needed: {words.joined(words.name(id, catalogue) for id in supposed.gone)}.")
    if supposed.new:
        lines.append(f"New: {words.joined(words.name(id, catalogue) for id in supposed.new)}.")
    return [callout("What changes, if it were so", bullets(*lines))]


def _sooner(supposed: Changes, role: Role) -> str:
    before, after = supposed.before, supposed.after
    if before is None or after is None:
        return "There would be a way." if after is not None else "There would be no way that we know of."
    if before == after:
        return "It would take as long as before."
    word = "sooner" if after < before else "later"
    if not role.is_listed:
        return f"It would be {words.months(abs(before - after))} {word}."
    when = f"after {words.months(after)}" if after else "now"
    return f"You could apply {words.months(abs(before - after))} {word}: {when}."


def _most(savings: Iterable[Saving], catalogue: Catalogue) -> str:
    """What would help most; the full report has the others."""
    return "".join(f"{_saving(saving, catalogue)} " for saving in islice(savings, 1))


def _saving(saving: Saving, catalogue: Catalogue) -> str:
    """One saving in words: how much sooner, and what would have to be so."""
    sooner, thing = words.months(saving.months), words.small(words.name(saving.id, catalogue))
    match saving.kind:
        case SavingKind.EQUIVALENT:
            return f"{sooner} sooner if the employer accepts {thing}: ask."
        case SavingKind.EXPERIENCE:
            return f"{sooner} sooner if you have this already: {thing}."
        case SavingKind.FULL_TIME:
            return f"{sooner} sooner with full-time study: {words.name(saving.id, catalogue)}."


def answer_line(best: Route, role: Role, as_of: date) -> str:
    """The answer in one sentence: when the person could apply."""
    if best.months == 0 and not role.requires:
        return "No source tells what is asked for here, so we cannot give steps. Ask those who offer it."
    when = f"in about {words.months(best.months)}, around {around(as_of, best.months)}"
    if best.steps[-1].kind is StepKind.TRAIN:
        return (
            f"At the earliest you could begin to train {when}."
            if best.months
            else "You could ask to begin training now."
        )
    if not role.is_listed:
        told = f"A sketch. Nobody has published what the employer asks. At the earliest {when}."
        return told if best.months else _OPEN
    if best.rests_on is RestsOn.SKETCH:
        return f"A sketch, at the earliest {when}. For some jobs on the way nobody has published what is asked."
    return f"You could apply {when}." if best.months else _now(best)


def _now(best: Route) -> str:
    if best.rests_on is RestsOn.USUAL:
        return _OPEN
    if any(map(is_check, best.steps)):
        return "You could apply once the points below are settled."
    confirm = any(step.kind is StepKind.CONFIRM for step in best.steps)
    return "You could apply now, if the points below are so." if confirm else "You could apply now."


_OPEN = "No source lists what this employer asks, and nothing that is usual is missing. Ask the employer."


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


_OBSTACLES = {
    Obstacle.NOTHING_GIVES_IT: "Nothing in our data leads to it.",
    Obstacle.REFUSED: "Your profile says that you would not work towards it.",
    Obstacle.AVOIDED: "What you asked for leaves out everything that leads to it.",
    Obstacle.EMPLOYER_JUDGES: "Only something equal would do, and the employer judges that. Ask them.",
    Obstacle.NOT_OFFERED: "It is gained in a job, and no job in our data offers it.",
    Obstacle.NO_WAY: "None of the ways to it can be taken as things stand.",
    Obstacle.BEYOND_REACH: "What leads to it needs something else first.",
    Obstacle.CIRCULAR: "What leads to it needs the thing itself.",
    Obstacle.NOT_A_STEP: "You asked to pass through it, and it cannot be a step.",
    Obstacle.SAID_NO: "You said no to it.",
    Obstacle.ONLY_UNPAID: "Only unpaid work leads there, and a route never plans that.",
    Obstacle.ENDS_TOO_SOON: "The posts that give it end too soon.",
    Obstacle.NOT_TOGETHER: "Each thing that it asks for can be had, but we found no way that has them all.",
    Obstacle.NOBODY_SAYS: "Nobody has said how people come there.",
    Obstacle.STOPPED: "We stopped looking before we were sure. There may be a way.",
    Obstacle.OWN_PROFESSION: "It is your own profession.",
    Obstacle.PERHAPS_OWN_PROFESSION: "It may be your own profession.",
    Obstacle.OTHER_PROFESSION: "It is another profession, with its own training. Ask its professional body.",
}


def _no_route(
    answer: NoRoute, role: Role, as_of: date, catalogue: Catalogue, what_if: Changes | None, flags: str, first: str
) -> Document:
    why = no_way(answer.reasons, role, catalogue, what_if)
    return screen(
        head(role, catalogue, as_of),
        prose(strong("First: "), first or why.first),
        *(what_changes(what_if, role, catalogue) if what_if else ()),
        *_causes(answer.reasons, role, catalogue),
        *good_to_know(role, room=True),
        *(prose(note(told)) for told in [f"{applying([role], catalogue)}{why.note}".strip()] if told),
        what_next(*_instead(answer.reasons, role, flags)),
        lead=[mark(why.lead, Colour.AMBER)],
    )


def _instead(reasons: Iterable[Cause], role: Role, flags: str) -> list[tuple[str, str]]:
    """What to ask next where there is no way."""
    if any(cause.obstacle in _OWN for cause in reasons):
        return [(f"peerpath next{flags}", "posts to look at"), ("peerpath map", "all roles in a picture")]
    return [(f"peerpath gap {role.id}{flags}", "what it asks for"), (f"peerpath next{flags}", "posts to look at")]


def _causes(reasons: Iterable[Cause], role: Role, catalogue: Catalogue) -> list[Block]:
    """What cannot be had, for a screen: what is itself in the way, or else what is behind it."""
    causes = [cause for cause in reasons if cause.obstacle not in _PROFESSION]
    told = [cause for cause in causes if cause.obstacle not in _BEHIND] or causes
    return [bullets(*(cause_item(cause, catalogue, role.id) for cause in told))] if told else []


_OWN = {Obstacle.OWN_PROFESSION: Own.YES, Obstacle.PERHAPS_OWN_PROFESSION: Own.PERHAPS}
_PROFESSION = (Obstacle.OTHER_PROFESSION, *_OWN)
"""What the answer itself says already."""
_BEHIND = (Obstacle.NO_WAY, Obstacle.BEYOND_REACH)
"""What is in the way because of something else."""


class NoWay(NamedTuple):
    """How an answer without a route begins and ends."""

    lead: str
    first: str
    note: str = ""


_WISHES = (Obstacle.SAID_NO, Obstacle.REFUSED, Obstacle.AVOIDED, Obstacle.NOT_A_STEP)


def no_way(reasons: Iterable[Cause], role: Role, catalogue: Catalogue, supposed: Changes | None = None) -> NoWay:
    """Why there is no route, in short: a supposition, a no by the person, another profession, or a gap in what we know."""
    if supposed and supposed.before is not None:
        return NoWay("There is no way there with this change.", "take the change away, or look at other roles.")
    causes = tuple(reasons)
    if own := next((_OWN[cause.obstacle] for cause in causes if cause.obstacle in _OWN), None):
        return NoWay(*own_profession(own))
    if {cause.obstacle for cause in causes} == {Obstacle.OTHER_PROFESSION}:
        told = "It is another profession. We know of no paid way to train for it."
        return NoWay(told, ask_about(role, catalogue) if role.kind is RoleKind.EXIT else "ask its professional body.")
    if causes and all(map(_is_a_wish, causes)):
        return NoWay(
            "There is no way there with what you told us.",
            f"ask {words.employer(role, catalogue)} what would help, or look at other roles.",
        )
    talk = f"talk to {words.employer(role, catalogue)}. They may know a way that we do not."
    return NoWay("We do not know a way there yet.", talk, "This is about our data, and not about you.")


def _is_a_wish(cause: Cause) -> bool:
    return cause.obstacle in _WISHES or (bool(cause.causes) and all(map(_is_a_wish, cause.causes)))


def cause_item(cause: Cause, catalogue: Catalogue, target: str) -> Item:
    """Something that cannot be had and why, with its own causes below. ``target`` is the role asked about."""
    asked = cause.requirement
    text = words.requirement(asked, catalogue) if asked else words.name(cause.of, catalogue)
    whose = f" (asked for by: {words.name(cause.of, catalogue)})" if asked and cause.of != target else ""
    others = [name for id in cause.tried if (name := words.name(id, catalogue)) != text]
    tried = f" Looked at: {words.listed(others, 3)}." if others else ""
    below = bullets(*(cause_item(inner, catalogue, target) for inner in cause.causes)) if cause.causes else None
    return item([strong(text), f"{whose}. {_OBSTACLES[cause.obstacle]}{tried}"], below)

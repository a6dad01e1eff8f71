"""The way from here to a role, step by step."""

from collections.abc import Iterable
from datetime import date
from itertools import chain, islice

from peerpath.document.blocks import Block, Document, Rows
from peerpath.document.build import bullets, callout, prose, screen
from peerpath.document.inline import Colour, Inline, line, note, plain, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.head import STAR, applying, coloured, foot, good_to_know, head, heard, heard_rows, what_next
from peerpath.report.months import around
from peerpath.report.route.first import first_thing
from peerpath.report.route.lines import lines_of
from peerpath.report.route.sequence import is_check, is_there, lower_steps, takes_any_hours
from peerpath.report.route.timeline import route_timeline
from peerpath.route.answer import (
    Apart,
    Beside,
    Difference,
    NoRoute,
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
        from peerpath.report.route.no_route import no_route_document

        return no_route_document(answer, as_of, catalogue, what_if, supposed, flags, first)
    best = answer.routes[0]
    shown, has_room = lines_of(best, as_of, catalogue)
    return screen(
        head(role, catalogue, as_of),
        prose(strong("First: "), first or first_thing(best, catalogue)),
        *supposed,
        *map(prose, filter(None, [_caution(role)])),
        *([heard_rows(shown)] if _says_more(best, role) else []),
        *([route_timeline(best, as_of, catalogue, brief=True)] if best.months and has_room else []),
        *good_to_know(role, catalogue, room=not best.months),
        *map(prose, courses_beside(best, catalogue)),
        *(prose(f"Another way: {difference(other, catalogue)}") for other in answer.routes[1:]),
        *map(prose, filter(None, [_take_back(best, catalogue)])),
        prose(heard(line(note(_ends(best, shown, catalogue))))),
        what_next(
            (f"peerpath route {role.id}{flags}{wishes} --full", "more"), (f"peerpath gap {role.id}{flags}", "the gap")
        ),
        lead=weighed(f"{answer_line(best, role, as_of, catalogue)} {_most(savings, catalogue)}".rstrip(), best),
    )


def _says_more(best: Route, role: Role) -> bool:
    """Whether the lines say more than what to ask first."""
    return role.is_listed or len(best.steps) > 1


def _ends(best: Route, shown: Rows, catalogue: Catalogue) -> str:
    """The last sentences: how much can wait, what the employer says of applying, and who says so."""
    role = catalogue.roles[best.target]
    starred = any(STAR in plain(cell) for cell in chain.from_iterable(shown.rows))
    # The sources of all lines, not only of the target.
    served = chain.from_iterable(step.serves for step in best.steps)
    used = [role.provenance, *(one.requirement.terms.provenance for one in served)]
    before = _lower(best) + _waiting(best) + _whatever_hours(best, catalogue) + applying([role], catalogue)
    return before + foot(used, catalogue, starred=starred)


def weighed(told: str, route: Route) -> list[Inline]:
    """The answer, its first sentence in the colour that goes with it."""
    colour = Colour.GREY if route.rests_on is RestsOn.SKETCH else Colour.AMBER if route.months else Colour.GREEN
    return [*coloured(told, colour), " There may be a shorter way." if route.may_be_earlier else ""]


def _caution(role: Role) -> str:
    """What should not be missed about the role."""
    if role.kind is RoleKind.EXIT:
        return "This is another profession. It leaves lived-experience work. The employer chooses whom it trains."
    if role.is_unpaid and role.requires:
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


def _lower(route: Route) -> str:
    """Which posts on the way are a step down."""
    steps = lower_steps(route)
    few = steps.startswith("Step ")
    return f"{steps} {'is' if few else 'are'} at a lower band than your post. " if steps else ""


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
        lines.append(f"No longer needed: {words.joined(words.post(id, catalogue) for id in supposed.gone)}.")
    if supposed.new:
        lines.append(f"New: {words.joined(words.post(id, catalogue) for id in supposed.new)}.")
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
    return "".join(saving(one, catalogue) for one in islice(savings, 1))


def saving(one: Saving, catalogue: Catalogue) -> str:
    """One saving in words: how much sooner, and what would have to be so."""
    sooner, thing = words.months(one.months), words.small(words.name(one.id, catalogue))
    match one.kind:
        case SavingKind.EQUIVALENT:
            return f"{sooner} sooner if the employer accepts {thing}: ask."
        case SavingKind.EXPERIENCE:
            return f"{sooner} sooner if you have this already: {thing}."
        case SavingKind.FULL_TIME:
            return f"{sooner} sooner with full-time study: {words.name(one.id, catalogue)}."


def answer_line(best: Route, role: Role, as_of: date, catalogue: Catalogue) -> str:
    """The answer in one sentence: when the person could apply."""
    if is_there(best):
        return f"This is {words.today(role.id, catalogue)}."
    if best.months == 0 and role.is_unpaid and not role.requires:
        return f"This is a way in. {words.NOBODY_HAS_TO}"
    when = f"in about {words.months(best.months)}, around {around(as_of, best.months)}"
    if best.steps[-1].kind is StepKind.TRAIN:
        return _to_train(best, when)
    if not role.is_listed:
        told = f"A sketch. Nobody has published what the employer asks. At the earliest {when}."
        return told if best.months else _open(best, role, catalogue)
    if best.rests_on is RestsOn.SKETCH:
        return f"A sketch, at the earliest {when}. For some jobs on the way nobody has published what is asked."
    return f"You could apply {when}." if best.months else _now(best, role, catalogue)


def _to_train(best: Route, when: str) -> str:
    return (
        f"At the earliest you could begin to train {when}." if best.months else "You could ask to begin training now."
    )


def _now(best: Route, role: Role, catalogue: Catalogue) -> str:
    if best.rests_on is RestsOn.USUAL:
        return _open(best, role, catalogue)
    if any(map(is_check, best.steps)):
        return "You could apply once the points below are settled."
    confirm = any(step.kind is StepKind.CONFIRM for step in best.steps)
    return "You could apply now, if the points below are so." if confirm else "You could apply now."


def _open(best: Route, role: Role, catalogue: Catalogue) -> str:
    """What can be said where no source lists what is asked, and nothing usual is missing."""
    known = "We know only a part of" if words.is_known_in_part(role) else "No source lists"
    told = f"{known} what {words.who_asks(role, catalogue)}."
    if not role.requires:
        return told
    confirm = any(step.kind is StepKind.CONFIRM for step in best.steps)
    return f"{told} Nothing that is usual is missing{', if the points below are so' if confirm else ''}."


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

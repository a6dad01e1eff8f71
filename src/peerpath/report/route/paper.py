"""The printed route report: a sheet for the conversation, then a sheet to agree."""

from collections.abc import Iterable
from datetime import date

from peerpath import __version__
from peerpath.document.blocks import Block, Break, Document
from peerpath.document.build import bullets, callout, document, if_room, listing, prose, section, side_by_side, table
from peerpath.document.inline import Colour, Inline, line, note, plain, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import When
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.agreed import PLAIN_PAPER, Paper, agreed, subtitle
from peerpath.report.gap.first import MAY_HOST
from peerpath.report.head import OURS, STAR, what_else
from peerpath.report.months import around, span
from peerpath.report.route.answer import answer_line, courses_beside, difference, saving, what_changes
from peerpath.report.route.first import first_thing
from peerpath.report.route.no_route import cause_item, no_way
from peerpath.report.route.rests_on import assumed_on_the_way, sources_of_the_way
from peerpath.report.route.sequence import (
    ends_by_itself,
    is_again,
    is_check,
    is_there,
    signs_of,
    steps_to_do,
    to_confirm,
    trains_in_todays_job,
    trains_there,
)
from peerpath.report.route.steps import (
    BEFORE_IT_ENDS,
    lower_band,
    numbered_steps,
    only_you,
    overdue,
    role_with_band,
    take_back,
    work_as,
)
from peerpath.report.route.timeline import route_timeline
from peerpath.route.answer import After, NoRoute, Route, Routes, Saving, Step, StepKind, Training, Wait
from peerpath.route.story.changes import Changes

_DOES = {StepKind.WORK: "Start as ", StepKind.APPLY: "Apply for ", StepKind.TRAIN: "Begin: "}
HEADS = ("Step", "When", "How long", "What to know")
MANY = 12
"""Things to confirm before one step above which they stand in a list of their own."""


def route_report(
    answer: Routes | NoRoute,
    as_of: date,
    catalogue: Catalogue,
    ways_in: Iterable[str] = (),
    what_if: Changes | None = None,
    paper: Paper = PLAIN_PAPER,
    name: str = "",
    first: str = "",
    savings: Iterable[Saving] = (),
) -> Document:
    """The printed report. ``ways_in`` are ids of roles to suggest as a gentle start; ``name`` is the person's.

    ``first`` is what to do first, where the gap says more of it than the route alone; ``savings`` would shorten the route.
    """
    role = catalogue.roles[answer.target]
    supposed = what_changes(what_if, role, catalogue) if what_if else []
    if isinstance(answer, NoRoute):
        why = no_way(answer.reasons, role, catalogue, what_if)
        first, lead, best = first or why.first, why.lead, None
        way, more, rests_on = [_missing(answer, why.note, catalogue)], list[Block](), list[Block]()
    else:
        best = answer.routes[0]
        first, lead = first or first_thing(best, catalogue), answer_line(best, role, as_of, catalogue)
        way = _way(best, as_of, role, catalogue)
        sooner = listing("What could make it sooner", [saving(one, catalogue) for one in savings])
        more = [*sooner, *_many_to_confirm(best, as_of, catalogue), *_after(best, catalogue)]
        rests_on = _rests_on(answer.routes, list(ways_in), catalogue)
    more += what_else(role, catalogue)
    if paper.one_page:
        more = if_room(more)
    else:
        more += [*_at_length(best, catalogue), *agreed(actions(best, catalogue, first), name, paper), *rests_on]
    return document(
        f"Your way to: {role.title}",
        *supposed,
        callout("First, do this", prose(words.capital(first)), large=True),
        *way,
        *more,
        lead=lead,
        subtitle=subtitle(role, catalogue, as_of, "" if paper.anonymous else name),
        foot=f"Made on {words.day(as_of)} with peerpath {__version__}, role data {catalogue.version}. "
        "An employer's own advert decides.",
        paper=paper.size,
        letterhead=paper.letterhead,
        sheets=paper.sheets,
    )


ASK_ABOUT_CHECKS = "Ask the employer about the checks before I apply"


def _next_post(best: Route) -> Step | None:
    """The post to look for next; none if training comes before any."""
    posts = [step for step in steps_to_do(best) if step.kind in (StepKind.WORK, StepKind.APPLY, StepKind.TRAIN)]
    return posts[0] if posts[0].kind is not StepKind.TRAIN else None


def _take(step: Step, catalogue: Catalogue) -> str:
    do = "Go on with my course" if step.why.wait is Wait.UNDER_WAY else "Find a course"
    return f"{do}: {words.name(step.id, catalogue)}"


def actions(best: Route | None, catalogue: Catalogue, first: str, most: int = 3) -> list[str]:
    """What comes first and the first steps, in order, as actions to agree on."""
    if best is None:
        return ["Ask the employer what would open a way"]
    told = [words.capital(first.partition(". ")[0].rstrip(".?"))] if best.months else []
    told += _to_settle(to_confirm(best, catalogue).get(0, ()))
    begun = told[0].partition(": ")[2].split("; ") if told else []
    next_post = _next_post(best)
    for step in steps_to_do(best):
        if step.kind is StepKind.STUDY and words.name(step.id, catalogue) not in begun:
            told.append(_take(step, catalogue))
        # Nobody looks yet for the post after the next one.
        if step is next_post:
            told.append(_look_for(step, best, catalogue, first.partition(". ")[2]))
    return list(dict.fromkeys(filter(None, told)))[:most]


def _look_for(step: Step, best: Route, catalogue: Catalogue, otherwise: str) -> str:
    """What to do about the next post, where that is not what comes first in any case; ``otherwise``: after a no to that."""
    post = words.post(step.id, catalogue)
    at_once = step.kind is StepKind.WORK and not step.apply_month and post not in otherwise
    if is_there(best) or is_again(step, best) or at_once:
        return ""
    if step.kind is StepKind.APPLY and not catalogue.roles[step.id].is_listed:
        return f"Ask about the post: {post}"
    return f"Look for adverts: {post}"


def _to_settle(these: tuple[Step, ...]) -> list[str]:
    """What to agree on about things to confirm today."""
    own, checks = any(not is_check(step) for step in these), any(map(is_check, these))
    told = ["Go through the things that only I can say"] if own else []
    return [*told, *([ASK_ABOUT_CHECKS] if checks else [])]


def _way(best: Route, as_of: date, role: Role, catalogue: Catalogue) -> list[Block]:
    drawn = [section("The way there", route_timeline(best, as_of, catalogue, told=True))] if best.months else []
    return [*_cautions(best, role), *drawn, *_steps(best, as_of, catalogue)]


def _steps(best: Route, as_of: date, catalogue: Catalogue) -> list[Block]:
    """Things to confirm, where they fit a line, and the steps as a table."""
    asked = to_confirm(best, catalogue).items()
    few = [_confirm(month, these, as_of, catalogue) for month, these in asked if len(these) <= MANY]
    writer = _Rows(best, as_of, catalogue)
    rows = [row for step in steps_to_do(best) for row in writer.step(step)]
    star = [prose(note(f"{STAR} {OURS}"))] if any(STAR in plain(line(cell)) for row in rows for cell in row) else []
    goes_on = map(prose, courses_beside(best, catalogue))
    return [section("The steps", *few, table("Month by month from today", HEADS, rows), *star, *goes_on)]


def _confirm(month: int, these: tuple[Step, ...], as_of: date, catalogue: Catalogue) -> Block:
    named = "; ".join(_asked(these, catalogue))
    when = _by_when(month, as_of, "To ask the employer" if all(map(is_check, these)) else "For you to confirm")
    return prose(strong(f"{when}: "), f"{named}. {only_you(these)}")


def _many_to_confirm(best: Route, as_of: date, catalogue: Catalogue) -> list[Block]:
    """What only the person can say, where it is too much for a line."""
    return [
        section(_by_when(month, as_of), prose(only_you(these)), side_by_side(*_asked(these, catalogue)))
        for month, these in to_confirm(best, catalogue).items()
        if len(these) > MANY
    ]


def _asked(these: tuple[Step, ...], catalogue: Catalogue) -> list[str]:
    return [words.requirement(step.serves[0].requirement, catalogue) for step in these]


def _by_when(month: int, as_of: date, what: str = "For you to confirm") -> str:
    return f"{what} by {around(as_of, month)}" if month else what


class _Rows:
    """Writes the rows of the table of steps."""

    def __init__(self, route: Route, as_of: date, catalogue: Catalogue) -> None:
        self._as_of, self._catalogue, self._signs, self._route = as_of, catalogue, signs_of(route), route

    def step(self, step: Step) -> list[list[Inline]]:
        """A step, and below it the training in that job."""
        is_course = step.kind in (StepKind.STUDY, StepKind.TRAIN)
        name = words.name(step.id, self._catalogue) if is_course else role_with_band(step.id, self._catalogue)
        ends = step.kind in (StepKind.APPLY, StepKind.TRAIN)
        no_length = ends or step.kind is StepKind.STAY or trains_there(step, self._route)
        length = "" if no_length else _length(step)
        when: Inline = span(self._as_of, step.from_month, step.from_month if ends else step.to_month)
        stays = step.kind is StepKind.STAY and not ends_by_itself(step, self._route)
        now = stays or step.to_month == 0
        what = f"{self._sign(step)}{self._does(step, name)}"
        below = [self._training(one, step) for one in step.training]
        return [[what, "now" if now else when, length, self._know(step)], *below]

    def _does(self, step: Step, name: str) -> str:
        """What to do: to begin, stay in, or take up again what has this name."""
        if is_again(step, self._route):
            return words.capital(work_as(step, self._route, name))
        if step.kind is StepKind.APPLY and not self._catalogue.roles[step.id].is_listed:
            return f"Ask about {name}"
        if step.kind is StepKind.STAY:
            return words.capital(words.stay(step.id, name, self._catalogue))
        return f"{_DOES.get(step.kind, '')}{name}"

    def _training(self, one: Training, job: Step) -> list[Inline]:
        role = self._catalogue.roles.get(job.id)
        helps = (
            f"In this job. {words.short(role.organisation, self._catalogue)} helps." if role and one.supported else ""
        )
        what = f"{self._sign(one)}{words.name(one.id, self._catalogue)}"
        return [what, span(self._as_of, one.from_month, one.to_month), _length(one), helps or "In this job."]

    def _sign(self, one: Step | Training) -> str:
        sign = self._signs.get(id(one), "")
        return f"{sign}. " if sign else ""

    def _know(self, step: Step) -> str:
        """Who pays for a course, and when to look for a job."""
        course = self._catalogue.qualifications.get(step.id) if step.kind is StepKind.STUDY else None
        if course is not None and step.why.wait is Wait.UNDER_WAY:
            return "You are on it now."
        if course is not None:
            pays = words.sentence(course.funding.text) if course.funding else "Ask who pays."
            return f"{pays} {words.doubt(course, self._catalogue)}".strip()
        told = (_look_ahead(step), *(says(step, self._catalogue) for says in (lower_band, overdue, take_back)))
        return " ".join(filter(None, (self._ask(step), *told)))

    def _ask(self, step: Step) -> str:
        """What to ask an employer about beginning again, or training, in today's post."""
        if step.kind is StepKind.TRAIN and trains_in_todays_job(self._route):
            return f"{MAY_HOST} Ask."
        return BEFORE_IT_ENDS if is_again(step, self._route) else ""


def _look_ahead(step: Step) -> str:
    """How long before its first day to look for a job."""
    if step.apply_month is None or step.apply_month >= step.from_month:
        return ""
    return f"Look for it {words.months(step.from_month - step.apply_month)} before{STAR}."


def _length(one: Step | Training) -> str:
    return words.star_months(one.to_month - one.from_month, one.basis)


def _at_length(best: Route | None, catalogue: Catalogue) -> list[Block]:
    """The steps with their reasons, for readers on a screen."""
    told = numbered_steps(best, catalogue) if best else []
    return [section("More about each step", *told, pages=Break.NOT_AT_ALL)] if told else []


def _missing(answer: NoRoute, told: str, catalogue: Catalogue) -> Block:
    listed = bullets(*(cause_item(cause, catalogue, answer.target) for cause in answer.reasons))
    return section("What is missing", *([prose(told)] if told else []), listed)


def _rests_on(routes: tuple[Route, ...], gentle: list[str], catalogue: Catalogue) -> list[Block]:
    """Other routes, and what the best one rests on."""
    best, *others = routes
    return [
        *_others(others, catalogue),
        *_gentle_start(gentle, catalogue),
        *assumed_on_the_way(best, catalogue),
        *sources_of_the_way(best, gentle, catalogue),
    ]


def _cautions(best: Route, role: Role) -> list[Block]:
    blocks: list[Block] = []
    if role.kind is RoleKind.EXIT:
        text = "This is another kind of work, with its own training. It leaves lived-experience work. The employer chooses whom it trains."
        blocks.append(callout("An exit", prose(text), colour=Colour.AMBER))
    if role.is_unpaid:
        text = f"This has helped many people. {words.NOBODY_HAS_TO}"
        blocks.append(callout("A way in", prose(text)))
    # A sketch says so in its answer.
    if not role.requirements_listed and best.months == 0:
        text = "No source lists what this employer asks for. This way rests on what is usual. Ask the employer."
        blocks.append(callout("Known in part", prose(text), colour=Colour.AMBER))
    # Where it is no longer than the bound, only what is equal in months was left unseen.
    if best.may_be_earlier:
        text = f"We stopped looking before we were sure. No way is shorter than {words.months(best.at_least_months)}."
        blocks.append(callout("There may be a shorter way", prose(text), colour=Colour.AMBER))
    return blocks


def _after(route: Route, catalogue: Catalogue) -> list[Block]:
    lines = dict.fromkeys(_waits(after, catalogue) for after in route.after)
    return listing("What can wait until you have the job", lines)


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


def _others(routes: list[Route], catalogue: Catalogue) -> list[Block]:
    return [
        section(f"Another way, number {number}", prose(difference(route, catalogue)), *numbered_steps(route, catalogue))
        for number, route in enumerate(routes, 2)
    ]


def _gentle_start(roles: list[str], catalogue: Catalogue) -> list[Block]:
    named = [catalogue.roles[id] for id in roles]
    if not named:
        return []
    says = words.joined(dict.fromkeys(words.who_says(role.provenance, catalogue) for role in named))
    titles = "; ".join(role.title for role in named)
    lead = "Some people found one of these helpful first. Nobody has to do them, and no employer should ask for them."
    return [section("If you would like a gentle start", prose(lead), prose(f"{titles} ({says})."))]

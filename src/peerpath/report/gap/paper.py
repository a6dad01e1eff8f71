"""The printed gap report: a sheet for the conversation, then a sheet to agree."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from peerpath import __version__
from peerpath.document.blocks import Block, Break, Document
from peerpath.document.build import (
    anchor_of,
    answered,
    bullets,
    callout,
    document,
    if_room,
    prose,
    section,
    side_by_side,
    table,
    tally,
)
from peerpath.document.inline import Colour, Inline, Mark, line, note, place, plain, strong
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Verdict
from peerpath.gap.singles import (
    Part,
    asks,
    essential,
    group_of,
    is_check_before_applying,
    lived_experience_first,
    part_of,
)
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Strength, is_rung
from peerpath.report import words
from peerpath.report.agreed import PLAIN_PAPER, Paper, agreed, subtitle
from peerpath.report.first import first_of_gap
from peerpath.report.gap.answer import answer, counts, in_short, unlisted, weighed
from peerpath.report.gap.asks import STATUS, Asks
from peerpath.report.gap.closing import Closing
from peerpath.report.gap.lines import CHECK, WORDS
from peerpath.report.head import OURS, STAR, what_else
from peerpath.report.months import around, span
from peerpath.report.pay import pay_note
from peerpath.report.people.cohort import UnreadPerson, left_out
from peerpath.report.route.no_route import cause_item, no_way
from peerpath.report.route.paper import ASK_ABOUT_CHECKS, actions
from peerpath.report.route.sequence import signs_of, steps_to_do
from peerpath.report.route.timeline import route_timeline
from peerpath.report.sources import assumptions_in_short, sources_in_short
from peerpath.route.answer import NoRoute, RestsOn, Route, Routes, Step, StepKind, Training

MANY = 12
"""With more things to confirm than this, a sheet lists them instead of giving each a row."""
HEADS = ("What", "Where you are", "How, and how long", "Who pays")
CONTENTS = ("Who", "Role", "Answer", "Page")
_LIMITS = (
    "The employer's own advert decides. It may ask for more, for less, or for other things.",
    "It knows of no vacancies. Many lengths are our assumption, and promise nothing.",
    "It has read a profile and published pages. It does not judge anyone.",
)


class PersonAnswers(Struct, frozen=True):
    """All answers for one person and one role."""

    profile: Profile
    evidence: Evidence
    gap: Gap
    route: Routes | NoRoute


def gap_report(found: PersonAnswers, catalogue: Catalogue, paper: Paper = PLAIN_PAPER) -> Document:
    """The printed report for one person and one role."""
    role = catalogue.roles[found.gap.target]
    return document(
        f"Gap report: {role.title}",
        *report_blocks(found, catalogue, paper, about(found.gap, catalogue)),
        lead=_lead(found, catalogue),
        subtitle=subtitle(role, catalogue, found.gap.as_of, _whose(found, paper)),
        foot=foot(found.gap, catalogue),
        paper=paper.size,
        letterhead=paper.letterhead,
        sheets=paper.sheets,
    )


def reports(
    several: list[PersonAnswers],
    catalogue: Catalogue,
    paper: Paper = PLAIN_PAPER,
    unread: Sequence[UnreadPerson] = (),
) -> Document:
    """Several reports in one file, each on new sheets, after a table of contents.

    ``unread`` are people whose profile could not be read.
    """
    listed = [(number, one, _whose(one, paper)) for number, one in enumerate(several, 1)]
    return document(
        "Gap reports",
        table("Where to find each", CONTENTS, [_listed_at(*one, catalogue) for one in listed]),
        *left_out(unread, len(unread)),
        *(_one_of_several(*one, catalogue, paper) for one in listed),
        *(_about_role(id, several, catalogue) for id in sorted({one.gap.target for one in several})),
        lead=f"{words.number(len(several), 'report')}.",
        foot=foot(several[0].gap, catalogue),
        paper=paper.size,
        letterhead=paper.letterhead,
    )


def _listed_at(number: int, one: PersonAnswers, called: str, catalogue: Catalogue) -> list[Inline]:
    """A report's row in the table of contents: who, which role, the answer, and the page."""
    name = f"report {number}"
    role = words.role_name(one.gap.target, catalogue)
    return [
        called or f"{number}",
        role,
        in_short(one.gap),
        place(name, anchor_of(name)),
    ]


def _whose(one: PersonAnswers, paper: Paper) -> str:
    return "" if paper.anonymous else one.profile.name or ""


def _one_of_several(number: int, one: PersonAnswers, name: str, catalogue: Catalogue, paper: Paper) -> Block:
    role = catalogue.roles[one.gap.target]
    title = f"{number}. {name + ': ' if name else ''}{words.role_name(role.id, catalogue)}"
    lead = answered(_lead(one, catalogue))
    under = prose(note(subtitle(role, catalogue, one.gap.as_of, name)))
    blocks = report_blocks(one, catalogue, paper)
    return section(title, under, lead, *blocks, anchor=f"report {number}", pages=Break.NEW_PAGE, sheets=paper.sheets)


def report_blocks(
    found: PersonAnswers, catalogue: Catalogue, paper: Paper, rests_on: Sequence[Block] = ()
) -> list[Block]:
    """The sheet for the conversation, then the one to agree, and ``rests_on`` at the end."""
    writer, role = _PaperWriter(found, catalogue, paper), catalogue.roles[found.gap.target]
    first = first_of_gap(found.gap, found.profile, writer.asks, found.route, catalogue)
    name = found.profile.name or ""
    # If nothing is known, the answer says so.
    known = unlisted(role, catalogue) if found.gap.verdict is not Verdict.NOT_KNOWN else []
    begins = [*writer.glance(), callout("First, do this", prose(words.capital(first)), large=True), *known]
    way, asked, confirm = _way(found, catalogue), writer.table(), writer.many_to_confirm()
    there = [*writer.can_wait(), *writer.in_place()]
    more = [*writer.extras(), *what_else(role, catalogue)]
    if not paper.one_page:
        signed = agreed(_actions(found, first, catalogue), name, paper)
        return [*begins, *way, *asked, *confirm, *more, *writer.at_length(), *signed, *rests_on, limits()]
    if found.gap.verdict is Verdict.TO_CONFIRM:
        # Only things to confirm are left to do. The way is for when they are not so.
        return [*begins, *confirm, *asked, *if_room(there), *if_room(more), *if_room(way)]
    return [*begins, *way, *asked, *if_room(confirm), *if_room(there), *if_room(more)]


def about(gap: Gap, catalogue: Catalogue) -> list[Block]:
    """What the answer rests on."""
    role = catalogue.roles[gap.target]
    told = pay_note([role], catalogue, gap.as_of)
    paid = [section("About the pay", prose(told), fine=True)] if told else []
    return [*assumptions_in_short(gap.outcomes, catalogue), *paid, *sources_in_short(role, gap.outcomes, catalogue)]


def limits() -> Block:
    """What the program cannot tell."""
    return section("What this report cannot tell", bullets(*_LIMITS), pages=Break.TOGETHER, fine=True)


def answer_with_date(found: PersonAnswers, catalogue: Catalogue) -> str:
    """The verdict, and around when the person could apply."""
    role = catalogue.roles[found.gap.target]
    # The counts stand right below, each with its word.
    told = answer(found.gap, role, catalogue, counted=False)
    best = found.route.routes[0] if isinstance(found.route, Routes) else None
    in_post = found.gap.in_post is not None
    if in_post or found.gap.verdict is not Verdict.NOT_YET or best is None or not best.months:
        return told
    when = around(found.gap.as_of, best.months)
    sketch = best.rests_on is RestsOn.SKETCH or not role.is_listed
    first = "A sketch: at the earliest" if sketch else "You could apply"
    return f"Not yet. {first} in about {words.months(best.months)}, around {when}."


_GO = "Go through"


def _lead(found: PersonAnswers, catalogue: Catalogue) -> Inline:
    """The verdict, with its word set apart if it has one."""
    told = answer_with_date(found, catalogue)
    return weighed(told, found.gap.verdict) if found.gap.verdict is Verdict.NOT_YET else told


def _actions(found: PersonAnswers, first: str, catalogue: Catalogue) -> list[str]:
    """What may be agreed to do: the first thing, and the first steps of the way there."""
    best = found.route.routes[0] if isinstance(found.route, Routes) else None
    begin = words.capital(first.partition(". ")[0].rstrip(".?"))
    if found.gap.verdict is Verdict.TO_CONFIRM and found.gap.in_post is None:
        count = counts(found.gap.outcomes)
        begin = f"{_GO} the things that only I can say" if count.to_confirm > count.checks else ASK_ABOUT_CHECKS
    then = [] if found.gap.in_post is not None else actions(best, catalogue, first)
    if begin.startswith(_GO):
        then = [what for what in then if not what.startswith(_GO)]
    told = dict.fromkeys((begin, *then))
    told.pop("Nothing", None)
    return list(told)[:3]


def _about_role(id: str, several: list[PersonAnswers], catalogue: Catalogue) -> Block:
    """What all answers about one role rest on, told once."""
    outcomes = tuple(outcome for one in several if one.gap.target == id for outcome in one.gap.outcomes)
    blocks = [*assumptions_in_short(outcomes, catalogue), *sources_in_short(catalogue.roles[id], outcomes, catalogue)]
    return section(f"About the role: {words.role_name(id, catalogue)}", *blocks, pages=Break.NEW_PAGE)


def foot(gap: Gap, catalogue: Catalogue) -> str:
    """The date and the versions. The limits already say that the advert decides."""
    return f"Made on {words.day(gap.as_of)} with peerpath {__version__}, role data {catalogue.version}."


class _PaperWriter:
    """Writes the sections on what is asked of one person."""

    def __init__(self, found: PersonAnswers, catalogue: Catalogue, paper: Paper) -> None:
        self._found, self._catalogue, self._paper = found, catalogue, paper
        self.asks = Asks(catalogue, found.evidence, found.gap.target, anonymous=paper.anonymous)
        self._closing = Closing(catalogue, found.evidence, self.asks)
        self._asked = lived_experience_first(essential(found.gap.outcomes))

    def glance(self) -> list[Block]:
        """The number of things by status; never a percentage."""
        counted = counts(self._found.gap.outcomes)
        later = (counted.later, "can wait") if self.asks.in_post is None else (counted.to_gain, "to gain")
        entries = [
            (counted.in_place - counted.waived, "in place", Colour.GREEN),
            *([(counted.waived, "waived", Colour.GREY)] if counted.waived else []),
            (counted.in_the_way, "in the way" if self.asks.in_post is None else "not said", Colour.AMBER),
            (counted.to_confirm - counted.checks, "to confirm", Colour.PURPLE),
            *([(counted.checks, "to be checked", Colour.PURPLE)] if counted.checks else []),
            (*later, Colour.BLUE),
        ]
        return [tally(*entries)] if counted.asked else []

    def table(self) -> list[Block]:
        """One row for each requirement, what is in the way first. Sources are told once, or by a number."""
        says = self._says()
        rows = [self._row(ask, part, says) for part in self._parts() for ask in self._asked if part_of(ask) is part]
        if not rows:
            return []
        star = f"{STAR} {OURS} " if STAR in plain(line(*chain.from_iterable(rows))) else ""
        told = [prose(note(f"{words.capital(star)}{self._who_says(says)}"))] if says else []
        is_in_the_way = any(part_of(ask) is Part.IN_THE_WAY for ask in self._asked)
        caption = "What is in the way stands first" if is_in_the_way else "How each thing stands"
        also = map(prose, filter(None, [self.asks.also_held(self._found.gap)]))
        return [section("What the role asks for", *told, table(caption, HEADS, rows), *also)]

    def _parts(self) -> list[Part]:
        """Many things to confirm get a list of their own; on a handout, so does all that needs nothing before applying."""
        listed = [Part.TO_CONFIRM] * self._many() + [Part.IN_PLACE, Part.CAN_WAIT] * self._paper.one_page
        return [part for part in WORDS if part not in listed]

    def can_wait(self) -> list[Block]:
        """What can wait and until when, for a handout."""
        these = [ask for ask in self._asked if part_of(ask) is Part.CAN_WAIT]
        named = [(words.requirement(ask.requirement, self._catalogue), ask) for ask in these]
        entries: list[Inline] = [
            [strong(f"{name}. "), self._closing.cells(ask, Part.CAN_WAIT)[0]] for name, ask in named
        ]
        return [section("Can wait", bullets(*entries))] if entries else []

    def in_place(self) -> list[Block]:
        """The names of things in place, for a handout: nothing has to be done about them."""
        these = [ask for ask in self._asked if part_of(ask) is Part.IN_PLACE]
        names = [words.requirement(ask.requirement, self._catalogue) for ask in these]
        return [section("In place", side_by_side(*names))] if names else []

    def _row(self, ask: Outcome, part: Part, says: list[str]) -> list[Inline]:
        sign = f" ({says.index(self._who(ask)) + 1})" if len(says) > 1 else ""
        title: Inline = [words.requirement(ask.requirement, self._catalogue) + words.ours(ask.requirement), note(sign)]
        word = CHECK if is_check_before_applying(ask) else WORDS[part]
        status = self.asks.mark(ask) if part is Part.IN_PLACE else self.asks.mark_in_post(ask) or word
        return [title, status, *self._closing.cells(ask, part)]

    def many_to_confirm(self) -> list[Block]:
        """Only the names of many things, so that the sheet stays short."""
        if not self._many():
            return []
        these = [ask for ask in self._asked if part_of(ask) is Part.TO_CONFIRM]
        names = (words.requirement(ask.requirement, self._catalogue) for ask in these)
        checks = any(map(is_check_before_applying, these))
        told = "Only you can say if these are so." + (" Of the checks, ask the employer." if checks else "")
        return [section("For you to confirm", prose(told), side_by_side(*names))]

    def extras(self) -> list[Block]:
        """Desirable things, in one paragraph for each status."""
        these = [a for a in asks(self._found.gap.outcomes) if a.requirement.terms.strength is Strength.DESIRABLE]
        named: dict[Mark, list[str]] = {}
        for ask in these:
            named.setdefault(STATUS[ask.status], []).append(words.requirement(ask.requirement, self._catalogue))
        entries: list[Inline] = [[mark, ": ", "; ".join(names), "."] for mark, names in named.items()]
        lead = prose("They would help, and you can apply without them.")
        return [section("Extras", lead, bullets(*entries))] if entries else []

    def at_length(self) -> list[Block]:
        """Each requirement with all details, for readers on a screen."""
        entries = []
        for ask in asks(self._found.gap.outcomes):
            group = group_of(ask.requirement, self._found.gap.outcomes)
            entries.append(self.asks.entry(ask, group=group.text if group else ""))
        return [section("More about each thing", bullets(*entries), pages=Break.NOT_AT_ALL)] if entries else []

    def _many(self) -> bool:
        return sum(part_of(ask) is Part.TO_CONFIRM for ask in self._asked) > MANY

    def _who(self, ask: Outcome) -> str:
        who = words.who_says(ask.requirement.terms.provenance, self._catalogue)
        return f"{who}, of the step and not of the months" if is_rung(ask.requirement) else who

    def _says(self) -> list[str]:
        return list(dict.fromkeys(map(self._who, self._asked)))

    def _who_says(self, says: list[str]) -> str:
        if len(says) == 1:
            return f"Who says so: {says[0]}."
        return f"Who says so: {'; '.join(f'({number}) {one}' for number, one in enumerate(says, 1))}."


def _way(found: PersonAnswers, catalogue: Catalogue) -> list[Block]:
    """The route as a timeline with a list of its steps, or why there is none."""
    role, title = catalogue.roles[found.gap.target], "The way there"
    if found.gap.in_post is not None or found.gap.profession:
        return []
    if isinstance(found.route, NoRoute):
        why = no_way(found.route.reasons, role, catalogue)
        lead = prose(f"{why.lead} A word with the employer may open one." if why.note else why.lead)
        causes = (replace(cause, causes=()) for cause in found.route.reasons)
        return [section(title, lead, bullets(*(cause_item(cause, catalogue, role.id) for cause in causes)))]
    best = found.route.routes[0]
    if best.months == 0:
        return []
    steps = list(_listed(best, found.gap.as_of, catalogue))
    sure = [prose("There may be an earlier way.")] if best.may_be_earlier else []
    drawn = route_timeline(best, found.gap.as_of, catalogue, told=True)
    otherwise = [prose("If not, here is a way.")] if found.gap.verdict is Verdict.TO_CONFIRM else []
    return [section(title, *otherwise, drawn, side_by_side(*steps), *sure, pages=Break.TOGETHER)]


def _listed(best: Route, as_of: date, catalogue: Catalogue) -> Iterator[Inline]:
    """Steps and training with their labels and calendar months."""
    signs = signs_of(best)
    for step in steps_to_do(best):
        ends = step.kind in (StepKind.APPLY, StepKind.TRAIN)
        called = {StepKind.APPLY: "apply", StepKind.TRAIN: "begin to train"}
        post = words.todays_post if step.kind is StepKind.STAY else words.post
        what = called.get(step.kind, post(step.id, catalogue))
        when = (
            "now"
            if step.kind is StepKind.STAY
            else span(as_of, step.from_month, step.from_month if ends else step.to_month)
        )
        yield [_sign(signs, step), f"{words.capital(what)}: ", when]
        for one in step.training:
            name = words.name(one.id, catalogue)
            yield [_sign(signs, one), f"{name}: ", span(as_of, one.from_month, one.to_month)]


def _sign(signs: dict[int, str], one: Step | Training) -> Inline:
    sign = signs.get(id(one), "")
    return strong(f"{sign}. ") if sign else ""

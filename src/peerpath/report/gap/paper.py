"""The gap report as an adviser prints it: one to three sheets, with room to sign."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from peerpath import __version__
from peerpath.document.blocks import Block, Break, Document
from peerpath.document.build import (
    bullets,
    document,
    labelled,
    numbered,
    prose,
    section,
    side_by_side,
    table,
    write_in,
)
from peerpath.document.inline import Inline, Mark, note, strong
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Status, Verdict
from peerpath.gap.ways import Part, asks, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Check, Strength
from peerpath.report import words
from peerpath.report.gap.answer import answer, unlisted
from peerpath.report.gap.asks import STATUS, Asks, essential
from peerpath.report.gap.closing import HEADS, LATER_HEADS, Closing
from peerpath.report.route.answer import answer_line, cause_item, step_line, steps_to_do
from peerpath.report.route.picture import route_picture
from peerpath.report.sources import assumptions_in_short, sources_in_short
from peerpath.route.answer import Found, NoRoute, Route, StepKind

MANY = 12
"""Things to confirm above which a sheet names them without their questions."""
_LIMITS = (
    "The employer's own advert decides. It may ask for more, for less, or for other things.",
    "It knows of no vacancies. Many lengths are our assumption, and promise nothing.",
    "It has read a profile and published pages. It does not judge anyone.",
)


class Paper(Struct, frozen=True, kw_only=True):
    """What an adviser wants on the sheet beyond the answer."""

    notes: str | None = None
    """The adviser's notes; None leaves room to write some."""
    anonymous: bool = False
    """Leave the person's name out."""


PLAIN_PAPER = Paper()


class Answers(Struct, frozen=True):
    """All that is known of one person and one role."""

    profile: Profile
    known: Evidence
    gap: Gap
    route: Found | NoRoute


def gap_report(found: Answers, catalogue: Catalogue, paper: Paper = PLAIN_PAPER) -> Document:
    """The report for one person and one role."""
    role = catalogue.roles[found.gap.target]
    return document(
        f"Gap report: {role.title}",
        *report_blocks(found, catalogue, paper, about(found.gap, catalogue)),
        lead=answer(found.gap, role, catalogue),
        foot=foot(found.gap, catalogue),
    )


def reports(several: list[Answers], catalogue: Catalogue, paper: Paper = PLAIN_PAPER) -> Document:
    """Several reports in one file, each from a new sheet on."""
    sections = []
    for number, one in enumerate(several, 1):
        role = catalogue.roles[one.gap.target]
        name = "" if paper.anonymous else one.profile.name or ""
        title = f"{number}. {name + ': ' if name else ''}{words.role_name(role.id, catalogue)}"
        lead = prose(strong(answer(one.gap, role, catalogue)))
        sections.append(section(title, lead, *report_blocks(one, catalogue, paper), pages=Break.NEW_PAGE))
    return document(
        "Gap reports",
        *sections,
        *(_about_role(id, several, catalogue) for id in sorted({one.gap.target for one in several})),
        lead=f"{words.number(len(several), 'report')}.",
        foot=foot(several[0].gap, catalogue),
    )


def report_blocks(found: Answers, catalogue: Catalogue, paper: Paper, rests_on: Sequence[Block] = ()) -> list[Block]:
    """All that is about the person, and ``rests_on`` before what is signed."""
    writer = _Writer(found, catalogue)
    return [
        _head(found, catalogue, paper),
        *unlisted(catalogue.roles[found.gap.target]),
        *writer.open(),
        *writer.confirm(),
        *writer.later(),
        *writer.in_place(),
        *writer.extras(),
        *_route(found, catalogue),
        limits(),
        *rests_on,
        _notes(paper),
        *_picture(found, catalogue),
    ]


def about(gap: Gap, catalogue: Catalogue) -> list[Block]:
    """What the answer rests on."""
    role = catalogue.roles[gap.target]
    return [*assumptions_in_short(gap.outcomes, catalogue), *sources_in_short(role, gap.outcomes, catalogue)]


def limits() -> Block:
    """What the tool cannot tell."""
    return section("What this report cannot tell", bullets(*_LIMITS), pages=Break.TOGETHER)


def _about_role(id: str, several: list[Answers], catalogue: Catalogue) -> Block:
    """What all answers about one role rest on, said once."""
    outcomes = tuple(outcome for one in several if one.gap.target == id for outcome in one.gap.outcomes)
    blocks = [*assumptions_in_short(outcomes, catalogue), *sources_in_short(catalogue.roles[id], outcomes, catalogue)]
    return section(f"About the role: {words.role_name(id, catalogue)}", *blocks, pages=Break.NEW_PAGE)


def foot(gap: Gap, catalogue: Catalogue) -> str:
    """The date and the versions. That the advert decides stands among the limits."""
    return f"Made on {words.day(gap.as_of)} with peerpath {__version__}, role data {catalogue.version}."


def _head(found: Answers, catalogue: Catalogue, paper: Paper) -> Block:
    role = catalogue.roles[found.gap.target]
    entries = [
        ("For", "" if paper.anonymous else found.profile.name or ""),
        ("Role", f"{role.title}, {words.band(role)}"),
        ("Employer", catalogue.organisations[role.organisation].title),
        ("Date", words.day(found.gap.as_of)),
    ]
    return labelled(*((label, text) for label, text in entries if text))


class _Writer:
    """Writes the sections about what is asked of one person."""

    def __init__(self, found: Answers, catalogue: Catalogue) -> None:
        self._found, self._catalogue = found, catalogue
        self._closing = Closing(catalogue, found.known, found.gap)
        self._asks = Asks(catalogue, found.known, found.gap.target)

    def open(self) -> list[Block]:
        these = self._with(Part.IN_THE_WAY)
        rows = [[self._asked(ask, these), *self._closing.row(ask)] for ask in these]
        caption = f"Not in place yet, and how to close it{self._said_once(these)}"
        return [section("What stands in the way", table(caption, HEADS, rows))] if rows else []

    def confirm(self) -> list[Block]:
        """A few things with their questions; of many, only the names, so that the sheet stays short."""
        these = self._with(Part.TO_CONFIRM)
        few = len(these) <= MANY
        entries = [[self._asked(ask, these), ". ", " ".join(self._asks.ways(ask))] for ask in these]
        lead = f"Only you can say if these are so{self._said_once(these)}."
        listed = bullets(*entries) if few else side_by_side(*(self._named(ask, these) for ask in these))
        return [section("For you to confirm", prose(lead), listed)] if entries else []

    def later(self) -> list[Block]:
        """A table of what to gain, and in one line the checks, at which there is nothing to do."""
        these = self._with(Part.CAN_WAIT)
        gained = [ask for ask in these if not isinstance(ask.requirement, Check)]
        rows = [[self._asked(ask, gained), *self._closing.later(ask)] for ask in gained]
        checks = [self._named(ask, these) for ask in these if ask not in gained]
        blocks: list[Block] = []
        if rows:
            blocks.append(table(f"Until when it can wait{self._said_once(gained)}", LATER_HEADS, rows))
        if checks:
            says = "" if rows else self._said_once(these)
            blocks.append(prose(f"The employer does this after an offer{says}: {'; '.join(checks)}."))
        return [section("What can wait until you are in post", *blocks)] if blocks else []

    def in_place(self) -> list[Block]:
        these = self._with(Part.IN_PLACE)
        entries: list[Inline] = []
        for ask in these:
            status = "" if ask.status is Status.MET else f" {words.sentence(STATUS[ask.status].text)}"
            itself = f"What counts: {words.requirement(ask.requirement, self._catalogue)}."
            told = [line for line in self._asks.standing(ask) if line != itself]
            entries.append([self._asked(ask, these), f".{status} ", " ".join(told)])
        lead = f"This counts already{self._said_once(these)}."
        return [section("What is in place", prose(lead), bullets(*entries))] if entries else []

    def extras(self) -> list[Block]:
        all_asks = asks(self._found.gap.outcomes)
        these = [ask for ask in all_asks if ask.requirement.terms.strength is Strength.DESIRABLE]
        named: dict[Mark, list[str]] = {}
        for ask in these:
            named.setdefault(STATUS[ask.status], []).append(words.requirement(ask.requirement, self._catalogue))
        entries: list[Inline] = [[mark, ": ", "; ".join(names), "."] for mark, names in named.items()]
        lead = prose(f"They would help, and you can apply without them{self._said_once(these)}.")
        return [section("Extras", lead, bullets(*entries))] if entries else []

    def _asked(self, outcome: Outcome, among: list[Outcome]) -> Inline:
        """What is asked for, and who asks where the section does not say it once for all."""
        title = strong(words.requirement(outcome.requirement, self._catalogue))
        return title if len(self._says(among)) == 1 else [title, note(f" ({self._says([outcome])[0]})")]

    def _named(self, outcome: Outcome, among: list[Outcome]) -> str:
        """The same without weight, for a list in which every entry would have it."""
        title = words.requirement(outcome.requirement, self._catalogue)
        return title if len(self._says(among)) == 1 else f"{title} ({self._says([outcome])[0]})"

    def _said_once(self, these: list[Outcome]) -> str:
        says = self._says(these)
        return f" ({says[0]})" if len(says) == 1 else ""

    def _says(self, these: list[Outcome]) -> list[str]:
        found = (words.who_says(ask.requirement.terms.provenance, self._catalogue) for ask in these)
        return list(dict.fromkeys(found))

    def _with(self, part: Part) -> list[Outcome]:
        return [ask for ask in essential(self._found.gap.outcomes) if part_of(ask) is part]


def _route(found: Answers, catalogue: Catalogue) -> list[Block]:
    role = catalogue.roles[found.gap.target]
    title = "A way there"
    if isinstance(found.route, NoRoute):
        lead = prose("We do not know a way there yet. A word with the employer may open one.")
        causes = (replace(cause, causes=()) for cause in found.route.reasons)
        return [section(title, lead, bullets(*(cause_item(cause, catalogue, role.id) for cause in causes)))]
    best = found.route.routes[0]
    if best.months == 0:
        waits = " if the points above are so" if any(step.kind is StepKind.CONFIRM for step in best.steps) else ""
        return [section(title, prose(f"You could apply now{waits}."))] if role.requires else []
    now = "You could apply now if the points above are so. If not, here is a way: "
    lead = prose(now if found.gap.verdict is Verdict.TO_CONFIRM else "", answer_line(best, role, found.gap.as_of))
    steps = numbered(*(step_line(step, best, catalogue) for step in steps_to_do(best)))
    return [section(title, lead, steps, _firmness(best))]


def _picture(found: Answers, catalogue: Catalogue) -> list[Block]:
    """The way in a picture, behind what is signed: the steps say the same."""
    best = found.route.routes[0] if isinstance(found.route, Found) else None
    return [route_picture(best, catalogue)] if best is not None and best.months > 0 else []


def _firmness(route: Route) -> Block:
    sure = "It is the earliest way in our data." if route.optimal else "There may be an earlier way."
    return prose(f"{sure} Another may suit you better.")


def _notes(paper: Paper) -> Block:
    """The adviser's notes, or room for them, and who signs."""
    paragraphs: list[Block] = [prose(part) for part in (paper.notes or "").splitlines() if part.strip()]
    room: list[Block] = paragraphs or [write_in("What we talked about", lines=3)]
    return section("Notes", *room, write_in("Signed"), write_in("Date"), pages=Break.TOGETHER)

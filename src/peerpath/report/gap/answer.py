"""The gap report: what is in place for a role, what stands in the way, and what can wait."""

from msgspec import Struct

from peerpath.document.blocks import Block, Document
from peerpath.document.build import callout, commands, prose, screen
from peerpath.document.inline import Colour, Inline, line, note, plain, strong
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Status, Verdict
from peerpath.gap.profession import Own
from peerpath.gap.singles import Part, essential, is_check_before_applying, names_other_areas, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.provenance import Basis
from peerpath.model.requirement import Check, Experience, is_rung
from peerpath.model.role import Role, RoleKind
from peerpath.report import words
from peerpath.report.first import first_of_gap
from peerpath.report.gap.asks import Asks
from peerpath.report.gap.first import own_profession
from peerpath.report.gap.lines import lines_of
from peerpath.report.head import MANY, STAR, applying, coloured, foot, good_to_know, head, heard, heard_rows, what_next
from peerpath.route.answer import NoRoute, Routes

VERDICTS = {
    Verdict.READY: "could apply now",
    Verdict.TO_CONFIRM: "could apply, if they can confirm some things",
    Verdict.NOT_YET: "not yet",
    Verdict.NOT_KNOWN: "not known: no source lists what is asked",
}
"""How one person stands, in a summary of many."""


_OWN = {Own.YES: "their own profession", Own.PERHAPS: "perhaps their own profession"}


def in_short(found: Gap) -> str:
    """How one person stands, in a summary of many; who does the work today, paid or not, has not to apply for it."""
    if found.profession:
        return _OWN[found.profession]
    return "does this work today" if found.in_post is not None else VERDICTS[found.verdict]


class Counts(Struct, frozen=True):
    """How many single things are asked for, and how many are in place."""

    asked: int
    in_place: int
    waived: int
    """How many of those in place are waived."""
    in_the_way: int
    to_confirm: int
    checks: int
    """How many of those to confirm are checks before applying, which the employer makes."""
    later: int
    to_gain: int
    """How many of those that can wait the person gains: no checks, which the employer makes."""


def counts(outcomes: tuple[Outcome, ...]) -> Counts:
    """Count the essential things by how they stand; a choice counts as one."""
    asked = essential(outcomes)
    parts = [part_of(ask) for ask in asked]
    waits = [ask for ask, part in zip(asked, parts, strict=True) if part is Part.CAN_WAIT]
    return Counts(
        asked=len(parts),
        in_place=parts.count(Part.IN_PLACE),
        waived=sum(ask.status is Status.WAIVED for ask in asked),
        in_the_way=parts.count(Part.IN_THE_WAY),
        to_confirm=parts.count(Part.TO_CONFIRM),
        checks=sum(map(is_check_before_applying, asked)),
        later=len(waits),
        to_gain=sum(not isinstance(ask.requirement, Check) for ask in waits),
    )


def answer(found: Gap, role: Role, catalogue: Catalogue, *, counted: bool = True) -> str:
    """The verdict in a few sentences; ``counted`` adds how many things are in place and can wait."""
    if found.profession:
        return own_profession(found.profession).lead
    count = counts(found.outcomes)
    if found.in_post is not None:
        return _in_post(found, role, count, catalogue)
    match found.verdict:
        case Verdict.READY:
            first = "Nothing that we know of stands in the way. You could apply now."
        case Verdict.TO_CONFIRM if names_other_areas(found):
            first = _if_yours_counts(role, count.to_confirm - 1)
        case Verdict.TO_CONFIRM:
            first = _if_so(count.to_confirm - count.checks, count.checks)
        case Verdict.NOT_KNOWN:
            return not_known(role, catalogue)
        case Verdict.NOT_YET:
            in_the_way = f"{words.number(count.in_the_way, 'thing')} {_stand(count.in_the_way)} in the way of applying."
            first = f"{_not_yet(role, catalogue)} {in_the_way}"
    return f"{first} {_how_many(count)}" if counted else first


def _how_many(count: Counts) -> str:
    """How many things are in place, and how many can wait."""
    waived = f" ({count.waived} waived)" if count.waived else ""
    can_wait = f" {count.later} can wait." if count.later else ""
    return f"{count.in_place} of {count.asked} in place{waived}.{can_wait}"


def _if_so(to_confirm: int, checks: int) -> str:
    """On what an application hangs: the person's own word, and checks that only the employer can settle."""
    confirm = f"if you can confirm {words.number(to_confirm, 'thing')}" if to_confirm else ""
    checked = f"once {words.number(checks, 'check')} {'is' if checks == 1 else 'are'} settled" if checks else ""
    return f"You could apply {', '.join(filter(None, (confirm, checked)))}."


def _in_post(found: Gap, role: Role, count: Counts, catalogue: Catalogue) -> str:
    """About the person's present job: nobody has to apply for it, and what it asks for in post is due now."""
    if role.is_unpaid:
        return f"This is {words.today(role.id, catalogue)}. Nobody has to do it, and no employer should ask for it."
    gain = f"{words.number(count.to_gain, 'thing')} to gain in the job." if count.to_gain else ""
    if role.is_listed:
        there = f"{count.in_place} of {words.number(count.asked, 'thing')} in place."
        to_confirm = count.to_confirm - count.checks
        confirm = f"{words.number(to_confirm, 'thing')} to confirm." if to_confirm else ""
        told = [there, gain, confirm, _left_out(count.in_the_way, "it asks for")]
    else:
        left_out = count.in_the_way + count.to_confirm - count.checks
        usual = _left_out(left_out, "is usual for it" if left_out == 1 else "are usual for it")
        told = ["No source lists what it asks for. Ask your manager.", gain, usual]
    return " ".join(filter(None, ("This is your job today.", *told)))


def _left_out(count: int, why: str) -> str:
    """Say that a profile leaves out so many things, and why they are looked for; empty if none."""
    return f"Your profile does not say that you have {words.number(count, 'more thing')} that {why}." if count else ""


def _rung_of(role: Role) -> Experience | None:
    return next((asked for asked in role.requires if is_rung(asked)), None)


def not_known(role: Role, catalogue: Catalogue) -> str:
    """What can be said if no source lists what is asked: where people come from, and what is usual."""
    if role.kind is RoleKind.EXIT:
        return "This is another profession, with its own training. Ask an employer or a university what it takes."
    rung = _rung_of(role)
    if role.is_unpaid:
        return f"This is a way in. {words.NOBODY_HAS_TO}"
    part = words.is_known_in_part(role)
    told = [f"{words.capital(_unread(role, catalogue))}."]
    if rung:
        told += _from_below(rung, catalogue)
    if len(role.requires) > bool(rung):
        told.append("It stands below." if part else "What else is usual stands below.")
    return " ".join((*told, "Ask the employer."))


def _not_yet(role: Role, catalogue: Catalogue) -> str:
    """A "not yet" that is ours alone says so: what stands in the way is then usual or assumed, and asked by nobody."""
    ours = not role.is_listed and role.kind is not RoleKind.EXIT
    return f"Not yet, as far as we can tell: {_unread(role, catalogue)}." if ours else "Not yet."


def _unread(role: Role, catalogue: Catalogue) -> str:
    """Say that no source lists what is asked, or not all of it."""
    known = "we know only a part of" if words.is_known_in_part(role) else "no source lists"
    return f"{known} what {words.who_asks(role, catalogue)}"


def _from_below(rung: Experience, catalogue: Catalogue) -> list[str]:
    """Where people come from, and how many months there we count; what is ours is told as ours."""
    below = words.leading(rung, catalogue)
    if not below:
        return ["No source says how people come to it."]
    people = "We think that people" if rung.terms.provenance.basis is Basis.ASSUMED else "People"
    return [f"{people} come to it from work as {below}.", f"We assume {words.months(rung.months or 0)} there."]


def gap_document(
    found: Gap,
    profile: Profile,
    evidence: Evidence,
    catalogue: Catalogue,
    flags: str | None = "",
    *,
    way: Routes | NoRoute | None = None,
    anonymous: bool = False,
) -> Document:
    """The gap of one person for one role, on one screen.

    ``way`` is the route, needed where something stands in the way.
    ``flags`` are what was typed about the person, with a leading space, to repeat in suggested commands; None suggests
    none. ``anonymous`` leaves out the name, everything in the person's own words, and commands that name a file.
    """
    role = catalogue.roles[found.target]
    writer = Asks(catalogue, evidence, found.target, anonymous=anonymous)
    shown = lines_of(found, writer, catalogue)
    starred = any(STAR in plain(cell) for row in shown.rows for cell in row)
    used = [role.provenance, *(outcome.requirement.terms.provenance for outcome in found.outcomes)]
    return screen(
        head(role, catalogue, found.as_of, "" if anonymous else profile.name or ""),
        prose(strong("First: "), first_of_gap(found, profile, writer, way, catalogue)),
        *([heard_rows(shown)] if shown.rows else []),
        *map(prose, filter(None, [writer.also_held(found)])),
        *good_to_know(role, catalogue, room=len(shown.rows) < MANY),
        prose(
            heard(
                line(
                    note(
                        ("" if found.in_post else applying([role], catalogue)) + foot(used, catalogue, starred=starred)
                    )
                )
            )
        ),
        *([] if anonymous or flags is None else [_next(found, flags)]),
        lead=weighed(answer(found, role, catalogue), found.verdict),
    )


def _if_yours_counts(role: Role, others: int) -> str:
    """Say that the post names other areas, before anything about applying."""
    more = f" and you can confirm {words.number(others, 'more thing')}" if others else ""
    names = "names" if words.names_its_areas(role) else "seems to be for"
    return f"This post {names} other areas of lived experience than yours. You could apply if yours counts{more}."


def _next(found: Gap, flags: str) -> Block:
    role = found.target
    more = (f"peerpath gap {role}{flags} --full", "more")
    if found.profession:
        return what_next(more, (f"peerpath next{flags}", "posts to look at"))
    if found.in_post is not None:
        return what_next(more, (f"peerpath next{flags}", "where it leads"))
    way = f"peerpath route {role}{flags}"
    if found.verdict is Verdict.TO_CONFIRM:
        # However long: whoever cannot say yes to all of it is told nothing else of what to do then.
        return commands("What next", more, (way, "a way if some are not so"))
    return what_next(more, (way, "the way"))


_COLOURS = {
    Verdict.READY: Colour.GREEN,
    Verdict.TO_CONFIRM: Colour.PURPLE,
    Verdict.NOT_YET: Colour.AMBER,
    Verdict.NOT_KNOWN: Colour.GREY,
}


def weighed(told: str, verdict: Verdict) -> list[Inline]:
    """The verdict, its first sentence in the colour that goes with it."""
    return coloured(told, _COLOURS[verdict])


def unlisted(role: Role, catalogue: Catalogue) -> list[Block]:
    """A warning if no source lists what the employer asks for."""
    if role.is_listed or role.kind is RoleKind.EXIT:
        return []
    asks = words.who_asks(role, catalogue)
    text = f"No source lists what {asks} for. {words.what_stands('here', role)} Ask the employer."
    if words.is_known_in_part(role):
        text = f"We have not read all that {asks} for. What stands here is only a part. Ask the employer."
    return [callout("Known in part", prose(text), colour=Colour.AMBER)]


def _stand(count: int) -> str:
    return "stands" if count == 1 else "stand"

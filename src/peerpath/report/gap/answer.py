"""The gap report: what is in place for a role, what stands in the way, and what can wait."""

from msgspec import Struct

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, callout, commands, document, labelled, prose, section
from peerpath.document.inline import Colour
from peerpath.gap.evidence import Evidence
from peerpath.gap.outcome import Gap, Outcome, Verdict
from peerpath.gap.ways import Part, asks, group_of, part_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Strength
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.gap.asks import Asks
from peerpath.report.sources import assumptions, sources_of

_SECTIONS = (
    ("What stands in the way", Part.IN_THE_WAY),
    ("For you to confirm", Part.TO_CONFIRM),
    ("What can wait", Part.CAN_WAIT),
    ("What is in place", Part.IN_PLACE),
)
"""Each section, in the order in which a reader needs them."""


class Counts(Struct, frozen=True):
    """How many single things are asked for, and how many are in place."""

    asked: int
    in_place: int
    in_the_way: int
    to_confirm: int
    later: int


def counts(outcomes: tuple[Outcome, ...]) -> Counts:
    """Counted over the essential things; a choice counts as one."""
    parts = [part_of(ask) for ask in essential(outcomes)]
    return Counts(
        asked=len(parts),
        in_place=parts.count(Part.IN_PLACE),
        in_the_way=parts.count(Part.IN_THE_WAY),
        to_confirm=parts.count(Part.TO_CONFIRM),
        later=parts.count(Part.CAN_WAIT),
    )


def answer(found: Gap, role: Role) -> str:
    """The verdict in one or two sentences."""
    count = counts(found.outcomes)
    match found.verdict:
        case Verdict.READY:
            first = "Nothing that we know of stands in the way. You could apply now."
        case Verdict.TO_CONFIRM:
            first = f"You could apply if you can confirm {words.number(count.to_confirm, 'thing')}."
        case Verdict.NOT_YET:
            first = (
                f"Not yet. {words.number(count.in_the_way, 'thing')} {_stand(count.in_the_way)} in the way of applying."
            )
    if not role.requires:
        return "No source tells what is asked for here. Ask the employer."
    in_place = f"{count.in_place} of {count.asked} in place."
    return f"{first} {in_place}" + (f" {count.later} can wait." if count.later else "")


def gap_document(found: Gap, profile: Profile, known: Evidence, catalogue: Catalogue) -> Document:
    """The answer for one person and one role, as it is read on a screen."""
    role = catalogue.roles[found.target]
    return document(
        f"Gap report: {role.title}",
        *_head(role, profile, found, catalogue),
        *unlisted(role),
        *_sections(found, known, catalogue),
        *assumptions(found.outcomes, catalogue),
        *sources_of(role, found.outcomes, catalogue),
        commands(
            "What next",
            (f"peerpath route {role.id}", "the steps to this role, with months"),
            (f"peerpath show {role.id}", "all that is known of it"),
        ),
        lead=answer(found, role),
        foot=f"An employer's own advert decides. This report does not. {words.UNKNOWN_WORD}",
    )


def _head(role: Role, profile: Profile, found: Gap, catalogue: Catalogue) -> list[Block]:
    entries = [
        ("Role", f"{role.title}, {words.band(role)}"),
        ("Employer", catalogue.organisations[role.organisation].title),
        ("For", profile.name or ""),
        ("Date", words.day(found.as_of)),
    ]
    return [labelled(*((label, text) for label, text in entries if text))]


def unlisted(role: Role) -> list[Block]:
    """A warning where no source lists what the employer asks for."""
    if role.requirements_listed:
        return []
    text = "No source lists what this employer asks for. What stands here is only what is usual. Ask the employer."
    return [callout("Known in part", prose(text), colour=Colour.AMBER)]


def _sections(found: Gap, known: Evidence, catalogue: Catalogue) -> list[Block]:
    writer = Asks(catalogue, known, found.target)
    blocks: list[Block] = []
    for title, part in _SECTIONS:
        these = [ask for ask in essential(found.outcomes) if part_of(ask) is part]
        blocks += [_section(title, these, found, writer)] if these else []
    extras = [ask for ask in asks(found.outcomes) if ask.requirement.terms.strength is Strength.DESIRABLE]
    if extras:
        blocks.append(_section("Extras: they would help, and you can apply without them", extras, found, writer))
    return blocks


def _section(title: str, these: list[Outcome], found: Gap, writer: Asks) -> Block:
    entries = []
    for ask in these:
        group = group_of(ask.requirement, found.outcomes)
        entries.append(writer.entry(ask, group=group.text if group else ""))
    return section(title, bullets(*entries))


def essential(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    """The single things without which nobody is appointed, in order; a choice counts as one."""
    return [ask for ask in asks(outcomes) if ask.requirement.terms.strength is Strength.ESSENTIAL]


def _stand(count: int) -> str:
    return "stands" if count == 1 else "stand"

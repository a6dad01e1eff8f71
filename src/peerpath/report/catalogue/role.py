"""Everything about one role, or as much as fits on a screen."""

from datetime import date
from itertools import groupby

from msgspec.structs import replace

from peerpath.document.blocks import Block, Document
from peerpath.document.build import (
    bullets,
    callout,
    commands,
    document,
    item,
    labelled,
    listing,
    prose,
    rows,
    screen,
    section,
)
from peerpath.document.inline import Colour, Inline, Mark, mark, note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Source
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import RQF, AllOf, Check, Level, Requirement, Strength, When, is_rung, walk
from peerpath.model.role import Band, Role, RoleKind
from peerpath.pathway.leads import Lead, LeadKind, leads
from peerpath.report import words
from peerpath.report.catalogue.asked import singles_of
from peerpath.report.catalogue.entries import ID, named, offering, remarks, requirement_entry
from peerpath.report.head import applying, foot, head, what_next
from peerpath.report.pay import pay_in_full, pay_of
from peerpath.report.sources import source_line, with_ids

_ASKED = (
    ("asks", Colour.AMBER),
    ("can wait", Colour.BLUE),
    ("would help", Colour.GREY),
)
_OF_ANOTHER_FRAMEWORK = "if yours is of another framework, ask"
"""Levels of two frameworks are never compared, and most people here hold one of the RQF."""


def role_document(
    role: Role, catalogue: Catalogue, *, full: bool = True, flags: str = "", on: date = date.max
) -> Document:
    """Everything about one role with its sources, or as much as fits on a screen."""
    if not full:
        return _role_screen(role, catalogue, flags, on)
    return document(
        role.title,
        *role_blocks(role, catalogue),
        *listing("Sources", map(source_line, sources_of(role, catalogue))),
        commands(
            "What next",
            (f"peerpath route {role.id}{flags}", "how to get there, step by step"),
            (f"peerpath gap {role.id}{flags}", "what is in place and what is missing"),
            ("peerpath explain band", "a word that you do not know, such as band"),
            instead=f"Ask {words.employer(role, catalogue)} about this post, and look for adverts.",
        ),
        lead=role.summary,
        foot="An employer's own advert decides.",
    )


def role_blocks(role: Role, catalogue: Catalogue, *, linked: bool = False) -> list[Block]:
    """What is known about a role. ``linked``: the roles around it link to sections on the same page."""
    arrows = _arrows_at(role, catalogue)
    return [
        labelled(*(fact for fact in _facts(role, catalogue) if not (linked and fact[0] == ID))),
        *_cautions(role),
        *_requirements(role, catalogue),
        *_ways_to_train(role, catalogue),
        *remarks("What the employer says of applying", role.conditions, catalogue),
        *_arrows("What leads to it", [a for a in arrows if a.head == role.id], "tail", catalogue, linked=linked),
        *_arrows("Where it leads", [a for a in arrows if a.tail == role.id], "head", catalogue, linked=linked),
        *remarks("Good to know", (*role.remarks, *words.shared_remarks(role, catalogue)), catalogue),
    ]


def _arrows_at(role: Role, catalogue: Catalogue) -> list[Lead]:
    """Onward steps, authored ones before those that only follow from requirements; unlikely ones last."""
    arrows = [arrow for arrow in leads(catalogue) if role.id in (arrow.tail, arrow.head)]
    return sorted(arrows, key=lambda arrow: (arrow.unlikely, arrow.why is not LeadKind.WRITTEN))


def _role_screen(role: Role, catalogue: Catalogue, flags: str, on: date) -> Document:
    """What the role is, what it asks for, and its place on the pathway, with a line for each top-level requirement."""
    post, around = _post(role, catalogue), _around(role, catalogue)
    facts = [(name, words.listed(told, most)) for name, told, most in around if told]
    if post:
        facts = [("The post", "; ".join(post)), *facts]
    lines = [_asked_line(asked, catalogue) for asked in sorted(role.requires, key=_weight)]
    used = [role.provenance, *(asked.terms.provenance for asked in role.requires)]
    return screen(
        head(role, catalogue, on),
        *(prose(caution) for caution in _caution_lines(role)),
        *([rows(*lines)] if lines else []),
        *([labelled(*facts)] if facts else []),
        prose(note(applying([role], catalogue) + foot(used, catalogue, starred=any(map(words.ours, role.requires))))),
        what_next(
            (f"peerpath show {role.id}{flags} --full", "more"), (f"peerpath gap {role.id}{flags}", "what you have")
        ),
        lead=role.summary,
    )


def _post(role: Role, catalogue: Catalogue) -> list[str]:
    lasts = f"lasts {words.months(role.lasts_months)}" if role.lasts_months else ""
    return [part for part in (role.hours, lasts, _place(role, catalogue)) if part]


def _around(role: Role, catalogue: Catalogue) -> list[tuple[str, list[str], int]]:
    """What leads to a role and where it leads, each with how many fit on a screen."""
    arrows = _arrows_at(role, catalogue)
    before = [words.role_name(a.tail, catalogue) for a in arrows if a.head == role.id]
    after = [words.role_name(a.head, catalogue) for a in arrows if a.tail == role.id]
    training = [course.title for course in _trained_by(role, catalogue)]
    return [("Paid training", training, 2), ("Comes after", before, 2), ("Leads to", after, 2)]


def _weight(asked: Requirement) -> int:
    """When it is asked for: before applying, later, or not at all."""
    if asked.terms.strength is Strength.DESIRABLE:
        return 2
    return int(asked.terms.when in (When.WILLING, When.AFTER_OFFER, When.IN_POST))


def _mark(asked: Requirement) -> Mark:
    """How it is asked for; what is only usual for such roles is asked by nobody that we know of."""
    weight = _weight(asked)
    if isinstance(asked, Check):
        return mark("check", _ASKED[weight][1])
    usual = asked.terms.provenance.basis is Basis.TYPICAL or is_rung(asked)
    return mark("usual", Colour.AMBER) if usual and weight == 0 else mark(*_ASKED[weight])


def _asked_line(asked: Requirement, catalogue: Catalogue) -> list[Inline]:
    within = asked.terms.within_months
    told = [
        f"within {words.months(within)}" if within else _single_things(asked),
        *dict.fromkeys(words.limit(node, catalogue) for node in walk(asked)),
        _OF_ANOTHER_FRAMEWORK if any(isinstance(node, Level) and node.framework != RQF for node in walk(asked)) else "",
    ]
    name = words.requirement(asked, catalogue) + words.ours(asked)
    return [_mark(asked), name, ", ".join(filter(None, told))]


def _single_things(asked: Requirement) -> str:
    """The single things of an "all of", where a choice is one, and how many of them are only desirable."""
    if not isinstance(asked, AllOf):
        return ""
    extras = sum(one.terms.strength is not asked.terms.strength for one in singles_of(asked))
    told = words.number(sum(1 for _ in singles_of(asked)) - extras, "thing")
    return f"{told}, {extras} more would help" if extras else told


def _caution_lines(role: Role) -> list[str]:
    if role.kind is RoleKind.EXIT:
        return ["This is another kind of work. It leaves lived-experience work."]
    if role.is_unpaid:
        return ["Nobody has to do it, and no employer should ask for it."]
    return [] if role.is_listed else [_in_part(role)]


def _in_part(role: Role) -> str:
    """The note for a role for which no source lists everything that is asked."""
    if words.is_known_in_part(role):
        return "We have not read all that is asked here. What stands below is only a part."
    return f"No source lists what is asked here. {words.what_stands('below', role)}".strip()


def _trained_by(role: Role, catalogue: Catalogue) -> list[Qualification]:
    """Paid training that leads to another profession."""
    return [course for course in catalogue.qualifications.values() if course.trains_for == role.id]


def _ways_to_train(role: Role, catalogue: Catalogue) -> list[Block]:
    """How people train for another profession while they work, and in which posts."""
    entries = []
    for course in _trained_by(role, catalogue):
        names = [words.role_name(one.id, catalogue) for one in offering(course, catalogue)]
        posts = f" Offered in posts such as {words.listed(names, 3)}." if names else ""
        entries.append(item([strong(course.title), f", {words.length(course.length, catalogue)}.{posts}"]))
    return [section("Paid ways to train", bullets(*entries))] if entries else []


def _facts(role: Role, catalogue: Catalogue) -> list[tuple[str, str]]:
    employer = catalogue.organisations[role.organisation]
    facts = [
        ("Employer" if employer.employer else "Part of", employer.title),
        ("Band", "" if role.pay and role.band is None else _band(role.band, catalogue)),
        ("Pay", pay_in_full(role, catalogue, date.max)),
        ("Hours", role.hours),
        ("Lasts", words.months(role.lasts_months) if role.lasts_months else ""),
        ("Place", _place(role, catalogue)),
        ("Kind", words.KINDS[role.kind]),
        ("Pillar", _pillar(role, catalogue)),
        ("Areas", words.areas(role, catalogue)),
        ("May be the same as", ", ".join(_other_titles(role, catalogue))),
        ("Bands elsewhere", _shares(role, catalogue)),
        (ID, role.id),
        ("Says", words.who_says(role.provenance, catalogue)),
    ]
    return [(label, text) for label, text in facts if text]


def _other_titles(role: Role, catalogue: Catalogue) -> list[str]:
    occupation = catalogue.occupations.get(role.occupation)
    elsewhere = (*role.also_called, *(occupation.also_called if occupation else ()))
    return [title for title in dict.fromkeys(elsewhere) if title != role.title]


def _shares(role: Role, catalogue: Catalogue) -> str:
    occupation = catalogue.occupations.get(role.occupation)
    if occupation is None or not occupation.bands or not _is_counted(role, catalogue):
        return ""
    years = []
    for year, shares in groupby(occupation.bands, key=lambda share: share.year):
        first, *rest = shares
        counts = [f"{first.percent} of 100 such posts were Band {first.band}"]
        counts += [f"{share.percent} were Band {share.band}" for share in rest]
        years.append(f"in {year}, {words.joined(counts)}")
    says = dict.fromkeys(words.who_says(share.provenance, catalogue) for share in occupation.bands)
    return f"{'; '.join(years)} ({words.joined(says)})"


def _pillar(role: Role, catalogue: Catalogue) -> str:
    if role.pillar is None or role.pillar_provenance is None:
        return ""
    ours = role.pillar_provenance.basis is Basis.ASSUMED
    return f"{role.pillar.value} ({words.who_says(role.pillar_provenance, catalogue)})" if ours else role.pillar.value


def _is_counted(role: Role, catalogue: Catalogue) -> bool:
    """Whether it is among the posts whose bands were counted: paid ones in health services in England."""
    return role.is_paid and "health" in role.settings and words.is_in_england(role, catalogue)


def _place(role: Role, catalogue: Catalogue) -> str:
    """Where the post is; its country alone only if it is not that of most role data."""
    country = catalogue.country_of(role)
    return ", ".join(filter(None, (role.place, country if role.place or country != words.ENGLAND else "")))


def _band(band: Band | None, catalogue: Catalogue) -> str:
    if band is None:
        return "none given"
    said = f" ({words.who_says(band.provenance, catalogue)})"
    return f"{band.value}{said} {band.provenance.note}".strip()


def _cautions(role: Role) -> list[Block]:
    blocks: list[Block] = []
    if role.kind is RoleKind.EXIT:
        text = "This is another profession. It leaves lived-experience work. What it asks for is not all listed here."
        blocks.append(callout("An exit", prose(text), colour=Colour.AMBER))
    if role.is_unpaid:
        text = f"This has helped many people. {words.NOBODY_HAS_TO}"
        blocks.append(callout("A way in", prose(text)))
    elif role.kind is not RoleKind.EXIT and not role.requirements_listed:
        blocks.append(callout("Known in part", prose(f"{_in_part(role)} Ask the employer."), colour=Colour.AMBER))
    return blocks


def _requirements(role: Role, catalogue: Catalogue) -> list[Block]:
    groups = (
        ("What it asks for", [r for r in role.requires if _is(r, Strength.ESSENTIAL, later=False)]),
        ("What can wait", [r for r in role.requires if _is(r, Strength.ESSENTIAL, later=True)]),
        ("What would help", [r for r in role.requires if r.terms.strength is Strength.DESIRABLE]),
    )
    return [
        section(title, bullets(*(requirement_entry(asked, catalogue) for asked in asked_for)))
        for title, asked_for in groups
        if asked_for
    ]


def _is(asked: Requirement, strength: Strength, *, later: bool) -> bool:
    waits = asked.terms.when in (When.AFTER_OFFER, When.IN_POST)
    return asked.terms.strength is strength and waits == later


def _arrows(title: str, arrows: list[Lead], end: str, catalogue: Catalogue, *, linked: bool) -> list[Block]:
    entries = []
    for arrow in arrows:
        about = "unlikely" if arrow.unlikely else "an exit from lived-experience work" if arrow.leaves else ""
        asked = arrow.why is LeadKind.ASKED
        # A source asks for experience. That months in this very role are such experience is our reading.
        provenance = replace(arrow.provenance, basis=Basis.ASSUMED) if asked else arrow.provenance
        says = words.sentence(words.who_says(provenance, catalogue))
        said = f"Months there count as experience. {says}" if asked else f"{says} {arrow.provenance.note}".strip()
        name = named(getattr(arrow, end), catalogue, linked=linked)
        entries.append(item([*name, f" ({about})" if about else "", ". ", note(said)]))
    return listing(title, entries)


def sources_of(role: Role, catalogue: Catalogue) -> list[Source]:
    """All sources of what is known about a role."""
    occupation = catalogue.occupations.get(role.occupation)
    remarks = (*role.conditions, *role.remarks, *words.shared_remarks(role, catalogue))
    used = {role.provenance.source, *(remark.provenance.source for remark in remarks)}
    used |= {arrow.provenance.source for arrow in _arrows_at(role, catalogue)}
    used |= {role.band.provenance.source} if role.band else set()
    shares = occupation.bands if occupation and _is_counted(role, catalogue) else ()
    used |= {share.provenance.source for share in shares}
    worth = pay_of(role, catalogue, date.max)
    used |= {worth.provenance.source} if worth else set()
    used |= {node.terms.provenance.source for asked in role.requires for node in walk(asked)}
    return with_ids(used, catalogue)

"""Lists of roles, and everything about one role or one qualification."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec.structs import replace

from peerpath.document.blocks import Block, Commands, Document, Item
from peerpath.document.build import (
    anchor_of,
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
    table,
)
from peerpath.document.inline import Colour, Inline, Mark, code, link, mark, note, short, strong
from peerpath.gap.evidence import at_level
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Remark, Source
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import (
    RQF,
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Holds,
    Level,
    Requirement,
    Strength,
    When,
    is_rung,
    parts_of,
    walk,
)
from peerpath.model.role import Band, Role, RoleKind, Stage
from peerpath.pathway.leads import Lead, LeadKind, leads
from peerpath.report import words
from peerpath.report.catalogue.asked import singles_of
from peerpath.report.head import OURS, STAR, applying, foot, head, what_next
from peerpath.report.months import around
from peerpath.report.pay import pay_in_full, pay_of
from peerpath.report.sources import source_line, with_ids

ID = "Id"
"""Something to type; left out of pages."""
_WHEN = {
    When.BEFORE_APPLYING: "",
    When.WILLING: "or be willing to work towards it",
    When.AFTER_OFFER: "after an offer",
    When.IN_POST: "can be gained in post",
}


def roles_document(roles: Sequence[Role], catalogue: Catalogue) -> Document:
    """A table of roles for each organisation, ordered by band."""
    blocks = [
        section(
            catalogue.organisations[owner].title,
            table("From the lowest band up", ("Role", "Band", "Id"), map(_row, some)),
        )
        for owner, some in _by_owner(roles).items()
    ]
    return document("Roles", *blocks, _about_the_first(roles), lead=_how_many(roles))


def roles_screen(roles: Sequence[Role], catalogue: Catalogue, flags: str = "") -> Document:
    """The band and id of each role on a line, since ids repeat titles.

    ``flags`` name role data of one's own, with a leading space, to repeat in suggested commands.
    """
    blocks = [
        callout(catalogue.organisations[owner].title, rows(*([_brief_band(role), code(role.id)] for role in some)))
        for owner, some in _by_owner(roles).items()
    ]
    starred = any(role.band and role.band.provenance.basis is Basis.ASSUMED for role in roles)
    return screen(
        "Roles",
        *blocks,
        _about_the_first(roles, flags),
        lead=_how_many(roles),
        foot=f"{STAR} {OURS}" if starred else "",
    )


def _by_owner(roles: Sequence[Role]) -> dict[str, list[Role]]:
    owners: dict[str, list[Role]] = {}
    for role in roles:
        owners.setdefault(role.organisation, []).append(role)
    return owners


def _how_many(roles: Sequence[Role]) -> str:
    if not roles:
        return "No role fits."
    found, listed = words.number(len(roles), "role"), sum(role.is_listed for role in roles)
    known = "" if listed == len(roles) else f" For {listed or 'none'} of them, a source lists what is asked."
    return f"{found}.{known} Each employer sets its own bands: the same title can stand at different ones."


def _about_the_first(roles: Sequence[Role], flags: str = "") -> Commands:
    if not roles:
        return commands("What next", (f"peerpath roles{flags}", "all roles"))
    first = roles[0].id
    return commands(
        "What next",
        (f"peerpath show {first}{flags}", "all about one role"),
        (f"peerpath route {first}{flags}", "how to get there"),
    )


def _brief_band(role: Role) -> Inline:
    """The band in a few letters, and in words for screen readers."""
    told = words.band(role)
    if role.band is None:
        return role.pay or short("none", told)
    star = STAR if role.band.provenance.basis is Basis.ASSUMED else ""
    usual = "usually " if role.band.provenance.basis is Basis.TYPICAL else ""
    return short(f"{usual}{role.band.value}{star}", words.capital(told))


def _row(role: Role) -> list[Inline]:
    worth = role.pay if role.pay and role.band is None else words.band(role).removeprefix("Band ")
    return [role.title, worth, code(role.id)]


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
        *_remarks("What the employer says of applying", role.conditions, catalogue),
        *_arrows("What leads to it", [a for a in arrows if a.head == role.id], "tail", catalogue, linked=linked),
        *_arrows("Where it leads", [a for a in arrows if a.tail == role.id], "head", catalogue, linked=linked),
        *_remarks("Good to know", (*role.remarks, *words.shared_remarks(role, catalogue)), catalogue),
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


_ASKED = (
    ("asks", Colour.AMBER),
    ("can wait", Colour.BLUE),
    ("would help", Colour.GREY),
)


_OF_ANOTHER_FRAMEWORK = "if yours is of another framework, ask"
"""Levels of two frameworks are never compared, and most people here hold one of the RQF."""


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
        names = [words.role_name(one.id, catalogue) for one in _offering(course, catalogue)]
        posts = f" Offered in posts such as {words.listed(names, 3)}." if names else ""
        entries.append(item([strong(course.title), f", {words.length(course.length, catalogue)}.{posts}"]))
    return [section("Paid ways to train", bullets(*entries))] if entries else []


def _offering(course: Qualification, catalogue: Catalogue) -> list[Role]:
    return [role for role in in_order(catalogue.roles.values(), catalogue) if course.id in role.offers]


def qualification_document(course: Qualification, catalogue: Catalogue, flags: str = "") -> Document:
    """Everything about one qualification; ``flags`` as in `roles_screen`."""
    around = _asking(course, catalogue) or _taking(course, catalogue) or _offering(course, catalogue)
    return document(
        course.title,
        *qualification_blocks(course, catalogue),
        *listing("Sources", map(source_line, sources_of_course(course, catalogue))),
        commands("What next", *_next(around, flags)),
        lead=course.summary,
    )


def qualification_blocks(course: Qualification, catalogue: Catalogue, *, linked: bool = False) -> list[Block]:
    """What is known about a qualification. ``linked``: roles that ask for it link to sections on the same page."""
    facts = [
        ("" if linked else ID, course.id),
        ("Level", _level(course)),
        ("Length", f"{words.length(course.length, catalogue)}. {course.length.provenance.note}".strip()),
        ("Part time", words.length(course.part_time, catalogue) if course.part_time else ""),
        ("First awarded", _began(course, catalogue)),
        ("Counts for", _counts_for(course)),
        ("Cost", words.funding(course.funding, catalogue) if course.funding else ""),
        ("Where", _where(course, catalogue)),
        ("Trains for", _name_of(course.trains_for, catalogue)),
        ("Replaced by", _name_of(course.replaced_by, catalogue)),
        ("Does it run", words.doubt(course, catalogue)),
        ("Counts as", words.joined(words.name(id, catalogue) for id in course.counts_as)),
        ("Also called", ", ".join(course.also_called)),
        ("Page", course.link),
        ("Says", words.who_says(course.provenance, catalogue)),
    ]

    def names(roles: list[Role]) -> list[Inline]:
        return [_named(role.id, catalogue, linked=linked) for role in roles]

    entry = [_entry(asked, catalogue) for asked in course.requires]
    return [
        labelled(*((label, text) for label, text in facts if label and text)),
        *listing("To start it", entry),
        *listing("Asked for by", names(_asking(course, catalogue))),
        *listing("May be enough for", names(_taking(course, catalogue))),
        *listing("Offered in", names(_offering(course, catalogue))),
        *_remarks("Good to know", course.remarks, catalogue),
    ]


def _asking(course: Qualification, catalogue: Catalogue) -> list[Role]:
    """The roles that ask for a qualification by its name."""
    return [role for role in in_order(catalogue.roles.values(), catalogue) if _asks_for(role, course.id)]


def _taking(course: Qualification, catalogue: Catalogue) -> list[Role]:
    """The roles that ask for something of its subject and level, or for a choice in which we alone name it."""
    asking = {role.id for role in _asking(course, catalogue)}
    others = (role for role in in_order(catalogue.roles.values(), catalogue) if role.id not in asking)
    return [role for role in others if any(_would_meet(node, course) for top in role.requires for node in walk(top))]


def _would_meet(node: Requirement, course: Qualification) -> bool:
    if isinstance(node, Level):
        return node.subject is not None and course.trains_for is None and at_level(node, course)
    return isinstance(node, Holds) and node.qualification == course.id


def sources_of_course(course: Qualification, catalogue: Catalogue) -> list[Source]:
    """All sources of what is known about a qualification."""
    used = [course.provenance, course.length.provenance, *(r.provenance for r in course.remarks)]
    used += [course.funding.provenance] if course.funding else []
    used += [course.part_time.provenance] if course.part_time else []
    used += [course.may_no_longer_run.provenance] if course.may_no_longer_run else []
    used += [course.began.provenance] if course.began else []
    used += [course.in_working_time] if course.in_working_time else []
    used += [node.terms.provenance for asked in course.requires for node in walk(asked)]
    return with_ids((provenance.source for provenance in used), catalogue)


def _level(course: Qualification) -> str:
    if not course.level:
        return ""
    return f"Level {course.level}" + ("" if course.framework == RQF else f" of the {course.framework}")


def _name_of(id: str | None, catalogue: Catalogue) -> str:
    return words.name(id, catalogue) if id else ""


def _began(course: Qualification, catalogue: Catalogue) -> str:
    if course.began is None:
        return ""
    return f"{around(course.began.day, 0)} ({words.who_says(course.began.provenance, catalogue)})"


def _counts_for(course: Qualification) -> str:
    if course.valid_for_months is None:
        return ""
    return f"{words.months(course.valid_for_months)} from the award. After that it has to be gained again"


def _where(course: Qualification, catalogue: Catalogue) -> str:
    where = "Gained while in a job that offers it" if course.in_post_only else ""
    if course.in_working_time is None:
        return where
    paid = f"done in paid hours ({words.who_says(course.in_working_time, catalogue)})"
    return f"{where}, {paid}" if where else words.capital(paid)


def _next(asking: list[Role], flags: str) -> list[tuple[str, str]]:
    """What to type after reading of a qualification: a role that asks for it, or all roles."""
    if not asking:
        return [(f"peerpath roles{flags}", "the roles that there are")]
    return [
        (f"peerpath route {asking[0].id}{flags}", "the way to the first of these roles"),
        (f"peerpath show {asking[0].id}{flags}", "all that is known of that role"),
    ]


def in_order(roles: Iterable[Role], catalogue: Catalogue) -> list[Role]:
    """Sort by employer, then band, lowest first and none last; the national pathway from its beginning."""

    def place(role: Role) -> tuple[bool, str, tuple[bool, int], str, int, str]:
        national = not catalogue.has_employer(role)
        stage, band = list(Stage).index(role.stage), role.band.value if role.band else "~"
        along = (role.kind is RoleKind.EXIT, stage) if national else (False, 0)
        return national, role.organisation, along, band, stage, role.id

    return sorted(roles, key=place)


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
        text = "This has helped many people. Nobody has to do it, and no employer should ask for it."
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
        section(title, bullets(*(_entry(asked, catalogue) for asked in asked_for)))
        for title, asked_for in groups
        if asked_for
    ]


def _is(asked: Requirement, strength: Strength, *, later: bool) -> bool:
    waits = asked.terms.when in (When.AFTER_OFFER, When.IN_POST)
    return asked.terms.strength is strength and waits == later


def _entry(asked: Requirement, catalogue: Catalogue, outer: Requirement | None = None) -> Item:
    """A requirement with what differs from the one around it, and its parts below."""
    aside = [aside for aside in (*_asides(asked, outer), words.limit(asked, catalogue)) if aside]
    head = [strong(words.requirement(asked, catalogue)), note(f" ({'; '.join(aside)})") if aside else ""]
    below = _said_below(asked, outer, catalogue)
    if isinstance(asked, AllOf | AnyOf | AtLeast):
        below += [_entry(part, catalogue, asked) for part in asked.parts]
    return item(head, bullets(*below) if below else None)


def _said_below(asked: Requirement, outer: Requirement | None, catalogue: Catalogue) -> list[Item]:
    """Who says so, with their note, and the exemption."""
    if is_rung(asked):
        return [item(words.rung_from(asked, catalogue))]
    provenance = asked.terms.provenance
    said = words.sentence(f"{words.who_says(provenance, catalogue)}") if _differs(asked, outer) else ""
    return [item(text) for text in (f"{said} {provenance.note}".strip(), _exempt(asked, catalogue)) if text]


def _exempt(asked: Requirement, catalogue: Catalogue) -> str:
    """What makes it unnecessary, with its note; empty if nothing does."""
    if asked.unless is None:
        return ""
    notes = dict.fromkeys(node.terms.provenance.note for node in walk(asked.unless))
    told = [f"{words.requirement(asked.unless, catalogue)}.", *notes]
    return f"Not needed with: {' '.join(filter(None, told))}"


def _differs(asked: Requirement, outer: Requirement | None) -> bool:
    if outer is None:
        return True
    mine, around = asked.terms.provenance, outer.terms.provenance
    return (mine.source, mine.basis) != (around.source, around.basis)


def _asides(asked: Requirement, outer: Requirement | None) -> list[str]:
    """How many parts, by when, how firmly and how it is assessed, where that differs from the requirement around it."""
    terms, around = asked.terms, outer.terms if outer else None
    # At the top level a heading says that it is desirable.
    helps = around is not None and terms.strength is Strength.DESIRABLE and around.strength is not terms.strength
    looked_at = terms.assessed if around is None or around.assessed != terms.assessed else ()
    return [
        _count(asked),
        *(_by_when(asked) if around is None or around.when is not terms.when else ()),
        "would help, not needed" if helps else "",
        f"looked at in: {words.joined(looked_at)}" if looked_at else "",
    ]


def _count(asked: Requirement) -> str:
    if isinstance(asked, AtLeast):
        return f"{asked.count} of these"
    return "one of these" if isinstance(asked, AnyOf) else ""


def _by_when(asked: Requirement) -> list[str]:
    terms = asked.terms
    checked = isinstance(asked, Check) and terms.when is When.BEFORE_APPLYING
    return [
        "the employer checks it before you apply" if checked else "",
        "" if "willing" in asked.text.lower() else _WHEN[terms.when],
        f"within {words.months(terms.within_months)} of starting" if terms.within_months else "",
        "the employer helps" if terms.supported else "",
    ]


def _arrows(title: str, arrows: list[Lead], end: str, catalogue: Catalogue, *, linked: bool) -> list[Block]:
    entries = []
    for arrow in arrows:
        about = "unlikely" if arrow.unlikely else "an exit from lived-experience work" if arrow.leaves else ""
        asked = arrow.why is LeadKind.ASKED
        # A source asks for experience. That months in this very role are such experience is our reading.
        provenance = replace(arrow.provenance, basis=Basis.ASSUMED) if asked else arrow.provenance
        says = words.sentence(words.who_says(provenance, catalogue))
        said = f"Months there count as experience. {says}" if asked else f"{says} {arrow.provenance.note}".strip()
        name = _named(getattr(arrow, end), catalogue, linked=linked)
        entries.append(item([*name, f" ({about})" if about else "", ". ", note(said)]))
    return listing(title, entries)


def _named(role: str, catalogue: Catalogue, *, linked: bool = False) -> list[Inline]:
    name = words.role_name(role, catalogue)
    shown = link(name, f"#{anchor_of(role)}") if linked else strong(name)
    return [shown, f", {words.band(catalogue.roles[role])}"]


def _remarks(title: str, remarks: Iterable[Remark], catalogue: Catalogue) -> list[Block]:
    entries = [
        item([one.text, note(f" ({words.who_says(one.provenance, catalogue)}) {one.provenance.note}".rstrip())])
        for one in remarks
    ]
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


def _asks_for(role: Role, qualification: str) -> bool:
    return any(_names(asked, qualification, None) for asked in role.requires)


def _names(asked: Requirement, qualification: str, choice: Basis | None) -> bool:
    """Whether a requirement names a qualification, other than as our guess at what a choice of the source takes.

    ``choice`` is the basis of the choice that it is a part of.
    """
    basis = asked.terms.provenance.basis
    if isinstance(asked, Holds):
        ours = basis is Basis.ASSUMED and choice not in (None, Basis.ASSUMED)
        return asked.qualification == qualification and not ours
    inside = basis if isinstance(asked, AnyOf | AtLeast) else choice
    return any(_names(part, qualification, inside) for part in parts_of(asked))

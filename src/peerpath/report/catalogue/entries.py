"""What stands in lists about a role or a qualification: a requirement, a remark, a post."""

from collections.abc import Iterable

from peerpath.document.blocks import Block, Item
from peerpath.document.build import anchor_of, bullets, item, listing
from peerpath.document.inline import Inline, link, note, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Remark
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import AllOf, AnyOf, AtLeast, Check, Requirement, Strength, When, is_rung, walk
from peerpath.model.role import Role
from peerpath.report import words

ID = "Id"
"""Something to type; left out of pages."""
_WHEN = {
    When.BEFORE_APPLYING: "",
    When.WILLING: "or be willing to work towards it",
    When.AFTER_OFFER: "after an offer",
    When.IN_POST: "can be gained in post",
}
_WHEN_CHECKED = _WHEN | {
    When.BEFORE_APPLYING: "the employer checks it before you apply",
    When.IN_POST: "done in post",
}


def requirement_entry(asked: Requirement, catalogue: Catalogue, outer: Requirement | None = None) -> Item:
    """A requirement with what differs from the one around it, and its parts below."""
    aside = [aside for aside in (*_asides(asked, outer), words.limit(asked, catalogue)) if aside]
    head = [strong(words.requirement(asked, catalogue)), note(f" ({'; '.join(aside)})") if aside else ""]
    below = _said_below(asked, outer, catalogue)
    if isinstance(asked, AllOf | AnyOf | AtLeast):
        below += [requirement_entry(part, catalogue, asked) for part in asked.parts]
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
    when = _WHEN_CHECKED if isinstance(asked, Check) else _WHEN
    return [
        "" if "willing" in asked.text.lower() else when[terms.when],
        f"within {words.months(terms.within_months)} of starting" if terms.within_months else "",
        "the employer helps" if terms.supported else "",
    ]


def named(role: str, catalogue: Catalogue, *, linked: bool = False) -> list[Inline]:
    """A role by its name and band. ``linked``: to its section on the same page."""
    name = words.role_name(role, catalogue)
    shown = link(name, f"#{anchor_of(role)}") if linked else strong(name)
    return [shown, f", {words.band(catalogue.roles[role])}"]


def remarks(title: str, remarks: Iterable[Remark], catalogue: Catalogue) -> list[Block]:
    """A section with remarks and who says so; nothing if there are none."""
    entries = [
        item([one.text, note(f" ({words.who_says(one.provenance, catalogue)}) {one.provenance.note}".rstrip())])
        for one in remarks
    ]
    return listing(title, entries)


def offering(course: Qualification, catalogue: Catalogue) -> list[Role]:
    """The roles in which a course is offered."""
    return [role for role in catalogue.roles_in_order if course.id in role.offers]

"""Everything about one qualification."""

from peerpath.document.blocks import Block, Document
from peerpath.document.build import commands, document, labelled, listing
from peerpath.document.inline import Inline
from peerpath.gap.evidence import at_level
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Source
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import RQF, AnyOf, AtLeast, Holds, Level, Requirement, parts_of, walk
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.catalogue.entries import ID, named, offering, remarks, requirement_entry
from peerpath.report.months import around
from peerpath.report.sources import source_line, with_ids


def qualification_document(course: Qualification, catalogue: Catalogue, flags: str = "") -> Document:
    """Everything about one qualification; ``flags`` name role data of one's own, to repeat in suggested commands."""
    around = _asking(course, catalogue) or _taking(course, catalogue) or offering(course, catalogue)
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
        return [named(role.id, catalogue, linked=linked) for role in roles]

    entry = [requirement_entry(asked, catalogue) for asked in course.requires]
    return [
        labelled(*((label, text) for label, text in facts if label and text)),
        *listing("To start it", entry),
        *listing("Asked for by", names(_asking(course, catalogue))),
        *listing("May be enough for", names(_taking(course, catalogue))),
        *listing("Offered in", names(offering(course, catalogue))),
        *remarks("Good to know", course.remarks, catalogue),
    ]


def _asking(course: Qualification, catalogue: Catalogue) -> list[Role]:
    """The roles that ask for a qualification by its name."""
    return [role for role in catalogue.roles_in_order if _asks_for(role, course.id)]


def _taking(course: Qualification, catalogue: Catalogue) -> list[Role]:
    """The roles that ask for something of its subject and level, or for a choice in which we alone name it."""
    asking = {role.id for role in _asking(course, catalogue)}
    others = (role for role in catalogue.roles_in_order if role.id not in asking)
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

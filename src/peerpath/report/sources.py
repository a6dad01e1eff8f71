"""Who says so: the sources that an answer rests on, and what was assumed because nobody says."""

from collections.abc import Iterable

from peerpath.document.blocks import Block
from peerpath.document.build import bullets, section
from peerpath.gap.outcome import Outcome, Status
from peerpath.gap.ways import asks
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Provenance, Source
from peerpath.model.requirement import AllOf, Holds, Requirement, walk
from peerpath.model.role import Role
from peerpath.report import words


def source_line(source: Source) -> str:
    """A source as a citation, with the day on which it was last read."""
    note = f" {source.note}" if source.note else ""
    dated = source.published[:1].upper() + source.published[1:]
    return f"{source.publisher}: {source.title}. {dated}. Read on {words.day(source.looked_at)}.{note}"


def provenances(role: Role, outcomes: Iterable[Outcome]) -> list[Provenance]:
    """Where everything that an answer about a role shows comes from."""
    found = [role.provenance, *([role.band.provenance] if role.band else [])]
    found += [node.terms.provenance for outcome in outcomes for node in walk(outcome.requirement)]
    return found


def sources_of(role: Role, outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Block]:
    """The sources of a role and of what it asks, by id."""
    used = {p.source for p in provenances(role, outcomes)} | {p.source for p in _lengths(outcomes, catalogue)}
    known = [catalogue.sources[id] for id in sorted(filter(None, used)) if id in catalogue.sources]
    return [section("Sources", bullets(*map(source_line, known)))] if known else []


def assumptions(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Block]:
    """What nobody says and the answer still rests on, in the order of the requirements."""
    lines = [
        f"{words.requirement(node, catalogue)}: {node.terms.provenance.note}"
        for outcome in outcomes
        for node in walk(outcome.requirement)
        if node.terms.provenance.note and _is_ours(node)
    ]
    lines += [
        f"{catalogue.qualifications[id].title}, length: {catalogue.qualifications[id].length.provenance.note}"
        for id in _courses(outcomes, catalogue)
        if catalogue.qualifications[id].length.provenance.basis is Basis.ASSUMED
    ]
    lines = list(dict.fromkeys(lines))
    return [section("What we assumed", bullets(*lines))] if lines else []


def _is_ours(node: Requirement) -> bool:
    """Whether it, or something of which it consists, is our own reading."""
    parts = node.parts if isinstance(node, AllOf) else ()
    return any(one.terms.provenance.basis is Basis.ASSUMED for one in (node, *parts))


def _lengths(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Provenance]:
    return [catalogue.qualifications[id].length.provenance for id in _courses(outcomes, catalogue)]


def _courses(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[str]:
    """Courses whose lengths the answer shows: those that would close what is open."""
    open_ones = [ask for ask in asks(outcomes) if ask.status in (Status.MISSING, Status.TO_CONFIRM, Status.LATER)]
    ids = [id for ask in open_ones for node in walk(ask.requirement) for id in _named(node)]
    return [id for id in dict.fromkeys(ids) if id in catalogue.qualifications]


def _named(node: Requirement) -> list[str]:
    return [node.qualification] if isinstance(node, Holds) else []

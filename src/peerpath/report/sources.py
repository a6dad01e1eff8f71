"""Who says so: the sources of an answer, and what was assumed without a source."""

from collections.abc import Iterable

from peerpath.document.blocks import Block
from peerpath.document.build import bullets, listing, prose, section
from peerpath.document.inline import Line, line, link
from peerpath.gap.outcome import Outcome, Status
from peerpath.gap.singles import asks
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Provenance, Source
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import AllOf, Holds, Requirement, Strength, walk
from peerpath.model.role import Role
from peerpath.report import words


def source_line(source: Source) -> Line:
    """A source as a citation, with its address, if it has one, and the day on which it was last read."""
    note = f" {source.note}" if source.note else ""
    return line(_citation(source), f" Read on {words.day(source.looked_at)}.{note}")


def _citation(source: Source) -> Line:
    title = link(source.title, source.link) if source.link else source.title
    return line(f"{source.publisher}: ", title, f". {words.capital(source.published)}.")


def with_ids(used: Iterable[str | None], catalogue: Catalogue) -> list[Source]:
    """The sources with these ids, ordered by id; an id without a source is left out."""
    return [catalogue.sources[id] for id in sorted(set(filter(None, used))) if id in catalogue.sources]


def provenances(role: Role, outcomes: Iterable[Outcome]) -> list[Provenance]:
    """The provenance of everything that an answer about a role shows."""
    found = [role.provenance, *([role.band.provenance] if role.band else [])]
    found += [node.terms.provenance for outcome in outcomes for node in walk(outcome.requirement)]
    return found


def sources_in_short(role: Role, outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Block]:
    """The sources of a role and of its requirements. If all were read on the same day, it is said once."""
    return in_short(_known(role, outcomes, catalogue))


def in_short(sources: list[Source]) -> list[Block]:
    """Sources in short. ``peerpath show`` and ``peerpath about`` say how each was read."""
    days = {source.looked_at for source in sources}
    if len(days) != 1:
        return listing("Sources", map(source_line, sources), fine=True)
    lead = prose(f"All were read on {words.day(days.pop())}.")
    return [section("Sources", lead, bullets(*map(_citation, sources)), fine=True)]


def assumptions_in_short(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Block]:
    """The assumptions that an answer rests on, together. Lengths of desirable things are left out."""
    noted = _readings(outcomes, catalogue)
    needed = tuple(ask for ask in asks(outcomes) if ask.requirement.terms.strength is Strength.ESSENTIAL)
    # One line for all, because nobody reads twenty lines that say "assumed".
    courses = [course.title for course in _guessed(needed, catalogue)]
    return assumed({**noted, **({"; ".join(courses) + ".": ["how long these take"]} if courses else {})})


def _readings(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> dict[str, list[str]]:
    """Notes on our own readings of sources, each with what it concerns."""
    noted: dict[str, list[str]] = {}
    for node in (node for outcome in outcomes for node in walk(outcome.requirement)):
        if node.terms.provenance.note and _is_ours(node):
            noted.setdefault(node.terms.provenance.note, []).append(words.requirement(node, catalogue))
    return noted


def _guessed(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Qualification]:
    courses = (catalogue.qualifications[id] for id in _courses(outcomes, catalogue))
    return [course for course in courses if course.length.provenance.basis is Basis.ASSUMED]


def assumed(noted: dict[str, list[str]]) -> list[Block]:
    """The section on assumptions: each note, after everything that it concerns."""
    lines = [f"{words.capital('; '.join(dict.fromkeys(names)))}: {note}" for note, names in noted.items()]
    return listing("What we assumed", lines, fine=True)


def _known(role: Role, outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Source]:
    used = [*provenances(role, outcomes), *_lengths(outcomes, catalogue)]
    return with_ids((one.source for one in used), catalogue)


def _is_ours(node: Requirement) -> bool:
    """Whether it, or any part of it, is our own reading."""
    parts = node.parts if isinstance(node, AllOf) else ()
    return any(one.terms.provenance.basis is Basis.ASSUMED for one in (node, *parts))


def _lengths(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[Provenance]:
    courses = [catalogue.qualifications[id] for id in _courses(outcomes, catalogue)]
    paid = [course.funding.provenance for course in courses if course.funding]
    return [*(course.length.provenance for course in courses), *paid]


def _courses(outcomes: tuple[Outcome, ...], catalogue: Catalogue) -> list[str]:
    """The courses whose lengths the answer shows, because they would close a gap."""
    open_ones = [ask for ask in asks(outcomes) if ask.status in (Status.MISSING, Status.TO_CONFIRM, Status.LATER)]
    ids = [id for ask in open_ones for node in walk(ask.requirement) for id in _named(node)]
    return [id for id in dict.fromkeys(ids) if id in catalogue.qualifications]


def _named(node: Requirement) -> list[str]:
    return [node.qualification] if isinstance(node, Holds) else []

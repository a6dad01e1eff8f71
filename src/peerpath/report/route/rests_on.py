"""What a route rests on: the requirements that its steps serve, what was assumed, and the sources."""

from peerpath.document.blocks import Block
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import Requirement
from peerpath.report import words
from peerpath.report.sources import assumed, in_short, with_ids
from peerpath.route.answer import Route, Served, Step, StepKind


def choice_around(served: Served) -> Requirement:
    """The choice that a requirement belongs to; itself if it is asked for outright."""
    return served.within or served.requirement


def assumed_on_the_way(route: Route, catalogue: Catalogue) -> list[Block]:
    """What the route assumes without a source, in the order of its steps; a shared note is told once."""
    noted: dict[str, list[str]] = {}
    for step in route.steps:
        _note_length(step, noted, catalogue)
    for served in (served for step in route.steps for served in step.serves):
        _note_reading(served, noted, catalogue)
    return assumed(noted)


def _note_length(step: Step, noted: dict[str, list[str]], catalogue: Catalogue) -> None:
    ids = [step.id] if step.kind is StepKind.STUDY else [training.id for training in step.training]
    for course in (catalogue.qualifications.get(id) for id in ids):
        if course is not None and course.length.provenance.basis is Basis.ASSUMED:
            noted.setdefault(course.length.provenance.note, []).append(f"length of {course.title}")


def _note_reading(served: Served, noted: dict[str, list[str]], catalogue: Catalogue) -> None:
    """The note on a requirement that is our reading, or on the choice that it belongs to."""
    if served.requirement.terms.provenance.basis is not Basis.ASSUMED:
        return
    for asked in (served.requirement, choice_around(served)):
        if asked.terms.provenance.note:
            noted.setdefault(asked.terms.provenance.note, []).append(words.requirement(asked, catalogue))
            return


def sources_of_the_way(route: Route, ways_in: list[str], catalogue: Catalogue) -> list[Block]:
    """Every source that the answer names, by id."""
    roles = [catalogue.roles[id] for id in (route.target, *ways_in)]
    found = [*(role.provenance for role in roles), *(asked.terms.provenance for asked in _named(route))]
    found += [provenance for step in route.steps for provenance in _of_step(step, catalogue)]
    return in_short(with_ids((provenance.source for provenance in found), catalogue))


def _named(route: Route) -> list[Requirement]:
    served = [served.requirement for step in route.steps for served in step.serves]
    return served + [after.requirement for after in route.after]


def _of_step(step: Step, catalogue: Catalogue) -> list[Provenance]:
    """Who says how long a course takes and who pays, and at which band a job stands."""
    ids = [step.id] if step.kind is StepKind.STUDY else [training.id for training in step.training]
    courses = [course for id in ids if (course := catalogue.qualifications.get(id)) is not None]
    found = [course.length.provenance for course in courses]
    found += [course.funding.provenance for course in courses if course.funding]
    role = catalogue.roles.get(step.id)
    if role is not None:
        found += [role.provenance, *([role.band.provenance] if role.band else [])]
    return found

"""What a route rests on: the requirements that its steps serve, what was assumed, and the sources."""

from peerpath.document.blocks import Block
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import AnyOf, AtLeast, Requirement, walk
from peerpath.report import words
from peerpath.report.sources import assumed, in_short
from peerpath.route.answer import Route, Step, StepKind


def find(id: str, catalogue: Catalogue) -> Requirement | None:
    """The requirement of this id, among those of the role or qualification that its id begins with."""
    organisation, _, rest = id.partition("/")
    owner = catalogue.roles.get(f"{organisation}/{rest.partition('/')[0]}") or catalogue.qualifications.get(
        organisation
    )
    nodes = (node for asked in (owner.requires if owner else ()) for node in walk(asked))
    return next((node for node in nodes if node.id == id), None)


def owner_of(requirement: str, catalogue: Catalogue) -> str:
    """The name of the role that asks."""
    organisation, _, rest = requirement.partition("/")
    return words.name(f"{organisation}/{rest.partition('/')[0]}", catalogue)


def choice_around(asked: Requirement, catalogue: Catalogue) -> Requirement:
    """The choice that a requirement is a part of; itself where it stands alone."""
    around = find(asked.id.rpartition("/")[0], catalogue)
    return choice_around(around, catalogue) if isinstance(around, AnyOf | AtLeast) else asked


def assumed_on_the_way(route: Route, catalogue: Catalogue) -> list[Block]:
    """What nobody says and the route still rests on, in the order of its steps; a shared note is said once."""
    noted: dict[str, list[str]] = {}
    for step in route.steps:
        _note_length(step, noted, catalogue)
    for id in (id for step in route.steps for id in step.serves):
        _note_reading(id, noted, catalogue)
    return assumed(noted)


def _note_length(step: Step, noted: dict[str, list[str]], catalogue: Catalogue) -> None:
    course = catalogue.qualifications.get(step.id) if step.kind is StepKind.STUDY else None
    if course is not None and course.length.provenance.basis is Basis.ASSUMED:
        noted.setdefault(course.length.provenance.note, []).append(f"length of {course.title}")


def _note_reading(id: str, noted: dict[str, list[str]], catalogue: Catalogue) -> None:
    """The note on a requirement that is our reading, or on the group that it stands in."""
    ours = find(id, catalogue)
    if ours is None or ours.terms.provenance.basis is not Basis.ASSUMED:
        return
    for asked in (ours, find(id.rpartition("/")[0], catalogue)):
        if asked and asked.terms.provenance.note:
            noted.setdefault(asked.terms.provenance.note, []).append(words.requirement(asked, catalogue))
            return


def sources_of_the_way(route: Route, ways_in: list[str], catalogue: Catalogue) -> list[Block]:
    """Every source that the answer names, by id."""
    roles = [catalogue.roles[id] for id in (route.target, *ways_in)]
    asked = (find(id, catalogue) for id in _named(route))
    found = [*(role.provenance for role in roles), *(one.terms.provenance for one in asked if one is not None)]
    found += [provenance for step in route.steps for provenance in _of_step(step, catalogue)]
    used = {provenance.source or "" for provenance in found}
    return in_short([catalogue.sources[id] for id in sorted(used - {""})])


def _named(route: Route) -> list[str]:
    served = [id for step in route.steps for id in step.serves]
    return served + [after.requirement for after in route.after]


def _of_step(step: Step, catalogue: Catalogue) -> list[Provenance]:
    """Who says how long a course takes and who pays, and at which band a job stands."""
    course, role = catalogue.qualifications.get(step.id), catalogue.roles.get(step.id)
    if course is not None and step.kind is StepKind.STUDY:
        return [course.length.provenance, *([course.funding.provenance] if course.funding else [])]
    return [role.provenance, *([role.band.provenance] if role.band else [])] if role is not None else []

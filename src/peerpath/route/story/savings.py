"""Finds what would shorten a route: an accepted equivalent, experience already there, full-time study."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Declares, walk
from peerpath.route.answer import Route, Routes, Saving, SavingKind, Served, StepKind
from peerpath.route.options import Options
from peerpath.route.route import find_routes

# How many suppositions are tried, and the work units for each.
_MOST, _EFFORT = 4, 1_000


def savings(catalogue: Catalogue, profile: Profile, route: Route, today: date, options: Options) -> tuple[Saving, ...]:
    """What would shorten the route and by how many months, largest first, then by id.

    Each saving is found by asking the same question again with it supposed. What saves nothing is left out.
    """
    # Each is a separate search, and a person waits for all of them.
    quick = replace(options, alternatives=0, effort=_EFFORT)
    found = []
    for kind, id_ in list(dict.fromkeys(_suppositions(route, catalogue)))[:_MOST]:
        if kind is SavingKind.FULL_TIME:
            course = replace(catalogue.qualifications[id_], part_time=None)
            supposed = replace(catalogue, qualifications={**catalogue.qualifications, id_: course})
            answer = find_routes(supposed, profile, route.target, today, quick)
        else:
            grown = replace(profile, declares=(*profile.declares, id_))
            answer = find_routes(catalogue, grown, route.target, today, quick)
        if isinstance(answer, Routes) and answer.routes[0].months < route.months:
            found.append(Saving(kind, id_, route.months - answer.routes[0].months))
    return tuple(sorted(found, key=lambda saving: (-saving.months, saving.id)))


def _suppositions(route: Route, catalogue: Catalogue) -> Iterator[tuple[SavingKind, str]]:
    """What might shorten it, in the order of the steps, and only what these rest on."""
    for step in route.steps:
        for served in chain(step.serves, *(training.serves for training in step.training)):
            for declaration in _equivalents(served):
                yield SavingKind.EQUIVALENT, declaration
            if step.kind is StepKind.WORK and isinstance(served.requirement, Declares):
                yield SavingKind.EXPERIENCE, served.requirement.declaration
        course = catalogue.qualifications.get(step.id)
        if step.kind is StepKind.STUDY and course is not None and course.part_time is not None:
            yield SavingKind.FULL_TIME, course.id


def _equivalents(served: Served) -> Iterator[str]:
    """What an employer might accept instead of what is named."""
    for node in walk(served.within or served.requirement):
        if isinstance(node, Declares) and node.equivalent:
            yield node.declaration

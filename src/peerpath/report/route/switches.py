"""What a person may suppose about a route to see what it changes, each a yes-or-no sentence."""

from collections.abc import Iterator, Set
from enum import StrEnum

from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import Declares, walk
from peerpath.model.role import Role
from peerpath.noun import Noun
from peerpath.report import words
from peerpath.route.answer import Route, StepKind


class Suppose(StrEnum):
    """What is supposed, named like its option."""

    DECLARES = "declares"
    STAY_WITH = "stay_with"
    AVOID = "avoid"


class Switch(Noun, frozen=True):
    """One thing to suppose, and the sentence that says it."""

    suppose: Suppose
    id: str
    text: str


def switches(route: Route, role: Role, catalogue: Catalogue, said: Set[str]) -> list[Switch]:
    """What may be supposed about this route, in the order of its steps, each once.

    ``said`` are ids that the person declares already, which need no supposing.
    """
    found = (
        *(one for one in _accepted(role, catalogue) if one.id not in said),
        *_one_employer(role, catalogue),
        *_left_out(route, catalogue),
    )
    return list(dict.fromkeys(found))


def _accepted(role: Role, catalogue: Catalogue) -> Iterator[Switch]:
    """Equivalents that the role accepts."""
    for node in (node for asked in role.requires for node in walk(asked)):
        if isinstance(node, Declares) and node.equivalent:
            thing = words.small(words.name(node.declaration, catalogue))
            yield Switch(Suppose.DECLARES, node.declaration, f"The employer accepts {thing}")


def _one_employer(role: Role, catalogue: Catalogue) -> Iterator[Switch]:
    if catalogue.has_employer(role):
        name = words.short(role.organisation, catalogue)
        yield Switch(Suppose.STAY_WITH, role.organisation, f"Every new job is with {name}")


def _left_out(route: Route, catalogue: Catalogue) -> Iterator[Switch]:
    """Courses and jobs on the route, any of which the person may not want."""
    for step in route.steps:
        if step.kind is StepKind.STUDY:
            yield Switch(Suppose.AVOID, step.id, f"Without this course: {words.name(step.id, catalogue)}")
        elif step.kind is StepKind.WORK:
            yield Switch(Suppose.AVOID, step.id, f"Without this job: {words.role_name(step.id, catalogue)}")
        for training in step.training:
            yield Switch(Suppose.AVOID, training.id, f"Without this course: {words.name(training.id, catalogue)}")

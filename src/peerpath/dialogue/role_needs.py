"""What one role, or peer roles in general, ask of a person: everything that may be asked about, and nothing else."""

from collections.abc import Iterable
from itertools import chain
from typing import Final

from msgspec import Struct

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import (
    AnyOf,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    When,
    everything_in,
)
from peerpath.model.role import Role, RoleKind

SEVERAL: Final = 2
"""Without a role in mind, people are asked only about what at least this many roles ask for."""


class RoleNeeds(Struct, frozen=True, kw_only=True):
    """Ids of everything that may be asked about, in the order of asking."""

    role: Role | None
    """The role in mind."""
    lived_experience: bool
    areas: tuple[str, ...]
    work: tuple[str, ...]
    """Occupations, and settings in which any work counts."""
    courses: tuple[str, ...]
    dated: tuple[str, ...]
    """Courses that count or not depending on the date of award."""
    declares: tuple[str, ...]
    stand_ins: dict[str, tuple[str, ...]]
    """Declarations of an "or equivalent", each with the courses that make the question unnecessary."""
    willing: tuple[str, ...]
    """Courses to hold or to work towards."""
    asked_by: dict[str, Requirement]
    """What is asked about → the first requirement that asks for it."""


def needs_of(role: Role | None, catalogue: Catalogue) -> RoleNeeds:
    """What a role asks for; without a role, what peer roles in general ask for."""
    asked = list(chain.from_iterable(map(everything_in, role.requires))) if role else _common(catalogue)
    lived = [node for node in asked if isinstance(node, LivedExperience)]
    declares = {node.declaration: None for node in asked if isinstance(node, Declares)}
    courses = _courses(asked, catalogue)
    return RoleNeeds(
        role=role,
        lived_experience=bool(lived),
        areas=_areas(lived, catalogue) if lived else (),
        work=_work(asked, catalogue),
        courses=courses,
        dated=_dated(asked, courses, catalogue),
        declares=tuple(id for id in declares if id in catalogue.declarations),
        stand_ins=_stand_ins(asked),
        willing=_willing(asked) if role else (),
        asked_by=_asked_by(asked),
    )


def _areas(lived: Iterable[LivedExperience], catalogue: Catalogue) -> tuple[str, ...]:
    """The areas that are named; all areas if the post decides."""
    named = dict.fromkeys(area for node in lived for area in node.areas)
    open_to_all = any(not node.areas for node in lived)
    return tuple(id for id in catalogue.areas if open_to_all or id in named)


def _common(catalogue: Catalogue) -> list[Requirement]:
    """What several peer roles ask for, most common first, without "or equivalents"."""
    first: dict[object, Requirement] = {}
    asking: dict[object, set[str]] = {}
    for role in catalogue.roles.values():
        for node in (node for top in role.requires for node in everything_in(top) if role.kind is RoleKind.PEER):
            thing = _thing(node)
            if thing is not None:
                first.setdefault(thing, node)
                asking.setdefault(thing, set()).add(role.id)
    common = [thing for thing in first if len(asking[thing]) >= SEVERAL]
    return [first[thing] for thing in sorted(common, key=lambda thing: -len(asking[thing]))]


def _thing(node: Requirement) -> object:
    """What a leaf asks for, the same for every role; None if people are not asked, such as for what is learned in post."""
    match node:
        case Holds():
            return Holds, node.qualification
        case Level():
            return Level, node.subject, node.at_least
        case Experience():
            return Experience, node.roles, node.occupations, node.settings
        case LivedExperience():
            return LivedExperience
        case Declares() if not node.equivalent and node.terms.when is not When.IN_POST:
            return Declares, node.declaration
        case _:
            return None


def _work(asked: Iterable[Requirement], catalogue: Catalogue) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in asked:
        if isinstance(node, Experience):
            of_roles = (catalogue.roles[id].occupation for id in node.roles if id in catalogue.roles)
            wanted = {*node.occupations, *of_roles}
            like = (o.id for o in catalogue.occupations.values() if o.id in wanted or wanted & {*o.counts_as})
            found |= dict.fromkeys(like if wanted else node.settings)
    return tuple(sorted(found, key=lambda id: id in catalogue.settings))


def _courses(asked: Iterable[Requirement], catalogue: Catalogue) -> tuple[str, ...]:
    """The qualifications that are named or have the level, with everything that counts as them."""
    wanted: set[str] = set()
    for node in asked:
        if isinstance(node, Holds):
            wanted.add(node.qualification)
        elif isinstance(node, Level):
            wanted |= {course.id for course in catalogue.qualifications.values() if _may_do(course, node)}
    return tuple(
        course.id for course in catalogue.qualifications.values() if course.id in wanted or wanted & {*course.counts_as}
    )


def _may_do(course: Qualification, asked: Level) -> bool:
    """Whether it is worth asking about, even in another framework, which an employer may accept."""
    in_subject = asked.subject is None or course.subject == asked.subject
    return in_subject and (asked.at_least is None or (course.level or 0) >= asked.at_least)


def _dated(asked: Iterable[Requirement], courses: Iterable[str], catalogue: Catalogue) -> tuple[str, ...]:
    recent = {node.qualification for node in asked if isinstance(node, Holds) and node.awarded_within_months}
    return tuple(id for id in courses if id in recent or catalogue.qualifications[id].valid_for_months)


def _stand_ins(asked: Iterable[Requirement]) -> dict[str, tuple[str, ...]]:
    return {
        part.declaration: tuple(other.qualification for other in node.parts if isinstance(other, Holds))
        for node in asked
        if isinstance(node, AnyOf)
        for part in node.parts
        if isinstance(part, Declares) and part.equivalent
    }


def _willing(asked: Iterable[Requirement]) -> tuple[str, ...]:
    ids = (n.qualification for n in asked if isinstance(n, Holds) and n.terms.when is When.WILLING)
    return tuple(dict.fromkeys(ids))


def _asked_by(asked: Iterable[Requirement]) -> dict[str, Requirement]:
    found: dict[str, Requirement] = {}
    for node in asked:
        match node:
            case Declares():
                found.setdefault(node.declaration, node)
            case Holds():
                found.setdefault(node.qualification, node)
            case LivedExperience():
                found.setdefault("lived_experience", node)
            case Experience():
                found.setdefault("work", node)
            case _:
                pass
    return found

"""A catalogue as somebody would have authored it: the plain data of role data files, the way back from the model."""

from collections.abc import Iterable, Iterator
from typing import Any, assert_never

from peerpath.model.catalogue import Catalogue
from peerpath.model.qualification import Qualification
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    When,
)
from peerpath.model.role import Role

Data = dict[str, Any]
NOTE = {"basis": "assumed", "note": "made up for measuring"}
SUMMARY = "Works with people, their families and a team, and brings what they have lived through to the work."


def files(catalogue: Catalogue, trusts: int = 50) -> Iterator[Data]:
    """The sections of one file after another: the words and courses, then the roles of so many trusts a file."""
    yield words(catalogue)
    courses = [{id: qualification(one)} for id, one in catalogue.qualifications.items()]
    yield from ({"qualifications": joined(some)} for some in chunks(courses, 4_000))
    roles = [{id: role(one)} for id, one in catalogue.roles.items()]
    yield from ({"roles": joined(some)} for some in chunks(roles, trusts * 12))


def joined(mappings: Iterable[Data]) -> Data:
    return {key: value for one in mappings for key, value in one.items()}


def chunks(items: list[Data], size: int) -> Iterator[list[Data]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def words(catalogue: Catalogue) -> Data:
    """All that roles and courses refer to."""
    requirements = [one for role in catalogue.roles.values() for one in role.requires]
    subjects = {course.subject for course in catalogue.qualifications.values() if course.subject}
    return {
        "organisations": {id: {"title": one.title} for id, one in catalogue.organisations.items()},
        "settings": {id: id.capitalize() for id in sorted({s for r in catalogue.roles.values() for s in r.settings})},
        "subjects": {id: id.capitalize() for id in sorted(subjects)},
        "declarations": {id: id.capitalize() for id in sorted(declared(requirements))},
        "occupations": {
            id: {"title": one.title, "counts_as": list(one.counts_as)} for id, one in catalogue.occupations.items()
        },
    }


def declared(requirements: Iterable[Requirement]) -> set[str]:
    found = set()
    for one in requirements:
        if isinstance(one, Declares):
            found.add(one.declaration)
        elif isinstance(one, AllOf | AnyOf | AtLeast):
            found |= declared(one.parts)
    return found


def qualification(one: Qualification) -> Data:
    data: Data = {"title": f"Course {one.title}", "summary": SUMMARY, "length": {"months": one.length.months}, **NOTE}
    data |= {"subject": one.subject} if one.subject else {}
    data |= {"level": one.level} if one.level is not None else {}
    data |= {"counts_as": list(one.counts_as)} if one.counts_as else {}
    data |= {"in_post_only": True} if one.in_post_only else {}
    return data | ({"requires": [*map(requirement, one.requires)]} if one.requires else {})


def role(one: Role) -> Data:
    return {
        "title": one.title.replace("-", " ").capitalize(),
        "occupation": one.occupation,
        "kind": str(one.kind),
        "stage": str(one.stage),
        "summary": SUMMARY,
        **NOTE,
        "settings": list(one.settings),
        "requires": [*map(requirement, one.requires)],
        "offers": list(one.offers),
    }


def requirement(one: Requirement) -> Data:
    """One thing asked for, under an id of its own."""
    own: Data = {"id": f"n{one.id.rpartition('/')[2]}", **asks(one)}
    return own if one.terms.when is When.BEFORE_APPLYING else own | {"when": str(one.terms.when)}


def asks(one: Requirement) -> Data:
    match one:
        case AllOf():
            return {"all_of": [*map(requirement, one.parts)]}
        case AnyOf():
            return {"any_of": [*map(requirement, one.parts)]}
        case AtLeast():
            return {"at_least": {"count": one.count, "of": [*map(requirement, one.parts)]}}
        case Holds():
            return {"holds": one.qualification}
        case Level():
            return {
                "level": {key: value for key, value in (("subject", one.subject), ("at_least", one.at_least)) if value}
            }
        case Experience():
            named = {"roles": list(one.roles), "occupations": list(one.occupations), "settings": list(one.settings)}
            data = {key: value for key, value in named.items() if value}
            return {"experience": data | ({"months": one.months} if one.months else {})}
        case LivedExperience():
            return {"lived_experience": list(one.areas) or "of_the_post"}
        case Declares():
            return {"equivalent" if one.equivalent else "declares": one.declaration}
        case Check():
            return {"check": one.check}
        case _:
            assert_never(one)

"""What several roles ask for, one thing to a row: who asks for it, how, and what a silent source leaves open."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.meaning import meaning
from peerpath.model.provenance import Basis
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    is_rung,
)
from peerpath.model.role import Role
from peerpath.report import words


class AskedRow(Struct, frozen=True):
    """One thing that some of the roles ask for."""

    name: str
    """The thing in neutral words."""
    by: Mapping[str, Requirement]
    """Role → the requirement that asks for it."""

    @property
    def is_rung(self) -> bool:
        """Whether it is a rung of the ladder, which no source asks for."""
        return any(is_rung(one) for one in self.by.values())


class Said(StrEnum):
    """What a role's source says about something that another role asks for."""

    ASKED = "asked"
    USUAL = "usual"
    """No source lists what this employer asks for; it is usual for such roles."""
    IN_ANOTHER_FORM = "in_another_form"
    USUAL_IN_ANOTHER_FORM = "usual_in_another_form"
    NOT_SAID = "not_said"
    """The source lists requirements but not this one, which does not mean that nobody asks for it."""
    NOT_KNOWN = "not_known"
    """No source lists what is asked."""


def asked_for(roles: Sequence[Role], catalogue: Catalogue) -> list[AskedRow]:
    """Everything that any of the roles asks for, each once, in order of appearance."""
    found: dict[object, dict[str, Requirement]] = {}
    for role in roles:
        for asked in singles(role):
            found.setdefault(_thing(asked), {}).setdefault(role.id, asked)
    return [AskedRow(_name(list(by.values()), catalogue), by) for by in found.values()]


def said(role: Role, row: AskedRow, catalogue: Catalogue) -> Said:
    """What a role's source says about the thing in a row."""
    if role.id in row.by:
        return Said.USUAL if _is_usual(row.by[role.id]) else Said.ASKED
    wanted = {topic for one in row.by.values() for topic in _topics(one, catalogue)}
    near = [one for one in singles(role) if not wanted.isdisjoint(_topics(one, catalogue))]
    if near:
        return Said.USUAL_IN_ANOTHER_FORM if all(map(_is_usual, near)) else Said.IN_ANOTHER_FORM
    return Said.NOT_SAID if role.is_listed else Said.NOT_KNOWN


def singles(role: Role) -> Iterator[Requirement]:
    """The single things that a role asks for: each part of a list counts, a choice counts as one."""
    for top in role.requires:
        yield from singles_of(top)


def singles_of(asked: Requirement) -> Iterator[Requirement]:
    """The single things of one requirement."""
    if isinstance(asked, AllOf):
        for part in asked.parts:
            yield from singles_of(part)
    else:
        yield asked


def _is_usual(asked: Requirement) -> bool:
    return asked.terms.provenance.basis is Basis.TYPICAL or is_rung(asked)


def _name(asked: Sequence[Requirement], catalogue: Catalogue) -> str:
    """The employers' words if all use the same, otherwise the catalogue's name of the thing."""
    texts = {one.text for one in asked}
    if len(texts) == 1 and asked[0].text:
        return asked[0].text
    return words.requirement(_unworded(asked[0]), catalogue)


def _unworded(asked: Requirement) -> Requirement:
    """The requirement without any employer's words."""
    if isinstance(asked, AllOf | AnyOf | AtLeast):
        return replace(asked, text="", parts=tuple(map(_unworded, asked.parts)))
    return replace(asked, text="")


def _thing(asked: Requirement) -> object:
    """A key that is equal for requirements that ask for the same. All rungs have one key."""
    return "rung" if is_rung(asked) else meaning(asked, exemptions=False)


def _topics(asked: Requirement, catalogue: Catalogue) -> set[tuple[str, str]]:
    """What a requirement is about, to recognise two that ask for it in different ways."""
    match asked:
        case AllOf() | AnyOf() | AtLeast():
            return set().union(*(_topics(part, catalogue) for part in asked.parts))
        case Holds(qualification=id):
            return {("holds", id), ("subject", _subject_of(id, catalogue))}
        case Level():
            return {("subject", asked.subject or "any")}
        case Experience():
            return _work(asked, catalogue)
        case LivedExperience():
            return {("lived experience", area) for area in _areas(asked, catalogue)}
        case _:
            return {("itself", str(_thing(asked)))}


def _areas(asked: LivedExperience, catalogue: Catalogue) -> tuple[str, ...]:
    """What the post decides may be any area; one that a source names is never another one."""
    return asked.areas or asked.post_areas or (*catalogue.areas, "")


def _subject_of(qualification: str, catalogue: Catalogue) -> str:
    """The subject of a qualification, or its id if it has none."""
    course = catalogue.qualifications.get(qualification)
    return (course.subject if course else None) or qualification


def _work(asked: Experience, catalogue: Catalogue) -> set[tuple[str, str]]:
    """The occupations of an experience, or else its settings. A rung resembles no requirement."""
    if asked.rung:
        return set()
    roles = [catalogue.roles[id].occupation for id in asked.roles if id in catalogue.roles]
    return {("work", id) for id in (*asked.occupations, *roles)} or {("setting", id) for id in asked.settings}

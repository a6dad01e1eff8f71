"""Small catalogues by hand: only what a route can depend on, everything else filled in."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, PartialDate, Profile, Spell, Study, Waiver
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.qualification import Length, Qualification
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
    Strength,
    Terms,
    When,
)
from peerpath.model.role import Occupation, Onward, Role, RoleKind, Stage

TODAY = date(2026, 11, 1)
OURS = Provenance(None, Basis.ASSUMED)
STATED = Provenance("a-source", Basis.STATED)


def terms(when: When = When.BEFORE_APPLYING, strength: Strength = Strength.ESSENTIAL) -> Terms:
    return Terms(STATED, strength, when)


def holds(qualification: str, when: When = When.BEFORE_APPLYING, unless: Requirement | None = None) -> Holds:
    return Holds(id=qualification, terms=terms(when), qualification=qualification, unless=unless)


def level(subject: str | None, at_least: int | None) -> Level:
    return Level(id=f"{subject}-level-{at_least}", terms=terms(), subject=subject, at_least=at_least)


def experience(
    months: int | None, *, roles: Sequence[str] = (), occupations: Sequence[str] = (), settings: Sequence[str] = ()
) -> Experience:
    named = "-".join((*roles, *occupations, *settings)).replace("/", "-")
    return Experience(
        id=f"{months}-months-{named}",
        terms=terms(),
        roles=tuple(roles),
        occupations=tuple(occupations),
        settings=tuple(settings),
        months=months,
    )


def lived(*areas: str) -> LivedExperience:
    return LivedExperience(id="lived-experience", terms=terms(), areas=areas)


def declares(declaration: str, *, equivalent: bool = False) -> Declares:
    return Declares(id=declaration, terms=terms(), declaration=declaration, equivalent=equivalent)


def check(what: str) -> Check:
    return Check(id=what, terms=terms(When.AFTER_OFFER), check=what)


def all_of(*parts: Requirement) -> AllOf:
    return AllOf(id="all-of-" + "-".join(p.id for p in parts), terms=terms(), parts=parts)


def any_of(*parts: Requirement) -> AnyOf:
    return AnyOf(id="any-of-" + "-".join(p.id for p in parts), terms=terms(), parts=parts)


def at_least(count: int, *parts: Requirement) -> AtLeast:
    return AtLeast(id=f"{count}-of-" + "-".join(p.id for p in parts), terms=terms(), count=count, parts=parts)


def two_of(*parts: Requirement) -> AtLeast:
    return at_least(2, *parts)


def desirable(requirement: Requirement) -> Requirement:
    return replace(requirement, terms=replace(requirement.terms, strength=Strength.DESIRABLE))


def course(
    id: str,
    months: int,
    *requires: Requirement,
    in_post_only: bool = False,
    counts_as: Sequence[str] = (),
    subject: str | None = None,
    level: int | None = None,
) -> Qualification:
    return Qualification(
        id=id,
        title=id,
        summary="",
        provenance=OURS,
        length=Length(months, Provenance("a-source", Basis.TYPICAL)),
        subject=subject,
        level=level,
        counts_as=tuple(counts_as),
        in_post_only=in_post_only,
        requires=requires,
    )


def role(
    id: str,
    *requires: Requirement,
    occupation: str = "",
    settings: Sequence[str] = (),
    kind: RoleKind = RoleKind.PEER,
    stage: Stage = Stage.ENTRY,
    offers: Sequence[str] = (),
    gives: Sequence[str] = (),
    leads_to: Sequence[str] = (),
    requirements_listed: bool = True,
) -> Role:
    """A role whose requirements have ids that begin with its own, as everywhere."""
    organisation, _, name = id.partition("/")
    return Role(
        id=id,
        title=name,
        organisation=organisation,
        occupation=occupation or name,
        kind=kind,
        stage=stage,
        summary="",
        provenance=OURS,
        settings=tuple(settings),
        requires=tuple(under(id, requirement) for requirement in requires),
        offers=tuple(offers),
        gives=tuple(gives),
        leads_to=tuple(Onward(to, OURS) for to in leads_to),
        requirements_listed=requirements_listed,
    )


def under(owner: str, requirement: Requirement) -> Requirement:
    """The requirement with its ids, and those of all below it, made whole."""
    changed = replace(requirement, id=f"{owner}/{requirement.id}")
    if changed.unless is not None:
        changed = replace(changed, unless=under(owner, changed.unless))
    if isinstance(changed, AllOf | AnyOf | AtLeast):
        return replace(changed, parts=tuple(under(owner, part) for part in changed.parts))
    return changed


def catalogue(*things: Role | Qualification | Occupation) -> Catalogue:
    """Roles, courses and occupations; an occupation that is only named needs no entry."""
    empty: dict[str, Any] = {name: {} for name in Catalogue.__struct_fields__ if name != "version"}
    roles = {thing.id: thing for thing in things if isinstance(thing, Role)}
    named = {r.occupation: Occupation(id=r.occupation, title=r.occupation) for r in roles.values()}
    given = {thing.id: thing for thing in things if isinstance(thing, Occupation)}
    qualifications = {thing.id: thing for thing in things if isinstance(thing, Qualification)}
    return Catalogue(
        version="test", **empty | {"roles": roles, "qualifications": qualifications, "occupations": named | given}
    )


def occupation(id: str, *, counts_as: Sequence[str] = ()) -> Occupation:
    return Occupation(id=id, title=id, counts_as=tuple(counts_as))


def person(
    holds: Iterable[str] = (),
    studying: Iterable[tuple[str, PartialDate | None]] = (),
    experience: Iterable[Spell] = (),
    declares: Iterable[str] = (),
    lived_experience: Iterable[str] = (),
    not_willing: Iterable[str] = (),
    waivers: Iterable[str] = (),
) -> Profile:
    return Profile(
        holds=tuple(Holding(id) for id in holds),
        studying=tuple(Study(id, until) for id, until in studying),
        experience=tuple(experience),
        declares=tuple(declares),
        lived_experience=tuple(lived_experience),
        not_willing=tuple(not_willing),
        waivers=tuple(Waiver(id, "the trust", "a reason") for id in waivers),
    )

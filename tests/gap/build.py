"""Small requirements, catalogues and people for tests, in as few words as they need."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import Evidence, evidence
from peerpath.gap.outcome import Gap, Outcome, Status
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
from peerpath.model.role import Occupation, Role, RoleKind, Stage

SAID = Provenance("a-page", Basis.STATED)
TODAY = date(2026, 11, 22)
TERMS = ("strength", "when", "within_months", "supported", "assessed")


def _common(id: str, asked: dict[str, Any]) -> dict[str, Any]:
    terms = Terms(SAID, **{key: asked[key] for key in TERMS if key in asked})
    return {"id": id, "terms": terms, "unless": asked.get("unless")}


def holds(qualification: str, within: int | None = None, id: str = "", **asked: Any) -> Requirement:
    common = _common(id or qualification, asked)
    return Holds(qualification=qualification, awarded_within_months=within, **common)


def level(subject: str | None = None, at_least: int | None = None, id: str = "level", **asked: Any) -> Requirement:
    return Level(subject=subject, at_least=at_least, **_common(id, asked))


def experience(
    months: int | None = None,
    roles: tuple[str, ...] = (),
    occupations: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    id: str = "experience",
    last: int | None = None,
    **asked: Any,
) -> Requirement:
    """``last``: only months of the last so many count."""
    common = _common(id, asked)
    common |= {"roles": roles, "occupations": occupations, "settings": settings}
    return Experience(months=months, in_the_last_months=last, **common)


def lived(*areas: str, id: str = "lived", every: bool = False, post: tuple[str, ...] = (), **asked: Any) -> Requirement:
    """``post``: the areas that the role names, where the post decides."""
    return LivedExperience(areas=areas, post_areas=post, every=every, **_common(id, asked))


def declares(declaration: str, id: str = "", equivalent: bool = False, **asked: Any) -> Requirement:
    return Declares(declaration=declaration, equivalent=equivalent, **_common(id or declaration, asked))


def check(id: str = "check", **asked: Any) -> Requirement:
    return Check(check="health", **_common(id, {"when": When.AFTER_OFFER} | asked))


def all_of(*parts: Requirement, id: str = "all", **asked: Any) -> Requirement:
    return AllOf(parts=parts, **_common(id, asked))


def any_of(*parts: Requirement, id: str = "any", **asked: Any) -> Requirement:
    return AnyOf(parts=parts, **_common(id, asked))


def at_least(count: int, *parts: Requirement, id: str = "some", **asked: Any) -> Requirement:
    return AtLeast(count=count, parts=parts, **_common(id, asked))


WILLING: dict[str, Any] = {"when": When.WILLING}
IN_POST: dict[str, Any] = {"when": When.IN_POST}
DESIRABLE: dict[str, Any] = {"strength": Strength.DESIRABLE}


def qualification(id: str, subject: str | None = None, level: int | None = None, **more: Any) -> Qualification:
    return Qualification(
        id=id, title=id, summary=id, provenance=SAID, length=Length(1, SAID), subject=subject, level=level, **more
    )


def role(
    id: str, *requires: Requirement, occupation: str = "helper", kind: RoleKind = RoleKind.PEER, **more: Any
) -> Role:
    return Role(
        id=id,
        title=id,
        organisation="trust",
        occupation=occupation,
        kind=kind,
        stage=Stage.ENTRY,
        summary=id,
        provenance=SAID,
        requires=requires,
        **more,
    )


def catalogue(
    qualifications: tuple[Qualification, ...] = (),
    occupations: tuple[Occupation, ...] = (),
    roles: tuple[Role, ...] = (),
) -> Catalogue:
    nothing: Mapping[str, Any] = {}
    return Catalogue(
        version="1",
        sources=nothing,
        organisations=nothing,
        areas=nothing,
        settings=nothing,
        subjects=nothing,
        declarations=nothing,
        checks=nothing,
        occupations={one.id: one for one in occupations},
        qualifications={one.id: one for one in qualifications},
        roles={one.id: one for one in roles},
    )


def on(text: str) -> PartialDate:
    """A date as people write it: 2024, 2024-07 or 2024-07-01."""
    return PartialDate(*(int(part) for part in text.split("-")))


def held(*names: str, awarded: str = "") -> tuple[Holding, ...]:
    return tuple(Holding(name, on(awarded) if awarded else None) for name in names)


def studying(*names: str, until: str = "") -> tuple[Study, ...]:
    return tuple(Study(name, on(until) if until else None) for name in names)


def waived(*requirements: str) -> tuple[Waiver, ...]:
    return tuple(Waiver(id, "the trust", "agreed") for id in requirements)


def spell(
    months: int, role: str | None = None, occupation: str | None = None, setting: str | None = None, until: str = ""
) -> Spell:
    ended = on(until) if until else None
    return Spell(months=months, role=role, occupation=occupation, setting=setting, until=ended)


def known(profile: Profile, world: Catalogue | None = None, today: date = TODAY) -> Evidence:
    return evidence(profile, world or catalogue(), today)


def answer(
    *requires: Requirement,
    world: Catalogue | None = None,
    today: date = TODAY,
    **profile: Any,
) -> Gap:
    """The gap of a person to a role that asks for these things."""
    return gap(role("trust/target", *requires), known(Profile(**profile), world, today))


def outcome(requirement: Requirement, **asked: Any) -> Outcome:
    return answer(requirement, **asked).outcomes[0]


def status(requirement: Requirement, **asked: Any) -> Status:
    return outcome(requirement, **asked).status

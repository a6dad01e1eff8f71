"""Small worlds by hand: only what a route can depend on, everything else filled in."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue, Organisation, Term
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
from peerpath.model.role import Band, Occupation, Onward, Role, RoleKind, Stage
from tests.route.oracle.world import Question, month_day

TODAY = date(2026, 11, 15)
SAID = Provenance("a-page", Basis.STATED)
TARGET = "t/goal"


def ago(months: int) -> PartialDate:
    """The day so many whole months before today; a negative number is a day to come."""
    day = month_day(TODAY, -months)
    return PartialDate(day.year, day.month, day.day)


def _common(
    id: str, when: str, within: int | None, desirable: bool, unless: Requirement | None, supported: bool
) -> dict[str, Any]:
    strength = Strength.DESIRABLE if desirable else Strength.ESSENTIAL
    return {"id": id, "terms": Terms(SAID, strength, When(when), within, supported), "unless": unless}


def _asked(id: str, asked: Mapping[str, Any]) -> dict[str, Any]:
    within, unless = asked.get("within"), asked.get("unless")
    when = asked.get("when", "in_post" if within is not None else "before_applying")
    desirable, supported = asked.get("desirable", False), asked.get("supported", False)
    return _common(asked.get("id", id), when, within, desirable, unless, supported)


def holds(qualification: str, awarded_within: int | None = None, **asked: Any) -> Holds:
    return Holds(qualification=qualification, awarded_within_months=awarded_within, **_asked(qualification, asked))


def level(subject: str | None, at_least: int | None = None, framework: str = "RQF", **asked: Any) -> Level:
    id = f"{subject}-{at_least}-{framework}"
    return Level(subject=subject, at_least=at_least, framework=framework, **_asked(id, asked))


def worked(months: int | None, *roles: str, last: int | None = None, **asked: Any) -> Experience:
    """Months in the roles named; ``occupations`` and ``settings`` as keywords."""
    occupations, settings = tuple(asked.pop("occupations", ())), tuple(asked.pop("settings", ()))
    id = "-".join((str(months), *(name.replace("/", ".") for name in (*roles, *occupations, *settings))))
    return Experience(
        roles=roles,
        occupations=occupations,
        settings=settings,
        months=months,
        in_the_last_months=last,
        **_asked(id, asked),
    )


def rung(months: int, *roles: str, elsewhere: Iterable[str] = (), own: Iterable[str] = (), **asked: Any) -> Experience:
    """The rung below a role whose requirements nobody lists."""
    common = _asked("rung", asked)
    return Experience(
        roles=roles, months=months, rung=True, worked_roles=tuple(elsewhere), worked_occupations=tuple(own), **common
    )


def lived(*areas: str, every: bool = False, **asked: Any) -> LivedExperience:
    return LivedExperience(areas=areas, every=every, **_asked("lived" + "".join(areas), asked))


def says(declaration: str, equivalent: bool = False, **asked: Any) -> Declares:
    return Declares(declaration=declaration, equivalent=equivalent, **_asked(declaration, asked))


def check(id: str = "dbs", **asked: Any) -> Check:
    return Check(check=id, **_asked(id, {"when": "after_offer"} | asked))


def all_of(*parts: Requirement, **asked: Any) -> AllOf:
    return AllOf(parts=parts, **_asked("all:" + "+".join(part.id for part in parts), asked))


def any_of(*parts: Requirement, **asked: Any) -> AnyOf:
    return AnyOf(parts=parts, **_asked("any:" + "+".join(part.id for part in parts), asked))


def at_least(count: int, *parts: Requirement, **asked: Any) -> AtLeast:
    id = f"{count}of:" + "+".join(part.id for part in parts)
    return AtLeast(count=count, parts=parts, **_asked(id, asked))


def course(id: str, months: int = 1, *requires: Requirement, **more: Any) -> Qualification:
    """A course; ``hours`` and ``part_time`` (months) beside the fields of the model; True for in working time."""
    length = Length(months, SAID, hours=more.pop("hours", None))
    part_time = more.pop("part_time", None)
    return Qualification(
        id=id,
        title=id,
        summary=id,
        provenance=SAID,
        length=length,
        part_time=None if part_time is None else Length(part_time, SAID),
        in_working_time=SAID if more.pop("in_working_time", False) else None,
        requires=requires,
        **more,
    )


def role(id: str, *requires: Requirement, band: str | None = None, **more: Any) -> Role:
    """A role; ``kind``, ``stage`` and ``leads_to`` as text."""
    unlikely = more.pop("unlikely", ())
    onward = [Onward(other, SAID) for other in more.pop("leads_to", ())]
    return Role(
        id=id,
        title=id,
        organisation=id.partition("/")[0],
        occupation=more.pop("occupation", id.partition("/")[2]),
        kind=RoleKind(more.pop("kind", "peer")),
        stage=Stage(more.pop("stage", "entry")),
        summary=id,
        provenance=SAID,
        band=None if band is None else Band(band, SAID),
        requires=tuple(_of_the_post(one, tuple(more.get("areas", ()))) for one in requires),
        leads_to=(*onward, *(Onward(other, SAID, unlikely=True) for other in unlikely)),
        **more,
    )


def _of_the_post(one: Requirement, areas: tuple[str, ...]) -> Requirement:
    """The requirement as the post asks it: lived experience with the areas that the post names."""
    if isinstance(one, LivedExperience) and not one.areas:
        return replace(one, post_areas=areas)
    if isinstance(one, AllOf | AnyOf | AtLeast):
        return replace(one, parts=tuple(_of_the_post(part, areas) for part in one.parts))
    return one


def occupation(id: str, *counts_as: str, settings: tuple[str, ...] = ()) -> Occupation:
    return Occupation(id=id, title=id, counts_as=counts_as, settings=settings)


def catalogue(*made: Role | Qualification | Occupation, gained: Iterable[str] = ()) -> Catalogue:
    """Everything in one value; ``gained`` are the declarations that can be gained in a role."""
    roles = {one.id: one for one in made if isinstance(one, Role)}
    named = {one.id: one for one in made if isinstance(one, Occupation)}
    own = {one.occupation: Occupation(id=one.occupation, title=one.occupation) for one in roles.values()}
    employers = {one.organisation: Organisation(one.organisation, one.organisation) for one in roles.values()}
    if "pathway" in employers:
        employers["pathway"] = Organisation("pathway", "pathway", employer=False)
    nothing: Mapping[str, Any] = {}
    return Catalogue(
        version="1",
        sources=nothing,
        organisations=employers,
        areas=nothing,
        settings=nothing,
        subjects=nothing,
        declarations={id: Term(id, id, experience=True) for id in gained},
        checks=nothing,
        occupations=own | named,
        qualifications={one.id: one for one in made if isinstance(one, Qualification)},
        roles=roles,
    )


def had(qualification: str, months_ago: int | None = None) -> Holding:
    return Holding(qualification, None if months_ago is None else ago(months_ago))


def on(qualification: str, months_left: int | None = None) -> Study:
    return Study(qualification, None if months_left is None else ago(-months_left))


def job(months: int, role: str | None = None, ended: int | None = None, **more: Any) -> Spell:
    """A spell of work; ``ended`` months ago, or going on."""
    return Spell(months=months, role=role, until=None if ended is None else ago(ended), **more)


def waived(*requirements: str) -> tuple[Waiver, ...]:
    return tuple(Waiver(id, "the trust", "agreed") for id in requirements)


def ask(
    *made: Role | Qualification | Occupation,
    hiring: int = 0,
    stay: int = 0,
    courses: int = 1,
    gained: Iterable[str] = (),
    avoid: Iterable[str] = (),
    target: str = TARGET,
    **profile: Any,
) -> Question:
    """A question with few words: roles and courses, then what is not usual; other keywords are the profile's."""
    lists: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list | tuple) else value for key, value in profile.items()
    }
    return Question(
        catalogue=catalogue(*made, gained=gained),
        profile=Profile(**lists),
        target=target,
        today=TODAY,
        hiring=hiring,
        stay=stay,
        courses=courses,
        avoid=frozenset(avoid),
    )

"""Made-up requirement trees and people, over one small catalogue."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from peerpath.model.profile import Holding, PartialDate, Profile, Spell, Study, Waiver
from peerpath.model.requirement import Requirement, Strength, When, parts_of
from peerpath.model.role import Occupation
from tests.gap.build import (
    TODAY,
    all_of,
    any_of,
    at_least,
    catalogue,
    check,
    declares,
    experience,
    holds,
    level,
    lived,
    qualification,
    role,
)

QUALIFICATIONS = ("q0", "q1", "q2", "q3", "q4")
OCCUPATIONS = ("helper", "senior", "cook")
ROLES = ("trust/helper", "charity/helper", "trust/senior")
SETTINGS = ("health", "voluntary")
DECLARATIONS = ("groups", "records")
AREAS = ("autism", "carer")

WORLD = catalogue(
    qualifications=(
        qualification("q0", "english", 2),
        qualification("q1", "english", 3, counts_as=("q2",)),
        qualification("q2", "care", valid_for_months=24),
        qualification("q3", None, 6, counts_as=("q1",)),
        qualification("q4", "english", 7, framework="SCQF"),
    ),
    occupations=(
        Occupation(id="helper", title="Helper", settings=("health",)),
        Occupation(id="senior", title="Senior", settings=("health",), counts_as=("helper",)),
        Occupation(id="cook", title="Cook", settings=("health", "voluntary")),
    ),
    roles=(
        role("trust/helper", settings=("health",)),
        role("charity/helper", settings=("voluntary",), gives=("groups",)),
        role("trust/senior", occupation="senior", settings=("health",), gives=("groups", "records")),
    ),
)
"""What there is to hold and to have worked as; q3 counts as q1, and q1 as q2, which lapses."""


def some(values: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


def leaf(draw: st.DrawFn, id: str, asked: dict[str, Any]) -> Requirement:
    match draw(st.sampled_from(["holds", "level", "experience", "lived", "declares", "check"])):
        case "holds":
            within = draw(st.sampled_from([None, None, 1, 12, 60]))
            return holds(draw(st.sampled_from(QUALIFICATIONS)), within, id, **asked)
        case "level":
            subject = draw(st.sampled_from([None, "english", "care"]))
            return level(subject, draw(st.sampled_from([None, 2, 3])), id, **asked)
        case "experience":
            months, last = draw(st.sampled_from([None, 1, 6, 12])), draw(st.sampled_from([None, None, 6, 24]))
            named = draw(some(ROLES)), draw(some(OCCUPATIONS)), draw(some(SETTINGS))
            return experience(months, *named, id, last, **asked)
        case "lived":
            areas, post = draw(some(AREAS)), draw(some(AREAS))
            return lived(*areas, id=id, every=draw(st.booleans()), post=() if areas else post, **asked)
        case "declares":
            return declares(draw(st.sampled_from(DECLARATIONS)), id, draw(st.booleans()), **asked)
        case _:
            return check(id, **asked)


@st.composite
def requirements(draw: st.DrawFn, id: str = "r", depth: int = 3, exempt: bool = True) -> Requirement:
    """A requirement tree in which each node's id says where it stands."""
    asked: dict[str, Any] = {}
    if draw(st.booleans()):
        asked["when"] = draw(st.sampled_from(list(When)))
    if draw(st.integers(0, 4)) == 0:
        asked["strength"] = Strength.DESIRABLE
    if exempt and draw(st.integers(0, 4)) == 0:
        asked["unless"] = draw(requirements(f"{id}/unless", min(depth, 1), False))
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return leaf(draw, id, asked)
    parts = [draw(requirements(f"{id}/{n}", depth - 1, exempt)) for n in range(draw(st.integers(1, 3)))]
    match draw(st.sampled_from(["all_of", "any_of", "at_least"])):
        case "all_of":
            return all_of(*parts, id=id, **asked)
        case "any_of":
            return any_of(*parts, id=id, **asked)
        case _:
            return at_least(draw(st.integers(1, 3)), *parts, id=id, **asked)


@st.composite
def dates(draw: st.DrawFn, latest: date = date(2027, 12, 31)) -> PartialDate | None:
    """A day, a month, a year, or nothing; none that is wholly after the latest day."""
    day = draw(st.dates(date(2020, 1, 1), latest))
    return draw(
        st.sampled_from(
            [None, PartialDate(day.year), PartialDate(day.year, day.month), PartialDate(day.year, day.month, day.day)]
        )
    )


def holdings(latest: date = TODAY) -> st.SearchStrategy[Holding]:
    return st.builds(Holding, st.sampled_from(QUALIFICATIONS), dates(latest))


def spells() -> st.SearchStrategy[Spell]:
    months, until = st.integers(1, 12), dates(date(2026, 11, 30))
    setting = st.sampled_from([None, *SETTINGS])
    return st.one_of(
        st.builds(Spell, months=months, role=st.sampled_from(ROLES), setting=setting, until=until),
        st.builds(Spell, months=months, occupation=st.sampled_from(OCCUPATIONS), setting=setting, until=until),
        st.builds(Spell, months=months, setting=st.sampled_from(SETTINGS), until=until),
    )


def ids(requirement: Requirement) -> list[str]:
    """The ids of a requirement, of all below it and of its exemptions."""
    exemption = [requirement.unless] if requirement.unless is not None else []
    return [requirement.id, *(id for part in (*parts_of(requirement), *exemption) for id in ids(part))]


def waivers(requires: tuple[Requirement, ...]) -> st.SearchStrategy[Waiver]:
    every = [id for requirement in requires for id in ids(requirement)]
    return st.sampled_from(every).map(lambda id: Waiver(id, "the trust", "agreed"))


@st.composite
def profiles(draw: st.DrawFn, requires: tuple[Requirement, ...]) -> Profile:
    """Somebody with some of what can be asked for."""
    return Profile(
        lived_experience=tuple(draw(some(AREAS))),
        declares=tuple(draw(some(DECLARATIONS))),
        holds=tuple(draw(st.lists(holdings(date(2027, 12, 31)), max_size=3))),
        studying=tuple(draw(st.lists(st.builds(Study, st.sampled_from(QUALIFICATIONS), dates()), max_size=2))),
        not_yet=draw(some((*DECLARATIONS, *AREAS, "lived-experience"))),
        experience=tuple(draw(st.lists(spells(), max_size=3))),
        not_willing=draw(some(QUALIFICATIONS)),
        waivers=tuple(draw(st.lists(waivers(requires), max_size=1))),
    )


@st.composite
def people(draw: st.DrawFn) -> tuple[tuple[Requirement, ...], Profile, date]:
    """What a role asks for, somebody, and a day."""
    requires = tuple(draw(requirements(f"r{n}")) for n in range(draw(st.integers(1, 2))))
    today = draw(st.sampled_from([TODAY, date(2026, 3, 31), date(2028, 2, 29), date(2026, 1, 1)]))
    return requires, draw(profiles(requires)), today

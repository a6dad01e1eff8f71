"""Routes as a careers adviser would judge them: YAML files that say what must and must not be on the way."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

import peerpath
from peerpath.ask.planner import Planner
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role

CASES = Path(__file__).parent.parent / "cases" / "routes"
_PEOPLE = yaml.safe_load((CASES / "people.yaml").read_text(encoding="utf-8"))
AS_OF = date.fromisoformat(str(_PEOPLE["as_of"]))
PEOPLE: Mapping[str, Mapping[str, Any]] = _PEOPLE["people"]
GROUPS: Mapping[str, list[str]] = _PEOPLE["groups"]


class Case(NamedTuple):
    """A target, a person, and what is asked of the answer."""

    target: str
    person: str
    expected: Mapping[str, Any]


def all_cases() -> Iterator[Case]:
    """Every target and person of every case, by the files' names and then in their own order."""
    for path in sorted(CASES.glob("*.yaml")):
        if path.name != "people.yaml":
            for block in yaml.safe_load(path.read_text(encoding="utf-8")):
                yield from _of(block)


def _of(block: Mapping[str, Any]) -> Iterator[Case]:
    for case in block["cases"]:
        expected = {key: value for key, value in case.items() if key not in ("who", "why")}
        assert expected and expected.keys() <= CHECKS.keys(), (block["targets"], case)
        who = GROUPS[case["who"]] if isinstance(case["who"], str) else case["who"]
        for target in block["targets"]:
            yield from (Case(target, person, expected) for person in who)


@cache
def planner() -> Planner:
    """The built-in catalogue."""
    return peerpath.load()


@cache
def answer(target: str, person: str) -> Mapping[str, Any]:
    """What scripts are told: the JSON of the answer."""
    return planner().route(target, peerpath.profile(dict(PEOPLE[person])), today=AS_OF).to_dict()


class Told:
    """A route as JSON tells it, read."""

    def __init__(self, route: Mapping[str, Any]) -> None:
        self.route, self.steps = route, route["steps"]
        self.last = self.steps[-1]
        self.work = [step for step in self.steps if step["kind"] == "work"]
        self.jobs = [step for step in self.steps if step["kind"] in ("stay", "work")]
        self.training = [(course, job) for job in self.jobs for course in job["training"]]
        self.study = [step for step in self.steps if step["kind"] == "study"]
        self.gained = [step["id"] for step in self.study] + [course["id"] for course, _ in self.training]
        self.roles = [self.catalogue.roles[step["id"]] for step in self.work]

    @property
    def catalogue(self) -> Catalogue:
        return planner().catalogue

    def occupations(self, role: Role) -> set[str]:
        """The occupation of a role, and what it also counts as."""
        return {role.occupation, *self.catalogue.occupations[role.occupation].counts_as}


def _in_order(wanted: list[str], found: list[set[str]]) -> bool:
    """Whether the wanted ones come one after the other, whatever comes between them."""
    left = iter(found)
    return all(any(one in names for names in left) for one in wanted)


def _works_in(told: Told, wanted: Any) -> bool:
    return not told.work if wanted == "none" else _in_order(wanted, [{role.id} for role in told.roles])


def _gains(told: Told, wanted: Any) -> bool:
    return not told.gained if wanted == "none" else set(wanted) <= set(told.gained)


def _gains_in(told: Told, wanted: Mapping[str, str]) -> bool:
    hosts = {course["id"]: job["id"] for course, job in told.training}
    return all(
        course in hosts and occupation in told.occupations(told.catalogue.roles[hosts[course]])
        for course, occupation in wanted.items()
    )


def _works_as(told: Told, wanted: list[str]) -> bool:
    return _in_order(wanted, [told.occupations(role) for role in told.roles])


CHECKS = {
    "no_route": None,
    "months": lambda told, wanted: wanted[0] <= told.route["months"] <= wanted[1],
    "works_in": _works_in,
    "works_in_no": lambda told, wanted: not {role.id for role in told.roles} & set(wanted),
    "works_in_one_of": lambda told, wanted: bool({role.id for role in told.roles} & set(wanted)),
    "works_as": _works_as,
    "works_as_no": lambda told, wanted: not {role.occupation for role in told.roles} & set(wanted),
    "works_through": lambda told, wanted: _in_order(wanted, [{role.stage} for role in told.roles]),
    "gains": _gains,
    "gains_no": lambda told, wanted: not set(told.gained) & set(wanted),
    "gains_in": _gains_in,
    "rests_on": lambda told, wanted: told.route["rests_on"] == wanted,
    "ends": lambda told, wanted: told.last["kind"] == wanted,
    "trains": lambda told, wanted: told.last["id"] == wanted,
}
"""What a case can ask: ids of roles (works_in), occupations (works_as) and stages (works_through) in their order, other
things between them; courses that are gained, on one's own or in a post. ``_no``: none of these."""


def wrong(case: Case) -> list[str]:
    """What of a case does not hold."""
    found = answer(case.target, case.person)
    if "no_route" in case.expected:
        obstacles = [reason["obstacle"] for reason in found["reasons"]]
        return [] if not found["found"] and case.expected["no_route"] in obstacles else [f"no_route: {obstacles}"]
    if not found["found"]:
        return ["no route"]
    told = Told(found["routes"][0])
    asked = ((key, value, CHECKS[key]) for key, value in case.expected.items())
    return [f"{key}: {value}" for key, value, holds in asked if holds is not None and not holds(told, value)]

"""The law: whoever walks a route to its end, takes back each no that its steps name, and asks gap, hears nothing new.

They are told ``ready``, or ``not_known`` where requirements are not listed, or ``to_confirm`` for nothing but what the
route listed under ``confirm``.
"""

import os
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import evidence
from peerpath.gap.outcome import Gap, Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.requirement import Requirement, Strength
from peerpath.model.role import Role
from peerpath.reading.role_data.catalogue import read_catalogue
from peerpath.route.answer import Route, Routes, StepKind
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.people import asked_by_somebody
from tests.route.oracle.plan import Plan
from tests.route.oracle.planned import answer, plan_of
from tests.route.oracle.walked import confirmed, last_day, nothing_but, walked
from tests.route.oracle.world import Question

TODAY = date(2026, 11, 15)
QUESTIONS = int(os.environ.get("PEERPATH_QUESTIONS", "2000"))
PEOPLE = 4 if QUESTIONS <= 2000 else 200
"""For each target that comes with it, and of the small catalogues: 4 in CI, 200 in a long run."""
TESTS = Path(__file__).parent.parent
CASES = [*sorted((TESTS / "cases" / "small").glob("*.yaml")), TESTS / "route" / "cases" / "served_twice"]
CASES = [case for case in CASES if read_catalogue(case).value is not None]


@cache
def builtin() -> Catalogue:
    read = read_catalogue()
    assert read.value is not None
    return read.value


def what_is_new(question: Question) -> str:
    """What gap says on the last day that the route did not say; empty where there is no route, or nothing new."""
    if question.goal.kind == "exit":
        return ""
    found = answer(question)
    if not isinstance(found, Routes):
        return ""
    plan = plan_of(found.routes[0], question)
    silent = replace(walked(plan, question), not_yet=_still_no(found.routes[0], question.profile))
    told = asked_again(silent, plan, question)
    listed = plan.confirms or frozenset()
    if new := [o.requirement.id for o in essential(told) if not nothing_but(o, listed)]:
        return f"still in the way of {question.target} at {plan.month}: {new}"
    said = asked_again(confirmed(silent, _words(found.routes[0], question.catalogue), question), plan, question)
    if said.verdict is Verdict.NOT_YET:
        return f"not yet, with all said, for {question.target} at {plan.month}"
    return ""


def _still_no(route: Route, profile: Profile) -> tuple[str, ...]:
    """What they still say no to: they take back what the steps name, and nothing that the route has not told them of."""
    told = {id for step in route.steps for id in step.take_back}
    return tuple(id for id in profile.not_yet if id not in told)


def asked_again(profile: Profile, plan: Plan, question: Question) -> Gap:
    known = evidence(profile, question.catalogue, last_day(plan, question))
    return gap(question.goal, known)


def essential(told: Gap) -> list:  # type: ignore[type-arg]
    return [one for one in told.outcomes if one.requirement.terms.strength is Strength.ESSENTIAL]


def _words(route: Route, catalogue: Catalogue) -> list[tuple[Requirement, Role | None]]:
    confirms = [step for step in route.steps if step.kind is StepKind.CONFIRM]
    return [(served.requirement, catalogue.roles.get(served.of)) for step in confirms for served in step.serves]


ASKED_AGAIN = {
    "courses under way": (60_042, 60_118, 60_194, 60_208),
    "all together": (30_198,),
    "contracts together": (2_001_513,),
}
"""Questions in which something was new once."""
OF_EACH = -(-QUESTIONS // (4 * len(KINDS)))


@pytest.mark.parametrize("kind", KINDS)
def test_of_made_up_catalogues(kind: str) -> None:
    seeds = (*range(OF_EACH), *ASKED_AGAIN.get(kind, ()))
    new = {seed: found for seed in seeds if (found := what_is_new(made(kind, seed)))}
    assert not new, "number of the question: what is new"


@pytest.mark.parametrize("kind", KINDS)
def test_of_made_up_catalogues_and_anybody(kind: str) -> None:
    new = {seed: what_is_new(asked_by_somebody(made(kind, seed), seed)) for seed in range(OF_EACH)}
    assert not {seed: found for seed, found in new.items() if found}, "number of the question: what is new"


@pytest.mark.parametrize("target", sorted(builtin().roles))
def test_of_every_role_of_the_catalogue(target: str) -> None:
    first = sorted(builtin().roles).index(target) * PEOPLE
    assert not what_is_new_to_people(builtin(), target, range(first, first + PEOPLE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_of_every_role_of_the_small_catalogues(case: Path) -> None:
    catalogue = read_catalogue(case).value
    assert catalogue is not None
    for target in sorted(catalogue.roles.keys() - builtin().roles.keys()):
        assert not what_is_new_to_people(catalogue, target, range(PEOPLE)), target


def what_is_new_to_people(catalogue: Catalogue, target: str, seeds: Iterable[int]) -> dict[int, str]:
    """Number of the person: what is new to them."""
    question = Question(catalogue=catalogue, profile=Profile(), target=target, today=TODAY)
    new = {seed: what_is_new(asked_by_somebody(question, seed)) for seed in seeds}
    return {seed: found for seed, found in new.items() if found}

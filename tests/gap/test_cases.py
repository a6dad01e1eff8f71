"""The answers to whole roles, read against the sources' own sentences. The cases are in ``tests/cases``."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import evidence
from peerpath.gap.outcome import Outcome
from peerpath.model.catalogue import Catalogue
from peerpath.reading.people.profile import read_profile
from peerpath.reading.role_data.catalogue import read_catalogue
from tests.gap.case_files import CASES, Case, all_cases

ALL = list(all_cases())


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    read = read_catalogue()
    assert read.value is not None, read.diagnostics
    return read.value


def nodes(outcomes: tuple[Outcome, ...]) -> Iterator[Outcome]:
    for outcome in outcomes:
        yield outcome
        yield from nodes(outcome.parts)
        yield from nodes((outcome.unless,) if outcome.unless else ())


def shown(outcome: Outcome, expected: str) -> object:
    """One thing about an outcome, as a case file words it."""
    value = {"status": outcome.status, "reason": outcome.reason, "evidence": outcome.evidence, "months": outcome.months}
    found = value[expected]
    return list(found) if isinstance(found, tuple) else found


@pytest.mark.parametrize("case", ALL, ids=[case.name for case in ALL])
def test_case(case: Case, catalogue: Catalogue) -> None:
    text = yaml.safe_dump(dict(case.profile), allow_unicode=True).encode()
    read = read_profile(text, case.name, catalogue)
    assert read.value is not None, read.diagnostics

    answer = gap(catalogue.roles[case.target], evidence(read.value, catalogue, case.as_of))

    by_id = {node.requirement.id.removeprefix(f"{case.target}/"): node for node in nodes(answer.outcomes)}
    found = {id: {key: shown(by_id[id], key) for key in what} for id, what in case.requirements.items()}
    assert found == case.requirements
    assert answer.verdict == case.verdict


def test_every_role_that_was_promised_has_cases(catalogue: Catalogue) -> None:
    described = {id for id, role in catalogue.roles.items() if role.requirements_listed and role.requires}
    assert {case.target for case in ALL} == described


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_requirement_is_open_in_some_case(path: Path, catalogue: Catalogue) -> None:
    """Apart from the person who has told nothing: so that one thing is missing at a time."""
    target = yaml.safe_load(path.read_text(encoding="utf-8"))["target"]
    cases = [case for case in ALL if case.target == target]
    open_ = {
        id
        for case in cases
        if case.profile
        for id, what in case.requirements.items()
        if what["status"] not in ("met", "not_needed", "waived")
    }
    role = catalogue.roles[cases[0].target]
    assert {one.id.removeprefix(f"{role.id}/") for one in role.requires} <= open_

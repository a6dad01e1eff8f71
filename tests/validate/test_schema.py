"""The JSON Schemas: well formed, agreed with by the real data, and stricter than the reader nowhere."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import peerpath
from peerpath.reading.files import builtin_data
from peerpath.reading.yamltree.tree import read_tree
from peerpath.validate.schema import NAMES, schema

PROFILE = b"""
name: Sam
lived_experience: [mental-health]
declares: [written-english, spoken-english, coproduction]
holds:
  - care-certificate
  - {id: level-3-peer-support, awarded: 2024-07}
studying:
  - {id: level-5-leadership-and-management, until: 2027-03}
experience:
  - {role: cwpt/peer-support-worker, months: 18, until: 2026-10}
  - {occupation: peer-support-worker, setting: voluntary, months: 6}
not_willing: []
waivers:
  - {requirement: cwpt/peer-practitioner/english, agreed_by: the trust, why: overseas qualification accepted}
"""


def validator(name: str) -> Any:
    return jsonschema.Draft202012Validator(schema(name))


def data(raw: bytes) -> Any:
    document = read_tree(raw, "file.yaml").value
    assert document is not None
    return document.data


@pytest.mark.parametrize("name", NAMES)
def test_schema_is_well_formed(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("path", sorted(builtin_data().glob("*.yaml")), ids=lambda path: path.name)
def test_builtin_data_agrees(path: Path) -> None:
    validator("roles").validate(data(path.read_bytes()))


def test_profile_of_the_documentation_agrees() -> None:
    validator("profile").validate(data(PROFILE))


@pytest.mark.parametrize(
    "wrong",
    [
        {"hold": []},
        {"holds": [{"awarded": "2024"}]},
        {"experience": [{"role": "cwpt/peer-support-worker", "months": -1}]},
        {"experience": [{"role": "cwpt/peer-support-worker"}]},
        {"name": ["Sam"]},
    ],
)
def test_wrong_profile_is_told(wrong: dict[str, Any]) -> None:
    assert not validator("profile").is_valid(wrong)


@pytest.mark.parametrize(
    "requirement",
    [{}, {"holds": "degree", "declares": "coproduction"}, {"hold": "degree"}, {"any_of": []}, {"check": ["dbs"]}],
)
def test_wrong_requirement_is_told(requirement: dict[str, Any]) -> None:
    assert not validator("roles").is_valid({"sets": {"some": [requirement]}})


@pytest.mark.parametrize("name", ["roles", "profile"])
def test_every_key_of_a_file_is_described_or_named_plainly(name: str) -> None:
    sections = schema(name)["properties"]
    assert sections
    assert all(json.dumps(section) != "{}" for section in sections.values())


@pytest.mark.parametrize("role", ["cwpt/senior-peer-support-worker", "cnwl/advanced-lived-experience-practitioner"])
@pytest.mark.parametrize("name", ["gap", "route"])
def test_answers_agree_with_their_schemas(name: str, role: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    from peerpath.cli.app import run

    assert run([name, role, "--format", "json", "--as-of", "2026-11-22"]) == 0
    validator(name).validate(json.loads(capfdbinary.readouterr().out))


def strict(shape: Any) -> Any:
    """The same schema with no key allowed that it does not name."""
    if isinstance(shape, list):
        return [strict(one) for one in shape]
    if not isinstance(shape, dict):
        return shape
    made = {key: strict(value) for key, value in shape.items()}
    return made | {"additionalProperties": False} if made.get("type") == "object" and "properties" in made else made


PEOPLE: list[dict[str, Any]] = [
    {},
    {
        "lived_experience": ["carer"],
        "holds": ["care-certificate", {"title": "Licencjat", "framework": "OTHER"}],
        "studying": ["level-3-peer-support"],
        "experience": [{"role": "cwpt/peer-support-worker", "months": 14}],
        "not_yet": ["training-experience"],
    },
]


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("name", ["gap", "route"])
def test_every_key_of_an_answer_stands_in_its_schema(name: str, person: dict[str, Any]) -> None:
    """Scripts read the schema, and not the program, to learn what there is."""
    planner, someone = peerpath.load(), peerpath.profile(person)
    asked = jsonschema.Draft202012Validator(strict(schema(name)))
    for role in sorted(planner.catalogue.roles)[:: 1 if name == "gap" else 6]:  # a route takes longer to find
        answer = planner.gap(role, someone) if name == "gap" else planner.route(role, someone, alternatives=1)
        asked.validate(answer.to_dict())


@pytest.mark.parametrize("person", PEOPLE)
def test_every_key_of_what_is_next_stands_in_its_schema(person: dict[str, Any]) -> None:
    told = peerpath.load().next(peerpath.profile(person)).to_dict()
    jsonschema.Draft202012Validator(strict(schema("next"))).validate(told)

"""The JSON Schemas: well formed, agreed with by the real data, and stricter than the reader nowhere."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

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

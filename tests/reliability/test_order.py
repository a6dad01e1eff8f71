"""The order of files, of entries and of keys says nothing, so no answer may follow from it."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Ask
from tests.reliability.test_broken_input import PROFILE

STEADY = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
ROLE = "trust/senior-helper"
QUESTIONS = [
    ["gap", ROLE],
    ["route", ROLE],
    ["next"],
    ["roles"],
    ["show", ROLE],
    ["show", "care-3"],
    ["compare", ROLE, "charity/helper"],
    ["map", "all"],
    ["explain"],
]


def shuffled(draw: st.DrawFn, data: Any) -> Any:
    """The same data with the keys of every mapping in another order. Lists stay: what is asked first stands first."""
    if isinstance(data, list):
        return [shuffled(draw, one) for one in data]
    if not isinstance(data, dict):
        return data
    return {key: shuffled(draw, data[key]) for key in draw(st.permutations(list(data)))}


@st.composite
def retold(draw: st.DrawFn, world: dict[str, Any]) -> list[dict[str, Any]]:
    """The same world in one to three files."""
    files: list[dict[str, Any]] = [{} for _ in range(draw(st.integers(1, 3)))]
    for section, entries in shuffled(draw, world).items():
        for id, entry in entries.items():
            draw(st.sampled_from(files)).setdefault(section, {})[id] = entry
    return [file for file in files if file]


def answers(ask: Ask, folder: Path) -> list[Any]:
    """The answers as data, but for the mark of the very bytes that they were made from."""
    (folder.parent / "profile.yaml").write_text(json.dumps(PROFILE), encoding="utf-8")
    asked = [*QUESTIONS, *(["gap", ROLE, "--profile", str(folder.parent / "profile.yaml")],)]
    found = [ask(*words, "--format", "json", "--data", str(folder), "--no-builtin").data for words in asked]
    return [{key: value for key, value in one.items() if key != "catalogue"} for one in found]


@STEADY
@given(data=st.data())
def test_role_data(
    data: st.DataObject,
    ask: Ask,
    world: dict[str, Any],
    world_folder: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("retold") / "data"
    folder.mkdir()
    for number, part in enumerate(data.draw(retold(world))):
        name = f"{data.draw(st.integers(0, 99))}-{number}.yaml"
        (folder / name).write_text(yaml.safe_dump(part, sort_keys=False), encoding="utf-8")
    assert answers(ask, folder) == answers(ask, world_folder)


@STEADY
@given(data=st.data())
def test_a_profile(data: st.DataObject, ask: Ask, world_folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "profile.yaml"
    known = ("--data", str(world_folder), "--no-builtin")
    for words in (["gap", ROLE], ["route", ROLE], ["next"], ["profile", "show"]):
        asked = [*words, str(file)] if words[0] == "profile" else [*words, "--profile", str(file)]
        file.write_text(json.dumps(PROFILE), encoding="utf-8")
        before = ask(*asked, *known).out
        file.write_text(
            json.dumps(data.draw(st.builds(dict, st.permutations(list(PROFILE.items()))))), encoding="utf-8"
        )
        assert ask(*asked, *known).out == before

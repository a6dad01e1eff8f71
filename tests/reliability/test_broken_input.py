"""Whatever role data and profiles hold, every command ends as promised: no traceback, and a promised exit code.

A traceback would be seen: the fixture `mistakes_are_seen` lets mistakes of the program through.
"""

import json
import os
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Ask
from tests.reliability.commands import about_a_profile, about_data

TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))
"""For a long run: so many times as many examples."""
STEADY = settings(
    max_examples=120 * TIMES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
ROLE, OTHER, COURSE = "trust/senior-helper", "charity/helper", "care-3"
IDS = [
    "trust/helper",
    "trust/senior-helper",
    "care-3",
    "english-2",
    "on-the-job",
    "helper",
    "english",
    "page",
    "nobody",
]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([0, -1, 1, 10**30, 1.5, float("nan"), "", " ", "of_the_post", "2024-02-30", "[/b]", "\x1b[2J", "=1+1"]),
    st.text(max_size=8),
    st.sampled_from(IDS),
    st.just([]),
    st.just({}),
    st.lists(st.sampled_from(IDS), max_size=3),
    st.dictionaries(st.sampled_from(["id", "months", "role", "holds", "any_of", "level"]), st.sampled_from(IDS), max_size=2),
)  # fmt: skip
"""Stands where something else should."""


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path to every value."""
    keys = list(data) if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else []
    return [path] * bool(path) + [one for key in keys for one in places(data[key], (*path, key))]


def spoiled(draw: st.DrawFn, data: Any) -> None:
    """One change in place: a value goes, is another, moves, comes twice or gets a key that nobody knows."""
    found = places(data)
    if not found:
        return
    *way, key = draw(st.sampled_from(found))
    holder = data
    for step in way:
        holder = holder[step]
    match draw(st.sampled_from(["gone", "odd", "taken from elsewhere", "unknown key"])):
        case "gone":
            del holder[key]
        case "odd":
            holder[key] = draw(ODD)
        case "taken from elsewhere":
            other: Any = data
            for step in draw(st.sampled_from(found)):
                other = other[step]
            holder[key] = deepcopy(other)
        case _:
            if isinstance(holder, dict):
                holder[draw(st.text(max_size=6))] = draw(ODD)


@st.composite
def spoiled_worlds(draw: st.DrawFn, world: dict[str, Any]) -> bytes:
    """The small world as YAML, wrong in one to three places, in its data or in its text."""
    data = deepcopy(world)
    for _ in range(draw(st.integers(0, 3))):
        spoiled(draw, data)
    raw = bytearray(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100).encode(errors="surrogatepass"))
    for _ in range(draw(st.integers(0, 2)) if draw(st.booleans()) else 0):
        at = draw(st.integers(0, max(0, len(raw) - 1)))
        raw[at : at + draw(st.integers(0, 40))] = draw(st.one_of(st.binary(max_size=3), st.just(b"&a *a !!python ")))
    return bytes(raw)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return folder


@STEADY
@given(data=st.data())
def test_role_data(data: st.DataObject, ask: Ask, own: Path, world: dict[str, Any]) -> None:
    (own / "world.yaml").write_bytes(data.draw(spoiled_worlds(world)))
    words = data.draw(
        st.sampled_from([*about_data(ROLE, OTHER, COURSE), ["validate"], ["validate", "--format", "sarif"]])
    )
    lay = data.draw(st.sampled_from([["--no-builtin"], ["--no-builtin"], ["--no-builtin"], []]))
    if words[0] == "validate":
        assert ask(*words, str(own), *lay).code in (0, 1)
        return
    answer = ask(*words, "--data", str(own), *lay)
    assert answer.code in (0, 2)
    assert bool(answer.err) == (answer.code == 2)


PROFILE: dict[str, Any] = {
    "name": "Wilhelmina",
    "lived_experience": ["mental-health"],
    "declares": ["writing"],
    "holds": ["care-basics", {"id": "english-2", "awarded": "2024-07"}],
    "studying": [{"id": "care-3", "until": "2027-03"}],
    "experience": [
        {"role": "trust/helper", "months": 18, "until": "2026-10"},
        {"occupation": "senior", "setting": "voluntary", "months": 6},
    ],
    "not_willing": ["on-the-job"],
    "waivers": [{"requirement": "trust/senior-helper/english", "agreed_by": "the trust", "why": "as good"}],
}


@st.composite
def spoiled_profiles(draw: st.DrawFn) -> bytes:
    """A profile as YAML or JSON, wrong in up to three places."""
    data = deepcopy(PROFILE)
    for _ in range(draw(st.integers(0, 3))):
        spoiled(draw, data)
    if draw(st.booleans()):
        return json.dumps(data, ensure_ascii=draw(st.booleans())).encode(errors="surrogatepass")
    return yaml.safe_dump(data, allow_unicode=True).encode(errors="surrogatepass")


@STEADY
@given(data=st.data())
def test_a_profile(data: st.DataObject, ask: Ask, own: Path, world_folder: Path) -> None:
    file = own / "profile.yaml"
    file.write_bytes(data.draw(spoiled_profiles()))
    words = data.draw(st.sampled_from(about_a_profile(str(file), ROLE)))
    answer = ask(*words, "--data", str(world_folder), "--no-builtin")
    assert answer.code in ((0, 1) if "check" in words else (0, 2))
    assert bool(answer.err) == (answer.code == 2)
    assert "Wilhelmina" not in answer.err


@settings(parent=STEADY, max_examples=40 * TIMES)
@given(data=st.data())
def test_many_profiles(data: st.DataObject, ask: Ask, own: Path, world_folder: Path) -> None:
    rows = data.draw(st.lists(st.one_of(spoiled_profiles(), st.binary(max_size=12)), min_size=1, max_size=4))
    (own / "people.jsonl").write_bytes(b"\n".join(row.replace(b"\n", b" ") for row in rows))
    (own / "people.csv").write_bytes(b"reference,name,holds,experience\n" + b"\n".join(rows))
    file = data.draw(st.sampled_from(["people.jsonl", "people.csv"]))
    where = data.draw(st.sampled_from([[], ["--summary", str(own / "sum")], ["--output-dir", str(own / "out")]]))
    form = data.draw(st.sampled_from(["text", "json", "html"]))
    known = ("--data", str(world_folder), "--no-builtin", "--jobs", "1")
    shutil.rmtree(own / "out", ignore_errors=True)
    answer = ask("gap", ROLE, "--profile", str(own / file), "--format", form, *where, *known)
    assert answer.code in (0, 1, 2)
    assert "Wilhelmina" not in answer.err


@STEADY
@given(data=st.data())
def test_what_is_typed(data: st.DataObject, ask: Ask, world_folder: Path) -> None:
    """Names, flags and days as nobody should type them."""
    typed = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=12)
    name = data.draw(st.one_of(st.sampled_from([*IDS, "Helper", "helper", "ward"]), typed))
    command = data.draw(st.sampled_from(["gap", "route", "show", "map", "explain", "compare", "next", "roles"]))
    flag = data.draw(
        st.sampled_from(["--holds", "--studying", "--experience", "--declares", "--as-of", "--band", "--org"])
    )
    value = data.draw(
        st.one_of(typed, st.sampled_from(IDS), st.sampled_from(["helper=12", "helper=-1", "care-3=2024-13"]))
    )
    answer = ask(command, name, f"{flag}={value}", "--data", str(world_folder), "--no-builtin")
    assert answer.code in (0, 2)
    assert bool(answer.err) == (answer.code == 2)

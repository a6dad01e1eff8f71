"""A profile has one shape, said twice: for msgspec, which is quick, and for Pydantic, which explains."""

import subprocess
import sys
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from peerpath.reading.limits import MOST_LETTERS, MOST_MONTHS
from peerpath.reading.people.fits import fits
from peerpath.reading.people.misfit import adapter

SCHEMA = adapter().json_schema()
PARTS = [SCHEMA, *SCHEMA["$defs"].values()]
KEYS = sorted({key for part in PARTS for key in part.get("properties", {})})
PLAIN = st.one_of(
    st.none(), st.booleans(), st.sampled_from([0, 1, -1, MOST_MONTHS, MOST_MONTHS + 1, 10**30, 2024]),
    st.floats(allow_nan=False), st.sampled_from(["", "a", "2024-07", "x" * MOST_LETTERS, "x" * (MOST_LETTERS + 1)]),
)  # fmt: skip
ANY_DATA: st.SearchStrategy[Any] = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*KEYS, "other"]), inner, max_size=4),
    max_leaves=8,
)


def _near(part: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Data that often has the shape, and is often wrong in one place."""
    if "$ref" in part:
        return _near(SCHEMA["$defs"][part["$ref"].rpartition("/")[2]])
    for word in ("anyOf", "oneOf"):
        if word in part:
            return st.one_of(*map(_near, part[word]))
    if part.get("type") == "array":
        return st.lists(_near(part["items"]), max_size=2) | PLAIN
    if part.get("type") == "object":
        own = {key: _near(below) for key, below in part["properties"].items()}
        needed = {key: own[key] for key in part.get("required", ())}
        optional = {key: own[key] for key in own if key not in needed}
        right = st.fixed_dictionaries(needed, optional=optional)
        return right | st.fixed_dictionaries({}, optional={**own, "other": PLAIN})
    kinds: dict[str, st.SearchStrategy[Any]] = {
        "string": st.sampled_from(["a", "b", "SCQF", "", "x" * MOST_LETTERS, "x" * (MOST_LETTERS + 1)]),
        "integer": st.sampled_from([1, 12, 0, MOST_MONTHS, MOST_MONTHS + 1]),
    }
    return kinds[part["type"]] | PLAIN if part.get("type") in kinds else PLAIN


@settings(max_examples=1_000)
@given(ANY_DATA | _near(SCHEMA))
def test_both_take_and_refuse_the_same(data: Any) -> None:
    try:
        adapter().validate_python(data)
        taken = True
    except ValidationError:
        taken = False
    assert fits(data) == taken


def test_both_take_every_key() -> None:
    whole: dict[str, Any] = {key: [] for key, part in SCHEMA["properties"].items() if part.get("type") == "array"}
    assert len(whole) >= 7
    assert fits(whole)
    assert fits({"name": "Sam", **whole})


def test_a_persons_words_load_no_pydantic_and_flags_no_yaml() -> None:
    say = "import sys; from peerpath.cli.app import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    typed = ["gap", "cwpt/peer-practitioner", "--holds", "care-certificate", "--experience", "peer-support-worker=6"]
    subprocess.run([sys.executable, "-c", say, *typed], capture_output=True, check=True)  # fills what is kept
    flags = subprocess.run([sys.executable, "-c", say, *typed], capture_output=True, text=True, check=True)
    file = subprocess.run(
        [sys.executable, "-c", say, *typed[:2], "--profile", "-"],
        capture_output=True, text=True, check=True, input="holds: [care-certificate]\n",
    )  # fmt: skip
    assert not {"pydantic", "yaml"} & set(flags.stderr.split())
    assert "pydantic" not in file.stderr.split()

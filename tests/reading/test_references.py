"""References are looked up even in an entry whose shape is wrong: all problems of a file are told in one run."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from peerpath.diagnostic import codes
from peerpath.reading.files import builtin_data
from peerpath.reading.role_data.catalogue import load
from peerpath.reading.role_data.layers import read_layer
from peerpath.reading.role_data.references import IDS, Ids
from peerpath.reading.schemas import role_data_schema

WRONG = b"""
roles:
  cwpt/example-worker:
    title: Example worker
    occupation: peer-suport-worker
    stage: entry
    bandd: 3
    source: nobodys-page
    summary: Supports people.
    requires:
      - holds: care-certificat
        when: some day
      - any_of: [{holds: degre}, {level: {subject: engish}}]
        id: study
      - experience: {setting: [helth], months: many}
"""
ODD = [
    b"7",
    b"[]",
    b"{requires: {a: 1}}",
    b"{leads_to: [7, {role: [x]}], remarks: no}",
    b"{requires: [[x], {holds: {a: b}, unless: 3}]}",
]


def test_unknown_ids_beside_wrong_shapes_are_told_in_the_same_run() -> None:
    builtin = read_layer(builtin_data()).value
    found = load([builtin or (), [("a.yaml", WRONG)]]).diagnostics
    told = {(d.code, d.place.line) for d in found}
    assert {
        (codes.UNKNOWN_OCCUPATION, 5), (codes.UNKNOWN_KEY, 7), (codes.UNKNOWN_SOURCE, 8),
        (codes.UNKNOWN_QUALIFICATION, 11), (codes.UNKNOWN_QUALIFICATION, 13), (codes.UNKNOWN_SUBJECT, 13),
        (codes.UNKNOWN_SETTING, 15),
    } <= told  # fmt: skip
    assert {line for _, line in told} >= {12, 15}


def _named_sources(shape: Mapping[str, Any], ids: Ids, path: str, definitions: Mapping[str, Any]) -> Iterator[str]:
    """Where the schema lets an entry name a source that the references do not look up."""
    while "$ref" in shape:
        shape = definitions[shape["$ref"].rpartition("/")[2]]
    for one in shape.get("anyOf", shape.get("oneOf", ())):
        yield from _named_sources(one, ids, path, definitions)
    for key, value in shape.get("properties", {}).items():
        if key == "source" and "string" in str(value) and ids.keys.get("source") != Ids("sources"):
            yield f"{path}.source"
        elif key != "requires":
            yield from _named_sources(value, ids.keys.get(key, Ids()), f"{path}.{key}", definitions)
    if "items" in shape:
        yield from _named_sources(shape["items"], ids.items or Ids(), f"{path}[]", definitions)


def test_a_source_is_looked_up_wherever_one_can_be_named() -> None:
    """A mistyped source would otherwise be a fact that nobody says."""
    schema = role_data_schema()
    sections = schema["properties"]
    missed = [
        place
        for section, ids in IDS.items()
        if section != "sets"
        for entry in sections[section]["patternProperties"].values()
        for place in _named_sources(entry, ids, section, schema["$defs"])
    ]
    assert missed == []


@pytest.mark.parametrize("entry", ODD)
def test_an_entry_of_any_shape_is_told_of_and_breaks_nothing(entry: bytes) -> None:
    found = load([[("a.yaml", b"roles:\n  cwpt/x: " + entry + b"\n")]])
    assert found.has_errors

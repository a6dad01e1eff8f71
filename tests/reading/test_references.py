"""References are looked up even in an entry whose shape is wrong: all problems of a file are told in one run."""

import pytest

from peerpath.diagnostic import codes
from peerpath.reading.files import builtin_data
from peerpath.reading.role_data.catalogue import load
from peerpath.reading.role_data.layers import read_layer

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


@pytest.mark.parametrize("entry", ODD)
def test_an_entry_of_any_shape_is_told_of_and_breaks_nothing(entry: bytes) -> None:
    found = load([[("a.yaml", b"roles:\n  cwpt/x: " + entry + b"\n")]])
    assert found.has_errors

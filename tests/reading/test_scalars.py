"""Plain scalars: YAML 1.2's core schema, and what 1.1 reads otherwise is never guessed at."""

import math

import pytest

from peerpath.reading.yamltree.scalars import Ambiguous, Scalar, meaning


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False),
        ("0", 0), ("7", 7), ("-7", -7), ("+7", 7), ("2024", 2024), ("1.5", 1.5), ("-0.5", -0.5), (".5", 0.5), ("1.", 1.0),
        ("tRUE", "tRUE"), ("nULL", "nULL"), ("none", "none"), ("None", "None"), ("nope", "nope"), ("yesterday", "yesterday"),
        ("2024-07", "2024-07"), ("2024-07-01", "2024-07-01"), ("8a", "8a"), ("4 years", "4 years"), ("-", "-"), (".", "."),
        ("1.2.3", "1.2.3"), ("+", "+"), ("0x", "0x"), ("e3", "e3"), ("once: twice", "once: twice"),
    ],
)  # fmt: skip
def test_what_all_versions_agree_on(text: str, value: Scalar) -> None:
    found = meaning(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(("text", "value"), [(".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf)])
def test_infinities(text: str, value: float) -> None:
    assert meaning(text) == value


def test_not_a_number() -> None:
    found = meaning(".NaN")
    assert isinstance(found, float) and math.isnan(found)


@pytest.mark.parametrize(
    "text",
    [
        "y",
        "Y",
        "n",
        "N",
        "yes",
        "Yes",
        "YES",
        "no",
        "No",
        "NO",
        "on",
        "On",
        "ON",
        "off",
        "Off",
        "OFF",
        "=",
        "012",
        "00",
        "-012",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1:30",
        "190:20:30",
        "1e3",
        "1.5E-3",
    ],
)
def test_what_they_do_not_agree_on(text: str) -> None:
    assert isinstance(meaning(text), Ambiguous)


def test_very_long_numbers_stay_text() -> None:
    assert meaning("9" * 5_000) == "9" * 5_000

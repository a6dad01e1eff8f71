"""Every rule's manual holds, and its examples run."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from peerpath.reading.files import builtin_data
from peerpath.reading.layers import Layer, read_layer
from peerpath.validate.rule import Rule
from peerpath.validate.rules import RULES
from peerpath.validate.runner import Options, check_files

DAY = date(2026, 11, 22)
WITHOUT_EXAMPLE = {"PP001", "PP002", "PP108", "PP212"}
"""A file that is not there, one of 32 MB, two files at once, a profile: tested elsewhere."""
WITH_EXAMPLE = [rule for rule in RULES if rule.code not in WITHOUT_EXAMPLE]


@pytest.fixture(scope="module")
def builtin() -> Layer:
    return read_layer(builtin_data()).value or ()


def codes(example: str | bytes, builtin: Layer) -> list[str]:
    raw = example if isinstance(example, bytes) else example.encode()
    report = check_files([("example.yaml", raw)], [builtin], Options(today=DAY))
    return [diagnostic.code for diagnostic in report.diagnostics]


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_failing_example_breaks_its_rule_alone(rule: Rule, builtin: Layer) -> None:
    assert set(codes(rule.bad, builtin)) == {rule.code} | ALONGSIDE.get(rule.code, set())


ALONGSIDE = {"PP009": {"PP008"}, "PP018": {"PP009"}, "PP602": {"PP601"}}
"""An alias needs an anchor, two hundred problems are needed for there to be more, and a long sentence is hard to read."""


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_passing_example_is_clean(rule: Rule, builtin: Layer) -> None:
    tolerated = {"PP404"} if rule.good.startswith("sets:") else set()
    assert set(codes(rule.good, builtin)) <= tolerated


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert all(one.code < other.code for one, other in pairwise(RULES))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_each_rule_has_one_file_named_after_it() -> None:
    here = Path(__file__).parents[2] / "src/peerpath/validate/rules"
    files = {path.stem for path in here.glob("pp*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_manual_is_complete(rule: Rule) -> None:
    assert rule.what.endswith(".") and rule.why.endswith(".") and rule.mend.endswith((".", "why."))

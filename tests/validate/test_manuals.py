"""Every rule's manual holds, and its examples run."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from peerpath.validate.rule import Rule
from peerpath.validate.rules import RULES

Codes = Callable[[str | bytes], list[str]]

WITHOUT_EXAMPLE = {"PP001", "PP002", "PP108", "PP212"}
"""A file that is not there, one of 16 MB, two files at once, a profile: tested elsewhere."""
WITH_EXAMPLE = [rule for rule in RULES if rule.code not in WITHOUT_EXAMPLE]


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_failing_example_breaks_its_rule_alone(rule: Rule, codes_of: Codes) -> None:
    assert set(codes_of(rule.bad)) == {rule.code} | ALONGSIDE.get(rule.code, set())


ALONGSIDE = {"PP009": {"PP008"}, "PP018": {"PP009"}, "PP602": {"PP601"}}
"""An alias needs an anchor, two hundred problems are needed for there to be more, and a long sentence is hard to read."""


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_passing_example_is_clean(rule: Rule, codes_of: Codes) -> None:
    tolerated = {"PP404"} if rule.good.startswith("sets:") else set()
    assert set(codes_of(rule.good)) <= tolerated


def test_codes_and_names_are_unique_and_in_order() -> None:
    assert all(one.code < other.code for one, other in pairwise(RULES))
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_each_rule_that_looks_at_data_has_one_file_named_after_it() -> None:
    here = Path(__file__).parents[2] / "src/peerpath/validate/rules"
    files = {path.stem for path in here.glob("pp[0-9][0-9][0-9]_*.py")}
    assert files == {f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in RULES if rule.check}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_manual_is_complete(rule: Rule) -> None:
    assert rule.what.endswith(".") and rule.why.endswith(".") and rule.mend.endswith((".", "why."))

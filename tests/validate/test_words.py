"""Rules that match words, measured on texts of both kinds: how many they find, and how many innocent ones they leave."""

from collections.abc import Callable
from pathlib import Path

import pytest

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.manual import BY_CODE
from peerpath.validate.rules.pp502_time_away_from_services import asks_for_time_away
from peerpath.validate.rules.pp504_clinical_registration import asks_for_registration

TEXTS = Path(__file__).parent / "texts"
RULES = [
    ("PP502", "time-away", asks_for_time_away),
    ("PP504", "clinical-registration", asks_for_registration),
]
Judge = Callable[[str], bool]


def texts(name: str, kind: str) -> list[str]:
    lines = (line.partition(" | ") for line in (TEXTS / f"{name}.txt").read_text().splitlines())
    return [text for told, _, text in lines if told == kind]


@pytest.mark.parametrize(("code", "name", "judge"), RULES)
def test_words_are_judged_right_nine_times_in_ten(
    code: str, name: str, judge: Judge, capsys: pytest.CaptureFixture[str]
) -> None:
    meant, innocent = texts(name, "yes"), texts(name, "no")
    found, left = sum(map(judge, meant)), sum(not judge(text) for text in innocent)
    with capsys.disabled():
        print(f"\n{code}: finds {found} of {len(meant)}, leaves {left} of {len(innocent)} innocent texts alone")
    assert len(meant) >= 20
    assert len(innocent) >= 20
    assert found >= 0.9 * len(meant)
    assert left >= 0.95 * len(innocent)


@pytest.mark.parametrize("code", [code for code, _, _ in RULES])
def test_a_rule_that_matches_words_is_a_warning(code: str) -> None:
    assert BY_CODE[code].severity is Severity.WARNING

"""Cases as a careers adviser would write them: YAML files, read into profiles and what is expected of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent.parent / "cases"
KEYS = {"why", "profile", "without", "with", "verdict", "requirements"}
EXPECTED = {"status", "reason", "evidence", "months"}


@dataclass(frozen=True)
class Case:
    """One person and one role, and the answer that they should get."""

    name: str
    target: str
    as_of: date
    profile: Mapping[str, Any]
    """As it would stand in a profile file."""
    verdict: str
    requirements: Mapping[str, Mapping[str, Any]]
    """What is expected, by the requirement's id within the role."""


def all_cases() -> Iterator[Case]:
    """Every case of every file, by the files' names and then in their own order."""
    for path in sorted(CASES.glob("*.yaml")):
        yield from _cases(path)


def _cases(path: Path) -> Iterator[Case]:
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    for case in data["cases"]:
        assert case.keys() <= KEYS, f"{path.name}: {sorted(case.keys() - KEYS)}"
        yield Case(
            name=f"{path.stem}: {case['why']}",
            target=data["target"],
            as_of=date.fromisoformat(str(data["as_of"])),
            profile=case["profile"] if "profile" in case else changed(data["everything"], case),
            verdict=case["verdict"],
            requirements={id: _expected(what) for id, what in case["requirements"].items()},
        )


def _expected(what: Any) -> Mapping[str, Any]:
    expected = {"status": what} if isinstance(what, str) else what
    assert "status" in expected and expected.keys() <= EXPECTED, expected
    return expected


def changed(everything: Mapping[str, Any], case: Mapping[str, Any]) -> dict[str, Any]:
    """The profile that has everything, without the entries named and with others added."""
    profile = {key: list(entries) for key, entries in everything.items()}
    for key, names in case.get("without", {}).items():
        left = [entry for entry in profile[key] if _name(entry) not in names]
        assert len(left) == len(profile[key]) - len(names), f"{case['why']}: not all of {names} were there"
        profile[key] = left
    for key, entries in case.get("with", {}).items():
        profile[key] = [*profile.get(key, []), *entries]
    return profile


def _name(entry: Any) -> str:
    if isinstance(entry, str):
        return entry
    return str(next(entry[key] for key in ("id", "role", "occupation", "setting") if key in entry))

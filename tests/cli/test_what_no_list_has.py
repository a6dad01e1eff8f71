"""A qualification of Scotland, of another country or of no list: it can be said, is never compared, and is never lost."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

TODAY = ("--as-of", "2026-11-27")
TUTOR, LEAD, ADVANCED = (
    "cwpt/recovery-academy-tutor",
    "cwpt/expert-by-experience-development-lead",
    "cnwl/advanced-lived-experience-practitioner",
)
HNC = {"title": "HNC Social Services", "framework": "SCQF", "level": 7}
TEACHING = {"title": "Teaching award", "framework": "SCQF", "level": 6, "subject": "education-and-training"}
ABROAD = {"title": "Licencjat", "framework": "OTHER"}


def plain(told: str) -> str:
    return " ".join(told.split())


def holding(folder: Path, *holds: dict[str, Any] | str, **more: Any) -> tuple[str, ...]:
    file = folder / "person.json"
    file.write_text(json.dumps({"lived_experience": ["mental-health"], "holds": holds, **more}), encoding="utf-8")
    return ("--profile", str(file), *TODAY)


def leaves(requirements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [leaf for one in requirements for leaf in (leaves(one["requirements"]) or [one])]


@pytest.mark.parametrize(("target", "held"), [(TUTOR, TEACHING), (LEAD, HNC), (LEAD, ABROAD), (ADVANCED, ABROAD)])
@pytest.mark.parametrize("full", [(), ("--full",)])
def test_another_framework_is_asked_about_and_never_met_by_number(
    target: str, held: dict[str, Any], full: tuple[str, ...], ask: Ask, tmp_path: Path
) -> None:
    who = holding(tmp_path, held)
    found = [
        one
        for one in leaves(ask("gap", target, *who, "-f", "json").data["requirements"])
        if one["evidence"] == [held["title"]]
    ]
    assert {(one["status"], one["reason"]) for one in found} == {("missing", "other_framework")}
    told = plain(ask("gap", target, *who, *full).out)
    if full:
        assert f"You hold {held['title']}" in told and "Ask the employer if it is as high." in told
    elif target == TUTOR:
        assert f"you hold {held['title']}: ask if it is as high, else 5 months" in told
    elif target != ADVANCED:
        assert f"you hold {held['title']}: ask if it is as high" in told


def test_it_is_asked_about_first(ask: Ask, tmp_path: Path) -> None:
    told = plain(ask("gap", TUTOR, *holding(tmp_path, TEACHING)).out)
    assert "First: ask CWPT about what you hold: Teaching award (SCQF level 6)." in told


def test_another_subject_is_no_matter_for_it(ask: Ask, tmp_path: Path) -> None:
    assert "HNC" not in ask("gap", TUTOR, *holding(tmp_path, HNC), "--full").out


def test_a_level_of_england_counts_and_the_employer_decides(ask: Ask, tmp_path: Path) -> None:
    who = holding(tmp_path, {"title": "Art of teaching", "level": 4, "subject": "education-and-training"})
    level = next(
        one for one in leaves(ask("gap", TUTOR, *who, "-f", "json").data["requirements"]) if one["kind"] == "level"
    )
    assert (level["status"], level["reason"], level["evidence"]) == ("met", "employer_decides", ["Art of teaching"])
    low = holding(tmp_path, {"title": "Art of teaching", "level": 2, "subject": "education-and-training"})
    level = next(
        one for one in leaves(ask("gap", TUTOR, *low, "-f", "json").data["requirements"]) if one["kind"] == "level"
    )
    assert level["status"] == "missing"


def test_nothing_typed_stands_on_an_anonymous_sheet(ask: Ask, tmp_path: Path) -> None:
    who = holding(tmp_path, TEACHING, ABROAD)
    for form in ("markdown", "json"):
        told = ask("gap", TUTOR, *who, "--anonymous", "--full", "-f", form).out
        assert "Teaching award" not in told and "Licencjat" not in told


def test_a_profile_keeps_it(ask: Ask, tmp_path: Path) -> None:
    who = holding(tmp_path, "care-certificate", {**HNC, "awarded": 2019})
    told = plain(ask("profile", "show", who[1]).out)
    assert "HNC Social Services (SCQF level 7), since 2019" in told
    assert ask("profile", "check", who[1]).code == 0


@pytest.mark.parametrize(("wrong", "why"), [
    ({"title": "degree"}, "Write its id instead: degree."),
    ({"level": 3}, "what is held has an id of the catalogue, or a title"),
    ({"id": "degree", "level": 6}, "an id stands alone"),
    ({"title": "X", "subject": "no-such"}, "the catalogue has no such subject"),
    ({"title": "X", "framework": "scqf"}, "a framework is named in capital letters, such as SCQF"),
])  # fmt: skip
def test_what_would_be_lost_is_told(wrong: dict[str, Any], why: str, ask: Ask, tmp_path: Path) -> None:
    answer = ask("profile", "check", holding(tmp_path, wrong)[1])
    assert answer.code == 1 and why in plain(answer.out + answer.err)


@pytest.mark.parametrize(
    ("awarded", "status"), [("2009", "to_confirm"), ("2014-12", "to_confirm"), ("2015", "met"), ("2016-03", "met")]
)
def test_a_date_before_a_qualification_began_is_asked_about(
    awarded: str, status: str, ask: Ask, tmp_path: Path
) -> None:
    who = holding(tmp_path, {"id": "care-certificate", "awarded": awarded})
    one = next(
        o
        for o in leaves(ask("gap", "cwpt/peer-practitioner", *who, "-f", "json").data["requirements"])
        if o["id"].endswith("/care-certificate")
    )
    assert one["status"] == status
    told = plain(ask("gap", "cwpt/peer-practitioner", *who, "--full").out)
    assert ("It began in April 2015." in told) == (status == "to_confirm")
    # How old an award may be no source says, so that its year stands where it counts.
    assert (f"Care Certificate, awarded {awarded[:4]}" in told) == (status == "met")

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
        assert f"You say that you hold {held['title']}" in told and "Ask the employer if it is as high." in told
    elif target == TUTOR:
        assert f"you hold {held['title']}: ask if it is as high, else 5 months" in told
    elif target != ADVANCED:
        assert f"you hold {held['title']}: ask if it is as high" in told


def test_it_is_asked_about_first(ask: Ask, tmp_path: Path) -> None:
    told = plain(ask("gap", TUTOR, *holding(tmp_path, TEACHING)).out)
    assert "First: ask CWPT about what you hold: Teaching award (SCQF level 6)." in told


@pytest.mark.parametrize("full", [(), ("--full",)])
def test_another_subject_is_no_matter_for_it(full: tuple[str, ...], ask: Ask, tmp_path: Path) -> None:
    nursing = {**HNC, "subject": "nursing"}
    assert "HNC" not in ask("gap", TUTOR, *holding(tmp_path, nursing), *full).out


@pytest.mark.parametrize("full", [(), ("--full",)])
def test_what_no_line_speaks_of_is_told_once_and_never_lost(full: tuple[str, ...], ask: Ask, tmp_path: Path) -> None:
    who = holding(tmp_path, HNC)
    assert ask("gap", TUTOR, *who, "-f", "json").data["not_weighed"] == ["HNC Social Services"]
    told = plain(ask("gap", TUTOR, *who, *full).out)
    assert told.count("HNC Social Services") == 1
    assert "You also say that you hold HNC Social Services (SCQF level 7). Ask CWPT if it counts" in told
    assert "You also say that you hold HNC Social Services (SCQF level 7). Ask CWPT" in plain(
        ask("route", TUTOR, *who, *full).out
    )
    near = ask("next", *who, "-f", "json").data["not_weighed"]
    assert near == ["HNC Social Services"] and "HNC Social Services (SCQF level 7)" in plain(
        ask("next", *who, *full).out
    )
    # Where a line speaks of it, or nothing is open, there is nothing to add.
    assert ask("gap", LEAD, *who, "-f", "json").data["not_weighed"] == []


NO_LIST = "HNC Social Services, Health (SCQF level 7)=2019"
KEPT = {"title": "HNC Social Services, Health", "level": 7, "framework": "SCQF", "awarded": 2019}


def test_flags_and_tables_take_a_title_that_may_hold_a_comma(ask: Ask, tmp_path: Path) -> None:
    """Each says the same as a profile with this title."""
    by_file = ask("gap", LEAD, *holding(tmp_path, KEPT), "-f", "json").data
    lived = ("--lived-experience", "mental-health", *TODAY)
    assert ask("gap", LEAD, "--also-holds", NO_LIST, *lived, "-f", "json").data == by_file
    table = tmp_path / "people.csv"
    table.write_text(f'reference,lived_experience,also_holds\nA,mental-health,"{NO_LIST}"\n', encoding="utf-8")
    (row,) = json.loads(ask("gap", LEAD, "--profile", str(table), *TODAY, "-f", "json").out)
    assert row["requirements"] == by_file["requirements"]


@pytest.mark.parametrize("listed", ["Degree", "degree", "Bachelor's degree", "BSc=2010"])
def test_a_title_that_a_list_has_is_taken_as_what_the_list_has(listed: str, ask: Ask) -> None:
    found = leaves(ask("gap", LEAD, "--also-holds", listed, *TODAY, "-f", "json").data["requirements"])
    assert "met" in [one["status"] for one in found if one["evidence"] == ["degree"]]


def test_whoever_names_none_of_the_list_is_told_how_to_say_it(ask: Ask, tmp_path: Path) -> None:
    answer = ask("gap", LEAD, "--holds", "care-certificate,HNC Social Services", *TODAY)
    assert answer.code == 2
    assert "--holds, number 2" in answer.err and '--also-holds "HNC Social Services"' in answer.err
    wrong = ask("gap", LEAD, "--holds", "care-certificate", "--also-holds", "Licencjat; HNC=soon", *TODAY)
    assert wrong.code == 2 and "--also-holds, number 2" in wrong.err
    (tmp_path / "p.yaml").write_text("holds: [HNC]\n", encoding="utf-8")
    assert "{title: HNC Social Services}" in ask("gap", LEAD, "--profile", str(tmp_path / "p.yaml")).err
    (tmp_path / "p.csv").write_text("name,holds\nA,HNC\n", encoding="utf-8")
    assert "a column also_holds" in ask("gap", LEAD, "--profile", str(tmp_path / "p.csv")).err


@pytest.mark.parametrize(
    ("held", "reason"),
    [("pgce", "perhaps_equal"), ({"title": "BTEC Care"}, "perhaps_equal"), ({"title": "MSc", "level": 7}, "perhaps_equal"),
     ({"title": "NVQ", "level": 3}, None), ("care-certificate", None)],
)  # fmt: skip
def test_what_may_be_equal_is_asked_about_and_never_taken_as_met(
    held: dict[str, Any] | str, reason: str | None, ask: Ask, tmp_path: Path
) -> None:
    """Nobody who holds a PGCE or a master's is told of six years for a degree, and nothing else."""
    who = holding(tmp_path, held)
    degree = next(o for o in leaves(ask("gap", LEAD, *who, "-f", "json").data["requirements"]) if o["kind"] == "holds")
    assert (degree["status"], degree["reason"]) == ("missing", reason)
    assert ("ask if it will do" in plain(ask("gap", LEAD, *who).out)) == (reason is not None)


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

"""An answer is one object: what it turns into equals what the command prints, and it works each thing out once."""

import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import peerpath
from peerpath.cli.app import run
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.validate.schema import schema

TODAY = date(2026, 11, 27)
SAM = {
    "name": "Sam",
    "lived_experience": ["mental-health"],
    "holds": ["care-certificate"],
    "studying": ["pgce"],
    "experience": [{"role": "cwpt/peer-support-worker", "months": 8}],
    "waivers": [{"requirement": "cwpt/peer-practitioner/english", "agreed_by": "the trust", "why": "taught abroad"}],
}
TARGET = "cwpt/peer-practitioner"


@pytest.fixture(scope="module")
def planner() -> peerpath.Planner:
    return peerpath.load()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("who") / "sam.json"
    file.write_text(json.dumps(SAM))
    return file


def asked(planner: peerpath.Planner, command: str) -> Any:
    match command:
        case "gap":
            return planner.gap(TARGET, SAM, today=TODAY)
        case "route":
            return planner.route(TARGET, SAM, today=TODAY)
        case _:
            return planner.next(SAM, today=TODAY)


def printed(command: str, form: str, file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> str:
    role = [] if command == "next" else [TARGET]
    assert run([command, *role, "--profile", str(file), "--as-of", TODAY.isoformat(), "--format", form]) == 0
    return capsysbinary.readouterr().out.decode()


@pytest.mark.parametrize("command", ["gap", "route", "next"])
def test_an_answer_equals_what_the_command_prints(
    command: str, planner: peerpath.Planner, file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    answer = asked(planner, command)
    assert answer.to_dict() == json.loads(printed(command, "json", file, capsysbinary))
    assert answer.to_html() == printed(command, "html", file, capsysbinary)
    assert answer.to_markdown() == printed(command, "markdown", file, capsysbinary)
    assert answer.to_html() in unescape(answer._repr_html_())
    jsonschema.validate(answer.to_dict(), schema(command))


def _counted(monkeypatch: pytest.MonkeyPatch, module: str, name: str, key: Callable[..., object]) -> Counter[object]:
    """How often something is worked out, by what it is worked out from, wherever it is called."""
    import importlib
    import sys

    real = getattr(importlib.import_module(module), name)
    times: Counter[object] = Counter()

    def counting(*given: Any, **more: Any) -> Any:
        times[key(*given)] += 1
        return real(*given, **more)

    for one in list(sys.modules.values()):
        if getattr(one, "__name__", "").startswith("peerpath") and getattr(one, name, None) is real:
            monkeypatch.setattr(one, name, counting)
    return times


def _person(profile: Profile, catalogue: Catalogue, today: date) -> object:
    return profile, today


def test_a_gap_makes_evidence_and_outcomes_once(planner: peerpath.Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    import peerpath.ask.personal
    import peerpath.gap.evaluate  # noqa: F401

    evidence = _counted(monkeypatch, "peerpath.gap.evidence", "evidence", _person)
    gaps = _counted(monkeypatch, "peerpath.gap.evaluate", "gap", lambda role, known: role.id)
    answer = planner.gap(TARGET, SAM, today=TODAY)
    assert not evidence and not gaps, "nothing is worked out before it is asked for"
    for _ in range(2):
        answer.to_dict(), answer.verdict, repr(answer)
    assert sum(evidence.values()) == 1
    assert gaps == {TARGET: 1}
    # What to do first is told from the way there, which is looked for once as well.
    ways = _counted(monkeypatch, "peerpath.route.route", "find_routes", lambda *given: given[2])
    for _ in range(2):
        answer.document(), answer.document(full=True)
    assert ways == {TARGET: 1} and gaps[TARGET] == 1


def test_several_questions_of_one_person_share_their_evidence(
    planner: peerpath.Planner, monkeypatch: pytest.MonkeyPatch, file: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    evidence = _counted(monkeypatch, "peerpath.gap.evidence", "evidence", _person)
    assert run(["gap", TARGET, "cwpt/peer-support-worker", "--profile", str(file), "--format", "json"]) == 0
    capsysbinary.readouterr()
    assert sum(evidence.values()) == 1


def test_each_open_requirement_tells_the_ways_to_close_it(planner: peerpath.Planner) -> None:
    found = {one["id"]: one for one in _all(planner.gap(TARGET, SAM, today=TODAY).to_dict()["requirements"])}
    maths = found[f"{TARGET}/maths"]
    assert maths["status"] == "missing"
    nearest = maths["ways"][0]
    course = planner.catalogue.qualifications[nearest["id"]]
    assert nearest["by"] == "study"
    assert nearest["basis"] == course.length.provenance.basis
    assert nearest["funding"] == (course.funding.text if course.funding else None)
    months = [one["months"] for one in maths["ways"]]
    assert months == sorted(months), "the nearest first"
    assert not found[f"{TARGET}/care-certificate"]["ways"], "it is in place"
    text = planner.gap(TARGET, SAM, today=TODAY).to_markdown()
    assert course.title in text


def test_a_waiver_says_who_agreed_and_why(planner: peerpath.Planner) -> None:
    (waived,) = [one for one in _all(planner.gap(TARGET, SAM).to_dict()["requirements"]) if one["status"] == "waived"]
    assert (waived["agreed_by"], waived["why"]) == ("the trust", "taught abroad")


def _all(nodes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for node in nodes for one in (node, *_all(node["requirements"]))]


def test_what_if_tells_what_changes(planner: peerpath.Planner, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    before = planner.route(TARGET, today=TODAY)
    after = before.what_if({"experience": [{"occupation": "peer-support-worker", "months": 24}]})
    assert before.changes is None
    assert after.changes is not None
    assert (after.changes.before, after.changes.after) == (before.months, after.months)
    typed = ["route", TARGET, "--as-of", TODAY.isoformat(), "--what-if", "experience=peer-support-worker=24"]
    assert run([*typed, "--format", "json"]) == 0
    assert after.to_dict() == json.loads(capsysbinary.readouterr().out)


def test_a_cohort_is_read_one_after_another(planner: peerpath.Planner, tmp_path: Path) -> None:
    table = tmp_path / "people.jsonl"
    people = [
        {"reference": "A1", "holds": ["care-certificate"]},
        {"holds": ["no-such"]},
        {"declares": ["written-english"]},
    ]
    table.write_text("".join(json.dumps(one) + "\n" for one in people))
    results = planner.cohort(table, TARGET, "cwpt/peer-support-worker", today=TODAY)
    first = next(results)
    assert (first.number, first.reference) == (1, "A1")
    assert [one.target for one in first.answers] == [TARGET, "cwpt/peer-support-worker"]
    assert first.answers[0].to_dict() == planner.gap(TARGET, {"holds": ["care-certificate"]}, today=TODAY).to_dict()
    assert "people" not in repr(first) and "A1" not in repr(first)
    wrong, third = results
    assert wrong.profile is None and wrong.problems and not wrong.answers
    assert [row["verdict"] for row in third.rows()] == [one.verdict for one in third.answers]


def test_what_is_near_looks_at_nobody_twice(planner: peerpath.Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    import peerpath.near.find  # noqa: F401

    kept: list[object] = []  # so that no two have one identity

    def asked_of(role: object, known: object) -> object:
        kept.append(known)
        return role, id(known)

    evidence = _counted(monkeypatch, "peerpath.gap.evidence", "evidence", _person)
    gaps = _counted(monkeypatch, "peerpath.gap.evaluate", "gap", asked_of)
    answer = planner.next(SAM, today=TODAY)
    answer.to_dict(), answer.document(), repr(answer)
    assert set(evidence.values()) == {1}
    assert set(gaps.values()) == {1}


def test_a_supposition_assumes_as_many_months_as_its_options_say(planner: peerpath.Planner) -> None:
    # The rung below a role whose requirements no source lists is as long as is assumed.
    asked = planner.route("cnwl/peer-employment-specialist", today=TODAY)
    supposed = asked.what_if({}, options=planner.options(assume_months=24))
    assert supposed.months == planner.route(asked.target, today=TODAY, assume_months=24).months
    assert supposed.what_if({}, options=planner.options()).months == asked.months


@pytest.mark.parametrize("hours", [0, -5, 81, 7.5, True, "7", []])
def test_a_supposition_of_hours_is_checked_as_the_option_is(planner: peerpath.Planner, hours: Any) -> None:
    with pytest.raises(peerpath.DataError, match="--study-hours wants a whole number from 1 to 80"):
        planner.route(TARGET, today=TODAY).what_if({}, study_hours=hours)


@pytest.mark.parametrize("options", ["by=moves", 5, {}, {"by": "moves"}])
def test_a_supposition_takes_options_that_a_planner_made(planner: peerpath.Planner, options: Any) -> None:
    with pytest.raises(peerpath.DataError, match=r"Planner\.options"):
        planner.route(TARGET, today=TODAY).what_if({}, options=options)

"""What a page is told equals what the command line says: answers to the byte, problems in the same words."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import peerpath
from peerpath.page import bridge, files
from peerpath.page.files import ProfileData, ProfileFile, file_of_profile, profile_of_file
from peerpath.page.whole import contents
from tests.cli.conftest import Ask
from tests.cli.conftest import ask as ask
from tests.page.people import TODAY, made_up

PEOPLE = range(6)
ROLE = "cwpt/senior-peer-support-worker"


@pytest.fixture(scope="module")
def planner() -> peerpath.Planner:
    return peerpath.load()


@pytest.fixture(autouse=True)
def over_the_built_in_data(planner: peerpath.Planner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridge, "ready", lambda: planner)


def told(answer: str) -> Any:
    return json.loads(answer)


def asked(**request: Any) -> str:
    return bridge.ask(json.dumps({"as_of": TODAY, **request}))


@pytest.mark.parametrize("number", PEOPLE)
def test_every_command_answers_with_the_bytes_of_the_command_line(
    number: int, ask: Ask, planner: peerpath.Planner, tmp_path: Path
) -> None:
    person = made_up(number, planner.catalogue)
    file = tmp_path / "profile.yaml"
    file.write_text(yaml.safe_dump(person), encoding="utf-8")
    words = ("--profile", str(file), "--as-of", TODAY, "--format", "json")
    assert asked(command="gap", target=ROLE, profile=person) == ask("gap", ROLE, *words).out
    assert asked(command="route", target=ROLE, profile=person) == ask("route", ROLE, *words).out
    assert asked(command="next", profile=person) == ask("next", *words).out
    assert asked(command="gap", target=ROLE, profile=file.read_text()) == ask("gap", ROLE, *words).out


OPTIONS: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"what_if": ["holds=pgce", "experience=peer-support-worker=24"]},
     ("--what-if", "holds=pgce", "--what-if", "experience=peer-support-worker=24")),
    ({"stay_with": "cwpt", "assume_months": 18, "courses": 2}, ("--stay-with", "cwpt", "--assume-months", "18", "--courses", "2")),
    ({"study_hours": 14}, ("--study-hours", "14")),
    ({"avoid": ["pgce"], "alternatives": 2, "by": "moves"}, ("--avoid", "pgce", "--alternatives", "2", "--by", "moves")),
]  # fmt: skip


@pytest.mark.parametrize(("options", "words"), OPTIONS, ids=lambda one: " ".join(one))
def test_options_are_those_of_the_command(options: dict[str, Any], words: tuple[str, ...], ask: Ask) -> None:
    expected = ask("route", ROLE, *words, "--as-of", TODAY, "--format", "json")
    assert expected.code == 0 and asked(command="route", target=ROLE, options=options) == expected.out


@pytest.mark.parametrize("name", [ROLE, "Care Certificate"])
def test_what_is_known_of_a_role_or_a_course(name: str, ask: Ask) -> None:
    request = json.dumps({"command": "show", "target": name})
    assert bridge.ask(request) == ask("show", name, "--format", "json").out


def test_show_refuses_what_the_command_has_not() -> None:
    assert told(asked(command="show", target=ROLE))["error"] == "show has no option as_of."
    assert told(asked(command="show", target=ROLE, as_of=None, profile={}))["error"] == "show has no option profile."


WRONG: list[tuple[dict[str, Any], tuple[str, ...]]] = [
    ({"command": "gap", "target": "peer practitoner"}, ("gap", "peer practitoner")),
    ({"command": "gap", "target": "Peer support worker"}, ("gap", "Peer support worker")),
    ({"command": "show", "target": "nothing at all", "as_of": None}, ("show", "nothing at all")),
    ({"command": "route", "target": ROLE, "options": {"by": "luck"}}, ("route", ROLE, "--by", "luck")),
    ({"command": "route", "target": ROLE, "options": {"avoid": ["pgcee"]}}, ("route", ROLE, "--avoid", "pgcee")),
    ({"command": "route", "target": ROLE, "options": {"what_if": ["hold=pgce"]}}, ("route", ROLE, "--what-if", "hold=pgce")),
    ({"command": "route", "target": ROLE, "options": {"study_hours": 99}}, ("route", ROLE, "--study-hours", "99")),
    ({"command": "next", "as_of": "yesterday"}, ("next", "--as-of", "yesterday")),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "words"), WRONG, ids=lambda one: " ".join(map(str, one)))
def test_problems_are_values_with_the_words_of_the_command_line(
    request_: dict[str, Any], words: tuple[str, ...], ask: Ask
) -> None:
    expected = ask(*words)
    assert expected.code == 2
    # The command line adds an example, which a page has no use for.
    assert told(asked(**request_))["error"] == expected.err.partition("\nFor example: ")[0].removesuffix("\n")


@pytest.mark.parametrize("request_", [{"command": "luck"}, {"command": "next", "options": {"by": "luck"}}], ids=str)
def test_what_no_command_has_is_refused(request_: dict[str, Any]) -> None:
    error = told(asked(**request_))["error"]
    assert error.startswith(("command wants one of", "options of next are"))


def test_a_misspelt_option_is_told_what_may_be_meant() -> None:
    error = told(asked(command="route", target=ROLE, options={"study_hour": 7}))["error"]
    assert error.endswith("Did you mean study_hours?")


@pytest.mark.parametrize("text", ["Sam, bipolar", "profile.yaml", "/etc/hostname"])
def test_a_text_is_a_profile_and_never_the_name_of_a_file(text: str, ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "sam.yaml"
    file.write_text(text, encoding="utf-8")
    expected = ask("gap", ROLE, "--profile", str(file)).err.rstrip("\n").replace(str(file), "profile")
    assert "PP103" in expected and text not in expected
    assert told(asked(command="gap", target=ROLE, profile=text))["error"] == expected
    assert told(asked(command="route", target=ROLE, profile=text))["error"] == expected
    assert told(bridge.questions(json.dumps({"profile": text})))["error"] == expected


def test_a_fault_of_the_program_says_nothing_of_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    def fault() -> peerpath.Planner:
        raise RuntimeError("secret")

    monkeypatch.setattr(bridge, "ready", fault)
    error = told(asked(command="next"))["error"]
    assert "mistake in peerpath" in error and "RuntimeError in test_bridge.py" in error and "secret" not in error


def test_a_name_that_several_go_by_comes_with_the_choices() -> None:
    choices = told(asked(command="gap", target="Senior peer support worker"))["choices"]
    assert "cwpt/senior-peer-support-worker" in choices and len(choices) > 1


@pytest.mark.parametrize("request_", ["{", "[]", '{"command": "gap", "profil": {}}', '{"command": 3}', "null"])
def test_a_slip_of_the_page_is_a_value_too(request_: str) -> None:
    assert told(bridge.ask(request_))["error"].startswith("The page asked in a way that is not known")


def test_what_is_wrong_with_a_profile_never_repeats_it() -> None:
    profile = {"name": "Secret", "holds": ["secret-thing"], "declares": [{"secret": 1}]}
    assert "ecret" not in told(asked(command="gap", target=ROLE, profile=profile))["error"]


@pytest.mark.parametrize("full", [False, True])
def test_what_is_drawn_is_the_document_that_reports_print(full: bool, planner: peerpath.Planner) -> None:
    person = made_up(1, planner.catalogue)
    request = {"command": "gap", "target": ROLE, "profile": person, "as_of": TODAY, "full": full}
    drawn = told(bridge.draw(json.dumps(request)))
    assert drawn["html"].count(f"<h1>{drawn['title']}</h1>") == drawn["html"].count("<h1") == 1
    if full:
        page = planner.gap(ROLE, person, today=TODAY).to_html()
        assert drawn["html"].count("<section") == page.count("<section")


def test_every_question_of_the_dialogue_can_be_answered_in_a_form(planner: peerpath.Planner) -> None:
    answers: dict[str, list[str]] = {}
    typed = {"months": ["2 years"], "date": ["June 2025"], "titles": ["Licencjat"]}
    while True:
        form = told(bridge.questions(json.dumps({"target": ROLE, "answers": answers, "as_of": TODAY})))
        assert form["unclear"] == {}
        left = [one for one in form["questions"] if one["key"] not in answers]
        if not left:
            break
        answers[left[0]["key"]] = typed.get(left[0]["kind"]) or [left[0]["choices"][0]["id"]]
    assert form["profile"] and form["role"] == ROLE
    again = told(bridge.questions(json.dumps({"target": ROLE, "profile": form["profile"], "as_of": TODAY})))
    assert again["profile"] == form["profile"]
    assert planner.profile(form["profile"])


def test_a_form_keeps_a_second_spell_of_the_same_work() -> None:
    worked = [
        {"role": "cwpt/peer-support-worker", "months": 18},
        {"occupation": "peer-support-worker", "setting": "voluntary", "months": 6, "until": 2020},
        {"role": "cwpt/senior-peer-support-worker", "months": 3, "until": "2025-06"},
    ]
    profile = {"experience": worked}
    form = told(bridge.questions(json.dumps({"target": ROLE, "profile": profile, "as_of": TODAY})))
    answers = form["answers"] | {"on-a-course": ["no"]}
    again = told(bridge.questions(json.dumps({"target": ROLE, "profile": profile, "answers": answers, "as_of": TODAY})))
    assert again["answers"] == answers and again["profile"]["experience"] == worked


def test_an_answer_that_is_none_is_told_and_leaves_the_others() -> None:
    answers = {"work": ["peer-support-worker"], "months/peer-support-worker": ["ages"], "lived_experience": ["no-area"]}
    form = told(bridge.questions(json.dumps({"target": ROLE, "answers": answers, "as_of": TODAY})))
    assert form["unclear"]["months/peer-support-worker"].startswith("Please type whole months")
    assert form["answers"] == {"work": ["peer-support-worker"]}


def test_a_profile_is_written_and_read_as_the_command_line_does(ask: Ask, tmp_path: Path) -> None:
    profile = {"name": "Sam", "holds": ["care-certificate"], "experience": [{"role": ROLE, "months": 3}]}
    text = told(bridge.profile_write(json.dumps({"profile": profile, "notes": ["# my own note"]})))["yaml"]
    read = told(bridge.profile_read(json.dumps({"yaml": text})))
    assert read == {"profile": profile, "notes": ["# my own note"], "remarks": []}
    file = tmp_path / "sam.yaml"
    file.write_text(text, encoding="utf-8")
    assert ask("profile", "check", str(file), "--quiet").code == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Sam \u202eetad", "Sam etad"),
        ("S\u200bam\x07", "Sam"),
        ("Sam\nLee", "Sam Lee"),
        ("\u200f", None),
        ("Zoë", "Zoë"),
    ],
)
def test_a_name_is_kept_as_it_is_seen(typed: str, kept: str | None) -> None:
    text = told(bridge.profile_write(json.dumps({"profile": {"name": typed, "holds": ["pgce"]}})))["yaml"]
    assert told(bridge.profile_read(json.dumps({"yaml": text})))["profile"].get("name") == kept


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=20) | st.sampled_from(["Y", "no", "08", "1_000", "1:30", "=", "~", "#1", "- a: b", "1e3"]))
def test_whatever_name_is_typed_the_saved_file_opens(planner: peerpath.Planner, typed: str) -> None:
    text = file_of_profile(ProfileData({"name": typed}), planner)["yaml"]
    assert "profile" in profile_of_file(ProfileFile(text), planner)


def test_a_file_that_is_no_profile_is_told_of_in_plain_words() -> None:
    text = "holds: [care-certificat]\nhold: 3\nexperience:\n  - {months: many}\nwaivers: [{requirement: x, agreed_by: y, why: z}]\n"
    error = told(bridge.profile_read(json.dumps({"yaml": text})))["error"]
    assert error.splitlines()[:2] == [
        "Line 1, column 9: the catalogue has no such qualification. Did you mean care-certificate?",
        "Line 2, column 1: no such key is known here. Did you mean holds?",
    ]
    assert len(error.splitlines()) >= 4
    # Nobody who opens a page has a terminal, or a list of codes.
    assert not re.search(r"PP\d|peerpath|Type:|\.yaml", error)


def test_a_profile_in_the_box_for_role_data_asks_nobody_to_type_a_command() -> None:
    found = told(bridge.check(json.dumps({"files": {"pasted.yaml": "holds: [care-certificate]\n"}, "as_of": TODAY})))
    assert found["errors"] and not any("peerpath" in (one["help"] or "") for one in found["diagnostics"])


def test_pasted_role_data_is_checked_as_validate_does(ask: Ask, tmp_path: Path) -> None:
    text = "roles:\n  cwpt/new-role: {title: 3, occupation: peer-support-workr}\n"
    file = tmp_path / "role.yaml"
    file.write_text(text, encoding="utf-8")
    expected = ask("validate", str(file), "--as-of", TODAY, "--format", "json").out
    found = bridge.check(json.dumps({"files": {"role.yaml": text}, "as_of": TODAY}))
    assert found == expected.replace(str(file), "role.yaml")
    assert told(found)["errors"] > 0


TRUST = """\
# Ask Jo, who is off sick.
organisations:
  hill: {title: "Hill #1 Trust", short: Hill, country: England}  # a note of our own
sources:
  hill-peer: {short: A page, publisher: Hill, title: Peer worker, published: undated, looked_at: 2026-11-01}
"""
ROLE_OF_IT = """\
roles:
  hill/peer: {title: Peer worker, occupation: peer-support-worker, stage: entry, source: hill-peer, summary: Helps., requires: []}
"""


@pytest.mark.parametrize("alone", [[], ["--no-builtin"]], ids=["over the built-in data", "alone"])
def test_pasted_role_data_is_laid_over_that_of_the_page(
    alone: list[str], ask: Ask, planner: peerpath.Planner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust, file, package = tmp_path / "trust", tmp_path / "role.yaml", tmp_path / "browser"
    trust.mkdir()
    (trust / "secret-name.yaml").write_text(TRUST, encoding="utf-8")
    file.write_text(ROLE_OF_IT, encoding="utf-8")
    parts = contents(planner, [trust], builtin=not alone)["check"]
    for name, raw in parts.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(raw)
    written = " ".join(parts) + b"".join(raw for name, raw in parts.items() if "/own/" in name).decode()
    assert "Hill #1 Trust" in written and not any(one in written for one in ("secret-name", "Jo", "a note of our own"))
    monkeypatch.setattr(files, "OWN_DATA", package / "peerpath/page/own")
    monkeypatch.setattr(files, "builtin_data", lambda: package / "peerpath/data")
    found = told(bridge.check(json.dumps({"files": {"role.yaml": ROLE_OF_IT}, "as_of": TODAY})))
    command = ask("validate", str(file), "--as-of", TODAY, "--format", "json").data
    assert {one["code"] for one in command["diagnostics"]} == {"PP205", "PP206"}, "the trust is not known to it"
    assert not {one["code"] for one in found["diagnostics"]} & {"PP205", "PP206"}
    assert found["errors"] == len(alone), "without the built-in data the occupation is not known"


def test_warming_up_answers_something_of_each_kind() -> None:
    assert len(bridge.warming()) == 3
    for step in bridge.warming():
        bridge.warm(step)


WITHOUT_PYDANTIC = """
import json, sys
import peerpath
from peerpath.page import bridge
bridge.ready = lambda planner=peerpath.load(): planner
for name in [name for name in sys.modules if name.startswith(("pydantic", "peerpath.reading"))]:
    del sys.modules[name]
sys.modules["pydantic"] = None
for yaml in ("holds: [care-certificate]", "hold: 3"):
    print(bridge.profile_read(json.dumps({"yaml": yaml})).replace(chr(10), ""))
"""


def test_what_explains_a_wrong_file_is_asked_for_only_when_there_is_one() -> None:
    words = [sys.executable, "-c", WITHOUT_PYDANTIC]
    right, wrong = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    assert json.loads(right)["profile"] == {"holds": ["care-certificate"]}
    assert json.loads(wrong) == {"needs": "check"}

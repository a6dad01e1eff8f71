"""Profiles: read as documented; every problem at its place, and nothing of what a person wrote in a message."""

from pathlib import Path
from typing import Any

import pytest

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, PartialDate, Profile, Spell, Study, Waiver
from peerpath.reading.people.profile import read_profile, read_profile_data
from peerpath.reading.role_data.catalogue import read_catalogue

DOCUMENTED = b"""\
name: Sam                                    # may be left out; never in a file name or a log
lived_experience: [mental-health]            # broad areas, declared by the person; never details
declares: [written-english, spoken-english, coproduction]
holds:
  - care-certificate
  - {id: level-3-peer-support, awarded: 2024-07}
studying:
  - {id: level-5-leadership-and-management, until: 2027-03}
experience:
  - {role: cwpt/peer-support-worker, months: 18, until: 2026-10}
  - {occupation: peer-support-worker, setting: voluntary, months: 6}
not_yet: [training-experience]               # what the person has said no to
not_willing: []                              # qualifications the person would not work towards
study_hours: 14                              # hours a week for courses of one's own; 7 where left out
waivers:
  - {requirement: cwpt/peer-practitioner/english, agreed_by: the trust, why: overseas qualification accepted}
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    found = read_catalogue().value
    assert found is not None
    return found


def test_the_documented_profile(catalogue: Catalogue) -> None:
    read = read_profile(DOCUMENTED, "sam.yaml", catalogue)
    assert read.diagnostics == ()
    assert read.value == Profile(
        name="Sam",
        lived_experience=("mental-health",),
        declares=("written-english", "spoken-english", "coproduction"),
        holds=(Holding("care-certificate"), Holding("level-3-peer-support", PartialDate(2024, 7))),
        studying=(Study("level-5-leadership-and-management", PartialDate(2027, 3)),),
        experience=(
            Spell(months=18, role="cwpt/peer-support-worker", until=PartialDate(2026, 10)),
            Spell(months=6, occupation="peer-support-worker", setting="voluntary"),
        ),
        not_yet=("training-experience",),
        study_hours=14,
        waivers=(Waiver("cwpt/peer-practitioner/english", "the trust", "overseas qualification accepted"),),
    )


@pytest.mark.parametrize("text", ["name: Sam\n", "holds: []\n", "{}\n"])
def test_every_key_is_optional(text: str, catalogue: Catalogue) -> None:
    assert read_profile(text.encode(), "p", catalogue).value is not None


@pytest.mark.parametrize("nothing", ["", " null", " []", " ''"])
@pytest.mark.parametrize(
    "key",
    ["lived_experience", "declares", "holds", "studying", "experience", "not_yet", "not_willing", "waivers"],
)
def test_null_empty_and_absent_are_the_same(key: str, nothing: str, catalogue: Catalogue) -> None:
    read = read_profile(f"{key}:{nothing}\n".encode(), "p", catalogue)
    assert (read.value, read.diagnostics) == (Profile(), ())


def test_a_date_left_empty_is_a_date_left_out(catalogue: Catalogue) -> None:
    text = "holds: [{id: care-certificate, awarded: null}]\nexperience: [{setting: health, months: 6, until: ''}]\n"
    profile = read_profile(text.encode(), "p", catalogue).value
    assert profile == Profile(holds=(Holding("care-certificate"),), experience=(Spell(months=6, setting="health"),))


def test_a_no_may_be_to_an_area_or_to_all_of_them(catalogue: Catalogue) -> None:
    for said in ("carer", "lived-experience"):
        profile = read_profile(f"not_yet: [{said}]\n".encode(), "p", catalogue).value
        assert profile is not None and profile.not_yet == (said,)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2024", PartialDate(2024)),
        ("2024-07", PartialDate(2024, 7)),
        ("2024-07-01", PartialDate(2024, 7, 1)),
        ('"2024"', PartialDate(2024)),
    ],
)
def test_dates(written: str, date: PartialDate, catalogue: Catalogue) -> None:
    text = f"holds: [{{id: care-certificate, awarded: {written}}}]\n"
    profile = read_profile(text.encode(), "p", catalogue).value
    assert profile is not None and profile.holds[0].awarded == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hold: []\n", "1:1 PP101"),
        ("lived-experience: []\n", "1:1 PP101"),
        ("holds: [care-certifcate]\n", "1:9 PP201"),
        ("holds: [{id: care-certifcate}]\n", "1:14 PP201"),
        ("holds: [{awarded: 2024}]\n", "1:9 PP106"),
        ("holds: care-certificate\n", "1:8 PP103"),
        ("holds: [7]\n", "1:9 PP103"),
        ("holds: [{id: care-certificate, awarded: 2024-13}]\n", "1:41 PP109"),
        ("holds: [{id: care-certificate, awarded: 2023-02-29}]\n", "1:41 PP109"),
        ("holds: [{id: care-certificate, awarded: 1066}]\n", "1:41 PP109"),
        ("holds: [{id: care-certificate, awarded: July}]\n", "1:41 PP109"),
        ("holds: [{id: care-certificate, awarded: 24-07}]\n", "1:41 PP109"),
        ("studying: [{id: degree, until: never}]\n", "1:32 PP109"),
        ("studying: [nothing]\n", "1:12 PP201"),
        ("not_willing: [pgc]\n", "1:15 PP201"),
        ("not_yet: [co-production]\n", "1:11 PP210"),
        ("declares: [coproduction]\nnot_yet: [written-english, coproduction]\n", "2:28 PP106"),
        ("lived_experience: [carer]\nnot_yet: [carer]\n", "2:11 PP106"),
        ("lived_experience: [carer]\nnot_yet: [lived-experience]\n", "2:11 PP106"),
        ("study_hours: 0\n", "1:14 PP104"),
        ("study_hours: a day\n", "1:14 PP103"),
        ("declares: [co-production]\n", "1:12 PP210"),
        ("lived_experience: [mental-helth]\n", "1:20 PP208"),
        ("experience:\n  - {role: cwpt/peer-suport-worker, months: 3}\n", "2:12 PP202"),
        ("experience:\n  - {occupation: peer, months: 3}\n", "2:18 PP203"),
        ("experience:\n  - {setting: home, months: 3}\n", "2:15 PP209"),
        ("experience:\n  - {months: 3}\n", "2:5 PP106"),
        ("experience:\n  - {setting: health}\n", "2:5 PP102"),
        ("experience:\n  - {setting: health, months: 0}\n", "2:31 PP104"),
        ("experience:\n  - {setting: health, months: -6}\n", "2:31 PP104"),
        ("experience:\n  - {setting: health, months: 5000}\n", "2:31 PP104"),
        ("experience:\n  - {setting: health, months: 1.5}\n", "2:31 PP103"),
        ("experience:\n  - {setting: health, months: about 6}\n", "2:31 PP103"),
        ("experience:\n  - {setting: health, months: 6, until: 2026-00}\n", "2:41 PP109"),
        ("waivers: [{requirement: cwpt/peer-practitioner/englis, agreed_by: a, why: b}]\n", "1:25 PP212"),
        ("waivers: [{requirement: nobody/nothing/at-all, agreed_by: a, why: b}]\n", "1:25 PP212"),
        ("waivers: [{requirement: cwpt/peer-practitioner/english, why: b}]\n", "1:11 PP102"),
        ("name: no\n", "1:7 PP015"),
        ("name: [Sam]\n", "1:1 PP103"),
        ("name: Sam\nname: Alex\n", "2:1 PP013"),
        ("- name: Sam\n", "1:1 PP103"),
        ("name: 'Sam\n", "2:1 PP005"),
        ("", "1:1 PP016"),
    ],
)
def test_problems_and_their_places(text: str, expected: str, catalogue: Catalogue) -> None:
    read = read_profile(text.encode(), "p", catalogue)
    assert read.value is None
    assert [f"{one.place.line}:{one.place.column} {one.code}" for one in read.diagnostics] == [expected]


def test_all_problems_in_one_go(catalogue: Catalogue) -> None:
    text = b"hold: []\nholds: [nothing, 7, {id: care-certificate, awarded: 2024-13}]\nexperience: [{months: -1}, {months: 2}]\n"
    codes = [one.code for one in read_profile(text, "p", catalogue).diagnostics]
    assert codes == ["PP101", "PP201", "PP103", "PP109", "PP104", "PP106"]


def test_where_the_ids_of_requirements_are_shown_is_told(catalogue: Catalogue) -> None:
    text = b"waivers: [{requirement: nobody/nothing/at-all, agreed_by: a, why: b}]"
    (found,) = read_profile(text, "p", catalogue).diagnostics
    assert "gap with --format json shows the ids" in found.help


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("lived-experience: []\n", "lived_experience"),
        ("holds: [care-certifcate]\n", "care-certificate"),
        ("experience:\n  - {rol: cwpt/peer-practitioner, months: 3}\n", "role"),
        (
            "waivers: [{requirement: cwpt/peer-practitioner/englis, agreed_by: a, why: b}]\n",
            "cwpt/peer-practitioner/english",
        ),
        ("waivers: [{requirement: cwpt/peer-practioner/x, agreed_by: a, why: b}]\n", "cwpt/peer-practitioner"),
    ],
)
def test_did_you_mean(text: str, near: str, catalogue: Catalogue) -> None:
    (found,) = read_profile(text.encode(), "p", catalogue).diagnostics
    assert found.suggestions[:1] == (near,)


SECRET = "Xyzzy-secret-42"


@pytest.mark.parametrize(
    "text",
    [
        f"name: [{SECRET}]\n",
        f"{SECRET}: 1\n",
        f"holds: [{SECRET}, {{id: {SECRET}, awarded: {SECRET}}}]\n",
        f"declares: [{SECRET}]\nlived_experience: [{SECRET}]\n",
        f"experience: [{{role: {SECRET}, months: {SECRET}}}, {{occupation: {SECRET}, months: 1, until: {SECRET}}}]\n",
        f"waivers: [{{requirement: {SECRET}, agreed_by: {SECRET}, why: {SECRET}}}]\n",
        f"name: &{SECRET} x\nholds: [*{SECRET}]\n",
        f"name: !{SECRET} x\n",
        f"name: {SECRET}: x\n",
        f'name: "{SECRET}\n',
        f"{SECRET}\n",
    ],
)
def test_no_message_repeats_what_a_person_wrote(text: str, catalogue: Catalogue) -> None:
    for found in read_profile(text.encode(), "p", catalogue).diagnostics:
        assert SECRET not in f"{found.message} {found.help} {found.suggestions}"
        assert found.private
        assert found.edit is None or SECRET not in found.edit.text


def test_data_from_flags_or_a_table(catalogue: Catalogue) -> None:
    data: dict[str, Any] = {
        "holds": ["care-certificate", {"id": "degree", "awarded": 2020}],
        "declares": ["nothing-known"],
    }
    read = read_profile_data(data, "row 7", catalogue)
    (found,) = read.diagnostics
    assert str(found.place) == "row 7: declares, number 1"
    del data["declares"]
    profile = read_profile_data(data, "row 7", catalogue).value
    assert profile is not None and profile.holds[1] == Holding("degree", PartialDate(2020))


def test_a_frame_never_shows_a_line_of_a_profile(catalogue: Catalogue) -> None:
    from peerpath.render.terminal.console import Look
    from peerpath.validate.output.frames import paint
    from peerpath.validate.runner import Report

    raw = f"holds: [{SECRET}]\n".encode()
    found = read_profile(raw, "p.yaml", catalogue).diagnostics
    assert SECRET not in paint(Report(found, {"p.yaml": raw}), Look())


def test_the_builtin_data_can_be_read_from_a_folder(tmp_path: Path, catalogue: Catalogue) -> None:
    from peerpath.reading.files import builtin_data

    for path in builtin_data().glob("*.yaml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    read = read_catalogue(tmp_path, builtin=False)
    assert read.value is not None and read.value == catalogue


@pytest.mark.parametrize(
    "unseen", ["\u200c", "\u200d", "\u200e", "\u200f", "\u061c", "\u202b", "\u202e", "\u2067", "\u2069"]
)
@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.yaml", "name: %s\nholds: [care-certificate]\n"),
        ("a.yaml", 'name: "%e"\nholds: [care-certificate]\n'),
        ("a.json", '{"name": "%s", "holds": ["care-certificate"]}'),
        ("a.json", '{"name": "%e", "holds": ["care-certificate"]}'),
        ("a.json", '{"name": "נעם", "holds": ["care%x-certificate"]}'),
    ],
)
def test_marks_in_a_persons_name_refuse_nothing(unseen: str, name: str, written: str, catalogue: Catalogue) -> None:
    text = written.replace("%s", f"נע{unseen}ם").replace("%e", "נע%xם").replace("%x", f"\\u{ord(unseen):04x}")
    read = read_profile(text.encode(), name, catalogue)
    assert read.diagnostics == () and read.value == Profile(name="נעם", holds=(Holding("care-certificate"),))


@pytest.mark.parametrize("name", ["a.json", "standard input"])
def test_json_is_read_with_its_own_escapes(name: str, catalogue: Catalogue) -> None:
    read = read_profile(rb'{"name": "\ud83d\udc69 Sam", "holds": []}', name, catalogue)
    assert read.value == Profile(name="\U0001f469 Sam")


def test_a_problem_in_a_json_file_is_told_as_one_of_json_and_at_its_place(catalogue: Catalogue) -> None:
    (broken,) = read_profile(b'{\n"name": "Sam",\n}', "a.json", catalogue).diagnostics
    assert "JSON" in broken.message and "YAML" not in broken.message and broken.place.line == 3
    (unknown,) = read_profile(
        rb"""{"name": "\ud83d\udc69",
"holds": ["nothing"]}""",
        "a.json",
        catalogue,
    ).diagnostics
    assert unknown.place.line == 2 and unknown.private


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "a\\/b",\n\t"holds": ["care-certificate", "nothing"]}',
        '\ufeff\n {"holds": ["care-certificate"],\n"holds": []}',
        '{"name": "Sam",\n "study_hours": 123456789012345678901234567890}',
        '{"name": "Sam",\n "name": null}',
        '{"study_hours": 1e1, "declares": ["written-english"]}',
        '{"name": "Sam\\b"}',
        '{"name": "Sam\\u001b[31m"}',
        '{"name": "Sam\\ud83d"}',
        '{"holds": ' + "[" * 100 + "]" * 100 + "}",
        '{"study_hours": ' + "9" * 5_000 + "}",
        '[{"name": "Sam"}]',
        '{"holds": [{"id": "care-certificate", "awarded": "2024-07"}], "experience": []}',
        '{"name": "No"}',
    ],
)
def test_json_from_a_pipe_is_the_json_of_a_file(text: str, catalogue: Catalogue) -> None:
    file, pipe = (read_profile(text.encode(), name, catalogue) for name in ("a.json", "standard input"))
    assert pipe.value == file.value
    assert [(one.code, one.message, one.place.line, one.place.column) for one in pipe.diagnostics] == [
        (one.code, one.message, one.place.line, one.place.column) for one in file.diagnostics
    ]


@pytest.mark.parametrize(
    "text", ["{name: Sam, holds: [care-certificate]}", '{"name": "Sam", "holds": ["care-certificate",],}']
)
def test_what_begins_like_json_from_a_pipe_may_be_yaml(text: str, catalogue: Catalogue) -> None:
    assert read_profile(text.encode(), "standard input", catalogue).value == Profile(
        name="Sam", holds=(Holding("care-certificate"),)
    )


@pytest.mark.parametrize("escape", ["\\b", "\\f", "\\r", "\\u0000", "\\u001b", "\\u007f", "\\u2028"])
def test_json_hides_no_more_than_yaml_does(escape: str, catalogue: Catalogue) -> None:
    text = f'{{"declares": [],\n"name": "Sam{escape}"}}'.encode()
    (problem,) = read_profile(text, "a.json", catalogue).diagnostics
    (in_yaml,) = read_profile(b"# YAML\n" + text, "a.yaml", catalogue).diagnostics
    assert (problem.code, problem.message) == (in_yaml.code, in_yaml.message)
    assert problem.place.line == 2 and problem.place.column == 9


@pytest.mark.parametrize("name", ["a.json", "standard input"])
def test_a_list_of_people_is_told_how_many_are_written(name: str, catalogue: Catalogue) -> None:
    (problem,) = read_profile(b'[{"name": "Ann"},\n {"name": "Bob"}]', name, catalogue).diagnostics
    assert ".jsonl" in problem.help and "Ann" not in problem.message + problem.help


@pytest.mark.parametrize("raw", [b"PK\x03\x04abc", b"\xd0\xcf\x11\xe0", b"%PDF-1.7\nname: Ann", b"{\\rtf1\\ansi Ann}"])
@pytest.mark.parametrize("name", ["a.yaml", "a.json", "me.docx"])
def test_what_is_no_text_is_told_as_that(raw: bytes, name: str, catalogue: Catalogue) -> None:
    (problem,) = read_profile(raw, name, catalogue).diagnostics
    assert "no plain text" in problem.message and "plain text" in problem.help and problem.private

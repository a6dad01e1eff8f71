"""``peerpath profile``: by questions, one at a time; kept whole, for the owner only, and never repeated in an error."""

import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from peerpath.dialogue.words import PROMPT
from tests.cli.conftest import Ask

PRACTITIONER = "cwpt/peer-practitioner"


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def typed(*lines: str) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def test_new_asks_keeps_and_shows_a_first_answer(ask: Ask) -> None:
    answers = typed("1", "18", "2", "July 2026", "skip", "none", "none", "1 2", "2", "yes", "HNC Social Services", "2")
    done = ask("profile", "new", "--target", PRACTITIONER, stdin=answers)
    assert done.code == 0
    assert "Peer practitioner, CWPT" in done.out
    assert "Nothing leaves this computer" in done.err and "Why we ask" in done.err
    file = Path("profile.yaml")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in Path().iterdir()] == ["profile.yaml"]
    told = file.read_text(encoding="utf-8")
    assert "peer-support-worker" in told and "months: 18" in told and "2026-07" in told
    assert "- title: HNC Social Services" in told and "Please type what it is called, or none." in done.err
    assert "functional-skills-english-level-2" in told and "not finished" not in told
    assert ask("profile", "check").code == 0


def test_who_knows_no_role_begins_with_themselves_and_ends_with_a_first_answer(ask: Ask) -> None:
    done = ask("profile", "new", stdin=typed("1", *["skip"] * 40))
    first = done.err.partition("Question 1 of")[2].partition("Question 2 of")[0]
    assert done.code == 0 and "lived experience" in first and "title" not in first and "diagnosis" in first
    assert done.out.startswith("What you could do next") and "--profile profile.yaml" in done.out
    assert "peerpath profile edit profile.yaml" in done.err


@pytest.mark.parametrize("target", [(), ("--target", PRACTITIONER)])
def test_the_count_of_questions_does_not_grow(ask: Ask, target: tuple[str, ...]) -> None:
    answers = ["none" if target else "1", *["yes"] * 8, *["1 2", "18", "yes", "none", "12", "no", "skip", "skip"]]
    for given in ([*answers, *["1"] * 40], ["skip"] * 40, ["1", "1", "1", *["none", "1", "yes"] * 20]):
        Path("profile.yaml").unlink(missing_ok=True)
        asked = ask("profile", "new", *target, stdin=typed(*given))
        numbers = [(int(at), int(of)) for at, of in re.findall(r"Question (\d+) of (\d+)", asked.err)]
        assert len({of for _, of in numbers}) == 1 and all(at <= of for at, of in numbers)
        assert f"about {numbers[0][1]} short questions, and a few more about each kind of work" in " ".join(
            asked.err.split()
        )


def test_every_hint_can_be_typed_as_it_is_printed(ask: Ask) -> None:
    """Words that a question offers are answers or words that move, and never called unclear."""
    asked = ask("profile", "new", stdin=typed(
        "Mental health, Perinatal (around having a baby)", "No, or not yet", "yes", "don’t know", "Enter", "none", "skip",
        "skip", "Work in: Health service", "2 years", "Yes.", *["skip"] * 30))  # fmt: skip
    assert "Please type" not in asked.err
    told = Path("profile.yaml").read_text(encoding="utf-8")
    assert "perinatal" in told and "months: 24" in told


def test_stop_keeps_what_there_is_and_new_goes_on_from_there(ask: Ask) -> None:
    stopped = ask("profile", "new", "--target", PRACTITIONER, stdin=typed("1", "18", "stop"))
    assert (stopped.code, stopped.out) == (0, "")
    assert "peerpath profile new profile.yaml" in stopped.err
    assert ask("profile", "check").code == 0
    on = ask("profile", "new", stdin=typed("1", "stop"))
    assert "Still question 1. " in on.err and "for how many months" not in on.err
    assert "Peer practitioner" in on.err


def test_each_question_says_once_where_one_is_and_the_count_never_grows(ask: Ask) -> None:
    """Somebody who has done three kinds of work, and so is asked a dozen questions more than the beginning says."""
    replies = ("1", *["yes"] * 7, "1, 3, 7", *["12", "no", "2025", "skip"] * 3, *["skip"] * 20)
    told = ask("profile", "new", stdin=typed(*replies)).err
    asked = re.findall(r"^Question (\d+) of (\d+)\. ", told, re.MULTILINE)
    assert len({of for _, of in asked}) == 1 and [number for number, _ in asked] == [
        str(number) for number in range(1, len(asked) + 1)
    ]
    still = re.findall(r"^Still question (\d+)\. ", told, re.MULTILINE)
    assert len(still) > 5 and told.count(PROMPT) == len(asked) + len(still)
    assert not re.search(r"question \d+\W.*question \d", told, re.IGNORECASE)


@pytest.mark.parametrize("end", [b"", b"1\n18\n", b"1\nback\nback\nback\n"])
def test_answers_that_end_early_are_kept(ask: Ask, end: bytes) -> None:
    done = ask("profile", "new", "--target", PRACTITIONER, stdin=end)
    assert (done.code, done.out) == (0, "")
    assert Path("profile.yaml").exists() == bool(end)


def test_a_finished_file_is_not_written_over(ask: Ask) -> None:
    Path("profile.yaml").write_text("holds: [degree]\n", encoding="utf-8")
    again = ask("profile", "new", "--target", PRACTITIONER, stdin=typed("1"))
    assert again.code == 2
    assert "peerpath profile edit profile.yaml" in again.err
    assert Path("profile.yaml").read_text(encoding="utf-8") == "holds: [degree]\n"


def test_edit_shows_what_is_there_and_changes_only_that(ask: Ask) -> None:
    Path("sam.yaml").write_text("name: Sam\nholds: [care-certificate, degree]\n", encoding="utf-8")
    changed = ask("profile", "edit", "sam.yaml", "--target", PRACTITIONER, stdin=typed("skip", "none"))
    assert "Your answer so far: Care Certificate" in changed.err
    shown = ask("profile", "show", "sam.yaml", "--format", "json").data
    assert shown["name"] == "Sam" and shown["holds"] == ["degree"]


def test_a_screen_reader_gets_plain_lines(ask: Ask) -> None:
    asked = ask("profile", "new", "--accessible", "--target", PRACTITIONER, stdin=typed("1", "stop"))
    assert not set("\x1b═─│┌└•→") & set(asked.err)
    assert "===" not in asked.err


def test_nothing_is_asked_where_it_could_not_be_kept(ask: Ask) -> None:
    lost = ask("profile", "new", "no/such/folder/p.yaml", "--target", PRACTITIONER, stdin=typed("1"))
    assert lost.code == 2 and "Question" not in lost.err
    assert ask("profile", "edit", "no.yaml").code == 2
    assert ask("profile", "edit", "-", stdin=b"holds: [degree]\n").code == 2
    assert ask("profile", "new", "-", "--target", PRACTITIONER, stdin=typed("1")).code == 2
    assert list(Path().iterdir()) == []


def test_show_says_it_in_words(ask: Ask) -> None:
    Path("p.yaml").write_text(
        "lived_experience: [mental-health]\nholds: [{id: degree, awarded: 2019-07}]\n"
        "experience: [{role: cwpt/peer-support-worker, months: 18, until: 2026}]\n",
        encoding="utf-8",
    )
    told = ask("profile", "show", "p.yaml").out
    for words in ("Mental health", "Degree, since July 2019", "Peer support worker (CWPT): 18 months, until 2026"):
        assert words in told


def test_check_has_the_exit_codes_of_the_promise_and_repeats_no_value(ask: Ask) -> None:
    Path("good.yaml").write_text("holds: [degree]\n", encoding="utf-8")
    assert ask("profile", "check", "good.yaml").code == 0
    assert ask("profile", "check", "-", stdin=b"holds: [degree]\n").code == 0
    Path("bad.yaml").write_text("name: Wilhelmina\nhold: [x]\nlived_experience: [mental-helth]\n", encoding="utf-8")
    bad = ask("profile", "check", "bad.yaml")
    assert bad.code == 1
    assert "bad.yaml:2:1" in bad.out and "bad.yaml:3:" in bad.out
    assert "Wilhelmina" not in bad.out + bad.err and "mental-helth" not in bad.out + bad.err
    assert ask("profile", "check", "none.yaml").code == 2
    for broken in (b"", b"[", b"\xff\xfe", b"- a\n", b"a: &x [*x]\n"):
        assert ask("profile", "check", "-", stdin=broken).code in (0, 1)


@pytest.mark.parametrize("words", [("profile", "edit", "bad.yaml"), ("profile", "show", "bad.yaml")])
def test_a_bad_file_is_not_touched(ask: Ask, words: tuple[str, ...]) -> None:
    Path("bad.yaml").write_text("name: Wilhelmina\nhold: [x]\n", encoding="utf-8")
    told = ask(*words, stdin=typed("1", "1"))
    assert told.code == 2
    assert "Wilhelmina" not in told.err
    assert Path("bad.yaml").read_text(encoding="utf-8") == "name: Wilhelmina\nhold: [x]\n"


def test_edit_keeps_a_persons_own_notes(ask: Ask) -> None:
    """Also over two edits; what is quoted is no note, and a note beside a line keeps that line."""
    text = "# ask Jo about maths\nname: 'Sam #1'\nholds:\n  - care-certificate  # since spring\n"
    Path("sam.yaml").write_text(text, encoding="utf-8")
    for _ in range(2):
        edited = ask("profile", "edit", "sam.yaml", "--target", PRACTITIONER, stdin=typed("skip", "none", "stop"))
        assert edited.code == 0 and "notes (after a #) are kept" in edited.err
    kept = Path("sam.yaml").read_text(encoding="utf-8").splitlines()
    assert kept.count("# ask Jo about maths") == 1 and kept.count("# - care-certificate  # since spring") == 1
    assert not any("Sam" in line for line in kept if line.startswith("#"))


def test_work_without_months_is_asked_about_no_further(ask: Ask) -> None:
    asked = ask("profile", "new", "--target", PRACTITIONER, stdin=typed("1", "skip", "stop"))
    assert "for how many months" in asked.err and "do you still do it" not in asked.err


def test_who_does_not_know_goes_on(ask: Ask) -> None:
    asked = ask("profile", "new", "--target", PRACTITIONER, stdin=typed("no", "don't know", "stop"))
    assert "Question 3" in asked.err and "Please type" not in asked.err


@pytest.mark.parametrize("file", ["curious name.yaml", "näme.yaml"])
def test_a_file_may_have_any_name(ask: Ask, file: str) -> None:
    stopped = ask("profile", "new", file, "--target", PRACTITIONER, stdin=typed("1", "18", "stop"))
    assert stopped.code == 0 and Path(file).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such file names, or no bash")
@pytest.mark.parametrize(
    "file", [b"n\xff.yaml", b"a\x1b[31m'\n.yaml", "❤\ufe0f \u2800\u202e\x85.yaml".encode(), b"\\n $x.yaml"]
)
def test_a_command_to_type_next_names_this_very_file(ask: Ask, file: bytes) -> None:
    stopped = ask("profile", "new", os.fsdecode(file), "--target", PRACTITIONER, stdin=typed("1", "18", "stop"))
    (line,) = (line for line in stopped.err.splitlines() if "peerpath profile new" in line)
    word = line.partition("peerpath profile new")[2].partition("  ")[0].strip()
    read = subprocess.run(
        ["bash", "-c", f"printf %s {word}"], capture_output=True, env={"LC_ALL": "C.UTF-8"}, check=True
    )
    assert read.stdout == file


@pytest.mark.parametrize(
    ("words", "content", "keys"),
    [
        (["new"], None, ["stop"]),
        (["new"], None, ["1", "stop"]),
        (["new"], "{}\n", []),
        (["edit"], "{}\n", ["1", "stop"]),
        (["edit"], "{}\n", ["skip"] * 60),
        (["edit"], "x: 1\n", []),
        (["check"], "{}\n", []),
        (["show"], "{}\n", []),
    ],
)
def test_a_command_to_type_next_is_about_the_same_role_data_and_day(
    ask: Ask, words: list[str], content: str | None, keys: list[str]
) -> None:
    Path("own").mkdir()
    Path("own/areas.yaml").write_text("areas: {sailor: Sailors}\n", encoding="utf-8")
    if content is not None:
        Path("p.yaml").write_text(content, encoding="utf-8")
    day = [] if words == ["show"] else ["--as-of", "2026-11-22"]
    told = ask("profile", *words, "p.yaml", "--data", "own", *day, stdin=typed(*keys))
    assert told.code in (0, 2)
    next_ones = re.findall(r"(peerpath [^\n]* p\.yaml[^\n]*)", told.out + told.err)
    assert next_ones or keys == ["stop"]
    assert all("--data own" in one and (not day or "--as-of 2026-11-22" in one) for one in next_ones)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipe with a name in a folder")
@pytest.mark.parametrize("begins", ["new", "edit"])
def test_a_pipe_is_not_asked_about(ask: Ask, begins: str) -> None:
    os.mkfifo("pipe")
    told = ask("profile", begins, "pipe")
    assert told.code == 2 and "pipe is no file" in told.err and "Question" not in told.err


@pytest.mark.parametrize("begins", ["new", "edit"])
def test_each_problem_of_a_file_stands_on_a_line_of_its_own(ask: Ask, begins: str) -> None:
    mark = "# not finished; next: declares\n"
    Path("profile.yaml").write_text(f"{mark}namee: a\nholdz: [b]\n", encoding="utf-8")
    told = ask("profile", begins).err.splitlines()
    assert [line.partition(": ")[0] for line in told[:2]] == ["profile.yaml:2:1", "profile.yaml:3:1"]


@pytest.mark.parametrize("begins", ["new", "edit"])
def test_what_another_program_writes_meanwhile_is_not_written_over(
    ask: Ask, monkeypatch: pytest.MonkeyPatch, begins: str
) -> None:
    from peerpath.cli.terminal import profile_talk, talking

    file, other = Path("profile.yaml"), Path("profile-3.yaml")
    Path("profile-2.yaml").write_text("mine as well", encoding="utf-8")
    if begins == "edit":
        file.write_text("declares: [written-english]\n", encoding="utf-8")
    usual, asked = talking.ask_one, list[str]()

    def while_another_writes(*words: Any) -> Any:
        asked.append("")
        if len(asked) == 2:
            file.write_text("name: Mine\n", encoding="utf-8")
        return usual(*words)

    monkeypatch.setattr(profile_talk, "ask_one", while_another_writes)
    words = ("profile", begins, *(() if begins == "new" else ("profile.yaml",)), "--target", PRACTITIONER)
    answer = ask(*words, stdin=typed("1", "18", "1", "stop"))
    assert answer.code == 0 and "Another program changed profile.yaml" in answer.err
    assert answer.err.count("are now kept in profile-3.yaml") == 1
    assert file.read_text(encoding="utf-8") == "name: Mine\n"
    assert "months: 18" in other.read_text(encoding="utf-8")
    assert Path("profile-2.yaml").read_text(encoding="utf-8") == "mine as well"


def test_who_stops_before_an_answer_leaves_the_file_of_another_alone(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    from peerpath.cli.terminal import profile_talk

    def while_another_writes(*_: object) -> None:
        Path("profile.yaml").write_text("name: Mine\n", encoding="utf-8")

    monkeypatch.setattr(profile_talk, "ask_one", while_another_writes)
    assert "nothing to keep" in ask("profile", "new", "--target", PRACTITIONER, stdin=b"").err
    assert Path("profile.yaml").read_text(encoding="utf-8") == "name: Mine\n"
    assert [one.name for one in Path().iterdir() if one.suffix == ".yaml"] == ["profile.yaml"]


def test_role_data_and_tables_are_no_profile_and_say_which_command_takes_them(ask: Ask, tmp_path: Path) -> None:
    """One line says so, and repeats nothing of what stands in the file."""
    data, table = tmp_path / "roles.yaml", tmp_path / "people.csv"
    data.write_text("roles:\n  a/guide:\n    title: A secret\norganisations: {a: {title: Another secret}}\n")
    table.write_text("name,holds\nSecret,care-certificate\n")
    for file, looks, command in (
        (data, "role data", f"peerpath validate {data}"),
        (table, "a table of people", f"peerpath gap ROLE --profile {table}"),
    ):
        told = ask("profile", "check", str(file))
        assert told.code == 1
        (line,) = [line for line in told.out.splitlines() if line.startswith(str(file))]
        assert f"this looks like {looks}, not like" in line and line.endswith(f"Type: {command}")
        assert "ecret" not in told.out + told.err
    assert ask("gap", "cwpt/peer-practitioner", "--profile", str(data)).code == 2

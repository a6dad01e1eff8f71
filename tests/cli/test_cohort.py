"""What the issue of reports promises of answers for many people at once."""

import csv
import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from threading import Thread
from typing import Any
from urllib.parse import unquote

import pytest

from peerpath.cli import cohort
from peerpath.cli.edge import Format
from tests.cli.conftest import Ask

SENIOR, PRACTITIONER = "cwpt/senior-peer-support-worker", "cwpt/peer-practitioner"
READY = "cwpt/expert-by-experience-coordinator"
DAY = ("--as-of", "2026-11-22")
ANN: dict[str, Any] = {"reference": "case 7", "name": "Ann Onymous", "holds": ["degree"], "lived_experience": ["mental-health"],
       "declares": ["coproduction"]}  # fmt: skip
BO: dict[str, Any] = {"holds": ["care-certificate", {"id": "level-3-peer-support", "awarded": "2024-07"}],
      "experience": [{"role": "cwpt/peer-support-worker", "months": 18, "until": "2026-10"},
                     {"occupation": "peer-support-worker", "setting": "voluntary", "months": 6}]}  # fmt: skip
BAD = {"holds": ["care-certificat"], "name": "Wilhelmina"}


def lines(folder: Path, *people: object, name: str = "people.jsonl") -> str:
    file = folder / name
    file.write_text("".join(json.dumps(one) + "\n" for one in people), encoding="utf-8")
    return str(file)


def rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def reports_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("[!.]*") if file.is_file() and not file.name.startswith("summary"))


def without_origin(data: Any) -> Any:
    return [{key: value for key, value in one.items() if key not in ("from", "reference")} for one in data]


def test_files_a_folder_json_lines_and_csv_give_the_same_answers(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "people"
    folder.mkdir()
    for number, one in enumerate((ANN, BO)):
        told = {key: value for key, value in one.items() if key != "reference"}
        (folder / f"{number}.json").write_text(json.dumps(told), encoding="utf-8")
    (folder / "readme.txt").write_text("not a profile", encoding="utf-8")
    (tmp_path / "people.csv").write_text(
        "Reference,name,lived_experience,declares,holds,experience\n"
        "case 7,Ann Onymous,mental-health,coproduction,degree,\n"
        ',,,,"care-certificate; level-3-peer-support=2024-07",'
        "cwpt/peer-support-worker=18 until 2026-10; peer-support-worker@voluntary=6\n",
        encoding="utf-8-sig",
    )
    ways = [
        ["--profile", str(folder / "0.json"), "--profile", str(folder / "1.json")],
        ["--profile", str(folder)],
        ["--profile", lines(tmp_path, ANN, BO)],
        ["--profile", str(tmp_path / "people.csv")],
    ]
    found = [ask("gap", SENIOR, "--format", "json", *DAY, *way) for way in ways]
    assert [one.code for one in found] == [0, 0, 0, 0], found[3].err
    assert len({json.dumps(without_origin(one.data)) for one in found}) == 1
    assert [one["verdict"] for one in found[0].data] == ["not_yet", "not_yet"]
    assert [one.get("reference") for one in found[2].data] == ["case 7", None]
    assert [one["from"] for one in found[2].data] == [f"{tmp_path / 'people.jsonl'}:{line}" for line in (1, 2)]


def test_one_persons_answer_is_the_same_alone_and_among_many(ask: Ask, tmp_path: Path) -> None:
    alone = tmp_path / "bo.json"
    alone.write_text(json.dumps(BO), encoding="utf-8")
    single = ask("gap", SENIOR, "--profile", str(alone), "--format", "json", *DAY).data
    many = ask("gap", SENIOR, "--profile", lines(tmp_path, ANN, BO), "--format", "json", *DAY).data
    assert without_origin(many)[1] == single


def test_json_lines_in_and_out_and_through_a_pipe(ask: Ask, tmp_path: Path) -> None:
    file = lines(tmp_path, ANN, BO, ANN)
    answer = ask("gap", READY, SENIOR, "--profile", file, "--format", "jsonl", *DAY)
    told = [json.loads(line) for line in answer.out.splitlines()]
    assert [one["target"] for one in told] == [READY, SENIOR] * 3
    piped = ask(
        "gap", READY, SENIOR, "--profile", "-", "--table", "jsonl", "--format", "jsonl", *DAY,
        stdin=Path(file).read_bytes(),
    )  # fmt: skip
    assert without_origin(map(json.loads, piped.out.splitlines())) == without_origin(told)


def test_a_bad_profile_is_told_and_skipped_and_the_rest_done(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "people.jsonl"
    bad = [
        json.dumps(BAD), "{", '{"holds": [], "holds": []}', "[" * 100_000, '{"holds": NaN}', '"\\ud800"', "[1]",
        '{"name": "a\u009bb"}', json.dumps({"reference": ["x"]}),
    ]  # fmt: skip
    file.write_bytes(
        "\n".join([json.dumps(ANN), *bad, json.dumps(ANN)]).encode() + b"\n\xff\n" + b"x" * 1_000_002 + b"\n"
        + json.dumps(BO).encode()
    )  # fmt: skip
    answer = ask("gap", READY, "--profile", str(file), "--format", "json", *DAY)
    assert answer.code == 1
    assert [one["verdict"] == "ready" for one in answer.data] == [True, True, False]
    for number in range(2, 11):
        assert f"{file}:{number}" in answer.err
    assert "11 of 14 profiles could not be read, and were skipped." in answer.err
    assert "care-certificate" in answer.err, "what may have been meant"
    assert "Wilhelmina" not in answer.err and "certificat?" not in answer.err and "Traceback" not in answer.err
    assert "care-certificat:" not in answer.err and "\u009b" not in answer.err


def test_a_bad_line_of_a_csv_is_told_and_skipped(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_bytes(
        b"holds,experience\ndegree,\n"
        b"degree,peer-support-worker=many\n"
        b"degree,,surplus\n"
        b"\xff,\n"
        b"nothing-of-the-kind,\n"
        b"\n"
        b"care-certificate,peer-support-worker=3\n"
    )
    answer = ask("gap", SENIOR, "--profile", str(file), "--format", "jsonl", *DAY)
    assert answer.code == 1
    assert [json.loads(line)["from"] for line in answer.out.splitlines()] == [f"{file}:2", f"{file}:8"]
    for number in (3, 4, 5, 6):
        assert f"{file}:{number}" in answer.err
    assert "4 of 6 profiles" in answer.err and "nothing-of-the-kind" not in answer.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--profile", "none.jsonl"], ["--profile", "none.csv"], ["--profile", "empty"], ["--profile", "head.csv"],
        ["--profile", "-", "--profile", "/dev/stdin", "--table", "jsonl"], ["--resume"], ["--table", "xml", "--profile", "p.jsonl"], ["--table", "csv"],
        ["--output-dir", "o", "--output", "f", "--profile", "p.jsonl"],
        ["--output-dir", "o", "--format", "jsonl", "--profile", "p.jsonl"],
        ["--output-dir", "full", "--profile", "p.jsonl"], ["--output-dir", "p.jsonl", "--profile", "p.jsonl"],
        ["--output", "no/such/folder.json", "--profile", "p.jsonl"], ["--holds", "nonsense", "--profile", "p.jsonl"],
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_2_and_leaves_nothing(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    lines(tmp_path, ANN, name="p.jsonl")
    (tmp_path / "empty").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "head.csv").write_text("holds,naem,holds\n", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    answer = ask("gap", SENIOR, *arguments)
    assert answer.code == 2 and answer.err and "Traceback" not in answer.err
    assert sorted(tmp_path.rglob("*")) == before


def test_every_wrong_column_is_told_at_once(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "head.csv"
    file.write_text("holds,naem,holds\n", encoding="utf-8")
    told = ask("gap", SENIOR, "--profile", str(file)).err
    assert "name" in told and "holds twice" in told and len(told.splitlines()) == 2


def test_a_report_each_with_a_summary_for_the_owner_only(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    file = lines(tmp_path, ANN, BAD, BO)
    answer = ask("gap", READY, SENIOR, "--profile", file, "--output-dir", str(folder), "--format", "markdown", *DAY)
    assert (answer.code, answer.out) == (1, "")
    reports = [path.name for path in reports_in(folder)]
    key = "[0-9a-f]{10}"
    expected = [
        rf"{key}-cwpt-expert-by-experience-coordinator\.md", rf"{key}-cwpt-senior-peer-support-worker\.md",
        rf"case-7-{key}-cwpt-expert-by-experience-coordinator\.md", rf"case-7-{key}-cwpt-senior-peer-support-worker\.md",
    ]  # fmt: skip
    assert [sum(bool(re.fullmatch(one, name)) for name in reports) for one in expected] == [1, 1, 1, 1]
    assert len(reports) == 4
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    people = rows(folder / "summary-people.csv")
    assert [one["number"] for one in people] == ["1", "1", "3", "3"]
    assert [one["answer"] for one in people][:2] == ["could apply now", "not yet"]
    assert {one["report"] for one in people} == set(reports)
    assert not any("Ann" in path.read_text(encoding="utf-8") for path in folder.glob("summary*"))
    page = (folder / "summary.html").read_text(encoding="utf-8")
    assert "1 profile could not be read" in page and page.count("<h1>") == 1
    for words in ("Who is ready", "What is missing most", "Which course would help most people"):
        assert words in page


def test_the_summary_counts_people(ask: Ask, tmp_path: Path) -> None:
    file = lines(tmp_path, ANN, BO, {"holds": ["care-certificate"]})
    ask("gap", SENIOR, "--profile", file, "--summary", str(tmp_path / "s"), "--format", "json", *DAY)
    missing = {
        one["requirement"].rpartition("/")[2]: one["people without it"]
        for one in rows(tmp_path / "s" / "summary-missing.csv")
    }
    assert missing["care-certificate"] == "1", "only Ann"
    assert missing["peer-support-supervisor-training"] == "3"
    courses = {one["course"]: one["people it would help"] for one in rows(tmp_path / "s" / "summary-courses.csv")}
    assert courses["functional-skills-maths-level-2"] == "3" and courses["care-certificate"] == "1"
    assert list(courses.values()) == sorted(courses.values(), reverse=True)


@pytest.mark.parametrize(
    "reference", ["../../etc/passwd", "CON", "-rf", "a/b\\c:d*e", "ÅÄÖ", ".", "日本", "x" * 500, "a\tb"]
)
def test_file_names_are_safe_on_every_system(ask: Ask, tmp_path: Path, reference: str) -> None:
    folder = tmp_path / "reports"
    file = lines(tmp_path, {"reference": reference}, {"reference": reference.upper()})
    assert ask("gap", SENIOR, "--profile", file, "--output-dir", str(folder), "--format", "json").code == 0
    names = [path.name for path in reports_in(folder)]
    assert len({name.lower() for name in names}) == 2
    assert all(
        name.isascii() and len(name) < 90 and set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        for name in names
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["people.jsonl", "reports"]


def test_a_name_goes_into_a_file_name_only_when_asked(ask: Ask, tmp_path: Path) -> None:
    file = lines(tmp_path, {"name": "Ann Onymous"})
    for flags, expected in (([], ""), (["--name-files"], "ann-onymous-")):
        folder = tmp_path / f"reports{len(flags)}"
        ask("gap", SENIOR, "--profile", file, "--output-dir", str(folder), *flags)
        (report,) = reports_in(folder)
        assert re.fullmatch(rf"{expected}[0-9a-f]{{10}}-cwpt-senior-peer-support-worker\.txt", report.name)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r\n=1", "＝1", " =1", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula(ask: Ask, tmp_path: Path, text: str) -> None:
    ask("gap", SENIOR, "--profile", lines(tmp_path, {"reference": text}), "--summary", str(tmp_path / "s"))
    reader = csv.reader(io.StringIO((tmp_path / "s" / "summary-people.csv").read_text(encoding="utf-8-sig")))
    cells = [cell for row in reader for cell in row]
    assert not [cell for cell in cells if cell.strip()[:1] in {"=", "+", "-", "@", "＝"}]
    assert any(cell.startswith("'") for cell in cells), "the text itself is there"


def test_started_again_it_does_not_redo_what_is_done(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    bo = {**BO, "reference": "bo"}
    ask("gap", SENIOR, "--profile", lines(tmp_path, ANN, bo), "--output-dir", str(folder), *DAY)
    (first,), (second,) = folder.glob("case-7-*"), folder.glob("bo-*")
    before = first.stat().st_mtime_ns
    second.unlink()
    (folder / ".peerpath-left.part").write_text("half", encoding="utf-8")
    file = lines(tmp_path, bo, ANN, {"holds": ["degree"]})
    again = ask("gap", SENIOR, "--profile", file, "--output-dir", str(folder), "--resume", *DAY)
    assert again.code == 0
    assert "Senior peer support worker" in second.read_text(encoding="utf-8") and len(reports_in(folder)) == 3
    assert len(rows(folder / "summary-people.csv")) == 3 and not (folder / ".peerpath-left.part").exists()
    ask("gap", SENIOR, "--profile", lines(tmp_path, ANN), "--output-dir", str(folder), "--resume", *DAY)
    before = first.stat().st_mtime_ns
    ask("gap", SENIOR, "--profile", lines(tmp_path, ANN, bo), "--output-dir", str(folder), "--resume", *DAY)
    assert first.stat().st_mtime_ns == before
    changed = lines(tmp_path, {**ANN, "holds": []}, BO)
    ask("gap", SENIOR, "--profile", changed, "--output-dir", str(folder), "--resume", *DAY)
    assert first.stat().st_mtime_ns != before, "another profile is another report"


def resumed_and_anew(ask: Ask, profiles: Path, folder: Path, anew: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """By file name, the reports that a summary tells of: of a run that goes on with a folder, and of one in a new one."""
    question = ("gap", SENIOR, "--profile", str(profiles), "--format", "json", "--jobs", "1", *DAY)
    assert ask(*question, "--output-dir", str(folder), "--resume").code == 0
    assert ask(*question, "--output-dir", str(anew)).code == 0
    named = [[one["report"] for one in rows(place / "summary-people.csv")] for place in (folder, anew)]
    resumed, whole = ({name: (place / name).read_bytes() for name in named[1]} for place in (folder, anew))
    assert named[0] == named[1]
    return resumed, whole


def test_a_report_is_of_the_person_whom_it_is_named_for_after_another_came_and_went(ask: Ask, tmp_path: Path) -> None:
    profiles, folder = tmp_path / "people", tmp_path / "reports"
    profiles.mkdir()
    (profiles / "ann.json").write_text(json.dumps({"holds": ["degree"]}), encoding="utf-8")
    (profiles / "cy.json").write_text(json.dumps({"holds": ["care-certificate"]}), encoding="utf-8")
    resumed_and_anew(ask, profiles, folder, tmp_path / "1")
    (profiles / "bo.json").write_text(json.dumps(BO), encoding="utf-8")
    resumed_and_anew(ask, profiles, folder, tmp_path / "2")
    (profiles / "bo.json").unlink()
    resumed, anew = resumed_and_anew(ask, profiles, folder, tmp_path / "3")
    assert [json.loads(one)["from"] for one in resumed.values()] == [
        str(profiles / "ann.json"),
        str(profiles / "cy.json"),
    ]
    assert resumed == anew


@pytest.mark.parametrize("seed", range(4))
def test_resumed_after_any_changes_reports_are_as_those_of_a_new_run(ask: Ask, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    profiles, folder = tmp_path / "people", tmp_path / "reports"
    profiles.mkdir()
    for step in range(8):
        for _ in range(chance.randint(1, 3)):
            file = profiles / f"{chance.choice('abcd')}.json"
            match chance.choice(("write", "write", "remove", "rename", "spoil")):
                case "write":
                    holds = chance.sample(["degree", "care-certificate", "level-3-peer-support"], chance.randint(0, 2))
                    file.write_text(json.dumps({"holds": holds}), encoding="utf-8")
                case "remove":
                    file.unlink(missing_ok=True)
                case "rename" if file.exists():
                    file.rename(profiles / f"{chance.choice('abcd')}.json")
                case "spoil" if reports := reports_in(folder):
                    chance.choice(reports).write_bytes(
                        chance.choice((b"", b"{}\n", chance.choice(reports).read_bytes()))
                    )
        (profiles / "e.json").write_text("{}", encoding="utf-8")
        resumed, anew = resumed_and_anew(ask, profiles, folder, tmp_path / f"anew-{step}")
        assert resumed == anew


@pytest.mark.parametrize("before, after", [("case 7", "CASE 7"), ("case 7", "case-7")])
def test_resumed_a_report_has_the_reference_of_now(ask: Ask, tmp_path: Path, before: str, after: str) -> None:
    folder = tmp_path / "reports"
    for reference in (before, after):
        file = lines(tmp_path, {**ANN, "reference": reference})
        ask("gap", SENIOR, "--profile", file, "--output-dir", str(folder), "--format", "json", "--resume", *DAY)
        name = rows(folder / "summary-people.csv")[0]["report"]
        assert json.loads((folder / name).read_bytes())["reference"] == reference


def test_resumed_from_a_table_of_another_name_a_report_says_so(ask: Ask, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    for name in ("spring.jsonl", "autumn.jsonl"):
        file = lines(tmp_path, ANN, name=name)
        ask("gap", SENIOR, "--profile", file, "--output-dir", str(folder), "--format", "json", "--resume", *DAY)
        (report,) = reports_in(folder)
        assert json.loads(report.read_bytes())["from"] == f"{file}:1"


def test_one_file_to_print_for_all(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "all.html"
    people = lines(tmp_path, ANN, BAD, BO)
    answer = ask("gap", SENIOR, "--profile", people, "--format", "html", "--output", str(file), *DAY)
    assert answer.code == 1
    html = file.read_text(encoding="utf-8")
    assert html.count("<h1>") == 1 and html.count("Adviser, by name") == 2 and "Ann Onymous" in html
    nobody = ask("gap", SENIOR, "--profile", lines(tmp_path, BAD), "--format", "html", *DAY)
    assert nobody.code == 2 and nobody.out == ""


def test_check_wants_everybody_ready(ask: Ask, tmp_path: Path) -> None:
    assert ask("gap", READY, "--profile", lines(tmp_path, ANN, ANN), "--check", *DAY).code == 0
    assert ask("gap", READY, "--profile", lines(tmp_path, ANN, BO), "--check", *DAY).code == 1


def test_flags_are_added_for_everybody(ask: Ask, tmp_path: Path) -> None:
    file = lines(tmp_path, {"holds": ["degree"]}, {"holds": ["degree"], "lived_experience": ["autism"]})
    answer = ask("gap", READY, "--profile", file, "--lived-experience", "autism", "--declares", "coproduction",
                 "--format", "json", *DAY)  # fmt: skip
    assert [one["verdict"] for one in answer.data] == ["ready", "ready"]


def test_several_processes_give_the_same_bytes_and_tell_how_far_they_are(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(cohort.ALONE, Format.JSON, 100)
    people = [{**(BAD if n % 100 == 99 else (ANN, BO)[n % 2]), "reference": str(n)} for n in range(600)]
    file = lines(tmp_path, *people)
    one, two = (ask("gap", SENIOR, "--profile", file, "--format", "jsonl", "--jobs", jobs, *DAY) for jobs in "12")
    assert one.code == two.code == 1
    assert one.out == two.out and one.err == two.err
    assert len(one.out.splitlines()) == 600 - sum("Wilhelmina" in str(person) for person in people)
    assert "of 600 done." in one.err
    # As on Windows, where signals cannot be made to wait.
    monkeypatch.delattr(signal, "pthread_sigmask", raising=False)
    quiet = ask("gap", SENIOR, "--profile", file, "--format", "jsonl", "--quiet", "--jobs", "2", *DAY)
    assert "done." not in quiet.err and quiet.out == one.out


@pytest.mark.parametrize("text", ["", "\n\n", "reference,holds\n", "reference,holds\n,\n\n"])
def test_nobody_is_an_answer_that_says_so_and_is_not_ready(ask: Ask, tmp_path: Path, text: str) -> None:
    kind = "csv" if "holds" in text else "jsonl"
    (tmp_path / f"p.{kind}").write_text(text, encoding="utf-8")
    for file, typed in ((str(tmp_path / f"p.{kind}"), b""), ("-", text.encode())):
        question = ("gap", SENIOR, "--profile", file, "--table", kind)
        answer = ask(*question, "--format", "json", stdin=typed)
        assert (answer.code, answer.data) == (0, [])
        assert f"nobody in {'standard input' if file == '-' else file}." in answer.err
        assert ask(*question, "--check", stdin=typed).code == 1
        assert ask(*question, "--format", "html", stdin=typed).code == 2


ANN_AND_BO = {
    "jsonl": "".join(json.dumps(one) + "\n" for one in (ANN, BO)).encode(),
    "csv": b"reference,holds\ncase 7,degree\ncase 8,care-certificate\n",
}


def asked_of_a_pipe(folder: Path, words: list[str], **typed: Any) -> "subprocess.CompletedProcess[bytes]":
    question = ["gap", SENIOR, "--format", "jsonl", *DAY, *words]
    return subprocess.run(
        [sys.executable, "-m", "peerpath", *question], capture_output=True, cwd=folder, timeout=60, **typed
    )


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
@pytest.mark.parametrize("name", ["-", "/dev/stdin"])
@pytest.mark.parametrize("size", [1, 4_000], ids=["short", "longer than a pipe holds"])
def test_a_table_on_standard_input_is_read_once_and_wholly(tmp_path: Path, kind: str, name: str, size: int) -> None:
    head, _, rest = ANN_AND_BO[kind].rpartition(b"\n")[0].partition(b"\n")
    table = head + b"\n" + (rest + b"\n") * size
    (tmp_path / "table").write_bytes(table)
    words = ["--profile", name, "--table", kind, "--jobs", "1"]
    piped = asked_of_a_pipe(tmp_path, words, input=table)
    with (tmp_path / "table").open("rb") as file:
        redirected = asked_of_a_pipe(tmp_path, words, stdin=file)
    people = 1 + size if kind == "jsonl" else 2 * size
    for done in (piped, redirected):
        assert (done.returncode, len(done.stdout.splitlines())) == (0, people), done.stderr
    assert piped.stdout == redirected.stdout


@pytest.mark.parametrize("kind", ["jsonl", "csv"])
def test_a_table_in_a_fifo_is_read_once_and_wholly(tmp_path: Path, kind: str) -> None:
    fifo = tmp_path / f"people.{kind}"
    os.mkfifo(fifo)
    writer = Thread(target=fifo.write_bytes, args=(ANN_AND_BO[kind],), daemon=True)
    writer.start()
    done = asked_of_a_pipe(tmp_path, ["--profile", fifo.name])
    assert done.returncode == 0 and done.stderr == b""
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one.get("reference") for one in told] == ["case 7", {"jsonl": None, "csv": "case 8"}[kind]]
    assert [one["from"] for one in told] == [f"{fifo.name}:{n + (kind == 'csv')}" for n in (1, 2)]


def test_profiles_in_pipes_are_read_among_others(tmp_path: Path) -> None:
    fifo = tmp_path / "ann"
    os.mkfifo(fifo)
    Thread(target=fifo.write_bytes, args=(b"holds: [degree]",), daemon=True).start()
    done = asked_of_a_pipe(
        tmp_path, ["--profile", "ann", "--profile", "/dev/stdin"], input=b"holds: [care-certificate]"
    )
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["from"] for line in done.stdout.splitlines()] == ["ann", "/dev/stdin"]


def test_a_reader_who_has_seen_enough_is_no_problem(tmp_path: Path) -> None:
    import subprocess
    import sys

    file = lines(tmp_path, *[ANN] * 600)
    command = [sys.executable, "-m", "peerpath", "gap", SENIOR, "--profile", file, "--format", "jsonl", "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_folder_that_cannot_be_written_is_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    where = str(tmp_path / "file" / "folder")
    answer = ask("gap", SENIOR, "--profile", lines(tmp_path, ANN), "--output-dir", where)
    assert answer.code == 2 and where in answer.err and os.sep in answer.err


def test_killed_it_leaves_no_process_behind_and_redoes_next_to_nothing(ask: Ask, tmp_path: Path) -> None:
    folder, people = tmp_path / "reports", lines(tmp_path, *(BO for _ in range(60)))
    command = ["gap", SENIOR, "--profile", people, "--format", "html", "--output-dir", str(folder), *DAY]
    running = subprocess.Popen(
        [sys.executable, "-m", "peerpath", *command, "--jobs", "2"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    while running.poll() is None and len(reports_in(folder)) < 10:
        time.sleep(0.02)
    running.kill()
    running.communicate(timeout=30)  # ends only when every process that writes there has ended
    written = {file: file.stat().st_mtime_ns for file in reports_in(folder)}
    assert len(written) >= 10
    assert ask(*command, "--jobs", "1", "--resume").code == 0
    assert len(reports_in(folder)) == 60
    assert len([file for file, moment in written.items() if file.stat().st_mtime_ns != moment]) <= 2


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_report_says_whose_it_is_where_only_a_reference_is_known(ask: Ask, tmp_path: Path, form: str) -> None:
    asked = (
        "gap",
        PRACTITIONER,
        "--profile",
        lines(tmp_path, {**BO, "reference": "case 9"}, ANN),
        "--format",
        form,
        *DAY,
    )
    ask(*asked, "--output-dir", str(tmp_path / "out"))
    by_hand = {file.name[:6]: file.read_text(encoding="utf-8") for file in reports_in(tmp_path / "out")}
    assert "case 9" in by_hand["case-9"] and "Ann Onymous" in by_hand["case-7"]
    together = ask(*asked).out
    assert "case 9: Peer practitioner" in together and "Ann Onymous: Peer practitioner" in together
    assert "case 9" not in ask(*asked, "--anonymous").out


WAIVED = {
    "reference": "Zenobia's file",
    "name": "Zenobia",
    "waivers": [
        {"requirement": "cwpt/peer-practitioner/care-certificate", "agreed_by": "Wilhelm Tell", "why": "an old friend"}
    ],
}


def waived(folder: Path) -> str:
    """A person with a waiver, whose file has a name, and one whose profile cannot be read."""
    return lines(folder, WAIVED, {**BAD, "reference": "Zenobia's cousin"}, name="zenobia.jsonl")


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "markdown", "html"])
@pytest.mark.parametrize("full", [(), ("--full",)])
def test_anonymous_prints_nothing_in_anybodys_own_words(
    ask: Ask, tmp_path: Path, form: str, full: tuple[str, ...]
) -> None:
    asked = ("gap", PRACTITIONER, "--anonymous", "--format", form, *full, *DAY)
    alone = tmp_path / "zenobia.json"
    alone.write_text(json.dumps({key: value for key, value in WAIVED.items() if key != "reference"}), encoding="utf-8")
    for profile in (waived(tmp_path), str(alone)):
        told = ask(*asked, "--profile", profile).out
        assert told and all(word not in told.lower() for word in ("zenobia", "wilhelm", "old friend"))
    assert "Wilhelm Tell" in ask("gap", PRACTITIONER, "--profile", str(alone), "--format", form, "--full", *DAY).out


def test_anonymous_names_no_file_and_no_line_of_a_summary(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ask("gap", PRACTITIONER, "--profile", waived(tmp_path), "--anonymous", "--format", "html",
        "--output-dir", str(out), *DAY)  # fmt: skip
    for file in out.glob("[!.]*"):
        told = file.name + file.read_text(encoding="utf-8-sig")
        assert all(word not in told.lower() for word in ("zenobia", "wilhelm", "old friend")), file.name


def test_names_in_file_names_do_not_go_with_anonymous(ask: Ask, tmp_path: Path) -> None:
    asked = ("gap", PRACTITIONER, "--profile", waived(tmp_path), "--output-dir", str(tmp_path / "out"), "--name-files")
    refused = ask(*asked, "--anonymous")
    assert refused.code == 2 and "--name-files" in refused.err and not (tmp_path / "out").exists()


def test_the_summary_links_each_report_and_names_what_could_not_be_read(ask: Ask, tmp_path: Path) -> None:
    out = tmp_path / "out"
    file = lines(tmp_path, ANN, BAD, BO)
    ask("gap", PRACTITIONER, "--profile", file, "--format", "html", "--output-dir", str(out), *DAY)
    page = (out / "summary.html").read_text(encoding="utf-8")
    linked = set(re.findall(r'href="([^"#]+)"', page))
    assert linked == {one.name for one in reports_in(out)}
    unread = page.partition("What could not be read")[2]
    assert "people.jsonl:2" in unread and "no such qualification" in unread and "certificat<" not in unread
    order = ["Which course would help most people", "What is missing most", "Everybody", "What could not be read"]
    assert [page.index(title) for title in order] == sorted(page.index(title) for title in order)


@pytest.mark.parametrize(
    "reports, summary", [("out", "sums"), ("out", "out/sums"), ("sums/javascript:a #1 ü", "sums"), ("out", "x/../out")]
)
def test_a_summary_leads_to_each_report_wherever_they_lie(ask: Ask, tmp_path: Path, reports: str, summary: str) -> None:
    (tmp_path / "x").mkdir()
    out, place = tmp_path / reports, tmp_path / summary
    out.parent.mkdir(exist_ok=True)
    told = ask("gap", PRACTITIONER, "--profile", lines(tmp_path, ANN, BO), "--format", "html",
               "--output-dir", str(out), "--summary", str(place), *DAY)  # fmt: skip
    page = (place / "summary.html").read_text(encoding="utf-8")
    found = {(place / unquote(way)).resolve() for way in re.findall(r'href="([^"#]+)"', page)}
    assert found == {one.resolve() for one in reports_in(out)}, told.err
    assert {one["report"] for one in rows(place / "summary-people.csv")} == {one.name for one in found}


def test_a_summary_names_the_file_of_who_has_no_reference(ask: Ask, tmp_path: Path) -> None:
    asked = ("gap", PRACTITIONER, "--profile", lines(tmp_path, {"reference": "Case 7"}, {}), "--summary")
    ask(*asked, str(tmp_path / "s"), *DAY)
    page = (tmp_path / "s" / "summary.html").read_text(encoding="utf-8")
    assert "Case 7" in page and "people.jsonl:2" in page and "people.jsonl:1" not in page
    assert str(tmp_path) not in page
    ask(*asked, str(tmp_path / "anonymous"), "--anonymous", *DAY)
    assert "people.jsonl" not in (tmp_path / "anonymous" / "summary.html").read_text(encoding="utf-8")


def test_reports_in_one_file_begin_with_a_table_that_leads_to_each(ask: Ask, tmp_path: Path) -> None:
    page = ask("gap", PRACTITIONER, SENIOR, "--profile", lines(tmp_path, ANN, BO), "--format", "html", *DAY).out
    head, _, rest = page.partition("</table>")
    anchors = re.findall(r'href="#([^"]+)"', head)
    assert len(anchors) == 4 and all(f'id="{anchor}"' in rest for anchor in anchors)
    assert head.count("Ann Onymous") == 2 and "not yet" in head


def test_reports_in_one_file_name_who_could_not_be_read_and_why(ask: Ask, tmp_path: Path) -> None:
    asked = ("gap", PRACTITIONER, "--profile", lines(tmp_path, ANN, BAD, BO), "--format", "html", *DAY)
    page = ask(*asked).out
    contents = page.partition('id="report-1"')[0]
    assert "people.jsonl:2" in contents and "no such qualification" in contents and str(tmp_path) not in page
    anonymous = ask(*asked, "--anonymous").out
    assert "people.jsonl" not in anonymous and "no such qualification" in anonymous


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_summary_says_from_and_to_where_a_course_takes_some_longer(ask: Ask, tmp_path: Path, jobs: str) -> None:
    def maths(*people: dict[str, Any]) -> str:
        asked = ("gap", PRACTITIONER, "--profile", lines(tmp_path, *people), "--format", "json", "--jobs", jobs, *DAY)
        ask(*asked, "--summary", str(tmp_path / "s"))
        page = (tmp_path / "s" / "summary.html").read_text(encoding="utf-8")
        row = next(row for row in page.split("<tr") if "maths" in row and "months" in row)
        found = re.search(r"about ([^,<]*months)", row)
        assert found
        return found[1]

    quick, slow = maths({"study_hours": 7}), maths({"study_hours": 2})
    assert quick != slow
    assert maths({}, {"study_hours": 2}, {}) == f"{quick.removesuffix(' months')} to {slow}"


def test_what_is_wrong_in_a_profile_is_told_by_entries_counted_from_one(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("holds: [care-certificate, no-such-thing]\n", encoding="utf-8")
    (tmp_path / "good.yaml").write_text("holds: [care-certificate]\n", encoding="utf-8")
    files = ("--profile", str(tmp_path / "bad.yaml"), "--profile", str(tmp_path / "good.yaml"))
    page = ask("gap", "cwpt/peer-practitioner", *files, "--format", "html").out
    assert "Under holds, number 2: " in page and " / " not in page.partition("What could not be read")[2]

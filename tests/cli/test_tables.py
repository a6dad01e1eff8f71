"""What issue 17 promises of tables as people save them: read as they are, or told with the line and the way to mend it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer, Ask

ROLE = "cwpt/peer-practitioner"
HEAD = "reference,name,lived_experience,declares,holds,experience"
ANN = "case 1,Ann,mental-health,written-english,care-certificate=2024-07,cwpt/peer-support-worker=18"
BOB = "case 2,Bob,carer,written-english,,peer-support-worker=6"


def asked(ask: Ask, file: Path, content: bytes, *words: str) -> Answer:
    file.write_bytes(content)
    return ask("gap", ROLE, "--profile", str(file), "--format", "jsonl", "--as-of", "2026-11-22", *words)


def told(answer: Answer) -> list[dict[str, Any]]:
    return [json.loads(line) for line in answer.out.splitlines()]


def references(answer: Answer) -> list[str | None]:
    return [one.get("reference") for one in told(answer)]


def in_csv(*lines: str, end: str = "\n") -> bytes:
    return end.join([*lines, ""]).encode()


@pytest.mark.parametrize(
    "content",
    [
        in_csv(HEAD, ANN, BOB, end="\r"),
        in_csv(HEAD, ANN, BOB, end="\r\n"),
        in_csv(HEAD, ANN, BOB).rstrip(b"\n"),
        b"\xef\xbb\xbf" + in_csv(HEAD, ANN, BOB),
        in_csv("sep=;", *(line.replace(",", ";") for line in (HEAD, ANN, BOB))),
        b"\xef\xbb\xbf" + in_csv('"sep=,"', HEAD, ANN, BOB, end="\r\n"),
        in_csv(*(line.replace(",", ";") for line in (HEAD, ANN, BOB))),
        in_csv(*(line.replace(",", "\t") for line in (HEAD, ANN, BOB))),
        in_csv("", HEAD, ANN, BOB),
        in_csv(*[""] * 30, HEAD, ANN, BOB),
        in_csv(",,,,,", HEAD, ",,,,,", ANN, "", BOB),
        in_csv("Team North; people we saw, autumn 2026", "", HEAD, ANN, BOB),
        in_csv("Team North,,,,,", "Printed 22 November,,,,,", HEAD, ANN, BOB),
        in_csv("Reference,Team North", HEAD, ANN, BOB),
        in_csv(f"{HEAD},,", f"{ANN},,", f"{BOB},,"),
        in_csv(HEAD, f"{ANN},,,,", BOB),
        in_csv(HEAD.replace("lived_experience", "Lived experience").upper(), ANN, BOB),
        in_csv(*(f'"{line}"'.replace(",", '","') for line in (HEAD, ANN, BOB)), end="\r\n"),
    ],
    ids=["CR", "CRLF", "no last end", "BOM", "sep", "quoted sep", "semicolons", "tabs", "empty first line", "many empty lines",
         "lines of commas", "a title", "two titles", "a title with a word of the header", "empty columns", "empty cells at the end", "words in the header", "all quoted"],
)  # fmt: skip
def test_a_table_is_read_however_it_was_saved(ask: Ask, tmp_path: Path, content: bytes) -> None:
    plain = told(asked(ask, tmp_path / "people.csv", in_csv(HEAD, ANN, BOB)))
    answer = asked(ask, tmp_path / "people.csv", content)
    assert (answer.code, references(answer)) == (0, ["case 1", "case 2"]), answer.err
    for one, other in zip(told(answer), plain, strict=True):
        assert {**one, "from": ""} == {**other, "from": ""}


def test_the_place_of_a_person_is_the_line_of_the_file(ask: Ask, tmp_path: Path) -> None:
    answer = asked(
        ask, tmp_path / "people.csv", in_csv("People of the north", "", HEAD, "", ANN, ",,,,,", BOB, end="\r")
    )
    assert [one["from"] for one in told(answer)] == [f"{tmp_path / 'people.csv'}:{line}" for line in (5, 7)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_json_lines_end_as_they_like(ask: Ask, tmp_path: Path, end: str) -> None:
    answer = asked(ask, tmp_path / "p.jsonl", end.join(('{"reference": "1"}', "", '{"reference": "2"}')).encode())
    assert (answer.code, references(answer)) == (0, ["1", "2"])
    assert [one["from"] for one in told(answer)] == [f"{tmp_path / 'p.jsonl'}:{line}" for line in (1, 3)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("kind", ["csv", "jsonl"])
@pytest.mark.parametrize("piped", [False, True])
def test_another_encoding_is_named_with_the_way_to_save_the_table(
    ask: Ask, tmp_path: Path, encoding: str, kind: str, piped: bool
) -> None:
    text = in_csv(HEAD, ANN, BOB).decode() if kind == "csv" else '{"reference": "1"}\n{"reference": "2"}\n'
    file = tmp_path / f"people.{kind}"
    file.write_bytes(text.encode(encoding))
    source = ("-", "--table", kind) if piped else (str(file),)
    answer = ask("gap", ROLE, "--profile", *source, stdin=text.encode(encoding))
    assert answer.code == 2 and answer.out == ""
    assert "UTF-16" in answer.err and "CSV UTF-8" in answer.err and "Save as" in answer.err


def test_a_spreadsheets_own_file_is_no_table(ask: Ask, tmp_path: Path) -> None:
    answer = asked(ask, tmp_path / "people.csv", b"PK\x03\x04" + bytes(range(256)))
    assert answer.code == 2 and "spreadsheet" in answer.err and "CSV UTF-8" in answer.err


def test_windows_letters_are_told_with_their_column_and_the_rest_is_read(ask: Ask, tmp_path: Path) -> None:
    content = in_csv(HEAD, ANN.replace("Ann", "Zoë"), BOB).decode().encode("cp1252")
    answer = asked(ask, tmp_path / "people.csv", content)
    assert (answer.code, references(answer)) == (1, ["case 2"])
    assert f"{tmp_path / 'people.csv'}:2: name" in answer.err and "Windows-1252" in answer.err
    assert "CSV UTF-8" in answer.err and "Zo" not in answer.err


@pytest.mark.parametrize("people", [1, 2, 59, 6_000])
def test_an_open_quotation_mark_is_told_with_its_line_and_all_that_it_hides(
    ask: Ask, tmp_path: Path, people: int
) -> None:
    """Also where the csv module gives up before the end of the file, and goes on from there."""
    file = tmp_path / "people.csv"
    lines = [f"case {number},Bob,carer,written-english,,peer-support-worker=6" for number in range(people)]
    lines[0] = lines[0].replace("Bob", '"Bob')
    answer = asked(ask, file, in_csv(HEAD, *lines), "--jobs", "1")
    assert answer.code == 1
    read = len(answer.out.splitlines())
    lost = people - read
    assert f"{file}:2: " in answer.err and "quotation mark" in answer.err
    assert (f"{lost:,} lines from here on were not read" if lost > 1 else "the line was not read") in answer.err
    assert f"{lost:,} of {people:,} profile" in answer.err
    if people == 59:
        assert read == 0


def test_a_quotation_mark_that_closes_too_late_hides_nobody_in_silence(ask: Ask, tmp_path: Path) -> None:
    content = in_csv(HEAD, ANN.replace("Ann", '"Ann'), BOB, BOB.replace("carer", '"carer; autism"'), BOB)
    answer = asked(ask, tmp_path / "people.csv", content)
    assert (answer.code, references(answer)) == (1, ["case 2"])
    assert "people.csv:2: " in answer.err and "3 lines from here on were not read" in answer.err


def test_a_record_on_several_lines_is_at_its_first(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    answer = asked(ask, file, in_csv(HEAD, 'case 1,Ann,,,"care-certificat;\ndegree",', BOB))
    assert f"{file}:2: holds" in answer.err and f"{file}:3" not in answer.err
    assert [one["from"] for one in told(answer)] == [f"{file}:4"]


def test_what_stands_under_no_heading_is_not_dropped(ask: Ask, tmp_path: Path) -> None:
    answer = asked(ask, tmp_path / "people.csv", in_csv(f"{HEAD},", f"{ANN},degree", f"{BOB},"))
    assert (answer.code, references(answer)) == (1, ["case 2"]) and "no heading" in answer.err


@pytest.mark.parametrize(
    "content",
    [b"x" * 200_000 + b",holds\n", b"holds," + b"," * 2_000 + b"holds\n", b"holds," + b"x" * 2_000_000 + b"\n"],
    ids=["over the csv module's limit", "columns", "over the limit of a line"],
)
def test_a_header_beyond_every_limit_is_told(ask: Ask, tmp_path: Path, content: bytes) -> None:
    answer = asked(ask, tmp_path / "people.csv", content)
    assert answer.code == 2 and "people.csv:1: " in answer.err and "mistake" not in answer.err
    assert any(limit in answer.err for limit in ("131,072 characters", "500 columns", "1 MB"))


def test_a_cell_and_a_line_beyond_their_limits_are_told_and_the_rest_is_read(ask: Ask, tmp_path: Path) -> None:
    long, longer = "x" * 140_000, "x" * 1_100_000
    answer = asked(ask, tmp_path / "people.csv", in_csv(HEAD, f"1,{long},,,,", f"2,{longer},,,,", BOB))
    assert (answer.code, references(answer)) == (1, ["case 2"])
    assert "people.csv:2: " in answer.err and "131,072 characters" in answer.err
    assert "people.csv:3: " in answer.err and "1 MB" in answer.err


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json", "yaml"])
def test_the_limit_of_a_list_holds_in_every_format(ask: Ask, tmp_path: Path, kind: str) -> None:
    many = ["degree"] * 12_000
    text = f"holds\n{';'.join(many)}\n" if kind == "csv" else json.dumps({"holds": many})
    answer = asked(ask, tmp_path / f"people.{kind}", text.encode())
    assert answer.code in (1, 2) and answer.out == "" and "5,000" in answer.err


def test_json_lines_tell_line_and_column_and_no_key_raw(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "p.jsonl"
    answer = asked(
        ask, file,
        b'{"reference": "1"}\n{"holds": ["degree", "nonsense"]}\n{"na\\u001b[2Jme": 1, "declares": ["no"]}\n{"holds": [}\n'
        b'{"holds": [], "name": "a", "holds": []}\n',
    )  # fmt: skip
    assert answer.code == 1 and "\x1b" not in answer.err and "[2J" not in answer.err
    for place in ("2:22: PP201", "3:2: PP101", "3:35: PP210", "4:12: PP005", "5:28: PP013"):
        assert f"{file}:{place}" in answer.err, answer.err


@pytest.mark.parametrize("text", ['{"reference": "\\ud800"}', '{"name": "\\udfff"}', '{"name": "\\ud83d\\ude00"}'])
def test_halves_of_characters_are_no_text(ask: Ask, tmp_path: Path, text: str) -> None:
    answer = asked(ask, tmp_path / "p.jsonl", text.encode(), "--output-dir", str(tmp_path / "o"), "--format", "html")
    assert answer.code == (0 if "ude00" in text else 1)


def test_a_table_that_is_a_folder_is_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "people.csv").mkdir()
    answer = ask("gap", ROLE, "--profile", str(tmp_path / "people.csv"))
    assert answer.code == 2 and "people.csv" in answer.err


@pytest.mark.parametrize("text", ["a;=1+1", "a; @x", 'x;"=1"', "a;-1;+2", "；=1", "a;\t=1"])
def test_no_cell_is_a_formula_where_a_semicolon_separates(text: str) -> None:
    from peerpath.render.csv_text import paint_row

    for cell in paint_row([1, text, "z"]).split(";"):
        assert cell.strip(' "\t')[:1] not in ("=", "+", "-", "@", "＝")


def test_a_table_without_an_end_is_read_to_a_limit_that_is_told(ask: Ask, tmp_path: Path) -> None:
    from itertools import repeat

    from peerpath.reading.people.row import Row, Unread
    from peerpath.reading.people.table import at_most

    *some, last = at_most(repeat(Row("p:1", b"{}")), "p", most=3)
    assert len(some) == 3 and isinstance(last.raw, Unread) and "more than 3 people" in last.raw.why


def test_marks_in_a_name_of_a_table_refuse_nobody(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("name,holds\nנע\u200fם,care-certificate\nمی\u200cنا,care-certificate\n", encoding="utf-8")
    answer = ask("gap", "cwpt/peer-support-worker", "--profile", str(file), "--format", "json")
    assert answer.code == 0 and len(answer.data) == 2 and "could not be read" not in answer.err


@pytest.mark.parametrize(
    "lines",
    [
        ('reference,name,holds', '1,"Ann,care-certificate', '2,Bob",care-certificate', "3,Cy,care-certificate"),
        ('reference,name,holds', '1,Ann,"care-certificate', '2,Bob,care-certificate', '",', "3,Cy,care-certificate"),
    ],
)  # fmt: skip
def test_nobody_vanishes_between_two_stray_quotation_marks(ask: Ask, tmp_path: Path, lines: tuple[str, ...]) -> None:
    answer = asked(ask, tmp_path / "people.csv", in_csv(*lines))
    assert answer.code == 1 and "people.csv:2" in answer.err and "quotation mark" in answer.err
    assert references(answer) == ["3"] and "Ann" not in answer.err


def test_a_control_z_at_the_end_is_nobody(ask: Ask, tmp_path: Path) -> None:
    answer = asked(ask, tmp_path / "people.csv", in_csv(HEAD, ANN) + b"\x1a")
    assert references(answer) == ["case 1"] and "could not be read" not in answer.err


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u200b", "\ufeff", " \t"])
def test_a_row_of_spaces_of_any_kind_is_nobody(ask: Ask, tmp_path: Path, blank: str) -> None:
    content = in_csv(HEAD, ANN, ",".join([blank] * 6), BOB)
    assert references(asked(ask, tmp_path / "people.csv", content)) == ["case 1", "case 2"]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_header_of_a_table_that_was_put_behind_another_is_nobody(ask: Ask, tmp_path: Path, mark: bytes) -> None:
    content = mark + in_csv("Reference,Name", "1,Ann") + mark + in_csv("reference,name", "2,Bob")
    assert references(asked(ask, tmp_path / "people.csv", content)) == ["1", "2"]


def test_nobody_is_read_under_the_columns_of_another_table(ask: Ask, tmp_path: Path) -> None:
    content = in_csv("reference,name", "1,Ann") + in_csv("name,reference", "Bob,2", "Cy,3")
    answer = asked(ask, tmp_path / "people.csv", content)
    assert (answer.code, references(answer)) == (1, ["1"])
    assert "people.csv:3: " in answer.err and "nothing after it was read" in answer.err and "Bob" not in answer.err


def test_a_stray_nul_is_not_taken_for_another_encoding(ask: Ask, tmp_path: Path) -> None:
    answer = asked(ask, tmp_path / "people.csv", in_csv(HEAD.replace("name", "na\0me"), ANN))
    assert answer.code == 2 and "UTF-16" not in answer.err
    assert "UTF-16" in asked(ask, tmp_path / "people.csv", in_csv(HEAD, ANN).decode().encode("utf-16-le")).err


def test_what_a_folder_holds_and_is_not_read_is_named(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "mix" / "sub").mkdir(parents=True)
    for name in ("bob.yaml", "people.csv", "sub/cy.yaml", "x.yaml.bak"):
        (tmp_path / "mix" / name).write_text("holds: []\n", encoding="utf-8")
    answer = ask("gap", ROLE, "--profile", str(tmp_path / "mix"), "--format", "json")
    assert len(answer.data) == 1 and "people.csv, sub, x.yaml.bak." in answer.err
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "bob.yaml").write_text("holds: []\n", encoding="utf-8")
    assert "Not read" not in ask("gap", ROLE, "--profile", str(tmp_path / "all"), "--format", "json").err


def test_a_table_of_another_name_is_told_of_the_option(ask: Ask, tmp_path: Path) -> None:
    content = in_csv(HEAD, ANN).replace(b",", b"\t")
    assert "--table csv" in asked(ask, tmp_path / "people.txt", content).err


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "a.tsv", "A.Tsv", "a.tab", "A.TAB"])
@pytest.mark.parametrize("lines", [(HEAD, ANN, BOB), ("holds", "care-certificate")], ids=["many columns", "one column"])
def test_a_table_is_known_by_the_end_of_its_name(ask: Ask, tmp_path: Path, name: str, lines: tuple[str, ...]) -> None:
    separator = b"," if "csv" in name.lower() else b"\t"
    answer = asked(ask, tmp_path / name, in_csv(*lines).replace(b",", separator))
    plain = told(asked(ask, tmp_path / "plain.csv", in_csv(*lines)))
    assert [one["requirements"] for one in told(answer)] == [one["requirements"] for one in plain], answer.err
    assert len(plain) == len(lines) - 1


@pytest.mark.parametrize("name", ["a.jsonl", "A.JSONL", "a.ndjson", "A.NdJson"])
def test_json_lines_are_known_by_the_end_of_their_name(ask: Ask, tmp_path: Path, name: str) -> None:
    assert references(asked(ask, tmp_path / name, b'{"reference": "1"}\n{"reference": "2"}\n')) == ["1", "2"]


def test_commas_in_a_cell_between_tabs_part_nothing(ask: Ask, tmp_path: Path) -> None:
    content = b"reference\tholds\tname\ncase, the first\tcare-certificate; gcse-english\tAnn, called Annie\n"
    (one,) = told(asked(ask, tmp_path / "people.tsv", content))
    assert one["reference"] == "case, the first"


@pytest.mark.parametrize("head", ["holds", "Holds,Team North\nreference,holds"])
def test_of_a_pipe_no_line_behind_the_header_is_lost(ask: Ask, head: str) -> None:
    lines = "\n".join([head, *(["care-certificate"] if head == "holds" else ["1,care-certificate"]) * 30, ""])
    answer = ask("gap", ROLE, "--profile", "-", "--table", "csv", "--format", "jsonl", stdin=lines.encode())
    assert answer.code == 0 and len(answer.out.splitlines()) == 30, answer.err

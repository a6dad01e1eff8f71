"""What the issue of reports promises of the gap report that an adviser prints."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

SENIOR = "cwpt/senior-peer-support-worker"
CPFT = "cpft/peer-support-worker"
SAM = """
name: Sam Example
lived_experience: [mental-health]
declares: [written-english]
holds: [care-certificate]
experience:
  - {role: cwpt/peer-support-worker, months: 10}
"""
DAY = ("--as-of", "2026-11-22")
HOSTILE = "</script><b onload=alert(1)>\x1b[31m=cmd|' /C calc'!A0 #panic() {{7*7}} ![x](javascript:1) `rm`"


@pytest.fixture
def sam(tmp_path: Path) -> str:
    file = tmp_path / "sam.yaml"
    file.write_text(SAM, encoding="utf-8")
    return str(file)


def test_it_says_all_that_an_adviser_needs(ask: Ask, sam: str) -> None:
    text = ask("gap", SENIOR, "--profile", sam, "--full", *DAY).out
    for heading in (
        "First, do this", "The way there", "What the role asks for", "What we agreed", "Notes",
        "What we assumed", "Sources", "What this report cannot tell",
    ):  # fmt: skip
        assert f"\n{heading}" in text, heading
    assert "Sam Example" in text and "Band 5" in text and "22 November 2026" in text
    assert "Coventry and Warwickshire" in text
    assert "2 in place, 4 in the way, 1 to confirm, 4 can wait" in text
    assert "Functional Skills in English, level 2: 2 months*" in text and "* our assumption" in text
    assert "Free in England from age 19" in text, "who pays"
    assert "10 months as Peer support worker" in text, "what counted"
    assert re.search(r"You could apply in about \d+ months, around \w+ 202\d", text)
    assert re.search(r"Made on 22 November 2026 with peerpath \S+, role data [0-9a-f]{12}\.", text)
    assert "Signed:" in text and "advert decides" in text


def test_the_way_there_stands_step_by_step(ask: Ask, sam: str) -> None:
    """The same steps with the same signs and months as in the answer to ``route``."""
    text = ask("gap", SENIOR, "--profile", sam, "--full", *DAY).out
    route = ask("route", SENIOR, "--profile", sam, *DAY).out
    steps = re.findall(r"^- (\d+)\. .*?: (\w+ 20\d\d|.* to \w+ 20\d\d)$", text, re.MULTILINE)
    assert steps
    for sign, when in steps:
        assert re.search(rf"^ *{sign}  {when} ", route, re.MULTILINE), (sign, when)


def test_a_deadline_in_post_and_who_pays_are_told(ask: Ask) -> None:
    text = ask("gap", CPFT, "--full", *DAY).out
    later = next(line for line in text.splitlines() if "Within 6 months of starting" in line)
    assert "can wait" in later and "CPFT pays" in later


def test_nothing_reads_as_a_score_and_lived_experience_is_not_described(ask: Ask, sam: str) -> None:
    for target in (SENIOR, CPFT, "cnwl/advanced-lived-experience-practitioner"):
        text = ask("gap", target, "--profile", sam, "--full", *DAY).out.partition("Sources")[0]
        assert "%" not in text and "percent" not in text and "score" not in text
    declared = ask("gap", "cwpt/recovery-academy-tutor", "--lived-experience", "veterans,perinatal", "--full", *DAY).out
    assert "veteran" not in declared.lower() and "perinatal" not in declared.lower()


def test_anonymous_leaves_the_name_out(ask: Ask, sam: str) -> None:
    for form in ("text", "markdown", "html", "json"):
        answer = ask("gap", SENIOR, "--profile", sam, "--full", "--anonymous", "--format", form, *DAY)
        assert answer.code == 0 and "Sam Example" not in answer.out
    assert "Sam Example" in ask("gap", SENIOR, "--profile", sam, "--full", *DAY).out


def test_notes_are_printed_instead_of_room_for_them(ask: Ask, sam: str, tmp_path: Path) -> None:
    room = ask("gap", SENIOR, "--profile", sam, "--full", *DAY).out
    assert "What we talked about:" in room
    notes = tmp_path / "notes.txt"
    notes.write_text("Ask about Thursdays.\n\nBring the *certificate*.\n", encoding="utf-8")
    printed = ask("gap", SENIOR, "--profile", sam, "--full", "--notes", str(notes), *DAY).out
    assert "Ask about Thursdays.\n\nBring the *certificate*." in printed
    assert "What we talked about:" not in printed and "Signed:" in printed


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a" * 200_000])
def test_notes_that_are_no_text_are_refused(ask: Ask, sam: str, tmp_path: Path, content: bytes) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_bytes(content)
    for file in (notes, tmp_path / "none"):
        answer = ask("gap", SENIOR, "--profile", sam, "--full", "--notes", str(file))
        assert (answer.code, answer.out) == (2, "") and str(file) in answer.err


def test_markdown_and_html_are_the_printed_report(ask: Ask, sam: str) -> None:
    markdown = ask("gap", SENIOR, "--profile", sam, "--format", "markdown", *DAY).out
    assert markdown.startswith("# Gap report: Senior peer support worker\n")
    assert "## The way there" in markdown and "- Own study, month" in markdown
    html = ask("gap", SENIOR, "--profile", sam, "--format", "html", *DAY).out
    assert (
        html.count("<h1>") == 1
        and "<svg" in html
        and 'scope="col"' in html
        and html.count("<caption>") == html.count("<table")
    )


def test_hostile_names_and_notes_are_plain_text(ask: Ask, tmp_path: Path) -> None:
    file, notes = tmp_path / "p.json", tmp_path / "n.txt"
    import json

    name = HOSTILE.replace("\x1b", "")
    file.write_text(json.dumps({"name": name}), encoding="utf-8")
    notes.write_text(name, encoding="utf-8")
    for form in ("text", "markdown", "html"):
        out = ask("gap", SENIOR, "--profile", str(file), "--full", "--notes", str(notes), "--format", form).out
        assert "\x1b" not in out
    html = ask("gap", SENIOR, "--profile", str(file), "--notes", str(notes), "--format", "html").out
    assert "<b onload" not in html and "</script>" not in html and "&lt;b onload=alert(1)&gt;" in html


def test_ready_now_needs_no_picture(ask: Ask) -> None:
    ready = ask(
        "gap", "cwpt/expert-by-experience-coordinator", "--full",
        "--holds", "degree", "--lived-experience", "mental-health", "--declares", "coproduction",
    ).out  # fmt: skip
    assert "You could apply now." in ready and "as a picture" not in ready


def test_no_way_is_told_with_its_cause(ask: Ask) -> None:
    refused = ask("gap", SENIOR, "--full", "--not-willing", "imroc-peer-support-training").out
    assert "no way there with what you told us" in refused and "would not work towards it" in refused
    assert "about our data" not in refused


def test_several_roles_make_one_file_with_a_report_each(ask: Ask, sam: str) -> None:
    html = ask("gap", SENIOR, CPFT, "--profile", sam, "--format", "html", *DAY).out
    assert html.count("<h1>") == 1 and html.count("Adviser, by name") == 2
    text = ask("gap", SENIOR, CPFT, "--profile", sam, *DAY).out
    assert text.count("What next") == 2
    data = ask("gap", SENIOR, CPFT, SENIOR, "--profile", sam, "--format", "json", *DAY).data
    assert [one["target"] for one in data] == [SENIOR, CPFT]


def test_a_pdf_is_tagged_and_reads_in_order(ask: Ask, sam: str, tmp_path: Path) -> None:
    pytest.importorskip("typst")
    file = tmp_path / "sam.pdf"
    answer = ask("gap", SENIOR, "--profile", sam, "--format", "pdf", "--output", str(file), *DAY)
    assert answer.code == 0
    raw = file.read_bytes()
    assert raw.startswith(b"%PDF-") and b"/MarkInfo" in raw and b"/StructTreeRoot" in raw and b"pdfuaid" in raw


def test_paper_prints_no_commands(ask: Ask, sam: str) -> None:
    for target in (SENIOR, "cnwl/advanced-lived-experience-practitioner"):
        for form in ("text", "markdown", "html"):
            assert "peerpath route" not in (out := ask("gap", target, "--profile", sam, "--full", "--format", form).out)
            assert "peerpath gap" not in out


def test_what_somebody_refuses_is_not_urged_on_them(ask: Ask) -> None:
    refused = ("--not-willing", "care-certificate,functional-skills-maths-level-2,gcse-maths")
    text = ask("gap", "cwpt/peer-practitioner", "--full", *refused, *DAY).out
    table = text.partition("What the role asks for")[2].partition("More about")[0]
    assert "Functional Skills in English, level 2" in table
    assert "Functional Skills in maths, level 2" not in table and "would not take the courses for it" in table
    assert "GCSE or level 2 Functional Skills in maths" in text.partition("The way there")[2], "the cause is named"


def test_an_exemption_from_what_can_wait_is_told(ask: Ask) -> None:
    assert "You may not need it if you have this: recent care work" in ask("gap", CPFT, "--full", *DAY).out


def test_where_only_words_are_missing_both_ways_are_told(ask: Ask) -> None:
    held = ("--holds", "imroc-peer-support-training", "--experience", "cnwl/senior-peer-support-worker=22")
    text = ask("gap", "cnwl/advanced-lived-experience-practitioner", "--full", *held, *DAY).out
    way = text.partition("If not, here is a way")[2]
    assert "You could apply if you can confirm" in text and "Expert by experience coordinator" in way


def test_a_course_begun_is_only_to_be_finished(ask: Ask) -> None:
    studying = ("--studying", "level-3-education-and-training")
    text = ask("gap", "cwpt/recovery-academy-tutor", "--full", *studying, *DAY).out
    assert "Finish the course: Level 3 Award in Education and Training (in all, 5 months*" in text
    assert "Diploma in Teaching" not in text.partition("Sources")[0]


def test_letters_without_a_font_are_told_once_and_never_named(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typst = pytest.importorskip("typst")
    whole = typst.Fonts
    monkeypatch.setattr(
        typst,
        "Fonts",
        lambda *, include_system_fonts, font_paths: whole(include_system_fonts=False, font_paths=font_paths),
    )
    (tmp_path / "p.jsonl").write_text('{"name": "\u4f60\u597d"}\n' * 2, encoding="utf-8")
    (tmp_path / "one.json").write_text('{"name": "\u4f60\u597d"}', encoding="utf-8")
    for words in (
        ["one.json", "--output", "a.pdf"],
        ["p.jsonl", "--output-dir", "out", "--jobs", "1"],
        ["p.jsonl", "--output", "b.pdf"],
    ):
        file, option, place, *more = words
        told = ask(
            "gap",
            CPFT,
            "--profile",
            str(tmp_path / file),
            option,
            str(tmp_path / place),
            *more,
            "--format",
            "pdf",
            *DAY,
        )
        assert told.code == 0 and told.err.count("No font") == 1 and "--format html" in told.err
        assert "4f60" not in told.err and "\u4f60" not in told.err
    silent = ask(
        "gap",
        CPFT,
        "--profile",
        str(tmp_path / "one.json"),
        "-o",
        str(tmp_path / "c.pdf"),
        "--format",
        "pdf",
        "--quiet",
        *DAY,
    )
    assert "No font" not in silent.err


def test_no_course_is_agreed_on_twice(ask: Ask) -> None:
    who = ("--experience", "peer-support-worker@health=14", "--holds", "care-certificate,level-3-peer-support")
    for command in ("gap", "route"):
        told = ask(command, "cwpt/senior-peer-support-worker", *who, "--full").out
        agreed = told.partition("Fill in together")[2].partition("We look at this again")[0]
        courses = [line.partition(": ")[2].strip() for line in agreed.splitlines() if "ind a course" in line]
        assert len(courses) == len(set(courses)) > 1

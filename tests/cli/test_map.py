"""What the issue of reports promises of ``peerpath map``."""

import itertools
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Ask

CWPT = ["Peer support worker", "Peer practitioner", "Senior peer support worker", "Oliver McGowan co-trainer",
        "Recovery academy tutor", "Senior recovery academy tutor", "Expert by experience coordinator",
        "Expert by experience development lead", "Lived experience engagement facilitator"]  # fmt: skip
ALONE = """
organisations: {mine: {title: My Trust}}
occupations: {guide: {title: Guide}}
roles:
  mine/guide: {title: Guide, occupation: guide, stage: entry, summary: Guides., leads_to: [mine/lead]}
  mine/lead: {title: Lead, occupation: guide, stage: senior, summary: Leads.}
"""
SVG = "{http://www.w3.org/2000/svg}"
MINE = """
organisations: {mine: {title: "<b>My</b> Trust"}}
sources: {my-page: {publisher: My Trust, title: Jobs, published: undated, looked_at: 2026-11-01}}
roles:
  mine/guide:
    title: '</text><script>alert(1)</script> "]; x --> y %%{init}%% & =1'
    occupation: peer-support-worker
    stage: entry
    source: my-page
    summary: '<img src=x onerror=alert(1)> ]]> --> `rm` {{7*7}}'
    leads_to: [{role: mine/lead, source: my-page}]
  mine/lead:
    title: Lead
    occupation: peer-support-lead
    stage: beyond
    pillar: leading
    source: my-page
    summary: Leads.
"""


def test_a_whole_organisation_with_bands_from_the_bottom_up(ask: Ask) -> None:
    data = ask("map", "cwpt", "--format", "json").data
    assert data["rows"] == ["Band 3", "Band 4", "Band 5", "Band 6", "Band 7"]
    assert sorted(box["title"] for box in data["boxes"]) == sorted(CWPT)
    rows = {box["title"]: data["rows"][box["row"]] for box in data["boxes"]}
    assert rows["Peer practitioner"] == "Band 4" and rows["Expert by experience development lead"] == "Band 7"
    arrows = {(one["from"], one["to"]) for one in data["arrows"]}
    assert ("cwpt/peer-support-worker", "cwpt/peer-practitioner") in arrows
    assert ("cwpt/recovery-academy-tutor", "cwpt/senior-recovery-academy-tutor") in arrows


def test_every_format_has_every_role_and_the_text_says_the_same(ask: Ask) -> None:
    for form in ("text", "svg", "html", "mermaid", "dot", "graphml", "markdown"):
        out = ask("map", "cwpt", "--format", form).out
        shown = re.sub(r"</?t[a-z]*[^>]*>|\s+", " ", out) if form in ("svg", "html") else out
        for title in CWPT:
            assert re.sub(r"\s+", " ", title) in re.sub(r"\s+", " ", shown), (form, title)
    words = ask("map", "cwpt").out
    assert re.search(r"Peer practitioner\n\n.*\n\nBand: Band 4\n.*\nLeads to: Senior peer support worker\n", words)


def test_the_national_pathway_is_told_apart_by_words(ask: Ask) -> None:
    data = ask("map", "--format", "json").data
    labels = {box["id"]: box["label"] for box in data["boxes"]}
    assert labels["pathway/nurse"] == "leaves peer work"
    assert labels["pathway/befriender"] == "unpaid"
    assert labels["pathway/recovery-college-student"] == "a way in"
    assert labels["pathway/healthcare-assistant"] == "paid, not peer work"
    assert labels["pathway/lived-experience-researcher"] == "research"
    assert data["rows"][0] == "Ways in that nobody has to take" and data["rows"][-1] == "Other professions"
    said = {(one["from"], one["to"]): one["label"] for one in data["arrows"]}
    educator, practitioner = (
        "pathway/advanced-lived-experience-educator",
        "pathway/advanced-lived-experience-practitioner",
    )
    assert said[educator, practitioner] == "unlikely" and said[practitioner, educator] == ""
    assert "leaves" in said["pathway/peer-support-worker", "pathway/nurse"]
    svg = ask("map", "--format", "svg").out
    for meaning in ("obody has to", "leaves lived-experience work", "calls unlikely", "Pillar: teaching"):
        assert meaning in svg


def test_one_occupation_and_the_way_to_one_role(ask: Ask) -> None:
    posts = ask("map", "peer-support-worker", "--format", "json").data["boxes"]
    main = {box["id"] for box in posts if box["main"]}
    assert {"cwpt/peer-support-worker", "cnwl/peer-support-worker", "cpft/peer-support-worker"} <= main
    assert "cwpt/peer-practitioner" in {box["id"] for box in posts} - main
    way = ask("map", "cwpt/senior-peer-support-worker", "--format", "json").data
    ids = {box["id"] for box in way["boxes"]}
    assert ids == {"cwpt/peer-support-worker", "cwpt/peer-practitioner", "cwpt/senior-peer-support-worker"}
    everything = ask("map", "all", "--format", "json").data
    assert len(everything["boxes"]) == len(ask("roles", "--format", "json").data["roles"])


SAM = ("--holds", "care-certificate", "--lived-experience", "mental-health")


def test_a_persons_way_is_a_timeline_with_what_may_come_after(ask: Ask) -> None:
    told = ask("map", "cwpt/peer-practitioner", *SAM).out
    assert "█" in told or "▒" in told
    # Three months to find the job and start, then twelve in it: both ours.
    assert "Months 4 to 15: work as Peer support worker (CWPT)" in told
    assert "After that" in told and "Senior peer support worker (CWPT)" in told
    assert told == ask("map", "cwpt/peer-practitioner", "--route", *SAM).out
    heard = ask("map", "cwpt/peer-practitioner", "--accessible", *SAM).out
    assert "Work, months 4 to 15: Peer support worker" in heard and not re.search("[█▒]", heard)


def test_the_next_command_has_the_persons_flags_and_a_page_has_none(ask: Ask) -> None:
    told = ask("map", "cwpt/peer-practitioner", *SAM).out
    assert "peerpath route cwpt/peer-practitioner --holds care-certificate --lived-experience mental-health" in told
    for page in (["cwpt"], ["all"], ["cwpt/peer-practitioner", *SAM]):
        assert "peerpath route" not in ask("map", *page, "--format", "html").out


def test_each_sign_in_the_bars_stands_before_a_line_of_the_page(ask: Ask) -> None:
    works = ("--experience", "cwpt/peer-support-worker=8", "--lived-experience", "mental-health")
    told = ask("map", "cwpt/senior-peer-support-worker", *works).out
    svg = ask("map", "cwpt/senior-peer-support-worker", *works, "--format", "svg").out
    signs = re.findall(r">(\w)\. ", svg)
    assert "a" in signs and "1" in signs and all(f"- {sign}. " in told for sign in signs)


def test_a_way_alone_says_in_its_picture_what_each_bar_is(ask: Ask) -> None:
    svg = ask("map", "cwpt/peer-practitioner", "--format", "svg", *SAM).out
    words = ["".join(text.itertext()) for text in ET.fromstring(svg).iter(f"{SVG}text")]
    steps = [word for word in words if re.match(r"\d+\. ", word)]
    assert len(steps) == len({word.split(".")[0] for word in steps}) >= 3
    assert any("Peer support worker" in word and "months 4 to 15" in word for word in steps)


def test_the_data_of_a_way_is_that_of_the_route(ask: Ask) -> None:
    way = ask("map", "cwpt/peer-practitioner", *SAM, "--format", "json").data
    assert way == ask("route", "cwpt/peer-practitioner", *SAM, "--format", "json").data


@pytest.mark.parametrize("form", ["dot", "mermaid", "graphml"])
def test_what_draws_boxes_and_arrows_draws_no_months_and_says_so(ask: Ask, form: str) -> None:
    answer = ask("map", "cwpt/peer-practitioner", "--route", "--format", form)
    assert (answer.code, answer.out) == (2, "") and form in answer.err and "--format svg" in answer.err


def test_no_way_gives_all_that_leads_there(ask: Ask) -> None:
    answer = ask("map", "cwpt/peer-practitioner", "--not-willing", "imroc-peer-support-training", "--format", "json")
    assert answer.code == 0 and "peerpath route cwpt/peer-practitioner" in answer.err
    assert {box["id"] for box in answer.data["boxes"]} == {"cwpt/peer-support-worker", "cwpt/peer-practitioner"}


def test_all_maps_begin_with_one_of_all_employers_and_have_a_sheet_for_each(ask: Ask) -> None:
    html = ask("map", "all", "--format", "html").out
    assert html.count('class="frame"') == 5
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert {"at-cwpt", "at-cnwl", "at-cpft", "at-pathway"} <= targets <= set(re.findall(r' id="([^"]+)"', html))
    assert "CNWL: 4 roles" in html and "Trust head of lived experience workforce" in html
    drawn = ET.fromstring(ask("map", "all", "--format", "svg").out)
    pictures = drawn.findall(f"{SVG}svg")
    assert [picture.findtext(f"{SVG}title", "")[:8] for picture in pictures] == ["All empl", *["Pathway:"] * 4]
    ends = [(float(one.attrib["y"]), float(one.attrib["y"]) + float(one.attrib["height"])) for one in pictures]
    assert all(before[1] < after[0] for before, after in itertools.pairwise(ends)) and ends[-1][1] < float(
        drawn.attrib["height"]
    )
    told = ask("map", "all").out
    assert all(ask("map", one, "--format", "json").data["title"] in told for one in ("cwpt", "cnwl", "cpft", "pathway"))


def test_what_no_source_gives_a_band_stands_beside_the_bands(ask: Ask) -> None:
    """Never in a strip below Band 3, where it would look lower than it is."""
    svg = ET.fromstring(ask("map", "pathway", "--format", "svg").out)
    texts = [("".join(text.itertext()), float(text.attrib["x"])) for text in svg.iter(f"{SVG}text")]
    names = dict(reversed(texts))  # strips are drawn first, and what is unsure of a band says it again in its box
    assert names["First roles, no band given"] > names["Band 3"] + 100
    assert names["Further on, no band given"] > names["Band 6"] + 100


def test_ways_in_are_a_strip_from_which_one_arrow_leads_to_each_role(ask: Ask) -> None:
    svg = ask("map", "pathway", "--format", "svg").out
    boxes = dict(re.findall(r'data-box="(\d+)" data-title="([^"]+)"', svg))
    arrows = [pairs.split() for pairs in re.findall(r'<g data-edges="([^"]+)"', svg)]
    to_first_post = [pairs for pairs in arrows if boxes[pairs[0].split("-")[1]] == "Peer support worker"]
    assert sum(map(len, to_first_post)) == 11 and len(to_first_post) == 5
    assert max(map(len, to_first_post)) == 7


@pytest.mark.parametrize("form", ["text", "svg", "mermaid", "graphml", "json"])
def test_role_data_without_a_national_pathway_is_shown_whole(ask: Ask, tmp_path: Path, form: str) -> None:
    (tmp_path / "mine.yaml").write_text(ALONE, encoding="utf-8")
    told = ask("map", "--no-builtin", "--data", str(tmp_path), "--format", form)
    assert (told.code, told.err) == (0, "") and "Guide" in told.out and "Lead" in told.out


def test_an_unknown_name_is_2(ask: Ask) -> None:
    answer = ask("map", "cwtp")
    assert (answer.code, answer.out) == (2, "")


def test_the_same_map_twice_is_the_same_bytes(ask: Ask) -> None:
    for form in ("svg", "html", "dot"):
        assert ask("map", "cnwl", "--format", form).out == ask("map", "cnwl", "--format", form).out


@pytest.mark.parametrize("form", ["text", "svg", "html", "mermaid", "dot", "graphml", "markdown", "json"])
def test_hostile_titles_are_plain_text(ask: Ask, tmp_path: Path, form: str) -> None:
    (tmp_path / "mine.yaml").write_text(MINE, encoding="utf-8")
    out = ask("map", "mine", "--data", str(tmp_path), "--format", form).out
    assert out and "\x1b" not in out
    if form in ("svg", "graphml"):
        root = ET.fromstring(out)
        assert not [one for one in root.iter() if one.tag.endswith(("script", "img"))]
        assert "alert(1)" in "".join(root.itertext())
    if form == "html":
        assert (
            out.count("<script") == 1
            and "alert(1)</script>" not in out
            and "<img" not in out
            and "&lt;script&gt;" in out
        )
    if form == "mermaid":
        assert '"]; x' not in out and "%%{" not in out and len(re.findall(r"-->", out)) == 1
    if form == "json":
        json.loads(out)


def test_boxes_of_a_page_lead_to_their_words(ask: Ask) -> None:
    html = ask("map", "cnwl", "--format", "html").out
    targets = set(re.findall(r'href="#([^"]+)"', html))
    names = set(re.findall(r' id="([^"]+)"', html))
    assert len(targets) == 16 and targets <= names


@pytest.mark.parametrize(
    "asked",
    [
        ["map"], ["map", "cnwl"], ["map", "peer-support-worker"], ["map", "cwpt/peer-practitioner"],
        ["next"], ["next", "--holds", "care-certificate,degree", "--experience", "cwpt/peer-support-worker=18"],
    ],
)  # fmt: skip
def test_answers_for_scripts_agree_with_their_schema(ask: Ask, asked: list[str]) -> None:
    agreed = ask("schema", asked[0]).data
    assert agreed["properties"]["schema"]["const"] == f"peerpath/{asked[0]}/1"
    jsonschema.Draft202012Validator(agreed).validate(ask(*asked, "--format", "json").data)

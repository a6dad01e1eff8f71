"""The same work side by side, and where the facts come from."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from peerpath.model.requirement import walk
from peerpath.report import words
from tests.cli.conftest import Ask
from tests.route.route_cases import planner

CWPT, CPFT, CNWL = "cwpt/peer-support-worker", "cpft/peer-support-worker", "cnwl/peer-support-worker"


def test_compare_tells_band_what_is_asked_and_what_may_wait(ask: Ask) -> None:
    told = ask("compare", CWPT, CPFT, "--full").out
    assert "Band 3" in told and "no band given" in told
    for section in ("What differs", "What may wait until you are in post", "Sources"):
        assert section in told
    assert "within 6 months of starting" in told
    assert (
        "What all of them ask for" in ask("compare", CWPT, "cwpt/lived-experience-engagement-facilitator", "--full").out
    )


def test_compare_as_data_says_by_when_each_asks_for_it(ask: Ask) -> None:
    data = ask("compare", CWPT, CPFT, "--format", "json").data
    assert [role["id"] for role in data["roles"]] == [CWPT, CPFT]
    by_text = {row["text"]: row["by"] for row in data["asked_for"]}
    assert by_text["Care Certificate"][CWPT]["when"] == by_text["Care Certificate"][CPFT]["when"] == "in_post"
    assert by_text["Good written English"][CPFT] is None
    training = next(by[CPFT] for by in by_text.values() if by[CPFT] and by[CPFT]["within_months"])
    assert training["within_months"] == 6 and training["supported"]


def test_what_no_source_lists_is_not_known_and_never_not_asked(ask: Ask) -> None:
    told = ask("compare", CWPT, CNWL, "--accessible", "--full").out
    assert "CNWL: not known" in told and "CNWL: not asked" not in told
    assert "CWPT: not asked" not in told
    assert "Known in part" in told


def test_one_title_stands_for_all_employers_that_use_it(ask: Ask) -> None:
    data = ask("compare", "Senior PSW", "--format", "json").data
    assert {role["organisation"] for role in data["roles"]} == {"cwpt", "cnwl", "cpft", "pathway"}


def test_one_role_alone_cannot_be_compared(ask: Ask) -> None:
    assert ask("compare").code == 2
    alone = ask("compare", CWPT, CWPT)
    assert alone.code == 2 and "two roles or more" in alone.err
    assert ask("compare", CWPT, "no/such-role").code == 2


def test_about_tells_sources_their_age_and_what_is_not_known(ask: Ask) -> None:
    told = ask("about", "--as-of", "2027-12-23").out
    assert "Raising the glass ceiling" in told and "13 months ago" in told and "should be read again" in told
    assert "An employer's own advert decides." in told
    assert "What it does not know" in told and "Nothing leaves this computer" in told


def test_about_as_data(ask: Ask) -> None:
    data = ask("about", "--format", "json", "--as-of", "2026-12-22").data
    sources = {one["id"]: one for one in data["sources"]}
    assert sources["cwpt-lived-experience"]["published"] == "undated"
    assert sources["cwpt-lived-experience"]["months_since"] == 1
    assert data["does_not_know"]


def test_an_abbreviation_stands_for_all_roles_of_that_name(ask: Ask) -> None:
    told = ask("compare", "PSW")
    assert told.code == 0 and " of 9, a source lists what is asked." in told.out


def test_what_is_asked_in_other_words_is_not_called_not_asked(ask: Ask) -> None:
    """CWPT asks for peer support work in a health service: that is not nothing beside peer support work anywhere."""
    told = ask("compare", "Senior PSW", "--accessible", "--full").out
    block = told.partition("What is asked for: Experience as a peer support worker\n")[2].partition("What is asked")[0]
    assert "CWPT: asked in another form" in block
    assert "not said" not in block
    assert "not asked" not in told


def test_what_is_only_usual_is_never_said_to_be_asked(ask: Ask) -> None:
    """No source lists what a senior post at CNWL asks: what stands there is usual, in another form or not."""
    asked = ("compare", "cwpt/senior-peer-support-worker", "cnwl/senior-peer-support-worker")
    told = ask(*asked, "--accessible").out
    assert "CNWL: usual in another form" in told and "CNWL: asked in another form" not in told
    rows = ask(*asked, "--format", "json").data["asked_for"]
    cnwl = {row["said"]["cnwl/senior-peer-support-worker"] for row in rows}
    assert cnwl == {"usual", "usual_in_another_form", "not_known"}


def test_the_ladder_stands_apart_from_what_is_asked(ask: Ask) -> None:
    told = " ".join(ask("compare", "Senior PSW", "--full").out.split())
    table, _, below = told.partition("Known in part")
    assert "12 months in a role that leads here" not in table
    assert "Senior peer support worker (CPFT); our assumption: 12 months in a role that leads here" in below


def test_our_reading_of_a_page_is_told_as_ours(ask: Ask) -> None:
    told = ask("compare", "cwpt/senior-peer-support-worker", "cwpt/peer-practitioner", "--accessible", "--full").out
    block = told.partition("What is asked for: Care Certificate\n")[2].partition("What is asked")[0]
    assert "our reading: before applying" in block


def test_areas_that_differ_stand_beside_lived_experience_of_the_post(ask: Ask, tmp_path: Path) -> None:
    """Two posts that ask for experience that fits them do not ask for the same where they name other areas."""
    text = TWO.replace("      - lived_experience: mental-health", "      - lived_experience: of_the_post")
    for role, area in (("north", "carer"), ("south", "autism")):
        text = text.replace(f"    source: {role}-advert", f"    source: {role}-advert\n    areas: [{area}]")
    (tmp_path / "roles.yaml").write_text(text)
    told = ask("compare", "north/peer-worker", "south/peer-worker", "--data", str(tmp_path), "--full").out
    assert "What all of them ask for" not in told
    assert "Areas: caring for someone" in told and "Areas: autism" in told
    screen = ask("compare", "north/peer-worker", "south/peer-worker", "--data", str(tmp_path)).out
    assert "Lived experience that fits the post, each in its own words" in " ".join(screen.split())


TWO = """\
organisations:
  north: {title: North Charity}
  south: {title: South Charity}
sources:
  north-advert: {publisher: North Charity, title: Advert, published: undated, looked_at: 2026-11-20}
  south-advert: {publisher: South Charity, title: Advert, published: undated, looked_at: 2026-11-20}
roles:
  north/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    source: north-advert
    summary: Supports people.
    requires:
      - {check: dbs, text: Enhanced DBS check with barred lists}
      - {declares: travel-across-the-trust, text: Travel by car on the islands in all weathers}
      - lived_experience: mental-health
      - declares: written-english
  south/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    source: south-advert
    summary: Supports people.
    requires:
      - {check: dbs, text: Basic DBS check}
      - {declares: travel-across-the-trust, text: Travel in town by bus}
      - lived_experience: of_the_post
"""


def test_each_employer_speaks_its_own_words(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(TWO)
    told = ask(
        "compare", "north/peer-worker", "south/peer-worker", "--data", str(tmp_path), "--accessible", "--full"
    ).out
    rows = {row.partition("\n")[0]: row for row in told.split("What is asked for: ")[1:]}
    check = next(row for name, row in rows.items() if "DBS" in name)
    assert "North Charity: Enhanced DBS check with barred lists" in check
    assert "South Charity: Basic DBS check" in check
    assert "What all of them ask for" not in told
    assert "South Charity: not said" in rows["Good written English"]


def test_what_one_employer_asks_stands_in_its_own_words(ask: Ask) -> None:
    """CNWL asks for experience as a peer worker. Which titles we count for it is ours, and not its wording."""
    for full in ([], ["--full"]):
        told = " ".join(
            ask("compare", "cwpt/peer-practitioner", "cnwl/advanced-lived-experience-practitioner", *full).out.split()
        )
        assert "Experience as a peer worker" in told
        assert "peer trainer, peer employment specialist" not in told


def test_lived_experience_of_two_kinds_is_never_one(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(TWO)
    answer = ask("compare", "north/peer-worker", "south/peer-worker", "--data", str(tmp_path), "--format", "json")
    lived = [row for row in answer.data["asked_for"] if "Lived experience" in row["text"]]
    assert [sorted(row["said"].values()) for row in lived] == [["asked", "in_another_form"]] * 2


def test_roles_side_by_side_fit_80_columns(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for roles in ([CWPT, CPFT], [CWPT, CPFT, CNWL], ["Senior PSW"]):
        for full in ((), ("--full",)):
            told = ask("compare", *roles, *full).out.partition("What next")[0]
            # The address of a page is kept in one piece, so that it can be clicked.
            assert all(len(line) <= 80 or line.lstrip().startswith("(https://") for line in told.splitlines())


def test_about_speaks_of_the_data_that_there_is(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(ALONE)
    told = ask("about", "--no-builtin", "--data", str(tmp_path)).out
    assert "1 source." in told and "1 role," in told and "1 sources" not in told
    commands = [line.split()[2] for line in told.splitlines() if line.startswith("  peerpath show ")]
    assert all(one == "demo/peer-worker" for one in commands)


ALONE = """\
organisations:
  demo: {title: Demo Charity}
sources:
  demo-advert: {publisher: Demo Charity, title: Advert, published: undated, looked_at: 2026-11-20}
occupations:
  peer-worker: {title: Peer worker}
roles:
  demo/peer-worker:
    {title: Peer worker, occupation: peer-worker, stage: entry, source: demo-advert, summary: Supports people.}
"""


def test_lived_experience_of_other_areas_is_no_other_form_of_it(ask: Ask) -> None:
    """CWPT names six areas, and caring for someone is none of them: its page says other things."""
    carer = "pathway/carer-peer-support-worker"
    rows = ask("compare", CWPT, carer, "--format", "json").data["asked_for"]
    caring = next(row for row in rows if row["by"][carer] and row["by"][carer]["kind"] == "lived_experience")
    assert caring["said"] == {CWPT: "not_said", carer: "usual"}
    forensic = ask("compare", CWPT, "pathway/forensic-peer-support-worker", "--format", "json").data["asked_for"]
    assert "in_another_form" in {row["said"][CWPT] for row in forensic}


def test_the_national_pathway_is_no_employer(ask: Ask) -> None:
    told = ask("compare", CWPT, "pathway/peer-support-worker", "--full").out
    assert re.search(r"Peer support worker +any +usually Band 3", told)


@pytest.mark.parametrize(
    ("roles", "told"),
    [
        ((CWPT, "pathway/peer-support-worker"), "Of the other we know only what is usual."),
        ((CWPT, "pathway/voluntary-peer-support-worker"), "Of the other we know nothing of this."),
        ((CWPT, CPFT), "2 roles: no point is quite the same, and "),
        ((CWPT, "cwpt/lived-experience-engagement-facilitator"), " the same in both, and "),
    ],
)
def test_the_first_sentence_counts_as_people_do(ask: Ask, roles: tuple[str, ...], told: str) -> None:
    assert told in ask("compare", *roles).out


def asked_words() -> list[str]:
    """Every requirement of the built-in data in its own words and in ours."""
    catalogue = planner().catalogue
    nodes = [node for role in catalogue.roles.values() for asked in role.requires for node in walk(asked)]
    return [words.requirement(one, catalogue) for node in nodes for one in (node, replace(node, text=""))]


def test_what_is_asked_for_reads_as_english() -> None:
    told = asked_words()
    odd = re.compile(
        r"xperience as peer|\bin: |\bof (?:perinatal|veterans|criminal justice|learning disability)\b| or [A-Z][a-z]+ in "
    )
    assert [one for one in told if odd.search(one)] == []
    assert {"Experience as a peer support worker in a health service", "Lived experience of caring for someone"} <= {
        *told
    }

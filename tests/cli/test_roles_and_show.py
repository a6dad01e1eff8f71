"""What interface.md promises of ``peerpath roles`` and ``peerpath show``."""

import pytest

from tests.cli.conftest import Ask

CWPT = {
    "cwpt/lived-experience-engagement-facilitator": "3",
    "cwpt/peer-support-worker": "3",
    "cwpt/peer-practitioner": "4",
    "cwpt/oliver-mcgowan-co-trainer": "4",
    "cwpt/senior-peer-support-worker": "5",
    "cwpt/expert-by-experience-coordinator": "5",
    "cwpt/recovery-academy-tutor": "5",
    "cwpt/senior-recovery-academy-tutor": "6",
    "cwpt/expert-by-experience-development-lead": "7",
}
"""The nine roles of CWPT's page with the bands that it prints."""


def test_roles_as_json(ask: Ask) -> None:
    answer = ask("roles", "--format", "json")
    assert answer.data["schema"] == "peerpath/roles/1"
    bands = {role["id"]: role["band"] for role in answer.data["roles"]}
    assert {id: bands[id] for id in CWPT} == CWPT
    assert bands["cnwl/lived-experience-lead"] == "8a"
    assert bands["cnwl/trust-head-of-lived-experience-workforce"] == "8c"
    assert bands["cpft/peer-support-worker"] is None


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--organisation", "cwpt"], set(CWPT)),
        (["--organisation", "cwpt", "--band", "4"], {"cwpt/peer-practitioner", "cwpt/oliver-mcgowan-co-trainer"}),
        (["--band", "8c"], {"cnwl/trust-head-of-lived-experience-workforce"}),
        (["--organisation", "cwpt", "--occupation", "recovery-college-tutor"], {"cwpt/recovery-academy-tutor"}),
        (["--pillar", "research"], {"pathway/lived-experience-researcher", "pathway/lived-experience-academic"}),
    ],
)
def test_roles_are_filtered(ask: Ask, filters: list[str], expected: set[str]) -> None:
    answer = ask("roles", *filters, "--format", "json")
    assert {role["id"] for role in answer.data["roles"]} == expected


def test_all_unknown_filters_are_told_at_once(ask: Ask) -> None:
    answer = ask("roles", "--organisation", "cwtp", "--pillar", "doin", "--occupation", "peer-suport-worker")
    assert answer.code == 2
    assert "cwpt" in answer.err and "doing" in answer.err and "peer-support-worker" in answer.err


def test_show_says_who_says_so(ask: Ask) -> None:
    answer = ask("show", "cwpt/senior-peer-support-worker")
    assert answer.code == 0
    for words in ("Band: 5", "Coventry and Warwickshire", "supervisor training", "willing to work towards", "Sources"):
        assert words in answer.out


def test_show_tells_what_is_read_from_the_layout(ask: Ask) -> None:
    assert "layout" in ask("show", "cnwl/deputy-peer-support-lead").out


def test_show_marks_ways_in_and_exits(ask: Ask) -> None:
    assert "Nobody has to" in ask("show", "pathway/befriender").out
    assert "leaves lived-experience work" in ask("show", "pathway/nurse").out


def test_show_a_qualification(ask: Ask) -> None:
    answer = ask("show", "imroc-peer-support-training")
    assert "40 hours" in answer.out and "our assumption" in answer.out
    data = ask("show", "Care Certificate", "--format", "json").data
    assert (data["id"], data["months"], data["months_basis"]) == ("care-certificate", 3, "typical")


def test_the_guaranteed_interview_and_the_contested_framework_are_told(ask: Ask) -> None:
    assert "guaranteed an interview" in ask("show", "cnwl/advanced-lived-experience-practitioner").out
    told = ask("show", "cwpt/peer-support-worker").out
    assert "contest" in told and "no register" in told and "61 of 100" in told


def test_roles_go_up_by_band_and_posts_without_a_band_come_last(ask: Ask) -> None:
    roles = ask("roles", "--organisation", "cnwl", "--format", "json").data["roles"]
    bands = [role["band"] for role in roles]
    assert bands == [*sorted(band for band in bands if band), None]


def test_the_national_pathway_begins_with_ways_in_and_ends_with_other_professions(ask: Ask) -> None:
    kinds = [role["kind"] for role in ask("roles", "--organisation", "pathway", "--format", "json").data["roles"]]
    assert kinds[0] in ("pre_peer", "voluntary") and kinds[-4:] == ["exit"] * 4


def test_a_post_at_a_higher_band_is_not_shown_as_leading_down(ask: Ask) -> None:
    told = ask("show", "cnwl/advanced-lived-experience-practitioner").out
    before = told.partition("What leads to it")[2].partition("Where it leads")[0]
    assert "Senior peer support worker (CNWL)" in before and "Band 7" not in before


@pytest.mark.parametrize(
    ("name", "said", "source"),
    [
        ("cpft/peer-support-worker", "61 of 100", "the national pen portrait"),
        ("care-certificate", "12 weeks", "Skills for Care"),
        ("functional-skills-english-level-2", "Free in England", "UK Parliament"),
        ("cpft/peer-support-worker", "16 standards since March 2025", "Skills for Health"),
    ],
)
def test_figures_stand_beside_who_gives_them(ask: Ask, name: str, said: str, source: str) -> None:
    line = next(line for line in ask("show", name).out.splitlines() if said in line)
    assert source in line


@pytest.mark.parametrize("role", ["cpft/peer-support-worker", "cwpt/peer-support-worker", "pathway/nurse"])
def test_a_page_lists_the_sources_of_its_remarks_and_arrows(ask: Ask, role: str) -> None:
    said, _, listed = ask("show", role).out.partition("\nSources\n")
    assert ("the national pen portrait" in said) <= ("Pen portrait" in listed)
    assert ("Raising the glass ceiling" in said) <= ("Raising the glass ceiling" in listed)
    assert ("NHS Employers" in said) <= ("Role eligibility" in listed)

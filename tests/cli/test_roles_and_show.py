"""What interface.md promises of ``peerpath roles`` and ``peerpath show``."""

from collections.abc import Callable
from pathlib import Path

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
    answer = ask("show", "cwpt/senior-peer-support-worker", "--full")
    assert answer.code == 0
    for words in ("Band: 5", "Coventry and Warwickshire", "supervisor training", "willing to work towards", "Sources"):
        assert words in answer.out


def test_show_tells_what_is_read_from_the_layout(ask: Ask) -> None:
    assert "layout" in ask("show", "cnwl/deputy-peer-support-lead", "--full").out


def test_show_marks_ways_in_and_exits(ask: Ask) -> None:
    assert "Nobody has to" in ask("show", "pathway/befriender", "--full").out
    assert "leaves lived-experience work" in ask("show", "pathway/nurse", "--full").out


def test_show_a_qualification(ask: Ask) -> None:
    answer = ask("show", "imroc-peer-support-training", "--full")
    assert "40 hours" in answer.out and "our assumption" in answer.out
    data = ask("show", "Care Certificate", "--format", "json").data
    assert (data["id"], data["months"], data["months_basis"]) == ("care-certificate", 3, "typical")


def test_the_guaranteed_interview_and_the_contested_framework_are_told(ask: Ask) -> None:
    assert "guaranteed an interview" in ask("show", "cnwl/advanced-lived-experience-practitioner", "--full").out
    told = ask("show", "cwpt/peer-support-worker", "--full").out
    assert "contest" in told and "no register" in told and "61 of 100" in told


def test_roles_go_up_by_band_and_posts_without_a_band_come_last(ask: Ask) -> None:
    roles = ask("roles", "--organisation", "cnwl", "--format", "json").data["roles"]
    bands = [role["band"] for role in roles]
    assert bands == [*sorted(band for band in bands if band), None]


def test_the_national_pathway_begins_with_ways_in_and_ends_with_other_professions(ask: Ask) -> None:
    kinds = [role["kind"] for role in ask("roles", "--organisation", "pathway", "--format", "json").data["roles"]]
    assert kinds[0] in ("pre_peer", "voluntary") and kinds[-4:] == ["exit"] * 4


def test_a_post_at_a_higher_band_is_not_shown_as_leading_down(ask: Ask) -> None:
    told = ask("show", "cnwl/advanced-lived-experience-practitioner", "--full").out
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
    line = next(line for line in ask("show", name, "--full").out.splitlines() if said in line)
    assert source in line


@pytest.mark.parametrize("role", ["cpft/peer-support-worker", "cwpt/peer-support-worker", "pathway/nurse"])
def test_a_page_lists_the_sources_of_its_remarks_and_arrows(ask: Ask, role: str) -> None:
    said, _, listed = ask("show", role, "--full").out.partition("\nSources\n")
    assert ("the national pen portrait" in said) <= ("Pen portrait" in listed)
    assert ("Raising the glass ceiling" in said) <= ("Raising the glass ceiling" in listed)
    assert ("NHS Employers" in said) <= ("Role eligibility" in listed)


OWN = """\
organisations:
  demo: {title: Demo Trust, short: DT, country: England}
  isles: {title: Isles Charity (Scotland), country: Scotland}
sources:
  advert: {publisher: Demo Trust, title: Advert, published: undated, looked_at: 2026-11-20}
qualifications:
  first: {title: First course, summary: The first part., source: advert, length: {months: 12}}
  card:
    title: Safety card
    summary: Shows that you know how to stay safe.
    source: advert
    level: 7
    framework: SCQF
    length: {months: 1}
    valid_for_months: 24
    in_working_time: true
    requires:
      - holds: first
roles:
  demo/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    band: 3
    hours: 30 hours a week
    lasts_months: 10
    place: Leeds
    source: advert
    summary: Supports people.
    conditions: [You need a clean check before the interview.]
    requires:
      - holds: {qualification: card, awarded_within_months: 6}
      - experience: {occupation: peer-support-worker, months: 12, in_the_last_months: 36}
      - lived_experience: {all_of: [autism, mental-health]}
      - level: {framework: SCQF, at_least: 7}
  isles/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    pay: "Grade 2, £22,000"
    source: advert
    summary: Supports people.
    requires:
      - declares: written-english
"""


@pytest.fixture
def own(ask: Ask, tmp_path: Path) -> Callable[..., str]:
    (tmp_path / "roles.yaml").write_text(OWN)
    return lambda *words: ask(*words, *(("--full",) if words[0] == "show" else ()), "--data", str(tmp_path)).out


def test_show_tells_what_an_advert_says_of_the_post(own: Callable[..., str]) -> None:
    told = own("show", "demo/peer-worker")
    for words in ("Hours: 30 hours a week", "10 months", "Place: Leeds, England", "clean check before the interview"):
        assert words in told
    assert "£24,937 to £26,598 (2025/26, full time; usual" in told
    assert "3.3 per cent followed" in told


def test_show_tells_every_limit_of_what_is_asked(own: Callable[..., str]) -> None:
    told = own("show", "demo/peer-worker")
    assert "of the last 6 months" in told
    assert "in the last 36 months" in told
    assert "autism and mental health" in told
    assert "SCQF level 7" in told


def test_show_tells_of_a_course_how_long_it_counts_and_what_it_takes_to_start(own: Callable[..., str]) -> None:
    told = own("show", "card")
    assert "Counts for: 24 months" in told
    assert "Level 7 of the SCQF" in told
    assert "in paid hours" in told.lower()
    assert "First course" in told.partition("To start it")[2]


def test_pay_of_ones_own_is_no_band(own: Callable[..., str]) -> None:
    assert "isles/peer-worker" not in own("roles", "--band", "2")
    assert "Grade 2, £22,000" in own("roles", "--organisation", "isles")
    told = own("show", "isles/peer-worker")
    assert "Pay: Grade 2, £22,000" in told and "Band:" not in told


def test_facts_of_england_are_told_of_posts_in_england(own: Callable[..., str]) -> None:
    assert "61 of 100" in own("show", "demo/peer-worker")
    assert "register" in own("show", "demo/peer-worker", "--format", "json")
    assert "register" not in own("show", "isles/peer-worker", "--format", "json")
    elsewhere = own("show", "isles/peer-worker")
    assert "61 of 100" not in elsewhere and "register" not in elsewhere and "Scotland" in elsewhere


@pytest.mark.parametrize("role", ["pathway/voluntary-peer-support-worker", "pathway/vcse-peer-support-worker"])
def test_bands_of_paid_posts_in_the_health_service_are_told_of_no_others(ask: Ask, role: str) -> None:
    told = ask("show", role, "--full").out
    assert "of 100 such posts" not in told


def test_what_is_said_of_paid_posts_is_not_told_of_unpaid_ones(ask: Ask) -> None:
    told = " ".join(ask("show", "pathway/voluntary-peer-support-worker", "--full").out.split())
    for words in ("are employed by trusts", "worked part time", "people apply for each post"):
        assert words not in told


def test_a_screen_says_how_many_more_conditions_there_are(ask: Ask, tmp_path: Path) -> None:
    """What could turn somebody away is shown or counted, in every answer."""
    said = [
        f"{word} is what this employer says to all who think of applying for such a post wherever they may be living."
        for word in "ABC"
    ]
    conditions = f"conditions: [{', '.join(said)}]"
    (tmp_path / "roles.yaml").write_text(
        OWN.replace("conditions: [You need a clean check before the interview.]", conditions)
    )
    for command in ("show", "gap", "route"):
        told = " ".join(ask(command, "demo/peer-worker", "--data", str(tmp_path)).out.split())
        assert f"{said[0]} Not shown: 2 more." in told, command
        told = " ".join(ask(command, "demo/peer-worker", "--full", "--data", str(tmp_path)).out.split())
        assert all(words in told for words in said), command


def test_what_an_employer_did_not_say_is_not_told_as_its_words(ask: Ask, tmp_path: Path) -> None:
    ours = "conditions: [{text: You pay for the check., basis: assumed, note: Two other adverts say so.}]"
    usual = "remarks: [{text: You work at night., basis: typical}]"
    old = "conditions: [You need a clean check before the interview.]"
    (tmp_path / "roles.yaml").write_text(OWN.replace(old, f"{ours}\n    {usual}"))
    for full in ([], ["--full"]):
        for command in ("gap", "route"):
            told = " ".join(ask(command, "demo/peer-worker", *full, "--data", str(tmp_path)).out.split())
            assert "You pay for the check (our reading of Demo Trust)." in told, command
            assert "You work at night." not in told, command
    told = " ".join(ask("show", "demo/peer-worker", "--full", "--data", str(tmp_path)).out.split())
    assert "You pay for the check. (our reading of Demo Trust) Two other adverts say so." in told
    assert "You work at night. (usual, says Demo Trust)" in told


def test_a_figure_of_ours_is_credited_to_no_source(ask: Ask, tmp_path: Path) -> None:
    for figure in ("hours: 50", "weeks: 7", "months: 2"):
        (tmp_path / "roles.yaml").write_text(
            OWN.replace("length: {months: 12}", f"length: {{{figure}, basis: assumed, note: The advert gives none.}}")
        )
        told = " ".join(ask("show", "first", "--full", "--data", str(tmp_path)).out.split())
        length = told.partition("Length: ")[2].partition("Says:")[0]
        assert "our assumption" in length and "Demo Trust" not in length, figure


def test_that_months_in_another_post_count_is_our_reading(ask: Ask) -> None:
    """CNWL's specification asks for experience as a peer worker and lists no titles."""
    told = " ".join(ask("show", "cnwl/advanced-lived-experience-practitioner", "--full").out.split())
    assert "Months there count as experience. CNWL's job description" not in told
    assert "Months there count as experience. Our reading of CNWL's job description." in told


def test_a_step_is_credited_to_who_draws_it(ask: Ask) -> None:
    """The paper names the step from the practitioner. The one from the senior trainer is our reading of a drawing."""
    told = " ".join(ask("show", "cnwl/advanced-lived-experience-educator", "--full").out.split())
    asked = told.partition("12 months in a role that leads here, such as ")[2]
    assert asked.startswith(
        'advanced lived experience practitioner - Nobody asks for it in words. The step is from here: "Raising'
    )


def test_areas_that_a_page_does_not_name_are_our_reading(ask: Ask) -> None:
    for words in (
        ["show", "cpft/peer-support-worker"],
        ["compare", "cpft/peer-support-worker", "cwpt/peer-support-worker"],
    ):
        told = " ".join(ask(*words, "--full", "--format", "markdown").out.split())
        assert "perinatal (around having a baby) (our reading of CPFT's page)" in told, words
    assert ask("show", "cpft/peer-support-worker", "--format", "json").data["areas_basis"] == "assumed"
    assert (
        "our reading"
        not in ask("show", "cwpt/peer-support-worker", "--full").out.partition("Areas:")[2].partition("May be")[0]
    )


def test_what_is_assumed_is_not_called_usual(ask: Ask) -> None:
    told = ask("show", "cnwl/lived-experience-lead").out
    assert "only what is usual" not in told and "What stands below is usual or assumed." in told
    assert "What stands below" not in ask("show", "pathway/healthcare-assistant").out


def test_an_employer_is_called_as_its_data_says(own: Callable[..., str]) -> None:
    assert "Peer worker (DT)" in own("show", "card")
    assert "Isles Charity (Scotland)" in own("compare", "isles/peer-worker", "demo/peer-worker")


def test_drawn_steps_stand_before_those_to_which_months_only_count(ask: Ask) -> None:
    """A peer support worker goes on to the next row of the drawing, and not first of all to Band 6."""
    told = " ".join(ask("show", "cnwl/peer-support-worker").out.split())
    assert "Leads to: Peer support worker (specialised) (CNWL), Peer trainer (CNWL) and" in told


def after(heading: str, told: str) -> str:
    return told.partition(f"\n{heading}\n")[2].lstrip("-\n").partition("\n\n")[0] if heading in told else ""


@pytest.mark.parametrize(
    ("course", "asked_by", "enough_for"),
    [
        ("imroc-peer-support-training", "Peer support worker (CWPT)", "Peer support worker (CPFT)"),
        ("peer-education-programme", "Peer support worker (CPFT)", "Advanced lived experience practitioner (CNWL)"),
        ("level-3-education-and-training", "", "Recovery academy tutor (CWPT)"),
        ("care-certificate", "Senior peer support worker (CWPT)", ""),
    ],
)
def test_a_course_that_we_alone_name_is_not_said_to_be_asked_for(
    ask: Ask, course: str, asked_by: str, enough_for: str
) -> None:
    """CNWL asks for a peer support course and names none; a tutor is asked for a level, and this course is at it."""
    told = ask("show", course).out
    assert asked_by in after("Asked for by", told) and enough_for in after("May be enough for", told)
    assert not enough_for or enough_for not in after("Asked for by", told)
    assert not asked_by or asked_by not in after("May be enough for", told)


def test_months_that_no_source_gives_are_never_told_as_fact(ask: Ask) -> None:
    """A source draws the step to the senior post. How long people stay below it, nobody says."""
    role = "pathway/senior-peer-support-worker"
    rung = next(line for line in ask("show", role).out.splitlines() if "12 months in a role that leads here" in line)
    assert rung.strip().startswith("usual") and rung.rstrip().endswith("*")
    for command in ("show", "gap"):
        full = " ".join(ask(command, role, "--full").out.split())
        assert "The step is from here" in full and "The months are our assumption." in full
    assert "our assumption: 12 months" in ask("compare", role, "cwpt/senior-peer-support-worker", "--full").out


def test_what_is_only_usual_is_not_told_as_asked(ask: Ask) -> None:
    told = ask("show", "cnwl/lived-experience-lead").out
    assert "  usual " in told and "  asks " not in told
    assert "  asks " in ask("show", "cwpt/peer-support-worker").out

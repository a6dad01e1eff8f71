"""What the built-in catalogue says, held against what the sources were read to say."""

from datetime import date

import pytest

from peerpath.model.provenance import Basis
from peerpath.model.requirement import Experience, walk
from peerpath.model.role import RoleKind
from peerpath.reading.role_data.catalogue import read_catalogue

FOUND = read_catalogue().value
assert FOUND is not None
KNOWN = FOUND


@pytest.mark.parametrize(
    ("tail", "head"),
    [
        ("cnwl/advanced-lived-experience-practitioner", "cnwl/deputy-peer-support-lead"),
        ("cnwl/advanced-lived-experience-practitioner", "cnwl/cen-advanced-lived-experience-practitioner"),
        ("cnwl/advanced-lived-experience-educator", "cnwl/advanced-kuf-development-lead"),
        ("pathway/senior-peer-support-worker", "pathway/peer-development-manager"),
        ("pathway/advanced-lived-experience-practitioner", "pathway/peer-development-manager"),
        ("cpft/senior-peer-support-worker", "cpft/lived-experience-and-peer-support-coordinator"),
    ],
)
def test_a_step_that_no_source_draws_is_ours_and_says_why(tail: str, head: str) -> None:
    (step,) = [step for step in KNOWN.roles[tail].leads_to if step.role == head]
    assert step.provenance.basis is Basis.ASSUMED and step.provenance.note


def test_the_trust_wide_lead_is_a_step_that_the_paper_names() -> None:
    steps = {step.role: step for step in KNOWN.roles["cnwl/advanced-lived-experience-practitioner"].leads_to}
    step = steps["cnwl/trustwide-lived-experience-practitioner-and-peer-support-lead"]
    assert (step.provenance.source, step.provenance.basis) == ("raising-the-glass-ceiling", Basis.STATED)


def test_no_set_way_leads_to_academic_work() -> None:
    steps = [
        step
        for role in KNOWN.roles.values()
        for step in role.leads_to
        if step.role == "pathway/lived-experience-academic"
    ]
    assert steps and all(step.unlikely for step in steps)


@pytest.mark.parametrize(
    "id",
    [
        "cnwl/deputy-peer-support-lead",
        "cnwl/trustwide-lived-experience-practitioner-and-peer-support-lead",
        "cnwl/lived-experience-lead",
        "cnwl/trust-head-of-lived-experience-workforce",
        "cpft/peer-professional-lead",
        "pathway/peer-support-lead",
        "pathway/peer-development-manager",
    ],
)
def test_whoever_leads_peer_workers_has_usually_done_peer_work(id: str) -> None:
    asked = [node for top in KNOWN.roles[id].requires for node in walk(top) if isinstance(node, Experience)]
    usual = [node for node in asked if "peer-support-worker" in node.occupations]
    assert usual and usual[0].terms.provenance.basis is Basis.TYPICAL


def test_a_pillar_that_the_paper_does_not_name_is_ours() -> None:
    named = {
        "cnwl/advanced-lived-experience-practitioner",
        "cnwl/advanced-lived-experience-educator",
        "cnwl/trustwide-lived-experience-practitioner-and-peer-support-lead",
    }
    for role in KNOWN.roles.values():
        if role.pillar_provenance is not None and KNOWN.organisations[role.organisation].employer:
            assert (role.pillar_provenance.basis is Basis.STATED) == (role.id in named), role.id


@pytest.mark.parametrize(
    ("id", "hours"),
    [
        ("imroc-peer-support-training", 40),
        ("functional-skills-english-level-2", 55),
        ("level-3-education-and-training", 120),
        ("level-5-leadership-and-management", 400),
    ],
)
def test_lengths_that_a_source_gives_in_hours(id: str, hours: int) -> None:
    assert KNOWN.qualifications[id].length.hours == hours


@pytest.mark.parametrize(("id", "full", "part"), [("degree", 36, 72), ("pgce", 12, 24)])
def test_what_is_studied_beside_a_job_takes_longer(id: str, full: int, part: int) -> None:
    course = KNOWN.qualifications[id]
    assert course.part_time is not None
    assert (course.length.months, course.part_time.months) == (full, part)


@pytest.mark.parametrize("id", ["care-certificate", "nhs-statutory-training", "peer-education-programme"])
def test_training_in_paid_hours_is_our_reading(id: str) -> None:
    paid = KNOWN.qualifications[id].in_working_time
    assert paid is not None and paid.basis is Basis.ASSUMED and paid.note


def test_health_apprenticeships_are_the_ways_into_other_professions() -> None:
    ways = {course.trains_for: course.id for course in KNOWN.qualifications.values() if course.trains_for}
    assert ways == {
        "pathway/nurse": "nursing-degree-apprenticeship",
        "pathway/occupational-therapist": "occupational-therapy-degree-apprenticeship",
    }
    for profession, course in ways.items():
        assert KNOWN.roles[profession].kind is RoleKind.EXIT
        hosts = {role.id for role in KNOWN.roles.values() if course in role.offers}
        assert {"pathway/peer-support-worker", "pathway/senior-peer-support-worker"} <= hosts
        assert all(KNOWN.roles[host].is_paid for host in hosts)


@pytest.mark.parametrize(
    "id", ["training-experience", "supervising-staff", "management-and-leadership-experience", "mentoring"]
)
def test_experience_that_work_can_give_is_marked(id: str) -> None:
    assert KNOWN.declarations[id].experience


def test_no_source_says_what_gives_experience_of_mentoring() -> None:
    assert not any("mentoring" in role.gives for role in KNOWN.roles.values())


def test_peer_work_gives_experience_of_training_and_of_groups() -> None:
    kinds = {"peer-support-worker", "carer-peer-support-worker", "senior-peer-support-worker"}
    posts = [role for role in KNOWN.roles.values() if role.occupation in kinds and role.is_paid]
    assert posts and all({"training-experience", "facilitating-groups"} <= {*role.gives} for role in posts)


def test_roles_of_the_pen_portrait_are_no_titles_of_the_peer_support_worker() -> None:
    titles = {title.lower() for title in KNOWN.occupations["peer-support-worker"].also_called}
    assert not titles & {"recovery navigator", "wellbeing co-ordinator", "peer specialist"}
    assert {"pathway/peer-specialist", "pathway/wellbeing-co-ordinator"} <= KNOWN.roles.keys()


@pytest.mark.parametrize("id", ["involvement", "recovery-college-student", "placement", "mutual-aid"])
def test_ways_in_that_are_no_work_lend_no_setting(id: str) -> None:
    assert KNOWN.occupations[id].settings == ()


def test_charity_work_is_no_health_service() -> None:
    assert KNOWN.roles["pathway/vcse-peer-support-worker"].settings == ("voluntary",)


def test_pay_is_that_of_2025_as_reported_and_never_worked_forward() -> None:
    pay = {one.band: (one.lowest, one.highest) for one in KNOWN.pay}
    assert {one.country for one in KNOWN.pay} == {"England"} and {one.since for one in KNOWN.pay} == {date(2025, 4, 1)}
    assert (pay["2"], pay["3"], pay["5"], pay["8a"], pay["9"]) == (
        (24465, 24465),
        (24937, 26598),
        (31049, 37796),
        (55690, 62682),
        (109179, 125637),
    )
    assert all(one.provenance.basis is Basis.TYPICAL for one in KNOWN.pay)
    assert KNOWN.pay_remark is not None and "3.3" in KNOWN.pay_remark.text

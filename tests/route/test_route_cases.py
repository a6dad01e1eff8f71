"""Routes to all built-in targets, as a careers adviser would judge them; the cases are in ``tests/cases/routes``."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pytest

from peerpath.model.role import RoleKind, Stage, band_order
from tests.route.route_cases import GROUPS, PEOPLE, Told, all_cases, answer, planner, wrong

EVERYBODY = tuple(PEOPLE)
STAGES = list(Stage)
HIRING, STAY = 3, 12
FOUNDATION = ("imroc-peer-support-training", "peer-education-programme", "developing-expertise-in-peer-working")
OUR_TARGETS = sorted(planner().catalogue.roles)
CASES = list(all_cases())
everybody = pytest.mark.parametrize("person", EVERYBODY)


@pytest.mark.parametrize("target", OUR_TARGETS)
def test_a_target_has_the_routes_that_an_adviser_would_draw(target: str) -> None:
    cases = [case for case in CASES if case.target == target]
    assert {case.person for case in cases} >= set(GROUPS["everybody"]), "a case for everybody"
    assert {case.person: found for case in cases if (found := wrong(case))} == {}


def found(person: str) -> Iterator[tuple[str, Told]]:
    """The first route of a person to each target to which there is one."""
    for target in OUR_TARGETS:
        told = answer(target, person)
        if told["found"]:
            yield target, Told(told["routes"][0])


@everybody
def test_only_paid_roles_that_are_no_exit_are_steps(person: str) -> None:
    gentle = {RoleKind.VOLUNTARY, RoleKind.PRE_PEER, RoleKind.EXIT}
    for target, told in found(person):
        assert target not in [role.id for role in told.roles]
        assert not [role.id for role in told.roles if role.kind in gentle], target


@everybody
def test_nobody_passes_through_a_post_above_the_one_they_want(person: str) -> None:
    """Below its band where both are known, else of no later stage; or a role that the pathway draws to it."""
    for target, told in found(person):
        goal = told.catalogue.roles[target]
        for role in told.roles:
            leads = any(onward.role == target and not onward.unlikely for onward in role.leads_to)
            if role.band is not None and goal.band is not None:
                assert leads or band_order(role.band.value) < band_order(goal.band.value), (target, role.id)
            else:
                assert leads or STAGES.index(role.stage) <= STAGES.index(goal.stage), (target, role.id)


@everybody
def test_from_one_new_job_to_the_next_no_known_band_falls(person: str) -> None:
    for target, told in found(person):
        bands = [band_order(role.band.value) for role in told.roles if role.band is not None]
        assert bands == sorted(bands), target


@everybody
def test_jobs_follow_each_other_each_after_hiring_and_kept_for_a_year(person: str) -> None:
    for target, told in found(person):
        ids = [step["id"] for step in told.work]
        assert len(set(ids)) == len(ids), target
        for step in told.work:
            assert 0 <= step["apply_month"] <= step["from_month"] - HIRING, target
        for step, following in pairwise(told.work):
            assert step["to_month"] <= following["from_month"], target
            assert step["to_month"] - step["from_month"] >= STAY, target


@everybody
def test_one_course_at_a_time_beside_work(person: str) -> None:
    """Training in working time takes no place; a course of one's own and other training do."""
    for target, told in found(person):
        courses = [*told.study, *(course for course, _ in told.training if not course["in_working_time"])]
        spans = sorted((course["from_month"], course["to_month"]) for course in courses)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans)), target


@everybody
def test_training_lies_within_its_job(person: str) -> None:
    for target, told in found(person):
        for course, job in told.training:
            assert job["from_month"] <= course["from_month"] < course["to_month"] <= job["to_month"], target


@everybody
def test_the_care_certificate_begins_in_the_first_months_of_the_first_post_that_has_it(person: str) -> None:
    for target, told in found(person):
        for course, job in told.training:
            if course["id"] == "care-certificate":
                assert job["id"] == next(one["id"] for one in told.jobs if asks_for(one["id"], "care-certificate"))
                assert course["from_month"] <= job["from_month"] + 3, target


def asks_for(role: str, qualification: str) -> bool:
    """Whether a role names a qualification outright, before or in post."""
    requires = planner().catalogue.roles[role].requires if role in planner().catalogue.roles else ()
    return any(getattr(one, "qualification", None) == qualification for one in requires)


@everybody
def test_foundation_training_is_in_the_first_half_year_of_its_post(person: str) -> None:
    for target, told in found(person):
        for course, job in told.training:
            if course["id"] in FOUNDATION:
                assert course["from_month"] <= job["from_month"] + 6, target


@everybody
def test_who_stays_with_cpft_is_trained_within_six_months(person: str) -> None:
    for target, told in found(person):
        for job in told.work:
            if job["id"] == "cpft/peer-support-worker" and job["to_month"] - job["from_month"] > 6:
                due = job["from_month"] + 6
                ends = [one["to_month"] for one in told.study if one["id"] in FOUNDATION]
                ends += [course["to_month"] for course, _ in told.training if course["id"] in FOUNDATION]
                assert min(ends, default=due + 1) <= due, target


@everybody
def test_a_senior_role_that_nobody_lists_is_never_without_the_rung_below(person: str) -> None:
    """12 months in a role that leads there, or in one of its occupation and stage; work before today counts."""
    for target, told in found(person):
        goal = told.catalogue.roles[target]
        for role, month in [
            *zip(told.roles, [step["apply_month"] for step in told.work], strict=True),
            *([(goal, told.route["months"])] if goal.kind is not RoleKind.EXIT else []),
        ]:
            if not role.is_listed and role.stage in (Stage.SENIOR, Stage.BEYOND):
                assert months_below(role.id, told, month) + before(role.id, person) >= STAY, (target, role.id)


def rung_below(role: str) -> set[tuple[str, Stage]]:
    """Occupations and stages of the roles that lead to a role; to one of its own kind elsewhere, where none leads to it."""
    roles = planner().catalogue.roles.values()
    leading = [one for one in roles if any(o.role == role and not o.unlikely for o in one.leads_to)]
    return {(one.occupation, one.stage) for one in leading}


def months_below(role: str, told: Told, month: int) -> int:
    """Months along a route, up to one, in roles of the rung below."""
    below = rung_below(role)
    jobs = [
        (step, one) for step, one in zip(told.work, told.roles, strict=True) if (one.occupation, one.stage) in below
    ]
    stays = [step for step in told.jobs if step["kind"] == "stay" and "peer-support-worker" in step["id"]]
    kept = stays if ("peer-support-worker", Stage.ENTRY) in below else []
    return sum(max(0, min(step["to_month"], month) - step["from_month"]) for step in [*(s for s, _ in jobs), *kept])


def before(role: str, person: str) -> int:
    """Months before today in the rung below; all work of these people is that of a peer support worker."""
    worked = PEOPLE[person].get("experience", [])
    is_below = ("peer-support-worker", Stage.ENTRY) in rung_below(role)
    return sum(spell["months"] for spell in worked) if is_below else 0


@everybody
def test_what_only_the_person_can_say_is_asked_at_the_step_that_needs_it(person: str) -> None:
    for target, told in found(person):
        begins = {step["id"]: step.get("apply_month", step["from_month"]) for step in told.steps[:-1]}
        begins |= {course["id"]: course["from_month"] for course, _ in told.training}
        begins[target] = told.route["months"]
        for step in told.steps:
            if step["kind"] == "confirm":
                owners = [begins[id] for id in begins for asked in step["for"] if asked.startswith(f"{id}/")]
                assert step["from_month"] in owners, (target, step["id"])


@everybody
def test_a_route_rests_on_the_weakest_of_its_target_and_its_jobs(person: str) -> None:
    order = ["stated", "usual", "sketch"]
    for target, told in found(person):
        all_of = [told.catalogue.roles[target], *told.roles]
        senior = [role for role in all_of if not role.is_listed and role.stage in (Stage.SENIOR, Stage.BEYOND)]
        weakest = "sketch" if senior else "stated" if all(role.is_listed for role in all_of) else "usual"
        assert order.index(told.route["rests_on"]) == order.index(weakest), target


@everybody
def test_a_route_ends_with_the_application_or_where_training_begins(person: str) -> None:
    for target, told in found(person):
        assert told.last["from_month"] == told.route["months"], target
        if told.catalogue.roles[target].kind is RoleKind.EXIT:
            course = told.catalogue.qualifications[told.last["id"]]
            assert (told.last["kind"], course.trains_for) == ("train", target)
        else:
            assert (told.last["kind"], told.last["id"]) == ("apply", target)


@everybody
def test_a_degree_is_studied_beside_a_job_at_its_part_time_length(person: str) -> None:
    for target, told in found(person):
        for step in told.study:
            if step["id"] == "degree":
                assert step["to_month"] - step["from_month"] == 72, target


@everybody
def test_nobody_trains_for_another_profession_to_get_a_degree(person: str) -> None:
    for target, told in found(person):
        ways_out = [id for id in told.gained if told.catalogue.qualifications[id].trains_for is not None]
        assert not ways_out, target


MORE = (
    ("nobody yet", "somebody who has lived with mental health problems"),
    ("nobody yet", "a carer"),
    ("somebody who has lived with mental health problems", "a peer worker of 18 months"),
    ("somebody who has lived with mental health problems", "a peer worker of 18 months in Coventry"),
    ("somebody who has lived with mental health problems", "somebody with a degree"),
)
"""People of whom the second brings all that the first brings, and more."""
STOPPED = {
    "cwpt/expert-by-experience-development-lead",
    "cwpt/senior-recovery-academy-tutor",
    "pathway/lived-experience-researcher",
}
"""Targets to which the search stops at its limit of effort with a route that is not the best: the set goes when it is empty."""


def months(target: str, person: str) -> float:
    told: Mapping[str, Any] = answer(target, person)
    return float(told["routes"][0]["months"]) if told["found"] else float("inf")


@pytest.mark.parametrize(("less", "more"), MORE)
def test_who_brings_more_is_never_later(less: str, more: str) -> None:
    """All that is open to the first is open to the second: what the first does, the second may do."""
    later = {target for target in OUR_TARGETS if months(target, more) > months(target, less)}
    assert later <= STOPPED

"""Each thing is told once and under its own name: waivers, roles that the job leads to, whose course a length is."""

from pathlib import Path

import pytest

from peerpath.model.requirement import Holds, walk
from tests.cli.conftest import Ask
from tests.route.route_cases import answer, planner

PRACTITIONER = "cwpt/peer-practitioner"


def plain(told: str) -> str:
    return " ".join(told.split())


def line_with(words: str, told: str) -> str:
    return next(line for line in told.splitlines() if words in line)


def test_what_is_waived_is_counted_under_its_own_word(ask: Ask, tmp_path: Path) -> None:
    profile = tmp_path / "ed.yaml"
    waiver = f"{{requirement: {PRACTITIONER}/english, agreed_by: the trust, why: overseas}}"
    profile.write_text(f"holds: [care-certificate]\nwaivers: [{waiver}]\n")
    assert "2 of 6 in place (1 waived)" in plain(ask("gap", PRACTITIONER, "-p", str(profile)).out)
    assert "1 in place, 1 waived, " in plain(ask("gap", PRACTITIONER, "-p", str(profile), "--full").out)
    assert "waived" not in ask("gap", PRACTITIONER, "--holds", "care-certificate").out


@pytest.mark.parametrize("full", [(), ("--full",)])
@pytest.mark.parametrize(
    "job", ["cwpt/peer-support-worker=26", "peer-support-worker=26", "cnwl/peer-support-worker=12"]
)
def test_no_role_is_told_twice_of_what_is_next(job: str, full: tuple[str, ...], ask: Ask) -> None:
    told = ask("next", "--experience", job, "--lived-experience", "mental-health", *full).out
    starts = ("leads on", "open ", "confirm ", "one step", "near ", "- ")
    lines = [line.strip() for line in told.partition("Ask the employer")[0].splitlines()]
    roles = [line.partition(")")[0].split("  ")[-1].lstrip("- ") for line in lines if line.startswith(starts)]
    named = [role for role in roles if "more role" not in role]
    assert len(named) > 2 and len(named) == len(set(named)), named


def test_who_does_the_work_for_pay_is_not_led_to_it(ask: Ask) -> None:
    data = ask("next", "--experience", "peer-support-worker=26", "-f", "json").data
    rungs = {one["role"] for one in data["rungs"]}
    assert rungs and not any(role.endswith("/peer-support-worker") for role in rungs)


@pytest.mark.parametrize("role", ["pathway/peer-support-worker", "pathway/advanced-lived-experience-practitioner"])
def test_a_post_of_no_employer_is_asked_for_by_employers(role: str, ask: Ask) -> None:
    told = plain(ask("gap", role, "--full").out).partition("The way there")[0]
    assert "No source lists what employers ask" in told and "this employer" not in told


def test_nobody_pays_for_what_somebody_lived_through(ask: Ask) -> None:
    told = ask("gap", "cwpt/peer-support-worker", "--not-yet", "lived-experience", "--full").out
    row = line_with("Lived experience of", told.partition("What is in the way stands first")[2])
    assert "in the way" in row and not row.rstrip().endswith("ask")


def test_a_length_of_another_course_than_the_one_named_has_its_name(ask: Ask) -> None:
    """To whom would not take the one that the trust names, the nearest that would do is CNWL's, of 3 months."""
    told = ask("gap", PRACTITIONER, "--not-willing", "level-3-peer-support").out
    row = line_with("A level 3 qualification in peer", told)
    assert "3 months, Developing Expertise" in row
    assert "Care Certificate  " in line_with("usually 3 months", ask("gap", PRACTITIONER).out)


def test_what_counted_by_work_is_named_beside_what_was_denied(ask: Ask) -> None:
    """A no to training others is no no to running groups: the line says which of them it is."""
    said = ("--experience", "cwpt/peer-support-worker=26", "--not-yet", "training-experience")
    told = plain(ask("gap", "cnwl/advanced-lived-experience-practitioner", *said, "--full").out)
    assert "Experience of running groups, from your work: Peer support worker (CWPT)." in told


@pytest.mark.parametrize("target", sorted(planner().catalogue.roles))
def test_what_a_route_trains_for_in_a_job_is_not_asked_for_beside_it_again(target: str) -> None:
    """The course of one's own employer is the training in peer support that this employer asks for."""
    for step in (
        one for route in answer(target, "nobody yet")["routes"] for one in route["steps"] if one["kind"] == "work"
    ):
        trained = {course["id"] for course in step["training"]}
        role = planner().catalogue.roles[step["id"]]
        nodes = {node.id: node for asked in role.requires for node in walk(asked)}
        for waiting in (nodes[id] for id in step["in_post"]):
            named = {leaf.qualification for leaf in walk(waiting) if isinstance(leaf, Holds)}
            assert not (named & trained), (step["id"], waiting.id)


def test_who_works_at_cpft_is_sent_to_its_own_course_alone(ask: Ask) -> None:
    """Its page gives and pays for its own course once people work there; a course from elsewhere comes before that."""
    post, own = "cpft/peer-support-worker", "peer-education-programme"

    def courses(*typed: str) -> list[str]:
        told = ask("gap", post, *typed, "--format", "json").data["requirements"]
        (asked,) = (one for one in told if one["id"] == f"{post}/peer-support-training")
        return [way["id"] for way in asked["ways"] if way["by"] == "study"]

    assert courses("--experience", f"{post}=3") == [own]
    assert courses()[0] == own and "imroc-peer-support-training" in courses()


def test_who_is_too_late_for_the_course_of_their_employer_is_sent_to_the_manager_and_to_no_other_course(
    ask: Ask,
) -> None:
    """Three months are left, and the course that CPFT gives takes four. That a shorter one would do is our guess."""
    post = ("--experience", "cpft/peer-support-worker=3", "--as-of", "2026-11-27")
    route = ("route", "cpft/senior-peer-support-worker", *post)
    assert "imroc" not in ask(*route, "--format", "json").out.partition('"after"')[0]
    first = plain(ask(*route).out)
    assert "First: ask your manager about this: training in peer support" in first
    assert "Your job wants it sooner than you can have it." in first
    # Who is on another course may finish it: the trust may take it.
    begun = ask(*route, "--studying", "imroc-peer-support-training=2027-01").out
    assert "go on with your course: ImROC" in plain(begun)

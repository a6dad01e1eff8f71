"""What counts as evidence at its edges: the day of an award, the last month asked for, the right work in another place."""

from typing import cast

import pytest

from peerpath.gap.evidence import months_towards, would_do
from peerpath.gap.outcome import Reason, Status
from peerpath.model.profile import Profile
from peerpath.model.requirement import Experience, Level
from peerpath.model.role import Occupation
from tests.gap import build as b

CLINIC = b.role("trust/clinic", settings=("health", "education"))
OFFICE = b.role("trust/office", occupation="clerk", settings=("office",))
WORLD = b.catalogue(
    occupations=(Occupation(id="helper", title="Helper"), Occupation(id="clerk", title="Clerk")), roles=(CLINIC, OFFICE)
)


@pytest.mark.parametrize(
    ("awarded", "status"),
    [
        ("2026-11-22", Status.MET),
        ("2026-11-23", Status.IN_PROGRESS),
        ("2026-11", Status.MET),
        ("2027", Status.IN_PROGRESS),
    ],
)
def test_an_award_counts_from_its_own_day_on(awarded: str, status: Status) -> None:
    assert b.status(b.holds("care"), holds=b.held("care", awarded=awarded)) is status


@pytest.mark.parametrize(("months", "status"), [(5, Status.MISSING), (6, Status.MET), (7, Status.MET)])
def test_the_last_month_asked_for_makes_it_enough(months: int, status: Status) -> None:
    asked = b.experience(6, occupations=("helper",))
    assert b.status(asked, world=WORLD, experience=(b.spell(months, occupation="helper"),)) is status


def test_right_work_in_another_setting_is_told_from_too_little_of_it() -> None:
    asked = b.experience(6, occupations=("clerk",), settings=("health",))
    enough = b.outcome(asked, world=WORLD, experience=(b.spell(6, role="trust/office"),))
    assert (enough.status, enough.reason) == (Status.MISSING, Reason.OTHER_SETTING)
    short = b.outcome(asked, world=WORLD, experience=(b.spell(5, role="trust/office"),))
    assert (short.status, short.reason) == (Status.MISSING, None)


def test_where_any_work_in_a_setting_will_do_work_elsewhere_is_no_near_miss() -> None:
    missed = b.outcome(
        b.experience(6, settings=("health",)), world=WORLD, experience=(b.spell(9, role="trust/office"),)
    )
    assert (missed.status, missed.reason) == (Status.MISSING, None)


def test_a_post_in_two_settings_counts_for_either() -> None:
    for setting in ("health", "education"):
        asked = b.experience(6, settings=(setting,))
        assert b.status(asked, world=WORLD, experience=(b.spell(6, role="trust/clinic"),)) is Status.MET


def test_months_of_the_right_work_in_the_right_place_are_added_up_and_no_others() -> None:
    spells = (
        b.spell(5, role="trust/clinic"),
        b.spell(7, occupation="helper", setting="health", until="2024"),
        b.spell(3, occupation="helper", setting="office"),
        b.spell(4, role="trust/office"),
    )
    asked = cast(Experience, b.experience(24, occupations=("helper",), settings=("health",)))
    assert months_towards(asked, b.known(Profile(experience=spells), WORLD)) == 12


def test_a_spell_in_a_role_that_is_called_other_work_counts_as_both() -> None:
    both = (b.spell(6, role="trust/clinic", occupation="clerk"),)
    for occupation in ("helper", "clerk"):
        assert b.status(b.experience(6, occupations=(occupation,)), world=WORLD, experience=both) is Status.MET


def test_a_qualification_of_no_known_level_meets_none() -> None:
    world = b.catalogue((b.qualification("untold", "maths"),))
    assert b.status(b.level("maths", 1), world=world, holds=b.held("untold")) is Status.MISSING
    assert b.status(b.level("maths"), world=world, holds=b.held("untold")) is Status.MET


def test_what_would_do_comes_by_level_and_then_by_id() -> None:
    courses = (
        b.qualification("a", "maths", 1), b.qualification("c", "maths", 2), b.qualification("b", "maths", 2),
        b.qualification("z", "maths"), b.qualification("english", "english", 2),
    )  # fmt: skip
    known = b.catalogue(courses).qualifications
    assert would_do(cast(Level, b.level("maths")), known) == ("z", "a", "b", "c")
    assert would_do(cast(Level, b.level("maths", 2)), known) == ("b", "c")


@pytest.mark.parametrize(("held", "asked"), [("level-2", "gcse"), ("gcse", "level-2")])
def test_two_qualifications_that_count_as_each_other_do_so_both_ways(held: str, asked: str) -> None:
    each = (b.qualification("level-2", counts_as=("gcse",)), b.qualification("gcse", counts_as=("level-2",)))
    assert b.status(b.holds(asked), world=b.catalogue(qualifications=each), holds=b.held(held)) is Status.MET


@pytest.mark.parametrize(("worked", "asked"), [("helper", "aide"), ("aide", "helper")])
def test_two_kinds_of_work_that_count_as_each_other_do_so_both_ways(worked: str, asked: str) -> None:
    each = (
        Occupation(id="helper", title="Helper", counts_as=("aide",)),
        Occupation(id="aide", title="Aide", counts_as=("helper",)),
    )
    spells = (b.spell(6, occupation=worked),)
    status = b.status(b.experience(6, occupations=(asked,)), world=b.catalogue(occupations=each), experience=spells)
    assert status is Status.MET

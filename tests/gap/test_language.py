"""What each part of the requirement language means, from the words of the promise to users."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from peerpath.gap.outcome import Reason, Status, Verdict
from peerpath.model.requirement import Requirement, Strength, When
from peerpath.model.role import Occupation
from tests.gap.build import (
    DESIRABLE,
    IN_POST,
    WILLING,
    all_of,
    answer,
    any_of,
    at_least,
    catalogue,
    check,
    declares,
    experience,
    held,
    holds,
    level,
    lived,
    outcome,
    qualification,
    role,
    spell,
    status,
    studying,
    waived,
)

MET, LATER, IN_PROGRESS, TO_CONFIRM, MISSING = (
    Status.MET,
    Status.LATER,
    Status.IN_PROGRESS,
    Status.TO_CONFIRM,
    Status.MISSING,
)


# Silence


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        (holds("a"), MISSING),
        (level("english", 2), MISSING),
        (experience(12, settings=("health",)), MISSING),
        (lived(), TO_CONFIRM),
        (lived("autism"), TO_CONFIRM),
        (declares("coproduction"), TO_CONFIRM),
        (declares("equal", equivalent=True), TO_CONFIRM),
        (check(), LATER),
    ],
)
def test_silence_is_missing_for_what_can_be_shown_and_to_confirm_for_what_can_only_be_said(
    requirement: Requirement, expected: Status
) -> None:
    assert status(requirement) is expected


@pytest.mark.parametrize("when", [When.WILLING, When.IN_POST, When.AFTER_OFFER])
@pytest.mark.parametrize("requirement", [holds, declares])
def test_what_may_wait_is_later_until_it_is_there(requirement: Callable[..., Requirement], when: When) -> None:
    assert status(requirement("a", when=when)) is LATER
    assert status(requirement("a", when=when), holds=held("a"), declares=("a",)) is MET


# Groups: any of takes the best, all of the worst


def of_status(wanted: Status, id: str) -> Requirement:
    """A requirement that the person of `PERSON` meets to this degree."""
    return {
        MET: holds("have", id=id),
        LATER: holds("nothing", id=id, **IN_POST),
        IN_PROGRESS: holds("learning", id=id),
        TO_CONFIRM: declares("unsaid", id=id),
        MISSING: holds("nothing", id=id),
    }[wanted]


PERSON: dict[str, Any] = {"holds": held("have"), "studying": studying("learning")}
BEST_FIRST = [MET, LATER, IN_PROGRESS, TO_CONFIRM, MISSING]


@pytest.mark.parametrize("one", BEST_FIRST)
@pytest.mark.parametrize("other", BEST_FIRST)
def test_any_of_takes_the_best_and_all_of_the_worst(one: Status, other: Status) -> None:
    parts = (of_status(one, "one"), of_status(other, "other"))
    best, worst = sorted((one, other), key=BEST_FIRST.index)
    assert status(any_of(*parts), **PERSON) is best
    assert status(all_of(*parts), **PERSON) is worst


@pytest.mark.parametrize(("count", "expected"), list(enumerate(BEST_FIRST, start=1)))
def test_at_least_n_is_as_good_as_the_nth_best(count: int, expected: Status) -> None:
    parts = [of_status(one, f"{one}") for one in reversed(BEST_FIRST)]
    assert status(at_least(count, *parts), **PERSON) is expected


def test_more_than_there_are_can_never_be_had() -> None:
    found = answer(at_least(3, holds("have"), holds("have", id="again")), **PERSON)
    assert found.outcomes[0].status is MISSING
    assert found.verdict is Verdict.NOT_YET


def test_once_enough_branches_are_there_the_others_are_not_needed() -> None:
    found = outcome(at_least(2, holds("a"), any_of(holds("b"), holds("c")), declares("d")), holds=held("a", "c"))
    a, either, d = found.parts
    assert [part.status for part in (found, a, either, d)] == [MET, MET, MET, Status.NOT_NEEDED]
    assert [part.status for part in either.parts] == [Status.NOT_NEEDED, MET]


def test_branches_that_only_come_later_leave_the_others_as_they_are() -> None:
    found = outcome(any_of(holds("a", **IN_POST), holds("b")))
    assert found.status is LATER
    assert [part.status for part in found.parts] == [LATER, MISSING]


def test_groups_within_groups() -> None:
    requirement = all_of(
        any_of(holds("a"), all_of(holds("b"), declares("c"))),
        at_least(1, holds("d"), any_of(holds("e"), holds("f"))),
    )
    assert status(requirement, holds=held("b", "f")) is TO_CONFIRM
    assert status(requirement, holds=held("b", "f"), declares=("c",)) is MET
    assert status(requirement, holds=held("b"), declares=("c",)) is MISSING


# Desirable


def test_a_desirable_requirement_never_changes_the_verdict() -> None:
    found = answer(holds("a"), holds("b", **DESIRABLE), declares("c", **DESIRABLE), holds=held("a"))
    assert found.verdict is Verdict.READY
    assert [one.status for one in found.outcomes] == [MET, MISSING, TO_CONFIRM]


def test_a_desirable_part_of_an_essential_group_changes_neither_group_nor_verdict() -> None:
    found = answer(all_of(holds("a"), holds("b", **DESIRABLE)), holds=held("a"))
    group = found.outcomes[0]
    assert (found.verdict, group.status, group.parts[1].status) == (Verdict.READY, MET, MISSING)


def test_a_desirable_group_is_as_good_as_its_parts() -> None:
    parts = (holds("licence", **DESIRABLE), declares("vehicle", **DESIRABLE))
    found = answer(all_of(*parts, **DESIRABLE), holds=held("licence"))
    assert (found.verdict, found.outcomes[0].status) == (Verdict.READY, TO_CONFIRM)


# Verdict


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([MET, LATER], Verdict.READY),
        ([MET, TO_CONFIRM], Verdict.TO_CONFIRM),
        ([MET, IN_PROGRESS], Verdict.NOT_YET),
        ([TO_CONFIRM, MISSING], Verdict.NOT_YET),
        ([TO_CONFIRM, IN_PROGRESS], Verdict.NOT_YET),
    ],
)
def test_the_verdict_is_that_of_the_worst_essential_requirement(statuses: list[Status], expected: Verdict) -> None:
    requires = [of_status(one, f"{number}") for number, one in enumerate(statuses)]
    assert answer(*requires, **PERSON).verdict is expected
    assert answer(all_of(*requires), **PERSON).verdict is expected


@pytest.mark.parametrize(("when", "expected"), [(When.WILLING, IN_PROGRESS), (When.IN_POST, LATER)])
def test_a_course_under_way_is_in_nobodys_way_where_it_may_wait(when: When, expected: Status) -> None:
    found = answer(holds("learning", when=when), **PERSON)
    assert (found.verdict, found.outcomes[0].status) == (Verdict.READY, expected)


def test_of_two_branches_under_way_the_one_that_may_wait_decides() -> None:
    branches = (holds("learning"), holds("learning", id="willing", **WILLING))
    assert answer(any_of(*branches), **PERSON).verdict is Verdict.READY
    assert answer(any_of(*reversed(branches)), **PERSON).verdict is Verdict.READY
    assert answer(at_least(2, *branches), **PERSON).verdict is Verdict.NOT_YET


# Exemptions


def test_an_exemption_that_holds_makes_a_requirement_unnecessary() -> None:
    requirement = all_of(holds("a"), holds("b"), unless=all_of(declares("c"), holds("d"), id="exemption"))
    found = outcome(requirement, holds=held("a", "d"), declares=("c",))
    assert (found.status, found.reason) == (Status.NOT_NEEDED, Reason.EXEMPT)
    assert [part.status for part in found.parts] == [MET, Status.NOT_NEEDED]
    assert found.unless is not None
    assert found.unless.status is MET


@pytest.mark.parametrize(("said", "expected"), [((), MISSING), (("c",), MISSING)])
def test_half_an_exemption_is_none(said: tuple[str, ...], expected: Status) -> None:
    requirement = holds("a", unless=all_of(declares("c"), holds("d"), id="exemption"))
    assert status(requirement, declares=said) is expected


def test_an_exemption_changes_nothing_where_the_requirement_is_met() -> None:
    found = outcome(holds("a", unless=declares("c")), holds=held("a"), declares=("c",))
    assert (found.status, found.reason) == (MET, None)


def test_an_exemption_may_be_agreed_like_anything_else() -> None:
    assert status(holds("a", unless=declares("c")), waivers=waived("c")) is Status.NOT_NEEDED


# Dates


@pytest.mark.parametrize(
    ("awarded", "expected", "reason"),
    [
        ("2021-11-22", MET, None),
        ("2021-11-21", MISSING, Reason.LAPSED),
        ("2021-12", MET, None),
        ("2021-11", TO_CONFIRM, Reason.DATE_UNKNOWN),
        ("2021-10", MISSING, Reason.LAPSED),
        ("2022", MET, None),
        ("2021", TO_CONFIRM, Reason.DATE_UNKNOWN),
        ("2020", MISSING, Reason.LAPSED),
        ("", TO_CONFIRM, Reason.DATE_UNKNOWN),
    ],
)
def test_within_sixty_months_of_22_november_2026(awarded: str, expected: Status, reason: Reason | None) -> None:
    found = outcome(holds("a", within=60), holds=held("a", awarded=awarded))
    assert (found.status, found.reason) == (expected, reason)


@pytest.mark.parametrize(
    ("today", "months", "first_day_that_counts"),
    [
        (date(2026, 3, 31), 1, "2026-02-28"),
        (date(2024, 3, 31), 1, "2024-02-29"),
        (date(2026, 2, 28), 1, "2026-01-28"),
        (date(2028, 2, 29), 12, "2027-02-28"),
        (date(2026, 1, 1), 1, "2025-12-01"),
        (date(2026, 12, 31), 12, "2025-12-31"),
        (date(2026, 12, 31), 1, "2026-11-30"),
    ],
)
def test_the_same_day_of_an_earlier_month_or_its_last(today: date, months: int, first_day_that_counts: str) -> None:
    requirement = holds("a", within=months)
    assert status(requirement, today=today, holds=held("a", awarded=first_day_that_counts)) is MET
    before = date.fromordinal(date.fromisoformat(first_day_that_counts).toordinal() - 1)
    assert status(requirement, today=today, holds=held("a", awarded=before.isoformat())) is MISSING


def test_a_month_counts_by_its_days_and_a_year_by_its_months() -> None:
    requirement, today = holds("a", within=12), date(2026, 3, 1)
    assert status(requirement, today=today, holds=held("a", awarded="2025-03")) is MET
    assert status(requirement, today=today, holds=held("a", awarded="2025-02")) is MISSING
    assert status(requirement, today=today, holds=held("a", awarded="2025")) is TO_CONFIRM


def test_a_qualification_that_lapses_by_itself() -> None:
    world = catalogue((qualification("a", "first-aid", 2, valid_for_months=36),))
    for requirement in (holds("a"), level("first-aid", 2)):
        assert status(requirement, world=world, holds=held("a", awarded="2023-11-22")) is MET
        assert status(requirement, world=world, holds=held("a", awarded="2023-11-21")) is MISSING
        assert status(requirement, world=world, holds=held("a")) is TO_CONFIRM


def test_of_two_limits_the_shorter_one_counts() -> None:
    world = catalogue((qualification("a", valid_for_months=12),))
    assert status(holds("a", within=60), world=world, holds=held("a", awarded="2025-11-21")) is MISSING
    assert status(holds("a", within=6), world=world, holds=held("a", awarded="2026-05-21")) is MISSING
    assert status(holds("a", within=6), world=world, holds=held("a", awarded="2026-05-22")) is MET


def test_a_lapsed_qualification_that_may_be_gained_again_in_post() -> None:
    found = answer(holds("a", within=12, **IN_POST), holds=held("a", awarded="2020"))
    assert (found.verdict, found.outcomes[0].status) == (Verdict.READY, LATER)


@pytest.mark.parametrize("requirement", [holds("a", within=12), level("care", 2)])
def test_a_lapsed_qualification_that_is_being_studied_again(requirement: Requirement) -> None:
    world = catalogue((qualification("a", "care", 2, valid_for_months=12),))
    person: dict[str, Any] = {"holds": held("a", awarded="2020"), "studying": studying("a")}
    assert status(requirement, world=world, **person) is IN_PROGRESS


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (("2020", "2026-01"), MET),
        (("2020", ""), TO_CONFIRM),
        (("2025-11", "2025"), TO_CONFIRM),
        (("2025-10", "2025"), TO_CONFIRM),
        (("2019", "2020"), MISSING),
    ],
)
def test_the_best_of_several_awards_counts_in_any_order(dates: tuple[str, ...], expected: Status) -> None:
    awards = tuple(award for one in dates for award in held("a", awarded=one))
    assert status(holds("a", within=12), holds=awards) is expected
    assert status(holds("a", within=12), holds=awards[::-1]) is expected


def test_an_award_still_to_come_is_not_there_yet() -> None:
    assert status(holds("a"), holds=held("a", awarded="2027-01")) is IN_PROGRESS
    assert status(holds("a"), holds=held("a", awarded="2026-11")) is MET


# Levels and what counts as what

COURSES = catalogue(
    (
        qualification("english-1", "english", 1),
        qualification("english-2", "english", 2),
        qualification("english-6", "english", 6),
        qualification("english-short"),
        qualification("talk", "english"),
        qualification("maths-2", "maths", 2),
        qualification("apprenticeship", "nursing", 6, counts_as=("degree",)),
        qualification("degree", None, 6, counts_as=("certificate",)),
        qualification("certificate", "care", 3),
    )
)


@pytest.mark.parametrize(
    ("requirement", "enough", "not_enough"),
    [
        (level("english", 2), ["english-2", "english-6"], ["english-1", "talk", "maths-2", "english-short"]),
        (level("english"), ["english-1", "english-2", "talk"], ["maths-2", "english-short"]),
        (level(None, 6), ["english-6", "degree"], ["english-2", "talk"]),
        (level(), ["english-1", "english-short", "maths-2"], []),
    ],
)
def test_a_level_or_above_in_the_subject(requirement: Requirement, enough: list[str], not_enough: list[str]) -> None:
    for name in enough:
        found = outcome(requirement, world=COURSES, holds=held(name))
        assert (found.status, found.reason) == (MET, Reason.EMPLOYER_DECIDES)
    for name in not_enough:
        assert status(requirement, world=COURSES, holds=held(name)) is MISSING


def test_a_level_under_way() -> None:
    found = outcome(level("english", 2), world=COURSES, studying=studying("english-6"))
    assert (found.status, found.evidence) == (IN_PROGRESS, ("english-6",))


def test_a_level_is_refused_only_with_every_way_to_it() -> None:
    requirement = level("english", 2, **WILLING)
    assert status(requirement, world=COURSES, not_willing=("english-2",)) is LATER
    found = outcome(requirement, world=COURSES, not_willing=("english-2", "english-6"))
    assert (found.status, found.reason) == (MISSING, Reason.REFUSED)


def test_what_a_holding_counts_as_is_held_too_and_so_on() -> None:
    for requirement in (holds("degree"), holds("certificate"), level("care", 3)):
        assert status(requirement, world=COURSES, holds=held("apprenticeship")) is MET
        assert status(requirement, world=COURSES, studying=studying("apprenticeship")) is IN_PROGRESS
    assert status(holds("apprenticeship"), world=COURSES, holds=held("degree")) is MISSING


# Refusal


def test_refusing_takes_away_what_could_wait() -> None:
    for asked in (WILLING, IN_POST):
        found = answer(holds("a", **asked), not_willing=("a",))
        assert (found.verdict, found.outcomes[0].status) == (Verdict.NOT_YET, MISSING)
        assert found.outcomes[0].reason is Reason.REFUSED


def test_refusing_what_is_there_or_not_asked_for_changes_nothing() -> None:
    assert status(holds("a", **WILLING), holds=held("a"), not_willing=("a",)) is MET
    assert status(holds("a", **WILLING), not_willing=("b",)) is LATER


def test_refusing_to_take_it_again_leaves_the_date_to_be_asked() -> None:
    requirement = holds("a", within=12, **IN_POST)
    assert status(requirement, holds=held("a"), not_willing=("a",)) is TO_CONFIRM
    assert status(requirement, holds=held("a", awarded="2019"), not_willing=("a",)) is MISSING


# Experience

WORK = catalogue(
    occupations=(
        Occupation(id="helper", title="Helper", settings=("health",)),
        Occupation(id="senior", title="Senior", settings=("health",), counts_as=("helper",)),
        Occupation(id="head", title="Head", counts_as=("senior",)),
        Occupation(id="cook", title="Cook", settings=("health", "voluntary")),
    ),
    roles=(
        role("trust/helper", settings=("health",)),
        role("charity/helper", settings=("voluntary",), gives=("groups",)),
        role("trust/senior", occupation="senior", settings=("health",), gives=("groups", "training")),
    ),
)


def test_months_add_up_over_roles_occupations_and_settings() -> None:
    spells = (
        spell(3, role="trust/helper"), spell(4, occupation="helper", until="2024-05"),
        spell(5, setting="health", until="2025-05"),
    )  # fmt: skip
    assert outcome(experience(12, settings=("health",)), world=WORK, experience=spells).months == 12
    assert outcome(experience(7, occupations=("helper",)), world=WORK, experience=spells).months == 7
    assert outcome(experience(3, roles=("trust/helper",)), world=WORK, experience=spells).months == 3
    for requirement in (experience(12, settings=("health",)), experience(7, occupations=("helper",))):
        assert status(requirement, world=WORK, experience=spells) is MET


@pytest.mark.parametrize(("months", "expected"), [(11, MISSING), (12, MET), (13, MET)])
def test_the_number_is_a_floor(months: int, expected: Status) -> None:
    found = outcome(experience(12, settings=("health",)), world=WORK, experience=(spell(months, setting="health"),))
    assert (found.status, found.months) == (expected, months)
    assert found.reason is (Reason.TOO_SHORT if expected is MISSING else None)


def test_with_no_number_any_experience_will_do() -> None:
    requirement = experience(occupations=("helper",))
    assert status(requirement, world=WORK, experience=(spell(1, occupation="helper"),)) is MET
    assert status(requirement, world=WORK) is MISSING


def test_an_occupation_counts_as_others_and_so_on_but_not_back() -> None:
    requirement = experience(occupations=("helper",))
    for occupation in ("senior", "head"):
        assert status(requirement, world=WORK, experience=(spell(1, occupation=occupation),)) is MET
    assert status(requirement, world=WORK, experience=(spell(1, role="trust/senior"),)) is MET
    assert (
        status(experience(occupations=("senior",)), world=WORK, experience=(spell(9, occupation="helper"),)) is MISSING
    )
    assert status(requirement, world=WORK, experience=(spell(99, occupation="cook"),)) is MISSING


def test_any_of_the_occupations_or_settings_named_will_do() -> None:
    requirement = experience(4, occupations=("helper", "cook"), settings=("health", "voluntary"))
    spells = (spell(2, role="charity/helper"), spell(2, occupation="cook", until="2020"))
    assert outcome(requirement, world=WORK, experience=spells).months == 4


def test_the_right_work_in_another_setting_is_missing_and_says_so() -> None:
    requirement = experience(6, occupations=("helper",), settings=("health",))
    for elsewhere in (spell(9, role="charity/helper"), spell(9, occupation="helper", setting="voluntary")):
        found = outcome(requirement, world=WORK, experience=(elsewhere,))
        assert (found.status, found.reason, found.months) == (MISSING, Reason.OTHER_SETTING, 0)
        assert found.evidence


def test_a_setting_that_the_person_names_goes_before_the_usual_one() -> None:
    requirement = experience(6, occupations=("helper",), settings=("health",))
    named = outcome(requirement, world=WORK, experience=(spell(6, occupation="helper", setting="health"),))
    usual = outcome(requirement, world=WORK, experience=(spell(6, occupation="helper"),))
    assert (named.status, named.reason) == (MET, None)
    assert (usual.status, usual.reason) == (MET, Reason.USUAL_SETTING)


def test_months_in_a_role_show_what_the_role_gives_experience_of() -> None:
    found = outcome(declares("groups"), world=WORK, experience=(spell(1, role="trust/senior"),))
    assert (found.status, found.evidence) == (MET, ("trust/senior",))
    assert status(declares("groups"), world=WORK, experience=(spell(9, role="trust/helper"),)) is TO_CONFIRM


# Lived experience


def test_an_area_is_met_by_its_own_name_and_the_post_decides_where_none_is_named() -> None:
    named = outcome(lived("autism", "carer"), lived_experience=("veterans", "carer"))
    assert (named.status, named.evidence, named.reason) == (MET, ("carer",), None)
    of_the_post = outcome(lived(), lived_experience=("veterans",))
    assert (of_the_post.status, of_the_post.evidence, of_the_post.reason) == (MET, ("veterans",), Reason.POST_DECIDES)
    assert status(lived("autism"), lived_experience=("veterans",)) is TO_CONFIRM


# Waivers


def test_a_waived_leaf_counts_as_there() -> None:
    found = answer(all_of(holds("a"), holds("b")), holds=held("a"), waivers=waived("b"))
    group = found.outcomes[0]
    assert (found.verdict, group.status, group.parts[1].status) == (Verdict.READY, MET, Status.WAIVED)


def test_a_waived_group_needs_nothing_below() -> None:
    found = answer(all_of(holds("a"), any_of(holds("b"), holds("c"))), holds=held("a"), waivers=waived("all"))
    group = found.outcomes[0]
    assert (found.verdict, group.status) == (Verdict.READY, Status.WAIVED)
    assert [part.status for part in group.parts] == [MET, Status.NOT_NEEDED]
    assert {part.status for part in group.parts[1].parts} == {Status.NOT_NEEDED}


def test_a_waiver_lifts_a_refusal_and_a_desirable_point_too() -> None:
    found = answer(
        holds("a", **WILLING), holds("b", strength=Strength.DESIRABLE), not_willing=("a",), waivers=waived("a", "b")
    )
    assert (found.verdict, {one.status for one in found.outcomes}) == (Verdict.READY, {Status.WAIVED})


def test_a_waiver_of_what_is_there_or_of_something_else_changes_nothing() -> None:
    assert status(holds("a"), holds=held("a"), waivers=waived("a")) is MET
    assert status(holds("a"), waivers=waived("b")) is MISSING

"""Meanings that answers need to be true to life: no, time, other frameworks, a post's own areas, what nobody lists."""

import pytest
from msgspec.structs import replace

from peerpath.gap.evaluate import gap
from peerpath.gap.outcome import Reason, Status, Verdict
from peerpath.gap.ways import By, ways
from peerpath.model.catalogue import Catalogue, Term
from peerpath.model.profile import Profile
from peerpath.model.provenance import Remark
from peerpath.model.qualification import Length
from peerpath.model.requirement import Requirement, When
from peerpath.model.role import Occupation, RoleKind
from tests.gap import build as b

MET, LATER, MISSING, TO_CONFIRM = Status.MET, Status.LATER, Status.MISSING, Status.TO_CONFIRM


# No is an answer


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (b.declares("groups"), "groups"),
        (b.declares("as-good", equivalent=True), "as-good"),
        (b.lived("carer"), "carer"),
        (b.lived("carer"), "lived-experience"),
        (b.lived(), "lived-experience"),
        (b.lived(post=("carer",)), "carer"),
        (b.lived("carer", "autism", every=True), "autism"),
    ],
)
def test_what_somebody_said_no_to_is_missing(asked: Requirement, said: str) -> None:
    found = b.answer(asked, not_yet=(said,))
    assert (found.outcomes[0].status, found.outcomes[0].reason) == (MISSING, Reason.SAID_NO)
    assert found.verdict is Verdict.NOT_YET


def test_a_no_to_one_of_several_areas_leaves_the_others_open() -> None:
    assert b.status(b.lived("carer", "autism"), not_yet=("autism",)) is TO_CONFIRM


def test_no_goes_before_what_a_role_gives() -> None:
    world = b.catalogue(roles=(b.role("trust/worker", gives=("groups",)),))
    worked = (b.spell(18, role="trust/worker"),)
    assert b.status(b.declares("groups"), world=world, experience=worked) is MET
    assert b.status(b.declares("groups"), world=world, experience=worked, not_yet=("groups",)) is MISSING


def test_not_yet_is_no_refusal_of_what_may_wait() -> None:
    assert b.status(b.declares("groups", when=When.IN_POST), not_yet=("groups",)) is LATER


def test_an_equivalent_to_which_somebody_said_no_is_not_offered_again() -> None:
    asked = b.any_of(b.holds("a"), b.declares("as-good", equivalent=True))
    found = b.outcome(asked, not_yet=("as-good",))
    known = b.known(Profile(not_yet=("as-good",)))
    assert found.status is MISSING
    assert [way.by for way in ways(found, known, b.catalogue())] == [By.STUDY]


def gained(experience: bool) -> Catalogue:
    from msgspec.structs import replace

    roles = (
        b.role("trust/worker", gives=("groups",)),
        b.role("trust/helper", kind=RoleKind.VOLUNTARY, gives=("groups",)),
    )
    return replace(b.catalogue(roles=roles), declarations={"groups": Term("groups", "Groups", experience=experience)})


@pytest.mark.parametrize("said_no", [False, True])
def test_experience_that_can_be_gained_has_its_months_beside_the_question(said_no: bool) -> None:
    """In paid work: nobody is sent into unpaid work."""
    profile = Profile(not_yet=("groups",) if said_no else ())
    known = b.known(profile, gained(True))
    found = b.outcome(b.declares("groups"), world=gained(True), not_yet=profile.not_yet)
    work = [way for way in ways(found, known, gained(True)) if way.by is By.WORK]
    assert [(way.months, way.roles) for way in work] == [(12, ("trust/worker",))]
    none = ways(b.outcome(b.declares("groups"), world=gained(False)), known, gained(False))
    assert By.WORK not in [way.by for way in none]


# Time


@pytest.mark.parametrize(
    ("untils", "months"),
    [
        (("2026-06", "2026-06"), 6),
        (("2026-06", "2026-07"), 7),
        (("2025-12", "2026-06"), 12),
        (("2026-06-03", "2026-06-28"), 6),
        (("2026", "2026-06"), 12),  # before it and after it, there is room enough
        (("2025", "2026"), 12),
        (("", "2026-05"), 12),
        (("", "2026-08"), 9),
        (("", ""), 6),
    ],
)
def test_months_that_must_overlap_count_once(untils: tuple[str, str], months: int) -> None:
    spells = tuple(b.spell(6, occupation="helper", until=until) for until in untils)
    found = b.outcome(b.experience(12, occupations=("helper",)), experience=spells)
    assert found.months == months
    assert (found.reason is Reason.COUNTED_ONCE) == (months < 12)
    assert found.status is (MET if months >= 12 else MISSING)


def test_it_is_told_where_the_months_are_enough_all_the_same() -> None:
    spells = (b.spell(12, occupation="helper"), b.spell(6, occupation="helper"))
    found = b.outcome(b.experience(6, occupations=("helper",)), experience=spells)
    assert (found.status, found.months, found.reason) == (MET, 12, Reason.COUNTED_ONCE)


def test_jobs_of_different_kinds_at_the_same_time_count_for_each() -> None:
    spells = (b.spell(6, occupation="helper"), b.spell(6, occupation="cook"))
    for kind in ("helper", "cook"):
        assert b.status(b.experience(6, occupations=(kind,)), experience=spells) is MET


@pytest.mark.parametrize(
    ("until", "status", "reason"),
    [
        ("", MET, None),
        ("2026-05", MET, None),
        ("2025-05", MISSING, Reason.TOO_LONG_AGO),  # six months of the last 24
        ("2020", MISSING, Reason.TOO_LONG_AGO),
        ("2025", TO_CONFIRM, Reason.DATE_UNKNOWN),  # January or December
    ],
)
def test_only_months_of_the_last_so_many_count(until: str, status: Status, reason: Reason | None) -> None:
    asked = b.experience(12, occupations=("helper",), last=24)
    found = b.outcome(asked, experience=(b.spell(12, occupation="helper", until=until),))
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(
    ("until", "status"),
    [("2026-11", Status.IN_PROGRESS), ("", Status.IN_PROGRESS), ("2026-10", TO_CONFIRM), ("2026-11-21", TO_CONFIRM)],
)
def test_an_end_behind_today_is_asked_about(until: str, status: Status) -> None:
    world = b.catalogue((b.qualification("a", "english", 2),))
    for asked in (b.holds("a"), b.level("english", 2)):
        found = b.outcome(asked, world=world, studying=b.studying("a", until=until))
        assert (found.status, found.reason) == (status, Reason.END_PASSED if status is TO_CONFIRM else None)


def test_a_way_takes_as_long_as_the_person_has_hours_and_after_what_comes_first() -> None:
    first = b.qualification("first")
    second = b.qualification("second", requires=(b.holds("first", id="second/first"),))
    world = b.catalogue((first, second))
    known = b.known(Profile(), world)
    (way,) = ways(b.outcome(b.holds("second"), world=world), known, world)
    assert (way.months, way.before, way.after) == (2, 1, ("first",))
    (alone,) = ways(
        b.outcome(b.holds("second"), world=world, holds=b.held("first")),
        b.known(Profile(holds=b.held("first")), world),
        world,
    )
    assert (alone.months, alone.after) == (1, ())


# Levels


def test_levels_of_two_frameworks_are_never_compared() -> None:
    world = b.catalogue((b.qualification("scottish", "care", 9, framework="SCQF"),))
    found = b.outcome(b.level("care", 3), world=world, holds=b.held("scottish"))
    assert (found.status, found.reason, found.evidence) == (MISSING, Reason.OTHER_FRAMEWORK, ("scottish",))
    assert b.status(b.level("care"), world=world, holds=b.held("scottish")) is MET


def test_an_apprenticeship_for_another_profession_is_no_way_to_a_level() -> None:
    world = b.catalogue(
        (b.qualification("nursing", None, 6, trains_for="trust/nurse"), b.qualification("degree", None, 6))
    )
    found = ways(b.outcome(b.level(None, 6), world=world), b.known(Profile(), world), world)
    assert [way.id for way in found] == ["degree"]


def test_what_has_taken_its_place_is_begun_instead() -> None:
    old = b.qualification("old", "teaching", 5, replaced_by="new")
    world = b.catalogue((old, b.qualification("new", "teaching", 5)))
    told = ways(b.outcome(b.level("teaching", 5), world=world), b.known(Profile(), world), world)
    assert [way.id for way in told] == ["new"]
    assert b.status(b.level("teaching", 5), world=world, holds=b.held("old")) is MET


def test_a_course_that_may_no_longer_run_comes_after_all_that_do() -> None:
    """However short it is; if it is held it counts like any other."""
    doubt = Remark("Its future was in doubt.", b.SAID)
    short = b.qualification("a-short", "teaching", 5, may_no_longer_run=doubt)
    long = replace(b.qualification("long", "teaching", 5), length=Length(36, b.SAID))
    world = b.catalogue((short, long))
    told = ways(b.outcome(b.level("teaching", 5), world=world), b.known(Profile(), world), world)
    assert [way.id for way in told] == ["long", "a-short"]
    assert b.status(b.level("teaching", 5), world=world, holds=b.held("a-short")) is MET


def test_a_course_whose_entry_is_a_level_comes_after_a_course_at_that_level() -> None:
    """The nearest that can be begun as things stand, and none where the level is held."""
    entry = b.level(None, 6, id="entry")
    world = b.catalogue(
        (b.qualification("certificate", "teaching", 7, requires=(entry,)), b.qualification("degree", None, 6))
    )
    asked = b.holds("certificate")
    (alone,) = ways(b.outcome(asked, world=world), b.known(Profile(), world), world)
    assert (alone.months, alone.before, alone.after) == (2, 1, ("degree",))
    graduate = Profile(holds=b.held("degree"))
    (after,) = ways(b.outcome(asked, world=world, holds=b.held("degree")), b.known(graduate, world), world)
    assert (after.months, after.after) == (1, ())


def test_something_equal_that_nobody_has_claimed_is_told_after_what_is_named() -> None:
    """It may be the shorter course, but the employer judges whether it fits."""
    world = b.catalogue((b.qualification("named", "teaching", 5), b.qualification("a-short", "other", 5)))
    equal = b.all_of(b.level(None, 5), b.declares("equal", equivalent=True))
    told = ways(b.outcome(b.any_of(b.holds("named"), equal), world=world), b.known(Profile(), world), world)
    assert (told[0].id, told[0].equivalent) == ("named", False)
    assert all(way.equivalent for way in told[1:])


# Lived experience


@pytest.mark.parametrize(
    ("declared", "status", "reason"),
    [
        (("carer",), MET, Reason.POST_DECIDES),
        (("autism",), TO_CONFIRM, Reason.OTHER_AREA),
        (("autism", "carer"), MET, Reason.POST_DECIDES),
        ((), TO_CONFIRM, None),
    ],
)
def test_where_a_role_names_its_areas_only_one_of_them_meets_it(
    declared: tuple[str, ...], status: Status, reason: Reason | None
) -> None:
    found = b.outcome(b.lived(post=("carer", "veterans")), lived_experience=declared)
    assert (found.status, found.reason) == (status, reason)


def test_all_of_several_areas() -> None:
    asked = b.lived("carer", "autism", every=True)
    assert b.status(asked, lived_experience=("carer",)) is TO_CONFIRM
    assert b.status(asked, lived_experience=("carer", "autism")) is MET


@pytest.mark.parametrize(("declared", "reason"), [(("carer",), Reason.NARROWER), ((), None)])
def test_a_part_of_an_area_is_for_the_person_to_say(declared: tuple[str, ...], reason: Reason | None) -> None:
    """An area that was declared does not say which part of it: it never meets what is narrower."""
    asked = replace(b.lived("carer"), narrower=True)
    found = b.outcome(asked, lived_experience=declared)
    assert (found.status, found.reason) == (TO_CONFIRM, reason)


# In post


def test_in_post_and_being_studied_is_later_and_refused_is_missing() -> None:
    asked = b.holds("a", when=When.IN_POST)
    studied, refused = b.answer(asked, studying=b.studying("a")), b.answer(asked, not_willing=("a",))
    assert (studied.outcomes[0].status, studied.verdict) == (LATER, Verdict.READY)
    assert (refused.outcomes[0].status, refused.verdict) == (MISSING, Verdict.NOT_YET)


def test_a_check_before_applying_is_to_confirm() -> None:
    found = b.answer(b.check(when=When.BEFORE_APPLYING))
    assert (found.outcomes[0].status, found.verdict) == (TO_CONFIRM, Verdict.TO_CONFIRM)


# Settings: where work is done


def test_a_way_in_lends_no_setting() -> None:
    student = b.role("trust/student", occupation="student", kind=RoleKind.PRE_PEER, settings=("health",))
    world = b.catalogue(occupations=(Occupation(id="student", title="Student"),), roles=(student,))
    asked = b.experience(6, settings=("health",))
    assert b.status(asked, world=world, experience=(b.spell(12, role="trust/student"),)) is MISSING


# Unknown is never open


@pytest.mark.parametrize("kind", [RoleKind.PEER, RoleKind.EXIT])
@pytest.mark.parametrize("listed", [True, False])
def test_what_no_source_lists_and_another_profession_are_not_known_at_best(kind: RoleKind, listed: bool) -> None:
    role = b.role("trust/target", b.declares("a"), kind=kind, requirements_listed=listed)
    open_ = kind is RoleKind.PEER and listed
    for profile, expected in (
        (Profile(declares=("a",)), Verdict.READY),
        (Profile(), Verdict.TO_CONFIRM),
        (Profile(not_yet=("a",)), Verdict.NOT_YET),
    ):
        found = gap(role, b.known(profile)).verdict
        assert found is (expected if open_ or expected is Verdict.NOT_YET else Verdict.NOT_KNOWN)


def test_a_role_that_asks_for_nothing_at_all_counts_as_not_listed() -> None:
    assert gap(b.role("trust/target"), b.known(Profile())).verdict is Verdict.NOT_KNOWN

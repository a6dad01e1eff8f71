"""What ``next`` finds: where the job leads, what is open, what one step opens, and the order in which it is told."""

from msgspec.structs import replace

from peerpath.gap.outcome import Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, PartialDate, Profile, Spell
from peerpath.model.provenance import Remark
from peerpath.model.requirement import When
from peerpath.model.role import Band, Role, RoleKind, Stage
from peerpath.near.answer import Below, Gain, GainKind, Nearest
from peerpath.near.find import what_next
from tests.route import build
from tests.route.build import TODAY, course, declares, experience, holds, lived, role


def asked(catalogue: Catalogue, profile: Profile = NOBODY_YET, assume_months: int = 12) -> Nearest:
    return what_next(catalogue, profile, TODAY, assume_months)


def study(id: str, months: int) -> Gain:
    return Gain(GainKind.STUDY, id, months)


def work(id: str, months: int) -> Gain:
    return Gain(GainKind.WORK, id, months)


def working(role: str, months: int, **more: object) -> Profile:
    return replace(build.person(experience=[Spell(months=months, role=role)]), **more)


def test_open_are_listed_roles_only_those_with_least_to_confirm_first_then_by_id() -> None:
    catalogue = build.catalogue(
        role("a/unlisted", requirements_listed=False),
        role("b/two", lived(), declares("writing")),
        role("c/one", lived()),
        role("d/one", lived()),
        role("e/asks-for-nothing"),
    )
    told = asked(catalogue)
    assert [(one.role, one.to_confirm) for one in told.open] == [("c/one", 1), ("d/one", 1), ("b/two", 2)]
    assert told.ask == ("a/unlisted", "e/asks-for-nothing"), "no source lists what these ask"


def test_neither_exits_nor_unpaid_roles_are_told() -> None:
    others = [
        role(f"d/{kind.value}", lived(), kind=kind) for kind in (RoleKind.EXIT, RoleKind.VOLUNTARY, RoleKind.PRE_PEER)
    ]
    told = asked(build.catalogue(role("a/worker", lived()), *others))
    assert [one.role for one in told.open] == ["a/worker"]
    assert (told.ask, told.near) == ((), ())


def test_nobody_is_near_by_a_course_that_may_no_longer_run_unless_they_are_on_it() -> None:
    doubted = replace(course("certificate", 3), may_no_longer_run=Remark("Its future was in doubt.", build.STATED))
    catalogue = build.catalogue(role("a/worker", holds("certificate")), doubted)
    assert asked(catalogue).near == ()
    assert asked(catalogue, build.person(studying=[("certificate", None)])).near[0].gains[0].id == "certificate"


def test_the_job_that_the_person_has_is_never_told() -> None:
    catalogue = build.catalogue(role("a/worker", lived()), role("b/worker", lived()))
    assert [one.role for one in asked(catalogue, working("a/worker", 3)).open] == ["b/worker"]


def test_jobs_of_the_employer_of_today_stand_first() -> None:
    catalogue = build.catalogue(
        role("a/other", lived()), role("b/worker", lived()), role("b/other", lived(), declares("writing"))
    )
    assert [one.role for one in asked(catalogue, working("b/worker", 3)).open] == ["b/other", "a/other"]


def test_the_next_rungs_are_told_with_what_each_lacks_and_the_months_still_lacking() -> None:
    catalogue = build.catalogue(
        course("p", 3),
        role("a/worker", lived(), leads_to=["a/senior", "a/lead", "a/unlisted"]),
        role("a/senior", lived(), experience(12, roles=["a/worker"])),
        role("a/lead", holds("p"), experience(24, roles=["a/worker"])),
        role("a/unlisted", stage=Stage.SENIOR, requirements_listed=False),
        role("a/elsewhere", holds("p")),
    )
    rungs = {one.role: one for one in asked(catalogue, working("a/worker", 10)).rungs}
    assert list(rungs) == ["a/senior", "a/lead", "a/unlisted"]
    assert [one.months for one in rungs["a/senior"].lacks] == [2]
    assert [one.months for one in rungs["a/lead"].lacks] == [None, 14]
    assert rungs["a/unlisted"].verdict is Verdict.NOT_KNOWN
    assert asked(catalogue).rungs == (), "somebody without a job stands on no rung"


def test_one_step_is_what_is_one_step_with_all_that_must_be_confirmed() -> None:
    catalogue = build.catalogue(course("p", 3), role("a/one", holds("p")), role("b/more", holds("p"), lived()))
    assert [(one.role, one.to_confirm) for one in asked(catalogue).near] == [("a/one", 0), ("b/more", 1)]


def test_months_are_those_still_lacking_in_the_job_of_today() -> None:
    catalogue = build.catalogue(role("a/worker", lived()), role("b/senior", experience(12, roles=["a/worker"])))
    (near,) = asked(catalogue, working("a/worker", 10)).near
    assert near.gains == (work("a/worker", 2),)


def test_what_takes_years_is_not_near() -> None:
    catalogue = build.catalogue(course("degree", 36), role("a/lead", holds("degree")))
    assert asked(catalogue).near == ()


def test_a_role_that_names_other_areas_says_so_and_stands_last() -> None:
    posts = role("a/worker", replace(lived(), post_areas=("autism",)))
    catalogue = build.catalogue(posts, role("b/worker", lived(), declares("writing")))
    told = asked(catalogue, build.person(lived_experience=["carer"])).open
    assert [(one.role, one.other_areas) for one in told] == [("b/worker", False), ("a/worker", True)]


def test_near_are_the_roles_with_least_to_confirm_first_then_the_shortest_step_then_by_id() -> None:
    catalogue = build.catalogue(
        course("long", 9),
        course("short", 3),
        role("a/long", holds("long")),
        role("b/either", build.any_of(holds("short"), holds("long")), lived()),
        role("c/short", holds("short")),
        role("d/short", holds("short")),
    )
    near = asked(catalogue).near
    assert [(one.role, one.to_confirm) for one in near] == [
        ("c/short", 0),
        ("d/short", 0),
        ("a/long", 0),
        ("b/either", 1),
    ]
    assert near[3].gains == (study("short", 3), study("long", 9)), "each of which is enough, the shortest first"


def test_of_work_in_one_role_only_the_fewest_months_that_open_another_are_told() -> None:
    catalogue = build.catalogue(
        role("a/worker", lived(), occupation="worker"),
        role("b/senior", experience(6, occupations=["worker"])),
        role("c/lead", experience(18, occupations=["worker"])),
        role("d/any", experience(None, occupations=["worker"])),
    )
    near = {one.role: one.gains for one in asked(catalogue, assume_months=12).near}
    assert near["b/senior"] == (work("a/worker", 6),)
    assert near["c/lead"] == (work("a/worker", 18),)
    assert near["d/any"][0].months == 12, "where no number is asked, what is assumed"


def test_openers_are_the_steps_that_open_several_roles_the_most_first_then_the_shortest_then_by_id() -> None:
    catalogue = build.catalogue(
        course("three", 9),
        course("two-long", 5),
        course("two-a", 4),
        course("two-b", 4),
        course("only-one", 1),
        *(role(f"a/three-{n}", holds("three")) for n in range(3)),
        *(role(f"b/long-{n}", holds("two-long")) for n in range(2)),
        *(role(f"c/b-{n}", holds("two-b")) for n in range(2)),
        *(role(f"d/a-{n}", holds("two-a")) for n in range(2)),
        role("e/one", holds("only-one")),
    )
    openers = asked(catalogue).openers
    assert [one.gain.id for one in openers] == ["three", "two-a", "two-b", "two-long"]
    assert openers[0].roles == ("a/three-0", "a/three-1", "a/three-2")


def test_a_course_is_a_step_only_where_it_can_be_begun_today() -> None:
    catalogue = build.catalogue(
        course("free", 2),
        course("behind", 2, holds("free")),
        course("in-post", 2, in_post_only=True),
        role("a/host", offers=["in-post"]),
        role("b/free", holds("free")),
        role("c/behind", holds("behind")),
        role("d/in-post", holds("in-post")),
    )
    assert {one.role for one in asked(catalogue).near} == {"b/free"}
    here = working("a/host", 1)
    assert {one.role for one in asked(catalogue, here).near} == {"b/free", "d/in-post"}
    left = build.person(experience=[Spell(months=1, role="a/host", until=PartialDate(2026, 3))])
    assert {one.role for one in asked(catalogue, left).near} == {"b/free"}


def test_what_is_held_or_refused_is_no_step() -> None:
    catalogue = build.catalogue(
        course("p", 2), course("q", 2), role("a/either", build.two_of(holds("p"), holds("q"))), role("b/q", holds("q"))
    )
    assert {one.role: one.gains for one in asked(catalogue, build.person(holds=["p"])).near} == {
        "a/either": (study("q", 2),),
        "b/q": (study("q", 2),),
    }
    assert asked(catalogue, build.person(holds=["p"], not_willing=["q"])).near == ()


def test_an_equivalent_that_only_the_employer_can_judge_opens_nothing_until_it_is_claimed() -> None:
    either = build.any_of(holds("p"), declares("as-good", equivalent=True))
    catalogue = build.catalogue(course("p", 2), role("a/either", either), role("b/both", either, lived()))
    assert asked(catalogue).open == ()
    assert [one.role for one in asked(catalogue).near] == ["a/either", "b/both"]
    claimed = asked(catalogue, build.person(declares=["as-good"]))
    assert [one.role for one in claimed.open] == ["a/either", "b/both"]


def test_an_equivalent_that_is_only_desirable_keeps_nothing_closed() -> None:
    wished = build.desirable(declares("as-good", equivalent=True))
    told = asked(build.catalogue(role("a/wishes", wished)))
    assert [one.role for one in told.open] == ["a/wishes"]


def test_what_may_wait_until_after_the_appointment_opens_the_role_today() -> None:
    waits = role("a/waits", holds("p", When.WILLING), holds("q", When.IN_POST))
    told = asked(build.catalogue(course("p", 2), course("q", 2), waits))
    assert [one.role for one in told.open] == ["a/waits"]
    assert told.near == ()


def test_a_role_of_an_earlier_stage_is_below_todays_job_where_a_band_is_not_known() -> None:
    jobs = [role("a/worker", lived(), stage=Stage.ENTRY), role("z/senior", lived(), stage=Stage.SENIOR)]
    ask = [role("a/unlisted", requirements_listed=False, stage=Stage.ENTRY)]
    catalogue = build.catalogue(role("own/senior", lived(), stage=Stage.SENIOR), *jobs, *ask)
    told = asked(catalogue, working("own/senior", 30))
    assert [(one.role, one.below) for one in told.open] == [("z/senior", None), ("a/worker", Below.STAGE)]
    assert told.ask_below == (("a/unlisted", Below.STAGE),)
    assert not any(one.below for one in asked(catalogue).open), "nothing is below no job"


def test_two_known_bands_are_compared_and_no_stages() -> None:
    def banded(id: str, band: str, stage: Stage) -> Role:
        return replace(role(id, lived(), stage=stage), band=Band(band, build.STATED))

    jobs = [banded("a/low", "3", Stage.SENIOR), banded("b/same", "5", Stage.ENTRY)]
    told = asked(build.catalogue(banded("own/senior", "5", Stage.SENIOR), *jobs), working("own/senior", 30))
    assert [(one.role, one.below) for one in told.open] == [("b/same", None), ("a/low", Below.BAND)]

"""What ``next`` tells: what is open today, what one step opens, and the order in which they are told."""

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, PartialDate, Profile, Spell
from peerpath.model.requirement import When
from peerpath.model.role import Kind, Stage
from peerpath.route.story.nearest import Gain, GainKind, Nearest, next_roles
from tests.route import build
from tests.route.build import TODAY, course, declares, experience, holds, lived, role


def asked(catalogue: Catalogue, profile: Profile = NOBODY_YET, assume_months: int = 12) -> Nearest:
    return next_roles(catalogue, profile, TODAY, assume_months)


def study(id: str, months: int) -> Gain:
    return Gain(GainKind.STUDY, id, months)


def work(id: str, months: int) -> Gain:
    return Gain(GainKind.WORK, id, months)


def test_open_are_the_roles_whose_demands_are_listed_then_those_with_least_to_confirm_then_by_id() -> None:
    catalogue = build.catalogue(
        role("a/unlisted", requirements_listed=False),
        role("b/two", lived(), declares("writing")),
        role("c/one", lived()),
        role("d/one", lived()),
        role("e/none"),
    )
    told = [(one.role, one.to_confirm, one.listed) for one in asked(catalogue).open]
    assert told == [
        ("e/none", 0, True),
        ("c/one", 1, True),
        ("d/one", 1, True),
        ("b/two", 2, True),
        ("a/unlisted", 0, False),
    ]


def test_a_role_for_which_nobody_lists_the_demands_is_told_only_where_people_start() -> None:
    known = role("a/known", stage=Stage.SENIOR)
    entry = role("b/entry", stage=Stage.ENTRY, requirements_listed=False)
    senior = role("c/senior", stage=Stage.SENIOR, requirements_listed=False)
    others = [role(f"d/{kind.value}", kind=kind) for kind in (Kind.EXIT, Kind.VOLUNTARY, Kind.PRE_PEER)]
    told = [one.role for one in asked(build.catalogue(known, entry, senior, *others)).open]
    assert told == ["a/known", "b/entry"]


def test_near_are_the_roles_with_the_shortest_step_first_then_least_to_confirm_then_by_id() -> None:
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
        ("b/either", 1),
        ("a/long", 0),
    ]
    assert near[2].gains == (study("short", 3), study("long", 9)), "each of which is enough, the shortest first"


def test_of_work_in_one_role_only_the_fewest_months_that_open_another_are_told() -> None:
    catalogue = build.catalogue(
        role("a/worker", occupation="worker"),
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
    here = build.person(experience=[Spell(months=1, role="a/host")])
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

"""What a route means: one test a sentence of what people and scripts are promised."""

from collections.abc import Iterable

from msgspec.structs import replace

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, PartialDate, Profile, Spell
from peerpath.model.provenance import Basis
from peerpath.model.requirement import When
from peerpath.model.role import Kind, Stage
from peerpath.route.answer import Apart, Found, NoRoute, Obstacle, Route, StepKind, Wait
from peerpath.route.options import Measure, Options
from peerpath.route.route import find_routes, ways_in
from peerpath.route.story.changes import changes
from tests.route import build
from tests.route.build import TODAY, course, experience, holds, role

WORKER = role("trust/worker", occupation="worker", settings=["health"])


def best(catalogue: Catalogue, profile: Profile = NOBODY_YET, options: Options | None = None) -> Route:
    answer = find_routes(catalogue, profile, "trust/target", TODAY, options or Options())
    assert isinstance(answer, Found)
    return answer.routes[0]


def none(catalogue: Catalogue, profile: Profile = NOBODY_YET, options: Options | None = None) -> NoRoute:
    answer = find_routes(catalogue, profile, "trust/target", TODAY, options or Options())
    assert isinstance(answer, NoRoute)
    return answer


def told(route: Route, *kinds: StepKind) -> list[tuple[str, int, int]]:
    """Steps of some kinds, or all to be studied or worked, as (id, from, to)."""
    wanted = kinds or (StepKind.STUDY, StepKind.WORK)
    return [(step.id, step.from_month, step.to_month) for step in route.steps if step.kind in wanted]


def target(*requires: object, **more: object) -> object:
    return role("trust/target", *requires, **more)  # type: ignore[arg-type]


def world(*things: object) -> Catalogue:
    return build.catalogue(*things)  # type: ignore[arg-type]


# Time


def test_nothing_asked_is_a_route_of_no_months_that_ends_with_the_application() -> None:
    route = best(world(target()))
    assert route.months == 0
    assert [(step.kind, step.id) for step in route.steps] == [(StepKind.APPLY, "trust/target")]


def test_a_course_is_studied_beside_a_job() -> None:
    route = best(world(target(holds("q"), experience(6, occupations=["worker"])), WORKER, course("q", 4)))
    assert route.months == 6
    assert told(route) == [("q", 0, 4), ("trust/worker", 0, 6)]


def test_one_course_at_a_time_unless_more_are_allowed() -> None:
    catalogue = world(target(holds("p"), holds("q")), course("p", 3), course("q", 4))
    assert best(catalogue).months == 7
    assert best(catalogue, options=Options(courses=2)).months == 4


def test_one_job_at_a_time() -> None:
    other = role("trust/other", occupation="other")
    asked = [experience(3, occupations=["worker"]), experience(4, occupations=["other"])]
    assert best(world(target(*asked), WORKER, other)).months == 7


def test_months_in_one_role_count_for_its_occupation_and_its_setting_at_once() -> None:
    asked = [experience(3, occupations=["worker"]), experience(4, settings=["health"])]
    route = best(world(target(*asked), WORKER))
    assert (route.months, len(told(route))) == (4, 1)


def test_months_of_different_fitting_roles_add_up() -> None:
    senior = role("trust/senior", experience(4, roles=["trust/worker"]), occupation="worker")
    asked = [experience(6, occupations=["worker"]), experience(2, roles=["trust/senior"])]
    assert best(world(target(*asked), WORKER, senior)).months == 6


def test_an_occupation_that_counts_as_another_adds_to_it() -> None:
    senior = role("trust/senior", occupation="senior")
    asked = [experience(6, occupations=["worker"]), experience(6, occupations=["senior"])]
    counting = build.occupation("senior", counts_as=["worker"])
    assert best(world(target(*asked), WORKER, senior)).months == 12
    assert best(world(target(*asked), WORKER, senior, counting)).months == 6


def test_months_count_from_the_month_after() -> None:
    route = best(world(target(experience(1, occupations=["worker"])), WORKER))
    assert told(route) == [("trust/worker", 0, 1)]
    assert route.months == 1


def test_a_role_may_be_left_and_taken_up_again_and_its_months_add_up() -> None:
    """The course is gained in the second role, which opens after a month in the first; the first is then finished."""
    second = role("trust/second", experience(1, roles=["trust/worker"]), offers=["q"])
    last = course("r", 6, holds("q"))
    asked = [experience(4, roles=["trust/worker"]), holds("r")]
    route = best(world(target(*asked), WORKER, second, course("q", 2, in_post_only=True), last))
    assert route.months == 1 + 2 + 6
    stretches = [step for step in route.steps if step.id == "trust/worker"]
    assert len(stretches) == 2
    assert sum(step.to_month - step.from_month for step in stretches) == 4


# Roles


def test_a_role_is_worked_once_what_it_asks_for_holds() -> None:
    worker = role("trust/worker", holds("q"), occupation="worker")
    route = best(world(target(experience(2, occupations=["worker"])), worker, course("q", 3)))
    assert told(route) == [("q", 0, 3), ("trust/worker", 3, 5)]


def test_willing_and_in_post_never_delay_and_stand_under_after() -> None:
    asked = target(holds("p", When.WILLING), holds("q", When.IN_POST), build.check("records"))
    route = best(world(asked, course("p", 9), course("q", 9)))
    assert route.months == 0
    waiting = [(after.id, after.when, after.requirement) for after in route.after]
    assert waiting == [
        ("p", When.WILLING, "trust/target/p"),
        ("q", When.IN_POST, "trust/target/q"),
        ("records", When.AFTER_OFFER, "trust/target/records"),
    ]


def test_what_is_refused_delays_even_where_willingness_would_do() -> None:
    catalogue = world(target(holds("p", When.WILLING)), course("p", 2))
    assert [cause.obstacle for cause in none(catalogue, build.person(not_willing=["p"])).reasons] == [Obstacle.REFUSED]


def test_desirable_requirements_are_not_waited_for() -> None:
    assert best(world(target(build.desirable(holds("p"))), course("p", 2))).months == 0


def test_voluntary_and_pre_peer_roles_are_never_steps() -> None:
    for kind in (Kind.VOLUNTARY, Kind.PRE_PEER):
        none(world(target(experience(2, occupations=["worker"])), role("trust/w", occupation="worker", kind=kind)))


def test_an_exit_is_a_step_only_for_who_does_not_keep_to_lived_experience() -> None:
    catalogue = world(
        target(experience(2, occupations=["nurse"])), role("trust/nurse", occupation="nurse", kind=Kind.EXIT)
    )
    none(catalogue)
    assert best(catalogue, options=Options(keep_lived_experience=False)).months == 2


def test_a_role_of_which_nobody_knows_what_it_asks_is_a_step_only_where_people_start() -> None:
    asked = target(experience(2, occupations=["worker"]))
    unknown = role("trust/w", occupation="worker", stage=Stage.SENIOR, requirements_listed=False)
    none(world(asked, unknown))
    assert best(world(asked, replace(unknown, stage=Stage.ENTRY))).months == 2


# Courses


def test_what_a_course_asks_for_holds_when_it_starts() -> None:
    route = best(world(target(holds("q")), course("p", 3), course("q", 2, holds("p"))))
    assert told(route) == [("p", 0, 3), ("q", 3, 5)]


def test_a_course_gained_in_post_is_studied_while_working_where_it_is_offered() -> None:
    asked = target(holds("q"), experience(3, roles=["trust/other"]))
    host = role("trust/host", offers=["q"])
    route = best(world(asked, host, role("trust/other"), course("q", 2, in_post_only=True)))
    assert route.months == 5
    studied = next(step for step in route.steps if step.id == "q")
    hosting = next(step for step in route.steps if step.id == "trust/host")
    assert (hosting.from_month, hosting.to_month) == (studied.from_month, studied.to_month)


def test_a_role_offers_what_it_asks_for_in_post() -> None:
    host = role("trust/host", holds("q", When.IN_POST))
    assert best(world(target(holds("q")), host, course("q", 2, in_post_only=True))).months == 2


def test_one_course_serves_two_requirements_and_all_that_it_counts_as() -> None:
    asked = target(holds("q"), holds("award"), build.level("teaching", 4))
    diploma = course("q", 6, subject="teaching", level=5, counts_as=["award"])
    route = best(world(asked, diploma, course("award", 1)))
    assert told(route) == [("q", 0, 6)]
    (studied,) = (step for step in route.steps if step.kind is StepKind.STUDY)
    assert studied.serves == ("trust/target/q", "trust/target/award", "trust/target/teaching-level-4")


def test_a_course_under_way_ends_when_it_ends_and_takes_up_the_time_until_then() -> None:
    catalogue = world(target(holds("p"), holds("q")), course("p", 12), course("q", 2))
    until_january = build.person(studying=[("p", PartialDate(2027, 1))])
    route = best(catalogue, until_january)
    assert told(route) == [("p", 0, 3), ("q", 3, 5)]
    assert next(step for step in route.steps if step.id == "p").why.wait is Wait.UNDER_WAY


# The person


def test_todays_role_is_kept_without_a_step_whatever_it_asks_for() -> None:
    hard = role("trust/hard", holds("never"), occupation="worker")
    asked = target(experience(6, occupations=["worker"]))
    now = build.person(experience=[Spell(months=2, role="trust/hard")])
    route = best(world(asked, hard, WORKER, course("p", 1)), now)
    assert (route.months, told(route)) == (4, [("trust/hard", 0, 4)])
    assert route.unpaid_months == 0


def test_what_only_the_person_can_say_is_a_step_to_confirm_once() -> None:
    asked = target(build.lived(), build.declares("writing"), experience(1, occupations=["worker"]))
    worker = role("trust/worker", build.lived(), occupation="worker")
    route = best(world(asked, worker))
    confirm = {step.id: step.serves for step in route.steps if step.kind is StepKind.CONFIRM}
    assert confirm == {
        "lived-experience": ("trust/worker/lived-experience", "trust/target/lived-experience"),
        "writing": ("trust/target/writing",),
    }


def test_what_the_person_has_said_is_no_step() -> None:
    said = build.person(lived_experience=["autism"], declares=["writing"])
    assert told(best(world(target(build.lived(), build.declares("writing"))), said), StepKind.CONFIRM) == []


def test_an_equivalent_is_taken_only_from_who_claims_it() -> None:
    asked = target(build.any_of(holds("q"), build.declares("as-good", equivalent=True)))
    catalogue = world(asked, course("q", 3))
    assert told(best(catalogue)) == [("q", 0, 3)]
    assert best(catalogue, build.person(declares=["as-good"])).months == 0


def test_experience_with_no_number_is_met_by_any_and_else_assumed() -> None:
    catalogue = world(target(experience(None, occupations=["worker"])), WORKER)
    assert best(catalogue).months == 12
    assert best(catalogue, options=Options(assume_months=5)).months == 5
    assert best(catalogue, build.person(experience=[Spell(months=1, role="trust/worker")])).months == 0
    (work,) = (step for step in best(catalogue).steps if step.kind is StepKind.WORK)
    assert work.basis is Basis.ASSUMED


def test_a_waiver_and_an_exemption_satisfy() -> None:
    asked = target(holds("q", unless=holds("old")))
    catalogue = world(asked, course("q", 3), course("old", 9))
    assert best(catalogue).months == 3
    assert best(catalogue, build.person(waivers=["trust/target/q"])).months == 0
    assert best(catalogue, build.person(holds=["old"])).months == 0


# What is best


def test_the_earliest_goes_before_the_fewest_steps() -> None:
    two_short = build.all_of(holds("p"), holds("q"))
    catalogue = world(target(build.any_of(two_short, holds("r"))), course("p", 2), course("q", 2), course("r", 5))
    assert told(best(catalogue)) == [("p", 0, 2), ("q", 2, 4)]


def test_of_two_as_early_the_one_with_fewer_steps() -> None:
    two = build.all_of(holds("p"), holds("q"))
    catalogue = world(target(build.any_of(two, holds("r"))), course("p", 2), course("q", 2), course("r", 4))
    assert told(best(catalogue)) == [("r", 0, 4)]


def test_a_tie_goes_to_the_targets_employer_and_then_to_the_first_id() -> None:
    def posts(*ids: str) -> Catalogue:
        return world(target(experience(2, occupations=["w"])), *(role(id, occupation="w") for id in ids))

    assert told(best(posts("away/a", "trust/z", "trust/y"))) == [("trust/y", 0, 2)]
    assert told(best(posts("away/b", "away/a"))) == [("away/a", 0, 2)]


def test_by_moves_study_and_unpaid_put_another_measure_first() -> None:
    by_work = experience(4, occupations=["worker"])
    by_study = build.all_of(holds("p"), holds("q"))
    catalogue = world(target(build.any_of(by_work, by_study)), WORKER, course("p", 3), course("q", 3))
    assert told(best(catalogue)) == [("trust/worker", 0, 4)]
    assert told(best(catalogue, options=Options(by=Measure.MOVES))) == [("p", 0, 3), ("q", 3, 6)]
    assert told(best(catalogue, options=Options(by=Measure.STUDY))) == [("trust/worker", 0, 4)]


def test_by_unpaid_a_job_is_held_all_the_way() -> None:
    catalogue = world(target(holds("q")), WORKER, course("q", 3))
    assert best(catalogue).unpaid_months == 3
    route = best(catalogue, options=Options(by=Measure.UNPAID))
    assert (route.unpaid_months, told(route)) == (0, [("q", 0, 3), ("trust/worker", 0, 3)])


# What was asked for beside


def test_avoid_via_and_stay_with() -> None:
    away = role("away/worker", occupation="worker")
    catalogue = world(target(experience(2, occupations=["worker"])), WORKER, away, course("q", 3))
    assert told(best(catalogue, options=Options(avoid=frozenset({"trust/worker"})))) == [("away/worker", 0, 2)]
    assert best(catalogue, options=Options(via=("q",))).months == 3
    assert told(best(catalogue, options=Options(via=("away/worker",)))) == [("away/worker", 0, 2)]
    none(world(target(experience(2, occupations=["worker"])), away), options=Options(stay_with="trust"))


def test_a_way_that_cannot_be_passed_is_said() -> None:
    answer = none(world(target(), WORKER), options=Options(via=("nowhere",)))
    assert [(cause.requirement, cause.obstacle) for cause in answer.reasons] == [("nowhere", Obstacle.NOT_A_STEP)]


def test_alternatives_are_other_roles_or_courses_best_first_and_say_what_sets_them_apart() -> None:
    catalogue = world(
        target(build.any_of(holds("degree"), experience(20, occupations=["worker"]), holds("other"))),
        WORKER,
        course("degree", 12, level=6),
        course("other", 15),
    )
    answer = find_routes(catalogue, NOBODY_YET, "trust/target", TODAY, Options(alternatives=5))
    assert isinstance(answer, Found)
    assert [route.months for route in answer.routes] == [12, 15, 20]
    second = [(apart.kind, apart.amount, apart.ids) for apart in answer.routes[1].apart]
    assert second == [(Apart.LATER, 3, ()), (Apart.NO_DEGREE, 0, ()), (Apart.INSTEAD, 0, ("other",))]
    assert Apart.LESS_STUDY in kinds(answer.routes[2])
    assert Apart.LESS_UNPAID in kinds(answer.routes[2])


def kinds(route: Route) -> Iterable[Apart]:
    return [difference.kind for difference in route.apart]


# Reasons


def test_every_step_says_why_it_stands_where_it_does_and_whether_it_is_critical() -> None:
    asked = target(holds("long"), holds("short"), experience(9, occupations=["worker"]), holds("last"))
    last = course("last", 1, experience(9, occupations=["worker"]))
    route = best(world(asked, WORKER, course("long", 4), course("short", 2), last))
    why = {step.id: (step.why.wait, step.why.steps, step.critical) for step in route.steps}
    assert route.months == 10
    assert why["trust/worker"] == (Wait.AT_ONCE, (), True)
    assert why["last"] == (Wait.AFTER, ("trust/worker",), True)
    assert why["trust/target"] == (Wait.AFTER, ("last",), True)
    assert not why["long"][2]
    later = next(step for step in route.steps if step.id in ("long", "short") and step.from_month > 0)
    assert later.why.wait is Wait.STUDY_PLACE
    assert not later.critical


def test_only_work_beside_a_course_that_is_gained_in_post_serves_what_the_course_does() -> None:
    asked = target(holds("free"), holds("in-post"), experience(3, roles=["trust/later"]))
    jobs = (role("trust/host", offers=["in-post"]), role("trust/later", holds("in-post")))
    courses = (course("free", 1), course("in-post", 2, in_post_only=True))
    route = best(world(asked, *jobs, *courses), options=Options(courses=2))
    assert {step.id: set(step.serves) for step in route.steps if step.kind is StepKind.WORK} == {
        "trust/host": {"trust/target/in-post", "trust/later/in-post"},
        "trust/later": {"trust/target/3-months-trust-later"},
    }


def test_a_course_under_way_for_nothing_is_a_step_only_where_something_waits_for_it_to_end() -> None:
    busy = build.person(studying=[("else", PartialDate(2027, 1))])
    courses = (course("q", 2), course("else", 3))
    waits = best(world(target(holds("q")), *courses), busy)
    assert told(waits) == [("else", 0, 3), ("q", 3, 5)]
    works = best(world(target(experience(6, occupations=["worker"])), WORKER, *courses), busy)
    assert told(works) == [("trust/worker", 0, 6)]


def test_a_job_that_begins_when_another_ends_waits_for_that_and_for_the_course_gained_in_it() -> None:
    """Seven months of work with none to spare: whichever job comes first, a month later there is a month later."""
    asked = target(holds("q"), experience(3, roles=["trust/host"]), experience(4, roles=["trust/other"]))
    jobs = (role("trust/host", offers=["q"]), role("trust/other"))
    route = best(world(asked, *jobs, course("q", 3, in_post_only=True)))
    assert route.months == 7
    assert all(step.critical for step in route.steps)
    second = next(step for step in route.steps if step.kind is StepKind.WORK and step.from_month)
    first = next(step for step in route.steps if step.kind is StepKind.WORK and not step.from_month)
    assert (second.why.wait, second.why.steps) == (Wait.JOB, (first.id,))


def test_a_job_left_for_another_is_told_apart_from_a_course_that_ends_then() -> None:
    """The first job takes three months, as does a course that the second job does not wait for."""
    asked = target(holds("free"), experience(3, roles=["trust/a"]), experience(4, roles=["trust/b"]), holds("last"))
    last = course("last", 1, experience(4, roles=["trust/b"]), experience(3, roles=["trust/a"]))
    route = best(world(asked, role("trust/a"), role("trust/b"), course("free", 3), last))
    assert route.months == 8
    (second,) = (step for step in route.steps if step.kind is StepKind.WORK and step.from_month)
    (first,) = (step for step in route.steps if step.kind is StepKind.WORK and not step.from_month)
    assert (second.why.wait, second.why.steps) == (Wait.JOB, (first.id,))


def test_courses_one_after_the_other_up_to_the_end_are_all_critical() -> None:
    route = best(world(target(holds("p"), holds("q")), course("p", 3), course("q", 4)))
    assert all(step.critical for step in route.steps)


def test_work_that_had_reached_its_number_before_is_not_critical() -> None:
    asked = target(holds("q"), experience(2, occupations=["worker"]))
    route = best(world(asked, WORKER, course("q", 5)), options=Options(by=Measure.UNPAID))
    assert told(route) == [("q", 0, 5), ("trust/worker", 0, 5)]
    assert {step.id: step.critical for step in route.steps if step.kind is not StepKind.APPLY} == {
        "q": True,
        "trust/worker": False,
    }


def test_no_route_gives_the_requirement_at_the_root_as_a_chain() -> None:
    senior = role("trust/senior", holds("gone"), occupation="senior")
    (cause,) = none(world(target(experience(2, occupations=["senior"])), senior)).reasons
    assert (cause.of, cause.obstacle, cause.tried) == ("trust/target", Obstacle.BEYOND_REACH, ("trust/senior",))
    (root,) = cause.causes
    assert (root.requirement, root.of) == ("trust/senior/gone", "trust/senior")
    assert root.obstacle is Obstacle.NOTHING_GIVES_IT


def test_a_circle_is_called_one() -> None:
    circle = role("trust/w", experience(2, occupations=["w"]), occupation="w")
    (cause,) = none(world(target(experience(2, occupations=["w"])), circle)).reasons
    assert cause.obstacle is Obstacle.BEYOND_REACH
    assert cause.causes[0].obstacle is Obstacle.CIRCULAR


def test_only_what_cannot_be_had_is_named() -> None:
    catalogue = world(target(holds("p"), holds("gone"), build.lived()), course("p", 2))
    assert [cause.requirement for cause in none(catalogue).reasons] == ["trust/target/gone"]


def test_of_several_ways_that_are_all_closed_each_is_named() -> None:
    asked = target(build.any_of(holds("gone"), build.declares("as-good", equivalent=True)))
    (cause,) = none(world(asked)).reasons
    assert cause.obstacle is Obstacle.NO_WAY
    assert [below.obstacle for below in cause.causes] == [Obstacle.NOTHING_GIVES_IT, Obstacle.EMPLOYER_JUDGES]


def test_a_search_that_stops_at_its_limit_says_so_with_the_bound_that_is_known() -> None:
    pairs = [build.any_of(holds(f"a{n}"), holds(f"b{n}")) for n in range(6)]
    courses = [course(f"{way}{n}", 2 + (n + at) % 3) for n in range(6) for at, way in enumerate("ab")]
    route = best(world(target(*pairs), *courses), options=Options(effort=3))
    assert not route.optimal
    assert route.at_least_months <= best(world(target(*pairs), *courses)).months <= route.months


def test_the_same_question_gives_the_same_answer() -> None:
    catalogue = world(target(experience(2, occupations=["worker"]), holds("q")), WORKER, course("q", 3))
    assert best(catalogue) == best(catalogue)


def test_experience_that_only_an_avoided_role_would_give_is_told_from_what_nothing_gives() -> None:
    asked = target(experience(2, occupations=["worker"]))
    (avoided,) = none(world(asked, WORKER), options=Options(avoid=frozenset({"trust/worker"}))).reasons
    (nothing,) = none(world(asked)).reasons
    (an_exit,) = none(world(asked, role("trust/w", occupation="worker", kind=Kind.EXIT))).reasons
    assert avoided.obstacle is Obstacle.AVOIDED
    assert nothing.obstacle is Obstacle.NOTHING_GIVES_IT
    assert an_exit.obstacle is Obstacle.NOTHING_GIVES_IT


def test_a_course_that_was_avoided_is_told_from_one_that_is_refused() -> None:
    catalogue = world(target(holds("award")), course("p", 2, counts_as=["award"]), course("q", 2, counts_as=["award"]))
    avoid = Options(avoid=frozenset({"p", "q"}))
    (avoided,) = none(catalogue, options=avoid).reasons
    (refused,) = none(catalogue, build.person(not_willing=["p", "q"])).reasons
    (each,) = none(catalogue, build.person(not_willing=["p"]), Options(avoid=frozenset({"q"}))).reasons
    closed = world(target(holds("award")), course("award", 3), course("p", 2, holds("gone"), counts_as=["award"]))
    (the_award,) = none(closed, build.person(not_willing=["award"])).reasons
    assert (avoided.obstacle, avoided.tried) == (Obstacle.AVOIDED, ("p", "q"))
    assert (refused.obstacle, refused.tried) == (Obstacle.REFUSED, ("p", "q"))
    assert each.obstacle is Obstacle.AVOIDED
    assert (the_award.obstacle, the_award.tried) == (Obstacle.REFUSED, ("p",)), "refused itself, and p is out of reach"


def test_of_several_ways_beyond_reach_the_one_with_fewest_things_missing_is_told() -> None:
    two = role("trust/two", holds("gone"), holds("lost"), occupation="worker")
    one = role("trust/zone", holds("gone"), occupation="worker")
    (cause,) = none(world(target(experience(2, occupations=["worker"])), two, one)).reasons
    assert cause.tried == ("trust/two", "trust/zone")
    assert [below.of for below in cause.causes] == ["trust/zone"]


def test_a_course_gained_in_post_that_nobody_offers_is_told_from_one_offered_beyond_reach() -> None:
    asked, in_post = target(holds("q")), course("q", 2, in_post_only=True)
    (unoffered,) = none(world(asked, in_post)).reasons
    assert [(below.requirement, below.obstacle) for below in unoffered.causes] == [("q", Obstacle.NOT_OFFERED)]
    (beyond,) = none(world(asked, in_post, role("trust/host", holds("gone"), offers=["q"]))).reasons
    (host,) = beyond.causes
    assert (host.obstacle, host.tried) == (Obstacle.BEYOND_REACH, ("trust/host",))
    assert [below.requirement for below in host.causes] == ["trust/host/gone"]
    (circle,) = none(world(asked, in_post, role("trust/host", holds("q"), offers=["q"]))).reasons
    assert [below.obstacle for below in circle.causes[0].causes] == [Obstacle.CIRCULAR]


def test_one_employer_sets_apart_an_alternative_that_stays_with_the_targets() -> None:
    asked = target(build.any_of(experience(2, occupations=["x"]), experience(5, occupations=["y"]), holds("long")))
    away, home = role("away/x", occupation="x"), role("trust/y", occupation="y")
    answer = find_routes(world(asked, away, home), NOBODY_YET, "trust/target", TODAY, Options(alternatives=1))
    assert isinstance(answer, Found)
    assert [told(route) for route in answer.routes] == [[("away/x", 0, 2)], [("trust/y", 0, 5)]]
    assert Apart.ONE_EMPLOYER in kinds(answer.routes[1])
    other = find_routes(
        world(asked, home, role("away/z", occupation="x"), away),
        NOBODY_YET,
        "trust/target",
        TODAY,
        Options(by=Measure.MOVES, alternatives=2),
    )
    assert isinstance(other, Found)
    assert [told(route)[0][0] for route in other.routes] == ["away/x", "away/z", "trust/y"]
    assert [Apart.ONE_EMPLOYER in kinds(route) for route in other.routes] == [False, False, True]


def test_a_route_without_work_has_one_employer_and_one_with_work_elsewhere_has_not() -> None:
    asked = target(build.any_of(experience(2, occupations=["x"]), holds("long")))
    away = role("away/x", occupation="x")
    answer = find_routes(
        world(asked, away, course("long", 5)), NOBODY_YET, "trust/target", TODAY, Options(alternatives=1)
    )
    assert isinstance(answer, Found)
    assert kinds(answer.routes[1]) == [Apart.LATER, Apart.FEWER_MOVES, Apart.ONE_EMPLOYER, Apart.INSTEAD]


def test_what_an_alternative_takes_instead_is_courses_and_roles_and_nothing_to_confirm() -> None:
    other = build.all_of(build.declares("writing"), holds("r"))
    catalogue = world(target(build.any_of(holds("p"), other)), course("p", 2), course("r", 3))
    answer = find_routes(catalogue, NOBODY_YET, "trust/target", TODAY, Options(alternatives=1))
    assert isinstance(answer, Found)
    assert answer.routes[1].apart[-1].ids == ("r",)


def test_work_of_today_that_the_profile_names_by_its_kind_alone_is_of_no_employer() -> None:
    now = build.person(experience=[Spell(months=1, occupation="helper")])
    asked = target(experience(3, occupations=["helper"]), build.any_of(holds("p"), holds("q")))
    catalogue = world(asked, role("away/helper", occupation="helper"), course("p", 1), course("q", 5))
    answer = find_routes(catalogue, now, "trust/target", TODAY, Options(alternatives=1))
    assert isinstance(answer, Found)
    assert [told(route) for route in answer.routes] == [
        [("p", 0, 1), ("helper", 0, 2)],
        [("q", 0, 5), ("helper", 0, 2)],
    ]
    assert kinds(answer.routes[1]) == [Apart.LATER, Apart.INSTEAD]


def test_what_a_change_adds_and_takes_away_leaves_out_what_both_routes_take() -> None:
    catalogue = world(target(holds("p"), build.any_of(holds("q"), holds("r"))), *(course(id, 2) for id in "pqr"))
    before = find_routes(catalogue, NOBODY_YET, "trust/target", TODAY)
    after = find_routes(catalogue, build.person(not_willing=["q"]), "trust/target", TODAY)
    changed = changes(before, after)
    assert (changed.before, changed.after, changed.gone, changed.new) == (4, 4, ("q",), ("r",))


def test_of_several_ways_that_can_wait_the_first_is_told() -> None:
    asked = target(build.any_of(holds("p", When.IN_POST), holds("q", When.IN_POST)), holds("r", When.WILLING))
    route = best(world(asked, course("p", 2), course("q", 2), course("r", 2)))
    assert [after.id for after in route.after] == ["p", "r"]


def test_of_all_of_several_things_that_can_wait_each_is_told() -> None:
    asked = target(build.all_of(holds("p", When.IN_POST), holds("q", When.IN_POST)))
    route = best(world(asked, course("p", 2), course("q", 2)))
    assert [after.id for after in route.after] == ["p", "q"]


def test_a_course_under_way_that_ends_after_the_next_new_year_ends_after_so_many_months() -> None:
    catalogue = world(target(holds("p")), course("p", 12))
    for until, months in ((PartialDate(2027, 10), 12), (PartialDate(2028, 1), 15), (PartialDate(2026, 11), 1)):
        assert best(catalogue, build.person(studying=[("p", until)])).months == months, until


def test_what_is_desirable_within_a_group_is_neither_waited_for_nor_served() -> None:
    asked = target(build.all_of(holds("p"), build.desirable(holds("q"))))
    route = best(world(asked, course("p", 2), course("q", 2)))
    assert told(route) == [("p", 0, 2)]
    (step,) = (step for step in route.steps if step.kind is StepKind.STUDY)
    assert [served.rpartition("/")[2] for served in step.serves] == ["p"]


def test_what_exempts_from_a_course_can_be_the_shorter_way_and_serves_what_it_exempts_from() -> None:
    asked = target(holds("q", unless=holds("old")))
    route = best(world(asked, course("q", 9), course("old", 2)))
    assert told(route) == [("old", 0, 2)]
    (step,) = (step for step in route.steps if step.kind is StepKind.STUDY)
    assert step.serves == ("trust/target/old",)
    assert step.critical


def test_what_is_held_itself_rests_on_that_and_not_on_what_would_exempt_from_it() -> None:
    exempts = replace(holds("old"), id="exempts")
    asked = target(holds("q", unless=exempts), holds("old"), experience(1, roles=["trust/job"]))
    route = best(world(asked, role("trust/job", holds("q")), course("q", 2), course("old", 1)))
    serves = {step.id: set(step.serves) for step in route.steps if step.kind is StepKind.STUDY}
    assert serves == {"q": {"trust/target/q", "trust/job/q"}, "old": {"trust/target/old"}}


def test_what_exempts_from_one_of_several_ways_serves_what_asks_for_one() -> None:
    asked = target(build.any_of(holds("q", unless=holds("old")), holds("r")))
    route = best(world(asked, course("q", 9), course("old", 2), course("r", 8)))
    assert told(route) == [("old", 0, 2)]
    assert {step.id: step.serves for step in route.steps} == {
        "old": ("trust/target/old",),
        "trust/target": (),
    }


def test_to_apply_today_waits_for_nothing_and_to_apply_later_does() -> None:
    (now,) = best(world(target())).steps
    assert not now.critical
    later = best(world(target(holds("p")), course("p", 1))).steps[-1]
    assert later.kind is StepKind.APPLY
    assert later.critical


def test_a_person_stays_in_a_role_that_is_needed_again() -> None:
    asked = target(holds("q"))
    first, then = course("p", 3, experience(2, roles=["trust/host"])), course("q", 2, holds("p"), in_post_only=True)
    route = best(world(asked, role("trust/host", offers=["q"]), first, then))
    assert told(route) == [("trust/host", 0, 7), ("p", 2, 5), ("q", 5, 7)]


def test_a_person_stays_in_a_role_that_is_needed_again_however_soon_it_was_reached() -> None:
    first, then = course("p", 3, experience(1, roles=["trust/host"])), course("q", 2, holds("p"), in_post_only=True)
    route = best(world(target(holds("q")), role("trust/host", offers=["q"]), first, then))
    assert told(route) == [("trust/host", 0, 6), ("p", 1, 4), ("q", 4, 6)]


def test_by_unpaid_work_begins_as_early_as_it_can_even_where_that_takes_more_steps_and_longer() -> None:
    """Three months of study would do. Two others, of a month each, open a job after two."""
    asked, job = target(holds("r")), role("trust/job", holds("p"), holds("q"))
    catalogue = world(asked, job, course("p", 1), course("q", 1), course("r", 3))
    route = best(catalogue, options=Options(by=Measure.UNPAID))
    assert (route.unpaid_months, route.months) == (2, 5)
    assert told(route, StepKind.WORK) == [("trust/job", 2, 5)]


def test_less_study_is_told_in_months_of_study_whenever_it_begins() -> None:
    """Four months of study after a month of work, or six months of work."""
    asked = target(build.any_of(holds("p"), experience(6, roles=["trust/worker"])))
    catalogue = world(asked, WORKER, course("p", 4, experience(1, roles=["trust/worker"])))
    answer = find_routes(catalogue, NOBODY_YET, "trust/target", TODAY, Options(alternatives=1))
    assert isinstance(answer, Found)
    sooner, later = answer.routes
    assert (sooner.months, later.months) == (5, 6)
    assert [one.amount for one in later.apart if one.kind is Apart.LESS_STUDY] == [4]


def test_by_unpaid_where_no_job_helps_what_is_sooner_goes_before_what_has_fewer_steps() -> None:
    asked = target(build.any_of(build.all_of(holds("p"), holds("q")), holds("r")))
    catalogue = world(asked, course("p", 1), course("q", 2), course("r", 4))
    answer = find_routes(catalogue, NOBODY_YET, "trust/target", TODAY, Options(by=Measure.UNPAID, alternatives=1))
    assert isinstance(answer, Found)
    assert [{step[0] for step in told(route)} for route in answer.routes] == [{"p", "q"}, {"r"}]
    assert [route.unpaid_months for route in answer.routes] == [3, 4]


# Ways in


def test_ways_in_are_the_gentle_roles_that_lead_to_the_first_the_nearest_first() -> None:
    things = [
        role("pathway/cafe", kind=Kind.PRE_PEER, leads_to=["pathway/helper"]),
        role("pathway/helper", kind=Kind.VOLUNTARY, leads_to=["trust/worker"]),
        role("trust/paid", leads_to=["trust/worker"]),
    ]
    catalogue = world(target(experience(2, occupations=["worker"])), WORKER, *things)
    assert ways_in(catalogue, best(catalogue)) == ("pathway/helper", "pathway/cafe")


def test_ways_in_lead_to_the_first_role_whatever_is_studied_before_it() -> None:
    first = role("trust/first", holds("p"), occupation="first")
    helper = role("pathway/helper", kind=Kind.VOLUNTARY, leads_to=["trust/first"])
    catalogue = world(target(experience(2, occupations=["first"])), first, helper, course("p", 2))
    assert ways_in(catalogue, best(catalogue)) == ("pathway/helper",)


# Roles that come first for nothing


def test_a_role_that_comes_first_for_nothing_can_still_be_worth_taking_up() -> None:
    """Two free jobs count for one thing each. A third, two months of study away, counts for both at once."""
    asked = target(experience(4, roles=["home/a", "home/z"]), experience(4, roles=["home/b", "home/z"]))
    jobs = (build.role("home/a"), build.role("home/b"), build.role("home/z", build.holds("p")))
    route = best(world(asked, course("p", 2), *jobs))
    assert route.months == 5, "a month of each while studying, then three months that count for both"
    assert {step.id for step in route.steps if step.kind is StepKind.WORK} == {"home/a", "home/b", "home/z"}


def test_a_third_job_is_worth_taking_up_whatever_else_is_asked_for() -> None:
    """The same, with courses that are asked for beside it and fit beside the work."""
    pairs = [experience(4, roles=[f"home/{name}", "home/z"]) for name in "ab"]
    jobs = (build.role("home/a"), build.role("home/b"), build.role("home/z", build.holds("p")))
    asked = target(pairs[0], holds("k"), pairs[1], holds("l"))
    route = best(world(asked, course("p", 2), course("k", 1), course("l", 1), *jobs))
    assert route.months == 5


def test_three_jobs_each_of_which_counts_for_two_of_three_things_are_shared_out_evenly() -> None:
    pairs = (("home/a", "home/b"), ("home/b", "home/c"), ("home/a", "home/c"))
    asked = [experience(4, roles=pair) for pair in pairs]
    jobs = [build.role(f"home/{name}") for name in "abc"]
    assert best(world(target(*asked), *jobs)).months == 6, "two months of each"


# A course that is gained in post may wait for a job, and go on in another


def test_months_before_a_course_in_post_are_shared_out_among_jobs_that_reach_nothing_by_then() -> None:
    """Three months of study, two in post and two that follow are all there is to wait for, if each job has its turn.

    In the first three months two go to the tutor's job, so that with the two in post its four are there when they end.
    """
    asked = target(experience(3, roles=["home/helper"]), holds("q"), holds("s"))
    jobs = (build.role("home/helper"), build.role("home/tutor", offers=["q"]))
    after = course("s", 2, experience(4, roles=["home/tutor"]))
    route = best(world(asked, course("p", 3), course("q", 2, holds("p"), in_post_only=True), after, *jobs))
    assert route.months == 3 + 2 + 2


def test_a_course_in_post_begins_in_one_job_and_goes_on_in_a_better_one() -> None:
    """The better job counts for both, two months of study away; the course cannot wait for it, the work can."""
    work = (experience(2, roles=["home/b", "home/c"]), experience(3, roles=["home/a", "home/b", "home/c"]))
    jobs = (build.role("home/a", offers=["q"]), build.role("home/b"), build.role("home/c", holds("p"), offers=["q"]))
    catalogue = world(target(*work, holds("q")), course("p", 2), course("q", 2, in_post_only=True), *jobs)
    route = best(catalogue, options=Options(courses=2))
    assert route.months == 3, "a month of b, a month of a with the course, and a month of c with the rest of it"


def test_work_that_needs_no_study_goes_on_while_a_course_of_today_takes_up_the_time() -> None:
    """Three months of a course that is under way, then two in post: three of the other job fit before them."""
    either = build.two_of(holds("p"), holds("s"), experience(2, roles=["home/b"]))
    asked = target(build.two_of(holds("q"), holds("r"), holds("s")), either, experience(3, roles=["home/b"]))
    jobs = (build.role("home/a", offers=["s"]), build.role("home/b"))
    courses = (course("p", 1), course("q", 3), course("r", 3), course("s", 2, in_post_only=True))
    route = best(world(asked, *courses, *jobs), build.person(studying=[("q", PartialDate(2027, 1))]))
    assert route.months == 3 + 2
    assert told(route, StepKind.WORK) == [("home/b", 0, 3), ("home/a", 3, 5)]

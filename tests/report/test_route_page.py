"""What the page of a route says beside its steps: what sets other ways apart, what we are not sure of, what is no step."""

import pytest
from msgspec.structs import replace

from peerpath.ask.planner import load
from peerpath.model.catalogue import Catalogue, Organisation
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.model.provenance import Source
from peerpath.model.role import RoleKind
from peerpath.render.terminal.text import paint
from peerpath.report.route.answer import route_document
from peerpath.report.route.no_route import no_way
from peerpath.report.route.paper import route_report
from peerpath.report.route.sequence import to_confirm
from peerpath.route.answer import Routes
from peerpath.route.options import Measure, Options
from peerpath.route.route import find_routes
from peerpath.route.story.changes import Changes, changes
from tests.route import build
from tests.route.build import TODAY

TARGET = "home/target"


def world(*things: object) -> Catalogue:
    """A catalogue whose employers and source have names."""
    catalogue = build.catalogue(*things)  # type: ignore[arg-type]
    employers = {id: Organisation(id, id.title()) for id in ("home", "away")}
    source = Source("a-source", "Somebody", "A text", "undated", TODAY)
    return replace(catalogue, organisations=employers, sources={source.id: source})


def page(catalogue: Catalogue, options: Options | None = None, profile: Profile = NOBODY_YET) -> str:
    """Nobody waits for a job or has to stay in it, unless a test is about just that."""
    given = options or Options(alternatives=1)
    given = replace(given, assume_hiring=0, assume_months=1)
    answer = find_routes(catalogue, profile, TARGET, TODAY, given)
    return " ".join(paint(route_report(answer, TODAY, catalogue)).split())


SHORT_OR_LONG = (build.course("short", 2), build.course("long", 5))
DEGREE_OR_WORK = (
    build.course("degree", 2, level=6),
    build.role("home/worker", occupation="worker"),
    build.role(TARGET, build.any_of(build.holds("degree"), build.experience(3, occupations=["worker"]))),
)


def test_another_way_says_how_much_later_it_is_and_what_it_takes() -> None:
    told = page(world(*SHORT_OR_LONG, build.role(TARGET, build.any_of(build.holds("short"), build.holds("long")))))
    other = told.partition("Another way, number 2")[2]
    assert "5 months. 3 months later and it takes long." in other


def test_another_way_says_that_no_degree_is_needed_for_it() -> None:
    other = page(world(*DEGREE_OR_WORK)).partition("Another way, number 2")[2]
    assert "no degree needed" in other and "1 month later" in other and "2 months less without pay" in other


def test_another_way_says_how_much_sooner_it_is_and_how_many_jobs_fewer() -> None:
    asked = build.any_of(build.holds("long"), build.experience(3, occupations=["worker"]))
    catalogue = world(
        build.course("long", 5), build.role("home/worker", occupation="worker"), build.role(TARGET, asked)
    )
    by_moves = page(catalogue, Options(by=Measure.MOVES, alternatives=1)).partition("Another way, number 2")[2]
    assert "2 months sooner" in by_moves and "5 months less study" in by_moves
    by_time = page(catalogue).partition("Another way, number 2")[2]
    assert "1 change of job fewer" in by_time


def test_another_way_says_that_it_stays_with_one_employer() -> None:
    asked = build.any_of(build.experience(2, roles=["away/worker"]), build.experience(3, roles=["home/worker"]))
    catalogue = world(build.role("home/worker"), build.role("away/worker"), build.role(TARGET, asked))
    assert "stays with one employer" in page(catalogue).partition("Another way, number 2")[2]


def test_a_search_that_stopped_early_says_so_and_names_the_months_that_no_way_goes_below() -> None:
    catalogue = world(*SHORT_OR_LONG, build.role(TARGET, build.holds("long")))
    answer = find_routes(catalogue, NOBODY_YET, TARGET, TODAY)
    assert isinstance(answer, Routes)
    unsure = replace(answer, routes=(replace(answer.routes[0], optimal=False, at_least_months=3),))
    told = " ".join(paint(route_report(unsure, TODAY, catalogue)).split())
    assert "There may be a shorter way" in told and "No way is shorter than 3 months." in told
    assert "There may be a shorter way" not in page(catalogue)


def test_a_role_whose_source_lists_nothing_is_called_known_in_part() -> None:
    asked = build.holds("long")
    known, in_part = (build.role(TARGET, asked, requirements_listed=listed) for listed in (True, False))
    assert "Nobody has published what the employer asks." in page(world(*SHORT_OR_LONG, in_part))
    assert "Nobody has published what the employer asks." not in page(world(*SHORT_OR_LONG, known))


def test_an_exit_is_called_one_and_a_way_in_is_never_a_demand() -> None:
    leaving = page(world(*SHORT_OR_LONG, build.role(TARGET, build.holds("long"), kind=RoleKind.EXIT)))
    assert "another profession" in leaving
    for kind in (RoleKind.PRE_PEER, RoleKind.VOLUNTARY):
        assert "Nobody has to do it" in page(world(*SHORT_OR_LONG, build.role(TARGET, build.holds("long"), kind=kind)))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (Changes(None, 4, (), ("long",)), "There would be a way. New: long."),
        (Changes(4, None, (), ()), "There would be no way that we know of."),
        (Changes(4, 4, ("short",), ("long",)), "It would take as long as before. No longer needed: short. New: long."),
        (Changes(2, 5, (), ()), "You could apply 3 months later: after 5 months."),
        (Changes(5, 0, ("long",), ()), "You could apply 5 months sooner: now. No longer needed: long."),
    ],
)
def test_what_a_supposed_change_does_is_told_in_words(change: Changes, told: str) -> None:
    catalogue = world(*SHORT_OR_LONG, build.role(TARGET, build.holds("long")))
    answer = find_routes(catalogue, NOBODY_YET, TARGET, TODAY)
    text = paint(route_document(answer, TODAY, catalogue, what_if=change))
    assert told in " ".join(text.replace("- ", "").split())


@pytest.mark.parametrize("full", [False, True])
def test_a_change_after_which_there_is_no_way_spares_nobody_a_course(full: bool) -> None:
    catalogue = world(*SHORT_OR_LONG, build.role(TARGET, build.holds("long")))
    answer = find_routes(catalogue, NOBODY_YET, TARGET, TODAY, Options(avoid=frozenset({"long"})))
    change = Changes(5, None, ("long",), ())
    drawn = route_report if full else route_document
    text = " ".join(paint(drawn(answer, TODAY, catalogue, what_if=change)).split())
    assert "There is no way there with this change." in text and "take the change away" in text.lower()
    assert "No longer needed" not in text and "what you told us" not in text
    text = " ".join(paint(drawn(answer, TODAY, catalogue, what_if=replace(change, before=None))).split())
    assert "with this change" not in text


def test_no_sentence_treats_a_role_as_open_whose_requirements_nobody_lists() -> None:
    planner = load()
    known = planner.catalogue
    all_of_it = {
        "declares": [*known.declarations],
        "holds": [*known.qualifications],
        "lived_experience": [*known.areas],
        "experience": [{"occupation": id, "months": 60} for id in known.occupations],
    }
    unlisted = [role.id for role in known.roles.values() if not role.is_listed]
    open_now = [
        id for id in unlisted if (found := planner.route(id, all_of_it, today=TODAY)).routes and not found.months
    ]
    assert open_now
    for id in unlisted:
        # From nothing, on paper; and where all that is missing is supposed.
        assert "could apply" not in paint(planner.gap(id, today=TODAY).document(full=True)).lower(), id
        assert "could apply" not in paint(planner.route(id, today=TODAY).what_if(all_of_it).document()).lower(), id
    for id in open_now:
        for answer in (planner.route(id, all_of_it, today=TODAY), planner.gap(id, all_of_it, today=TODAY)):
            text = paint(answer.document())
            first = text.partition("First: ")[2]
            assert first.startswith("ask "), id
            assert "advert for this post" not in text and "could apply" not in text, id


def test_a_change_without_which_there_is_no_route_is_seen_as_one() -> None:
    catalogue = world(*SHORT_OR_LONG, build.role(TARGET, build.holds("gone")))
    before = find_routes(catalogue, NOBODY_YET, TARGET, TODAY)
    after = find_routes(catalogue, build.person(holds=["gone"]), TARGET, TODAY)
    assert changes(before, after) == Changes(None, 0, (), ())


LATER = world(
    build.role("home/worker", occupation="worker"),
    build.role(TARGET, build.experience(12, occupations=["worker"]), build.declares("one"), build.declares("two")),
)


def test_what_the_last_step_needs_is_confirmed_then_and_not_today() -> None:
    """Never forty things for today."""
    answer = find_routes(LATER, NOBODY_YET, TARGET, TODAY, Options(alternatives=1))
    assert isinstance(answer, Routes)
    (best,) = answer.routes
    assert set(to_confirm(best, LATER)) == {best.months}
    told = " ".join(paint(route_report(answer, TODAY, LATER)).split())
    assert "For you to confirm by" in told and "Now: make sure" not in told
    screen = paint(route_document(answer, TODAY, LATER))
    assert "confirm 2 things, then" in screen and "now confirm" not in " ".join(screen.split())


def test_no_way_without_a_reason_is_told_as_what_we_do_not_know() -> None:
    catalogue = load().catalogue
    told = no_way((), catalogue.roles["cpft/senior-peer-support-worker"], catalogue)
    assert "We do not know a way" in told.lead
    assert "not about you" in told.note

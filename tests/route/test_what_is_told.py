"""What the steps of a route say, on made-up questions: nothing that is not needed, each thing at its time, true savings."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from peerpath.model.provenance import Basis
from peerpath.model.requirement import Requirement
from peerpath.route.answer import Route, Routes, Saving, SavingKind, Stay, Step, StepKind
from peerpath.route.story.savings import savings
from tests.route.oracle.build import any_of, ask, at_least, course, holds, job, level, on, role, says, worked
from tests.route.oracle.exhaustive import TooLongError, as_it_binds, best, is_of_any_area
from tests.route.oracle.kinds import KINDS, made
from tests.route.oracle.plan import needless
from tests.route.oracle.planned import answer, options_of, plan_of
from tests.route.oracle.ties import words
from tests.route.oracle.world import Question, nodes
from tests.route.test_second_opinion import OF_EACH

SEEDS = range(40_000, 40_000 + OF_EACH // 5)


def found(kind: str) -> Iterator[tuple[int, Question, Route]]:
    """Each question of a kind that has a route, with its number."""
    for seed in SEEDS:
        question = made(kind, seed)
        if isinstance(told := answer(question), Routes):
            yield seed, question, told.routes[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_route_holds_no_course_and_nothing_to_confirm_that_nothing_needs(kind: str) -> None:
    wrong = {}
    for seed, question, route in found(kind):
        binding = as_it_binds(question)
        if spare := needless(plan_of(route, question), binding, any_area=is_of_any_area(binding)):
            wrong[seed] = spare
    assert not wrong, "number of the question: what could be left out"


@pytest.mark.parametrize("kind", KINDS)
def test_no_more_is_to_confirm_than_must_be(kind: str) -> None:
    """Where one of several things will do, it is one that is to confirm in any case."""
    wrong = {}
    for seed, question, route in found(kind):
        binding, told = as_it_binds(question), [step.id for step in route.steps if step.kind is StepKind.CONFIRM]
        if len(told) > words(plan_of(route, question), binding, any_area=is_of_any_area(binding)):
            wrong[seed] = told
    assert not wrong, "number of the question: what is told"


UNSAID: dict[str, tuple[list[Requirement], set[str]]] = {
    "asked for outright elsewhere": ([says("b"), any_of(says("a"), says("b"))], {"b"}),
    "asked for outright later": ([any_of(says("a"), says("b")), says("b")], {"b"}),
    "one that serves two choices": (
        [any_of(says("a"), says("c")), any_of(says("b"), says("c"))],
        {"c"},
    ),
    "two that serve three choices": (
        [any_of(says("a"), says("b")), any_of(says("b"), says("c")), any_of(says("c"), says("d"))],
        {"b", "c"},
    ),
    "the one that is named first": ([any_of(says("b"), says("a"))], {"b"}),
    "some of several": ([at_least(2, says("a"), says("b"), says("c")), says("c")], {"a", "c"}),
}


@pytest.mark.parametrize("what", UNSAID)
def test_the_fewest_things_are_to_confirm(what: str) -> None:
    requires, expected = UNSAID[what]
    told = answer(ask(role("t/goal", *requires)))
    assert isinstance(told, Routes)
    assert {step.id for step in told.routes[0].steps if step.kind is StepKind.CONFIRM} == expected


@pytest.mark.parametrize("kind", KINDS)
def test_each_thing_is_confirmed_at_the_first_step_that_needs_it(kind: str) -> None:
    wrong = {}
    for seed, question, route in found(kind):
        for step in route.steps:
            asked = {served.requirement.id for served in step.serves}
            if step.kind is StepKind.CONFIRM and step.from_month != min(_months(asked, route, question)):
                wrong[seed, step.id] = step.from_month
    assert not wrong, "number of the question, what to confirm: its month"


def _months(asked: set[str], route: Route, question: Question) -> Iterator[int]:
    """The months in which something begins, or falls due, that asks for one of these."""
    for step in route.steps:
        if step.kind in (StepKind.STAY, StepKind.WORK):
            started = step.from_month - _so_far(step, question)
            yield from (started + within for within in _asking(step.id, asked, question) if within is not None)
        if step.kind not in (StepKind.STAY, StepKind.CONFIRM) and None in _asking(step.id, asked, question):
            yield step.from_month if step.apply_month is None else step.apply_month
        yield from (one.from_month for one in step.training if _asking(one.id, asked, question))


def _asking(id: str, asked: set[str], question: Question) -> list[int | None]:
    """Of each of these that a role or a course asks for: in how many months in post; None for before."""
    known = question.catalogue.roles.get(id) or question.catalogue.qualifications.get(id)
    found = [node for one in (known.requires if known else ()) for node in nodes(one) if node.id in asked]
    return [node.terms.within_months for node in found]


def _so_far(step: Step, question: Question) -> int:
    spells = question.profile.experience if step.kind is StepKind.STAY else ()
    return max((spell.months for spell in spells if spell.role == step.id), default=0)


@pytest.mark.parametrize("kind", ["gained experience", "refusals", "courses under way", "choices"])
def test_what_would_save_months_is_told_with_as_many_as_it_saves(kind: str) -> None:
    wrong = {}
    for seed, question, route in found(kind):
        told = savings(question.catalogue, question.profile, route, question.today, options_of(question))
        for saving in told:
            try:
                cost = best(_supposed(question, saving))
            except TooLongError:
                continue
            if cost is None or cost[0] + saving.months != route.months:
                wrong[seed, saving.id] = (saving.months, cost)
    assert not wrong, "number of the question, what is supposed: months that are told, and the route"


def _supposed(question: Question, saving: Saving) -> Question:
    if saving.kind is SavingKind.FULL_TIME:
        catalogue = question.catalogue
        full_time = replace(catalogue.qualifications[saving.id], part_time=None)
        courses = {**catalogue.qualifications, saving.id: full_time}
        return replace(question, catalogue=replace(catalogue, qualifications=courses))
    said = (*question.profile.declares, saving.id)
    return replace(question, profile=replace(question.profile, declares=said))


SAVES = {
    "an equivalent that would be accepted": (
        ask(role("t/goal", any_of(holds("p"), says("as-good", equivalent=True))), course("p", 5)),
        [(SavingKind.EQUIVALENT, "as-good", 5)],
    ),
    "experience that is gained in a job": (
        ask(role("t/goal", says("g"), stage="beyond"), role("t/a", gives=("g",)), gained=["g"], stay=4, hiring=1),
        [(SavingKind.EXPERIENCE, "g", 5)],
    ),
    "a part-time course": (
        ask(role("t/goal", holds("p")), course("p", 3, part_time=7)),
        [(SavingKind.FULL_TIME, "p", 4)],
    ),
}


@pytest.mark.parametrize("what", SAVES)
def test_what_would_save_months_is_told(what: str) -> None:
    question, expected = SAVES[what]
    told = answer(question)
    assert isinstance(told, Routes)
    saved = savings(question.catalogue, question.profile, told.routes[0], question.today, options_of(question))
    assert [(one.kind, one.id, one.months) for one in saved] == expected


def studied(question: Question) -> list[str]:
    told = answer(question)
    assert isinstance(told, Routes)
    return [step.id for step in told.routes[0].steps if step.kind is StepKind.STUDY]


def test_of_two_courses_the_one_is_told_that_the_employer_gives() -> None:
    """It offers q to its own people; who is not yet there takes it on their own."""
    giving = role("t/x", offers=("q",)), role("t/goal", any_of(holds("p"), holds("q")), stage="beyond")
    assert studied(ask(*giving, course("p", 2), course("q", 2))) == ["q"]


def test_no_training_joins_a_route_because_the_employer_gives_it() -> None:
    """Whoever begins p in the second month holds it long enough; with q beside it, p could come a month sooner."""
    roles = role("t/a", offers=("q",)), role("t/goal", holds("p"), worked(8, "t/a"), holds("q"), stage="beyond")
    told = answer(ask(*roles, course("p", 1, counts_as=("q",)), course("q", 1, valid_for_months=6)))
    assert isinstance(told, Routes)
    steps = told.routes[0].steps
    assert [step.id for step in steps] == ["t/a", "p", "t/goal"] and not any(step.training for step in steps)


def test_then_the_one_that_the_source_names_first() -> None:
    assert studied(ask(role("t/goal", any_of(holds("q"), holds("p"))), course("p", 2), course("q", 2))) == ["q"]


def test_then_the_shorter_one() -> None:
    """Both are over by the end of the month of work."""
    question = ask(
        role("t/a"),
        role("t/goal", worked(4, "t/a"), level("care", 3), stage="beyond"),
        course("p", 3, level=3, subject="care"),
        course("q", 2, level=3, subject="care"),
    )
    assert studied(question) == ["q"]


def test_what_was_chosen_for_one_holds_up_no_job_that_another_course_of_the_route_would_do_for() -> None:
    """Either course opens t/b, and q alone takes a month: whoever begins with it is in the job two months sooner."""
    asked = worked(1, "t/b"), worked(1, "t/a", "t/b"), holds("q"), level("maths", None)
    roles = role("t/a"), role("t/b", any_of(holds("q"), holds("p"))), role("t/goal", *asked, stage="beyond")
    told = answer(ask(*roles, course("p", 2, subject="maths"), course("q", 1), stay=3))
    assert isinstance(told, Routes)
    assert [(step.id, step.from_month) for step in told.routes[0].steps] == [
        ("q", 0), ("p", 1), ("t/b", 1), ("t/goal", 3),
    ]  # fmt: skip


def test_of_two_jobs_the_one_is_told_that_asks_for_no_course_that_may_be_unfinished() -> None:
    """The end of p has passed, and nobody knows whether it was finished."""
    roles = role("t/a", holds("p")), role("t/b"), role("t/goal", worked(1, "t/a", "t/b"), stage="beyond")
    told = answer(ask(*roles, course("p", 2), studying=[on("p", -1)]))
    assert isinstance(told, Routes)
    assert [step.id for step in told.routes[0].steps] == ["t/b", "t/goal"]


def test_a_training_for_another_profession_is_told_with_its_length() -> None:
    profession = role("t/goal", kind="exit", stage="beyond"), role("t/a", offers=("n",))
    told = answer(ask(*profession, course("n", 30, trains_for="t/goal", in_post_only=True), hiring=2))
    assert isinstance(told, Routes)
    last = told.routes[0].steps[-1]
    assert (last.kind, last.id, last.from_month, last.to_month) == (StepKind.TRAIN, "n", 2, 32)


@pytest.mark.parametrize(("months", "overdue"), [(3, []), (4, ["p"]), (5, ["p"])])
def test_what_todays_job_wanted_by_now_is_told_and_binds_nothing(months: int, overdue: list[str]) -> None:
    """On the very day on which it falls due as well; before, it is kept."""
    wants = role("t/a", holds("p", within=4)), role("t/goal", worked(9, "t/a"), stage="beyond")
    told = answer(ask(*wants, course("p", 1), experience=[job(months, "t/a")]))
    assert isinstance(told, Routes)
    stay = told.routes[0].steps[0]
    assert [one.requirement.id for one in stay.overdue] == overdue
    assert [one.id for one in stay.training] == ([] if overdue else ["p"])


LENGTHS: dict[str, tuple[Question, list[tuple[Stay, Basis]]]] = {
    "months that are asked for": (
        ask(role("t/goal", worked(3, "t/a"), stage="beyond"), role("t/a"), stay=2),
        [(Stay.MONTHS, Basis.STATED)],
    ),
    "months that we count": (
        ask(role("t/goal", worked(None, "t/a"), stage="beyond"), role("t/a"), stay=2),
        [(Stay.MONTHS, Basis.ASSUMED)],
    ),
    "a training that is over before the stay is": (
        ask(
            role("t/goal", holds("p"), stage="beyond"),
            role("t/a", offers=("p",)),
            course("p", 2, in_post_only=True),
            stay=4,
        ),
        [(Stay.LEAST, Basis.ASSUMED)],
    ),
    "a training that goes on beyond the stay": (
        ask(
            role("t/goal", holds("p"), stage="beyond"),
            role("t/a", offers=("p",)),
            course("p", 6, in_post_only=True),
            stay=4,
        ),
        [(Stay.TRAINING, Basis.STATED)],
    ),
    "a stay beyond the months that are asked for": (
        ask(role("t/goal", worked(1, "t/b"), stage="beyond"), role("t/b", worked(1, "t/a")), role("t/a"), stay=4),
        [(Stay.LEAST, Basis.ASSUMED), (Stay.MONTHS, Basis.STATED)],
    ),
}


@pytest.mark.parametrize("what", LENGTHS)
def test_a_job_says_what_decides_its_length(what: str) -> None:
    question, expected = LENGTHS[what]
    told = answer(question)
    assert isinstance(told, Routes)
    jobs = [step for step in told.routes[0].steps if step.kind is StepKind.WORK]
    assert [(step.stay, step.basis) for step in jobs] == expected


@pytest.mark.parametrize(
    ("today", "below", "lower"),
    [("6", "4", True), ("4", "4", False), ("3", "4", False), (None, "4", False), ("6", None, False)],
)
def test_a_job_at_a_known_band_below_todays_is_told_as_such(today: str | None, below: str | None, lower: bool) -> None:
    posts = role("t/x", band=today), role("t/a", band=below)
    told = answer(ask(role("t/goal", worked(3, "t/a"), band="8a", stage="beyond"), *posts, experience=[job(5, "t/x")]))
    assert isinstance(told, Routes)
    assert [step.is_lower for step in told.routes[0].steps if step.kind is StepKind.WORK] == [lower]

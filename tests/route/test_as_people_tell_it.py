"""What people remember by year or month, what lapses while they wait, and what they are in the middle of today."""

from datetime import date

from msgspec.structs import replace

from peerpath.model.profile import Holding, PartialDate, Study
from peerpath.route.answer import Route, Routes, StepKind
from tests.route.oracle.build import any_of, ask, course, holds, job, on, role, worked
from tests.route.oracle.build import had as had_since
from tests.route.oracle.planned import answer
from tests.route.oracle.world import Question

GOAL = "t/goal"


def told(question: Question) -> Route:
    found = answer(question)
    assert isinstance(found, Routes)
    return found.routes[0]


def test_an_award_of_some_day_in_a_year_counts_no_longer_than_it_can() -> None:
    """On the last day of the year at the latest, and for three months: in April it has lapsed, whatever the day was."""
    work = role("t/a"), role(GOAL, worked(3, "t/a"), holds("p"), stage="beyond")
    question = ask(*work, course("p", 1, valid_for_months=3), holds=[Holding("p", PartialDate(2026))])
    route = told(replace(question, today=date(2027, 1, 31)))
    assert [(step.kind, step.id) for step in route.steps if step.kind is not StepKind.APPLY] == [
        (StepKind.STUDY, "p"),
        (StepKind.WORK, "t/a"),
    ]


def test_until_then_its_day_is_asked_for() -> None:
    question = ask(role(GOAL, holds("p")), course("p", 1, valid_for_months=3), holds=[Holding("p", PartialDate(2026))])
    route = told(replace(question, today=date(2027, 1, 31)))
    assert [(step.kind, step.id) for step in route.steps] == [(StepKind.CONFIRM, "p"), (StepKind.APPLY, GOAL)]


def test_a_course_is_over_on_its_last_day_and_not_before() -> None:
    """Who asks on 29 February is on 29 January two days short of the end."""
    question = ask(role(GOAL, holds("p")), course("p", 1), studying=[Study("p", PartialDate(2029, 1))])
    assert told(replace(question, today=date(2028, 2, 29))).months == 12


def test_a_course_of_today_is_told_where_an_award_lapses_before_it_is_needed() -> None:
    """What they hold would do today, and is too old once they have worked so long."""
    question = ask(
        role("t/a"),
        role(GOAL, worked(3, "t/a"), holds("p", awarded_within=3), stage="beyond"),
        course("p", 4),
        holds=[had_since("p", 1)],
        studying=[on("p", 1)],
    )
    assert [(step.id, step.to_month) for step in told(question).steps if step.kind is StepKind.STUDY] == [("p", 1)]


def test_recent_work_with_no_number_counts_no_more_months_than_are_recent() -> None:
    question = ask(role("t/a"), role(GOAL, worked(None, "t/a", last=5), stage="beyond"), stay=6)
    assert told(question).months == 5


def test_training_in_a_way_in_of_today_is_told_with_it() -> None:
    question = ask(
        role("t/v", holds("q", when="in_post"), kind="pre_peer"),
        role(GOAL, holds("q"), stage="beyond"),
        course("q", 2),
        experience=[job(1, "t/v")],
    )
    stays = [step for step in told(question).steps if step.kind is StepKind.STAY]
    assert [(step.id, [one.id for one in step.training]) for step in stays] == [("t/v", ["q"])]


def test_a_course_of_today_that_another_one_stands_in_for_holds_nothing_up() -> None:
    """Its place is free for what is needed in any case."""
    question = ask(
        role("t/a"),
        role(GOAL, worked(5, "t/a"), holds("r"), any_of(holds("z"), holds("r")), stage="beyond"),
        course("r", 3),
        course("z", 3),
        studying=[on("z", 3)],
    )
    studied = [(step.id, step.from_month) for step in told(question).steps if step.kind is StepKind.STUDY]
    assert studied == [("r", 0)]


def test_no_course_of_today_is_told_that_something_else_stands_in_for() -> None:
    """q is needed for t/a, and does for the target as well."""
    question = ask(
        role("t/a", holds("q")),
        role(GOAL, worked(3, "t/a"), any_of(holds("z"), holds("q")), stage="beyond"),
        course("p", 3),
        course("q", 1, holds("p")),
        course("z", 30),
        studying=[on("p", 7), on("z", 7)],
        hiring=2,
    )
    studied = [step.id for step in told(question).steps if step.kind is StepKind.STUDY]
    assert studied == ["p", "q"]


def test_an_award_to_come_counts_from_its_day_and_no_longer_than_it_can() -> None:
    """Given on 10 December for two months: on 15 February it has lapsed."""
    awaited = [Holding("p", PartialDate(2026, 12, 10))]
    work = role("t/a"), role(GOAL, worked(3, "t/a"), holds("p"), stage="beyond")
    route = told(ask(*work, course("p", 1, valid_for_months=2), holds=awaited))
    assert [step.id for step in route.steps if step.kind is StepKind.STUDY] == ["p"]


def test_an_award_to_come_of_which_the_year_is_known_may_do_until_it_cannot() -> None:
    """It is given in 2027 and counts for six months: in August it may still count, and they say when it was given."""
    question = ask(
        role("t/a"),
        role(GOAL, worked(7, "t/a"), holds("p", awarded_within=6), stage="beyond"),
        holds=[Holding("p", PartialDate(2027))],
        hiring=1,
    )
    route = told(replace(question, today=date(2026, 12, 1)))
    assert (route.months, [step.id for step in route.steps if step.kind is StepKind.CONFIRM]) == (8, ["p"])

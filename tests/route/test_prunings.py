"""For each bound and pruning a small world in which it would lose the best route if it were a little stronger.

The costs are worked out by hand: months, new jobs, courses of one's own. ``bench/prunings.py`` makes each of them too
strong, one at a time, and sees that its world notices; docs/planner.md says why none loses the best route as it stands.
"""

from typing import Any

import pytest

from peerpath.model.requirement import Requirement
from peerpath.model.role import Role
from peerpath.route import route_question
from peerpath.route.answer import Routes
from peerpath.route.options import Options
from peerpath.route.route_question import RouteQuestion as Searched
from tests.route.oracle.build import (
    all_of,
    any_of,
    ask,
    at_least,
    course,
    had,
    holds,
    job,
    level,
    occupation,
    on,
    role,
    worked,
)
from tests.route.oracle.exhaustive import Cost, best
from tests.route.oracle.planned import answer, plan_of
from tests.route.oracle.world import Question


def goal(*requires: Requirement, **more: Any) -> Role:
    """The target, at a stage that everything may stand below."""
    return role("t/goal", *requires, **({"stage": "beyond"} | more))


def found(question: Question) -> Cost | None:
    """What the planner's first route costs; the search says the same of it, for order in time might mend what it lost."""
    told = answer(question)
    if not isinstance(told, Routes):
        return None
    options = Options(courses=question.courses, assume_months=question.stay, assume_hiring=question.hiring)
    asked = Searched(question.catalogue, question.profile, question.target, question.today, options)
    _, *cost, _ = next(asked.answers()).key
    assert plan_of(told.routes[0], question).cost == tuple(cost)
    return plan_of(told.routes[0], question).cost


TRAINED_BY_A_DEADLINE: tuple[Question, Cost] = (
    ask(goal(worked(1, "t/d"), holds("p")), role("t/d", holds("p", within=5)), course("p", 1)),
    (1, 1, 0),
)
"""One job that asks for training by a month: as training of the job, it costs no course of one's own."""
A_JOB_WHILE_TWO_WAIT: tuple[Question, Cost] = (
    ask(
        goal(worked(1, "t/b"), worked(1, "t/d")),
        role("t/a", holds("q")),
        role("t/b", worked(1, "t/a")),
        role("t/d"),
        course("q", 1),
        hiring=3,
        stay=2,
    ),
    (9, 3, 1),
)
"""In t/d from 3 to 5, while q is studied and t/a is looked for."""
TWO_JOBS_OR_TWO_OTHERS: tuple[Question, Cost] = (
    ask(
        goal(
            any_of(
                all_of(worked(2, "t/u"), worked(2, "t/v")),
                all_of(worked(3, "t/a"), worked(1, "t/b"), worked(4, "t/a", "t/b")),
            )
        ),
        *map(role, ("t/a", "t/b", "t/u", "t/v")),
        hiring=3,
        stay=4,
    ),
    (8, 2, 0),
)
"""The others look better and come to 9; for a stay to its end in each of the two jobs it would be 11."""
HOSTED_BY_ONE: tuple[Question, Cost] = (
    ask(
        goal(worked(4, "t/a", "t/b"), any_of(holds("q"), holds("p"))),
        role("t/a"),
        role("t/b", offers=("p",)),
        course("p", 1, in_post_only=True),
        course("q", 1),
    ),
    (4, 1, 0),
)
"""In t/b, with p in it, though t/a and q are found first."""
A_STAY_BELOW: tuple[Question, Cost] = (
    ask(
        goal(worked(4, "t/b"), any_of(holds("z"), holds("q"))),
        role("t/a"),
        role("t/b", worked(1, "t/a")),
        course("q", 1),
        course("z", 1),
        studying=[on("z", 7)],
        stay=3,
    ),
    (7, 2, 0),
)
"""t/a from 0 to 3, then t/b; z, under way, is over when that is, so that q is not needed."""


TRAINED_ALONE: tuple[Question, Cost] = (
    ask(
        goal(holds("p"), any_of(holds("z"), holds("q"))),
        role("t/h", holds("p", when="in_post")),
        course("p", 1, in_post_only=True, in_working_time=True),
        course("q", 1),
        course("z", 1),
        studying=[on("z", 3)],
        stay=3,
    ),
    (3, 1, 0),
)
"""p in t/h, where nobody is for a month alone; z, under way, is over when the stay is, so that q is not needed."""


def or_what_looks_as_soon(*work: Requirement) -> tuple[Question, Cost]:
    """Three months of work in t/a beside three courses, or what comes to four, with fewer courses, and is found first."""
    other = all_of(worked(1, "t/u"), holds("r"))
    question = ask(
        goal(any_of(other, all_of(*work, holds("x"), holds("y"), holds("z")))),
        role("t/a"),
        role("t/u", holds("q")),
        course("q", 2),
        course("r", 2),
        *(course(id, 1) for id in ("x", "y", "z")),
    )
    return question, (3, 1, 3)


WORLDS: dict[str, tuple[Question, Cost]] = {
    "head of a job": (  # p is training of today's job
        ask(
            goal(worked(1, "t/a")),
            role("t/a", holds("p")),
            role("t/b", holds("p", when="in_post")),
            course("p", 1),
            experience=[job(0, "t/b")],
        ),
        (2, 1, 0),
    ),
    "study before a job": (  # r serves both the job and the level
        ask(goal(worked(1, "t/b"), level(None)), role("t/b", holds("r")), course("q", 1), course("r", 1)),
        (2, 1, 1),
    ),
    "study one at a time": TRAINED_BY_A_DEADLINE,
    "study at several places": (  # a and b side by side; x and y one after the other are 6
        ask(
            goal(any_of(all_of(holds("a"), holds("b")), all_of(worked(3, "t/x"), worked(3, "t/y")))),
            role("t/x"),
            role("t/y"),
            course("a", 4),
            course("b", 4),
            courses=2,
        ),
        (4, 0, 2),
    ),
    "shared study": (  # b serves three; each for itself are 9, and x and y 8
        ask(
            goal(
                any_of(
                    all_of(
                        any_of(holds("a"), holds("b")), any_of(holds("b"), holds("c")), any_of(holds("b"), holds("d"))
                    ),
                    all_of(worked(4, "t/x"), worked(4, "t/y")),
                )
            ),
            role("t/x"),
            role("t/y"),
            course("a", 3),
            course("b", 7),
            course("c", 3),
            course("d", 3),
        ),
        (7, 0, 1),
    ),
    "shared steps": (  # p in t/a: a course that either kind would do for is one step, not two
        ask(goal(worked(1, "t/a", "t/b"), holds("p")), role("t/a", offers=("p",)), role("t/b"), course("p", 1)),
        (1, 1, 0),
    ),
    "at least so many": (  # b is two of the three; a and c are 8, x and y 6
        ask(
            goal(
                any_of(
                    at_least(2, any_of(holds("a"), holds("b")), any_of(holds("b"), holds("c")), holds("d")),
                    all_of(worked(3, "t/x"), worked(3, "t/y")),
                )
            ),
            role("t/x"),
            role("t/y"),
            course("a", 4),
            course("b", 5),
            course("c", 4),
            course("d", 9),
        ),
        (5, 0, 1),
    ),
    "landmarks": (  # q as training of u, or as a course of one's own
        ask(
            goal(worked(1, "t/u"), worked(1, "t/b")),
            role("t/b", holds("q")),
            role("t/u", offers=("q",)),
            course("q", 1),
        ),
        (2, 2, 0),
    ),
    "the last stay": TWO_JOBS_OR_TWO_OTHERS,
    "stay and work at once": A_JOB_WHILE_TWO_WAIT,
    "disjoint work": (
        ask(
            goal(worked(1, "t/u"), worked(1, occupations=["x"])),
            role("t/u", holds("p")),
            role("t/d", holds("p", when="in_post")),
            occupation("x"),
            course("p", 1),
            experience=[job(0, "t/d"), job(0, occupation="x")],
        ),
        (2, 1, 0),
    ),
    "work that overlaps": (  # a month in each: every one counts for two things
        ask(
            goal(worked(2, "t/a", "t/b"), worked(2, "t/b", "t/d"), worked(2, "t/a", "t/d")),
            role("t/a"),
            role("t/b"),
            role("t/d"),
        ),
        (3, 3, 0),
    ),
    "a stay that is cut short": TWO_JOBS_OR_TWO_OTHERS,
    "any job can be last": TWO_JOBS_OR_TWO_OTHERS,
    "a further job": (  # b, for two months: it need not be kept for five; u and v take nine
        ask(
            goal(any_of(all_of(worked(4, "t/u"), worked(4, "t/v")), worked(7, "t/a", "t/b"))),
            role("t/a", lasts_months=5),
            role("t/b", worked(1, "t/a")),
            *map(role, ("t/u", "t/v")),
            stay=5,
        ),
        (7, 2, 0),
    ),
    "work in today's job": (  # in d until a begins, which takes fewer jobs than u and v
        ask(
            goal(
                any_of(
                    all_of(worked(1, "t/u"), worked(1, "t/v")),
                    all_of(worked(4, "t/d"), worked(1, "t/a"), worked(1, "t/a", "t/b")),
                )
            ),
            *map(role, ("t/a", "t/b", "t/d", "t/u", "t/v")),
            experience=[job(0, "t/d")],
            hiring=3,
        ),
        (5, 1, 0),
    ),
    "work beside": (  # r as training of v, beside b
        ask(
            goal(worked(1, "t/b"), holds("r")),
            role("t/b"),
            role("t/v", level("care", 2, when="in_post"), kind="pre_peer"),
            course("r", 1, subject="care", level=3),
            experience=[job(0, "t/v")],
        ),
        (1, 1, 0),
    ),
    "paid jobs of today": (  # a and b at once; x and y are 4
        ask(
            goal(any_of(all_of(worked(3, "t/a"), worked(3, "t/b")), all_of(worked(2, "t/x"), worked(2, "t/y")))),
            role("t/a"),
            role("t/b"),
            role("t/x"),
            role("t/y"),
            experience=[job(0, "t/a"), job(0, "t/b")],
        ),
        (3, 0, 0),
    ),
    "tails": (
        ask(
            goal(worked(1, "t/u")),
            role("t/u", holds("p")),
            role("t/d", holds("p", when="in_post")),
            course("p", 1),
            experience=[job(0, "t/d")],
        ),
        (2, 1, 0),
    ),
    "a stay below": A_STAY_BELOW,
    "a first stay": (  # t/a or t/c from 0 to 3, then t/b; z is over when that is
        ask(
            goal(worked(4, "t/b"), any_of(holds("z"), holds("q"))),
            role("t/a"),
            role("t/b", worked(1, "t/a", "t/c")),
            role("t/c", holds("p", when="in_post")),
            course("p", 1),
            course("q", 1),
            course("z", 1),
            studying=[on("z", 7)],
            stay=3,
        ),
        (7, 2, 0),
    ),
    "a stay for training": TRAINED_ALONE,
    "a stay for training beside work": (  # three months in t/b and two in t/h, where p takes one; z is over when both are
        ask(
            goal(worked(3, "t/b", "t/c"), holds("p"), any_of(holds("z"), holds("q"))),
            role("t/b"),
            role("t/c", holds("y", when="in_post")),
            role("t/h", holds("p", when="in_post")),
            role("t/k", holds("p", when="in_post"), holds("y", when="in_post")),
            course("p", 1, in_post_only=True, in_working_time=True),
            course("q", 1),
            course("y", 1, in_working_time=True),
            course("z", 1),
            studying=[on("z", 5)],
            stay=2,
        ),
        (5, 2, 0),
    ),
    "work for a course": (  # p in t/h from 3, which c asks for: no stay is owed; z is over when c is
        ask(
            goal(worked(3, "t/b"), holds("p"), holds("c"), any_of(holds("z"), holds("q"))),
            role("t/b"),
            role("t/h", holds("p", when="in_post")),
            course("c", 1, worked(1, "t/h")),
            course("p", 1, in_post_only=True, in_working_time=True),
            course("q", 1),
            course("z", 1),
            studying=[on("z", 5)],
            courses=2,
            stay=3,
        ),
        (5, 2, 1),
    ),
    "a stay to follow": A_STAY_BELOW,
    "a course for a longer one": (
        ask(goal(any_of(holds("a"), holds("b"))), course("a", 5), course("b", 3)),
        (3, 0, 1),
    ),
    "a course that asks for more": (
        ask(goal(any_of(holds("a"), holds("b"))), course("a", 2, holds("z")), course("b", 3), course("z", 5)),
        (3, 0, 1),
    ),
    "a job at another band": (  # k at 4 and b; a at 3 would be a fall; m and n need e
        ask(
            goal(any_of(all_of(worked(1, "t/m"), worked(2, "t/n"), holds("e")), worked(2, "t/a", "t/b")), band="6"),
            role("t/a", worked(1, "t/k"), band="3"),
            role("t/b", worked(1, "t/k"), band="5"),
            role("t/k", band="4"),
            role("t/m", band="4"),
            role("t/n", band="4"),
            course("e", 3),
        ),
        (3, 2, 0),
    ),
    "a job that ends sooner": (
        ask(
            goal(any_of(worked(3, "t/a", "t/b"), all_of(worked(2, "t/m"), holds("e")))),
            role("t/a", lasts_months=1),
            role("t/b"),
            role("t/m"),
            course("e", 3),
        ),
        (3, 1, 0),
    ),
    "a job that is kept longer": (  # b 0-1, k 1-4; m and n need e
        ask(
            goal(any_of(all_of(worked(2, "t/m"), worked(2, "t/n"), holds("e")), worked(3, "t/k"))),
            role("t/a"),
            role("t/b", lasts_months=1),
            role("t/k", worked(1, "t/a", "t/b")),
            role("t/m"),
            role("t/n"),
            course("e", 3),
            stay=2,
        ),
        (4, 2, 0),
    ),
    "a job with a deadline": (  # nobody teaches p
        ask(
            goal(any_of(worked(3, "t/a", "t/b"), all_of(worked(2, "t/m"), holds("e")))),
            role("t/a", holds("p", within=1)),
            role("t/b"),
            role("t/m"),
            course("e", 3),
        ),
        (3, 1, 0),
    ),
    "who can be first": (  # z 0-1, k 1-4
        ask(
            goal(worked(3, "t/a", "t/k")),
            role("t/a", holds("c")),
            role("t/k", worked(1, "t/z")),
            role("t/z"),
            course("c", 10),
        ),
        (4, 2, 0),
    ),
    "further jobs": (
        ask(
            goal(worked(3, "t/a", "t/b")),
            role("t/a", lasts_months=2),
            role("t/b", holds("c"), lasts_months=2),
            course("c", 1),
        ),
        (3, 2, 1),
    ),
    "a better route of the same month": (
        ask(goal(any_of(worked(4, "t/a"), holds("c"))), role("t/a"), course("c", 4)),
        (4, 0, 1),
    ),
    "bands to come": (
        ask(goal(worked(1, "t/a"), worked(1, "t/b"), band="5"), role("t/a", band="3"), role("t/b", band="3")),
        (2, 2, 0),
    ),
    "what comes by itself": (  # z is awarded at 5
        ask(goal(holds("c")), course("c", 2, holds("z")), course("z", 9), holds=[had("z", -5)]),
        (7, 0, 1),
    ),
    "a job of less use": (  # a month in t/a, which ends, lets u/c begin, which then serves both; t/b would be a third job
        ask(
            goal(worked(1, "t/b", "u/c"), worked(2, "t/a", "u/c")),
            role("t/a", lasts_months=1),
            role("t/b"),
            role("u/c", worked(1, "t/a")),
            hiring=1,
        ),
        (4, 2, 0),
    ),
    "a place left empty": (  # b 1-4 before a 4-9, though a could begin at 0
        ask(
            goal(holds("a"), worked(4, "t/k")),
            role("t/k", holds("b")),
            course("a", 5),
            course("b", 3, holds("z")),
            course("z", 9),
            holds=[had("z", -1)],
        ),
        (9, 1, 2),
    ),
    "training put off": (  # t in b, for a would be held for it
        ask(
            goal(worked(1, "t/a"), worked(5, "t/b"), holds("t"), band="6"),
            role("t/a", band="3", offers=("t",)),
            role("t/b", band="4", offers=("t",)),
            course("t", 4, in_post_only=True, in_working_time=True),
        ),
        (6, 2, 0),
    ),
    "months shared": (  # a 0-3, b 3-5, c 5-7: a month less in a is one more in both b and c
        ask(
            goal(
                worked(5, "t/a", "t/b"),
                worked(5, "t/a", "t/c"),
                worked(1, "t/a"),
                worked(2, "t/b"),
                worked(2, "t/c"),
                band="6",
            ),
            role("t/a", band="3"),
            role("t/b", band="4"),
            role("t/c", band="5"),
        ),
        (7, 3, 0),
    ),
    "months left to the last job": (  # b 1-4, c 4-5: a month more in b, and c is there for training alone, until 7
        ask(
            goal(worked(4, "t/b", "u/c"), holds("r")),
            role("t/b"),
            role("u/c", holds("q"), holds("r", when="in_post")),
            course("q", 4),
            course("r", 1, in_post_only=True),
            stay=3,
        ),
        (5, 2, 1),
    ),
    "training for a job to come": (  # p in a 0-3, c 3-7
        ask(
            goal(worked(4, "t/c")),
            role("t/a", offers=("p",)),
            role("t/c", holds("p", within=2)),
            course("p", 3, in_post_only=True),
        ),
        (7, 2, 0),
    ),
    "of use to a later job": (  # a 0-2, b 2-4, c 4-5
        ask(
            goal(worked(1, "t/c")),
            role("t/a", lasts_months=2),
            role("t/b", lasts_months=2),
            role("t/c", worked(4, "t/a", "t/b")),
        ),
        (5, 3, 0),
    ),
    "a post to come ends": (  # a 0-3, b 3-5
        ask(
            goal(worked(5, "t/a", "t/b"), worked(1, "t/a"), worked(2, "t/b"), band="6"),
            role("t/a", band="3"),
            role("t/b", band="4", lasts_months=2),
        ),
        (5, 2, 0),
    ),
    "training by a deadline": (  # b 4-7, so that p is had by 6; q is over at 5
        ask(
            goal(worked(3, "t/b")),
            role("t/b", holds("p", within=2)),
            course("p", 1, holds("q"), in_post_only=True, in_working_time=True),
            course("q", 5),
        ),
        (7, 1, 1),
    ),
    "a role taken up again": (  # c 0-2, b 2-6; who takes up a again keeps today's until 2. u and v need a course more
        ask(
            goal(
                any_of(
                    all_of(worked(4, "t/a", "t/b", settings=["s"]), worked(2, "t/c")),
                    all_of(worked(3, "t/u"), worked(3, "t/v"), holds("q")),
                )
            ),
            role("t/a", settings=("s",)),
            role("t/b", holds("z"), settings=("s",)),
            role("t/c"),
            role("t/u"),
            role("t/v"),
            course("q", 1),
            course("z", 9, in_post_only=True),
            experience=[job(0, "t/a", ended=-2, setting="other")],
            holds=[had("z", -2)],
        ),
        (6, 2, 0),
    ),
    "left for good": (
        ask(goal(worked(1, "t/a"), worked(1, "t/b")), role("t/a"), role("t/b")),
        (2, 2, 0),
    ),
    "out of time": (  # p begins on the first day and is over on the last one on which it is in time
        ask(goal(worked(5, "t/d")), role("t/d", holds("p", within=3)), course("p", 3, in_post_only=True)),
        (5, 1, 0),
    ),
    "a training as long as the post": (
        ask(goal(holds("p")), role("t/d", lasts_months=2, offers=("p",)), course("p", 2, in_post_only=True)),
        (2, 1, 0),
    ),
    "months to come": (
        ask(goal(worked(4, "t/a", "t/b")), role("t/a", lasts_months=2), role("t/b", lasts_months=2)),
        (4, 2, 0),
    ),
    "worked anew": or_what_looks_as_soon(worked(3, "t/a", last=3)),
    "worked anew at once": or_what_looks_as_soon(worked(3, "t/a", last=3), worked(3, "t/a")),
    "an award that lapses that month": (
        ask(
            goal(worked(1, "t/b"), holds("q")),
            role("t/b"),
            course("q", 9, valid_for_months=5),
            holds=[had("q", 4)],
        ),
        (1, 1, 0),
    ),
    "a course that lapses that month": (
        ask(goal(holds("q"), holds("p")), course("q", 1, valid_for_months=1), course("p", 1, holds("q"))),
        (2, 0, 2),
    ),
    "a stay for nothing": (
        ask(goal(worked(1, "t/b"), holds("p")), role("t/b", holds("p", within=4)), course("p", 1), stay=3),
        (1, 1, 0),
    ),
    "the last job and a course": (  # three months in b are for q; u and v look as short and take ten
        ask(
            goal(any_of(all_of(worked(5, "t/u"), worked(5, "t/v")), holds("q"))),
            *map(role, ("t/a", "t/u", "t/v")),
            role("t/b", worked(1, "t/a")),
            course("q", 1, worked(3, "t/b")),
            stay=5,
        ),
        (9, 2, 1),
    ),
    "the last job and the others": (  # four months in a, and two more in b; u and v take seven
        ask(
            goal(any_of(all_of(worked(3, "t/u"), worked(4, "t/v")), all_of(worked(6, "t/a", "t/b"), worked(1, "t/b")))),
            *map(role, ("t/a", "t/v")),
            role("t/b", worked(1, "t/a")),
            role("t/u", lasts_months=3),
            stay=4,
        ),
        (6, 2, 0),
    ),
    "the last job is only to be in": (  # n begins in a when four months in b are over; m begins in d after five
        ask(
            goal(kind="exit"),
            role("t/a", worked(3, "t/b"), offers=("n",)),
            role("t/b"),
            role("t/d", offers=("m",)),
            role("t/u", lasts_months=3),
            role("t/v", lasts_months=2),
            course("m", 36, worked(3, "t/u"), worked(2, "t/v"), trains_for="t/goal", in_post_only=True),
            course("n", 36, trains_for="t/goal", in_post_only=True),
            stay=4,
        ),
        (4, 2, 0),
    ),
    "nothing more for recent months": (  # they count for d, which is over: a month in a for p is no job to end with
        ask(
            goal(any_of(all_of(worked(1, "t/d"), holds("p")), all_of(*map(holds, ("u", "v", "x", "y", "z"))))),
            role("t/a", worked(1, "t/d"), offers=("p",)),
            role("t/b"),
            role("t/d", worked(1, "t/a", "t/b", last=12)),
            course("p", 1, in_post_only=True),
            *(course(id, 2) for id in ("u", "v", "x", "y", "z")),
            stay=4,
        ),
        (10, 0, 5),
    ),
    "who can take part": HOSTED_BY_ONE,
    "one way of several": HOSTED_BY_ONE,
    "a further job that trains": (  # p in working time, beside q; a way with q of one's own is found first
        ask(
            goal(holds("q"), holds("p")),
            role("t/b", holds("p", when="in_post"), holds("q", when="in_post")),
            course("p", 1, in_working_time=True),
            course("q", 1),
        ),
        (1, 1, 0),
    ),
    "training that nobody hosts": (  # in t/d, with p in it, though t/b and p on one's own are found first
        ask(
            goal(any_of(worked(1, "t/b"), worked(1, "t/d")), holds("p")),
            role("t/b"),
            role("t/d", offers=("p",)),
            course("p", 1, in_working_time=True),
        ),
        (1, 1, 0),
    ),
    "what may be needed": (  # b serves c as well; z is awarded at 9
        ask(
            goal(
                any_of(
                    holds("a"),
                    holds("b"),
                    all_of(
                        any_of(holds("f"), holds("g")), any_of(holds("h"), holds("i")), any_of(holds("j"), holds("k"))
                    ),
                ),
                any_of(holds("c"), holds("d")),
                holds("z"),
            ),
            course("a", 1),
            course("b", 2),
            course("c", 1, any_of(holds("e"), holds("b"))),
            course("e", 1),
            *(course(one, 20) for one in "dfhj"),
            *(course(one, 19) for one in "gik"),
            course("z", 40),
            holds=[had("z", -9)],
        ),
        (9, 0, 2),
    ),
    "a course that is there": (  # r 0-4, y 4-5, k 5-9, x 5-10; z is awarded at 4
        ask(
            goal(holds("x"), worked(4, "t/k")),
            role("t/k", any_of(holds("x"), holds("y")), holds("r")),
            course("r", 4),
            course("x", 5),
            course("y", 1, holds("z")),
            course("z", 9),
            holds=[had("z", -4)],
        ),
        (10, 1, 3),
    ),
    "asked for in fewer roles": (  # y 0-1, b 1-4; x needs c; m and n need e
        ask(
            goal(any_of(all_of(worked(2, "t/m"), worked(2, "t/n"), holds("e")), worked(3, "t/a", "t/b"))),
            role("t/a", worked(1, "t/x")),
            role("t/b", worked(1, "t/y")),
            role("t/m"),
            role("t/n"),
            role("t/x", holds("c")),
            role("t/y"),
            course("c", 9),
            course("e", 3),
        ),
        (4, 2, 0),
    ),
    "training over with the job": (  # h with p in it 0-1, k 1-2, though q is found first
        ask(
            goal(worked(1, "t/k"), any_of(holds("q"), holds("p"))),
            role("t/h", offers=("p",)),
            role("t/k", worked(1, "t/h")),
            course("p", 1, in_post_only=True),
            course("q", 1),
        ),
        (2, 2, 0),
    ),
    "orders of jobs": (  # c with p in it 0-1, b 1-2, though a and q are found first
        ask(
            goal(worked(1, "t/b"), any_of(holds("q"), holds("p"))),
            role("t/a"),
            role("t/b", worked(1, "t/a", "t/c")),
            role("t/c", offers=("p",)),
            course("p", 1, in_post_only=True),
            course("q", 1),
        ),
        (2, 2, 0),
    ),
    "bands in order": (  # the same, and c and b at one band
        ask(
            goal(worked(1, "t/b"), any_of(holds("q"), holds("p")), band="5"),
            role("t/a", band="4"),
            role("t/b", worked(1, "t/a", "t/c"), band="4"),
            role("t/c", offers=("p",), band="4"),
            course("p", 1, in_post_only=True),
            course("q", 1),
        ),
        (2, 2, 0),
    ),
    "a second job": (  # x 0-2, y 2-3
        ask(
            goal(worked(3, "t/x", "t/y")),
            role("t/x", lasts_months=2),
            role("t/y", holds("c"), lasts_months=2),
            course("c", 2),
        ),
        (3, 2, 1),
    ),
    "a host after the first": (  # a 0-1, c 1-3, and n in b 3-4, since a has been left by the time that it can begin
        ask(
            goal(holds("n")),
            role("t/a", offers=("n",)),
            role("t/b", worked(1, "t/a"), offers=("n",)),
            role("u/c", worked(1, "t/a")),
            course("n", 1, worked(2, "u/c"), in_post_only=True),
        ),
        (4, 3, 0),
    ),
    "a limit that is met": (  # with a 0-2 it would be 9
        ask(
            goal(holds("a"), worked(4, "t/k")),
            role("t/k", holds("b")),
            course("a", 2),
            course("b", 3, holds("z")),
            course("z", 9),
            holds=[had("z", -1)],
        ),
        (8, 1, 2),
    ),
    "a deadline to come": (  # b 4-7, so that p is held by 6
        ask(goal(worked(3, "t/b")), role("t/b", holds("p", within=2)), course("p", 1, holds("q")), course("q", 5)),
        (7, 1, 1),
    ),
    "something lapses": (
        ask(goal(worked(1, "t/d", last=5)), role("t/d"), hiring=1),
        (2, 1, 0),
    ),
    "applied for later": (  # k is applied for at 3, the last month of a
        ask(
            goal(worked(3, "t/j"), worked(1, "t/k"), band="6"),
            role("t/j", band="3"),
            role("t/k", holds("a"), band="4"),
            course("a", 20, valid_for_months=6),
            holds=[had("a", 3)],
            hiring=2,
        ),
        (6, 2, 0),
    ),
    "horizon": (
        ask(goal(holds("a")), course("a", 9)),
        (9, 0, 1),
    ),
    "how long ago": (  # c before a, which must still count when the second of b and d begins
        ask(
            goal(holds("b"), holds("d")),
            course("a", 2, valid_for_months=5),
            course("b", 4, holds("a")),
            course("c", 2),
            course("d", 4, holds("a"), holds("c")),
        ),
        (12, 0, 4),
    ),
    "work left": (  # u/c 0-1, b 1-3
        ask(goal(worked(1, "t/b"), worked(2, "t/b", "t/d")), role("t/b", worked(1, "u/c")), role("u/c"), role("t/d")),
        (3, 2, 0),
    ),
    "study left": TRAINED_BY_A_DEADLINE,
    "jobs to come": A_JOB_WHILE_TWO_WAIT,
    "a limit that deepens": (
        ask(goal(worked(1, "u/c"), worked(1, "t/d", last=5)), role("u/c"), role("t/d")),
        (2, 2, 0),
    ),
    "since when applied for": (
        ask(goal(worked(1, "t/a")), role("t/a"), hiring=1),
        (2, 1, 0),
    ),
    "how long to the first day": (  # applied for today, while p still counts; it begins at 2
        ask(
            goal(worked(1, "t/a")),
            role("t/a", holds("p")),
            course("p", 1, valid_for_months=1),
            holds=[had("p", 1)],
            hiring=2,
        ),
        (3, 1, 0),
    ),
    "a post that ends begins between events": (
        ask(
            goal(any_of(all_of(worked(3, "t/k"), holds("t")), holds("r"))),
            role("t/k", lasts_months=3, offers=("t",)),
            course("c", 5),
            course("r", 8),
            course("t", 2, holds("c"), in_post_only=True, in_working_time=True),
        ),
        (7, 1, 1),
    ),
    "a job that is there and not the first": (
        ask(
            goal(holds("z"), worked(6, "t/x", "t/y"), worked(5, "t/y"), worked(1, "t/x", "t/p")),
            role("t/x", holds("c")),
            role("t/y", holds("d")),
            role("t/p", any_of(holds("q"), worked(9, "t/m")), any_of(holds("s"), worked(9, "t/n"))),
            role("t/m", holds("u")),
            role("t/n", holds("u")),
            course("c", 6),
            course("d", 6),
            course("q", 20),
            course("s", 20),
            course("u", 20),
            course("z", 30),
            holds=[had("z", -15)],
        ),
        (15, 2, 2),
    ),
    "a course of today in working time": (
        ask(
            goal(worked(1, "t/k", "t/m")),
            role("t/k", holds("z"), holds("c")),
            role("t/m", worked(4, "t/a"), worked(4, "t/b")),
            role("t/a"),
            role("t/b"),
            course("z", 9, in_working_time=True),
            course("c", 4),
            studying=[on("z", 5)],
        ),
        (6, 1, 1),
    ),
    "a choice among things that lapse": (
        ask(
            goal(worked(3, "t/k"), any_of(holds("a"), holds("b"))),
            role("t/k", any_of(holds("a"), holds("b"))),
            course("a", 1, valid_for_months=2),
            course("b", 1, valid_for_months=2),
        ),
        (4, 1, 2),
    ),
    "further jobs in another order": (
        ask(
            goal(worked(3, "t/a", "t/z")),
            role("t/a", lasts_months=1),
            role("t/z", worked(1, "t/a"), worked(2, "t/p", "t/q")),
            role("t/p", lasts_months=1),
            role("t/q", lasts_months=1),
        ),
        (5, 4, 0),
    ),
    "a course in time": (ask(goal(holds("p")), course("p", 3)), (3, 0, 1)),
    "a job in time": (ask(goal(worked(2, "t/a")), role("t/a"), hiring=3, stay=2), (5, 1, 0)),
    "a second job in time": (  # a first route studies q; o/z is worked in the last month of four
        ask(
            goal(any_of(holds("q"), worked(4, "o/a", "o/z"))),
            role("o/a", lasts_months=3),
            role("o/z", worked(3, "o/a")),
            course("q", 6),
        ),
        (4, 2, 0),
    ),
    "a deadline in time": (  # a first route studies q; p is there two months after the first day in o/d
        ask(
            goal(any_of(holds("q"), worked(3, "o/d"))),
            role("o/d", holds("p", within=2)),
            course("p", 2, in_post_only=True),
            course("q", 4),
            stay=3,
        ),
        (3, 1, 0),
    ),
}


@pytest.mark.parametrize("name", WORLDS)
def test_the_best_route_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    question, cost = WORLDS[name]
    assert found(question) == cost
    monkeypatch.setattr(route_question, "_LARGE", 0)
    assert found(question) == cost, "as in a large catalogue"


@pytest.mark.parametrize("name", WORLDS)
def test_the_second_opinion_agrees(name: str) -> None:
    question, cost = WORLDS[name]
    assert best(question) == cost

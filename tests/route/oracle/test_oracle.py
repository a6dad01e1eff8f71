"""Examples worked out on paper from "What a route means", and what holds for all: the second opinion itself is right."""

from typing import Any

import pytest
from msgspec.structs import replace

from peerpath.model.requirement import Requirement
from peerpath.model.role import Role
from tests.route.oracle.build import (
    all_of,
    any_of,
    ask,
    at_least,
    check,
    course,
    had,
    holds,
    job,
    level,
    lived,
    occupation,
    on,
    role,
    rung,
    says,
    waived,
    worked,
)
from tests.route.oracle.exhaustive import Cost, best, best_plan
from tests.route.oracle.plan import Course, Job, Plan, faults, needless, without_needless
from tests.route.oracle.world import Question

GOAL = "t/goal"


def goal(*requires: Requirement, **more: Any) -> Role:
    """The target, at a stage that everything may stand below."""
    return role(GOAL, *requires, **({"stage": "beyond"} | more))


# Each with the months, new jobs and courses of one's own that follow from the text, worked out by hand.
EXAMPLES: dict[str, tuple[Question, Cost | None]] = {
    # Time.
    "nothing asked: apply today": (ask(goal()), (0, 0, 0)),
    "a course of 4 months: apply at 4": (ask(goal(holds("a")), course("a", 4)), (4, 0, 1)),
    "two courses one after the other: 4 and 3": (
        ask(goal(holds("a"), holds("b")), course("a", 4), course("b", 3)),
        (7, 0, 2),
    ),
    "two courses at once, where two may be": (
        ask(goal(holds("a"), holds("b")), course("a", 4), course("b", 3), courses=2),
        (4, 0, 2),
    ),
    "a course that another one has to come before": (
        ask(goal(holds("b")), course("a", 2), course("b", 3, holds("a")), courses=2),
        (5, 0, 2),
    ),
    "140 hours at 7 a week are 20 weeks of 52, that is 4.6 months: 5": (
        ask(goal(holds("a")), course("a", 99, hours=140)),
        (5, 0, 1),
    ),
    "140 hours at 14 a week are 10 weeks: 3 months": (
        ask(goal(holds("a")), course("a", 99, hours=140), study_hours=14),
        (3, 0, 1),
    ),
    "a degree at its part-time length": (ask(goal(holds("d")), course("d", 3, part_time=6)), (6, 0, 1)),
    # Hiring.
    "hired after 3 months, then 5 months in the job": (
        ask(goal(worked(5, "t/a")), role("t/a"), hiring=3),
        (8, 1, 0),
    ),
    "a course of 2 for the job, hired 3 later, then 5 months": (
        ask(goal(worked(5, "t/a")), role("t/a", holds("a")), course("a", 2), hiring=3),
        (10, 1, 1),
    ),
    "study runs beside looking for a job: 3 and 5, while a course of 6 ends at 6": (
        ask(goal(worked(5, "t/a"), holds("a")), role("t/a"), course("a", 6), hiring=3),
        (8, 1, 1),
    ),
    "the target itself waits for nobody: hiring is no part of the months": (
        ask(goal(holds("a")), course("a", 1), hiring=6),
        (1, 0, 1),
    ),
    "the next job is looked for in the one before: 2 + 4, and asked for at 4": (
        ask(
            goal(worked(4, "t/b")),
            role("t/a"),
            role("t/b", worked(2, "t/a")),
            hiring=2,
        ),
        # a from 2, its 2 months are there at 4, b from 6, applied at 10.
        (10, 2, 0),
    ),
    # Least stay.
    "a job is kept 6 months though 2 are enough": (
        ask(goal(worked(2, "t/a"), worked(2, "t/b")), role("t/a"), role("t/b"), stay=6),
        (8, 2, 0),
    ),
    "the last job is left when the target is reached": (
        ask(goal(worked(2, "t/a")), role("t/a"), stay=12),
        (2, 1, 0),
    ),
    "a post of 3 months is not kept 6": (
        ask(
            goal(worked(2, "t/a"), worked(4, "t/b")),
            role("t/a", lasts_months=3),
            role("t/b", worked(1, "t/a")),
            stay=6,
        ),
        # a from 0 to 3 (its whole length), b from 3, 4 months: 7.
        (7, 2, 0),
    ),
    # lasts_months.
    "a post of 3 months gives no more than 3, another one the rest": (
        ask(
            goal(worked(5, occupations=["x"])),
            role("t/a", occupation="x", lasts_months=3),
            role("t/b", occupation="x", lasts_months=4),
        ),
        (5, 2, 0),
    ),
    "a post of 3 months and nothing else: no way to 5": (
        ask(goal(worked(5, "t/a")), role("t/a", lasts_months=3)),
        None,
    ),
    # Jobs of today.
    "today's job goes on: 4 of 6 months are there": (
        ask(goal(worked(6, "t/a")), role("t/a"), experience=[job(4, "t/a")]),
        (2, 0, 0),
    ),
    "today's job goes on until the first new one": (
        ask(goal(worked(6, "t/a"), worked(2, "t/b")), role("t/a"), role("t/b"), experience=[job(4, "t/a")], hiring=1),
        # a until 2, b from 2 (asked for at 1): 2 + 2.
        (4, 1, 0),
    ),
    "a role of today is not taken up anew, and not gone back to": (
        ask(
            goal(worked(6, "t/a")),
            role("t/a"),
            role("t/b", worked(1, "t/a")),
            experience=[job(4, "t/a")],
        ),
        (2, 0, 0),
    ),
    "a role that was left is new again": (
        ask(goal(worked(6, "t/a")), role("t/a"), experience=[job(4, "t/a", ended=12)], hiring=3),
        (5, 1, 0),
    ),
    "after a job of today has ended its role is new again": (
        ask(goal(worked(6, "t/a")), role("t/a"), experience=[job(2, "t/a", ended=-3)]),
        # a until 3, with 5 months by then; a anew from 3.
        (4, 1, 0),
    ),
    "it is looked for before the old one ends": (
        ask(goal(worked(6, "t/a")), role("t/a"), experience=[job(2, "t/a", ended=-3)], hiring=2),
        (4, 1, 0),
    ),
    "hiring takes longer than the old one goes on": (
        ask(goal(worked(6, "t/a")), role("t/a"), experience=[job(2, "t/a", ended=-1)], hiring=3),
        # 3 months by 1; a anew from 3.
        (6, 1, 0),
    ),
    "nobody leaves today's job for the same role": (
        ask(
            goal(holds("c"), worked(1, "t/a")),
            role("t/a", holds("o"), offers=("c",)),
            course("c", 4, in_post_only=True),
            course("o", 1),
            experience=[job(2, "t/a", ended=-3)],
        ),
        # 3 months are too few for the training: a anew from 3, and 4 months in it.
        (7, 1, 1),
    ),
    "the end of one contract is no end of the role's own months": (
        ask(goal(worked(9, "t/a")), role("t/a", lasts_months=6), experience=[job(2, "t/a", ended=-3)]),
        None,
    ),
    "nor with another job between": (
        ask(
            goal(worked(9, "t/a"), worked(2, "t/b")),
            role("t/a"),
            role("t/b"),
            experience=[job(2, "t/a", ended=-4)],
        ),
        # a until 4, then a anew and b for 2, in either order: 6 + 3 + 2.
        (9, 2, 0),
    ),
    "of two jobs of today in one role the later end counts": (
        ask(goal(worked(8, "t/a")), role("t/a"), experience=[job(2, "t/a", ended=-3), job(2, "t/a", ended=-5)]),
        # Both count once: 2 + 5 by 5, a anew from 5.
        (6, 1, 0),
    ),
    "one that goes on is not taken up anew": (
        ask(goal(worked(6, "t/a")), role("t/a"), experience=[job(2, "t/a", ended=-3), job(0, "t/a")]),
        (4, 0, 0),
    ),
    "today's job may train, where the national pathway draws it for such posts": (
        ask(
            role(GOAL, kind="exit"),
            role("pathway/a", offers=("n",)),
            role("t/a", occupation="a"),
            course("n", 30, holds("c"), trains_for=GOAL, in_post_only=True),
            course("c", 2),
            experience=[job(5, "t/a")],
            hiring=3,
        ),
        (2, 0, 1),
    ),
    "not a job of another occupation": (
        ask(
            role(GOAL, kind="exit"),
            role("pathway/a", offers=("n",)),
            role("t/b"),
            course("n", 30, holds("c"), trains_for=GOAL, in_post_only=True),
            course("c", 2),
            experience=[job(5, "t/b")],
            hiring=3,
        ),
        (3, 1, 1),
    ),
    "nor what another employer offers": (
        ask(
            role(GOAL, kind="exit"),
            role("u/a", offers=("n",)),
            role("t/a", occupation="a"),
            course("n", 30, trains_for=GOAL, in_post_only=True),
            experience=[job(5, "t/a")],
            hiring=3,
        ),
        (3, 1, 0),
    ),
    "unpaid work goes on beside a new job": (
        ask(
            goal(worked(6, "t/v"), worked(5, "t/b")),
            role("t/v", kind="voluntary"),
            role("t/b"),
            experience=[job(0, "t/v")],
        ),
        (6, 1, 0),
    ),
    "paid work does not: 6 in it first, then 5": (
        ask(
            goal(worked(6, "t/v"), worked(5, "t/b")),
            role("t/v"),
            role("t/b"),
            experience=[job(0, "t/v")],
        ),
        (11, 1, 0),
    ),
    "two jobs of today count once": (
        ask(
            goal(worked(12, occupations=["x"])),
            role("t/a", occupation="x"),
            role("t/b", occupation="x"),
            experience=[job(5, "t/a"), job(5, "t/b")],
        ),
        (7, 0, 0),
    ),
    "spells that do not overlap both count": (
        ask(
            goal(worked(12, occupations=["x"])),
            role("t/a", occupation="x"),
            role("t/b", occupation="x"),
            experience=[job(5, "t/a"), job(5, "t/b", ended=5)],
        ),
        (2, 0, 0),
    ),
    "months beside a new job count once": (
        ask(
            goal(worked(4, occupations=["x"]), worked(3, "t/b")),
            role("t/v", occupation="x", kind="voluntary"),
            role("t/b", occupation="x"),
            experience=[job(0, "t/v")],
        ),
        (4, 1, 0),
    ),
    "an occupation counts as another": (
        ask(goal(worked(3, occupations=["y"])), role("t/a", occupation="x"), occupation("x", "y")),
        (3, 1, 0),
    ),
    "a setting": (ask(goal(worked(3, settings=["s"])), role("t/a", settings=("s",))), (3, 1, 0)),
    "experience with no number, of which there is none: the least stay": (
        ask(goal(worked(None, "t/a")), role("t/a"), stay=5),
        (5, 1, 0),
    ),
    "experience with no number, of which there is some": (
        ask(goal(worked(None, "t/a")), role("t/a"), stay=5, experience=[job(1, "t/a", ended=30)]),
        (0, 0, 0),
    ),
    # Only the last months count.
    "3 months of the last 5: those of 4 months ago fall out": (
        # months -3, -2 worked; the window of 5 at moment 1 is -3..1.
        ask(goal(worked(3, "t/a", last=5)), role("t/a"), experience=[job(2, "t/a", ended=2)]),
        (1, 1, 0),
    ),
    "the same, hired after 3 months: nothing of old is left": (
        ask(goal(worked(3, "t/a", last=5)), role("t/a"), experience=[job(2, "t/a", ended=2)], hiring=3),
        # at moment 4 the window is 0..4, with 1 month; at 6 it has 3.
        (6, 1, 0),
    ),
    # Courses under way.
    "a course of today ends in 5 months": (
        ask(goal(holds("a")), course("a", 9), studying=[on("a", 5)]),
        (5, 0, 0),
    ),
    "one with no date ends after its length": (ask(goal(holds("a")), course("a", 9), studying=[on("a")]), (9, 0, 0)),
    "one that is not needed holds nothing up": (
        ask(goal(holds("a")), course("a", 3), course("z", 30), studying=[on("z", 24)]),
        (3, 0, 1),
    ),
    "one that is needed takes the place": (
        ask(goal(holds("a"), holds("z")), course("a", 3), course("z", 30), studying=[on("z", 4)]),
        (7, 0, 1),
    ),
    "one whose end has passed is a word of the person": (
        ask(goal(holds("a")), course("a", 3), studying=[on("a", -2)]),
        (0, 0, 0),
    ),
    "work without a role is unpaid where all roles of its occupation are": (
        ask(
            goal(worked(6, occupations=["v"]), worked(5, "t/b")),
            role("t/v", kind="voluntary"),
            role("t/b"),
            experience=[job(0, occupation="v", setting="voluntary")],
        ),
        (6, 1, 0),
    ),
    "the voluntary sector pays": (
        ask(
            goal(worked(6, occupations=["v"]), worked(5, "t/b")),
            role("t/v"),
            role("t/b"),
            experience=[job(0, occupation="v", setting="voluntary")],
        ),
        (11, 1, 0),
    ),
    # Training.
    "in working time it takes no place: 4 months beside a course of 4": (
        ask(
            goal(worked(4, "t/a"), holds("c"), holds("o")),
            role("t/a", offers=("c",)),
            course("c", 3, in_post_only=True, in_working_time=True),
            course("o", 4),
        ),
        (4, 1, 1),
    ),
    "not in working time it takes one: 3 and 4": (
        ask(
            goal(worked(4, "t/a"), holds("c"), holds("o")),
            role("t/a", offers=("c",)),
            course("c", 3, in_post_only=True),
            course("o", 4),
        ),
        (7, 1, 1),
    ),
    "named in post is given in post": (
        ask(goal(holds("c")), role("t/a", holds("c", when="in_post")), course("c", 3, in_post_only=True)),
        (3, 1, 0),
    ),
    "a level in post is given by what would meet it": (
        ask(
            goal(holds("c")),
            role("t/a", level("care", 3, when="in_post")),
            course("c", 3, in_post_only=True, subject="care", level=4),
        ),
        (3, 1, 0),
    ),
    "the employer helps with another one alone": (
        ask(
            goal(worked(4, "t/a"), holds("c")),
            role(
                "t/a",
                any_of(
                    holds("o", when="in_post", supported=True),
                    holds("c", when="in_post"),
                    when="in_post",
                    supported=True,
                ),
            ),
            course("c", 3),
            course("o", 1),
        ),
        (4, 1, 1),
    ),
    "nobody gives it": (ask(goal(holds("c")), role("t/a"), course("c", 3, in_post_only=True)), None),
    "a course that a job offers is no course of one's own": (
        ask(goal(worked(4, "t/a"), holds("c")), role("t/a", offers=("c",)), course("c", 3)),
        (4, 1, 0),
    ),
    "it is its own where it is sooner": (
        ask(goal(worked(4, "t/a"), holds("c")), role("t/a", holds("c"), offers=("c",)), course("c", 3)),
        (7, 1, 1),
    ),
    "training lies inside one job: of 3 months of post no 4 of training": (
        ask(goal(holds("c")), role("t/a", offers=("c",), lasts_months=3), course("c", 4, in_post_only=True)),
        None,
    ),
    "a job taken for its training alone is kept as long as any": (
        ask(goal(holds("c")), role("t/a", offers=("c",)), course("c", 3, in_post_only=True), stay=6),
        (6, 1, 0),
    ),
    "or as long as it lasts": (
        ask(goal(holds("c")), role("t/a", offers=("c",), lasts_months=4), course("c", 3, in_post_only=True), stay=6),
        (4, 1, 0),
    ),
    "its months count too, so it is left when the target is reached": (
        ask(
            goal(holds("c"), worked(2, "t/a")),
            role("t/a", offers=("c",)),
            course("c", 3, in_post_only=True),
            stay=6,
        ),
        (3, 1, 0),
    ),
    "its months are what the training asks": (
        ask(
            goal(holds("c")),
            role("t/a", offers=("c",)),
            course("c", 2, worked(1, "t/a"), in_post_only=True),
            stay=6,
        ),
        (3, 1, 0),
    ),
    "today's job gives it": (
        ask(
            goal(holds("c")),
            role("t/a", offers=("c",)),
            course("c", 3, in_post_only=True),
            experience=[job(5, "t/a")],
        ),
        (3, 0, 0),
    ),
    "today's job is kept until its training is over": (
        ask(
            goal(holds("c"), worked(2, "t/b")),
            role("t/a", offers=("c",)),
            role("t/b"),
            course("c", 3, in_post_only=True),
            experience=[job(5, "t/a")],
        ),
        (5, 1, 0),
    ),
    "entry to training": (
        ask(
            goal(holds("c")),
            role("t/a", offers=("c",)),
            course("c", 3, worked(2, "t/a"), in_post_only=True),
        ),
        (5, 1, 0),
    ),
    # Deadlines.
    "wanted within 2 months: its 2 months of training come first, and take the place": (
        # t/a for 4 months. Training of 2 in the place, so the course of 4 is there at 6.
        ask(
            goal(worked(4, "t/a"), holds("o")),
            role("t/a", holds("c", within=2)),
            course("c", 2, in_post_only=True),
            course("o", 4),
        ),
        (6, 1, 1),
    ),
    "wanted within 4 months, reached at 4: it binds nothing": (
        ask(
            goal(worked(4, "t/a"), holds("o")),
            role("t/a", holds("c", within=4)),
            course("c", 2, in_post_only=True),
            course("o", 4),
        ),
        (4, 1, 1),
    ),
    "a post that wants what cannot be had by then is left by then": (
        ask(goal(worked(4, "t/a")), role("t/a", holds("c", within=2)), course("c", 3)),
        # The course is begun a month before the job: at 3 it is there, the job from 1.
        (5, 1, 1),
    ),
    "a deadline of today's job, counted from its first day": (
        # 3 of 5 months are over: by 2 it has to be there. 2 months of training, then the course of 3 (one place).
        ask(
            goal(worked(8, "t/a"), holds("o")),
            role("t/a", holds("c", within=5)),
            course("c", 2, in_post_only=True),
            course("o", 4),
            experience=[job(3, "t/a")],
        ),
        (6, 0, 1),
    ),
    "a deadline that has passed binds nothing": (
        ask(
            goal(worked(8, "t/a"), holds("o")),
            role("t/a", holds("c", within=5)),
            course("c", 2, in_post_only=True),
            course("o", 4),
            experience=[job(5, "t/a")],
        ),
        (4, 0, 1),
    ),
    # Time limits.
    "held for 10 of the 12 months for which it counts": (
        ask(goal(holds("a", awarded_within=12)), course("a", 3), holds=[had("a", 10)]),
        (0, 0, 0),
    ),
    "lapsed before the months are worked: taken again in time": (
        # At 4 it is 14 months old; a new one of 3 months is there by then.
        ask(
            goal(holds("a", awarded_within=12), worked(4, "t/a")),
            role("t/a"),
            course("a", 3),
            holds=[had("a", 10)],
        ),
        (4, 1, 1),
    ),
    "valid for 2 months: begun late enough": (
        ask(goal(holds("a"), worked(6, "t/a")), role("t/a"), course("a", 1, valid_for_months=2)),
        (6, 1, 1),
    ),
    "what lapses is taken twice: for the job, and again for the target": (
        ask(
            goal(holds("a"), worked(4, "t/a")),
            role("t/a", holds("a")),
            course("a", 1, valid_for_months=2),
        ),
        (5, 1, 2),
    ),
    "and not three times: for each of two jobs and for the target": (
        ask(
            goal(holds("a"), worked(4, "t/b")),
            role("t/a", holds("a")),
            role("t/b", holds("a"), worked(4, "t/a")),
            course("a", 1, valid_for_months=1),
        ),
        None,
    ),
    "what was held before today may be taken anew": (
        ask(
            goal(holds("a"), worked(4, "t/a")),
            role("t/a", holds("a")),
            course("a", 1, valid_for_months=2),
            holds=[had("a", 1)],
        ),
        (4, 1, 1),
    ),
    "two courses valid for 2 months, of 3 months each, one after the other": (
        # The first is 3 months old when the second is over: it never comes together.
        ask(
            goal(holds("a"), holds("b")),
            course("a", 3, valid_for_months=2),
            course("b", 3, valid_for_months=2),
        ),
        None,
    ),
    # What the person says.
    "silent on a word: apply today": (ask(goal(says("d"))), (0, 0, 0)),
    "said no to it": (ask(goal(says("d")), not_yet=["d"]), None),
    "an equivalent is never taken": (
        ask(goal(any_of(holds("a"), says("e", True))), course("a", 4)),
        (4, 0, 1),
    ),
    "an equivalent that was claimed": (
        ask(goal(any_of(holds("a"), says("e", True))), course("a", 4), declares=["e"]),
        (0, 0, 0),
    ),
    "experience that a role gives: the least stay in it": (
        ask(goal(says("d")), role("t/a", gives=("d",)), gained=["d"], stay=4),
        (4, 1, 0),
    ),
    "it was given in an earlier job": (
        ask(goal(says("d")), role("t/a", gives=("d",)), gained=["d"], stay=4, experience=[job(1, "t/a", ended=9)]),
        (0, 0, 0),
    ),
    "it was declared": (
        ask(goal(says("d")), role("t/a", gives=("d",)), gained=["d"], stay=4, declares=["d"]),
        (0, 0, 0),
    ),
    "nobody below gives it: a word": (ask(goal(says("d"), gives=("d",)), gained=["d"], stay=4), (0, 0, 0)),
    "nobody gives it and the person said no": (ask(goal(says("d")), gained=["d"], not_yet=["d"]), None),
    "said no, so it is gained": (
        ask(goal(says("d")), role("t/a", gives=("d",)), gained=["d"], stay=4, not_yet=["d"]),
        (4, 1, 0),
    ),
    "said no in spite of months in such a role: gained anew": (
        ask(
            goal(says("d")),
            role("t/a", gives=("d",)),
            gained=["d"],
            stay=4,
            not_yet=["d"],
            experience=[job(9, "t/a", ended=1)],
        ),
        (4, 1, 0),
    ),
    "gained in two roles: 4 months in all": (
        ask(
            goal(says("d"), worked(3, "t/b")),
            role("t/a", gives=("d",)),
            role("t/b", worked(1, "t/a"), gives=("d",)),
            gained=["d"],
            stay=4,
        ),
        # a is kept for 4 months; b for 3.
        (7, 2, 0),
    ),
    "in a choice, what can be planned goes before a word for experience": (
        ask(goal(any_of(says("d"), holds("a"))), course("a", 4), gained=["d"]),
        (4, 0, 1),
    ),
    "in a choice, such a word where nothing else can be had": (
        ask(goal(any_of(says("d"), holds("a"))), course("a", 4), gained=["d"], not_willing=["a"]),
        (0, 0, 0),
    ),
    "in a choice, another word is free": (ask(goal(any_of(says("d"), holds("a"))), course("a", 4)), (0, 0, 0)),
    "lived experience that was said no to": (ask(goal(lived()), not_yet=["lived-experience"]), None),
    "lived experience of an area that was said no to": (ask(goal(lived("x")), not_yet=["x"]), None),
    "lived experience of one of two": (ask(goal(lived("x", "y")), not_yet=["x"]), (0, 0, 0)),
    "lived experience of both": (ask(goal(lived("x", "y", every=True)), not_yet=["x"]), None),
    "a course that the person would not take": (
        ask(goal(any_of(holds("a"), holds("b"))), course("a", 1), course("b", 5), not_willing=["a"]),
        (5, 0, 1),
    ),
    "what may wait is refused: no way": (ask(goal(holds("a", when="willing")), course("a"), not_willing=["a"]), None),
    "what may wait": (ask(goal(holds("a", when="willing")), course("a", 7)), (0, 0, 0)),
    "what is wanted in post": (ask(goal(holds("a", within=3)), course("a", 7)), (0, 0, 0)),
    "what is desirable": (ask(goal(holds("a", desirable=True)), course("a", 7)), (0, 0, 0)),
    "desirable within a whole": (
        ask(goal(all_of(holds("a", desirable=True), holds("b"))), course("a", 7), course("b", 2)),
        (2, 0, 1),
    ),
    "a waiver": (ask(goal(holds("a")), course("a", 7), waivers=waived("a")), (0, 0, 0)),
    "an exemption that is held": (
        ask(goal(holds("a", unless=holds("b"))), course("a", 7), course("b"), holds=[had("b")]),
        (0, 0, 0),
    ),
    "an exemption that is nearer": (
        ask(goal(holds("a", unless=holds("b"))), course("a", 7), course("b", 2)),
        (2, 0, 1),
    ),
    "a check before applying is a word": (ask(goal(check(when="before_applying"))), (0, 0, 0)),
    # Choices.
    "two of three, the shorter ones": (
        ask(
            goal(at_least(2, holds("a"), holds("b"), holds("c"))),
            course("a", 5),
            course("b", 2),
            course("c", 3),
        ),
        (5, 0, 2),
    ),
    "one course that is two of the parts": (
        ask(
            goal(at_least(2, holds("a"), level("maths", 2), holds("c"))),
            course("a", 4, subject="maths", level=2),
            course("c", 3),
        ),
        (4, 0, 1),
    ),
    "at least three of two": (ask(goal(at_least(3, holds("a"), holds("b"))), course("a"), course("b")), None),
    "a level of another framework is none": (
        ask(
            goal(level("maths", 3)),
            course("a", 1, subject="maths", level=7, framework="SCQF"),
            course("b", 6, subject="maths", level=4),
        ),
        (6, 0, 1),
    ),
    "a course that counts as another": (
        ask(goal(holds("b")), course("a", 2, counts_as=("b",)), course("b", 5)),
        (2, 0, 1),
    ),
    "same months, fewer jobs": (
        ask(goal(any_of(worked(4, "t/a"), holds("a"))), role("t/a"), course("a", 4)),
        (4, 0, 1),
    ),
    "same months and jobs, fewer courses": (
        ask(
            goal(any_of(all_of(holds("a"), holds("b")), holds("c"))),
            course("a", 2),
            course("b", 2),
            course("c", 4),
        ),
        (4, 0, 1),
    ),
    # Which roles may be a step.
    "unpaid work is no step": (ask(goal(worked(3, "t/a")), role("t/a", kind="voluntary")), None),
    "nor is another profession": (ask(goal(worked(3, "t/a")), role("t/a", kind="exit")), None),
    "nor is the target": (ask(goal(worked(3, GOAL))), None),
    "an equal band is no step": (ask(goal(worked(3, "t/a"), band="5"), role("t/a", band="5")), None),
    "unless it leads there": (
        ask(goal(worked(3, "t/a"), band="5"), role("t/a", band="5", leads_to=[GOAL])),
        (3, 1, 0),
    ),
    "an unlikely step does not lead": (
        ask(goal(worked(3, "t/a"), band="5"), role("t/a", band="6", unlikely=[GOAL])),
        None,
    ),
    "a lower band is one, at whatever stage": (
        ask(goal(worked(3, "t/a"), band="8a", stage="entry"), role("t/a", band="7", stage="beyond")),
        (3, 1, 0),
    ),
    "without bands a later stage is none": (
        ask(goal(worked(3, "t/a"), stage="entry", band="8a"), role("t/a", stage="senior")),
        None,
    ),
    "the same stage is one": (ask(goal(worked(3, "t/a"), stage="senior"), role("t/a", stage="senior")), (3, 1, 0)),
    "bands never fall: b first": (
        ask(
            goal(worked(2, "t/a"), worked(3, "t/b"), band="7"),
            role("t/a", worked(1, "t/b"), band="4"),
            role("t/b", band="5"),
        ),
        None,
    ),
    "bands never fall, whatever lies between": (
        ask(
            goal(worked(2, "t/c"), band="7"),
            role("t/a", band="5"),
            role("t/b", worked(1, "t/a")),
            role("t/c", worked(1, "t/b"), band="4"),
        ),
        None,
    ),
    "a role left out": (
        ask(goal(worked(3, "t/a", "t/b")), role("t/a"), role("t/b", holds("x")), course("x", 2), avoid=["t/a"]),
        (5, 1, 1),
    ),
    "an area that the person declared": (
        ask(goal(worked(3, "t/a")), role("t/a", areas=("x",)), lived_experience=["x"]),
        (3, 1, 0),
    ),
    "another area, where there is a route without": (
        ask(
            goal(worked(3, "t/a", "t/b")),
            role("t/a", areas=("x",)),
            role("t/b", holds("c")),
            course("c", 4),
            lived_experience=["y"],
        ),
        (7, 1, 1),
    ),
    "another area, where there is no other route": (
        ask(goal(worked(3, "t/a")), role("t/a", areas=("x",)), lived_experience=["y"]),
        (3, 1, 0),
    ),
    "an area that was said no to": (ask(goal(worked(3, "t/a")), role("t/a", areas=("x",)), not_yet=["x"]), None),
    # Rungs.
    "a rung: months in a role that leads there": (
        ask(goal(rung(6, "t/a")), role("t/a", leads_to=[GOAL])),
        (6, 1, 0),
    ),
    "a rung: months worked elsewhere count, new ones are not planned there": (
        ask(
            goal(rung(6, "t/a", elsewhere=["u/b"], own=["x"])),
            role("t/a", holds("c")),
            role("u/b"),
            course("c", 3),
            experience=[job(4, "u/b", ended=1)],
        ),
        # 4 of old; 3 for the course, then 2.
        (5, 1, 1),
    ),
    "a rung: today's job elsewhere goes on": (
        ask(
            goal(rung(6, "t/a", elsewhere=["u/b"])),
            role("t/a", holds("c")),
            role("u/b"),
            course("c", 3),
            experience=[job(4, "u/b")],
        ),
        (2, 0, 0),
    ),
    "a rung: nothing leads there": (ask(goal(rung(6, own=["goal"])), role("t/a")), None),
    "a rung: nothing leads there, but the person has worked as one": (
        ask(goal(rung(6, own=["goal"])), role("t/a"), experience=[job(6, occupation="goal", ended=2)]),
        (0, 0, 0),
    ),
    # Exits.
    "an exit: the job that gives the training, and what the training asks": (
        ask(
            role(GOAL, kind="exit", stage="beyond"),
            role("t/a", offers=("n",)),
            course("n", 48, holds("e"), trains_for=GOAL, in_post_only=True),
            course("e", 4),
            hiring=3,
        ),
        (4, 1, 1),
    ),
    "an exit: training asks for months in the job": (
        ask(
            role(GOAL, kind="exit", stage="beyond"),
            role("t/a", offers=("n",)),
            course("n", 48, worked(2, "t/a"), trains_for=GOAL, in_post_only=True),
            hiring=3,
        ),
        (5, 1, 0),
    ),
    "an exit: today's job gives the training": (
        ask(
            role(GOAL, kind="exit", stage="beyond"),
            role("t/a", offers=("n",)),
            course("n", 48, trains_for=GOAL, in_post_only=True),
            experience=[job(2, "t/a")],
        ),
        (0, 0, 0),
    ),
    "an exit that no post trains for": (ask(role(GOAL, kind="exit", stage="beyond"), role("t/a")), None),
    "an apprenticeship for another profession is no way to a level": (
        ask(
            goal(level(None, 6)),
            role("t/x", kind="exit"),
            role("t/a", offers=("n",)),
            course("n", 2, level=6, trains_for="t/x", in_post_only=True),
            course("d", 6, level=6),
        ),
        (6, 0, 1),
    ),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_worked_out_on_paper(name: str) -> None:
    question, expected = EXAMPLES[name]
    assert best(question) == expected


@pytest.mark.parametrize("name", [name for name, (_, expected) in EXAMPLES.items() if expected is not None])
def test_the_plan_of_an_example_has_no_faults(name: str) -> None:
    question, expected = EXAMPLES[name]
    plan = best_plan(question)
    assert plan is not None
    assert plan.cost == expected
    any_area = name == "another area, where there is no other route"
    assert not faults(plan, question, any_area=any_area)


# Plans that break one rule each, in a world where t/a gives the course c and asks for the course e.

WORLD = ask(
    goal(worked(4, "t/a"), worked(2, "t/b"), holds("c")),
    role("t/a", holds("e"), holds("c", within=5), band="4"),
    role("t/b", worked(1, "t/a"), band="5"),
    role("t/low", band="3"),
    role("t/v", kind="voluntary"),
    course("c", 2, in_post_only=True),
    course("e", 1),
    course("x", 2, holds("y")),
    course("y", 1),
    hiring=1,
    stay=3,
)
GOOD = Plan(
    month=8,
    jobs=(Job("t/a", 2, 6), Job("t/b", 6, 8)),
    courses=(Course("e", 0, 1), Course("c", 2, 4, "t/a")),
)
"""e in month 1, then hired in a month; 4 months at t/a, 2 at t/b, for which somebody is hired in month 6."""

BROKEN: dict[str, Plan] = {
    "without what it asks": replace(GOOD, courses=GOOD.courses[1:]),
    "t/a is applied for at 0 without": replace(GOOD, jobs=(Job("t/a", 1, 6), GOOD.jobs[1])),
    "before anybody could be hired": replace(GOOD, jobs=(Job("t/a", 0, 6), GOOD.jobs[1])),
    "the target is applied for at 8 without": replace(GOOD, courses=GOOD.courses[:1]),
    "kept 2 months, fewer than 3": replace(
        GOOD, month=7, jobs=(Job("t/a", 2, 4), Job("t/b", 4, 7)), courses=GOOD.courses
    ),
    "t/b is applied for at 2 without": replace(GOOD, jobs=(Job("t/a", 2, 3), Job("t/b", 3, 8))),
    "ends at 5, and not at 6": replace(GOOD, jobs=(Job("t/a", 2, 5), GOOD.jobs[1])),
    "taken up twice": replace(GOOD, jobs=(*GOOD.jobs[:1], Job("t/b", 6, 7), Job("t/a", 7, 8))),
    "do not start one after the other": replace(GOOD, jobs=GOOD.jobs[::-1]),
    "t/v may not be a step": replace(GOOD, jobs=(Job("t/v", 1, 2), *GOOD.jobs)),
    "a band falls": replace(GOOD, month=9, jobs=(Job("t/a", 2, 6), Job("t/b", 6, 9), Job("t/low", 9, 9))),
    "when the route is over": replace(GOOD, jobs=(*GOOD.jobs, Job("t/low", 8, 8))),
    "e has the wrong length": replace(GOOD, courses=(Course("e", 0, 2), GOOD.courses[1])),
    "c does not lie inside": replace(GOOD, courses=(GOOD.courses[0], Course("c", 5, 7, "t/a"))),
    "c is gained only in post": replace(GOOD, courses=(GOOD.courses[0], Course("c", 2, 4))),
    "t/a wants something by 7": replace(
        GOOD, month=10, jobs=(Job("t/a", 2, 8), Job("t/b", 8, 10)), courses=(GOOD.courses[0], Course("c", 6, 8, "t/a"))
    ),
    "x starts at 4 without": replace(GOOD, courses=(*GOOD.courses, Course("x", 4, 6))),
    "y lies outside the route": replace(GOOD, courses=(*GOOD.courses, Course("y", 8, 9))),
    "too many courses at once in month 3": replace(GOOD, courses=(*GOOD.courses, Course("y", 2, 3))),
    "y is taken too often": replace(GOOD, courses=(*GOOD.courses, Course("y", 4, 5), Course("y", 4, 5))),
    "what is not under way": replace(GOOD, finishes=frozenset({"c"})),
    "unknown roles": replace(GOOD, jobs=(*GOOD.jobs, Job("t/no", 7, 8))),
    "unknown courses": replace(GOOD, courses=(*GOOD.courses, Course("no", 7, 8))),
}


def test_a_plan_that_keeps_all_rules_has_no_faults() -> None:
    assert faults(GOOD, WORLD) == []
    assert best(WORLD) == GOOD.cost


@pytest.mark.parametrize("fault", BROKEN)
def test_a_plan_that_breaks_a_rule_is_told(fault: str) -> None:
    assert any(fault in found for found in faults(BROKEN[fault], WORLD)), faults(BROKEN[fault], WORLD)


def test_what_a_plan_has_to_confirm_is_looked_at() -> None:
    question = ask(goal(says("d"), any_of(lived("x", id="l"), says("b"))))
    assert faults(Plan(month=0, confirms=frozenset({"d", "l"})), question) == []
    assert faults(Plan(month=0, confirms=frozenset({"d"})), question)
    assert needless(Plan(month=0, confirms=frozenset({"b", "d", "l"})), question) == ["b", "l"]


def test_training_that_neither_a_post_nor_the_target_needs_is_needless() -> None:
    extra = replace(GOOD, courses=(*GOOD.courses, Course("y", 4, 5)))
    assert needless(extra, WORLD) == ["y"]
    assert without_needless(extra, WORLD) == GOOD

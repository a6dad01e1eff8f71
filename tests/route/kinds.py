"""Kinds of random questions, each with what a planner is most likely to get wrong."""

from collections.abc import Callable
from random import Random

from msgspec.structs import replace

from peerpath.model.profile import NOBODY_YET, PartialDate, Spell
from peerpath.model.requirement import Requirement
from peerpath.route.options import Measure, Options
from peerpath.route.problem.compile import Compiler
from peerpath.route.search.search import Best, best_route
from peerpath.route.search.timetable import Effort
from tests.route import build
from tests.route.build import TODAY
from tests.route.small_worlds import TARGET, Question, question

ROLES = ("home/a", "home/b", "home/c", "home/d")


def overlapping(seed: int) -> Question:
    """Up to four jobs, some of them a course away, and up to three requirements that share them."""
    pick = Random(seed)
    names = ROLES[: pick.choice((3, 3, 4))]
    jobs = [build.role(name, *([build.holds("p")] if pick.random() < 0.4 else [])) for name in names]
    shared = [pick.sample(names, pick.choice((2, 2, 3))) for _ in range(pick.choice((2, 3, 3)))]
    asked = {r.id: r for r in (build.experience(pick.randint(2, 4), roles=sorted(some)) for some in shared)}
    catalogue = build.catalogue(build.course("p", pick.randint(1, 3)), *jobs, build.role(TARGET, *asked.values()))
    return Question(catalogue, NOBODY_YET, Options())


def overlapping_with_courses(seed: int) -> Question:
    """The same, with courses that are gained in some of the jobs."""
    pick = Random(seed)
    names = ROLES[: pick.choice((3, 3, 4))]
    jobs = [
        build.role(
            name,
            *([build.holds("p")] if pick.random() < 0.35 else []),
            offers=[course for course in ("q", "r") if pick.random() < 0.5],
        )
        for name in names
    ]
    shared = [pick.sample(names, pick.choice((1, 2, 2, 3))) for _ in range(pick.choice((1, 2, 2)))]
    asked = {r.id: r for r in (build.experience(pick.randint(2, 4), roles=sorted(some)) for some in shared)}
    gained = build.any_of(build.holds("q"), build.holds("r")) if pick.random() < 0.3 else build.holds("q")
    courses = [build.course("p", pick.randint(1, 3)), build.course("q", pick.randint(1, 3), in_post_only=True)]
    courses.append(build.course("r", pick.randint(1, 3), in_post_only=pick.random() < 0.7))
    catalogue = build.catalogue(*courses, *jobs, build.role(TARGET, *asked.values(), gained))
    return Question(catalogue, NOBODY_YET, Options(courses=1 + (seed % 3 == 0)))


def shared(seed: int) -> Question:
    """Study that several things share, jobs that courses lead to, and courses that are gained in some of the jobs."""
    pick = Random(seed)
    free, in_post = ("f", "g", "h"), ("p", "q")
    jobs = ("home/a", "home/b", "away/c")

    def study() -> Requirement:
        some = pick.sample(free, pick.choice((1, 2, 3)))
        each = [build.holds(course) for course in some]
        return each[0] if len(each) == 1 else build.at_least(pick.randint(1, len(each) - 1), *each)

    def work() -> Requirement:
        return build.experience(pick.randint(1, 3), roles=pick.sample(jobs, pick.choice((1, 1, 2))))

    courses = [build.course(id, pick.randint(1, 3)) for id in free]
    courses += [build.course(id, pick.randint(1, 2), in_post_only=True) for id in in_post]
    roles = [
        build.role(id, *([study()] if pick.random() < 0.5 else []), offers=[c for c in in_post if pick.random() < 0.5])
        for id in jobs
    ]
    asked = [study(), work(), pick.choice((study, work))(), build.holds(pick.choice(in_post))]
    target = build.role(TARGET, *{requirement.id: requirement for requirement in asked}.values())
    options = Options(by=pick.choice((Measure.TIME, Measure.TIME, Measure.STUDY)), courses=pick.choice((1, 1, 2)))
    return Question(build.catalogue(*courses, *roles, target), NOBODY_YET, options)


def begun(seed: int) -> Question:
    """People in the middle of something: courses under way, a job held today, and so many of several things asked."""
    pick = Random(seed)
    names, jobs = ("p", "q", "r", "s"), ("home/a", "away/b")

    def either() -> Requirement:
        ways: list[Requirement] = [build.holds(course) for course in pick.sample(names, pick.choice((2, 3)))]
        if pick.random() < 0.4:
            ways.append(build.experience(pick.randint(1, 3), roles=[pick.choice(jobs)]))
        return build.at_least(pick.randint(1, len(ways) - 1), *ways)

    courses = [build.course(id, pick.randint(1, 3), in_post_only=id == "s") for id in names]
    roles = [
        build.role(id, *([either()] if pick.random() < 0.4 else []), offers=["s"] if pick.random() < 0.7 else [])
        for id in jobs
    ]
    asked = [either(), either(), build.experience(pick.randint(2, 4), roles=pick.sample(jobs, pick.choice((1, 2))))]
    target = build.role(TARGET, *{requirement.id: requirement for requirement in asked}.values())
    now = build.person(
        studying=[
            (course, PartialDate(*pick.choice(((2026, 11), (2026, 12), (2027, 1)))))
            for course in pick.sample(names[:3], pick.choice((0, 1, 1, 2)))
        ],
        experience=[Spell(months=pick.randint(1, 2), role=pick.choice(jobs))] if pick.random() < 0.4 else [],
    )
    options = Options(by=pick.choice((Measure.TIME, Measure.TIME, *Measure)), courses=pick.choice((1, 1, 2)))
    return Question(build.catalogue(*courses, *roles, target), now, options)


def gained(seed: int) -> Question:
    """Courses that are gained in some of the jobs, study that follows them, and jobs to leave and to go back to."""
    pick = Random(seed)
    names = ROLES[: pick.choice((2, 2, 3))]

    def work() -> Requirement:
        return build.experience(pick.randint(1, 4), roles=sorted(pick.sample(names, pick.choice((1, 1, 2)))))

    def sometimes(chance: float, *some: Requirement) -> list[Requirement]:
        return [pick.choice(some)] if pick.random() < chance else []

    first, later, last = build.holds("p"), build.holds("q"), build.holds("s")
    courses = [
        build.course("p", pick.randint(1, 3)),
        build.course("q", pick.randint(1, 3), *sometimes(0.5, first, work()), in_post_only=True),
        build.course("s", pick.randint(1, 3), *sometimes(0.8, later, work()), in_post_only=pick.random() < 0.4),
    ]
    jobs = [
        build.role(name, *sometimes(0.3, first, first, later), offers=[c for c in ("q", "s") if pick.random() < 0.6])
        for name in names
    ]
    asked = [work(), *sometimes(0.8, work()), *sometimes(0.8, later), *sometimes(0.7, last)]
    target = build.role(TARGET, *{requirement.id: requirement for requirement in asked}.values())
    return Question(build.catalogue(*courses, *jobs, target), NOBODY_YET, Options(courses=pick.choice((1, 1, 2))))


def twice_served(seed: int) -> Question:
    """So many of several things, of which one course can be more than one: by name, by its level, and inside a group."""
    pick = Random(seed)
    names, jobs = ("p", "q", "r", "s"), ("home/a", "away/b")
    subjects = {name: pick.choice(("english", "maths")) for name in names}

    def work() -> Requirement:
        return build.experience(pick.randint(1, 3), roles=sorted(pick.sample(jobs, pick.choice((1, 1, 2)))))

    def nested(course: str) -> Requirement:
        other = pick.choice([build.holds(pick.choice(names)), build.level(subjects[course], 2), work()])
        return pick.choice((build.all_of, build.any_of, build.two_of))(build.holds(course), other)

    def so_many() -> Requirement:
        course, *others = pick.sample(names, 3)
        parts: list[Requirement] = [
            build.holds(course),
            build.level(subjects[course], pick.choice((2, 3))),
            nested(course),
        ]
        parts += [build.holds(other) for other in others]
        parts = [part for part in parts if pick.random() < 0.85]
        parts = list({part.id: part for part in parts}.values())
        return (
            build.at_least(pick.randint(2, max(2, len(parts) - 1)), *parts) if len(parts) > 1 else build.holds(course)
        )

    courses = [
        build.course(
            name,
            pick.randint(1, 4),
            in_post_only=pick.random() < 0.15,
            counts_as=[pick.choice("qrs")] if name == "p" and pick.random() < 0.3 else [],
            subject=subjects[name],
            level=pick.choice((2, 2, 3)),
        )
        for name in names
    ]
    offers = [course.id for course in courses if course.in_post_only]
    roles = [build.role(id, *([so_many()] if pick.random() < 0.3 else []), offers=offers) for id in jobs]
    asked = [so_many(), *([so_many()] if pick.random() < 0.4 else []), *([work()] if pick.random() < 0.3 else [])]
    target = build.role(TARGET, *{requirement.id: requirement for requirement in asked}.values())
    now = build.person(experience=[Spell(months=3, role=pick.choice(jobs))] if pick.random() < 0.5 else [])
    options = Options(by=pick.choice((Measure.TIME, Measure.TIME, *Measure)), courses=pick.choice((1, 1, 2)))
    return Question(build.catalogue(*courses, *roles, target), now, options)


KINDS: dict[str, Callable[[int], Question]] = {
    "small": question,
    "overlapping": overlapping,
    "overlapping with courses": overlapping_with_courses,
    "shared": shared,
    "begun": begun,
    "gained": gained,
    "twice served": twice_served,
}


def best_of(asked: Question, by: Measure, effort: Effort | None = None) -> Best | None:
    """What the search makes of a question, before it is told in steps."""
    options = replace(asked.options, by=by)
    compiler = Compiler(asked.catalogue, asked.profile, TODAY, options, asked.target)
    problem = compiler.problem(compiler.requirements(asked.catalogue.roles[asked.target].requires))
    return best_route(problem, by, effort or Effort(100_000))

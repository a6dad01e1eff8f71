"""Made-up questions that a maintainer's catalogue could put, and that are hard to plan for; each follows from its numbers."""

from collections.abc import Iterator
from random import Random

from peerpath.model.qualification import Qualification
from peerpath.model.requirement import Requirement
from peerpath.model.role import Occupation, Role
from tests.route.oracle.build import any_of, ask, at_least, course, holds, occupation, role, worked
from tests.route.oracle.world import Question

SETTINGS = ("health", "education", "social-care", "voluntary", "research")
LENGTHS = (1, 2, 3, 4, 6, 9, 12)
HIRING, STAY = 3, 12


def _asked(target: str, *made: Role | Qualification | Occupation) -> Question:
    named = {one.occupation for one in made if isinstance(one, Role)}
    occupations = [occupation(name) for name in sorted(named)]
    return ask(*made, *occupations, hiring=HIRING, stay=STAY, target=target)


def ladder(rungs: int, employers: int = 1, ways: int = 1, seed: int = 3) -> Question:
    """Rungs one above the other, each with several employers, and any of some courses asked for on each."""
    random = Random(seed)
    made: list[Role | Qualification] = []
    for rung in range(rungs):
        courses = [f"c{rung:02}-{way}" for way in range(ways)]
        for way, id in enumerate(courses):
            before = [holds(f"c{rung - 1:02}-{way}")] if rung and way % 2 else []
            made.append(course(id, random.choice((1, 2, 3, 6, 9, 12)), *before))
        for employer in range(employers):
            below = [worked(random.choice((6, 12, 18, 24)), occupations=[f"w{rung - 1:02}"])] if rung else []
            some = any_of(*(holds(id) for id in random.sample(courses, max(1, ways - 1))))
            made.append(role(f"o{employer}/r{rung:02}", *below, some, occupation=f"w{rung:02}"))
    return _asked(f"o0/r{rungs - 1:02}", *made)


def some_of_many(rungs: int, courses: int = 24, seed: int = 3) -> Question:
    """Rungs one above the other, each of which asks for three of eight courses."""
    random = Random(seed)
    ids = [f"c{number:02}" for number in range(courses)]
    made: list[Role | Qualification] = [course(id, random.choice(LENGTHS)) for id in ids]
    for rung in range(rungs):
        below = [worked(12, occupations=[f"w{rung - 1}"])] if rung else []
        made.append(role(f"o/r{rung}", *below, at_least(3, *map(holds, random.sample(ids, 8))), occupation=f"w{rung}"))
    return _asked(f"o/r{rungs - 1}", *made)


def in_post(trainings: int, roles: int, hosts: int, seed: int = 3) -> Question:
    """Several courses that are gained in post only, each in a few jobs, beside months in two settings."""
    random = Random(seed)
    ids = [f"c{number}" for number in range(trainings)]
    offers: dict[int, list[str]] = {number: [] for number in range(roles)}
    for id in ids:
        for number in random.sample(range(roles), hosts):
            offers[number].append(id)
    made: list[Role | Qualification] = [course(id, random.choice((2, 3, 6)), in_post_only=True) for id in ids]
    for number in range(roles):
        before = [worked(random.choice((3, 6, 12)), occupations=[f"w{(number - 1) % 4}"])] if number > 2 else []
        settings = tuple(random.sample(SETTINGS, 2))
        occupied = f"w{number % 4}"
        made.append(role(f"o/r{number}", *before, occupation=occupied, settings=settings, offers=tuple(offers[number])))
    work = [worked(24, settings=["health"]), worked(12, settings=["education"])]
    return _asked("o/goal", *made, role("o/goal", *map(holds, ids), *work, stage="beyond"))


def settings_that_overlap(roles: int, months: tuple[int, ...], seed: int = 3) -> Question:
    """So many months in each of some settings, of which every role has two."""
    random = Random(seed)
    made: list[Role | Qualification] = [course("c0", 6), course("c1", 12)]
    for number in range(roles):
        before = [worked(random.choice((3, 6)), settings=[random.choice(SETTINGS)])] if number > 4 else []
        settings = tuple(random.sample(SETTINGS, 2))
        made.append(role(f"o/r{number:02}", *before, occupation=f"w{number % 5}", settings=settings))
    work = [worked(some, settings=[setting]) for some, setting in zip(months, SETTINGS, strict=False)]
    return _asked("o/goal", *made, role("o/goal", *work, any_of(holds("c0"), holds("c1")), stage="beyond"))


def lists_that_overlap(lists: int, roles: int = 18, seed: int = 3) -> Question:
    """60 months in health or social care, and months in each of some lists of five roles."""
    random = Random(seed)
    made = []
    for number in range(roles):
        before = [worked(6, occupations=[f"w{(number - 1) % 6}"])] if number % 3 else []
        settings = tuple(random.sample(SETTINGS, 2))
        made.append(role(f"o/r{number:02}", *before, occupation=f"w{number % 6}", settings=settings))
    ids = sorted(one.id for one in made)
    work = [worked(random.choice((12, 24, 36)), *sorted(random.sample(ids, 5))) for _ in range(lists)]
    goal = role("o/goal", worked(60, settings=["health", "social-care"]), *work, stage="beyond")
    return _asked("o/goal", *made, goal)


def everything(seed: int, rungs: int = 10, employers: int = 4, courses: int = 30) -> Question:
    """A ladder with several employers, months in settings, "three of eight", courses that rest on courses, and training."""
    random = Random(seed)
    made: list[Role | Qualification] = []
    for number in range(courses):
        before = [holds(f"c{number - 1:02}")] if number and random.random() < 0.25 else []
        made.append(course(f"c{number:02}", random.choice(LENGTHS), *before, in_post_only=random.random() < 0.25))
    ids = [one.id for one in made]
    gained = [one.id for one in made if isinstance(one, Qualification) and one.in_post_only]
    for rung in range(rungs):
        for employer in range(employers):
            requires = tuple(_of_everything(random, rung, ids))
            settings = tuple(random.sample(SETTINGS[:3], random.choice((1, 1, 2))))
            offers = tuple(id for id in gained if random.random() < 0.3)
            id = f"o{employer}/r{rung}"
            made.append(role(id, *requires, occupation=f"w{rung}", settings=settings, offers=offers))
    return _asked(f"o0/r{rungs - 1}", *made)


def _of_everything(random: Random, rung: int, courses: list[str]) -> Iterator[Requirement]:
    if rung:
        yield worked(random.choice((6, 12, 24)), occupations=[f"w{rung - 1}"])
    if rung > 1 and random.random() < 0.5:
        yield worked(random.choice((12, 24, 36, 60)), settings=[random.choice(SETTINGS[:3])])
    if random.random() < 0.6:
        if random.random() < 0.4:
            yield at_least(3, *map(holds, random.sample(courses, 8)))
        else:
            yield any_of(*map(holds, random.sample(courses, 3)))

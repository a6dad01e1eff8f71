"""Gap evaluations a second on one core, and how they grow with the catalogue.

    python bench/gap.py [--profile]

A role asks for a tree of ten leaves, of every kind; people with some of it are answered in turn, each answer an object.
Beside it, in the same run: `msgspec` making as many objects, node for node, from JSON, with nothing to decide.
"""

import argparse
import cProfile
import gc
import math
import pstats
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.national import OURS, SUBJECTS, national

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import Evidence, evidence
from peerpath.gap.outcome import Outcome, Reason, Status
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Holding, PartialDate, Profile, Spell, Study
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    AtLeast,
    Check,
    Declares,
    Experience,
    Holds,
    Level,
    LivedExperience,
    Requirement,
    Terms,
    When,
    parts_of,
)
from peerpath.model.role import Role

TODAY = date(2026, 11, 22)
SIZES = (100, 316, 1_000, 3_162, 10_000)
PEOPLE = 500
PROMISED = 20_000
TERMS, LATER = Terms(OURS), Terms(OURS, when=When.IN_POST)
SAYS = ("written-english", "spoken-english", "coproduction")


def ten_leaves(courses: list[str], trust: str) -> Role:
    """What a senior role asks for: ten single things, in groups as they are printed."""
    numbers = iter(range(100))

    def named(kind: type, terms: Terms = TERMS, **asked: object) -> Requirement:
        made: Requirement = kind(id=f"made-up/{next(numbers)}", terms=terms, **asked)
        return made

    holds = [named(Holds, qualification=course) for course in courses[:5]]
    tree = named(
        AllOf,
        parts=(
            named(LivedExperience),
            named(Declares, declaration="written-english"),
            named(AnyOf, parts=(holds[0], named(Level, subject="english", at_least=2))),
            named(AtLeast, count=2, parts=tuple(holds[1:4])),
            named(Experience, occupations=("peer-support-worker",), settings=("health",), months=12),
            named(Holds, LATER, qualification=courses[4]),
            named(Check, check="health"),
        ),
    )
    assert leaves(tree) == 10
    return Role(
        id=f"{trust}/made-up", title="Made up", organisation=trust, occupation="peer-practitioner", summary="",
        provenance=OURS, kind=KIND.kind, stage=KIND.stage, requires=(tree,),
    )  # fmt: skip


KIND = next(iter(national(12).roles.values()))


def leaves(requirement: Requirement) -> int:
    return sum(map(leaves, parts_of(requirement))) or 1


def people(catalogue: Catalogue, courses: list[str], count: int) -> list[Evidence]:
    """So many people with some of what is asked, read with the catalogue."""
    chance = Random(1)
    national_courses = [f"{subject}-{level}" for subject in SUBJECTS for level in (2, 3)]

    def somebody() -> Profile:
        return Profile(
            lived_experience=("mental-health",) * chance.randint(0, 1),
            declares=tuple(chance.sample(SAYS, 2)),
            holds=tuple(
                Holding(course, PartialDate(2024, 7))
                for course in chance.sample([*courses, *national_courses], chance.randint(0, 6))
            ),
            studying=tuple(Study(course) for course in chance.sample(courses, chance.randint(0, 1))),
            experience=(Spell(months=chance.randint(1, 30), occupation="peer-support-worker", setting="health"),),
        )

    return [evidence(somebody(), catalogue, TODAY) for _ in range(count)]


class Bare(msgspec.Struct, frozen=True):
    """An outcome with a number in the place of its requirement."""

    requirement: int
    status: Status
    evidence: tuple[str, ...]
    reason: Reason | None
    months: int | None
    parts: "tuple[Bare, ...]"


def bare(outcome: Outcome) -> Bare:
    parts = tuple(map(bare, outcome.parts))
    return Bare(0, outcome.status, outcome.evidence, outcome.reason, outcome.months, parts)


def best(work: Callable[[], object], runs: int = 15) -> float:
    """Seconds of one processor in the quickest of some runs: the others measure their neighbours."""
    times = []
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def slope(points: dict[int, float]) -> float:
    """Of a straight line through the points, both axes logarithmic: 1 where twice as much takes twice as long."""
    xs, ys = [math.log(x) for x in points], [math.log(y) for y in points.values()]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum((a - x) ** 2 for a in xs)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--profile", action="store_true", help="show where the time goes, and nothing else")
    profile = cli.parse_args().profile
    taken = dict[int, float]()
    if not profile:
        print("| roles | gaps a second | msgspec alone, a second | promised |\n|---|---|---|---|")
    for size in SIZES[-1:] if profile else SIZES:
        catalogue = national(size)
        courses = [course for course in catalogue.qualifications if course.startswith("trust-0000")][:8]
        role, known = ten_leaves(courses, "trust-0000"), people(catalogue, courses, PEOPLE)
        if profile:
            show_profile(role, known)
            return
        raw = [msgspec.json.encode([bare(outcome) for outcome in gap(role, one).outcomes]) for one in known]
        decoder = msgspec.json.Decoder(tuple[Bare, ...])
        taken[size] = best(lambda: [gap(role, one) for one in known]) / PEOPLE  # noqa: B023
        alone = best(lambda: [decoder.decode(one) for one in raw]) / PEOPLE  # noqa: B023
        print(f"| {size:,} | {1 / taken[size]:,.0f} | {1 / alone:,.0f} | {PROMISED:,} |")
    print(f"\nLog-log slope from {SIZES[0]:,} to {SIZES[-1]:,} roles: {slope(taken):.2f} (promised: at most 1.1)")


def show_profile(role: Role, known: list[Evidence]) -> None:
    with cProfile.Profile() as watched:
        for _ in range(20):
            for one in known:
                gap(role, one)
    pstats.Stats(watched).sort_stats("tottime").print_stats(14)


if __name__ == "__main__":
    main()

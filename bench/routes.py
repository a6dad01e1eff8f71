"""How long a route takes, from the built-in catalogue to a country of 10,000 roles.

    python bench/routes.py                     all of it
    python bench/routes.py --sizes 30 300      only these sizes
    python bench/routes.py --profile 3000      where the time of the slowest of a few routes goes

Every time is processor time, and that of a whole answer on a catalogue in memory: from the profile to the steps with their reasons.
"""

import argparse
import cProfile
import gc
import pstats
import resource
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.national import national

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET
from peerpath.reading.role_data.catalogue import read_catalogue
from peerpath.route.answer import Route, Routes, StepKind
from peerpath.route.route import find_routes

T = TypeVar("T")
TODAY = date(2026, 11, 1)
SIZES = (30, 300, 3_000, 10_000)
TARGETS = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--targets", type=int, default=TARGETS)
    parser.add_argument("--profile", type=int, metavar="ROLES")
    asked = parser.parse_args()
    if asked.profile:
        profile(asked.profile)
        return
    print("roles   targets  median      95 %       worst      stopped  longest route  memory so far")
    built_in = read_catalogue().value
    assert built_in is not None
    own("built-in", built_in, len(built_in.roles))
    for size in asked.sizes:
        own(str(size), national(size), asked.targets)


def own(name: str, catalogue: Catalogue, number: int) -> None:
    """Print how long routes take in one catalogue."""
    gc.collect()
    times, stopped, longest = [], 0, 0
    for target in targets(catalogue, number):
        seconds, route = timed(partial(first, catalogue, target))
        times.append(seconds)
        if route is not None:
            stopped += not route.optimal
            longest = max(longest, steps(route))
    times.sort()
    worst = times[int(len(times) * 0.95)], times[-1]
    shown = "".join(f"{shape(seconds):>11}" for seconds in (statistics.median(times), *worst))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:8}{len(times):7}{shown}{stopped:10}{longest:12} steps{memory:11.0f} MB", flush=True)


def profile(size: int) -> None:
    """Print where the time goes for the slowest of a few routes."""
    catalogue = national(size)
    times = {target: timed(partial(first, catalogue, target))[0] for target in targets(catalogue, 20)}
    slowest = max(times, key=times.__getitem__)
    print(f"{slowest}: {shape(times[slowest])}")
    with cProfile.Profile() as watched:
        first(catalogue, slowest)
    pstats.Stats(watched).sort_stats("tottime").print_stats(20)


def targets(catalogue: Catalogue, number: int) -> list[str]:
    """Random roles, the same every time."""
    return Random(5).sample(sorted(catalogue.roles), min(number, len(catalogue.roles)))


def first(catalogue: Catalogue, target: str) -> Route | None:
    """The best route from nothing."""
    answer = find_routes(catalogue, NOBODY_YET, target, TODAY)
    return answer.routes[0] if isinstance(answer, Routes) else None


def steps(route: Route) -> int:
    """Courses studied and roles worked."""
    return len({step.id for step in route.steps if step.kind in (StepKind.STUDY, StepKind.WORK)})


def timed(task: Callable[[], T]) -> tuple[float, T]:
    """Processor seconds that a task takes, so that others at work on the machine count for nothing; and what it gives."""
    begun = time.process_time()
    result = task()
    return time.process_time() - begun, result


def shape(seconds: float) -> str:
    """A time as a table shows it."""
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.2f} s"


if __name__ == "__main__":
    main()

"""How long hard small catalogues take that a maintainer could write, and whether their routes are proved.

    python bench/hard.py                    all of them
    python bench/hard.py settings lists     only kinds whose names begin so
    python bench/hard.py --cpsat 60         beside OR-Tools CP-SAT, one worker, so many seconds for each

CP-SAT has the meaning of today as bench/with_cpsat.py says, and a horizon of a year beyond the route. Processor seconds of a whole answer. The kinds stand in tests/route/hard.py.
"""

import argparse
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.route import hard
from tests.route.oracle.planned import answer
from tests.route.oracle.world import Question

from peerpath.route.answer import Routes
from peerpath.route.options import Options
from peerpath.route.route_problem import RouteProblem

KINDS: dict[str, Callable[[], Question]] = {
    "ladder of 14": partial(hard.ladder, 14),
    "ladder of 14, 3 employers, 4 of 5 courses": partial(hard.ladder, 14, 3, 5),
    "3 of 8 courses on each of 5 rungs": partial(hard.some_of_many, 5),
    **{f"in post: {n} courses, {roles} jobs": partial(hard.in_post, n, roles, 2) for n, roles in ((4, 6), (6, 8))},
    "settings: 15 jobs, up to 60 months": partial(hard.settings_that_overlap, 15, (60, 36, 24, 24, 12)),
    "settings: 15 jobs, three of 60 months": partial(hard.settings_that_overlap, 15, (60, 60, 60, 36, 36)),
    **{f"lists: 60 months and {lists} of them": partial(hard.lists_that_overlap, lists) for lists in (4, 6, 8)},
    **{f"everything, seed {seed}": partial(hard.everything, seed) for seed in range(6)},
}


def beside(question: Question, months: int, seconds: float) -> str:
    """What CP-SAT says of a question: months, new jobs and own courses, and whether that is proved."""
    try:
        from bench.with_cpsat import solve
    except ImportError:
        return "OR-Tools is not installed"
    options = Options(assume_hiring=question.hiring, assume_months=question.stay)
    asked = RouteProblem(question.catalogue, question.profile, question.target, question.today, options, any_area=False)
    begun = time.process_time()
    cost, is_proved = solve(asked.whole(), months + 12, seconds)
    return f"CP-SAT {time.process_time() - begun:.2f} s {cost} {'proved' if is_proved else 'stopped'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*")
    parser.add_argument("--cpsat", type=float, metavar="SECONDS")
    asked = parser.parse_args()
    for name, kind in KINDS.items():
        if not asked.kinds or name.startswith(tuple(asked.kinds)):
            question, begun = kind(), time.process_time()
            found = answer(question)
            seconds = time.process_time() - begun
            if isinstance(found, Routes):
                first = found.routes[0]
                proof = "proved" if first.optimal else f"stopped, at least {first.at_least_months}"
                print(f"{name:44}{seconds:7.2f} s{first.months:6} months, {proof}", flush=True)
                if asked.cpsat:
                    print(f"{'':44}{beside(question, first.months, asked.cpsat)}", flush=True)


if __name__ == "__main__":
    main()

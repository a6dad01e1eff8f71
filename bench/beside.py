"""A country of 30 roles beside OR-Tools CP-SAT and clingo, one worker each, with the features off that they do not know.

    python bench/beside.py                     20 targets, 30 s for each
    python bench/beside.py --targets 60 --seconds 60

Roles have no bands, no deadlines and no end here. Ratios are of processor time, from the same question in numbers: theirs
to that of the search alone, and to that of a whole answer, from the profile to the reasons.
"""

import argparse
import statistics
import sys
from functools import partial
from pathlib import Path

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench import with_clingo, with_cpsat
from bench.national import national
from bench.routes import TODAY, first, shape, targets, timed

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET
from peerpath.route.answer import StepKind
from peerpath.route.options import DEFAULT_EFFORT, Measure, Options
from peerpath.route.problem.activity import Problem
from peerpath.route.route_problem import RouteProblem
from peerpath.route.search.search import Best, best_route
from peerpath.route.search.timetable import Effort

SOLVERS = {"CP-SAT": with_cpsat.solve, "clingo": with_clingo.solve}


def plain(catalogue: Catalogue) -> Catalogue:
    """The catalogue with nothing in it that the others do not know."""
    roles = {
        id: replace(
            role,
            band=None,
            lasts_months=None,
            requires=tuple(one for one in role.requires if one.terms.within_months is None),
        )
        for id, role in catalogue.roles.items()
    }
    return replace(catalogue, roles=roles)


def search(problem: Problem) -> Best | None:
    """The planner's search alone."""
    return best_route(problem, Measure.TIME, Effort(DEFAULT_EFFORT), reserve=100_000, looks_nearby=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--targets", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    asked = parser.parse_args()
    catalogue = plain(national(30))
    ratios: dict[str, list[tuple[float, float]]] = {name: [] for name in SOLVERS}
    proved, differ = dict.fromkeys(SOLVERS, 0), dict.fromkeys(SOLVERS, 0)
    for target in targets(catalogue, asked.targets):
        whole, route = min((timed(partial(first, catalogue, target)) for _ in range(3)), key=lambda one: one[0])
        if route is None or not route.months:
            continue
        kinds = [step.kind for step in route.steps]
        cost = route.months, kinds.count(StepKind.WORK), kinds.count(StepKind.STUDY)
        problem = RouteProblem(catalogue, NOBODY_YET, target, TODAY, Options(), any_area=False).whole()
        alone = min(timed(partial(search, problem))[0] for _ in range(3))
        print(
            f"{target:36}{shape(alone):>10}{shape(whole):>10}  {cost} {'proved' if route.optimal else 'stopped'}",
            end="",
        )
        for name, solve in SOLVERS.items():
            seconds, (found, is_proved) = timed(partial(solve, problem, route.months + 12, asked.seconds))
            ratios[name].append((seconds / alone, seconds / whole))
            proved[name] += is_proved
            differ[name] += is_proved and found != cost
            print(f"  {name} {shape(seconds)} {found} {'proved' if is_proved else 'stopped'}", end="", flush=True)
        print()
    for name, some in ratios.items():
        to_search, to_answer = (statistics.median(column) for column in zip(*some, strict=True))
        print(
            f"{name}: {to_search:.0f} times the search and {to_answer:.0f} times the answer in the median of {len(some)}"
        )
        print(f"{'':8}{proved[name]} proved, of which {differ[name]} differ")


if __name__ == "__main__":
    main()

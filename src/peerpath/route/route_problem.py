"""A question about routes in numbers: whole, or no more of it than a route that ends by some month can hold."""

from datetime import date
from functools import partial

from msgspec import Struct

from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.route.options import Options
from peerpath.route.problem.activity import Problem
from peerpath.route.problem.compile import Compiler
from peerpath.route.problem.formula import NEVER
from peerpath.route.search.in_time import InTime
from peerpath.route.search.relaxed import Relations, earliest, mask_of


class Reach(Struct, frozen=True):
    """What a route can hold that ends by a month."""

    problem: Problem
    relations: Relations
    beyond: int
    """A bit for each activity that is out of its reach."""


class RouteProblem:
    """A question that is compiled as far as it is needed.

    What can only be confirmed is left out of a choice at first; it is taken where too few other parts can be had.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        profile: Profile,
        target: str,
        today: date,
        options: Options,
        *,
        any_area: bool,
        late: bool = False,
        in_doubt: frozenset[str] = frozenset(),
    ) -> None:
        self._compiled = partial(
            Compiler, catalogue, profile, today, options, target, any_area=any_area, late=late, in_doubt=in_doubt
        )
        self._whole: Problem | None = None
        self.reachable: list[bool] = []
        """Of each node whether it can come true; known once the whole question is."""
        self._begin(frozenset())

    def _begin(self, last_resort: frozenset[str]) -> None:
        self._last_resort = last_resort
        self._by: dict[int, Reach] = {}
        self.compiler: Compiler = self._compiled(last_resort=last_resort)
        passing = [self.compiler.passing(id_) for id_ in self.compiler.options.via]
        self.target = self.compiler.formulas.every([self.compiler.of_target(), *passing])
        self._in_time = InTime(self.compiler.formulas.nodes, self.compiler.activities, self.compiler.filled)

    def whole(self) -> Problem:
        """All that can matter."""
        while self._whole is None:
            problem = self.compiler.problem(self.target)
            self.reachable = [month < NEVER for month in earliest(problem, Relations(problem)).value]
            more = {group for group, node in self.compiler.narrowed.items() if not self.reachable[node]}
            if more <= self._last_resort:
                self._whole = problem
            else:
                self._begin(self._last_resort | more)
        return self._whole

    def by(self, month: int, *, is_first: bool = False) -> Reach:
        """What a route can hold that ends by a month.

        is_first: nothing rests on the numbers of activities yet, so that it may begin again where something is left out
        that nobody can do without.
        """
        if month not in self._by:
            self._by[month] = self._reach(month)
            if is_first and self._whole is None and self.compiler.narrowed:
                self.whole()
                self._by = {month: self._reach(month)}
        return self._by[month]

    def _reach(self, month: int) -> Reach:
        kept, compiler = self.compiler.held_today(), self.compiler
        found = self._in_time.of(self.target, kept, month)
        problem = compiler.so_far(self.target)
        relations, everything = Relations(problem), (1 << len(problem.activities)) - 1
        # A second time with the months of the relaxation, which know what jobs and courses ask for themselves.
        value = earliest(problem, relations, everything & ~mask_of(found)).value
        found = self._in_time.of(self.target, kept, month, value.__getitem__)
        return Reach(problem, relations, everything & ~mask_of(found))

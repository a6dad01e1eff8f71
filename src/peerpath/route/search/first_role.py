"""What each role that could come first for an open node would cost at the least, before any of them is followed."""

from peerpath.route.options import Measure
from peerpath.route.problem.formula import Worked
from peerpath.route.search.bound import Key, Missing, jobs_of, key_of, missing_of, study_of, waiting_for
from peerpath.route.search.least import Sharing
from peerpath.route.search.partial import Partial


class FirstRole:
    """A partial route, and one of its open nodes: so many months worked.

    Countries have hundreds of roles alike. What they ask for in common is added up once.
    """

    def __init__(self, at: Partial, by: Measure, number: int) -> None:
        node = at.ground.problem.nodes[number]
        assert isinstance(node, Worked)
        self._at, self._by = at, by
        self._below = at.tail[number] + node.months
        self._after = waiting_for(at)
        self._after.pop(number, None)
        self._months = max(at.value[at.ground.problem.target], jobs_of(at))
        least = [at.ground.least[other] for other in self._after]
        self._touched = [one.touched for one in least if not one.enough]
        self._beside: dict[tuple[int, ...], tuple[list[Missing], Sharing]] = {}
        self._keys: dict[tuple[object, ...], Key] = {}

    def least_key(self, role: int) -> Key:
        """No route by a role has a smaller key."""
        activity, there = self._at.ground.problem.activities[role], self._at.there >> role & 1
        alike = () if there else tuple([touched >> role & 1 for touched in self._touched])
        if alike not in self._beside:
            sharing = Sharing(self._at.there | 1 << role)
            self._beside[alike] = missing_of(self._at.ground, self._after, sharing), sharing
        missing, sharing = self._beside[alike]
        more = self._asked_by(activity.needs, sharing)
        measure, months, steps, elsewhere, ranks = self._key(alike, activity.needs, missing, more)
        if activity.new and not there:
            measure += self._by is Measure.MOVES
            steps, elsewhere, ranks = steps + 1, elsewhere + activity.elsewhere, (*ranks, activity.rank)
        if any(lacks.steps for lacks in more):
            return measure, months, steps, 0, ()
        return measure, months, steps, elsewhere, tuple(sorted(ranks))

    def _key(self, alike: tuple[int, ...], needs: int, missing: list[Missing], more: list[Missing]) -> Key:
        """The key without the role itself; the same for all roles of one shape but for the ids."""
        opened = self._at.ground.relaxed[needs]
        by_moves = self._by is Measure.MOVES
        shape = (alike, opened, tuple(more if by_moves else [(lacks.study, lacks.steps) for lacks in more]))
        if shape not in self._keys:
            lacking = missing + more
            months = max(self._months, study_of(self._at, lacking), opened + self._below)
            self._keys[shape] = key_of(self._at, self._by, lacking, months)
        return self._keys[shape]

    def _asked_by(self, needs: int, sharing: Sharing) -> list[Missing]:
        """What a role asks for that nothing else does."""
        ground, value = self._at.ground, self._at.value
        numbers = [number for number in ground.passed[needs] if number not in value and number not in self._after]
        if not numbers:
            return []
        sharing = sharing.copy()
        found = [Missing(number, self._below, *sharing.add(ground.least[number])) for number in numbers]
        return [lacks for lacks in found if lacks.study or lacks.steps]

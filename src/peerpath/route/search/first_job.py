"""What each job that could come first for an open node would cost at the least, before any of them is followed."""

from peerpath.route.options import Measure
from peerpath.route.problem.formula import Worked
from peerpath.route.search.bound import (
    Key,
    Missing,
    apart,
    covered,
    jobs_of,
    kept_of,
    key_of,
    least_ties,
    missing_of,
    study_of,
    waiting_for,
    with_better,
    work_of,
)
from peerpath.route.search.least import Sharing
from peerpath.route.search.partial import Partial
from peerpath.route.search.relaxed import bits, lacking, mask_of


class FirstJob:
    """A partial route, and one of its open nodes: so many months worked.

    A whole country has hundreds of jobs alike; what they ask for in common is added up once.
    """

    def __init__(self, at: Partial, by: Measure, number: int) -> None:
        node = at.ground.problem.nodes[number]
        assert isinstance(node, Worked)
        self._at, self._by = at, by
        self._below = at.tail[number] + lacking(node)
        self._after = waiting_for(at)
        self._after.pop(number, None)
        self._work = work_of(at)
        pieces = apart(self._work)
        self._months = max(at.value[at.ground.problem.target], jobs_of(pieces), kept_of(at, pieces))
        self._covered = {0: 0} if len(pieces) == len(self._work) else {}
        """Jobs that are added → the months that all work takes with so many more, where it overlaps."""
        self._taken = with_better(at)
        activities = at.ground.problem.activities
        self._jobs = [activities[job] for job in bits(self._taken & at.ground.jobs)]
        least = [at.ground.least[other] for other in self._after]
        self._open_to = at.ground.trainings & mask_of(bit for one in least for bit in bits(one.touched))
        self._touched = [one.touched for one in least if not one.enough]
        self._beside: dict[tuple[int, ...], tuple[list[Missing], Sharing]] = {}
        self._keys: dict[tuple[object, ...], tuple[int, int, int, int, tuple[int, ...]]] = {}

    def least_key(self, job: int) -> Key:
        """No route by a job has a smaller key."""
        ground = self._at.ground
        activity, there = ground.problem.activities[job], self._at.there >> job & 1
        alike = () if there else tuple([touched >> job & 1 for touched in self._touched])
        if alike not in self._beside:
            sharing = Sharing(self._at.there | 1 << job)
            self._beside[alike] = missing_of(ground, self._after, sharing), sharing
        missing, sharing = self._beside[alike]
        more = self._asked_by(activity.needs, sharing)
        added = ((ground.better[job] | 1 << job) & ~self._taken).bit_count() if activity.new else 0
        joining = ground.better[job] | 1 << job if activity.new else 0
        hosted = 0
        for other in bits(joining):
            hosted |= ground.hosted[other]
        opened = ground.begin[job]
        hosted &= self._open_to | mask_of(bit for lacks in more for bit in bits(ground.least[lacks.number].touched))
        shape = (alike, opened, added, hosted, tuple([(m.study, m.steps, m.jobs, m.own) for m in more]))
        measure, months, jobs, own, ties = self._key(shape, opened, missing + more, joining, added)
        if added:
            ties = tuple([one + other for one, other in zip(ties, least_ties(self._at, [activity], []), strict=True)])
        return measure, months, jobs, own, ties

    def _key(
        self, shape: tuple[object, ...], opened: int, lacks: list[Missing], joining: int, added: int
    ) -> tuple[int, int, int, int, tuple[int, ...]]:
        """The same for all jobs of one shape."""
        at = self._at
        if shape not in self._keys:
            if added not in self._covered:
                self._covered[added] = covered(at, self._work, added)
            months = max(self._months, study_of(at, lacks), opened + self._below, self._covered[added])
            measure, months, jobs, own, _ = key_of(at, self._by, lacks, months, joining)
            ties = least_ties(at, self._jobs, lacks)
            self._keys[shape] = measure + added * (self._by is Measure.MOVES), months, jobs + added, own, ties
        return self._keys[shape]

    def _asked_by(self, needs: int, sharing: Sharing) -> list[Missing]:
        """What a job asks for that nothing else does."""
        ground, value = self._at.ground, self._at.value
        numbers = [number for number in ground.passed[needs] if number not in value and number not in self._after]
        if not numbers:
            return []
        return missing_of(ground, dict.fromkeys(numbers, self._below), sharing.copy())

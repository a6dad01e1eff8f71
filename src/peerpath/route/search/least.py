"""The least that nodes take directly: months of study and new steps, none of them counted twice."""

from collections.abc import Mapping

from msgspec import Struct

from peerpath.route.problem.activity import Problem
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Since, Worked
from peerpath.route.search.relaxed import Relations, earliest, mask_of


class Least(Struct, frozen=True):
    """What no way to satisfy a node can do without."""

    touched: int
    """Activities of which at least one is needed; 0 where the node comes by itself, or with a job or course of today."""
    study: int
    """Months of study that take a place, in courses that are among these activities."""
    enough: int
    """Where any so many of these activities, all of them courses, will do: how many; else 0."""
    shortest: tuple[tuple[int, int], ...]
    """Where enough is not 0: the courses, each after its months, the shortest first."""


_NOTHING = Least(0, 0, 0, ())


class Sharing:
    """Adds up what several nodes take. The months of a course that several could use are shared out among them."""

    def __init__(self, taken: int = 0) -> None:
        self._taken = taken
        self._charged = self._stepped = 0
        self._shares: list[tuple[int, int]] = []
        """Courses, a bit for each, and the most months of any of them that a node has borne."""

    def copy(self) -> "Sharing":
        """The same sums, to go on with apart."""
        other = Sharing(self._taken)
        other._charged, other._stepped, other._shares = self._charged, self._stepped, self._shares.copy()
        return other

    def add(self, least: Least) -> tuple[int, int]:
        """Months of study and steps that a node takes, beside what is taken already and what was added before."""
        touched, study, enough = least.touched, least.study, least.enough
        missing = enough - (touched & self._taken).bit_count() if enough else int(not touched & self._taken)
        if not touched or missing <= 0:
            return 0, 0
        if enough:
            months = self._left_of_cheapest(least, missing)
            study, dearest = sum(months), months[-1]
        else:
            study = dearest = 0 if touched & self._charged else study
        if dearest:
            self._shares.append((touched, dearest if enough else NEVER))
        self._charged |= touched
        steps = 0 if touched & ~self._taken & self._stepped else missing
        self._stepped |= touched
        return study, steps

    def _left_of_cheapest(self, least: Least, missing: int) -> list[int]:
        """What is left to bear of the cheapest courses, the dearest of them last."""
        shares = [share for share in self._shares if share[0] & least.touched]
        most = sum([months for _, months in shares])
        found: list[int] = []
        for months, course in least.shortest:
            if self._taken >> course & 1:
                continue
            if len(found) == missing and (months - most >= found[-1] or not found[-1]):
                break
            for courses, share in shares:
                months -= min(months, share) if courses >> course & 1 else 0
            found = sorted([*found, months])[:missing]
        return found


def least_of(problem: Problem, relations: Relations, first: Mapping[int, int]) -> list[Least]:
    """The least for each node; parts come before the groups that they are in. first: who can be the first to count."""
    new = mask_of(number for number, activity in enumerate(problem.activities) if activity.new)
    by_itself = earliest(problem, relations, without=new).value
    least: list[Least] = []
    for number, node in enumerate(problem.nodes):
        if by_itself[number] < NEVER:
            least.append(_NOTHING)
            continue
        match node:
            case Since() | Left():
                least.append(_NOTHING)
            case Done():
                course = problem.activities[node.course]
                months = course.months if course.takes_place else 0
                least.append(Least(1 << node.course, months, 1, ((months, node.course),)))
            case Worked():
                least.append(Least(first[number], 0, 0, ()))
            case Group():
                least.append(_of_group(node, [least[part] for part in node.parts]))
    return least


def _union(masks: list[int]) -> tuple[int, bool]:
    """All bits of these, and whether no two masks share one."""
    union, apart = 0, True
    for mask in masks:
        apart = apart and not union & mask
        union |= mask
    return union, apart


def _study(taken: list[Least], missing: int, apart: bool) -> int:
    """Months of study that so many of these parts cannot do without."""
    if missing == len(taken):
        sharing = Sharing()
        return sum([sharing.add(part)[0] for part in sorted(taken, key=lambda part: -part.study)])
    cheapest = sorted([part.study for part in taken])[:missing]
    return sum(cheapest) if apart else cheapest[-1]


def _of_group(group: Group, parts: list[Least]) -> Least:
    taken = [part for part in parts if part.touched]
    missing = group.count - (len(parts) - len(taken))
    mask, apart = _union([part.touched for part in taken])
    # Only where each way is a single activity of its own can steps be counted without counting one twice.
    single = apart and all(part.enough and part.touched.bit_count() == 1 for part in taken)
    study = _study(taken, missing, apart)
    shortest = tuple(sorted([part.shortest[0] for part in taken])) if single else ()
    return Least(mask, study, missing if single else 0, shortest)

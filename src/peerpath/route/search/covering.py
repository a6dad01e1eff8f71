"""How long work takes where one month can count for several things at once.

Least Σ x_j with Σ x_j ≥ m_k over the jobs j of each piece of work k: a covering problem. Its dual gives each piece a
weight such that the pieces that any one job counts for weigh no more than 1 together. See "Bounds" in docs/planner.md.
"""

from collections.abc import Sequence

from msgspec import Struct

from peerpath.route.problem.formula import NEVER

# Pivots after which weights are taken as they are: they add up for every job all the same.
_PIVOTS = 40


class Weights(Struct, frozen=True):
    """How much of a month each piece of work may claim: no more than a month in all in any one job."""

    parts: tuple[int, ...]
    whole: int
    """What a month is made of."""


class Stint(Struct, frozen=True):
    """Months to be spent in some jobs of a set: worked for a node, or in training that one of them hosts."""

    months: int
    start: int
    """The first month in which they can begin."""
    jobs: int
    after: int
    """Months that must follow."""


Known = dict[tuple[tuple[int, int], ...], Weights]
"""Pieces of work, months and a bit for each job → their weights."""


def in_parts(known: Known, pieces: Sequence[Stint], spared: Sequence[int] = ()) -> int:
    """Lower bound from work that overlaps: each piece takes its part of every month, one after the other.

    known: weights that have been found; filled as pieces are met. spared: for the jobs whose stays are the last pieces,
    the months that each is spared if it is held last.
    """
    if not pieces:
        return 0
    if not all(piece.jobs for piece in pieces):
        return NEVER
    asked = tuple([(piece.months, piece.jobs) for piece in pieces])
    if asked not in known:
        known[asked] = weights_of(asked)
    parts, whole = known[asked].parts, known[asked].whole
    some = [
        (piece.start * whole, piece.months * part, piece.after * whole)
        for piece, part in zip(pieces, parts, strict=True)
        if part
    ]
    stays = parts[len(parts) - len(spared) :]
    last = max([part * months for part, months in zip(stays, spared, strict=True)], default=0)
    return -((last - one_at_a_time(some)) // whole)


def one_at_a_time(jobs: list[tuple[int, int, int]]) -> int:
    """When one machine is through with jobs that may be interrupted, each with a head, months and a tail (Jackson 1955).

    The most for any of them that begin no sooner than one and have no shorter tail than another: the earliest of these
    months, all their lengths, and the shortest of these tails (Carlier and Pinson, 1989).
    """
    end = 0
    last_first = sorted([(after, months, start) for start, months, after in jobs], reverse=True)
    for head in {start for start, _, _ in jobs}:
        now = head
        for after, months, start in last_first:
            if start >= head:
                now += months
                if now + after > end:
                    end = now + after
    return end


def weights_of(pieces: Sequence[tuple[int, int]]) -> Weights:
    """The weights that give the largest bound from pieces of work, each a number of months and a bit for each job."""
    needed = [at for at in range(len(pieces)) if not _is_within(at, pieces)]
    tableau = _Tableau([pieces[at][0] for at in needed], _most_served([pieces[at][1] for at in needed]))
    tableau.run()
    found = dict(zip(needed, tableau.weights(), strict=True))
    return Weights(tuple([found.get(at, 0) for at in range(len(pieces))]), tableau.whole)


def _is_within(at: int, pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether another piece asks for as many months in fewer jobs; of two that are alike the first one stays."""
    months, jobs = pieces[at]
    for other, (more, others) in enumerate(pieces):
        if more >= months and not others & ~jobs and (other < at or more > months or others != jobs) and other != at:
            return True
    return False


def _most_served(jobs: Sequence[int]) -> list[int]:
    """For each job that serves more than others do, a bit for each piece that it serves."""
    served = {0: -1}
    for at, some in enumerate(jobs):
        split = {}
        for had, left in served.items():
            if left & ~some:
                split[had] = left & ~some
            if left & some:
                split[had | 1 << at] = left & some
        served = split
    most: list[int] = []
    for one in sorted(served, key=int.bit_count, reverse=True):
        if one and all(one & ~more for more in most):
            most.append(one)
    return most


class _Tableau:
    """Simplex in whole numbers: every entry is a multiple of the same part, so that nothing is rounded (Edmonds 1967)."""

    def __init__(self, months: Sequence[int], served: Sequence[int]) -> None:
        self._size = len(months)
        self.whole = 1
        self._rows = [[some >> at & 1 for at in range(self._size)] + [1] for some in served]
        self._gain = [-some for some in months] + [0]
        self._inside = list(range(self._size, self._size + len(served)))
        """What each row stands for: a piece, or from `_size` on the room that is left in a job."""
        self._outside = list(range(self._size))

    def run(self) -> None:
        """Pivot until no weight can grow; each step leaves weights that no job exceeds."""
        for _ in range(_PIVOTS):
            column = min(range(self._size), key=self._gain.__getitem__, default=-1)
            if column < 0 or self._gain[column] >= 0:
                return
            able = [at for at, row in enumerate(self._rows) if row[column] > 0]
            # Cross-multiplied: the least of right-hand side over entry.
            best = able[0]
            for at in able[1:]:
                if self._rows[at][-1] * self._rows[best][column] < self._rows[best][-1] * self._rows[at][column]:
                    best = at
            self._pivot(best, column)

    def _pivot(self, at: int, column: int) -> None:
        pivot, whole, here = self._rows[at][column], self.whole, self._rows[at]
        for row in (*self._rows, self._gain):
            if row is not here and (factor := row[column]):
                row[:] = [(one * pivot - factor * other) // whole for one, other in zip(row, here, strict=True)]
                row[column] = -factor
            elif row is not here and pivot != whole:
                row[:] = [one * pivot // whole for one in row]
        here[column], self.whole = whole, pivot
        self._inside[at], self._outside[column] = self._outside[column], self._inside[at]

    def weights(self) -> list[int]:
        """The weight of each piece, in parts of the whole."""
        found = [0] * self._size
        for stands_for, row in zip(self._inside, self._rows, strict=True):
            if stands_for < self._size:
                found[stands_for] = row[-1]
        return found

"""Where a person stands at the end of a month, and what holds then."""

from collections.abc import Mapping

from msgspec import Struct

from peerpath.route.problem.formula import NEVER, Worked
from peerpath.route.search.frame import Frame
from peerpath.route.search.needs import Needs
from peerpath.route.search.relaxed import bits, mask_of


class State(Struct, frozen=True):
    """Where a person stands at the end of a month."""

    month: int
    done: Mapping[int, int]
    """Course → the month in which it ended."""
    running: tuple[tuple[int, int, int], ...]
    """Courses under way: the month in which each ends, the course, the job in which it is gained (or -1)."""
    left: tuple[int, ...]
    """Months that each node of months worked still lacks, windows aside."""
    job: int
    """The new job held, or -1."""
    start: int
    """Its first day."""
    used: tuple[tuple[int, int], ...]
    """New jobs taken up so far, each with its first day."""
    counts: bool
    """Whether its months count for something that was still lacking when it began."""
    idle: int
    """A bit for each new job taken up so far that has given nothing: neither months that were lacking nor training."""
    ready: tuple[int, ...]
    """For each new job the months in which it could be applied for: the first one, or where things lapse a bit each."""


class Standing(Frame):
    """What holds in a state of a complete choice."""

    def _active(self, state: State) -> int:
        """A bit for each job held in the month to come."""
        # Paid jobs of today are left for the first new one.
        kept = self.beside if state.used else self.paid | self.beside
        return self._still_there(kept, state.month) | (1 << state.job if state.job >= 0 else 0)

    def _still_there(self, kept: int, month: int) -> int:
        """A bit for each job of today whose post has not ended."""
        if not self.ending:
            return kept
        return mask_of(job for job in bits(kept) if self.problem.activities[job].lasts > month)

    def _holds(self, needs: Needs, state: State, active: int) -> bool:
        month = state.month
        if any(not node.month <= month <= node.until for node in needs.since):
            return False
        for node in needs.done:
            if node.course not in state.done or month - state.done[node.course] > node.within:
                return False
        return all(self._has_worked(number, state, active) for number in needs.worked)

    def _has_worked(self, number: int, state: State, active: int) -> bool:
        node = self._node(number)
        if not node.months:
            return bool(node.roles & active)
        if node.window == NEVER:
            return state.left[self.index[number]] <= 0
        past = node.past[state.month] if state.month < len(node.past) else 0
        return past + self._lately(node, state) >= node.months

    def _lately(self, node: Worked, state: State) -> int:
        """Months along the route that count for a node with a window."""
        since = state.month - node.window
        return sum(bool(node.roles & self._worked_in(month, state)) for month in range(max(0, since), state.month))

    def _worked_in(self, month: int, state: State) -> int:
        """A bit for each job held in a month that is over: the one that begins at its start, and so on."""
        held = self.beside if state.used and month >= state.used[0][1] else self.paid | self.beside
        held = self._still_there(held, month)
        for job, start in state.used:
            if start <= month < min(start + self.problem.activities[job].lasts, self._next_start(job, state)):
                held |= 1 << job
        return held

    def _next_start(self, job: int, state: State) -> int:
        starts = [start for _, start in state.used]
        at = [other for other, _ in state.used].index(job)
        return starts[at + 1] if at + 1 < len(starts) else NEVER

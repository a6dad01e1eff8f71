"""Which jobs and courses a route can hold that ends by a month: each must begin so early that what it is for is in time."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence

from peerpath.route.problem.activity import Activity
from peerpath.route.problem.formula import NEVER, Done, Group, Left, Node, Since, Worked
from peerpath.route.search.relaxed import bits, lacking


class InTime:
    """Goes from the target down, with the last month in which each thing is of use.

    nodes: may grow while it looks. activity: one by its number, with what it asks for once `filled`.
    """

    def __init__(self, nodes: Sequence[Node], activities: Sequence[Activity], fill: Callable[[int], Activity]) -> None:
        self._nodes, self._activities, self._fill = nodes, activities, fill
        self._soonest: dict[int, int] = {}
        self._briefest: dict[int, int] = {}

    def of(
        self, target: int, kept: Iterable[int], within: int, soonest: Callable[[int], int] | None = None
    ) -> set[int]:
        """Numbers of the activities that a route by that month can hold.

        kept: the jobs of today, which are there in any case. soonest: a month before which a node is not true.
        """
        self._last: dict[int, int] = {}
        self._begin: dict[int, int] = {}
        self._waiting: deque[int] = deque()
        soonest, found = soonest or self.soonest, set(kept)
        self._need(target, within)
        for job in found:
            for due in self._fill(job).dues:
                self._need(due.node, within)
        while self._waiting:
            number = self._waiting.popleft()
            activity, month = self._fill(number), self._begin[number]
            if soonest(activity.needs) <= month:
                found.add(number)
                self._need(activity.needs, month)
                for due in activity.dues:
                    self._need(due.node, min(within, month + activity.delay + due.within))
        return found

    def soonest(self, number: int) -> int:
        """A month before which a node is not true, whatever its jobs and courses ask for."""
        if number not in self._soonest:
            self._soonest[number] = self._by_itself(self._nodes[number])
        return self._soonest[number]

    def _by_itself(self, node: Node) -> int:
        match node:
            case Since():
                return node.month
            case Left():
                return 0
            case Done():
                return self._activities[node.course].months
            case Worked():
                if node.months and not lacking(node):
                    return 0
                return lacking(node) + min([self._activities[job].delay for job in bits(node.roles)], default=NEVER)
            case Group():
                return sorted([self.soonest(part) for part in node.parts])[node.count - 1]

    def _need(self, number: int, month: int) -> None:
        """A node is of use until a month."""
        waiting = [number]
        while waiting:
            number = waiting.pop()
            if self._last.get(number, -1) >= month:
                continue
            self._last[number] = month
            match node := self._nodes[number]:
                case Group():
                    waiting += reversed(node.parts)
                case Done():
                    self._ask(node.course, month - self._activities[node.course].months)
                case Worked():
                    last = month - self._work_after(number, node)
                    for job in bits(node.roles):
                        self._ask(job, last - self._activities[job].delay)
                case Since() | Left():
                    pass

    def _work_after(self, number: int, node: Worked) -> int:
        """Months that a job must be held at the least that counts for a node.

        All that are lacking, where whoever is the first is kept so long that nobody takes a second one for them.
        """
        if node.window < NEVER:
            return min(1, node.months)
        if number not in self._briefest:
            self._briefest[number] = min([self._activities[job].least for job in bits(node.roles)], default=0)
        return node.months if node.months <= self._briefest[number] else 1

    def _ask(self, activity: int, month: int) -> None:
        """An activity is of use if what it asks for is there by a month."""
        if self._begin.get(activity, -1) < month:
            self._begin[activity] = month
            self._waiting.append(activity)

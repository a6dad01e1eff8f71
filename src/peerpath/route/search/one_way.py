"""What each way to satisfy an open group would cost at the least, before any of them is followed."""

from peerpath.route.options import Measure
from peerpath.route.search.bound import Key, key_of, missing_of, study_of, waiting_for
from peerpath.route.search.least import Sharing
from peerpath.route.search.partial import Partial


class OneWay:
    """A partial route, and one of its open groups.

    Hundreds of courses may satisfy a group: those that take longer then wait, and are not followed one by one.
    """

    def __init__(self, at: Partial, by: Measure, number: int) -> None:
        self._at, self._by, self._tail = at, by, at.tail[number]
        self._after = waiting_for(at)
        self._after.pop(number, None)

    def least_key(self, way: tuple[int, ...]) -> Key:
        """No route by a way has a smaller key."""
        ground, value, after = self._at.ground, self._at.value, self._after.copy()
        months = value[ground.problem.target]
        for part in [part for part in way if part not in value]:
            months = max(months, ground.relaxed[part] + self._tail)
            after |= {
                number: max(self._tail, after.get(number, 0)) for number in ground.passed[part] if number not in value
            }
        missing = missing_of(ground, after, Sharing(self._at.there))
        return key_of(self._at, self._by, missing, max(months, study_of(self._at, missing)))

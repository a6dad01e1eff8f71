"""What can be reached: the one walk over things that lead to other things."""

from collections.abc import Callable, Iterable


def reached(start: Iterable[str], onward: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Each start and all that leads on from it, once, in the order in which it is found."""
    found = dict.fromkeys(start)
    waiting = list(found)
    for one in waiting:  # it grows while it is walked
        new = [other for other in onward(one) if other not in found]
        found.update(dict.fromkeys(new))
        waiting += dict.fromkeys(new)
    return tuple(found)

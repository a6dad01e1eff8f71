"""Reachability: the one walk over things that lead to other things."""

from collections.abc import Callable, Iterable


def reached(start: Iterable[str], onward: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
    """Return the starts and everything reachable from them, each once, in the order found."""
    found = dict.fromkeys(start)
    waiting = list(found)
    for one in waiting:  # the list grows as it is walked
        new = [other for other in onward(one) if other not in found]
        found.update(dict.fromkeys(new))
        waiting += dict.fromkeys(new)
    return tuple(found)

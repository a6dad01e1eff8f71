"""Raises the recursion limit, since the planner recurses as deep as a plan is long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Enough for chains of thousands. From Python 3.11 frames are on the heap, so the stack cannot overflow.
_FRAMES = 100_000


@contextmanager
def deep() -> Iterator[None]:
    """Raise the recursion limit while a route is planned."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)

"""Room for long plans: the planner recurses as deep as a plan is long."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

# Enough for a chain of thousands. Frames of Python code live on the heap from 3.11 on, so that no stack overflows.
_FRAMES = 100_000


@contextmanager
def deep() -> Iterator[None]:
    """Lift the limit of recursion while a route is looked for."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)

"""Pauses the garbage collector while data is read: it only grows, so nothing becomes garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

# New objects from which on what was read counts as large: a country's catalogue has over a million, ours a tenth of
# this.
_MANY: Final = 100_000


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector while a tree grows: nothing becomes garbage, and scanning takes half of the time.

    Large data is then exempt for good: it has no cycles, and one scan costs a third of reading it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()

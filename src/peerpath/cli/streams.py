"""Handles standard streams that are closed or no longer read. Imports nothing, since every start runs this."""

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def open_closed() -> None:
    """A stand-in for each stream that is closed (as with ">&-"): nothing comes in, and remarks go nowhere.

    What is written to the one for answers fails as on a full disk, so that it is told in the same way.
    """
    for name, flags, mode in (
        ("stdin", os.O_RDONLY, "r"),
        ("stdout", os.O_RDONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        # Python leaves None there, on which every print would fail.
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))


def to_nowhere(stream: "TextIO") -> None:
    """Discard the rest of a stream whose reader has seen enough, as with "| head"."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())

"""One run at a time in a folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path

LOCK = ".peerpath-in-use"
"""The file in a folder that a run holds; the system lets go of it when the run ends, however it ends."""
HELD = {EACCES, EAGAIN, EDEADLK}
"""What systems say where another process holds a file."""


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Whether no other run works in this folder; if so, none begins before this one is over. Raises OSError."""
    opened = _held(folder / LOCK)
    try:
        yield opened is not None
    finally:
        if opened is not None:
            _let_go(folder / LOCK, opened)


def _held(file: Path) -> int | None:
    """The file, open and held; None where another run holds it."""
    while True:
        opened = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _lock(opened)
        except OSError as error:
            if error.errno in HELD:
                os.close(opened)
                return None
            # Some disks in a network know of no locks, and are of use all the same.
            return opened
        # A run that ended just now may have taken away the file that was opened.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(opened), file.lstat()):
                return opened
        os.close(opened)


def _let_go(file: Path, opened: int) -> None:
    if sys.platform != "win32":
        # While it is held, or it could be the next run's.
        with suppress(OSError):
            file.unlink()
    os.close(opened)
    if sys.platform == "win32":
        # What is open cannot be removed there, so this never takes another run's.
        with suppress(OSError):
            file.unlink()


def _lock(opened: int) -> None:
    """Raises OSError where it cannot be held."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)

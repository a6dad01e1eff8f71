"""Allows only one run at a time in a folder."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN, EDEADLK
from pathlib import Path

LOCK = ".peerpath-in-use"
"""The file that a run locks in its folder. The system unlocks it when the run ends, however it ends."""
HELD = {EACCES, EAGAIN, EDEADLK}
"""Error numbers that mean that another process has locked a file."""


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
    """The file, open and locked; None if another run has locked it."""
    while True:
        opened = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        try:
            _lock(opened)
        except OSError as error:
            if error.errno in HELD:
                os.close(opened)
                return None
            # Some network drives cannot lock files, but can be used all the same.
            return opened
        # A run that has just ended may have removed the file that was opened.
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(opened), file.lstat()):
                return opened
        os.close(opened)


def _let_go(file: Path, opened: int) -> None:
    if sys.platform != "win32":
        # Removed while still locked, or it could already be the next run's.
        with suppress(OSError):
            file.unlink()
    os.close(opened)
    if sys.platform == "win32":
        # An open file cannot be removed there, so this never removes another run's.
        with suppress(OSError):
            file.unlink()


def _lock(opened: int) -> None:
    """Lock the file. Raises OSError if that fails."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)

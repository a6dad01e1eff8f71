"""Writes files about people: readable by their owner only, and whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from errno import EACCES
from pathlib import Path
from typing import BinaryIO

from peerpath.cli.alone import LOCK, alone_in
from peerpath.cli.exit_codes import stop
from peerpath.reading.files import reason

DRAFTS, DRAFT = ".peerpath-", ".part"
"""The beginning and the end of a draft's name."""
SLUG = 60
"""The most letters of a file name that may come from data."""


@contextmanager
def whole(file: Path) -> Iterator[BinaryIO]:
    """A file to write to, which takes its place when all is written. Ends with code 2 where it cannot be.

    A link is followed. What is no file, such as ``/dev/stdout``, is written to as it is, and never replaced.
    """
    if file.is_dir():
        stop(f'"{file}" is a folder. Name a file to write to.')
    draft = None
    try:
        # A pipe, or /dev/stdout: replacing it with a file would take it from everybody.
        if file.exists() and not file.is_file():
            with file.open("wb") as opened:
                yield opened
            return
        place = Path(os.path.realpath(file))
        if place.exists() and not _may_be_written(place):
            raise PermissionError(EACCES, "it may only be read")
        # In the same folder, since a file cannot be moved to another disk in one piece. Its name is known before it is
        # there, or a signal between the two would leave it there.
        draft = place.with_name(f"{DRAFTS}{os.urandom(8).hex()}{DRAFT}")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(draft, flags, 0o600), "wb") as opened:
            yield opened
            opened.flush()
            # On the disk before the name is changed, or a power cut could leave an empty file under it.
            os.fsync(opened.fileno())
        draft.replace(place)
    except OSError as error:
        stop(f"{file} cannot be written: {reason(error)}.")
    finally:
        if draft is not None:
            _remove(draft)


def _may_be_written(file: Path) -> bool:
    """Whether anybody may, and we: one can put another file in the place of one that is protected, and should not."""
    return os.access(file, os.W_OK) and bool(file.stat().st_mode & 0o222)


@contextmanager
def own_folder(folder: Path, *, resume: bool) -> Iterator[None]:
    """Use a folder that only its owner can read, by one run at a time: new or empty, unless earlier work is resumed."""
    with ExitStack() as held:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not held.enter_context(alone_in(folder)):
                stop(f"{folder} is in use by another run. Wait for its end, or name another folder.")
            if not resume and any(one.name != LOCK for one in folder.iterdir()):
                stop(f"{folder} is not empty. Name a new folder, or go on with what is there: --resume")
            # Left by a run that was killed.
            _clear(folder)
        except OSError as error:
            stop(f"{folder} cannot be used: {reason(error)}.")
        try:
            yield
        finally:
            # Left by helpers that were ended.
            _clear(folder)


def _clear(folder: Path) -> None:
    for left in folder.glob(f"{DRAFTS}*{DRAFT}"):
        _remove(left)


def _remove(draft: Path) -> None:
    # The folder may be gone or closed by now; the first error is the one to report.
    with suppress(OSError):
        draft.unlink(missing_ok=True)


def slug(text: str) -> str:
    """Turn a text into part of a file name for every system: lower-case ASCII letters, digits and hyphens."""
    import re
    import unicodedata

    # Letters lose their accents; characters without an ASCII form are left out.
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:SLUG].strip("-")


def distinct(names: list[str]) -> list[str]:
    """Make slugs distinct by numbering those that are equal."""
    found: list[str] = []
    for name in names:
        plain, number = slug(name) or "role", 2
        chosen = plain
        while chosen in found:
            chosen, number = f"{plain}-{number}", number + 1
        found.append(chosen)
    return found

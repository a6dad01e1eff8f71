"""Reads the profile of the person who asks, from a file or standard input, from flags, or from both."""

import sys

from msgspec.structs import replace

from peerpath.ask.errors import DataError, Gathered
from peerpath.ask.people import MOST_BYTES, Flags, file_bytes, read_text, said, together
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import NOBODY_YET, Profile


def person(file: str | None, flags: Flags, catalogue: Catalogue) -> Profile:
    """Read the profile in a file and add the flags. Raises DataError with every problem of either."""
    wrong = Gathered()
    more = wrong.tried(said, flags, catalogue)
    told = wrong.tried(read_one, file, catalogue) if file is not None else NOBODY_YET
    wrong.tell()
    both = together(told, more)
    return replace(both, study_hours=hours) if (hours := flags["study_hours"]) else both


def profile_bytes(file: str) -> bytes:
    """Read the bytes of a profile from a file or standard input. Raises DataError if that fails."""
    return sys.stdin.buffer.read(MOST_BYTES + 1) if file == "-" else file_bytes(file)


def read_one(file: str, catalogue: Catalogue) -> Profile:
    """Read the profile in a file. Raises DataError with a line for each problem."""
    return read_text(profile_bytes(file), "standard input" if file == "-" else file, catalogue)


def looked_at(file: str, catalogue: Catalogue) -> tuple[Profile | None, list[str]]:
    """Read the profile in a file, or return a line for each problem. Raises DataError if it cannot be opened."""
    raw = profile_bytes(file)
    try:
        return read_text(raw, "standard input" if file == "-" else file, catalogue), []
    except DataError as wrong:
        return None, str(wrong).splitlines()

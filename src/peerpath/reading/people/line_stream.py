"""Splits a stream into lines, whatever their ends, in constant memory."""

from collections.abc import Iterator
from enum import StrEnum
from typing import BinaryIO

MOST_BYTES = 1_000_000
"""The most bytes of one line, and of one person."""
MOST_SKIPPED = 64_000_000
"""The most bytes searched for the end of a line that is too long."""
_PART = 1 << 16


class Lost(StrEnum):
    """Why a line is missing."""

    LONG = "the line is longer than 1 MB"
    ENDLESS = "the line is longer than 64 MB, and nothing after it was read"
    BROKEN = "the file cannot be read any further"


def lines(stream: BinaryIO) -> Iterator[bytes | Lost]:
    """Yield each line without its end, which may be LF, CR LF or CR."""
    held, skipped = b"", 0
    while part := _some(stream):
        if isinstance(part, Lost):
            yield part
            return
        whole, held = _cut(held + part)
        for line in whole:
            yield _line(line, skipped)
            skipped = 0
        # What is skipped is not kept: a line without an end must not fill the memory.
        if skipped or len(held) > MOST_BYTES:
            skipped += len(held)
            held = b"\r" if held.endswith(b"\r") else b""
        if skipped > MOST_SKIPPED:
            yield Lost.ENDLESS
            return
    if skipped or held:
        yield _line(held, skipped)


def _cut(text: bytes) -> tuple[list[bytes], bytes]:
    """The lines that have ended, and the beginning of the next. A CR may be half of CR LF, and waits."""
    *whole, rest = text.splitlines(keepends=True)
    return ([*whole, rest], b"") if rest.endswith(b"\n") else (whole, rest)


def _line(line: bytes, skipped: int) -> bytes | Lost:
    """A line without its end, of which so many bytes were skipped before."""
    return Lost.LONG if skipped or len(line) > MOST_BYTES else line.rstrip(b"\r\n")


def _some(stream: BinaryIO) -> bytes | Lost:
    """The next bytes, without waiting for more than a pipe has."""
    try:
        some: bytes = getattr(stream, "read1", stream.read)(_PART)
    except OSError:
        return Lost.BROKEN
    return some

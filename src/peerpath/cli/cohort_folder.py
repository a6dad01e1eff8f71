"""Keeps a folder of reports: a journal of its files, and what to do with reports of people who are gone."""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path

from msgspec.structs import replace

from peerpath.cli.exit_codes import stop
from peerpath.cli.files import whole
from peerpath.reading.files import reason
from peerpath.reading.people.row import Row, identity

JOURNAL = ".peerpath-done"
"""The journal in the folder: a line for each file with its name, what it was made of, and the digest of its bytes."""
ASIDE = "no-longer-here"
"""The subfolder for reports of people who are gone."""
SUMMARY = "-"
"""The journal's mark of a summary."""
_NAME = re.compile(r"[a-z0-9-]+\.(txt|json|md|html|pdf|csv)")
KEY = 10
"""The number of hexadecimal digits in a person's key."""


def keyed(rows: Iterable[Row], shared: list[str]) -> Iterator[Row]:
    """The rows, each with a key of its own that does not move when others come and go, as long as a reference stays.

    ``shared`` takes where those stand whose reference somebody before them has.
    """
    seen: dict[str, int] = {}
    for row in rows:
        whose = identity(row)
        key = hashlib.sha256(whose.encode(errors="surrogatepass")).hexdigest()[:KEY]
        # Two people may share a reference; they keep their order.
        again = seen[key] = seen.get(key, 0) + 1
        if again > 1:
            shared.append(row.origin)
        yield replace(row, key=key if again == 1 else f"{key}-{again}")


class Journal:
    """The journal of a folder. Several processes may write to it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / JOURNAL
        self._folder = folder
        self.last: dict[str, str] = {}
        """The last note on each name."""
        self.digests: dict[str, set[str]] = {}
        """The digests of everything noted as written under each name."""
        for name, rest in _lines(self._file):
            self.last[name] = rest
            self.digests.setdefault(name, set()).add(rest.rpartition(" ")[2])

    def refuse_what_is_not_ours(self, names: Iterable[str]) -> None:
        """End with exit code 2 if one of these files exists and is not as this program wrote it."""
        for name in names:
            file = self._folder / name
            content = lying(file)
            if content is not None and digest(content) not in self.digests.get(name, ()):
                stop(f"{file} was not written by peerpath, or was changed since.", "Move it, or name another folder.")

    def strangers(self, names: Iterable[str]) -> list[str]:
        """Reports in the folder that earlier runs wrote and this one did not, by name."""
        known = {name for name, rest in self.last.items() if not rest.startswith(f"{SUMMARY} ")} - set(names)
        return sorted(
            name for name in known if (self._folder / name).is_file() and not (self._folder / name).is_symlink()
        )

    def tidy(self, names: Iterable[str]) -> None:
        """Keep only the last note on each of these names, so that the journal does not grow with every run."""
        kept = {name: rest for name, rest in dict(_lines(self._file)).items() if name in set(names)}
        with whole(self._file) as file:
            file.write("".join(f"{name} {rest}\n" for name, rest in sorted(kept.items())).encode("ascii"))


def put_aside(folder: Path, names: Iterable[str]) -> None:
    """Move files into the subfolder, without overwriting any."""
    aside = folder / ASIDE
    if aside.is_symlink():
        stop(f"{aside} is a link, and reports are moved nowhere else.", "Move it, or name another folder.")
    try:
        aside.mkdir(mode=0o700, exist_ok=True)
        for name in names:
            stem, dot, ending = name.partition(".")
            free = chain([name], (f"{stem}-{again}{dot}{ending}" for again in count(2)))
            goal = next(aside / one for one in free if not os.path.lexists(aside / one))
            (folder / name).rename(goal)
    except OSError as error:
        stop(f"{aside} cannot be used: {reason(error)}.")


def note(folder: Path, name: str, made_of: str, content_digest: str) -> None:
    """Add a line to the journal at once and in one piece, so that a killed run loses nothing."""
    journal = folder / JOURNAL
    try:
        # A single append is atomic, whichever process it comes from.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        opened = os.open(journal, flags, 0o600)
        try:
            os.write(opened, f"{name} {made_of} {content_digest}\n".encode("ascii"))
        finally:
            os.close(opened)
    except OSError as error:
        stop(f"{journal} cannot be written: {reason(error)}.")


def digest(content: bytes) -> str:
    """The SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def lying(file: Path) -> bytes | None:
    """What a file in the folder holds; None where there is none.

    Ends with code 2 where it cannot be read, or is no file: a link leads elsewhere, and a pipe makes one wait.
    """
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            stop(f"{file} is no file, but a link, a folder or a pipe.", "Move it, or name another folder.")
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        stop(f"{file} cannot be read: {reason(error)}.")


def _lines(journal: Path) -> Iterator[tuple[str, str]]:
    """Names with the rest of their lines. A truncated line is ignored."""
    text = (lying(journal) or b"").decode("ascii", "replace")
    for line in text.splitlines(keepends=True):
        name, _, rest = line.partition(" ")
        # Anybody may have edited the journal, so only what we would have written counts.
        if line.endswith("\n") and _NAME.fullmatch(name) and rest.count(" ") == 1:
            yield name, rest.rstrip("\n")

"""Shows progress on standard error: a bar on a terminal, otherwise a plain line now and then."""

import sys
from types import TracebackType

from peerpath.cli.edge import look_at, tell

FEW = 50
"""Below this much work, no progress is shown."""
EVERY = 1_000
"""If the total is not known: a line after this many."""


class Progress:
    """Shows how much is done."""

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        self._total, self._done, self._told = total, 0, 0
        self._quiet = quiet or (total is not None and total < FEW)
        self._bar = None if self._quiet or not look_at(sys.stderr, False).lively else _Bar(total)

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._bar:
            self._bar.close()

    def add(self, count: int) -> None:
        """Count this many more as done."""
        self._done += count
        if self._bar:
            self._bar.move(self._done)
        elif not self._quiet and self._done - self._told >= self._step():
            self._told = self._done
            of = f" of {self._total:,}" if self._total else ""
            tell(f"{self._done:,}{of} done.")

    def _step(self) -> int:
        return max(FEW, self._total // 10) if self._total else EVERY


class _Bar:
    """A bar that moves only when something is done: no spinner and no thread."""

    def __init__(self, total: int | None) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Rich

        columns = (TextColumn("People"), BarColumn(), MofNCompleteColumn())
        self._rich = Rich(*columns, console=Console(stderr=True), auto_refresh=False, transient=True)
        self._task = self._rich.add_task("People", total=total)
        self._rich.start()

    def move(self, done: int) -> None:
        self._rich.update(self._task, completed=done, refresh=True)

    def close(self) -> None:
        self._rich.stop()

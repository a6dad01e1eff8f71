"""Look at each bad file in a process of its own, and write what it took: run as ``python each_alone.py FOLDER``.

One line of JSON for each file: its name, the exit code of ``peerpath validate``, the codes, the most memory (MB) and the
time (s). A process that ends in another way than by its exit code has a negative one, as after a crash; one that does
not end in time is killed, and gives -9.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from peerpath.cli.app import run
from peerpath.validate import runner  # noqa: F401 - imported once, before the processes part

SECONDS = 60
"""Long enough for any machine; what hangs is ended."""


def look_at(path: Path, folder: Path) -> dict[str, object]:
    """Validate one file in a child process."""
    answer = folder / "answer.json"
    answer.unlink(missing_ok=True)
    started = time.perf_counter()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        _in_child(path, answer)
    _, status, usage = os.wait4(child, 0)
    taken = time.perf_counter() - started
    codes = sorted({one["code"] for one in json.loads(answer.read_text())["diagnostics"]}) if answer.exists() else []
    return {
        "name": path.name,
        "exit": os.waitstatus_to_exitcode(status),
        "codes": codes,
        "megabytes": usage.ru_maxrss // 1024,
        "seconds": round(taken, 3),
    }


def _in_child(path: Path, answer: Path) -> None:
    with Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
        arguments = ["validate", str(path), "--format", "json", "--output", str(answer), "--as-of", "2026-11-22"]
        os._exit(run([*arguments, "--quiet"]))


def main(paths: Iterator[Path]) -> None:
    """Write a line for each file."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            print(json.dumps(look_at(path, Path(folder))), flush=True)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(iter(sorted(Path(sys.argv[1]).iterdir())))

"""What a first answer takes of a processor: whole-process medians, as ratios to `python -c "import typer"`.

    python bench/cold_start.py [--runs 15]

Each round runs every command once, so that a busy machine slows all of them alike. The kept catalogue is filled first, in
a folder of its own: in the person's own one others might push it out meanwhile.
"""

import argparse
import os
import subprocess
import sys
from contextlib import suppress
from statistics import median
from tempfile import NamedTemporaryFile, TemporaryDirectory

TARGET = "cwpt/senior-peer-support-worker"
PEERPATH = [sys.executable, "-m", "peerpath"]
ON_A_TERMINAL = {"TERM": "xterm-256color", "COLUMNS": "80"}
FLAGS = ["--holds", "care-certificate", "--experience", "peer-support-worker=18", "--declares", "written-english"]
PROFILE = """lived_experience: [mental-health]
declares: [written-english, spoken-english, coproduction]
holds:
  - care-certificate
  - {id: level-3-peer-support, awarded: 2024-07}
experience:
  - {role: cwpt/peer-support-worker, months: 18, until: 2026-10}
"""
FILE = ["--profile", "{profile}"]
"""A profile of `PROFILE`, written before the first run."""
CASES: dict[str, tuple[list[str], dict[str, str], float | None]] = {
    "a bare interpreter": ([sys.executable, "-c", "pass"], {}, None),
    "import peerpath": ([sys.executable, "-c", "import peerpath"], {}, None),
    "import typer": ([sys.executable, "-c", "import typer"], {}, None),
    "--help": ([*PEERPATH, "--help"], {}, 1.4),
    "route, plain": ([*PEERPATH, "route", TARGET], {}, 1.4),
    "route, with flags": ([*PEERPATH, "route", TARGET, *FLAGS], {}, 1.45),
    "route, with a YAML profile": ([*PEERPATH, "route", TARGET, *FILE], {}, 1.65),
    "gap, plain": ([*PEERPATH, "gap", TARGET], {}, 1.4),
    "gap, with flags": ([*PEERPATH, "gap", TARGET, *FLAGS], {}, 1.45),
    "gap, with a YAML profile": ([*PEERPATH, "gap", TARGET, *FILE], {}, 1.65),
    "next, with flags": ([*PEERPATH, "next", *FLAGS], {}, 1.7),
    "route, on a terminal": ([*PEERPATH, "route", TARGET], ON_A_TERMINAL, 2.0),
    "gap, on a terminal": ([*PEERPATH, "gap", TARGET], ON_A_TERMINAL, 2.0),
    "show, on a terminal": ([*PEERPATH, "show", TARGET], ON_A_TERMINAL, 2.0),
    "roles, on a terminal": ([*PEERPATH, "roles"], ON_A_TERMINAL, 2.0),
    "validate": ([*PEERPATH, "validate"], {}, 3.5),
    "an id, completed": ([*PEERPATH, "route", "cwpt/senior-p"], {"_PEERPATH_COMPLETE": "1"}, 0.3),
}
"""A name, what is run, what is added to the environment, and the promised ratio. What names a terminal gets one."""


def once(command: list[str], more: dict[str, str]) -> float:
    """Seconds of a processor from start to end: what others do on the machine is no part of it."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | more
    on_a_terminal = "TERM" in more
    reader, writer = os.openpty() if on_a_terminal else (-1, subprocess.DEVNULL)
    running = subprocess.Popen(command, env=environment, stdout=writer, stderr=subprocess.DEVNULL)
    if on_a_terminal:
        os.close(writer)
        with suppress(OSError):
            while os.read(reader, 65536):
                pass
        os.close(reader)
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    return used.ru_utime + used.ru_stime if running.returncode == 0 else float("nan")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--runs", type=int, default=15)
    runs = cli.parse_args().runs
    with NamedTemporaryFile("w", suffix=".yaml") as profile, TemporaryDirectory() as cache:
        os.environ["XDG_CACHE_HOME"] = os.environ["LOCALAPPDATA"] = cache
        profile.write(PROFILE)
        profile.flush()
        cases = {
            name: ([word.format(profile=profile.name) if word == FILE[1] else word for word in words], more)
            for name, (words, more, _) in CASES.items()
        }
        for command, more in cases.values():
            once(command, more)
        rounds = [{name: once(*case) for name, case in cases.items()} for _ in range(runs)]
    base = median(one["import typer"] for one in rounds)
    print(f"| command | milliseconds | ratio | promised |\n|---|---|---|---|  <!-- {runs} rounds -->")
    for name, (_, _, promised) in CASES.items():
        took = median(one[name] for one in rounds)
        print(f"| {name} | {took * 1000:.0f} | {took / base:.2f} | {promised or ''} |")


if __name__ == "__main__":
    main()

"""How long many people take, and whether memory stays flat: ``python bench/cohort.py [PEOPLE...]``.

For each number of people it writes that many profiles as JSON Lines, lets ``peerpath gap`` answer them for one role,
end to end as a user runs it, and prints time and memory, beside what the standard library takes in one process to read
the profiles and to read and write the answers as JSON, and nothing else. Times compare, they do not promise.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROLE = "cwpt/senior-peer-support-worker"
COURSES = (
    "care-certificate", "functional-skills-english-level-2", "functional-skills-maths-level-2",
    "peer-support-supervisor-training", "imroc-peer-support-training", "level-3-peer-support", "degree",
)  # fmt: skip
SAYS = ("written-english", "spoken-english", "coproduction")
# Runs a command and tells, for it and the processes that it waits for, the most memory that one of them held.
WATCH = (
    "import resource, subprocess, sys;"
    "code = subprocess.run(sys.argv[1:]).returncode;"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr);"
    "sys.exit(code)"
)


def people(count: int) -> Iterator[str]:
    """So many profiles, always the same."""
    chance = random.Random(1)
    for number in range(count):
        yield json.dumps(
            {
                "reference": f"case {number}",
                "lived_experience": ["mental-health"],
                "declares": chance.sample(SAYS, 2),
                "holds": chance.sample(COURSES, chance.randint(0, 5)),
                "experience": [{"role": "cwpt/peer-support-worker", "months": chance.randint(1, 30)}],
            }
        )


def answered(file: Path, out: Path, jobs: int) -> tuple[float, float]:
    """Seconds, and megabytes at most held by one process."""
    command = [sys.executable, "-m", "peerpath", "gap", ROLE, "--profile", str(file), "--format", "jsonl"]
    command += ["--output", str(out), "--jobs", str(jobs), "--quiet"]
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", WATCH, *command], check=True, stderr=subprocess.PIPE, text=True)
    return time.perf_counter() - start, int(done.stderr.split()[-1]) / 1024


def json_alone(file: Path, out: Path) -> float:
    """Seconds for the standard library to read the profiles, and to read and write the answers."""
    start = time.perf_counter()
    with file.open("rb") as lines:
        for line in lines:
            json.loads(line)
    with out.open("rb") as lines, Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for line in lines:
            nowhere.write(json.dumps(json.loads(line)))
    return time.perf_counter() - start


def main(counts: list[int]) -> None:
    jobs = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    print(f"{'people':>9}  {'processes':>9}  {'seconds':>8}  {'people/s':>8}  {'MB':>5}  {'json alone, 1 process':>21}")
    with tempfile.TemporaryDirectory() as folder:
        file, out = Path(folder) / "people.jsonl", Path(folder) / "answers.jsonl"
        for count in counts:
            file.write_text("".join(f"{line}\n" for line in people(count)), encoding="utf-8")
            for processes in dict.fromkeys((1, jobs)):
                seconds, memory = answered(file, out, processes)
                floor = json_alone(file, out)
                print(
                    f"{count:>9,}  {processes:>9}  {seconds:>8.1f}  {count / seconds:>8,.0f}  {memory:>5.0f}  {floor:>19.1f} s"
                )


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1_000, 10_000, 100_000])

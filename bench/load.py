"""Loading and checking a catalogue of a country's size, beside `orjson.loads` of the same data as JSON.

    python bench/load.py [--roles 100 1000 10000] [--profile]

Each figure is the quickest of some processes: seconds of one processor without imports, and the most memory held.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.authored import files
from bench.gap import slope
from bench.national import national

RUNS = 5
TIMED = """
import resource, sys, time
from pathlib import Path
folder = Path(sys.argv[1])
{before}
start = time.process_time()
{work}
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""
READ = "from peerpath.reading.role_data.kept import read_catalogue; import peerpath.reading.role_data.catalogue"
LOAD = "assert read_catalogue(folder, builtin=False).value is not None"
JSON = "import orjson; raw = [one.read_bytes() for one in sorted(folder.glob('*.json'))]"
WORK = {
    "orjson": (JSON, "data = [orjson.loads(one) for one in raw]"),
    "first": (READ, LOAD),
    "kept": (READ, LOAD),
    "rules": (
        "from peerpath.validate.runner import CheckOptions, check",
        "check([folder], CheckOptions(builtin=False))",
    ),
}
"""What is imported before the clock starts, and what is timed."""
PROFILED = "import cProfile; cProfile.run({work!r}, sort='tottime')"
PHASES = """
import sys, time
from pathlib import Path
import yaml
from peerpath.reading.role_data import catalogue
from peerpath.reading.yamltree.collector import collector_paused
from peerpath.reading.role_data.entries import Entries, read_entries
from peerpath.reading.role_data.layers import read_layers, version_of
from peerpath.reading.role_data.references import unknown_references
from peerpath.reading.role_data.set_cycles import sets_within_themselves
from peerpath.reading.yamltree.tree import read_tree

def parse(raw):
    event = yaml.CSafeLoader(raw).get_event
    while event() is not None:
        pass

def phase(name, work):
    start = time.process_time()
    result = work()
    print(f"{{time.process_time() - start:6.2f}} s  {{name}}")
    return result

with collector_paused():
    layers = phase("the files' bytes", lambda: read_layers(Path(sys.argv[1]), builtin=False).value)
    phase("(the YAML parser alone, whose events nobody takes)", lambda: [parse(raw) for _, raw in layers[0]])
    data = phase("the parser, and data with places from its events", lambda: [read_tree(raw, n).value for n, raw in layers[0]])
    upper = phase("the shape of each entry, with Pydantic", lambda: read_entries(data)[0])
    entries = Entries().under(upper)
    phase("whether all ids are known", lambda: unknown_references(entries))
    phase("sets that hold themselves", lambda: sets_within_themselves(entries))
    phase("lowering to the model", lambda: catalogue._lower(entries, version_of(layers), []))
"""
"""Each step of a first load by itself."""


def run(name: str, folder: Path, cache: Path | None) -> tuple[float, float]:
    """Seconds and megabytes."""
    before, work = WORK[name]
    done = subprocess.run(
        [sys.executable, "-c", TIMED.format(before=before, work=work), str(folder)],
        capture_output=True, text=True, env=environment(cache),
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds, memory = done.stdout.split()[-2:]
    return float(seconds), float(memory)


def environment(cache: Path | None) -> dict[str, str]:
    kept = {"XDG_CACHE_HOME": str(cache)} if cache else {"PEERPATH_NO_CACHE": "1"}
    return {**{key: value for key, value in os.environ.items() if key != "PEERPATH_NO_CACHE"}, **kept}


def best(names: Sequence[str], folder: Path, cache: Path | None = None) -> list[tuple[float, float]]:
    """The quickest run of each, and its most memory. They take turns, so that a busy machine slows all of them alike."""
    rounds = [[run(name, folder, cache) for name in names] for _ in range(RUNS)]
    return [(min(s for s, _ in found), max(m for _, m in found)) for found in zip(*rounds, strict=True)]


def author(roles: int, folder: Path) -> None:
    """Write the catalogue as YAML, and the same data as JSON."""
    for number, data in enumerate(files(national(roles))):
        text: Any = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=120)
        (folder / f"{number:03}.yaml").write_text(text, encoding="utf-8")
        (folder / f"{number:03}.json").write_text(json.dumps(data), encoding="utf-8")


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--roles", type=int, nargs="+", default=[100, 1_000, 10_000])
    cli.add_argument(
        "--profile", action="store_true", help="show where the time of a first load goes, and nothing else"
    )
    asked = cli.parse_args()
    taken = dict[int, float]()
    if not asked.profile:
        print(
            "| roles | MB of YAML | orjson, s | first load, s | ratio | MB held | kept, s | ratio | with all rules, s | ratio |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|")
    for roles in asked.roles[-1:] if asked.profile else asked.roles:
        with tempfile.TemporaryDirectory() as temporary:
            folder, cache = Path(temporary) / "data", Path(temporary) / "cache"
            folder.mkdir()
            author(roles, folder)
            if asked.profile:
                print(
                    subprocess.run(
                        [sys.executable, "-c", PHASES.format(), str(folder)], capture_output=True, text=True
                    ).stdout
                )
                program = f"import sys; from pathlib import Path; folder = Path(sys.argv[1]); {READ}; "
                command = [sys.executable, "-c", program + PROFILED.format(work=LOAD), str(folder)]
                shown = subprocess.run(command, capture_output=True, text=True, env=environment(None))
                print("\n".join(shown.stdout.splitlines()[:30]) or shown.stderr)
                return
            size = sum(file.stat().st_size for file in folder.glob("*.yaml")) / 1e6
            (plain, _), (first, memory), (rules, _) = best(("orjson", "first", "rules"), folder)
            run("first", folder, cache)
            ((kept, _),) = best(("kept",), folder, cache)
            taken[roles] = first
            print(
                f"| {roles:,} | {size:.1f} | {plain:.3f} | {first:.2f} | {first / plain:.1f} | {memory:.0f} "
                f"| {kept:.3f} | {kept / plain:.2f} | {rules:.2f} | {rules / first:.2f} |",
                flush=True,
            )
    if len(taken) > 1:
        print(f"\nLog-log slope of the first load: {slope(taken):.2f} (promised: at most 1.1)")


if __name__ == "__main__":
    main()

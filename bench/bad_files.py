"""What each bad file of the corpus takes, alone in a process: ``python bench/bad_files.py``. Needs no network."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.validate.large import LARGE  # noqa: E402 - the folder of the tests has to be found first


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for title, (make, _) in LARGE.items():
            (folder / f"{title}.yaml").write_bytes(make())
        for case in (ROOT / "tests/validate/cases").glob("*.yaml"):
            (folder / case.name).write_bytes(case.read_bytes())
        done = subprocess.run(
            [sys.executable, str(ROOT / "tests/validate/each_alone.py"), name],
            capture_output=True,
            text=True,
            check=True,
        )
    show([json.loads(line) for line in done.stdout.splitlines()])


def show(lines: list[dict[str, object]]) -> None:
    seconds = sorted(float(str(line["seconds"])) for line in lines)
    print(f"{len(lines)} files; median {seconds[len(seconds) // 2]:.2f} s, slowest {seconds[-1]:.2f} s")
    print(f"most memory {max(int(str(line['megabytes'])) for line in lines)} MB")
    print(f"ended otherwise than with 0 or 1: {[line['name'] for line in lines if line['exit'] not in (0, 1)]}")
    print("over a second:")
    for line in sorted(lines, key=lambda line: -float(str(line["seconds"]))):
        if float(str(line["seconds"])) >= 1:
            print(f"  {line['seconds']} s  {line['megabytes']} MB  {line['name']}")


if __name__ == "__main__":
    main()

"""No bad file, whatever its size, brings a crash, a hang, a traceback or much memory.

Each of the large ones is looked at in a process of its own, the small ones together in one more. ``bench/bad_files.py``
measures every one alone.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.validate.large import LARGE

HERE = Path(__file__).parent
MOST_MEGABYTES = 200


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What each file took, alone in a process."""
    folder = tmp_path_factory.mktemp("bad")
    for name, (make, _) in LARGE.items():
        (folder / f"{name}.yaml").write_bytes(make())
    together = folder / "all small ones.yaml"  # a folder: the name of one file is as good as another
    together.mkdir()
    for case in (HERE / "cases").glob("*.yaml"):
        (together / case.name).write_bytes(case.read_bytes())
    done = subprocess.run(
        [sys.executable, str(HERE / "each_alone.py"), str(folder)], capture_output=True, text=True, check=True
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["name"].removesuffix(".yaml"): line for line in lines}


@pytest.mark.parametrize("name", LARGE)
def test_large_file_is_told_of(name: str, measured: dict[str, dict[str, Any]]) -> None:
    expected = LARGE[name][1]
    assert set(measured[name]["codes"]) == (expected or set(measured[name]["codes"]))


def test_no_file_ends_in_another_way_than_documented(measured: dict[str, dict[str, Any]]) -> None:
    assert {name: one["exit"] for name, one in measured.items() if one["exit"] not in (0, 1)} == {}


def test_all_files_with_errors_leave_with_1(measured: dict[str, dict[str, Any]]) -> None:
    warnings = {"PP302", "PP306", "PP308", "PP402", "PP404", "PP503", "PP504", "PP509", "PP510", "PP601", "PP602"}
    warnings |= {"PP603", "PP702"}
    assert {name for name, one in measured.items() if set(one["codes"]) - warnings and one["exit"] != 1} == set()
    assert {name for name, one in measured.items() if not set(one["codes"]) - warnings and one["exit"] != 0} == set()


def test_no_file_takes_much_memory(measured: dict[str, dict[str, Any]]) -> None:
    assert {name: one["megabytes"] for name, one in measured.items() if one["megabytes"] >= MOST_MEGABYTES} == {}

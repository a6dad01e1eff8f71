"""The page about many machines: its program, on a local cluster, gives the very answers of the command line."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.dask]
PAGE = Path(__file__).parent.parent.parent / "docs" / "many-machines.md"
ROLE, DAY = "cwpt/peer-practitioner", "2026-11-22"
COURSES = ["care-certificate", "level-3-peer-support", "gcse-english", "gcse-maths", "degree"]


def profiles(count: int) -> list[str]:
    """People who differ: each holds a course or more, and some have worked."""
    return [
        json.dumps(
            {
                "holds": [course for place, course in enumerate(COURSES) if number >> place & 1],
                "experience": [{"occupation": "peer-support-worker", "months": number % 30 + 1}] * (number % 2),
            }
        )
        for number in range(count)
    ]


def test_a_cluster_gives_identical_answers(tmp_path: Path) -> None:
    pytest.importorskip("dask.distributed", reason="it is not among the packages of [test]")
    (program,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "many_machines.py").write_text(program, encoding="utf-8")
    (tmp_path / "people.jsonl").write_text("\n".join(profiles(1_200)) + "\n", encoding="utf-8")
    alone = [
        sys.executable,
        "-m",
        "peerpath",
        "gap",
        ROLE,
        "--profile",
        "people.jsonl",
        "--format",
        "jsonl",
        "--as-of",
        DAY,
    ]
    many = [sys.executable, "many_machines.py", "people.jsonl", ROLE, DAY]
    expected, found = (subprocess.run(words, cwd=tmp_path, capture_output=True, text=True) for words in (alone, many))
    assert (expected.returncode, found.returncode) == (0, 0), found.stderr
    assert found.stdout == expected.stdout
    assert len(set(found.stdout.splitlines())) == 1_200

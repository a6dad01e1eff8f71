"""The first inputs of the fuzz run, and all that ever found something: each ends as promised."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FIRST = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each input is a fork")
def test_made_up_inputs_end_as_promised() -> None:
    """In a process of its own: it forks, and a process with threads must not."""
    words = [sys.executable, "-m", "tests.reliability.fuzz"]
    done = subprocess.run(
        [*words, "--inputs", str(FIRST), "--also", str(HERE / "fuzz_seeds.txt"), "--minutes", "10"],
        capture_output=True, text=True, cwd=HERE.parent.parent,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_input_follows_from_its_seed() -> None:
    from tests.reliability import fuzz

    assert [fuzz.made(seed) for seed in range(60)] == [fuzz.made(seed) for seed in range(60)]
    assert {fuzz.made(seed).kind for seed in range(60)} == {"role data", "profile", "table", "CV", "flags"}

"""The import direction that ARCHITECTURE.md draws, and what a command may load."""

import subprocess
import sys

import pytest


def test_no_room_imports_upwards() -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    "arguments", [["gap", "cwpt/peer-practitioner"], ["roles"], ["show", "cwpt/peer-practitioner"]]
)
def test_an_answer_does_not_wait_for_what_it_does_not_need(arguments: list[str]) -> None:
    script = f"import sys\nfrom peerpath.cli.app import run\nrun({arguments!r})\nprint(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"networkx", "rich", "typst", "jinja2"} & set(done.stderr.split())

"""The import direction that ARCHITECTURE.md draws, and what a command may load."""

import ast
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from msgspec import Struct

import peerpath
from tests.conftest import IN_THE_LANE, SLOW


def test_no_room_imports_upwards() -> None:
    from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

    assert lint_imports(no_cache=True) == EXIT_STATUS_SUCCESS


def test_an_answer_does_not_wait_for_what_it_does_not_need() -> None:
    asked = [["gap", "cwpt/peer-practitioner"], ["roles"], ["show", "cwpt/peer-practitioner"]]
    script = (
        f"import sys\nfrom peerpath.cli.app import run\nfor words in {asked!r}:\n    assert run(words) == 0\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not {"networkx", "rich", "typst", "jinja2"} & set(done.stderr.split())


@pytest.mark.parametrize("named", [*SLOW, *IN_THE_LANE])
def test_the_fast_lane_names_tests_that_there_are(named: str) -> None:
    file, _, test = named.partition("::")
    path = Path(__file__).parent / file
    assert path.exists()
    assert not test or test.partition("[")[0].rpartition("::")[2] in path.read_text(encoding="utf-8")


ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "peerpath"


def test_each_room_has_a_row_with_the_rooms_inside_it() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)/` (\|.*)$", page, re.MULTILINE))
    assert set(rows) == rooms_in(SRC)
    for room, row in rows.items():
        assert rooms_in(SRC / room) == set(re.findall(r"`(\w+)/`", row)), room


def rooms_in(folder: Path) -> set[str]:
    return {file.parent.name for file in folder.glob("*/__init__.py")}


@pytest.mark.parametrize("page", ["ARCHITECTURE.md", "CONTRIBUTING.md", "docs/planner.md", "docs/what-a-route-is.md"])
def test_each_file_that_is_named_is_there(page: str) -> None:
    """By its path, from the top, from the program or from beside the page; or by its bare name, wherever it stands."""
    named = re.findall(r"`([\w./*-]+\.(?:py|md|json|toml|txt))`", (ROOT / page).read_text(encoding="utf-8"))
    there = {file.name for folder in (SRC, ROOT / "tests" / "route") for file in folder.rglob("*.py")}
    below = [ROOT, SRC, SRC / "route", ROOT / "tests" / "route", (ROOT / page).parent]
    assert named
    for name in named:
        found = name in there or any([*folder.glob(name)] for folder in below)
        assert found or "NAME" in name, name


ADDED_TO = {"Batch", "Effort", "Lowering", "Suppression", "Totals", "_Session", "_Siblings"}
"""What grows or is used up while something runs; all else is never altered."""


def test_nouns_are_frozen() -> None:
    for module in pkgutil.walk_packages(peerpath.__path__, "peerpath."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    nouns = [noun for noun in _below(Struct) if noun.__module__.startswith("peerpath.")]
    assert len(nouns) > 100
    assert {noun.__name__ for noun in nouns if not noun.__struct_config__.frozen} == ADDED_TO


def _below(noun: type[Struct]) -> Iterator[type[Struct]]:
    for below in noun.__subclasses__():
        yield below
        yield from _below(below)


def test_a_class_name_stands_for_one_thing() -> None:
    files = Path(peerpath.__file__).parent.rglob("*.py")
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in files]
    names = Counter(node.name for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1] == []

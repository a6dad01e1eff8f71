"""What is made from the program is as the program would have it."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def make() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make", ROOT / "docs" / "make.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_nothing_is_out_of_date(make: ModuleType) -> None:
    old = [str(file) for file, text in make.files().items() if file.read_text(encoding="utf-8") != text]
    assert old == [], "run: python docs/make.py"


def test_every_command_is_in_the_reference(make: ModuleType) -> None:
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for path, _, _ in make.commands():
        assert f"\n## {f'peerpath {path}'.strip()}\n" in reference


def test_the_faults_of_the_planner_are_told_as_they_are_tried() -> None:
    from bench.prunings import table

    assert table() in (ROOT / "docs" / "prunings.md").read_text(encoding="utf-8")

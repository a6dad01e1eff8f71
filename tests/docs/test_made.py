"""What is made from the program is as the program would have it, and the manual pages are sound."""

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
    assert {*(ROOT / "docs" / "man").glob("*.1")} <= {*make.files()}


def test_every_command_is_in_the_reference_and_has_a_manual_page(make: ModuleType) -> None:
    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    for path, _, _ in make.commands():
        name = f"peerpath {path}".strip()
        assert f"\n## {name}\n" in reference
        page = (ROOT / "docs" / "man" / f"{name.replace(' ', '-')}.1").read_text(encoding="utf-8")
        assert page.startswith(".TH ") and ".SH NAME" in page and page.isascii()


def test_manual_pages_hold_text_as_text() -> None:
    from peerpath.document.build import bullets, document, prose
    from peerpath.render.man import paint

    page = paint(document("x", prose(".PP is 'text' \\fB"), bullets("'x", "ü ^ `~`"), lead="a - b"), edition="1")
    assert "\n\\&.PP is 'text' \\efB\n" in page and "\n\\&'x\n" in page
    assert "\\[u00FC] \\(ha \\(ga\\(ti\\(ga" in page and "a \\- b" in page

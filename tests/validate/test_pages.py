"""``docs/rules/`` is what the rules say. To write it anew: ``python -m peerpath.validate.write_pages docs/rules``."""

from pathlib import Path

from peerpath.validate.manual import pages

DOCS = Path(__file__).parents[2] / "docs/rules"


def test_pages_are_current() -> None:
    assert {path.name: path.read_text(encoding="utf-8") for path in DOCS.iterdir()} == pages()

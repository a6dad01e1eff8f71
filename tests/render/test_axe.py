"""Pages in a real browser: axe-core finds nothing, wide and at 400 % zoom, and nothing is asked of a network."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from peerpath.document import build
from peerpath.render import html
from tests.render.pages import HOSTILE, everything

AXE = Path(__file__).parent / "axe"
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed"),
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
    pytest.mark.skipif(
        not (AXE / "node_modules").is_dir(), reason="axe-core is not installed: npm ci in tests/render/axe"
    ),
]


def test_axe_finds_nothing_and_nothing_is_fetched(tmp_path: Path) -> None:
    pages = {
        "everything": everything("Peer support, in words"),
        "hostile": everything(" ".join(HOSTILE)),
        "least": build.document("Title", build.prose("Text")),
    }
    for name, document in pages.items():
        (tmp_path / f"{name}.html").write_text(html.paint(document), encoding="utf-8")
    command = ["node", str(AXE / "check.mjs"), str(BROWSER), *(str(path) for path in sorted(tmp_path.iterdir()))]
    found = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout)
    assert len(found) == 4 * len(pages)
    for page in found:
        assert page["passes"] > 10
        assert page["violations"] == []
        assert page["requests"] == 1
        assert page["wider"] == 0, "the page must not scroll sideways"

"""Mermaid flowcharts in a real browser: each version that people have draws every title as it is, and fetches nothing."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from peerpath.document import build
from peerpath.document.diagram import edge, node
from peerpath.render.picture import mermaid
from tests.render.pages import HOSTILE
from tests.render.test_axe import AXE, BROWSER

HERE = Path(__file__).parent / "mermaid"
VERSIONS = ("10.9.3", "11.4.1", "11.9.0", "11.17.2")
TITLES = (
    "Peer support worker", "1. Peer worker", "2) Lead", "- Peer worker", "+ Lead", "* Lead", "# Lead", "> Lead", "---", "end", "subgraph",
    "Lead (Band 6); \"acting\"", "see https://x.example/", "[a](b)", "www.x.example", "a@x.example", "the `x` post", "~~x~~", "**x** _y_",
    "$$x$$", "&amp; <b>x</b>", "Žofie 日本",
)  # fmt: skip

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed"),
    pytest.mark.skipif(shutil.which("node") is None, reason="Node.js is not installed"),
    pytest.mark.skipif(
        not (AXE / "node_modules").is_dir(), reason="puppeteer is not installed: npm ci in tests/render/axe"
    ),
]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_draws_every_title_as_it_is(tmp_path: Path, version: str) -> None:
    script = HERE / "node_modules" / f"mermaid-{version}.js"
    if not script.is_file():
        pytest.skip("this version of Mermaid is not here: tests/render/mermaid/get.sh")
    titles = [*TITLES, *HOSTILE]
    for number, title in enumerate(titles):
        nodes = [node("a", title, 0, label=title), node("b", title, 1)]
        chart = build.diagram(title, "", rows=[title, "Above"], nodes=nodes, edges=[edge("a", "b", label=title)])
        (tmp_path / f"{number:03}.mmd").write_text(mermaid.paint(chart), encoding="utf-8")
    command = ["node", str(HERE / "check.mjs"), str(BROWSER), str(script), *map(str, sorted(tmp_path.iterdir()))]
    told = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
    assert told["asked"] == []
    for title, drawn in zip(titles, told["drawn"], strict=True):
        assert drawn["links"] == 0, title
        assert plain(title) in {plain(word) for word in drawn["words"]}, (title, drawn["words"])


def plain(text: str) -> str:
    """What a reader sees: without what is not seen, and with the signs that stand for two others."""
    return "".join(mermaid_text(text).split())


def mermaid_text(text: str) -> str:
    from peerpath.document.clean import clean

    for sign, alike in ((mermaid.UNSEEN, ""), ("`", "\u02cb"), ("~", "\u223c")):
        text = text.replace(sign, alike)
    return str(clean(text))

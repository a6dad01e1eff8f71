"""How long the page takes until it has answered, beside Python alone in the same browser; and how large it is.

    python -m bench.page [--runs 5]

Each round opens both, so that a busy machine slows both alike. Needs what tests/page needs: pip install ./page.
"""

import argparse
import shutil
import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Thread
from typing import ClassVar

from tests.page.browsers import BROWSERS, browse, why_not

from peerpath.cli.app import run

RUNTIME = Path(__file__).parent.parent / "page" / "node_modules" / "pyodide"
NEEDED = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
BARE = """<!doctype html><title>Python alone</title><script type="module">
import { loadPyodide } from "./pyodide.mjs";
window.peerpath = { started: loadPyodide() };
</script>"""
FIRST = {"command": "gap", "target": "cwpt/peer-practitioner", "as_of": "2026-11-27"}
MOST = 1.6
"""Times as long as Python alone."""


class Quiet(SimpleHTTPRequestHandler):
    """Says nothing of what it serves."""

    extensions_map: ClassVar = {**SimpleHTTPRequestHandler.extensions_map, ".mjs": "text/javascript"}

    def log_message(self, *_: object) -> None:
        """Nothing."""


def main() -> None:
    """Measure, and print a line for each browser."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    if why_not():
        sys.exit(why_not())
    with TemporaryDirectory() as made:
        folder = Path(made)
        for name in NEEDED:
            shutil.copy(RUNTIME / name, folder)
        (folder / "index.html").write_text(BARE)
        page = folder / "planner.html"
        assert run(["page", "--quiet", "--output", str(page)]) == 0
        print(f"{page.stat().st_size / 1e6:.1f} MB")
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=made)) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            for kind in (kind for kind, found in BROWSERS.items() if found):
                measure(kind, f"http://127.0.0.1:{server.server_port}/", page, runs)
            server.shutdown()


def measure(kind: str, bare: str, page: Path, runs: int) -> None:
    """Both in turn, and the middle of each."""
    alone, whole = list[float](), list[float]()
    for _ in range(runs):
        alone += browse(kind, bare, [])["opened"]
        whole += browse(kind, page.as_uri(), [], first=FIRST)["opened"]
    ratios = [after / before for before, after in zip(alone, whole, strict=True)]
    print(
        f"{kind}: Python alone {median(alone) / 1000:.1f} s, the page's first answer {median(whole) / 1000:.1f} s, "
        f"{median(ratios):.2f} times (at most {MOST}); {min(ratios):.2f} to {max(ratios):.2f}"
    )


if __name__ == "__main__":
    main()

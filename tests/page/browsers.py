"""Real browsers, a page to open in them, and why there may be none."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from typing import Any

HERE = Path(__file__).parent
NAMES = {"chrome": ("chromium", "chromium-browser", "google-chrome"), "firefox": ("firefox-esr", "firefox")}
BROWSERS = {kind: next(filter(None, map(shutil.which, names)), None) for kind, names in NAMES.items()}


def why_not() -> str:
    """Why no page can be made or opened here; empty where it can."""
    if find_spec("peerpath_page") is None:
        return "peerpath-page is not installed: pip install ./page (needs npm and a network)"
    if shutil.which("node") is None:
        return "Node.js is not installed"
    if not (HERE.parent / "render" / "axe" / "node_modules").is_dir():
        return "puppeteer-core is not installed: npm ci in tests/render/axe"
    return ""


def browse(kind: str, url: str, requests: list[dict[str, Any]], **job: Any) -> dict[str, Any]:
    """What a page answered in a browser, and what it tried to reach."""
    given = {"browser": kind, "executable": BROWSERS[kind], "url": url, "requests": requests, **job}
    words = ["node", str(HERE / "browse.mjs")]
    done = subprocess.run(words, input=json.dumps(given).encode(), capture_output=True, check=False, timeout=3600)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


class _Recorder(StreamRequestHandler):
    def handle(self) -> None:
        asked = self.rfile.readline(500).decode(errors="replace").strip()
        if asked:
            self.server.asked.append(asked)  # type: ignore[attr-defined]


@contextmanager
def nowhere() -> Iterator[tuple[str, list[str]]]:
    """The address of a proxy that lets nothing through, and what was asked of it."""
    with ThreadingTCPServer(("127.0.0.1", 0), _Recorder) as server:
        server.daemon_threads = True
        asked = server.asked = list[str]()  # type: ignore[attr-defined]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield "{}:{}".format(*server.server_address), asked
        finally:
            server.shutdown()

"""Puts a page together: its own parts, and what the command gives it. The same in, the same bytes out."""

import gzip
import json
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from pathlib import Path

PARTS = Path(__file__).with_name("parts")
KINDS = ("worker", "wasm", "stdlib", "lock", "engine", "check")
"""The parts that scripts read, in the order in which they are needed."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """What the command gives."""

    title: str
    language: str
    static: str
    """HTML that can be read without scripts."""
    style: str
    """CSS that what is drawn needs."""
    script: str
    """JavaScript that makes what is drawn move; it runs after the page's own."""
    engine: Mapping[str, bytes]
    """Files that Python imports, by their names below the folder of packages."""
    check: Mapping[str, bytes]
    """Files that are only needed to check role data."""


def one_file(page: Page) -> bytes:
    """The page with everything in it, which opens from anywhere and fetches nothing."""
    script, style = _text("main.js") + page.script, page.style + _text("main.css")
    policy = (
        f"default-src 'none'; script-src {_hash(script)} 'wasm-unsafe-eval'; worker-src blob:; "
        f"style-src {_hash(style)}; img-src data:; form-action 'none'; base-uri 'none'"
    )
    parts = "\n".join(
        f'<script type="text/plain" data-part="{kind}">{b64encode(raw).decode()}</script>'
        for kind, raw in _parts(page).items()
    )
    return _filled(
        page,
        policy=policy,
        beside="",
        style=f"<style>{style}</style>",
        script=f"<script>{script}</script>",
        parts=parts,
    )


def folder(page: Page) -> dict[str, bytes]:
    """The same as files by name, for a website: what does not change keeps its name, so that browsers keep it."""
    script, style = (_text("main.js") + page.script).encode(), (page.style + _text("main.css")).encode()
    files, named = dict[str, bytes](), dict[str, str]()
    for kind, raw in _parts(page).items():
        content = gzip.decompress(raw) if kind == "worker" else raw
        named[kind] = _named(kind, "js" if kind == "worker" else "bin", content)
        files[named[kind]] = content
    own = {_named("page", "js", script): script, _named("page", "css", style): style}
    code, look = own
    policy = (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; "
        "style-src 'self'; img-src data:; form-action 'none'; base-uri 'none'"
    )
    beside = f'<meta name="peerpath-parts" content="{escape(json.dumps(named))}">'
    html = _filled(
        page,
        policy=policy,
        beside=beside,
        style=f'<link rel="stylesheet" href="{look}">',
        script=f'<script src="{code}"></script>',
        parts="",
    )
    return {"index.html": html, **own, **files}


def _parts(page: Page) -> dict[str, bytes]:
    """Each part, compressed."""
    packs = {"engine": page.engine, "check": page.check}
    return {
        kind: _compressed(_joined(kind, packs[kind])) if kind in packs else (PARTS / f"{kind}.gz").read_bytes()
        for kind in KINDS
    }


def _joined(kind: str, more: Mapping[str, bytes]) -> bytes:
    """A pack of files with more files: a line of JSON with names and sizes, then all bytes."""
    line, _, content = (PARTS / f"{kind}.pack").read_bytes().partition(b"\n")
    names = [*json.loads(line), *([name, len(more[name])] for name in sorted(more))]
    return json.dumps(names).encode() + b"\n" + content + b"".join(more[name] for name in sorted(more))


def _compressed(raw: bytes) -> bytes:
    return gzip.compress(raw, 9, mtime=0)


def _text(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """How a policy names the one script or style that may be used."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _named(kind: str, ending: str, content: bytes) -> str:
    return f"{kind}-{sha256(content).hexdigest()[:12]}.{ending}"


def _filled(page: Page, **given: str) -> bytes:
    """The template with its places filled. What is put in is never looked at for places again."""
    own = {
        "title": escape(page.title),
        "language": escape(page.language),
        "static": page.static,
        "licences": _licences(),
    }
    filled = own | given
    first, *rest = _text("page.html").split("{{")
    return "".join([first, *(filled[name] + text for name, _, text in (one.partition("}}") for one in rest))]).encode()


def _licences() -> str:
    """Whose work is inside, to be opened by whoever wants to know."""
    each = "\n".join(
        f"<details><summary>{escape(one['name'])}</summary><pre>{escape(one['text'].strip())}</pre></details>"
        for one in json.loads(_text("licences.json"))
    )
    lead = "<p>This page holds the work of others, each under its own licence. The source of Pyodide: github.com/pyodide/pyodide</p>"
    return f'<section class="licences" aria-label="Licences"><details><summary>Licences</summary>\n{lead}\n{each}\n</details></section>'

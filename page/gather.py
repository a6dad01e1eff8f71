"""The build: gathers what a page is made of, and checks every byte of it against the hashes that are committed here.

Needs npm and the two registries. What was gathered is kept in ``.gathered`` for the next build.
"""

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).parent
PARTS = HERE / "src" / "peerpath_page" / "parts"
PYTHON = "3.14"
WHEELS = {"wheels-browser.txt": "pyemscripten_2026_0_wasm32", "wheels-elsewhere.txt": "manylinux2014_x86_64"}
"""What is downloaded for which platform."""
AT_ONCE = ("msgspec", "yaml")
"""Packages that every page needs when it starts; the others read role data and explain profiles."""
NOT_RUN = ("tests/", "pydantic/v1/", "pydantic/mypy.py", "pydantic/deprecated/", "pydantic/_hypothesis_plugin.py")
"""Of the wheels: what nothing here imports."""


class Gather(BuildHookInterface):  # type: ignore[type-arg]
    """For hatchling: runs before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the folder ``parts``."""
        if self.target_name == "wheel":
            make()


def make() -> None:
    """All parts, from nothing or from what was gathered before."""
    runtime, wheels = _from_npm(), _from_pypi()
    shutil.rmtree(PARTS, ignore_errors=True)
    PARTS.mkdir(parents=True)
    _bundle()
    shutil.copy(HERE / "app" / "page.html", PARTS)
    _keep("wasm", (runtime / "pyodide.asm.wasm").read_bytes())
    _keep("stdlib", (runtime / "python_stdlib.zip").read_bytes())
    _keep("lock", json.dumps(_lock(runtime)).encode())
    _keep("worker", (PARTS / "worker.js").read_bytes())
    (PARTS / "worker.js").unlink()
    files = dict(sorted(_files(wheels)))
    for part, wanted in (("engine", True), ("check", False)):
        own = {name: raw for name, raw in files.items() if (name.split("/")[0] in AT_ONCE) is wanted}
        (PARTS / f"{part}.pack").write_bytes(_packed(own))
    (PARTS / "licences.json").write_text(json.dumps(_licences(runtime, wheels), indent=1), encoding="utf-8")


def _from_npm() -> Path:
    """The runtime's folder. The lock file holds a hash of everything, and npm refuses what has another."""
    lock, kept = (HERE / "package-lock.json").read_bytes(), HERE / "node_modules" / ".checked"
    if not kept.is_file() or kept.read_bytes() != lock:
        _run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", cwd=HERE)
        kept.write_bytes(lock)
    return HERE / "node_modules" / "pyodide"


def _from_pypi() -> list[Path]:
    """The wheels. pip refuses what has another hash than the one that is committed."""
    pinned = b"".join((HERE / file).read_bytes() for file in WHEELS)
    kept = HERE / ".gathered" / sha256(pinned).hexdigest()[:12]
    if not (kept / ".checked").is_file():
        pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--require-hashes")
        for file, platform in WHEELS.items():
            where = ("--platform", platform, "--python-version", PYTHON, "--dest", str(kept))
            _run(*pip, "--only-binary", ":all:", "--no-deps", *where, "-r", str(HERE / file), cwd=HERE)
        (kept / ".checked").touch()
    return sorted(kept.glob("*.whl"))


def _run(*words: str, cwd: Path) -> None:
    program = shutil.which(words[0])
    if program is None:
        raise SystemExit(f"To build peerpath-page, {words[0]} is needed, and it is not here.")
    done = subprocess.run([program, *words[1:]], cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(words[:4])} … failed:\n{done.stdout}{done.stderr}")


def _bundle() -> None:
    """The scripts and the style as one file each."""
    node = ("node", str(HERE / "node_modules" / "esbuild" / "bin" / "esbuild"))
    usual = ("--bundle", "--minify", "--log-level=error", f"--outdir={PARTS}", "--legal-comments=none")
    # Branches of the runtime for Node, which a browser never enters.
    browser = ("--platform=browser", "--external:node:*", "--external:ws")
    address = '--define:import.meta.url="memory://runtime/"'
    _run(*node, str(HERE / "app" / "main.js"), str(HERE / "app" / "main.css"), *usual, "--format=iife", cwd=HERE)
    _run(*node, str(HERE / "app" / "worker.js"), *usual, *browser, address, "--format=iife", cwd=HERE)


def _lock(runtime: Path) -> dict[str, Any]:
    """What the runtime says of itself, without the packages that it could fetch."""
    whole = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))
    return {"info": whole["info"], "packages": {}}


def _files(wheels: list[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with ZipFile(wheel) as opened:
            for name in opened.namelist():
                elsewhere = "linux" in wheel.name and not name.endswith(".py")
                if not (elsewhere or ".dist-info/" in name or name.endswith((".pyi", "/")) or _not_run(name)):
                    yield name, opened.read(name)


def _not_run(name: str) -> bool:
    return any(name.startswith(one) or f"/{one}" in name for one in NOT_RUN)


def _packed(files: dict[str, bytes]) -> bytes:
    """Files in one piece: a line of JSON with their names and sizes, then all bytes."""
    names = json.dumps([[name, len(raw)] for name, raw in files.items()])
    return names.encode() + b"\n" + b"".join(files.values())


def _keep(part: str, raw: bytes) -> None:
    """Compressed as every browser can open it, and the same bytes at any time."""
    (PARTS / f"{part}.gz").write_bytes(gzip.compress(raw, 9, mtime=0))


def _licences(runtime: Path, wheels: list[Path]) -> list[dict[str, str]]:
    """Whose work is inside, with the text of each licence."""
    version = json.loads((runtime / "package.json").read_text(encoding="utf-8"))["version"]
    python = json.loads((runtime / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]["python"]
    committed = {
        "peerpath": "peerpath",
        f"Pyodide {version}": "pyodide",
        f"Python {python}": "python",
        "What Python for the browser is compiled with": "inside-python",
    }
    texts = {name: (HERE / "licences" / f"{file}.txt").read_text("utf-8") for name, file in committed.items()}
    return [{"name": name, "text": text} for name, text in (texts | dict(map(_licence, wheels))).items()]


def _licence(wheel: Path) -> tuple[str, str]:
    """A wheel's name and version, and the licence that it brings."""
    with ZipFile(wheel) as opened:
        texts = [one for one in opened.namelist() if ".dist-info/licenses/" in one and not one.endswith("/")]
        name, version = wheel.name.split("-")[:2]
        return f"{name} {version}", "\n".join(opened.read(one).decode() for one in sorted(texts))


if __name__ == "__main__":
    make()

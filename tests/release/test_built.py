"""What is published: a wheel and a source distribution that hold all they need, and install and run on their own."""

import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from email.parser import Parser
from pathlib import Path

import pytest

import peerpath

ROOT = Path(__file__).parent.parent.parent
VERSION = peerpath.__version__
SHARED = f"peerpath-{VERSION}.data/data/share/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both, built from what is here with the tools that are here."""
    folder = tmp_path_factory.mktemp("dist")
    words = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Iterator[zipfile.ZipFile]:
    (file,) = built.glob("*.whl")
    with zipfile.ZipFile(file) as opened:
        yield opened


def test_the_version_stands_in_one_place(built: Path, wheel: zipfile.ZipFile) -> None:
    assert {file.name for file in built.iterdir()} == {
        f"peerpath-{VERSION}-py3-none-any.whl",
        f"peerpath-{VERSION}.tar.gz",
    }
    told = Parser().parsestr(wheel.read(f"peerpath-{VERSION}.dist-info/METADATA").decode())
    assert (told["Name"], told["Version"], told["License-Expression"]) == ("peerpath", VERSION, "MIT")
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {VERSION}" in changes or "## Unreleased" in changes
    assert VERSION not in (ROOT / "pyproject.toml").read_text(encoding="utf-8").replace("==", "")


def test_the_wheel_holds_all_that_is_needed_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {f"peerpath/data/{file.name}" for file in (ROOT / "data").glob("*.yaml")} <= names
    for name in (
        "bash-completion/completions/peerpath",
        "zsh/site-functions/_peerpath",
        "fish/vendor_completions.d/peerpath.fish",
    ):
        assert SHARED + name in names
    assert {"peerpath/py.typed", "peerpath/cli/words.txt", "peerpath/cli/ids.txt"} <= names
    assert {name.partition("/")[0] for name in names} == {
        "peerpath", f"peerpath-{VERSION}.data", f"peerpath-{VERSION}.dist-info"
    }  # fmt: skip
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_the_source_distribution_holds_what_a_builder_needs(built: Path) -> None:
    (file,) = built.glob("*.tar.gz")
    with tarfile.open(file) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "data/roles.yaml", "docs/python.md"} <= names
    assert {"src/peerpath/__init__.py", "tests/release/test_built.py", "bench/load.py"} <= names
    assert not [name for name in names if "node_modules" in name]


def test_the_wheel_runs_where_nothing_else_of_ours_is(built: Path, tmp_path: Path) -> None:
    """What it depends on is lent by the environment of the tests; the program and its data come from the wheel alone."""
    (file,) = built.glob("*.whl")
    venv.create(tmp_path / "env", system_site_packages=False)
    lent = [path for path in sys.path if path.endswith("site-packages")]
    target = tmp_path / "installed"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(target),
        str(file),
    ]
    assert subprocess.run(install, capture_output=True).returncode == 0
    start = f"import sys; sys.path[:0] = {[str(target), *lent]!r}; from peerpath.cli import main; main()"
    (python,) = (tmp_path / "env").glob("*/python3*.exe") if sys.platform == "win32" else [tmp_path / "env/bin/python"]
    for words, said in (
        (["--version"], f"peerpath {VERSION}"),
        (["gap", "cwpt/peer-practitioner"], "Peer practitioner, CWPT"),
    ):
        done = subprocess.run([python, "-I", "-c", start, *words], capture_output=True, text=True, cwd=tmp_path)
        assert (done.returncode, done.stdout.startswith(said)) == (0, True), done.stderr

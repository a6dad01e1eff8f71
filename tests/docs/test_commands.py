"""Every command that a document shows works as it stands, and what is shown of an answer is what the answer says.

In `README.md` and `docs/`, a block marked ``console`` holds commands, one a line. They are run in order, in a folder of
their own, by bash. A block marked ``text`` right after it shows lines of the answer. A comment "answers: …" before a
block is what is typed at its questions; "saved as: …" after a block names the file that it becomes. A block marked
``python`` is run as a program of its own. Lines that install the program are looked at and not run here: CI runs those of the README, which needs the network.
"""

import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import pytest

from peerpath.cli.app import COMMANDS
from peerpath.cli.words import command_list
from peerpath.document.blocks import Commands
from peerpath.report.welcome import welcome_document

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(
    r"(?:<!-- answers: (?P<answers>[^\n]*) -->\n)?^```(?P<kind>\w+)\n(?P<text>.*?)^```\n(?:\n<!-- saved as: (?P<file>\S+) -->)?",
    re.MULTILINE | re.DOTALL,
)
INSTALLS = re.compile(r"^(python3 -m venv|\. \.venv/bin/activate|pip install \./page)")
MAKES_PAGES = re.compile(r"^peerpath page (?!--help)", re.MULTILINE)
MONTH = re.compile(r"(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}")


@dataclass(frozen=True)
class Block:
    kind: str
    text: str
    answers: str
    file: str


def blocks(page: Path) -> list[Block]:
    found = BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [Block(one["kind"], one["text"], one["answers"] or "", one["file"] or "") for one in found]


def run(line: str, folder: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    """One line as a person types it, with the program of this environment."""
    shell = f'python() {{ "{sys.executable}" "$@"; }}; peerpath() {{ python -m peerpath "$@"; }}; {line}'
    own = {name: value for name, value in os.environ.items() if not name.startswith("PEERPATH")}
    environment = {**own, "PEERPATH_TRACEBACK": "1"}
    return subprocess.run(
        ["bash", "-c", shell], cwd=folder, input=typed, env=environment, capture_output=True, text=True, check=False
    )


def plain(text: str) -> str:
    """The words alone: not how lines are broken, and not the day on which they were made."""
    return " ".join(MONTH.sub("MONTH", text).split())


def missing(shown: str, said: str) -> list[str]:
    """The parts of what is shown, between lines of three dots, that are not in what was said."""
    parts = re.split(r"^…$", shown, flags=re.MULTILINE)
    return [part for part in map(plain, parts) if part not in plain(said)]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with the files that pages speak of and do not show."""
    (tmp_path / "bench").symlink_to(ROOT / "bench")
    (tmp_path / "my-trust").mkdir()
    (tmp_path / "my-trust" / "roles.yaml").write_text("organisations: {mine: {title: Mine}}\n", encoding="utf-8")
    return tmp_path


def can_make_pages(commands: str) -> None:
    """Skip where pages are to be made, and what makes them is not installed."""
    if MAKES_PAGES.search(commands) and find_spec("peerpath_page") is None:
        pytest.skip("peerpath-page is not installed: pip install ./page (needs npm and a network)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_is_true(page: Path, kept: Path) -> None:
    said = ""
    can_make_pages("".join(block.text for block in blocks(page) if block.kind == "console"))
    for block in blocks(page):
        if block.kind == "console":
            said = "".join(told(line, block, kept) for line in block.text.splitlines())
        elif block.kind == "python" and not block.file:
            said = ran(block.text, kept)
        elif block.kind == "text":
            assert missing(block.text, said) == []
        elif block.file:
            (kept / block.file).parent.mkdir(exist_ok=True)
            (kept / block.file).write_text(block.text, encoding="utf-8")


def ran(program: str, folder: Path) -> str:
    """What a Python example prints."""
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{program}\n{done.stderr}"
    return done.stdout


def told(line: str, block: Block, folder: Path) -> str:
    """What a line says. Of one that installs, only what comes after the installation is run."""
    line = line.rpartition(" && .venv/bin/")[2] if line.endswith(("worker", "practitioner")) else line
    if INSTALLS.match(line):
        return ""
    done = run(line, folder, "\n".join(block.answers.split(" / ")) + "\n" if block.answers else "")
    assert done.returncode == 0, f"{line}\n{done.stderr}"
    assert not block.answers or "Stopped" not in done.stderr, done.stderr
    return done.stdout + done.stderr


def test_the_page_about_python_has_ten_examples() -> None:
    examples = [block for block in blocks(ROOT / "docs" / "python.md") if block.kind == "python"]
    assert len(examples) >= 10
    assert all(len(block.text.splitlines()) <= 25 for block in examples)


def test_the_first_tutorial_reaches_a_saved_route_in_under_ten_commands() -> None:
    lines = [
        line
        for block in blocks(ROOT / "docs" / "find-your-way.md")
        if block.kind == "console"
        for line in block.text.splitlines()
    ]
    saved = next(number for number, line in enumerate(lines, 1) if " route " in line and "--output" in line)
    assert "pip install" in lines[0]
    assert saved < 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the examples of help find the files that they name."""
    place = tmp_path_factory.mktemp("examples")
    (place / "resume.json").write_text("{}", encoding="utf-8")
    return place


EXAMPLES = sorted(
    {
        command
        for name, examples in command_list.EXAMPLES.items()
        if not name or name.split()[0] in COMMANDS
        for command, _ in examples
    }
)
WELCOME = [one.text for block in welcome_document().blocks if isinstance(block, Commands) for one in block.commands]


def known(line: str) -> bool:
    """Whether this version has the command."""
    word = shlex.split(line)[1]
    return word in COMMANDS or word.startswith("-")


@pytest.mark.parametrize("line", list(dict.fromkeys([*EXAMPLES, *WELCOME])))
def test_the_examples_of_help_work_as_typed(line: str, folder: Path) -> None:
    assert known(line)
    can_make_pages(line)
    file = shlex.split(line)[3] if " profile new " in line and "sam.yaml" in line else "profile.yaml"
    if " profile new" in line:
        (folder / file).unlink(missing_ok=True)
    else:
        (folder / file).write_text("holds: [care-certificate]\n", encoding="utf-8")
    done = run(line, folder, "skip\n" * 60)
    assert done.returncode == 0, done.stderr

"""What a command reads is never destroyed by where it writes to, whatever name that goes by."""

import os
import subprocess
from pathlib import Path

import pytest

from peerpath.cli.app import build
from peerpath.cli.words.helping import WRITTEN
from tests.cli.conftest import Ask
from tests.reliability.commands import command, environment

ROLE, OTHER, COURSE = "cwpt/senior-peer-support-worker", "cwpt/peer-practitioner", "care-certificate"
PROFILE = b"holds: [care-certificate]\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a profile under two more names, notes, and role data."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "me.yaml").write_bytes(PROFILE)
    (tmp_path / "link.txt").symlink_to("me.yaml")
    os.link(tmp_path / "me.yaml", tmp_path / "second-name")
    (tmp_path / "notes.txt").write_text("Ask about shifts.", encoding="utf-8")
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "lh.yaml").write_text("name: Trust\nlogo: ../logo.svg\n", encoding="utf-8")
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "people.csv").write_text("reference,holds\n7,care-certificate\n", encoding="utf-8")
    (tmp_path / "data" / "deeper").mkdir(parents=True)
    (tmp_path / "data" / "deeper" / "own.yaml").write_text("glossary: {}\n", encoding="utf-8")
    (tmp_path / "people").mkdir()
    (tmp_path / "people" / "00001.json").write_text("{}", encoding="utf-8")
    (tmp_path / "inside.html").symlink_to("data/deeper/own.yaml")
    return tmp_path


def contents(folder: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


OWN = ["--data", "data", "--output", "data/deeper/own.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [
        *(
            ["gap", ROLE, "--profile", "me.yaml", "--output", name]
            for name in ("me.yaml", "./me.yaml", "data/../me.yaml", "link.txt", "second-name")
        ),
        ["gap", ROLE, "--profile", "link.txt", "--output", "me.yaml"],
        ["gap", ROLE, "--profile", "people.csv", "--format", "json", "--output", "people.csv"],
        ["gap", ROLE, "--profile", "people", "--output", "people/00001.json"],
        ["gap", ROLE, "--profile", "me.yaml", "--profile", "people.csv", "--output", "people.csv"],
        ["gap", ROLE, "--notes", "notes.txt", "--format", "html", "--output", "notes.txt"],
        ["gap", ROLE, "--profile", "people", "--output-dir", "people", "--resume", "--format", "json"],
        *(
            ["gap", ROLE, "--format", "html", "--letterhead", "paper/lh.yaml", "--output", name]
            for name in ("logo.svg", "paper/lh.yaml")
        ),
        ["route", ROLE, "--profile", "me.yaml", "--output", "me.yaml"],
        ["next", "--profile", "me.yaml", "--output", "link.txt"],
        ["map", ROLE, "--route", "--profile", "me.yaml", "--format", "svg", "--output", "me.yaml"],
        ["profile", "show", "me.yaml", "--output", "me.yaml"],
        ["profile", "import", "notes.txt", "--accept", "all", "--output", "notes.txt"],
        ["validate", "data", "--output", "data/deeper/own.yaml"],
        ["validate", "data/deeper/own.yaml", "--fix", "--output", "inside.html"],
        *(
            [*words, *OWN]
            for words in (["gap", ROLE], ["route", ROLE], ["next"], ["roles"], ["show", COURSE], ["map"], ["about"],
                          ["compare", ROLE, OTHER], ["explain"])
        ),
        ["roles", "--data", "data", "--output", "inside.html"],
    ],
)  # fmt: skip
def test_to_write_to_what_is_read_is_refused(ask: Ask, here: Path, arguments: list[str]) -> None:
    before = contents(here)
    answer = ask(*arguments)
    assert answer.code == 2 and answer.out == ""
    assert (
        Path(arguments[arguments.index("--output-dir" if "--output-dir" in arguments else "--output") + 1]).name
        in answer.err
    )
    assert "Name another" in answer.err
    assert contents(here) == before


@pytest.mark.parametrize("name", ["/dev/stdin", "me.yaml", "link.txt"])
def test_a_file_on_standard_input_is_kept(here: Path, name: str) -> None:
    words = command(["gap", ROLE, "--profile", "-", "--output", name])
    with (here / "me.yaml").open("rb") as typed:
        done = subprocess.run(words, stdin=typed, capture_output=True, text=True, cwd=here, env=environment(here))
    assert done.returncode == 2 and name in done.stderr and "Traceback" not in done.stderr
    assert (here / "me.yaml").read_bytes() == PROFILE


@pytest.mark.parametrize(
    "words", [["gap", ROLE, "--profile", "people.csv"], ["validate", "people.csv"], ["gap", ROLE, "--profile", "-"]]
)
def test_standard_output_is_not_added_to_what_is_read(here: Path, words: list[str]) -> None:
    table = here / "people.csv"
    table.write_bytes(b"holds\ncare-certificate\n")
    with table.open("rb") as typed, table.open("ab") as out:
        done = subprocess.run(
            command(words), stdin=typed, stdout=out, stderr=subprocess.PIPE, cwd=here, env=environment(here)
        )
    assert done.returncode == 2 and b"standard output is the same file" in done.stderr
    assert table.read_bytes() == b"holds\ncare-certificate\n"


def test_built_in_data_is_kept(ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from peerpath.cli import inputs

    monkeypatch.setattr(inputs, "builtin_data", lambda: here / "data")
    before = contents(here)
    assert ask("roles", "--output", "inside.html").code == 2
    assert contents(here) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["gap", ROLE, "--profile", "me.yaml", "--output", "answer.txt"],
        ["gap", ROLE, "--profile", "people", "--output", "people/all.txt"],
        ["gap", ROLE, "--profile", "people", "--summary", "people"],
        ["gap", ROLE, "--profile", "people", "--output-dir", "reports", "--resume"],
        ["validate", "data", "--format", "json", "--output", "data/found.json"],
        ["gap", ROLE, "--profile", "me.yaml", "--output", "/dev/null"],
        ["schema", "gap", "--output", "gap"],
    ],
)
def test_any_other_place_is_written_to_again_and_again(ask: Ask, here: Path, arguments: list[str]) -> None:
    assert [ask(*arguments).code for _ in range(2)] == [0, 0]
    assert (here / "me.yaml").read_bytes() == PROFILE and (here / "people" / "00001.json").read_bytes() == b"{}"


def leaves(group: object) -> "list[object]":
    below = getattr(group, "commands", None)
    return [group] if below is None else [leaf for one in below.values() for leaf in leaves(one)]


def test_every_parameter_that_takes_a_path_is_known_to_be_read_or_written() -> None:
    import typer

    from peerpath.cli.inputs import READ

    for leaf in leaves(typer.main.get_command(build())):
        for param in leaf.params:  # type: ignore[attr-defined]
            if param.type.name in ("path", "file", "directory"):
                assert param.name in WRITTEN or any(word in param.metavar for word in READ), (leaf, param)

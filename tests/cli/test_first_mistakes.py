"""Slips of people who are new to it: each told once, where it is, with the file that is at fault and not with others."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.cli.conftest import Ask

DATA = Path(__file__).parent.parent.parent / "data"


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    """A copy of the role data, to be broken."""
    return Path(copytree(DATA, tmp_path / "trust"))


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("vocabulary.yaml", b"\xff\xfea\x00", "not UTF-8"),
        ("vocabulary.yaml", b"", "nothing in this file"),
        ("qualifications.yaml", b"- a\n- b\n", "sections"),
        ("sources.yaml", b"sources: [\n", "1:"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_of_and_not_all_that_rests_on_it(
    ask: Ask, trust: Path, file: str, content: bytes, said: str
) -> None:
    (trust / file).write_bytes(content)
    answer = ask("roles", "--data", str(trust), "--no-builtin")
    problem, *rest = answer.err.splitlines()
    assert answer.code == 2 and file in problem and said in problem
    assert rest == ["To see more of each problem, type: peerpath validate FOLDER"]


def test_a_folder_that_is_called_like_a_file_is_told_of(ask: Ask, trust: Path) -> None:
    (trust / "roles.yaml").unlink()
    (trust / "roles.yaml").mkdir()
    answer = ask("roles", "--data", str(trust), "--no-builtin")
    assert answer.code == 2 and "roles.yaml" in answer.err and "folder" in answer.err


def test_flags_are_told_of_by_their_names_and_never_by_what_was_said(ask: Ask) -> None:
    answer = ask(
        "route", "cwpt/peer-practitioner", "--holds", "degree,pcge", "--lived-experience", "mental-helth",
        "--not-willing", "degre", "--studying", "pgce=soon",
    )  # fmt: skip
    assert answer.code == 2 and not answer.out
    starts = [line.partition(":")[0] for line in answer.err.splitlines()]
    assert starts == [
        "--holds, number 2", "--lived-experience, number 1", "--not-willing, number 1", "--studying, number 1"
    ]  # fmt: skip
    assert all(near in answer.err for near in ("pgce?", "mental-health?", "degree?"))
    assert not any(said in answer.err for said in ("pcge", "mental-helth", "degre?", "soon"))

"""What issue 17 promises of names: no terminal obeys them, no CI system takes them for commands, and every format bears them."""

import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Ask
from tests.reliability.commands import FOUND, command, environment

ROLE = "cwpt/peer-practitioner"
NAMES = [
    b"a\x1b[31m", b"b\n::error::x", b"c\xff", "d\u202ecod".encode(), b"::stop-commands::x", b"\n::stop-commands::x", b"##[group]x",
    b" ::warning::x", b"e\rf", "ol\u00e1".encode(), b"'quoted' \"twice\"", b"%0A::error::x",
]  # fmt: skip
MENACES = ("\x1b", "\u202e", "\r")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """Folders of role data and of profiles in which each file has a problem and an odd name."""
    for folder, text in (("data", b"roles:\n  x: 1\n"), ("people", b"holds: [nonsense]\nfoo: 1\n")):
        (tmp_path / folder).mkdir()
        for name in NAMES:
            with open(os.fsencode(tmp_path / folder) + b"/" + name + b".yaml", "wb") as file:  # noqa: PTH123
                file.write(text)
    return tmp_path


def asked(folder: Path, *words: str | bytes) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*command([]), *words], capture_output=True, cwd=folder, env=environment(folder), timeout=60,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip


def is_harmless(raw: bytes) -> bool:
    """UTF-8, and no line that a log's reader takes for a command, but for those that the GitHub format means."""
    text = raw.decode("utf-8")
    commands = [line for line in text.splitlines() if line.lstrip().startswith("::")]
    meant = re.compile(
        r"::(error|warning) title=PP\d+,file=[^:]*(,line=\d+,col=\d+)?(,endColumn=\d+)?::|::notice title=peerpath::"
    )
    return not any(menace in text for menace in MENACES) and all(map(meant.match, commands)) and "##[" not in text


@pytest.mark.parametrize("form", FOUND)
def test_every_format_of_validate_bears_every_name(odd: Path, form: str) -> None:
    done = asked(odd / "data", "validate", ".", "--format", form)
    assert done.returncode == 1 and done.stderr == b""
    assert is_harmless(done.stdout)
    if form in ("json", "sarif", "gitlab"):
        assert json.loads(done.stdout)
    if form == "junit":
        assert len(ElementTree.fromstring(done.stdout)) == len(NAMES)


@pytest.mark.parametrize("words", [["gap", ROLE, "--profile", "people"], ["gap", ROLE, "--profile", "people", "--output-dir", "out"],
                                   ["roles", "--data", "data"]])  # fmt: skip
def test_no_name_in_a_folder_is_obeyed(odd: Path, words: list[str]) -> None:
    done = asked(odd, *words)
    assert is_harmless(done.stdout) and is_harmless(done.stderr)
    assert len(done.stderr.splitlines()) >= len(NAMES)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "words",
    [["gap", ROLE, "--profile", "FILE"], ["gap", ROLE, "--profile", "MISSING"], ["profile", "check", "FILE"], ["profile", "import", "FILE"],
     ["profile", "show", "MISSING"], ["roles", "--data", "FILE"], ["roles", "--data", "MISSING"], ["validate", "FILE"], ["validate", "MISSING"],
     ["gap", ROLE, "--notes", "MISSING", "--full"], ["gap", ROLE, "--profile", "FILE", "--profile", "FILE"],
     ["roles", "--output", "MISSING/x"], ["gap", ROLE, "--profile", "FILE", "--output", "FILE"], ["roles", "--output", "NEW"],
     ["gap", "MISSING"], ["MISSING"], ["gap", "--MISSING"], ["show", "MISSING"]],
    ids=" ".join,
)  # fmt: skip
def test_no_name_that_is_typed_is_obeyed(
    ask: Ask, odd: Path, monkeypatch: pytest.MonkeyPatch, name: bytes, words: list[str]
) -> None:
    monkeypatch.chdir(odd)
    swapped = {"FILE": b"people/" + name + b".yaml", "MISSING": name, "NEW": name + b".txt"}
    typed = []
    for word in words:
        for key, value in swapped.items():
            word = word.replace(key, os.fsdecode(value))
        typed.append(word)
    answer = ask(*typed)
    assert answer.code in (0, 1, 2)
    assert is_harmless(answer.out.encode()) and is_harmless(answer.err.encode())


@pytest.mark.parametrize("name", NAMES)
def test_what_was_mended_and_kept_is_named_on_one_line(tmp_path: Path, name: bytes) -> None:
    world = Path(__file__).with_name("world.yaml").read_text(encoding="utf-8")
    (tmp_path / os.fsdecode(name + b".yaml")).write_text(
        world.replace("{holds: english-2}", "{holds: english-22}"), encoding="utf-8"
    )
    (tmp_path / "cv.json").write_text('{"education": [{"studyType": "PGCE", "endDate": "2010"}]}', encoding="utf-8")
    typed = os.fsdecode(name + b".yaml")
    mended = asked(tmp_path, "validate", "--fix", "--no-builtin", "--", typed)
    kept = asked(tmp_path, "profile", "import", "cv.json", "--accept", "all", f"--output=./{typed}.p")
    assert is_harmless(mended.stderr) and is_harmless(kept.stderr)
    assert len(kept.stderr.splitlines()) == 2
    assert sum(line.startswith(b"Mended") for line in mended.stderr.splitlines()) == 1


def test_a_key_with_escapes_is_not_repeated_raw(tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{"\\u001b[2J": 1}\n{"a\\n::error::b": {"\\u202e": 2}}\n', encoding="utf-8")
    done = asked(tmp_path, "gap", ROLE, "--profile", "p.jsonl")
    assert done.returncode == 1 and is_harmless(done.stderr)


@pytest.mark.parametrize("name", [b"c\xff.yaml", b"a b.yaml", b"deep/er/x.yaml"])
def test_sarif_names_the_very_file(tmp_path: Path, name: bytes) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    os.makedirs(os.path.dirname(path), exist_ok=True)  # noqa: PTH103, PTH120 (bytes)
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"roles:\n  x: 1\n")
    run = json.loads(asked(tmp_path, "validate", name, "--format", "sarif").stdout)["runs"][0]
    assert unquote_to_bytes(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == name


@pytest.mark.parametrize("form", ["gitlab", "github"])
@pytest.mark.parametrize("typed", ["data", "./data", "ABSOLUTE/data", "data/../data", "data/a.yaml"])
def test_ci_systems_get_paths_within_the_project(tmp_path: Path, form: str, typed: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.yaml").write_text("roles:\n  x: 1\n", encoding="utf-8")
    out = asked(tmp_path, "validate", typed.replace("ABSOLUTE", str(tmp_path)), "--format", form).stdout.decode()
    found = json.loads(out)[0]["location"]["path"] if form == "gitlab" else re.findall(r"file=([^,]*),", out)[0]
    assert found == "data/a.yaml"


def test_backslashes_become_slashes(monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import PureWindowsPath

    from peerpath.validate.output import words

    class Windows(PureWindowsPath):
        def resolve(self) -> "Windows":
            return self

        @classmethod
        def cwd(cls) -> "Windows":
            return cls("C:\\project")

    monkeypatch.setattr(words, "Path", Windows)
    assert words.in_project("data\\deeper\\a.yaml") == "data/deeper/a.yaml"
    assert words.in_project("C:\\project\\data\\a.yaml") == "data/a.yaml"
    assert words.in_project("D:\\else\\a.yaml") == "D:/else/a.yaml"


def test_a_persons_words_stand_in_no_frame(tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("name: Wilhelmina\nholds: [nonsense]\nfoo: Wilhelmina\n", encoding="utf-8")
    for form in FOUND:
        done = asked(tmp_path, "validate", "me.yaml", "--format", form)
        assert done.returncode == 1 and b"Wilhelmina" not in done.stdout + done.stderr

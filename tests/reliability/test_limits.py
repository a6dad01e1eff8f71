"""What issue 17 promises: everything that a file can make grow has a limit, and a message that names it."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Ask
from tests.reliability.commands import command, environment

ROLE = "cwpt/peer-practitioner"
SOURCE = "sources:\n  s: {title: T, publisher: P, published: '2026', looked_at: '2026-11-01'}\n"


def asked_alone(folder: Path, *words: str, most_megabytes: int = 300) -> "subprocess.CompletedProcess[str]":
    """In a process that may not have more memory, and no more than 30 seconds of a processor."""
    import resource

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (30, 30))

    code = (
        "import resource, subprocess, sys; "
        "done = subprocess.run(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024, file=sys.stderr); sys.exit(done.returncode)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command(words)], capture_output=True, text=True, cwd=folder,
        env=environment(folder), preexec_fn=limited, timeout=120, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    *rest, megabytes = done.stderr.splitlines()
    assert int(megabytes) < most_megabytes
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout, "\n".join(rest))


@pytest.mark.parametrize(
    "text",
    [
        "sources:\n  s: {title: " + "x" * 15_000_000 + "}\n",
        "sources:\n  s: {title: '" + "x " * 7_500_000 + "'}\n",
        "sources:\n  " + "x" * 15_000_000 + ": {title: T}\n",
        "glossary:\n  a:\n    title: A\n    text: |\n" + "      word\n" * 1_400_000,
    ],
    ids=["plain", "quoted", "key", "block"],
)
@pytest.mark.parametrize("words", [["validate", "own"], ["roles", "--data", "own"]], ids=["validate", "roles"])
def test_one_long_text_is_told_with_its_limit(tmp_path: Path, text: str, words: list[str]) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "a.yaml").write_text(text, encoding="utf-8")
    done = asked_alone(tmp_path, *words)
    assert done.returncode == (1 if words[0] == "validate" else 2)
    assert "20,000 characters" in done.stdout + done.stderr


def test_the_bytes_of_all_files_together_have_a_limit(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.yaml").write_text("# " + "x" * 4_500_000 + "\nglossary: {}\n", encoding="utf-8")
    for words in (["validate", "."], ["roles", "--data", "."], ["validate", *(f"{n}.yaml" for n in range(5))]):
        done = asked_alone(tmp_path, *words)
        assert (
            done.returncode in (1, 2) and "16 MB" in done.stdout + done.stderr and "3.yaml" in done.stdout + done.stderr
        )


@pytest.mark.parametrize("entry", ["{}", "{title: T, nonsense: 1}", "3"])
def test_problems_without_end_are_told_up_to_a_limit(tmp_path: Path, entry: str) -> None:
    (tmp_path / "a.yaml").write_text(
        "sources:\n" + "".join(f"  s{n}: {entry}\n" for n in range(80_000)), encoding="utf-8"
    )
    done = asked_alone(tmp_path, "validate", "a.yaml", "--format", "lines")
    assert done.returncode == 1 and "more than 1,000 problems" in done.stdout
    assert len(done.stdout.splitlines()) < 3_000


def test_references_without_end_are_told_up_to_a_limit(tmp_path: Path) -> None:
    roles = "".join(
        f"  s/r{n}: {{title: T, occupation: none, stage: senior, summary: S, source: s}}\n" for n in range(20_000)
    )
    (tmp_path / "a.yaml").write_text(f"{SOURCE}roles:\n{roles}", encoding="utf-8")
    done = asked_alone(tmp_path, "validate", "a.yaml", "--format", "lines", "--no-builtin")
    assert done.returncode == 1 and len(done.stdout.splitlines()) < 5_000


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2201-01-01", "9999-12-31", "0000-00-00"])
@pytest.mark.parametrize("words", [["gap", ROLE], ["route", ROLE], ["next"], ["validate"], ["map", ROLE, "--route"]])
def test_a_day_is_in_the_years_that_profiles_have(ask: Ask, day: str, words: list[str]) -> None:
    answer = ask(*words, "--as-of", day)
    assert answer.code == 2 and "--as-of" in answer.err
    assert day.startswith("0000") or "1900 to 2200" in answer.err


@pytest.mark.parametrize("day", ["1900-01-01", "2200-12-31"])
@pytest.mark.parametrize("words", [["gap", ROLE], ["route", ROLE], ["next"], ["map", ROLE, "--route"]])
def test_the_first_and_the_last_of_these_days_are_answered(ask: Ask, day: str, words: list[str]) -> None:
    assert ask(*words, "--as-of", day).code == 0


def test_a_pipe_among_role_data_does_not_stop_the_tab_key(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    (tmp_path / "b.yaml").write_text("roles:\n  demo/helper: {}\n", encoding="utf-8")
    (tmp_path / "c.yaml").mkdir()
    done = subprocess.run(
        command(["show", "--data", str(tmp_path), "demo/"]), capture_output=True, text=True, timeout=20,
        env=environment(tmp_path, _PEERPATH_COMPLETE="old"),
    )  # fmt: skip
    assert "demo/helper" in done.stdout.split()


@pytest.mark.parametrize(
    "words", [["roles", "--data", "own"], ["validate", "own"], ["show", "--data", "own", "demo/helper"]]
)
def test_a_pipe_among_role_data_is_told(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "own").mkdir()
    os.mkfifo(tmp_path / "own" / "a.yaml")
    done = asked_alone(tmp_path, *words)
    assert done.returncode == 2 and "neither a file nor a folder" in done.stdout + done.stderr


def test_a_picture_has_a_size_that_can_be_drawn(tmp_path: Path) -> None:
    roles = "".join(
        f"  demo/r{n}: {{title: 'Role {n}', occupation: o, stage: senior, summary: S, source: s, leads_to: [demo/r{n + 1}]}}\n"
        for n in range(2_000)
    )
    last = "  demo/r2000: {title: Last, occupation: o, stage: senior, summary: S, source: s}\n"
    own = f"{SOURCE}organisations: {{demo: {{title: Demo}}}}\noccupations: {{o: {{title: O}}}}\nroles:\n{roles}{last}"
    (tmp_path / "a.yaml").write_text(own, encoding="utf-8")
    done = asked_alone(tmp_path, "map", "demo", "--no-builtin", "--data", "a.yaml", "--format", "svg")
    assert done.returncode == 2 and "2,001 roles" in done.stderr and "--format html" in done.stderr
    done = asked_alone(tmp_path, "map", "demo", "--no-builtin", "--data", "a.yaml", "--format", "html")
    assert done.returncode == 0 and "2,001 roles" in done.stdout and "Role 1999" in done.stdout
    for other in ("graphml", "dot", "mermaid", "json"):
        assert (
            asked_alone(tmp_path, "map", "all", "--no-builtin", "--data", "a.yaml", "--format", other).returncode == 0
        )


@pytest.mark.parametrize(
    "words",
    [["gap", ROLE, "--profile", "/dev/zero"], ["gap", ROLE, "--profile", "/dev/zero", "--table", "jsonl"],
     ["gap", ROLE, "--profile", "/dev/zero", "--table", "csv"], ["profile", "check", "/dev/zero"], ["profile", "import", "/dev/zero"],
     ["profile", "show", "/dev/zero"], ["route", ROLE, "--profile", "/dev/zero"], ["gap", ROLE, "--notes", "/dev/zero", "--full"],
     ["validate", "/dev/zero"], ["roles", "--data", "/dev/zero"]],
)  # fmt: skip
def test_an_input_without_an_end_ends(tmp_path: Path, words: list[str]) -> None:
    done = asked_alone(tmp_path, *words)
    assert done.returncode in (1, 2) and "Traceback" not in done.stderr and "mistake in peerpath" not in done.stderr


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the limits of a process are set on Unix")
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_reasons_that_meet_again_are_told_once(tmp_path: Path, form: str) -> None:
    """Each of these roles needs the two before it, and nothing leads to the first: told under each, it would double.

    What is in the way of the first is told, however far down it is, and only it is called what is in the way in the end.
    """
    from tests.reliability.fuzz import chain

    (tmp_path / "a.yaml").write_text(yaml.safe_dump(chain(60, 2)), encoding="utf-8")
    done = asked_alone(tmp_path, "route", "trust/r59", "--data", "a.yaml", "--no-builtin", "--format", form)
    assert done.returncode == 0
    foot = '"of": "trust/r0"' if form == "json" else "in the end: 12 months as a helper, in another post."
    assert foot in " ".join(re.sub(r"<[^>]*>", "", done.stdout).split())
    assert len(done.stdout) < 500_000


def numbers(node: object) -> Iterator[dict[str, Any]]:
    """Every whole number that a schema takes, but for those that are a way to write a text, such as a year."""
    if isinstance(node, dict):
        kinds = {one.get("type") for one in (node.get("oneOf") or node.get("anyOf") or ()) if isinstance(one, dict)}
        if node.get("type") == "integer":
            yield node
        for value in node.values():
            yield from () if {"integer", "string"} <= kinds and value is not node else numbers(value)
    elif isinstance(node, list):
        for value in node:
            yield from numbers(value)


@pytest.mark.parametrize("name", ["roles", "qualifications", "profile"])
def test_every_number_has_a_largest_and_a_smallest(ask: Ask, name: str) -> None:
    found = list(numbers(ask("schema", name).data))
    assert found and all("maximum" in one and "minimum" in one for one in found)


def test_numbers_beyond_all_measure_are_never_a_mistake_of_the_program() -> None:
    """In each place of role data in turn; what is taken can be kept."""
    from msgspec import msgpack

    from peerpath.reading.role_data.catalogue import load
    from peerpath.reading.role_data.ladder import with_ladder
    from tests.reliability.fuzz import WORLD, at, places

    for *way, key in list(places(WORLD)):
        data = deepcopy(WORLD)
        at(data, tuple(way))[key] = 10**30
        loaded = load(
            [[("world.yaml", yaml.dump(data, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper)).encode())]]
        )
        if not loaded.has_errors:
            assert msgpack.encode(with_ladder(loaded.catalogue))


def test_a_number_that_is_too_long_to_read_is_told(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text('{}\n{"reference": ' + "9" * 5_000 + "}\n", encoding="utf-8")
    answer = ask("gap", ROLE, "--profile", str(tmp_path / "p.jsonl"), "--format", "jsonl")
    assert answer.code == 1 and "p.jsonl:2:1: " in answer.err and "4,300 figures" in answer.err

"""``peerpath validate``, ``explain`` and ``schema`` as people and their checks use them."""

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from peerpath.cli.app import run

Capture = pytest.CaptureFixture[str]
BAD = "areas:\n  carer: no\n"
WARNED = "sets:\n  nobody-uses-it:\n    - declares: coproduction\n"


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], str]:
    def write(text: str) -> str:
        (tmp_path / "roles.yaml").write_text(text)
        return str(tmp_path / "roles.yaml")

    return write


def test_builtin_data_is_clean_when_strict() -> None:
    assert run(["validate", "--strict", "--as-of", "2026-11-27"]) == 0


def test_exit_codes(file: Callable[[str], str], capfd: Capture) -> None:
    assert run(["validate", file("areas:\n  carer: Carer\n")]) == 0
    assert run(["validate", file(BAD)]) == 1
    assert run(["validate", file(WARNED)]) == 0
    assert run(["validate", "--strict", file(WARNED)]) == 1
    assert run(["validate", "no-such-file.yaml"]) == 2


def test_answers_go_to_standard_output(file: Callable[[str], str], capfd: Capture) -> None:
    run(["validate", file(BAD)])
    seen = capfd.readouterr()
    assert "PP015" in seen.out and seen.err == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--select", "PP2"], 0),
        (["--select", "pp0"], 1),
        (["--select", "PP015,PP201"], 1),
        (["--ignore", "PP015"], 0),
        (["--select", "PP0", "--ignore", "PP01"], 0),
    ],
)
def test_select_and_ignore(arguments: list[str], code: int, file: Callable[[str], str], capfd: Capture) -> None:
    assert run(["validate", *arguments, file(BAD)]) == code


@pytest.mark.parametrize("arguments", [["--select", "XX1"], ["--ignore", "PP999"], ["--format", "yaml"], ["--nope"]])
def test_questions_that_cannot_be_put(arguments: list[str], capfd: Capture) -> None:
    assert run(["validate", *arguments]) == 2
    assert capfd.readouterr().out == ""


def test_fix_mends_the_file_and_keeps_who_may_open_it(file: Callable[[str], str], capfd: Capture) -> None:
    name = file(BAD)
    Path(name).chmod(0o664)
    assert run(["validate", "--fix", name]) == 0
    assert Path(name).read_text() == 'areas:\n  carer: "no"\n'
    assert stat.S_IMODE(Path(name).stat().st_mode) == 0o664


def test_fix_follows_a_link(file: Callable[[str], str], tmp_path: Path, capfd: Capture) -> None:
    name = file(BAD)
    (tmp_path / "link").symlink_to(name)
    run(["validate", "--fix", str(tmp_path / "link")])
    assert (tmp_path / "link").is_symlink() and "no" in Path(name).read_text()


def test_diff_changes_nothing(file: Callable[[str], str], capfd: Capture) -> None:
    name = file(BAD)
    assert run(["validate", "--diff", name]) == 1
    assert Path(name).read_text() == BAD
    assert '+  carer: "no"' in capfd.readouterr().out


@pytest.mark.parametrize("format", ["text", "lines", "json", "github", "sarif", "junit", "gitlab"])
def test_formats(format: str, file: Callable[[str], str], capfd: Capture) -> None:
    assert run(["validate", "--format", format, file(BAD)]) == 1
    assert "PP015" in capfd.readouterr().out


def test_statistics(file: Callable[[str], str], capfd: Capture) -> None:
    run(["validate", "--statistics", file(BAD)])
    assert capfd.readouterr().out.startswith("1  PP015  put-it-in-quotes\n")


def test_sources_not_looked_at_since(capfd: Capture) -> None:
    assert run(["validate", "--strict", "--as-of", "2026-11-27", "--looked-at-since", "2027-01-01"]) == 1
    assert "PP509" in capfd.readouterr().out


@pytest.mark.parametrize("code", ["PP503", "pp503", "degree-without-an-alternative"])
def test_explain(code: str, capfd: Capture) -> None:
    assert run(["explain", code]) == 0
    assert "PP503 degree-without-an-alternative" in capfd.readouterr().out


def test_explain_as_json(capfd: Capture) -> None:
    assert run(["explain", "PP004", "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["breaks"] == "areas:\n  carer: Car<U+200B>ers\n"


def test_explain_of_what_is_unknown(capfd: Capture) -> None:
    assert run(["explain", "PP5030"]) == 2
    assert "PP503" in capfd.readouterr().err


@pytest.mark.parametrize("name", ["roles", "qualifications", "profile", "gap", "route"])
def test_schema(name: str, capfd: Capture) -> None:
    assert run(["schema", name]) == 0
    assert json.loads(capfd.readouterr().out)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(
    "text",
    [
        "name: Sam Example\nholds: [care-certificate]\n",
        "declares: [coproduction]\nname: Sam Example\nname: Sam Example\n",
        "lived_experience: [mental-health]\nname: 'Sam Example\n",
    ],
)
def test_a_profile_given_by_mistake_is_recognised_and_not_shown(
    text: str, file: Callable[[str], str], capfd: Capture
) -> None:
    assert run(["validate", file(text)]) == 1
    seen = capfd.readouterr().out
    assert "this looks like a profile" in seen
    assert "peerpath profile check" in seen
    assert "Sam" not in seen
    assert "coproduction" not in seen


@pytest.mark.parametrize(
    "text",
    [
        "name: Sam Example\non: [push]\njobs: {all: {secret: coproduction}}\n",  # a workflow, whose "on" is no slip
        "services: {web: {image: Sam Example}}\n",
        "- Sam Example\n- coproduction\n",
        "Sam Example coproduction\n",
    ],
)
def test_what_is_no_role_data_is_told_once_and_not_shown(text: str, file: Callable[[str], str], capfd: Capture) -> None:
    assert run(["validate", file(text)]) == 1
    seen = capfd.readouterr().out
    assert "1 error in 1 file" in seen
    assert "Sam" not in seen and "coproduction" not in seen


def test_the_post_that_decides_is_told_to_a_newcomer(file: Callable[[str], str], capfd: Capture) -> None:
    asked = "sets:\n  one:\n    - lived_experience: anything\n"
    assert run(["validate", file(asked)]) == 1
    assert "or write of_the_post where the post decides" in " ".join(capfd.readouterr().out.split())


def test_a_list_in_the_place_of_one_is_told_how_to_write_it(file: Callable[[str], str], capfd: Capture) -> None:
    run(["validate", file("sets:\n  two:\n    - holds: [care-certificate, gcse-maths]\n")])
    assert "one entry for each: - holds: one" in " ".join(capfd.readouterr().out.split())


def test_no_guess_far_off(file: Callable[[str], str], capfd: Capture) -> None:
    run(["validate", file("roles:\n  cwpt/a:\n    location: Leeds\n")])
    assert "occupation?" not in capfd.readouterr().out


@pytest.mark.parametrize(
    ("written", "key"),
    [("location: Leeds", "place"), ("salary: 24000", "pay"), ("contract: fixed term", "lasts_months")],
)
def test_a_newcomer_is_told_the_key(written: str, key: str, file: Callable[[str], str], capfd: Capture) -> None:
    run(["validate", file(f"roles:\n  cwpt/a:\n    {written}\n")])
    assert f"The key for this is {key}." in capfd.readouterr().out


def test_folders_are_left_out_when_asked(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("areas:\n  carer: Carer\n")
    (tmp_path / "b.yaml").write_text(BAD)
    assert run(["validate", str(tmp_path)]) == 1
    assert run(["validate", str(tmp_path), "--exclude", "b.*"]) == 0

"""Files and folders that cannot be read, or are named strangely: told of, and exit code 2."""

import os
from pathlib import Path

import pytest

from peerpath.validate.runner import CheckOptions, Report, check

GOOD = "areas:\n  carer: Carer\n"


def opened(report: Report) -> bool:
    return not report.unopened


def codes(report: Report) -> list[str]:
    return [one.code for one in report.diagnostics]


def test_no_path_is_the_builtin_data() -> None:
    assert {Path(name).name for name in check().files} >= {"roles.yaml", "qualifications.yaml"}


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    report = check([tmp_path / "roles.yaml"])
    assert (codes(report), report.exit_code) == (["PP001"], 2)


@pytest.mark.parametrize("name", ["\0", "a\0b.yaml", "x" * 5000, "a/" * 3000])
def test_a_name_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    report = check([tmp_path / name])
    assert (codes(report), report.exit_code) == (["PP001"], 2)


def test_a_folder_without_yaml(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    report = check([tmp_path])
    assert (codes(report), report.exit_code) == (["PP001"], 2)


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").mkdir()
    report = check([tmp_path])
    assert (set(codes(report)), report.exit_code) == ({"PP001"}, 2)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "roles.yaml")
    report = check([tmp_path])
    assert (codes(report), report.exit_code) == (["PP001"], 2)


def test_links_that_lead_nowhere_or_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "nowhere.yaml").symlink_to(tmp_path / "gone.yaml")
    (tmp_path / "circle.yaml").symlink_to(tmp_path / "circle.yaml")
    (tmp_path / "again").symlink_to(tmp_path)
    report = check([tmp_path])
    assert (codes(report), report.exit_code) == (["PP001", "PP001"], 2)


def test_an_endless_device(tmp_path: Path) -> None:
    (tmp_path / "zero.yaml").symlink_to("/dev/zero")
    assert check([tmp_path]).exit_code == 2


def test_what_can_be_opened_is_looked_at_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("areas:\n  carer: no\n")
    report = check([tmp_path, tmp_path / "gone.yaml"])
    assert (codes(report), report.exit_code) == (["PP015", "PP001"], 2)


@pytest.mark.parametrize(
    "name", ["-f.yaml", "a b.yaml", "[bold]x.yaml", "$(x).yaml", "Bücher.yaml", "a\nb.yaml", ";.yml"]
)
def test_strange_names(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(GOOD)
    assert check([tmp_path]).exit_code == 0


def test_hidden_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.yaml").write_text("not: ours")
    (tmp_path / "areas.yaml").write_text(GOOD)
    assert check([tmp_path]).exit_code == 0


def test_an_id_defined_in_two_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    (tmp_path / "b.yaml").write_text(GOOD)
    (found,) = check([tmp_path]).diagnostics
    assert (found.code, found.place.line, found.place.column) == ("PP108", 2, 3)
    assert found.place.file.endswith("b.yaml")
    assert found.also is not None and found.also.place.file.endswith("a.yaml")


def test_the_same_file_named_twice_is_looked_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    assert check([tmp_path, tmp_path / "a.yaml"]).exit_code == 0


def test_an_entry_of_ones_own_replaces_a_builtin_one(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("organisations:\n  cwpt: {title: Another name}\n")
    assert check([tmp_path]).exit_code == 0


def test_what_a_file_that_cannot_be_read_defines_is_not_missed(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("sets:\n  mine:\n    - declares: coproduction\n")
    (tmp_path / "b.yaml").write_text("roles: [\n")
    assert codes(check([tmp_path])) == ["PP005"]


def test_files_that_refer_to_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("sets:\n  mine:\n    - set: yours\n")
    (tmp_path / "b.yaml").write_text("sets:\n  yours:\n    - declares: coproduction\n")
    assert codes(check([tmp_path])) == ["PP404"]
    assert "PP207" in codes(check([tmp_path / "a.yaml"]))


def test_a_suffix_in_capitals(tmp_path: Path) -> None:
    (tmp_path / "ROLES.YAML").write_text(GOOD)
    report = check([tmp_path])
    assert [Path(name).name for name in report.files] == ["ROLES.YAML"]


@pytest.mark.parametrize("pattern", ["draft*", "drafts/", "drafts/*.yaml", "drafts"])
def test_what_is_excluded_is_not_opened(pattern: str, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(GOOD)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "roles.yaml").write_text("roles: [")
    report = check([tmp_path], CheckOptions(exclude=(pattern,)))
    assert (list(report.files), report.exit_code) == ([str(tmp_path / "roles.yaml")], 0)


def test_a_file_named_by_itself_is_looked_at_whatever_is_excluded(tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text("roles: [")
    assert check([tmp_path / "roles.yaml"], CheckOptions(exclude=("*.yaml",))).exit_code == 1

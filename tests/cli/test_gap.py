"""What interface.md promises of ``peerpath gap``."""

import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Ask

SENIOR = "cwpt/senior-peer-support-worker"
PRACTITIONER = "cwpt/peer-practitioner"
SAM = """
name: Sam
lived_experience: [mental-health]
declares: [written-english, spoken-english]
holds: [care-certificate, {id: level-3-peer-support, awarded: 2024-07}]
experience:
  - {role: cwpt/peer-support-worker, months: 18, until: 2026-10}
"""


def test_json_has_the_promised_keys(ask: Ask) -> None:
    answer = ask("gap", PRACTITIONER, "--holds", "care-certificate", "--format", "json", "--as-of", "2026-11-22")
    assert answer.code == 0
    assert answer.data["schema"] == "peerpath/gap/1"
    assert answer.data["target"] == PRACTITIONER
    assert answer.data["as_of"] == "2026-11-22"
    assert answer.data["verdict"] == "not_yet"
    certificate = next(r for r in answer.data["requirements"] if r["id"] == f"{PRACTITIONER}/care-certificate")
    promised = {
        "kind": "holds",
        "text": "Care Certificate",
        "strength": "essential",
        "when": "before_applying",
        "status": "met",
        "evidence": ["care-certificate"],
        "source": "cwpt-lived-experience",
        "basis": "stated",
        "requirements": [],
    }
    assert {key: certificate[key] for key in promised} == promised


def test_a_profile_comes_from_a_file_from_standard_input_and_from_flags(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "sam.yaml"
    file.write_text(SAM, encoding="utf-8")
    by_file = ask("gap", PRACTITIONER, "--profile", str(file), "--format", "json")
    by_pipe = ask("gap", PRACTITIONER, "--profile", "-", "--format", "json", stdin=SAM.encode())
    by_flags = ask(
        "gap", PRACTITIONER, "--format", "json",
        "--lived-experience", "mental-health", "--declares", "written-english,spoken-english",
        "--holds", "care-certificate", "--holds", "level-3-peer-support=2024-07",
        "--experience", "cwpt/peer-support-worker=18",
    )  # fmt: skip
    assert by_file.out == by_pipe.out == by_flags.out
    more = ask(
        "gap", PRACTITIONER, "--profile", str(file), "--holds", "imroc-peer-support-training", "--format", "json"
    )
    statuses = {r["id"]: r["status"] for r in more.data["requirements"]}
    assert statuses[f"{PRACTITIONER}/care-certificate"] == "met"
    assert statuses[f"{PRACTITIONER}/imroc-peer-support-training"] == "met"


def test_several_profiles_make_an_array(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(SAM, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("holds: [degree]\n", encoding="utf-8")
    answer = ask(
        "gap", PRACTITIONER, "--format", "json",
        "--profile", str(tmp_path / "a.yaml"), "--profile", str(tmp_path / "b.yaml"),
    )  # fmt: skip
    assert [one["target"] for one in answer.data] == [PRACTITIONER, PRACTITIONER]


def test_exit_codes(ask: Ask) -> None:
    assert ask("gap", SENIOR).code == 0
    assert ask("gap", SENIOR, "--check").code == 1
    assert ask("gap", "no/such-role").code == 2
    assert ask("gap", SENIOR, "--profile", "/no/such/file.yaml").code == 2
    assert ask("gap", SENIOR, "--as-of", "yesterday").code == 2
    assert ask("gap").code == 2


def test_ready_with_check_is_0(ask: Ask) -> None:
    answer = ask(
        "gap", "cwpt/expert-by-experience-coordinator", "--check",
        "--holds", "degree", "--lived-experience", "mental-health", "--declares", "coproduction",
    )  # fmt: skip
    assert (answer.code, answer.err) == (0, "")


def test_a_near_name_is_suggested_and_a_shared_one_lists_the_choices(ask: Ask) -> None:
    near = ask("gap", "cwpt/peer-practitoner")
    assert (near.code, near.out) == (2, "")
    assert "cwpt/peer-practitioner" in near.err
    shared = ask("gap", "Peer support worker")
    assert (shared.code, shared.out) == (2, "")
    assert "cwpt/peer-support-worker" in shared.err and "cnwl/peer-support-worker" in shared.err


@pytest.mark.parametrize(
    "name", ["Peer practitioner", "peer-practitioner", "PEER PRACTITIONERS", "cwpt peer practitioner"]
)
def test_a_role_is_found_by_its_title(ask: Ask, name: str) -> None:
    assert ask("gap", name, "--format", "json").data["target"] == PRACTITIONER


def test_every_problem_of_a_profile_is_told_at_once_and_no_value_of_it(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(
        "name: Wilhelmina\nhold: [care-certificate]\nlived_experience: [mental-helth]\nholds: [12, degree]\n"
    )
    answer = ask("gap", SENIOR, "--profile", str(file))
    assert answer.code == 2
    for place in (":2:1", ":3:", ":4:"):
        assert f"{file}{place}" in answer.err
    assert "holds" in answer.err and "mental-health" in answer.err
    assert "Wilhelmina" not in answer.err and "mental-helth" not in answer.err
    assert "Traceback" not in answer.err


def test_problems_of_flags_are_told_at_once(ask: Ask) -> None:
    answer = ask(
        "gap", SENIOR, "--holds", "care-certificat", "--experience", "peer-support-worker", "--declares", "nothing"
    )
    assert answer.code == 2
    assert "care-certificate" in answer.err and "whole months" in answer.err
    assert len(answer.err.strip().splitlines()) == 3


def test_what_is_written_is_whole_and_the_owners_only(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "gap.json"
    answer = ask("gap", SENIOR, "--format", "json", "--output", str(file))
    assert (answer.code, answer.out) == (0, "")
    assert file.read_text(encoding="utf-8").startswith("{")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["gap.json"]
    lost = ask("gap", SENIOR, "--output", str(tmp_path / "no" / "gap.txt"))
    assert lost.code == 2 and "no such file or folder" in lost.err.replace("directory", "folder")


def test_text_for_a_pipe_has_no_escapes_and_says_how_many_are_in_place(ask: Ask) -> None:
    answer = ask("gap", PRACTITIONER, "--holds", "care-certificate")
    assert "\x1b" not in answer.out
    assert "1 of 6 in place" in answer.out
    assert "%" not in answer.out


def test_the_same_question_twice_gives_the_same_bytes(ask: Ask) -> None:
    assert ask("gap", SENIOR).out == ask("gap", SENIOR).out


def test_role_data_of_ones_own(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(
        """
organisations: {mine: {title: My Trust}}
sources: {my-page: {publisher: My Trust, title: Jobs, published: undated, looked_at: 2026-11-01}}
roles:
  mine/peer-guide:
    title: Peer guide
    occupation: peer-support-worker
    stage: entry
    source: my-page
    summary: Guides people.
    requires:
      - holds: care-certificate
""",
        encoding="utf-8",
    )
    answer = ask("gap", "Peer guide", "--data", str(tmp_path), "--holds", "care-certificate", "--format", "json")
    assert answer.data["verdict"] == "ready"
    assert ask("gap", "cwpt/peer-practitioner", "--data", str(tmp_path)).code == 0
    assert ask("gap", "Peer guide", "--data", str(tmp_path), "--no-builtin").code == 2
    assert ask("gap", "Peer guide", "--data", str(tmp_path / "nowhere")).code == 2
    assert ask("gap", SENIOR, "--no-builtin").code == 2


def test_what_may_wait_and_is_being_studied_for_does_not_stand_in_the_way(ask: Ask) -> None:
    """CPFT lets the Care Certificate be gained in post: someone on the course now is no further from applying."""
    answer = ask(
        "gap", "cpft/peer-support-worker", "--studying", "care-certificate", "--lived-experience", "mental-health",
        "--declares", "using-lived-experience-to-support-others",
    )  # fmt: skip
    assert "You could apply now" in answer.out
    assert "in the way  " not in answer.out
    assert "can wait  Care Certificate" in answer.out

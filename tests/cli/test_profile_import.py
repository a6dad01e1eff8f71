"""What the issue of reports promises of ``peerpath profile import``: matches to accept, lived experience never inferred."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

DAY = ("--as-of", "2026-11-22")
CV: dict[str, Any] = {
    "basics": {"name": "Ann Onymous", "summary": "I have lived with psychosis, and care for my mother."},
    "work": [
        {"name": "Coventry and Warwickshire Partnership NHS Trust", "position": "Peer Support Worker",
         "startDate": "2023-01", "endDate": "2024-06-30", "summary": "autism, veterans, coproduction"},
        {"name": "Some Charity", "position": "Peer mentor", "startDate": "2025-03-01"},
        {"name": "Shop", "position": "Till manager", "startDate": "2019-01", "endDate": "2020-01"},
        {"name": "CNWL", "position": "Peer trainer", "startDate": "2020", "endDate": "2021"},
    ],
    "volunteer": [{"organization": "Mind", "position": "PSW", "startDate": "2022-01-01", "endDate": "2022-12-31"}],
    "education": [
        {"institution": "College", "studyType": "Care Certificate", "endDate": "2023-05"},
        {"institution": "College", "area": "Functional Skills in maths, level 2"},
        {"institution": "College", "area": "Basket weaving", "endDate": "2001"},
    ],
    "certificates": [{"name": "ImROC peer support worker training", "date": "2022-05-01"}],
    "interests": [{"name": "autism"}],
}  # fmt: skip


@pytest.fixture
def cv(tmp_path: Path) -> str:
    file = tmp_path / "cv.json"
    file.write_text(json.dumps(CV), encoding="utf-8")
    return str(file)


def taken(ask: Ask, cv: str, tmp_path: Path, accept: str = "all") -> dict[str, Any]:
    file = tmp_path / "ann.yaml"
    assert ask("profile", "import", cv, "--accept", accept, "--output", str(file), *DAY).code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    data: dict[str, Any] = ask("profile", "show", str(file), "--format", "json").data
    return data


def test_every_match_is_shown_and_nothing_kept_until_it_is_accepted(ask: Ask, cv: str, tmp_path: Path) -> None:
    answer = ask("profile", "import", cv, *DAY)
    assert answer.code == 0
    for words in (
        "18 months as Peer support worker (CWPT), until 2024-06-30", "20 months as Peer support worker, still going on",
        "12 months as Peer support worker, unpaid", "Care Certificate, awarded 2023-05",
        "studying for Functional Skills in maths, level 2", "Till manager", "Basket weaving",
        "does not say from which month", "--accept all",
    ):  # fmt: skip
        assert words in answer.out, words
    assert [path.name for path in tmp_path.iterdir()] == ["cv.json"]


def test_work_volunteering_education_and_certificates_become_a_profile(ask: Ask, cv: str, tmp_path: Path) -> None:
    data = taken(ask, cv, tmp_path)
    assert data["experience"] == [
        {"role": "cwpt/peer-support-worker", "months": 18, "until": "2024-06-30"},
        {"occupation": "peer-support-worker", "months": 20},
        {"occupation": "peer-support-worker", "setting": "voluntary", "months": 12, "until": "2022-12-31"},
    ]
    assert data["holds"] == [
        {"id": "care-certificate", "awarded": "2023-05"},
        {"id": "imroc-peer-support-training", "awarded": "2022-05-01"},
    ]
    assert data["studying"] == ["functional-skills-maths-level-2"]


def test_lived_experience_and_declarations_are_never_inferred(ask: Ask, cv: str, tmp_path: Path) -> None:
    data = taken(ask, cv, tmp_path)
    assert set(data) == {"schema", "holds", "studying", "experience"}
    shown = ask("profile", "import", cv, *DAY).out
    assert "psychosis" not in shown and "autism" not in shown and "Lived experience is for you alone to say" in shown


def test_only_what_is_accepted_is_taken(ask: Ask, cv: str, tmp_path: Path) -> None:
    data = taken(ask, cv, tmp_path, "2, 4")
    assert data["experience"] == [{"occupation": "peer-support-worker", "months": 20}]
    assert data["holds"] == [{"id": "care-certificate", "awarded": "2023-05"}] and "studying" not in data


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [("2023-01", "2023-12", 12), ("2023-01-15", "2023-12-20", 11), ("2023-01-15", "2023-02-13", None),
     ("2023-01", "2023-01", 1), ("2024-02-01", "2024-02-29", 1), ("2026-10-23", None, 1), ("2026-11-20", None, None),
     ("2027-01", None, None), ("2023", "2024", None), ("2023-01", "soon", None), ("2026-01", "2030-01", 10)],
)  # fmt: skip
def test_months_are_whole_and_never_guessed(
    ask: Ask, tmp_path: Path, start: str, end: str | None, months: int | None
) -> None:
    entry = {"position": "Peer support worker", "startDate": start, **({"endDate": end} if end else {})}
    file = tmp_path / "cv.json"
    file.write_text(json.dumps({"work": [entry]}), encoding="utf-8")
    out = ask("profile", "import", str(file), *DAY).out
    if months is None:
        assert "does not say from which month" in out
    else:
        assert f": {months} month{'s' * (months != 1)} as Peer support worker" in out


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"{}", b'{"work": 3}', b"\xff", b"[" * 99_999, b'{"work": [1, null]}']
)
def test_what_is_no_cv_is_2_and_no_traceback(ask: Ask, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "cv.json"
    file.write_bytes(content)
    answer = ask("profile", "import", str(file), "--accept", "all", "--output", str(tmp_path / "p.yaml"))
    assert answer.code == 2 and answer.err and "Traceback" not in answer.err
    assert not (tmp_path / "p.yaml").exists()


def test_a_profile_that_is_there_is_not_written_over(ask: Ask, cv: str, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("name: Mine\n", encoding="utf-8")
    answer = ask("profile", "import", cv, "--accept", "all", "--output", str(tmp_path / "p.yaml"))
    assert answer.code == 2 and (tmp_path / "p.yaml").read_text(encoding="utf-8") == "name: Mine\n"
    for wrong in ("0", "99", "x", "-1"):
        assert ask("profile", "import", cv, "--accept", wrong).code == 2


def test_hostile_words_of_a_cv_are_plain_text(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "cv.json"
    nasty = "\u001b[31m\u202e<script>[link=x]"
    file.write_text(json.dumps({"work": [{"position": nasty, "name": nasty}]}), encoding="utf-8")
    out = ask("profile", "import", str(file)).out
    assert "\x1b" not in out and "\u202e" not in out and "[31m<script>[link=x]" in out


def test_a_person_is_asked_as_for_a_new_profile(
    ask: Ask, cv: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain numbers, with skip, back and stop: yes to the first, back from the third to the second, then enough."""
    monkeypatch.setattr("peerpath.cli.terminal.asking.can_ask", lambda: True)
    file = tmp_path / "ann.yaml"
    typed = b"1\n2\nback\n1\nskip\nstop\n"
    asked = ask("profile", "import", cv, "--output", str(file), *DAY, stdin=typed)
    assert asked.code == 0 and asked.err.count("1. Yes") == 6 and "Question 4 of 6" in asked.err
    data = ask("profile", "show", str(file), "--format", "json").data
    assert [one["months"] for one in data["experience"]] == [18, 20] and "holds" not in data

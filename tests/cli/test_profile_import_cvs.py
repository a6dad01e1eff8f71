"""What issue 17 promises of CVs as people write them, each kind with the shapes that real ones have."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Answer, Ask

DAY = ("--as-of", "2026-11-22")
WORKER = {"position": "Peer Support Worker", "startDate": "2024-01", "endDate": "2025-06"}
CWPT = "Coventry and Warwickshire Partnership NHS Trust"


def shown(ask: Ask, folder: Path, cv: Any) -> Answer:
    (folder / "cv.json").write_text(json.dumps(cv, ensure_ascii=False), encoding="utf-8")
    answer = ask("profile", "import", str(folder / "cv.json"), *DAY)
    assert answer.code == 0, answer.err
    return answer


def profile(ask: Ask, folder: Path, cv: Any) -> dict[str, Any]:
    shown(ask, folder, cv)
    (folder / "p.yaml").unlink(missing_ok=True)
    kept = ask(
        "profile", "import", str(folder / "cv.json"), "--accept", "all", "--output", str(folder / "p.yaml"), *DAY
    )
    assert kept.code == 0, kept.err
    data: dict[str, Any] = ask("profile", "show", str(folder / "p.yaml"), "--format", "json").data
    return data


NOTHING: list[dict[str, Any]] = [{}, {"endDate": None}, {"endDate": ""}, {"endDate": " "}]
NOW = [*NOTHING, {"endDate": "Present"}, {"endDate": "present"}, {"endDate": "Now"}, {"endDate": "current"}]


@pytest.mark.parametrize("end", NOW)
def test_work_without_an_end_goes_on(ask: Ask, tmp_path: Path, end: dict[str, Any]) -> None:
    work = {"position": "Peer Support Worker", "name": "CWPT", "startDate": "2024-01", **end}
    assert profile(ask, tmp_path, {"work": [work]})["experience"] == [
        {"role": "cwpt/peer-support-worker", "months": 34}
    ]


@pytest.mark.parametrize("end", NOW)
@pytest.mark.parametrize("start", [{}, {"startDate": "2026-09"}, {"startDate": ""}])
def test_a_course_without_an_end_is_being_studied(
    ask: Ask, tmp_path: Path, end: dict[str, Any], start: dict[str, Any]
) -> None:
    data = profile(ask, tmp_path, {"education": [{"studyType": "PGCE", **start, **end}]})
    assert data["studying"] == ["pgce"] and "holds" not in data


@pytest.mark.parametrize("end", ["2027-07", "2026-12-01", "2026-11-22", "2026-11", "2026"])
def test_a_course_that_may_not_be_over_is_being_studied(ask: Ask, tmp_path: Path, end: str) -> None:
    data = profile(ask, tmp_path, {"education": [{"studyType": "PGCE", "endDate": end}]})
    assert [(one["id"], str(one["until"])) for one in data["studying"]] == [("pgce", end)] and "holds" not in data


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ({"studyType": "BSc in Nursing (incomplete)", "endDate": "2017"}, "not finished"),
        ({"studyType": "PGCE, not completed", "endDate": "2017"}, "not finished"),
        ({"studyType": "PGCE", "startDate": "2027-09", "endDate": ""}, "has not come"),
        ({"studyType": "PGCE", "startDate": "2015", "endDate": "soon"}, "does not say when it ended"),
        ({"studyType": "PGCE (in progress)", "endDate": "2017"}, "does not say when it ended"),
        ({"studyType": "PGCE", "endDate": "----"}, "does not say when it ended"),
        ({"studyType": "PGCE", "endDate": ["2017"]}, "does not say when it ended"),
    ],
)
def test_what_is_not_finished_is_never_held(ask: Ask, tmp_path: Path, entry: dict[str, Any], why: str) -> None:
    out = shown(ask, tmp_path, {"education": [entry]}).out
    assert why in out and "you have" not in out and "studying for" not in out


def test_a_certificate_of_tomorrow_is_not_held(ask: Ask, tmp_path: Path) -> None:
    out = shown(ask, tmp_path, {"certificates": [{"name": "Care Certificate", "date": "2027-01"}]}).out
    assert "has not come" in out and "you have" not in out


@pytest.mark.parametrize("score", ["E", "D", "3", "1", "U", "f", "Grade D", 2])
def test_a_grade_that_is_too_low_is_left_out_with_the_reason(ask: Ask, tmp_path: Path, score: Any) -> None:
    out = shown(
        ask, tmp_path, {"education": [{"studyType": "GCSE", "area": "English", "endDate": "2005", "score": score}]}
    ).out
    assert "the grade is lower" in out and "you have" not in out


@pytest.mark.parametrize("score", ["C", "A*", "4", "9", 5, "b", "Grade B"])
def test_a_grade_that_is_enough_is_taken_unasked(ask: Ask, tmp_path: Path, score: Any) -> None:
    entry = {"studyType": "GCSE", "area": "English", "endDate": "2005-08", "score": score}
    out = shown(ask, tmp_path, {"education": [entry]}).out
    assert "you have GCSE English" in out and "gives no grade" not in out


@pytest.mark.parametrize("score", [{}, {"score": None}, {"score": ""}, {"score": "Pass"}, {"gpa": ""}])
def test_a_grade_that_is_not_said_is_asked(ask: Ask, tmp_path: Path, score: dict[str, Any]) -> None:
    out = shown(
        ask, tmp_path, {"education": [{"studyType": "GCSE", "area": "English", "endDate": "2005-08", **score}]}
    ).out
    assert "you have GCSE English" in out and "gives no grade" in out


@pytest.mark.parametrize(
    ("area", "ids"),
    [("Mathematics", ["gcse-maths"]), ("English Language", ["gcse-english"]),
     ("English Language, Maths", ["gcse-english", "gcse-maths"]), ("English and Mathematics", ["gcse-english", "gcse-maths"])],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["GCSE", "GCSEs"])
def test_subjects_go_by_their_usual_names_and_each_counts(
    ask: Ask, tmp_path: Path, area: str, ids: list[str], kind: str
) -> None:
    cv = {"education": [{"studyType": kind, "area": area, "endDate": "2005-08", "score": "C"}]}
    assert [one["id"] for one in profile(ask, tmp_path, cv)["holds"]] == ids


@pytest.mark.parametrize("key", ["name", "company", "organization", "employer"])
@pytest.mark.parametrize("employer", ["CWPT", CWPT, CWPT.replace(" and ", " & "), CWPT.lower()])
def test_the_employer_is_read_by_each_key_and_name(ask: Ask, tmp_path: Path, key: str, employer: str) -> None:
    data = profile(ask, tmp_path, {"work": [{**WORKER, key: employer}]})
    assert data["experience"] == [{"role": "cwpt/peer-support-worker", "months": 18, "until": "2025-06"}]


def test_company_and_name_together(ask: Ask, tmp_path: Path) -> None:
    data = profile(ask, tmp_path, {"work": [{**WORKER, "name": "North team", "company": "CWPT"}]})
    assert data["experience"][0]["role"] == "cwpt/peer-support-worker"


@pytest.mark.parametrize(
    "kind",
    ["Bachelor of Science", "Bachelor of Arts", "BSc (Hons)", "BA (Hons)", "BA Hons", "BSc", "BA", "B.A.", "B.Sc.", "BSc.", "Bachelor",
     "Bachelor's degree", "Bachelors", "Degree", "Honours degree", "BEng", "LLB (Hons)", "bachelor of science - bs"],
)  # fmt: skip
def test_a_first_degree_by_any_name(ask: Ask, tmp_path: Path, kind: str) -> None:
    out = shown(ask, tmp_path, {"education": [{"studyType": kind, "area": "Psychology", "endDate": "2015-07"}]}).out
    assert "you have Degree" in out and "look twice" not in out


@pytest.mark.parametrize(
    "kind",
    [
        "MSc",
        "MPhys",
        "Master of Science",
        "MA",
        "M.Sc.",
        "PhD",
        "Doctor of Philosophy",
        "Specialist degree",
        "Licenciatura",
        "Grado en",
    ],
)
def test_a_higher_degree_is_asked_as_one(ask: Ask, tmp_path: Path, kind: str) -> None:
    out = shown(ask, tmp_path, {"education": [{"studyType": kind, "area": "Psychology", "endDate": "2015-07"}]}).out
    assert "you have Degree" in out and "look twice" in out


@pytest.mark.parametrize(
    "kind", ["Foundation degree", "Associates of Science", "Associate degree", "Bazaar", "Masterclass", "Diploma"]
)
def test_what_is_no_first_degree_is_none(ask: Ask, tmp_path: Path, kind: str) -> None:
    out = shown(ask, tmp_path, {"education": [{"studyType": kind, "area": "Psychology", "endDate": "2015-07"}]}).out
    assert "you have Degree," not in out


def test_entries_at_the_same_time_are_not_added_up(ask: Ask, tmp_path: Path) -> None:
    mentor, other = (
        {**WORKER, "name": "Mind"},
        {**WORKER, "name": "Shelter", "startDate": "2025-01", "endDate": "2025-12"},
    )
    cv = {"work": [mentor, other, {**WORKER, "name": "Shop", "startDate": "2026-01", "endDate": "2026-02"}]}
    assert shown(ask, tmp_path, cv).out.count("no month counts twice") == 1
    assert profile(ask, tmp_path, cv)["experience"] == [
        {"occupation": "peer-support-worker", "months": 24, "until": "2025-12"},
        {"occupation": "peer-support-worker", "months": 2, "until": "2026-02"},
    ]


def test_an_entry_that_joins_two_others_makes_one_spell(ask: Ask, tmp_path: Path) -> None:
    spans = [("2024-01", "2024-06"), ("2024-09", "2024-12"), ("2024-03", "")]
    cv = {"work": [{"position": "Peer Support Worker", "startDate": start, "endDate": end} for start, end in spans]}
    assert profile(ask, tmp_path, cv)["experience"] == [{"occupation": "peer-support-worker", "months": 34}]


@pytest.mark.parametrize("hidden", ["\u200d", "\u202e", "\ufeff", "\u00ad", "\x7f"])
def test_a_character_in_a_part_that_is_not_read_refuses_nothing(ask: Ask, tmp_path: Path, hidden: str) -> None:
    cv = {"basics": {"summary": f"a{hidden}b"}, "work": [{**WORKER, "name": "CWPT", "summary": hidden}]}
    assert profile(ask, tmp_path, cv)["experience"][0]["months"] == 18
    (match,) = [
        line
        for line in shown(ask, tmp_path, {"work": [{**WORKER, "name": f"CW{hidden}PT"}]}).out.splitlines()
        if line.startswith("1. ")
    ]
    assert hidden not in match and "(CWPT)" in match


def test_what_is_no_entry_is_told_and_not_passed_over(ask: Ask, tmp_path: Path) -> None:
    cv = {"work": ["Mind, 2012–2015", {**WORKER, "name": "CWPT"}, None], "education": {"degree": "BSc"},
          "certificates": [{"name": "nothing"}] * 202}  # fmt: skip
    out = shown(ask, tmp_path, cv).out
    assert "Work, entry 1: this is not written" in out and "Education: this is not written" in out
    assert "18 months" in out and "200 entries" in out and "entry 202" not in out


@pytest.mark.parametrize(
    "entry", [{}, {"name": ""}, {"name": None}, {"studyType": " ", "area": 3}, {"studyType": "(in progress)"}]
)
@pytest.mark.parametrize("part", ["work", "volunteer", "education", "certificates"])
def test_an_entry_without_a_name_is_left_out(ask: Ask, tmp_path: Path, part: str, entry: dict[str, Any]) -> None:
    out = shown(ask, tmp_path, {part: [{**entry, "endDate": "2015-07", "startDate": "2014-01"}]}).out
    assert "we know nothing of that name" in out


@pytest.mark.parametrize(
    ("content", "place"), [(b'{"work": [\n  {"position": }]}', "2:16"), (b'{"work": [],\n "work": []}', "2:2")]
)
def test_what_is_wrong_with_the_file_has_line_and_column(ask: Ask, tmp_path: Path, content: bytes, place: str) -> None:
    (tmp_path / "cv.json").write_bytes(content)
    answer = ask("profile", "import", str(tmp_path / "cv.json"))
    assert answer.code == 2 and f"cv.json:{place}: " in answer.err


@pytest.mark.parametrize(
    ("grades", "held", "left"),
    [
        (["A* Mathematics", "A English", "+ 5A*, 3A, 2 Dist*"], ["gcse-maths", "gcse-english"], False),
        (["Maths (C)", "English Language - D"], ["gcse-maths"], True),
        (["English: 5", "Maths: 3"], ["gcse-english"], True),
        (["Art A", "9 History"], [], False),
    ],
)
def test_grades_that_stand_beside_subjects_are_read(
    ask: Ask, tmp_path: Path, grades: list[str], held: list[str], left: bool
) -> None:
    """As in courses of an entry for GCSEs, which is where people list them."""
    entry = {"studyType": "GCSE", "area": "", "endDate": "2016-07", "score": "6A*, 4A", "courses": grades}
    answer = shown(ask, tmp_path, {"education": [entry]})
    assert "the grade is lower" in answer.out if left else "the grade is lower" not in answer.out
    assert "gives no grade" not in answer.out
    if held:
        assert [one["id"] for one in profile(ask, tmp_path, {"education": [entry]})["holds"]] == held


def test_subjects_of_an_area_may_each_have_a_grade(ask: Ask, tmp_path: Path) -> None:
    entry = {"studyType": "GCSEs", "area": "Maths (B), English (E)", "endDate": "2016-07"}
    assert [one["id"] for one in profile(ask, tmp_path, {"education": [entry]})["holds"]] == ["gcse-maths"]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("Jan 2024", "June 2025", 18),
        ("01/2024", "06/2025", 18),
        ("1 January 2024", "Sept 2024", 9),
        ("Oct-2024", "Current", 25),
        ("2024/01", "30/06/2025", 18),
        ("01.2024", "06-2025", 18),
        ("31/12/2023", "2025.06", 18),
        ("2024/01/01", "2025.6.30", 18),
        ("12/31/2023", "05/05/2024", 4),
    ],
)
def test_months_as_people_write_them(ask: Ask, tmp_path: Path, start: str, end: str, months: int) -> None:
    work = {"position": "Peer Support Worker", "company": "CWPT", "startDate": start, "endDate": end}
    assert profile(ask, tmp_path, {"work": [work]})["experience"][0]["months"] == months


@pytest.mark.parametrize("start", ["spring 2024", "May", "13/2024", "00/2024", "31/02/2024", "13/13/2024", "1/2-2024"])
def test_a_date_that_is_not_plain_is_not_guessed(ask: Ask, tmp_path: Path, start: str) -> None:
    out = shown(ask, tmp_path, {"work": [{**WORKER, "startDate": start}]}).out
    assert "does not say from which month" in out


@pytest.mark.parametrize("start", ["01-02-2024", "1/2/2024", "02.01.2024"])
def test_a_date_that_can_be_read_in_two_ways_is_not_guessed(ask: Ask, tmp_path: Path, start: str) -> None:
    work = shown(ask, tmp_path, {"work": [{**WORKER, "startDate": start}]}).out
    course = shown(ask, tmp_path, {"education": [{"studyType": "PGCE", "endDate": start}]}).out
    for out in (work, course):
        assert "can be read in two ways" in out and "as a word" in out and "you have" not in out


@pytest.mark.parametrize("kind", ["A levels", "A-Level", "AS level", "Highers"])
@pytest.mark.parametrize("area", ["English", "Maths"])
def test_what_was_taken_at_school_is_no_course_of_the_same_subject(
    ask: Ask, tmp_path: Path, kind: str, area: str
) -> None:
    out = shown(ask, tmp_path, {"education": [{"studyType": kind, "area": area, "endDate": "2012"}]}).out
    assert f"you have {kind} in {area}, which no list of ours has" in " ".join(out.split())


@pytest.mark.parametrize(
    ("cv", "kept"),
    [
        ({"education": [{"studyType": "HNC", "area": "Social Services", "endDate": "2019-06"}]},
         [{"title": "HNC in Social Services", "awarded": "2019-06"}]),
        ({"certificates": [{"name": "SVQ 3 Social Services"}]}, [{"title": "SVQ 3 Social Services"}]),
        ({"education": [{"studyType": "HNC", "area": "Social Services"}]}, []),
        ({"education": [{"area": "Basket weaving", "endDate": "2001"}]}, []),
        ({"education": [{"studyType": "HNC (not completed)", "endDate": "2001"}]}, []),
        ({"certificates": [{"name": "Hoping to do an SVQ"}]}, []),
    ],
)  # fmt: skip
def test_what_no_list_has_keeps_its_title_where_it_is_done(
    ask: Ask, tmp_path: Path, cv: dict[str, Any], kept: list[Any]
) -> None:
    if kept:
        assert profile(ask, tmp_path, cv)["holds"] == kept
    else:
        assert "you have" not in shown(ask, tmp_path, cv).out


def test_what_ends_before_it_begins_is_left_with_the_reason(ask: Ask, tmp_path: Path) -> None:
    backwards = {"startDate": "2021-01", "endDate": "2018-01"}
    out = shown(
        ask, tmp_path, {"education": [{"studyType": "BSc", **backwards}], "work": [{**WORKER, **backwards}]}
    ).out
    assert out.count("ends before it begins") == 2 and "you have" not in out


@pytest.mark.parametrize("work", ["work", "experience"])
@pytest.mark.parametrize("certificates", ["certificates", "certifications"])
@pytest.mark.parametrize(
    ("title", "start", "end"),
    [("position", "startDate", "endDate"), ("role", "start_date", "end_date"), ("title", "from", "to")],
)
def test_the_keys_that_people_make_of_it(
    ask: Ask, tmp_path: Path, work: str, certificates: str, title: str, start: str, end: str
) -> None:
    cv = {
        work: [{title: "Peer Support Worker", "company": "CWPT", start: "2024-01", end: "2024-12"}],
        "education": [{"degree": "BSc", "course": "Management", start: "2010", end: "2013"}],
        certificates: [{"name": "Care Certificate", "date": "2024-05"}],
    }
    data = profile(ask, tmp_path, cv)
    assert data["experience"] == [{"role": "cwpt/peer-support-worker", "months": 12, "until": "2024-12"}]
    assert [one["id"] for one in data["holds"]] == ["degree", "care-certificate"]


@pytest.mark.parametrize(
    "entry", [{"name": "Care Certificate", "status": "In Progress"}, {"name": "Care Certificate (in progress)"}]
)
def test_a_certificate_that_goes_on_is_not_held(ask: Ask, tmp_path: Path, entry: dict[str, Any]) -> None:
    data = profile(ask, tmp_path, {"certificates": [entry]})
    assert data["studying"] == ["care-certificate"] and "holds" not in data


@pytest.mark.parametrize("odd", ['"\\ud83d"', "NaN", "-Infinity"])
def test_what_is_no_json_text_or_number_refuses_nothing_that_is_read(ask: Ask, tmp_path: Path, odd: str) -> None:
    text = json.dumps({"basics": "ODD", "work": [{**WORKER, "name": "CWPT", "rating": "ODD"}]}).replace('"ODD"', odd)
    (tmp_path / "cv.json").write_text(text, encoding="utf-8")
    answer = ask("profile", "import", str(tmp_path / "cv.json"), *DAY)
    assert answer.code == 0 and "18 months" in answer.out


@pytest.mark.parametrize(
    "cv",
    [
        {"work": [{**WORKER, "position": "Applied to be peer support worker"}]},
        {"work": [{**WORKER, "position": "Interviewed for peer support worker"}]},
        {"certificates": [{"name": "Care Certificate trainer"}]},
        {"certificates": [{"name": "Applying for the Care Certificate"}]},
    ],
)
def test_what_was_only_wished_for_or_taught_is_not_offered(ask: Ask, tmp_path: Path, cv: dict[str, Any]) -> None:
    out = shown(ask, tmp_path, cv).out
    assert not [line for line in out.splitlines() if line.startswith("1. ")]


@pytest.mark.parametrize(
    "kind", ["Foundation degree", "Foundation Degree (FdA)", "Associate degree", "Associate's degree", "FdSc"]
)
@pytest.mark.parametrize("area", ["Nursing", "Occupational therapy", "Education and training", ""])
def test_a_degree_below_the_first_is_no_other_qualification(ask: Ask, tmp_path: Path, kind: str, area: str) -> None:
    cv = {"education": [{"studyType": kind, "area": area, "endDate": "2010"}]}
    called = f"{kind} in {area}" if area else kind
    assert f"you have {called}, which no list of ours has" in " ".join(shown(ask, tmp_path, cv).out.split())


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_commands_to_type_next_can_be_typed(ask: Ask, tmp_path: Path, count: int) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "areas.yaml").write_text("areas: {sailor: Sailors}\n", encoding="utf-8")
    file, same = tmp_path / "cv.json", ("--data", str(tmp_path / "own"), *DAY)
    kinds = ["PGCE", "GCSE Maths", "BSc"][:count]
    file.write_text(json.dumps({"education": [{"studyType": kind, "endDate": "2010"} for kind in kinds]}))
    told = ask("profile", "import", str(file), *same).out
    commands = [line.split() for line in re.findall(r"peerpath (profile import .*?)  ", told)]
    assert len(commands) == min(count, 2)
    for number, words in enumerate(commands):
        assert set(same) <= set(words)
        assert ask(*words, "--output", str(tmp_path / f"{number}.yaml")).code == 0


@pytest.mark.parametrize(
    "more",
    [
        {"studyType": "BEd (Hons), failed"},
        {"studyType": "BSc", "score": "Fail"},
        {"studyType": "BSc", "grade": "failed"},
        {"studyType": "BSc", "status": "deferred"},
        {"studyType": "BSc (interrupted)"},
    ],
)
def test_what_was_failed_or_put_off_is_not_held(ask: Ask, tmp_path: Path, more: dict[str, str]) -> None:
    told = shown(ask, tmp_path, {"education": [{"area": "Heart failure nursing", "endDate": "2010", **more}]}).out
    assert "you have" not in told and "not finished, or not passed" in told


def test_a_pass_in_a_course_about_failure_is_held(ask: Ask, tmp_path: Path) -> None:
    cv = {"education": [{"studyType": "BSc", "area": "Heart failure nursing", "endDate": "2010", "score": "Pass"}]}
    assert "you have Degree" in shown(ask, tmp_path, cv).out


def test_each_subject_has_its_own_grade(ask: Ask, tmp_path: Path) -> None:
    cv = {"education": [{"studyType": "GCSE", "area": "Maths, English", "endDate": "2006", "grade": "B, D"}]}
    told = shown(ask, tmp_path, cv).out
    assert "GCSE in English”: the grade is lower" in told and "no grade" not in told
    assert profile(ask, tmp_path, cv)["holds"] == [{"id": "gcse-maths", "awarded": 2006}]


@pytest.mark.parametrize("title", ["Volunteer Peer Support Worker", "Peer support worker (voluntary)"])
def test_unpaid_work_is_unpaid_wherever_it_stands(ask: Ask, tmp_path: Path, title: str) -> None:
    cv = {"work": [{**WORKER, "position": title, "name": CWPT}]}
    (spell,) = profile(ask, tmp_path, cv)["experience"]
    assert spell["setting"] == "voluntary" and "role" not in spell


@pytest.mark.parametrize(
    "title", ["Trainee Peer Support Worker", "Assistant to Senior Peer Support Worker", "Manager of Peer Practitioners"]
)
def test_a_post_beside_a_known_one_is_not_that_one(ask: Ask, tmp_path: Path, title: str) -> None:
    told = shown(ask, tmp_path, {"work": [{**WORKER, "position": title, "name": CWPT}]}).out
    assert "months as" not in told and "What we left out" in told


def test_a_subject_is_told_once(ask: Ask, tmp_path: Path) -> None:
    cv = {"education": [{"studyType": "BSc (Hons) in Psychology", "area": "Psychology", "endDate": "2010"}]}
    assert "“BSc (Hons) in Psychology”: you have Degree" in shown(ask, tmp_path, cv).out


@pytest.mark.parametrize("key", ["current", "isCurrent", "isCurrentRole"])
def test_work_that_is_said_to_be_over_does_not_go_on(ask: Ask, tmp_path: Path, key: str) -> None:
    work = {"position": "Peer Support Worker", "name": CWPT, "startDate": "2021-01", "endDate": None, key: False}
    told = shown(ask, tmp_path, {"work": [work]}).out
    assert "going on" not in told and "does not say from which month to which" in told


@pytest.mark.parametrize("key", ["graduated", "completed"])
def test_a_course_that_is_said_not_to_be_done_is_not_held(ask: Ask, tmp_path: Path, key: str) -> None:
    told = shown(ask, tmp_path, {"education": [{"studyType": "PGCE", "endDate": "2010", key: False}]}).out
    assert "you have" not in told and "not finished" in told

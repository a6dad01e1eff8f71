"""Small made-up inputs, each of a kind that once gave a wrong answer, beside the right one."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

SMALL = Path(__file__).parent.parent / "cases" / "small"
DAY = ("--as-of", "2026-11-22")


def data(name: str) -> tuple[str, str]:
    return "--data", str(SMALL / f"{name}.yaml")


def profile(name: str) -> tuple[str, str]:
    return "--profile", str(SMALL / f"{name}.profile.yaml")


def test_a_check_before_applying_is_to_confirm_and_never_after_an_offer(ask: Ask) -> None:
    about = ("gap", "demo/peer-worker", *data("c03-check-before-applying"), "--lived-experience", "mental-health")
    answer = ask(*about, "--format", "json").data
    check = answer["requirements"][1]
    assert (answer["verdict"], check["kind"], check["status"]) == ("to_confirm", "check", "to_confirm")
    assert "after an offer" not in ask(*about).out
    # Nobody can say of a vetting that it is so: the employer makes it.
    for command in ("gap", "route"):
        for full in ((), ("--full",)):
            told = " ".join(ask(command, *about[1:], *full).out.split())
            assert "Ask the employer about this check before you apply: police vetting" in told.replace("First: a", "A")
            assert not any(wrong in told for wrong in ("s this so", "Only you can say", "confirm 1 thing", "If so"))
    told = " ".join(ask(*about, "--full").out.split())
    assert "Ask them what they look at." in told and "Asked for with the application." in told
    shown = ("show", "demo/peer-worker", *about[2:4])
    assert "check Police vetting" in " ".join(ask(*shown).out.split())
    assert "the employer checks it before you apply" in " ".join(ask(*shown, "--full").out.split())
    in_post = ask(*about, "--experience", "demo/peer-worker=3").out
    assert "to confirm" not in in_post and "before you apply" not in in_post
    assert ask("validate", data("c03-check-before-applying")[1]).code == 0


def test_a_level_of_another_framework_is_met_by_no_number(ask: Ask, tmp_path: Path) -> None:
    text = (SMALL / "c07-scqf-level.yaml").read_text()
    named = text.replace("    level: 7\n", "    level: 7\n    framework: SCQF\n")
    named = named.replace("    level: 10\n", "    level: 10\n    framework: SCQF\n")
    (tmp_path / "roles.yaml").write_text(named)
    assert ask("validate", str(tmp_path)).code == 0
    for held in ("demo-peer-award", "demo-honours"):
        asked = (
            "gap",
            "demo/peer-lead",
            "--data",
            str(tmp_path),
            "--holds",
            held,
            "--experience",
            "peer-support-worker=9",
        )
        answer = ask(*asked, "--format", "json").data
        level = answer["requirements"][0]
        assert (answer["verdict"], level["status"], level["reason"]) == ("not_yet", "missing", "other_framework")
        assert level["evidence"] == [held]
        assert "Ask the employer if it is as high." in " ".join(ask(*asked, "--full").out.split())


def test_pay_that_is_no_band_has_a_place_of_its_own(ask: Ask, tmp_path: Path) -> None:
    text = (SMALL / "c09-grade-is-no-band.yaml").read_text().replace("    band: 2\n", "    pay: Grade 2, £22,000\n")
    (tmp_path / "roles.yaml").write_text(text)
    assert ask("validate", str(tmp_path)).code == 0
    assert "demo/" not in ask("roles", "--band", "2", "--data", str(tmp_path)).out
    assert "Grade 2, £22,000" in ask("show", "demo/peer-support-worker", "--data", str(tmp_path)).out


def test_lived_experience_twice_has_two_ids(ask: Ask) -> None:
    assert "PP107" not in ask("validate", data("c11-lived-experience-twice")[1]).out
    answer = ask("gap", "demo/family-peer-worker", *data("c11-lived-experience-twice"), "--format", "json").data
    ids = [one["id"] for one in answer["requirements"]]
    assert len(set(ids)) == len(ids) == 6


def test_how_tells_what_comes_before_a_course(ask: Ask) -> None:
    about = ("gap", "demo/peer-support-worker", *data("c12-gap-how"))
    way = ask(*about, "--format", "json").data["requirements"][0]["ways"][0]
    assert (way["id"], way["months"], way["after"]) == ("demo-second", 13, ["demo-first"])
    assert "1 month, after another of 12" in ask(*about).out
    assert "1 month (Demo Charity), after 12 months of First course" in " ".join(ask(*about, "--full").out.split())


def test_a_post_can_say_how_long_it_lasts(ask: Ask, tmp_path: Path) -> None:
    text = (SMALL / "c18-fixed-term.yaml").read_text()
    (tmp_path / "roles.yaml").write_text(
        text.replace("    stage: entry\n", "    stage: entry\n    lasts_months: 10\n", 1)
    )
    assert ask("validate", str(tmp_path)).code == 0
    assert "10 months" in ask("show", "demo/peer-cadet", "--data", str(tmp_path)).out


@pytest.mark.parametrize("command", ["gap", "route", "next"])
def test_conditions_of_an_employer_stand_in_each_answer(command: str, ask: Ask, tmp_path: Path) -> None:
    """As remarks they stand in what is about this one role; ``next`` is about many, and tells conditions."""
    text = (SMALL / "c20-remark-nobody-sees.yaml").read_text()
    (tmp_path / "roles.yaml").write_text(text.replace("    remarks:\n", "    conditions:\n"))
    role = [] if command == "next" else ["demo/peer-worker"]
    said = ("twelve months without services", "clean check before the interview")
    for where in [str(tmp_path)] + ([] if command == "next" else [data("c20-remark-nobody-sees")[1]]):
        shown = " ".join(ask(command, *role, "--data", where, "--lived-experience", "mental-health").out.split())
        full = " ".join(ask(command, *role, "--data", where, "--full").out.split()) if command == "gap" else shown
        assert said[0] in shown
        assert command == "next" or (said[1] in shown and said[1] in full)
    data_of = ask(command, *role, "--data", str(tmp_path), "--format", "json").out
    assert said[0] in data_of


def test_an_end_that_has_passed_is_asked_about(ask: Ask) -> None:
    about = ("cwpt/peer-practitioner", *profile("past"), *DAY)
    answer = ask("gap", *about, "--format", "json").data
    (course,) = [one for one in answer["requirements"] if one["id"].endswith("/care-certificate")]
    assert (course["status"], course["reason"]) == ("to_confirm", "end_passed")
    assert "its end has passed: is it done?" in " ".join(ask("gap", *about).out.split())
    assert "Months 1 to 0" not in ask("route", *about).out
    checked = ask("profile", "check", profile("past")[1], "--as-of", "2026-11-22")
    assert checked.code == 0
    assert "the end of this course has passed" in " ".join(checked.out.split()).lower()


def test_a_waiver_of_a_part_is_told_with_who_agreed(ask: Ask) -> None:
    about = ("gap", "cwpt/peer-practitioner", *profile("child-waiver"), *DAY)
    assert "by a waiver, agreed by the trust" in " ".join(ask(*about).out.split())
    assert "agreed by the trust: overseas certificate" in " ".join(ask(*about, "--full").out.split())
    (english,) = [one for one in ask(*about, "--format", "json").data["requirements"] if one["id"].endswith("/english")]
    (waived,) = [part for part in english["requirements"] if part["status"] == "waived"]
    assert (english["status"], waived["agreed_by"], waived["why"]) == ("met", "the trust", "overseas certificate")


def test_two_jobs_at_the_same_time_count_once_and_the_answer_says_so(ask: Ask) -> None:
    about = ("gap", "mytrust/lead", *data("overlap"), *profile("overlap"), *DAY)
    answer = ask(*about, "--format", "json").data
    asked = answer["requirements"][0]
    assert (answer["verdict"], asked["months_counted"], asked["reason"]) == ("not_yet", 6, "counted_once")
    assert "same months count once" in " ".join(ask(*about).out.split())
    assert "Those months count once." in " ".join(ask(*about, "--full").out.split())


def test_without_the_built_in_data_everything_told_of_is_there(ask: Ask) -> None:
    about = ask("about", "--no-builtin", *data("c19-no-builtin"))
    assert about.code == 0
    assert "1 source" in about.out and "1 sources" not in about.out
    assert "cwpt/" not in about.out


def test_how_long_a_qualification_counts_is_told(ask: Ask) -> None:
    shown = " ".join(ask("show", "short-lived", *data("c02-lapsed-on-the-day")).out.split())
    assert "6 months from the award" in shown
    late = ("gap", "demo/peer-worker", *data("c02-lapsed-on-the-day"), "--holds", "short-lived=2026-04-01", *DAY)
    assert ask(*late, "--format", "json").data["requirements"][0]["reason"] == "lapsed"


# Unknown is never open


@pytest.mark.parametrize("role", ["cnwl/trust-head-of-lived-experience-workforce", "cpft/senior-peer-support-worker"])
def test_check_ends_with_1_for_what_is_not_known(role: str, ask: Ask) -> None:
    work = ("--experience", f"{role}=24", "--experience", "peer-support-worker=60")
    who = (*work, "--lived-experience", "mental-health")
    answer = ask("gap", role, *who, "--format", "json", "--check")
    assert (answer.code, answer.data["verdict"], answer.data["requirements_listed"]) == (1, "not_known", False)
    told = " ".join(ask("gap", role, *who).out.split())
    assert "No source lists what it asks for. Ask your manager." in told
    assert "You could apply now" not in told
    assert ask("route", role, *who, "--check").code == 1


def test_months_to_assume_reach_gap_and_show(ask: Ask) -> None:
    role = "cpft/senior-peer-support-worker"
    answer = ask(
        "gap", role, "--experience", "peer-support-worker=12", "--assume-months", "18", "--format", "json"
    ).data
    (rung,) = [one for one in answer["requirements"] if one.get("ladder")]
    assert (rung["months"], rung["months_counted"], rung["status"]) == (18, 12, "missing")
    assert "18 months" in ask("show", role, "--assume-months", "18").out


# No is an answer


def test_what_somebody_said_no_to_is_missing_and_told_kindly(ask: Ask) -> None:
    role = "cwpt/peer-support-worker"
    said = ("--not-yet", "written-english", "--lived-experience", "perinatal", "--declares", "spoken-english")
    answer = ask("gap", role, *said, "--format", "json", "--check")
    (english,) = [one for one in answer.data["requirements"] if one["id"].endswith("/written-english")]
    assert (answer.code, answer.data["verdict"]) == (1, "not_yet")
    assert (english["status"], english["reason"]) == ("missing", "said_no")
    full = " ".join(ask("gap", role, *said, "--full").out.split())
    assert "You said that you do not have this yet." in full
    assert "Ask the employer" in full


def test_a_no_to_all_lived_experience(ask: Ask) -> None:
    answer = ask("gap", "cwpt/peer-support-worker", "--not-yet", "lived-experience", "--format", "json").data
    (lived,) = [one for one in answer["requirements"] if one["kind"] == "lived_experience"]
    assert (lived["status"], lived["reason"]) == ("missing", "said_no")


def test_an_area_that_the_role_does_not_name_is_to_confirm(ask: Ask) -> None:
    answer = ask("gap", "cwpt/peer-support-worker", "--lived-experience", "carer", "--format", "json").data
    (lived,) = [one for one in answer["requirements"] if one["kind"] == "lived_experience"]
    assert (lived["status"], lived["reason"]) == ("to_confirm", "other_area")


def test_the_flag_goes_before_the_file(ask: Ask, tmp_path: Path) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("declares: [written-english]\n")
    answer = ask(
        "gap", "cwpt/peer-support-worker", "--profile", str(file), "--not-yet", "written-english", "-f", "json"
    )
    (english,) = [one for one in answer.data["requirements"] if one["id"].endswith("/written-english")]
    assert english["reason"] == "said_no"


def test_hours_of_study_change_how_long_a_course_takes(ask: Ask) -> None:
    def months(*more: str) -> int:
        answer = ask("gap", "cwpt/peer-practitioner", *more, "--format", "json").data
        (course,) = [one for one in answer["requirements"] if one["id"].endswith("/imroc-peer-support-training")]
        return int(course["ways"][0]["months"])

    assert months("--study-hours", "2") > months() > months("--study-hours", "20")


@pytest.mark.parametrize("empty", [("--data", ""), ("--profile", "")])
@pytest.mark.parametrize("command", [("gap", "cwpt/peer-practitioner"), ("route", "cwpt/peer-practitioner")])
def test_empty_names_are_refused(command: tuple[str, ...], empty: tuple[str, str], ask: Ask) -> None:
    answer = ask(*command, *empty)
    assert (answer.code, answer.out) == (2, "")
    assert empty[0] in answer.err


def test_folders_of_role_data_lie_over_each_other_in_order(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (SMALL / "c20-remark-nobody-sees.yaml").read_text()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "roles.yaml").write_text(text.replace("title: Peer worker", f"title: Worker {name}"))
    one, two = str(tmp_path / "one"), str(tmp_path / "two")
    shown = ("show", "demo/peer-worker", "--format", "json")
    assert ask(*shown, "--data", one, "--data", two).data["title"] == "Worker two"
    assert ask(*shown, "--data", two, "--data", one).data["title"] == "Worker one"
    monkeypatch.setenv("PEERPATH_DATA", f"{one}:{two}")
    assert ask(*shown).data["title"] == "Worker two"


# Role data: numbers, names and words


def test_a_number_of_the_file_is_the_files_own(ask: Ask) -> None:
    """The file says 24 months; only the length of the course, counted from hours, is ours."""
    about = ("route", "demo/peer-lead", *data("c01-number-said-to-be-ours"), "--lived-experience", "mental-health")
    (work,) = [one for one in ask(*about, "-f", "json").data["routes"][0]["steps"] if one["kind"] == "work"]
    assert (work["to_month"] - work["from_month"], work["basis"]) == (24, "stated")
    assert "24 months is our assumption" not in " ".join(ask(*about, "--full").out.split())
    assert "24 months*" not in ask(*about).out


def test_titles_stand_in_a_route_and_never_ids(ask: Ask) -> None:
    for full in ((), ("--full",)):
        told = ask("route", "demo/peer-support-worker", *data("c04-machine-id-in-route"), *full).out
        shown = told.partition("What next")[0]
        assert "demo-first" not in shown and "demo-second" not in shown and "Second course" in shown
        built_in = ask("route", "cwpt/senior-recovery-academy-tutor", "--via", "pgce", *full).out.partition("What next")
        assert "pgce/" not in built_in[0]


def test_where_only_unpaid_work_leads_nobody_is_said_to_have_asked_for_that(ask: Ask) -> None:
    answer = ask("route", "demo/certified-peer", *data("c06-only-volunteering-leads"))
    told = " ".join(answer.out.split())
    assert "Only unpaid work leads there, and a route never plans that." in told and "You asked" not in told


@pytest.mark.parametrize(
    "asked", ["{experience: {role: demo/peer-cadet, months: 24}}", "{declares: running-groups}"], ids=["work", "skill"]
)
def test_a_post_that_ends_too_soon_is_the_reason_and_no_other_profession(asked: str, ask: Ask, tmp_path: Path) -> None:
    text = (SMALL / "c18-fixed-term.yaml").read_text()
    text = text.replace("    stage: entry\n", "    stage: entry\n    lasts_months: 10\n    gives: [running-groups]\n")
    text = text.replace("- experience: {occupation: peer-support-worker, months: 24}", f"- {asked}")
    text += "declarations: {running-groups: {title: Running groups, ask: Have you run groups?, experience: true}}\n"
    (tmp_path / "roles.yaml").write_text(text)
    answer = ask("route", "demo/peer-lead", "--data", str(tmp_path))
    told = " ".join(answer.out.split())
    assert "The posts that give it end too soon." in told and "We do not know a way there yet." in told
    assert "another profession" not in told and "We stopped looking" not in told


def test_work_that_comes_before_a_course_is_not_called_another_course(ask: Ask) -> None:
    told = " ".join(ask("gap", "demo/certified-peer", *data("c06-only-volunteering-leads")).out.split())
    assert "1 month, after 4 months of work" in told and "after another" not in told


@pytest.mark.parametrize("name", ["c10-pp502-false-positive", "c16-level-3-or-equal"])
def test_what_may_well_be_right_is_no_error(name: str, ask: Ask) -> None:
    answer = ask("validate", data(name)[1])
    assert answer.code == 0 and "error[" not in answer.out and "PP502" not in answer.out


def test_a_newcomer_is_shown_the_way_to_write_it(ask: Ask) -> None:
    told = " ".join(ask("validate", data("c13-newcomer-guesses")[1]).out.split())
    assert "did you mean occupation" not in told and "The key for this is place." in told
    assert "Write one entry for each: - holds: one." in told
    assert "Name an area, or write of_the_post" in told


def test_silence_of_a_page_is_not_said_to_be_a_no(ask: Ask) -> None:
    about = ("compare", "north/peer-worker", "south/peer-worker", *data("c14-compare-borrows-words"), "--full")
    told = " ".join(ask(*about, "--accessible").out.split())
    assert "North Charity: Enhanced DBS check with barred lists" in told
    assert "South Charity: Basic DBS check" in told
    assert "not asked" not in told and "asked in another form" in told

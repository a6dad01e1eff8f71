"""What a route says of the work of today: whether it is a job, until when it goes on, and what comes after it."""

from pathlib import Path

from tests.cli.conftest import Ask

AS_OF = ("--as-of", "2026-11-27")
SENIOR = "cnwl/senior-peer-support-worker"


def plain(told: str) -> str:
    return " ".join(told.split())


def profile(tmp_path: Path, experience: str, more: str = "") -> tuple[str, ...]:
    path = tmp_path / "person.yaml"
    path.write_text(f"lived_experience: [mental-health]\n{more}experience: [{experience}]\n", encoding="utf-8")
    return ("--profile", str(path), *AS_OF)


def test_a_contract_that_ends_goes_on_in_another_post_or_with_a_longer_contract(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: cnwl/peer-support-worker, months: 2, until: 2027-04}")
    told, whole = plain(ask("route", SENIOR, *who).out), plain(ask("route", SENIOR, *who, "--full").out)
    assert "Nov 2026 to Apr 2027 stay as Peer support worker" in told
    assert "First: ask your manager for a longer contract before yours ends." in told
    assert "Apr to Sep 2027 another post as Peer support worker, Band" in told
    assert "or a longer contract" in told and "Ask your manager before today's contract ends." in whole


def test_a_job_that_goes_on_is_told_no_end(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: cnwl/peer-support-worker, months: 2}")
    told = plain(ask("route", SENIOR, *who).out)
    assert "now stay as Peer support worker" in told
    assert "another post" not in told and "contract" not in told
    assert "go on in your job as Peer support worker (CNWL): its months count." in told


def test_work_of_which_only_the_setting_is_known_goes_on_there(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{setting: voluntary, months: 8}, {setting: education, months: 3}")
    for options in ((), ("--full",), ("--format", "html"), ("-n", "2", "--full")):
        told = plain(ask("route", "cwpt/peer-practitioner", *who, *options).out).casefold()
        assert "go on working in the voluntary sector" in told and "go on working in education" in told
        assert "stay as voluntary" not in told and "stay as education" not in told


def test_voluntary_work_is_called_so(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: pathway/voluntary-peer-support-worker, months: 8}")
    for options in ((), ("--full",), ("--format", "html")):
        told = ask("route", "cwpt/senior-peer-support-worker", *who, *options).out
        assert "Voluntary peer support worker" in told
        assert "your job today" not in told and "(any employer), your" not in told
    assert "Voluntary peer support worker, your voluntary work" in told


def test_what_somebody_does_already_is_no_way_in_to_suggest(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: pathway/voluntary-peer-support-worker, months: 8}")
    gentle = plain(ask("route", "cwpt/peer-support-worker", *who, "--full").out).partition("a gentle start")[2]
    assert "Befriender" in gentle and "Voluntary peer support worker" not in gentle


def test_the_employer_of_today_may_host_a_training(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: cwpt/peer-support-worker, months: 18}")
    told, whole = (plain(ask("route", "pathway/nurse", *who, *options).out) for options in ((), ("--full",)))
    assert "ask your manager about paid training: Nursing degree apprenticeship. Your employer may host it." in told
    assert "any employer" not in told
    assert "Your employer may host it: ask." in whole


def test_a_course_that_is_not_needed_goes_on_beside(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "", "studying: [{id: level-3-peer-support, until: 2027-06}]\n")
    for options in ((), ("--full",)):
        told = plain(ask("route", "cwpt/recovery-academy-tutor", *who, *options).out)
        assert "Your course goes on beside: Level 3 qualification in peer support. This way does not need it." in told
    data = ask("route", "cwpt/recovery-academy-tutor", *who, "-f", "json").data
    assert [one["id"] for one in data["routes"][0]["beside"]] == ["level-3-peer-support"]


def test_the_end_of_a_course_that_the_person_named_is_no_assumption_of_ours(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "", "studying: [{id: level-3-peer-support, until: 2027-06}]\n")
    told = ask("route", "cwpt/senior-peer-support-worker", *who).out
    line = next(one for one in told.splitlines() if "Level 3 qualification in peer support" in one)
    assert line.rstrip().endswith("8 months")
    whole = plain(ask("route", "cwpt/senior-peer-support-worker", *who, "--full").out)
    assert "You told us that it ends then." in whole


def test_nobody_is_told_to_apply_for_the_post_that_they_hold(ask: Ask, tmp_path: Path) -> None:
    for role, says in (
        ("cpft/peer-support-worker", "This is your job today."),
        ("pathway/voluntary-peer-support-worker", "This is your voluntary work."),
    ):
        who = profile(tmp_path, f"{{role: {role}, months: 10}}", "holds: [care-certificate]\n")
        told = plain(ask("route", role, *who).out)
        assert says in told and "you are there already" in told
        assert "could apply now" not in told and "look for an advert" not in told


def test_a_post_of_an_area_that_was_refused_is_told_as_refused(ask: Ask, tmp_path: Path) -> None:
    path = tmp_path / "person.yaml"
    path.write_text("lived_experience: [criminal-justice]\nnot_yet: [mental-health]\n", encoding="utf-8")
    told = plain(ask("route", "cnwl/deputy-peer-support-lead", "--profile", str(path), *AS_OF).out)
    assert "Such work rests on lived experience that you said no to." in told
    assert "Nothing in our data leads to it." not in told


def test_nobody_agrees_to_look_for_a_post_that_is_years_ahead(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: cpft/peer-support-worker, months: 10}")
    told = plain(ask("route", "pathway/lived-experience-director", *who, "--full").out)
    agreed = told.partition("What we agreed")[2]
    assert "Look for adverts: Senior peer support worker" in agreed
    assert "Lived experience director" not in agreed.partition("Notes")[0]
    assert "Apply for Lived experience director" not in told and "Ask about Lived experience director" in told


TRAINS = "{role: cwpt/recovery-academy-tutor, months: 6}, {role: cwpt/peer-support-worker, months: 18, until: 2026-04}"


def test_a_post_at_a_lower_band_is_told_as_a_step_down(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, TRAINS)
    screen, whole, paper = (
        plain(ask("route", "cwpt/peer-practitioner", *who, *options).out)
        for options in ((), ("--full",), ("--format", "markdown"))
    )
    assert "Step 1 is at a lower band than your post." in screen
    where = "Ask your manager if you can gain this where you are: Care Certificate."
    for told in (whole, paper):
        assert f"This post is at a lower band than yours. {where}" in told
    data = ask("route", "cwpt/peer-practitioner", *who, "-f", "json").data
    assert [step["lower_band"] for step in data["routes"][0]["steps"] if step["kind"] == "work"] == [True]


def test_nobody_asks_to_gain_where_they_are_what_only_months_in_the_post_give(ask: Ask, tmp_path: Path) -> None:
    who = profile(tmp_path, "{role: cwpt/recovery-academy-tutor, months: 18}")
    for target in ("cnwl/trust-head-of-lived-experience-workforce", "cwpt/senior-peer-support-worker"):
        told = plain(ask("route", target, *who, "--full").out)
        assert "This post is at a lower band than yours." in told
        assert "gain this where you are" not in told


def test_a_post_for_training_alone_counts_no_months_towards_anything(ask: Ask, tmp_path: Path) -> None:
    told = plain(ask("route", "cwpt/peer-practitioner", *profile(tmp_path, TRAINS), "--full").out)
    assert "You take this job for its training. How long you stay is our assumption." in told
    assert "how many months are enough" not in told


def test_a_last_job_that_waits_for_a_degree_is_not_said_to_count_all_its_months(ask: Ask, tmp_path: Path) -> None:
    """What decides is the degree: fewer months in the job would do."""
    who = profile(tmp_path, "{role: cwpt/peer-support-worker, months: 40}")
    told = plain(ask("route", "cwpt/expert-by-experience-development-lead", *who, "--full").out)
    lead = told.partition("work as Peer support lead")[2].partition(" apply for ")[0]
    assert "We count fewer than these, our assumption." in lead and "You stay until you apply." in lead
    before = told.partition("work as Senior peer support worker")[2].partition("work as Peer support lead")[0]
    assert "We count some, our assumption." in before

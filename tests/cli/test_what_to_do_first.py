"""The first thing to do, on a screen and on paper: true for this person, kind after a no, and the same in both."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

PRACTITIONER, PSW = "cwpt/peer-practitioner", "cwpt/peer-support-worker"
NO = ("--not-yet", "lived-experience")
SENIOR = ("--lived-experience", "mental-health", "--experience", "cwpt/senior-peer-support-worker=40")


def plain(told: str) -> str:
    return " ".join(told.split())


def first_on_screen(told: str) -> str:
    return plain(told.partition("First: ")[2].partition("\n\n")[0])


def first_on_paper(told: str) -> str:
    told = told.partition("First, do this")[2].strip()
    return plain(told.partition("\n\n")[0])


def test_nobody_is_sent_to_a_college_for_what_is_gained_in_a_job(ask: Ask) -> None:
    """Neither somebody with a job, who asks at work, nor somebody without one, who looks for a job that gives it."""
    in_work = first_on_screen(ask("gap", PRACTITIONER, *SENIOR).out)
    assert "ask your manager if you can gain this where you are" in in_work
    volunteer = ("--experience", "peer-support-worker@voluntary=9")
    told = first_on_screen(ask("gap", PRACTITIONER, *volunteer).out)
    assert "look for posts such as Peer support worker (CWPT)" in told
    assert not any("college" in one for one in (in_work, told))


@pytest.mark.parametrize("said", [SENIOR, NO], ids=["in work", "no lived experience"])
def test_screen_and_paper_say_the_same_first_thing(said: tuple[str, ...], ask: Ask) -> None:
    screen, paper = (ask("gap", PRACTITIONER, *said, *full).out for full in ((), ("--full",)))
    assert first_on_screen(screen).lower() == first_on_paper(paper).lower() != ""


@pytest.mark.parametrize("command", ["gap", "route"])
def test_a_course_that_should_be_over_is_asked_about_first(command: str, ask: Ask) -> None:
    """Not only in the month of applying: whoever has not finished it has to begin soon. Nor where it is not needed."""
    course, english = ("--studying", "level-3-peer-support=2026-09"), ("--studying", "gcse-english=2026-09")
    at = ("--as-of", "2026-11-27")
    told = first_on_screen(ask(command, PRACTITIONER, *course, *at).out)
    assert told.startswith("is this course done: Level 3 qualification in peer support?") and "has passed" in told
    for said in (("--holds", "level-3-peer-support"), ("--holds", "functional-skills-english-level-2", *english)):
        assert "course done" not in first_on_screen(ask(command, PRACTITIONER, *said, *at).out)


@pytest.mark.parametrize(("until", "told"), [("", False), (", until: 2027-06", True)])
def test_who_would_train_in_a_job_that_ends_is_told_to_ask_for_a_longer_one(
    until: str, told: bool, ask: Ask, tmp_path: Path
) -> None:
    me = tmp_path / "me.yaml"
    me.write_text(f"experience: [{{role: {PSW}, months: 5{until}}}]", encoding="utf-8")
    first = first_on_screen(ask("route", "pathway/nurse", "--profile", str(me), "--as-of", "2026-11-27").out)
    assert "ask your manager about paid training" in first
    assert ("ask if it can last as long as the training" in first) is told


@pytest.mark.parametrize("role", [PSW, PRACTITIONER])
def test_after_a_no_to_lived_experience_no_post_that_rests_on_it_is_named(role: str, ask: Ask) -> None:
    told = first_on_screen(ask("gap", role, *NO).out)
    assert "Healthcare assistant" in told and "upport worker" not in told and "only you can say" in told


def test_next_has_kind_words_and_a_role_that_is_left_after_a_no(ask: Ask) -> None:
    told = plain(ask("next", *NO).out)
    assert "First: peer roles rest on lived experience, and only you can say what yours is." in told
    assert "Healthcare assistant (any employer)" in told and "peerpath gap pathway/healthcare-assistant" in told
    assert "peerpath route" not in told, "there is no way to any of them"


@pytest.mark.parametrize("months", [0, 30])
def test_of_many_things_to_confirm_lived_experience_is_named_and_first(months: int, ask: Ask) -> None:
    """What every post rests on is never only one of a count, whatever else is in the way."""
    about = ("gap", "cnwl/advanced-lived-experience-practitioner")
    worked = ("--experience", f"peer-support-worker={months}") if months else ()
    screen, paper = plain(ask(*about, *worked).out), plain(ask(*about, *worked, "--full").out)
    assert "lived experience and 6 more to confirm" in screen or "lived experience and 8 more to confirm" in screen
    to_confirm = paper.partition("Only you can say if these are so. ")[2]
    assert to_confirm.lstrip("- ").startswith("Lived experience")
    assert not months or "things to confirm, lived experience first." in screen


def test_lived_experience_stands_before_all_else_to_confirm(ask: Ask) -> None:
    told = ask("gap", PSW, "--declares", "spoken-english").out
    assert told.index("Lived experience of the area") < told.index("Good written English")


ABOVE = """
organisations: {elm: {title: Elm}}
sources: {ad: {publisher: Elm, title: Advert, published: undated, looked_at: 2026-11-20}}
declarations: {running-groups: {title: Running groups, ask: Have you run groups?, experience: true}}
qualifications:
  elm-card: {title: Elm card, summary: A card., source: ad, length: {months: 1}, in_post_only: true}
roles:
  elm/mentor:
    {title: Mentor, occupation: peer-support-worker, stage: entry, band: 3, source: ad, summary: Helps.,
     requires: [ASKED]}
  elm/lead:
    {title: Lead, occupation: peer-support-lead, stage: senior, band: 6, source: ad, summary: Leads., areas: [autism],
     settings: [elm-hall], gives: [running-groups], offers: [elm-card],
     requires: [{experience: {role: elm/mentor, months: 18}}]}
settings: {elm-hall: Elm hall}
"""


@pytest.mark.parametrize(
    "asked",
    ["{experience: {setting: elm-hall, months: 6}}", "{declares: running-groups}", "{holds: elm-card}"],
    ids=["work", "skill", "certificate"],
)
def test_no_post_above_the_one_asked_about_is_named_as_a_way_to_it(asked: str, ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(ABOVE.replace("ASKED", asked))
    about = ("gap", "elm/mentor", "--data", str(tmp_path), "--not-yet", "running-groups")
    assert "Lead" not in ask(*about).out + ask(*about, "--full").out
    entry = ask(*about, "-f", "json").data["requirements"][0]
    assert "elm/lead" not in str(entry["ways"])


def test_months_in_todays_job_count_for_a_post_below_it(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "roles.yaml").write_text(ABOVE.replace("ASKED", "{experience: {setting: elm-hall, months: 6}}"))
    about = ("gap", "elm/mentor", "--data", str(tmp_path), "--experience", "elm/lead=2")
    assert "go on in your job as Lead (Elm)" in plain(ask(*about).out)


def test_a_question_that_stands_first_ends_with_what_to_do_after_a_yes(ask: Ask) -> None:
    """But not on a way that goes on after the yes."""
    area = ("--lived-experience", "mental-health")
    for words in (("gap", PSW, *area), ("route", PSW, *area), ("gap", PSW, *area, "--declares", "spoken-english")):
        assert first_on_screen(ask(*words).out).endswith("? Only you can say. If so, look for an advert.")
    far = ask("route", "cwpt/senior-peer-support-worker", *area).out
    assert "If so, look for an advert" not in far


def test_another_profession_begins_with_whom_to_ask_and_not_with_a_post(ask: Ask) -> None:
    """Employers choose who trains: which of their posts lead there is for them to say."""
    for exit in ("pathway/nurse", "pathway/doctor"):
        gap, route = (first_on_screen(ask(command, exit).out) for command in ("gap", "route"))
        assert gap == route and gap.startswith("ask ")


@pytest.mark.parametrize("role", [PRACTITIONER, "cnwl/lived-experience-lead"])
def test_where_there_is_no_way_the_route_has_the_same_kind_words_as_the_gap(role: str, ask: Ask) -> None:
    gap, route, paper = (ask(*words, *NO).out for words in (("gap", role), ("route", role), ("route", role, "--full")))
    assert first_on_screen(gap) == first_on_screen(route) and "only you can say" in first_on_screen(route)
    assert first_on_paper(paper).lower() == first_on_screen(route).lower()


RING = """\
organisations: {demo: {title: Demo Charity (DEMO)}}
sources: {ad: {publisher: Demo Charity, title: Advert, published: undated, looked_at: 2026-11-20}}
roles:
  demo/a:
    {title: Peer a, occupation: peer-specialist, stage: senior, source: ad, summary: Helps.,
     requires: [{experience: {role: demo/b, months: 6}}]}
  demo/b:
    {title: Peer b, occupation: peer-trainer, stage: senior, source: ad, summary: Helps.,
     requires: [{experience: {role: demo/a, months: 6}}]}
  demo/c:
    {title: Peer c, occupation: peer-development-manager, stage: beyond, source: ad, summary: Helps.,
     requires: [{experience: {role: demo/a, months: 6}}]}
"""


@pytest.mark.parametrize("role", ["demo/a", "demo/b", "demo/c"])
def test_nobody_is_told_to_look_first_for_a_post_that_nobody_can_come_to(role: str, ask: Ask, tmp_path: Path) -> None:
    """Two roles that ask for each other, and a third above them: the employer may know a way that we do not."""
    (tmp_path / "roles.yaml").write_text(RING)
    about = (role, "--data", str(tmp_path))
    gap, route = (first_on_screen(ask(command, *about).out) for command in ("gap", "route"))
    assert gap == route == "talk to DEMO. They may know a way that we do not."
    assert first_on_paper(ask("gap", *about, "--full").out).lower() == gap.lower()
    # Whoever works in one of them has months that count.
    other = "demo/b" if role == "demo/a" else "demo/a"
    assert "go on in your job" in first_on_screen(ask("gap", *about, "--experience", f"{other}=2").out)


TUTOR = ("--lived-experience", "mental-health", "--experience", "cwpt/recovery-academy-tutor=8")
COORDINATOR = ("--lived-experience", "mental-health", "--experience", "cwpt/expert-by-experience-coordinator=30")
LEAD = ("--lived-experience", "mental-health", "--experience", "cnwl/lived-experience-lead=50")
NO_LEADING = (*COORDINATOR, "--not-yet", "management-and-leadership-experience")


@pytest.mark.parametrize(
    ("role", "said", "told"),
    [
        ("cwpt/senior-recovery-academy-tutor", TUTOR, "is this so: experience of supervising staff?"),
        ("cwpt/expert-by-experience-development-lead", NO_LEADING, "ask your manager if you can gain this where you"),
        ("pathway/lived-experience-director", LEAD, "ask employers near you what the post needs"),
    ],
)
def test_nobody_is_told_first_to_look_for_a_post_below_their_own(
    role: str, said: tuple[str, ...], told: str, ask: Ask
) -> None:
    """What they may have, or can gain at work, comes before a step down."""
    first = first_on_screen(ask("gap", role, *said).out)
    assert first.startswith(told) and "look for posts" not in first


@pytest.mark.parametrize(
    ("command", "role", "work", "gained"),
    [
        ("gap", PRACTITIONER, "cnwl/peer-support-worker=7", "Care Certificate"),
        ("route", PRACTITIONER, "cnwl/peer-support-worker=7", "Care Certificate"),
        ("route", PRACTITIONER, "peer-support-worker=18", "Care Certificate"),
        ("route", "cnwl/advanced-lived-experience-practitioner", "cwpt/senior-peer-support-worker=30", "Degree"),
    ],
)
def test_who_would_change_posts_for_training_alone_asks_at_work_first(
    command: str, role: str, work: str, gained: str, ask: Ask
) -> None:
    """A post at the same band brings nothing but the training; if the answer is no, it is still the way."""
    said = ("--lived-experience", "mental-health", "--experience", work, "--holds", "imroc-peer-support-training")
    first = first_on_screen(ask(command, role, *said).out)
    asked, _, otherwise = first.partition(f": {gained}. ")
    assert asked == "ask your manager if you can gain this where you are"
    assert otherwise.startswith("If not, look for posts such as ")


def test_what_is_agreed_has_the_post_to_look_for_if_work_says_no(ask: Ask) -> None:
    agreed = ask("route", PRACTITIONER, "--experience", "cnwl/peer-support-worker=7", "--full").out
    agreed = plain(agreed.partition("What we agreed")[2])
    asks, looks = (agreed.index(told) for told in ("gain this where you are", "Look for adverts: Peer support worker"))
    assert asks < looks


@pytest.mark.parametrize(
    "work",
    ["cwpt/lived-experience-engagement-facilitator=20", "peer-support-worker@voluntary=20"],
    ids=["months in the post count", "unpaid"],
)
def test_who_needs_the_post_itself_is_told_to_look_for_it(work: str, ask: Ask) -> None:
    said = ("--experience", work, "--holds", "functional-skills-english-level-2")
    holds = ("--holds", "functional-skills-maths-level-2")
    assert first_on_screen(ask("route", PRACTITIONER, *said, *holds).out).startswith("look for posts such as")


def test_a_course_that_only_we_put_first_is_for_the_employer_to_confirm(ask: Ask) -> None:
    """The trust's page does not say when the training comes, and may give it itself."""
    said = ("--lived-experience", "autism", "--declares", "speaking-about-lived-experience")
    for command in ("gap", "route"):
        first = first_on_screen(ask(command, "cwpt/oliver-mcgowan-co-trainer", *said).out)
        assert first.startswith("ask CWPT before you look for a course") and "our reading" in first


FIRST_POST = ("--declares", "using-lived-experience-to-support-others", "--lived-experience", "mental-health")


def test_nobody_in_a_senior_post_is_sent_first_to_a_first_post(ask: Ask) -> None:
    """At CPFT no band is known: the stage alone tells that its peer support worker comes before the senior post."""
    told = ask("next", "--experience", "cpft/senior-peer-support-worker=30", *FIRST_POST).out
    assert first_on_screen(told).startswith("ask at work about this step:")
    assert "Peer support worker (CPFT) nothing is in the way; an earlier step" in plain(told)
    lead = ask("next", "--experience", "cwpt/expert-by-experience-development-lead=20", *FIRST_POST).out
    assert first_on_screen(lead).startswith("ask at work what could come next.")
    newcomer = ask("next", *FIRST_POST).out
    assert first_on_screen(newcomer) == "look for an advert: Peer support worker (CPFT)."
    assert "an earlier step" not in newcomer


def test_what_is_below_todays_job_is_marked_in_every_list(ask: Ask) -> None:
    told = ask("next", "--experience", "cnwl/senior-peer-trainer=24", "--lived-experience", "mental-health", "--full")
    for line in (
        "- Peer support worker (CPFT), no band given: 1 thing to confirm; an earlier step than your job",
        "then 2 things to confirm; a lower band than your job",
        "- Peer trainer (CNWL), Band 4: a lower band than your job",
    ):
        assert line in told.out
    assert told.out.count("Advanced lived experience educator (CNWL), probably Band 6") == 1


def test_a_course_is_as_long_as_the_persons_own_hours_make_it(ask: Ask) -> None:
    held = ("care-certificate", "gcse-english", "gcse-maths", "peer-education-programme")
    who = (*SENIOR, *(flag for id in held for flag in ("--holds", id)), "--study-hours", "2")
    told, gap = (plain(ask(*asked, *who).out) for asked in (("next",), ("gap", PRACTITIONER)))
    assert "ImROC peer support worker training 5 months*" in gap
    assert "ImROC peer support worker training (5 months*)" in told


@pytest.mark.parametrize("job", [PSW, "cpft/senior-peer-support-worker"], ids=["where it leads", "one step away"])
def test_a_course_under_way_is_no_new_step(job: str, ask: Ask, tmp_path: Path) -> None:
    who = tmp_path / "on.yaml"
    who.write_text(
        "lived_experience: [mental-health]\n"
        "holds: [care-certificate, gcse-english, gcse-maths, peer-education-programme]\n"
        "studying: [{id: imroc-peer-support-training, until: 2027-06}]\n"
        f"experience: [{{role: {job}, months: 40}}]\n"
    )
    assert "ImROC peer support worker training (you are on it)" in plain(ask("next", "--profile", str(who)).out)


def test_the_step_to_ask_about_first_stands_first(ask: Ask) -> None:
    """With posts at three employers, it was one of those that a screen leaves out."""
    jobs = ("cwpt/peer-support-worker=14", "cpft/peer-support-worker=9", "cnwl/peer-tutor=20")
    told = plain(
        ask("next", "--lived-experience", "mental-health", *(f for job in jobs for f in ("--experience", job))).out
    )
    named = told.partition("ask at work about this step: ")[2].partition(".")[0]
    assert named and told.partition("leads on ")[2].startswith(named)

"""What is said where the answer is no, perhaps, or known in part only: nothing that misleads, and something that helps."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ask

EMPLOYERS = ("--data", str(Path(__file__).parents[2] / "examples" / "employers"))
PSW, SENIOR = "cwpt/peer-support-worker", "cwpt/senior-peer-support-worker"


def plain(told: str) -> str:
    return " ".join(told.split())


def test_a_no_is_met_with_what_helps(ask: Ask) -> None:
    """A course, and that the employer helps people in the post with it; never only "ask if something else would do"."""
    said = ("--lived-experience", "mental-health", "--declares", "spoken-english", "--not-yet", "written-english")
    told = plain(ask("gap", PSW, *said).out)
    assert "A course may help: Functional Skills in English, level 2." in told
    assert "The employer helps people in this post to take it." in told
    assert "if something else would do" not in told


def test_a_no_is_not_answered_with_a_course_alone_where_a_disability_may_be_why(ask: Ask) -> None:
    """Nobody is asked if there is one, and nobody deaf is sent to a course in spoken English without another word."""
    said = ("--lived-experience", "mental-health", "--declares", "written-english", "--not-yet", "spoken-english")
    assert "If a disability is why, ask what they can change for you." in plain(ask("gap", PSW, *said).out)
    # What work gives is no ability.
    lead = ("gap", "cwpt/senior-recovery-academy-tutor", "--not-yet", "supervising-staff", "--full")
    assert "disability" not in plain(ask(*lead).out)


@pytest.mark.parametrize("form", [(), ("--full",)])
def test_a_no_to_recovery_is_met_with_what_it_means_and_with_no_post_that_asks_for_it(
    form: tuple[str, ...], ask: Ask
) -> None:
    said = ("--lived-experience", "veterans", "--not-yet", "recovery-in-your-own-sense")
    told = plain(ask("gap", "pathway/peer-support-lead", *said, *form).out)
    first = told.partition("First")[2][:400]
    assert "nobody measures it. You can change your answer at any time." in first and "ook for posts" not in first


def test_what_is_held_elsewhere_is_asked_about_first_beside_what_only_the_person_can_say(ask: Ask) -> None:
    about = ("gap", "cwpt/expert-by-experience-development-lead", "--also-holds", "Licencjat")
    first = plain(ask(*about).out).partition("First: ")[2]
    assert "Only you can say. Ask CWPT if this will do: Licencjat (level not known)." in first[:300]


def test_a_course_that_another_post_asks_for_says_so_where_it_comes_first(ask: Ask) -> None:
    """On the way to a lead's post, whose own list has no such course."""
    who = (
        "--lived-experience",
        "mental-health",
        "--experience",
        "cnwl/senior-peer-support-worker=40",
        "--holds",
        "degree",
    )
    told = plain(ask("gap", "cnwl/lived-experience-lead", *who).out)
    first = told.partition("First: ")[2]
    assert "A post on the way asks for it: Advanced lived experience practitioner (CNWL)." in first[:250]


@pytest.mark.parametrize("full", [(), ("--full",)])
def test_a_title_that_may_spare_somebody_a_certificate_is_told(full: tuple[str, ...], ask: Ask, tmp_path: Path) -> None:
    """An SVQ is no qualification of the list, and CPFT's exemption asks for one in the same subject."""
    held = "{title: SVQ 3 Social Services, framework: SCQF, level: 7, subject: health-and-social-care}"
    (tmp_path / "p.yaml").write_text(f"holds: [{held}]\n")
    told = plain(ask("gap", "cpft/peer-support-worker", "--profile", str(tmp_path / "p.yaml"), *full).out)
    assert "You also say that you hold SVQ 3 Social Services (SCQF level 7). Ask CPFT if it counts" in told


@pytest.mark.parametrize("full", [(), ("--full",)])
def test_a_no_to_lived_experience_is_no_matter_for_a_course(full: tuple[str, ...], ask: Ask) -> None:
    told = plain(ask("gap", PSW, "--not-yet", "lived-experience", *full).out)
    assert "only you can say what yours is" in told and "Healthcare assistant" in told
    assert "something else would do" not in told


def test_that_areas_differ_is_told_before_that_one_could_apply(ask: Ask) -> None:
    said = ("--lived-experience", "carer", "--declares", "written-english", "--declares", "spoken-english")
    told = plain(ask("gap", PSW, *said).out)
    assert told.index("names other areas of lived experience than yours") < told.index("You could apply if yours")
    assert "ask CWPT if your experience counts. The post names mental health" in told


def test_whoever_named_other_areas_is_told_before_a_course_is_named(ask: Ask) -> None:
    """A course for people with a learning disability or autism is no first thing to do for somebody else."""
    said = ("--lived-experience", "criminal-justice")
    told = plain(ask("gap", "cwpt/oliver-mcgowan-co-trainer", *said).out)
    assert "First: ask CWPT if your experience counts. The post names learning disability and autism." in told
    near = {one["role"]: one for one in ask("next", *said, "-f", "json").data["near"]}
    assert near["cwpt/oliver-mcgowan-co-trainer"]["other_areas"]
    assert "asks for other areas than yours" in plain(ask("next", *said).out)


def test_what_rests_on_the_will_to_study_says_so(ask: Ask) -> None:
    told = plain(ask("next", "--lived-experience", "mental-health", "--full").out)
    assert "1 thing to confirm, if you are willing to study" in told


def test_one_step_is_one_step_with_nothing_left_to_confirm(ask: Ask) -> None:
    for line in ask("next", "--lived-experience", "mental-health").out.splitlines():
        assert not (line.strip().startswith("one step") and "to confirm" in line)


def test_what_belongs_to_no_employer_has_no_employer_who_asks(ask: Ask) -> None:
    told = plain(
        ask(
            "gap", "pathway/advanced-lived-experience-practitioner", "--experience", "senior-peer-support-worker=30"
        ).out
    )
    assert "this employer" not in told and "only a part" not in told


def test_where_no_source_says_how_people_begin_no_months_are_named(ask: Ask) -> None:
    told = plain(ask("gap", "pathway/lived-experience-academic", "--lived-experience", "mental-health").out)
    assert "no source says how people begin" in told and "12 months of work" not in told


def test_what_would_only_help_is_not_counted_as_asked(ask: Ask) -> None:
    told = plain(ask("show", "cnwl/advanced-lived-experience-practitioner").out)
    assert "Education and qualifications 3 things, 3 more would help" in told


def test_where_the_post_decides_which_area_counts_the_line_says_so(ask: Ask) -> None:
    role = "cwpt/lived-experience-engagement-facilitator"
    said = ("--lived-experience", "carer", "--declares", "written-english", "--declares", "spoken-english")
    assert "the post decides which" in ask("gap", role, *said).out
    told = ask("next", *said)
    assert "open if your experience fits the post" in plain(told.out.replace(" (CWPT), Band 3", ""))
    facilitator = next(one for one in ask("next", *said, "-f", "json").data["open"] if one["role"] == role)
    assert facilitator["post_decides"]


@pytest.mark.parametrize("role", ["pathway/nurse", "pathway/doctor"])
def test_what_another_profession_asks_is_not_said_to_be_unpublished(role: str, ask: Ask) -> None:
    for command in ("gap", "show"):
        for full in ((), ("--full",)):
            told = plain(ask(command, role, *full).out)
            assert "obody has published" not in told and "No source" not in told, (command, full)


def test_the_ways_into_another_profession_stand_where_it_is_shown(ask: Ask) -> None:
    assert "Nursing degree apprenticeship" in plain(ask("gap", "pathway/nurse").out)
    assert "Nursing degree apprenticeship" in plain(ask("show", "pathway/nurse").out)
    full = plain(ask("show", "pathway/nurse", "--full").out).partition("Paid ways to train")[2]
    assert "Offered in posts such as" in full and "Healthcare assistant" in full
    assert "Offered in" in ask("show", "nursing-degree-apprenticeship").out


def test_a_way_in_has_no_employer_who_asks(ask: Ask) -> None:
    told = plain(ask("gap", "pathway/befriender").out)
    assert "this employer asks" not in told and "no employer should ask for it" in told


def test_recent_with_no_figure_is_asked(ask: Ask) -> None:
    """CPFT's exemption rests on "recent" care work: with the qualification in hand, only the person's word is lacking."""
    held = ("--holds", "health-and-social-care-qualification=2024-05", "--as-of", "2026-11-22")
    about = ("gap", "cpft/peer-support-worker", *held)
    assert "perhaps not needed" in plain(ask(*about).out)
    assert 'The page gives no figure for "recent".' in plain(ask(*about, "--full").out)
    said = ("gap", "cpft/peer-support-worker", *held, "--declares", "recent-care-experience")
    assert "perhaps Care Certificate perhaps not needed: the employer decides" in plain(ask(*said).out)
    full = plain(ask(*said, "--full").out)
    assert "Care Certificate: perhaps not needed - You may be exempt" in full and ": not needed" not in full
    too_old = ("gap", "cpft/peer-support-worker", "--holds", "health-and-social-care-qualification=2015", *held[2:])
    assert "perhaps not needed" not in plain(ask(*too_old).out)


@pytest.mark.parametrize("command", ["gap", "show"])
def test_an_advert_read_in_part_is_not_said_to_be_silent(command: str, ask: Ask) -> None:
    """What stands there is the employer's own word, and neither "usual" nor the whole."""
    for full in ((), ("--full",)):
        told = plain(ask(command, "hwhct/peer-support-worker", *EMPLOYERS, *full).out)
        assert "only what is usual" not in told and "No source lists" not in told and "obody has published" not in told
        assert "only a part" in told


def test_a_part_of_an_area_is_asked_and_never_taken_as_there(ask: Ask) -> None:
    about = ("sussex/peer-support-worker", *EMPLOYERS, "--lived-experience", "mental-health")
    (lived,) = ask("gap", *about, "-f", "json").data["requirements"]
    assert (lived["status"], lived["reason"], lived["narrower"]) == ("to_confirm", "narrower", True)
    assert "a part of your area: only you can say" in plain(ask("gap", *about).out)
    steps = ask("route", *about, "-f", "json").data["routes"][0]["steps"]
    assert [one["kind"] for one in steps] == ["confirm", "apply"]


def test_a_course_that_should_be_over_is_asked_about_in_a_choice_too(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("studying: [{id: level-3-peer-support, until: 2026-06}]\n")
    told = ask("gap", "cwpt/peer-practitioner", "--profile", str(tmp_path / "p.yaml"), "--as-of", "2026-11-22").out
    assert "its end has passed: is it done?" in plain(told)


def test_what_the_employer_weighs_is_not_told_as_settled(ask: Ask) -> None:
    said = ("--declares", "management-and-leadership-experience", "--declares", "research-writing-or-analysis")
    assert "the employer decides" in ask("gap", "cwpt/expert-by-experience-development-lead", *said).out


def test_the_same_work_elsewhere_is_worth_a_question(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        "experience: [{occupation: peer-support-worker, setting: voluntary, months: 24}]\n"
    )
    assert "ask if your work counts" in plain(ask("gap", SENIOR, "--profile", str(tmp_path / "p.yaml")).out)


def test_our_reading_of_what_is_asked_bears_a_star(ask: Ask) -> None:
    """The senior post's training is our reading of the page; what the page itself asks bears none."""
    told = ask("gap", SENIOR).out
    assert "ImROC peer support worker training*" in told and "Peer support supervisor training*" not in told
    assert "* our assumption" in plain(told)
    assert "such as trauma-informed care*" in plain(ask("show", SENIOR).out)


def test_a_volunteer_is_not_told_to_ask_at_work_for_what_belongs_to_no_employer(ask: Ask, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(
        "experience: [{occupation: peer-support-worker, setting: voluntary, months: 24}]\n"
    )
    told = plain(ask("next", "--profile", str(tmp_path / "p.yaml")).out)
    assert "First: look for adverts for this step: Peer support worker." in told and "ask at work" not in told


def test_a_list_of_roles_tells_of_how_many_it_is_known_what_they_ask(ask: Ask) -> None:
    told = plain(ask("roles").out)
    data = ask("roles", "-f", "json").data["roles"]
    listed = sum(one["requirements_listed"] for one in data)
    assert 0 < listed < len(data) and f"For {listed} of them, a source lists what is asked." in told


def test_pay_is_told_with_its_year_and_who_reports_it(ask: Ask) -> None:
    for typed in (("compare", PSW, SENIOR, "--full"), ("gap", SENIOR, "--full"), ("show", SENIOR, "--full")):
        told = plain(ask(*typed).out)
        assert "2025/26" in told and "nhstakehomepaycalculator.co.uk" in told and "full time" in told
        assert "A rise of 3.3 per cent followed" in told


def test_nothing_in_place_is_no_line_of_its_own(ask: Ask) -> None:
    """A long list ends where it ends: "0 more things" tells nobody anything."""
    for role in ("cnwl/advanced-lived-experience-practitioner", SENIOR, "cwpt/peer-practitioner"):
        assert "0 more things" not in ask("gap", role).out


def test_what_to_type_next_keeps_the_data_that_was_named(ask: Ask) -> None:
    told = ask("show", "sussex/peer-support-worker", *EMPLOYERS).out
    assert f"--data {EMPLOYERS[1]} --full" in told


LIMITS = """\
organisations:
  demo: {title: Demo Charity (DEMO)}
sources:
  demo-advert: {publisher: Demo Charity, title: Advert, published: undated, looked_at: 2026-11-20}
qualifications:
  demo-card: {title: Demo card, summary: A card., source: demo-advert, length: {months: 1}, valid_for_months: 6}
roles:
  demo/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    source: demo-advert
    summary: Supports people.
    requires:
      - {holds: {qualification: care-certificate, awarded_within_months: 24}, text: A fresh Care Certificate}
      - {experience: {setting: health, months: 3, in_the_last_months: 36}, text: Some work in health}
      - holds: demo-card
"""


@pytest.mark.parametrize("full", [(), ("--full",)])
@pytest.mark.parametrize("command", ["gap", "show"])
def test_limits_of_time_stand_beside_what_rests_on_them(
    command: str, full: tuple[str, ...], ask: Ask, tmp_path: Path
) -> None:
    """Whatever words of its own an advert has for them."""
    (tmp_path / "roles.yaml").write_text(LIMITS)
    told = plain(ask(command, "demo/peer-worker", "--data", str(tmp_path), *full).out)
    limits = ("awarded in the last 24 months", "in the last 36 months", "counts for 6 months from the award")
    assert [limit for limit in limits if limit not in told] == []


ELSEWHERE = """\
organisations:
  north: {title: North Charity, country: Scotland}
sources:
  north-advert: {publisher: North Charity, title: Advert, published: undated, looked_at: 2026-11-20}
roles:
  north/peer-worker:
    title: Peer worker
    occupation: peer-support-worker
    stage: entry
    band: 3
    source: north-advert
    summary: Supports people.
    requires:
      - holds: functional-skills-english-level-2
"""


@pytest.mark.parametrize("country", ["Scotland", "England"])
@pytest.mark.parametrize("full", [(), ("--full",)])
@pytest.mark.parametrize("command", ["gap", "route", "show"])
def test_facts_of_england_are_told_of_posts_in_england(
    command: str, full: tuple[str, ...], country: str, ask: Ask, tmp_path: Path
) -> None:
    """Free courses, pay by band, shares of bands and the register; a post in Scotland has its own."""
    (tmp_path / "roles.yaml").write_text(ELSEWHERE.replace("Scotland", country))
    told = plain(ask(command, "north/peer-worker", "--data", str(tmp_path), *full).out)
    facts = [fact for fact in ("ree in England", "may be free", "£24,937", "of 100", "no register") if fact in told]
    assert bool(facts) == (country == "England")


@pytest.mark.parametrize(
    ("held", "kind"),
    [
        ("demo-card=2026", "confirm"),
        ("demo-card", "confirm"),
        ("demo-card=2025", "study"),
        ("demo-card=2026-10", "study"),
    ],
)
def test_an_award_with_a_year_alone_is_asked_about_only_while_it_can_still_count(
    held: str, kind: str, ask: Ask, tmp_path: Path
) -> None:
    """A card that counts for six months, of some day of 2026, may count in May 2027; one of 2025 or of October cannot."""
    (tmp_path / "roles.yaml").write_text(LIMITS)
    about = ("demo/peer-worker", "--data", str(tmp_path), "--holds", held, "--as-of", "2026-11-22")
    assert ask("gap", *about, "--full").code == 0
    steps = ask("route", *about, "-f", "json").data["routes"][0]["steps"]
    assert [step["kind"] for step in steps if step["id"] == "demo-card"] == [kind]


def test_a_course_that_the_person_would_not_take_is_not_said_to_be_unknown_to_us(ask: Ask) -> None:
    """And posts that lead on from there are not the first thing: something has to change before they help."""
    no = [
        one
        for id in ("functional-skills-english-level-2", "gcse-english", "care-certificate")
        for one in ("--not-willing", id)
    ]
    told = plain(ask("gap", "cwpt/peer-practitioner", *no).out)
    assert "you would not take the courses: ask" in told and "nothing in our data leads to it" not in told
    assert "First: ask CWPT what would help" in told


def test_a_no_to_every_area_is_met_as_a_no_to_lived_experience(ask: Ask) -> None:
    """Where nothing is left to say yes to: a post that names no area may still fit another kind of experience."""
    areas = (
        "mental-health", "learning-disability", "autism", "criminal-justice", "veterans", "perinatal", "carer",
        "substance-use",
    )  # fmt: skip
    rest = ("--not-yet=coproduction", "--not-yet=written-english")
    for said in ([f"--not-yet={area}" for area in areas], ["--not-yet=lived-experience"]):
        assert "First: peer roles rest on lived experience, and only you can say" in plain(
            ask("next", *said, *rest).out
        )


def test_areas_that_a_page_does_not_name_are_not_said_to_be_named(ask: Ask) -> None:
    """CPFT's page speaks of health challenges of one's own and names no areas."""
    for full in ([], ["--full"]):
        told = " ".join(ask("gap", "cpft/peer-support-worker", "--lived-experience", "carer", *full).out.split())
        assert "This post seems to be for other areas of lived experience than yours." in told
        assert "We read it as a post for mental health and perinatal" in told
        assert "post names" not in told

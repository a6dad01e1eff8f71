"""The words that real person specifications need: each is read, means what its schema says, and may be left out."""

from datetime import date

import pytest

from peerpath.model.provenance import Basis, Provenance, Remark
from peerpath.model.requirement import Experience, Level, LivedExperience, When
from peerpath.reading.schemas import role_data_schema
from tests.reading.test_lower import ROLE, WORDS, asked, catalogue, loaded, one

NURSE = ROLE.replace("trust/worker", "trust/nurse") + "    kind: exit\n"


def course(more: str) -> str:
    return f"qualifications:\n  course: {{title: Course, summary: A course., source: page, length: {{months: 3}}, {more}}}\n"


def test_a_course_in_working_time_says_who_says_so() -> None:
    found = catalogue(course("in_working_time: true")).qualifications["course"]
    assert found.in_working_time == Provenance("page", Basis.STATED)
    ours = catalogue(course("in_working_time: {basis: assumed, note: Our reading.}")).qualifications["course"]
    assert ours.in_working_time == Provenance(None, Basis.ASSUMED, "Our reading.")
    assert catalogue(course("in_working_time: false")).qualifications["course"].in_working_time is None
    assert catalogue(course("level: 3")).qualifications["course"].in_working_time is None


def test_a_part_time_length_stands_beside_the_full_time_one() -> None:
    found = catalogue(course("part_time: {months: 72, source: paper}")).qualifications["course"]
    assert found.part_time is not None
    assert (found.length.months, found.part_time.months, found.part_time.provenance.source) == (3, 72, "paper")


@pytest.mark.parametrize(("study_hours", "months"), [(7, 5), (14, 3), (2, 14)])
def test_hours_become_months_at_a_person_s_own_hours(study_hours: int, months: int) -> None:
    """120 hours are 18, 9 and 60 weeks."""
    text = course("level: 3").replace("months: 3", "hours: 120")
    length = catalogue(text).qualifications["course"].length
    assert (length.hours, length.at(study_hours)) == (120, months)


def test_a_level_may_be_of_another_framework() -> None:
    found = catalogue(course("level: 9, framework: SCQF")).qualifications["course"]
    assert (found.level, found.framework) == (9, "SCQF")
    first, second = asked("- level: {at_least: 9, framework: SCQF}\n- level: {at_least: 6}\n")
    assert isinstance(first, Level) and isinstance(second, Level)
    assert (first.framework, second.framework) == ("SCQF", "RQF")
    assert first.id == "trust/worker/scqf-level-9"


def test_a_course_may_train_for_another_profession() -> None:
    found = catalogue(course("trains_for: trust/nurse, link: 'https://example.org/course'"), NURSE)
    assert found.qualifications["course"].trains_for == "trust/nurse"
    assert found.qualifications["course"].link == "https://example.org/course"
    assert [each.code for each in loaded(WORDS, course("trains_for: trust/nobody")).diagnostics] == ["PP202"]


def test_a_course_names_what_took_its_place() -> None:
    found = catalogue(course("replaced_by: course"))
    assert found.qualifications["course"].replaced_by == "course"
    assert [each.code for each in loaded(WORDS, course("replaced_by: nothing")).diagnostics] == ["PP201"]


def test_a_course_that_may_no_longer_run_says_who_doubts_it() -> None:
    found = catalogue(course("may_no_longer_run: Its end was near.")).qualifications["course"]
    assert found.may_no_longer_run == Remark("Its end was near.", Provenance("page", Basis.STATED))
    other = catalogue(course("may_no_longer_run: {text: Its end was near., source: paper}")).qualifications["course"]
    assert other.may_no_longer_run is not None and other.may_no_longer_run.provenance.source == "paper"
    assert catalogue(course("level: 3")).qualifications["course"].may_no_longer_run is None


def test_an_employer_has_a_short_name_and_a_country_that_its_posts_take() -> None:
    words = WORDS.replace("title: The Trust", "title: The Trust, short: TT, country: Wales", 1)
    found = loaded(words, ROLE).catalogue
    assert (found.organisations["trust"].short, found.roles["trust/worker"].country) == ("TT", "Wales")
    assert loaded(words, ROLE + "    country: England\n").catalogue.roles["trust/worker"].country == "England"
    assert catalogue(ROLE).roles["trust/worker"].country == ""


def test_what_an_advert_says_of_the_post() -> None:
    role = catalogue(
        ROLE + "    hours: 22.5 hours a week\n    lasts_months: 10\n    place: Leeds\n    pay: Grade 2, £22,000\n"
        "    conditions:\n      - Apply by post.\n      - {text: Visit first., source: paper}\n"
    ).roles["trust/worker"]
    assert (role.hours, role.lasts_months, role.place, role.pay) == (
        "22.5 hours a week",
        10,
        "Leeds",
        "Grade 2, £22,000",
    )
    assert [(one.text, one.provenance.source) for one in role.conditions] == [
        ("Apply by post.", "page"),
        ("Visit first.", "paper"),
    ]
    assert role.remarks == () and role.band is None


def test_a_declaration_may_be_experience_that_can_be_gained() -> None:
    words = WORDS.replace("as-good: As good", "as-good: {title: As good, experience: true}")
    found = loaded(words).catalogue.declarations
    assert (found["as-good"].experience, found["coproduction"].experience) == (True, False)


def test_experience_may_have_to_be_recent() -> None:
    found = one("- experience: {setting: health, months: 12, in_the_last_months: 36}\n")
    assert isinstance(found, Experience) and (found.months, found.in_the_last_months) == (12, 36)


@pytest.mark.parametrize(
    ("written", "areas", "every"),
    [
        ("of_the_post", (), False),
        ("carer", ("carer",), False),
        ("[carer, mental-health]", ("carer", "mental-health"), False),
        ("{all_of: [carer, mental-health]}", ("carer", "mental-health"), True),
    ],
)
def test_lived_experience_is_of_any_or_of_all_areas(written: str, areas: tuple[str, ...], every: bool) -> None:
    found = one(f"- lived_experience: {written}\n")
    assert isinstance(found, LivedExperience) and (found.areas, found.every) == (areas, every)


@pytest.mark.parametrize("written", ["carers", "[carer, carers]", "{all_of: [carers]}"])
def test_areas_are_known_wherever_they_stand(written: str) -> None:
    found = loaded(WORDS, ROLE + f"    requires:\n      - lived_experience: {written}\n")
    assert [each.code for each in found.diagnostics] == ["PP208"]


def test_pay_is_by_country_day_and_band() -> None:
    years = (
        "pay:\n"
        "  later: {country: England, since: 2025-04-01, source: paper, basis: typical, bands: {'8a': [3, 4], '3': 2},"
        " remark: A rise followed.}\n"
        "  sooner: {country: England, since: 2024-04-01, source: paper, bands: {'3': 1}}\n"
    )
    found = catalogue(years)
    assert [(one.since, one.band, one.lowest, one.highest) for one in found.pay] == [
        (date(2024, 4, 1), "3", 1, 1),
        (date(2025, 4, 1), "3", 2, 2),
        (date(2025, 4, 1), "8a", 3, 4),
    ]
    assert found.pay[-1].provenance == Provenance("paper", Basis.TYPICAL)
    assert found.pay_remark is not None and found.pay_remark.text == "A rise followed."
    wrong = loaded(WORDS, years.replace("2025-04-01", "2025-04"))
    assert [each.code for each in wrong.diagnostics] == ["PP109"]


# Names: the first of two entries of a kind keeps the plain one, the second says in what it differs.


@pytest.mark.parametrize(
    ("first", "second", "name"),
    [
        ("lived_experience: carer", "lived_experience: [autism, mental-health]", "autism-or-mental-health-lived-experience"),
        ("lived_experience: carer", "lived_experience: {all_of: [carer, mental-health]}", "carer-and-mental-health-lived-experience"),
        ("lived_experience: carer", "lived_experience: of_the_post", "post-lived-experience"),
        ("experience: {setting: health}", "experience: {setting: health, months: 6}", "any-experience-in-health-of-6-months"),
        (
            "experience: {occupation: worker, setting: health}",
            "experience: {occupation: worker, setting: voluntary}",
            "worker-experience-in-voluntary",
        ),
        ("experience: {role: trust/worker}", "experience: {role: trust/worker, in_the_last_months: 9}", "worker-experience-in-the-last-9"),
        ("holds: certificate", "holds: {qualification: certificate, awarded_within_months: 6}", "certificate-within-6-months"),
        ("holds: certificate", "holds: certificate\n  when: in_post", "certificate-in-post"),
        ("declares: coproduction", "declares: coproduction\n  strength: desirable", "coproduction-desirable"),
        ("check: dbs", "check: dbs\n  when: before_applying", "dbs-before-applying"),
    ],
)  # fmt: skip
def test_two_entries_of_a_kind_have_names_of_their_own(first: str, second: str, name: str) -> None:
    words = WORDS.replace("carer: Carer}", "carer: Carer, autism: Autism}")
    text = f"- {first}\n- {second}\n"
    lines = "".join(f"      {line}\n" for line in text.splitlines())
    found = loaded(words, f"{ROLE}    requires:\n{lines}")
    assert found.diagnostics == ()
    plain, other = found.catalogue.roles["trust/worker"].requires
    assert other.id == f"trust/worker/{name}"
    assert plain.id != other.id


def test_three_of_a_kind_and_a_list_in_a_list() -> None:
    found = asked(
        "- holds: certificate\n"
        "- holds: certificate\n  strength: desirable\n"
        "- holds: certificate\n  strength: desirable\n  when: in_post\n"
        "- id: skills\n  all_of: [{holds: certificate}]\n"
    )
    assert [each.id.removeprefix("trust/worker/") for each in found] == [
        "certificate", "certificate-desirable", "certificate-in-post", "skills",
    ]  # fmt: skip
    assert found[2].terms.when is When.IN_POST


@pytest.mark.parametrize("twice", ["holds: certificate", "experience: {setting: health}", "lived_experience: carer"])
def test_the_very_same_thing_twice_is_still_told_of(twice: str) -> None:
    found = loaded(WORDS, f"{ROLE}    requires:\n      - {twice}\n      - {twice}\n")
    assert [each.code for each in found.diagnostics] == ["PP107"]


def test_every_new_word_is_explained_in_the_schema() -> None:
    definitions = role_data_schema()["$defs"]
    for shape, words in {
        "RoleShape": ("conditions", "hours", "lasts_months", "place", "country", "pay"),
        "QualificationShape": (
            "in_working_time",
            "part_time",
            "framework",
            "trains_for",
            "replaced_by",
            "may_no_longer_run",
            "link",
            "valid_for_months",
        ),
        "OrganisationShape": ("short", "country"),
        "TermShape": ("experience", "phrase"),
        "ExperienceShape": ("in_the_last_months",),
        "LevelShape": ("framework",),
        "RequirementShape": ("lived_experience", "check"),
        "PayShape": ("since", "bands"),
    }.items():
        for word in words:
            assert definitions[shape]["properties"][word].get("description"), (shape, word)

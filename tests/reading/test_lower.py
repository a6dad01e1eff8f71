"""What an entry does not say, it takes from what stands around it; sets stand where they are used."""

from datetime import date
from textwrap import indent

import pytest

from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import (
    AllOf,
    AnyOf,
    Check,
    Declares,
    Experience,
    Holds,
    Level,
    Requirement,
    Strength,
    When,
)
from peerpath.model.role import RoleKind
from peerpath.reading.role_data.catalogue import Loaded, load
from peerpath.reading.role_data.layers import version_of

WORDS = """\
organisations:
  trust: {title: The Trust}
sources:
  page: {publisher: The Trust, title: Careers, published: undated, looked_at: 2026-11-22}
  paper: {publisher: Somebody, title: A paper, published: 2021, looked_at: 2026-11-21, link: "https://example.org"}
areas: {mental-health: Mental health, carer: Carer}
settings: {health: Health, voluntary: Voluntary sector}
subjects: {english: English}
declarations:
  coproduction: {title: Coproduction, explanation: Together., ask: Do you?}
  as-good: As good
checks: {dbs: DBS check}
occupations:
  worker: {title: Worker, settings: [health], counts_as: [assistant], abbreviations: [W]}
  assistant: {title: Assistant}
qualifications:
  certificate: {title: Certificate, summary: A course., source: page, length: {weeks: 14}}
"""
ROLE = """\
roles:
  trust/worker:
    title: Worker
    occupation: worker
    stage: entry
    source: page
    summary: Works.
"""


def loaded(*texts: str) -> Loaded:
    return load([[(f"{n}.yaml", text.encode()) for n, text in enumerate(texts)]])


def catalogue(*texts: str) -> Catalogue:
    found = loaded(WORDS, *texts)
    assert found.diagnostics == ()
    return found.catalogue


def asked(requires: str, more: str = "") -> tuple[Requirement, ...]:
    return catalogue(ROLE + "    requires:\n" + indent(requires, "      ") + more).roles["trust/worker"].requires


def one(requires: str, more: str = "") -> Requirement:
    (found,) = asked(requires, more)
    return found


def test_defaults_of_a_role() -> None:
    role = catalogue(ROLE).roles["trust/worker"]
    assert (role.organisation, role.kind, role.settings, role.band) == ("trust", RoleKind.PEER, ("health",), None)
    assert role.provenance == Provenance("page", Basis.STATED)
    assert role.requirements_listed


def test_a_role_may_have_settings_of_its_own() -> None:
    assert catalogue(ROLE + "    settings: []\n").roles["trust/worker"].settings == ()


@pytest.mark.parametrize("written", ["4", '"4"', "{value: 4}"])
def test_bands_are_text(written: str) -> None:
    band = catalogue(ROLE + f"    band: {written}\n").roles["trust/worker"].band
    assert band is not None and (band.value, band.provenance.source) == ("4", "page")


def test_requirements_take_source_and_basis_but_no_note() -> None:
    group = one(
        "- id: skills\n  source: paper\n  basis: typical\n  note: As we read it.\n  strength: desirable\n  when: in_post\n"
        "  within_months: 6\n  supported: true\n  assessed: [interview]\n"
        "  all_of:\n    - declares: coproduction\n    - holds: certificate\n      strength: essential\n      basis: stated\n"
    )
    assert isinstance(group, AllOf)
    first, second = group.parts
    assert group.terms.provenance == Provenance("paper", Basis.TYPICAL, "As we read it.")
    assert first.terms.provenance == Provenance("paper", Basis.TYPICAL)
    assert second.terms.provenance == Provenance("paper", Basis.STATED)
    assert (first.terms.strength, second.terms.strength) == (Strength.DESIRABLE, Strength.ESSENTIAL)
    for part in group.parts:
        assert (part.terms.when, part.terms.within_months, part.terms.supported) == (When.IN_POST, 6, True)
        assert part.terms.assessed == ("interview",)


def test_defaults_of_a_requirement() -> None:
    terms = one("- declares: coproduction\n").terms
    assert (terms.strength, terms.when, terms.within_months, terms.supported) == (
        Strength.ESSENTIAL, When.BEFORE_APPLYING, None, False,
    )  # fmt: skip


def test_a_deadline_does_not_follow_to_what_is_asked_before() -> None:
    group = one(
        "- id: all\n  when: in_post\n  within_months: 6\n  all_of:\n    - declares: coproduction\n      when: willing\n"
    )
    assert isinstance(group, AllOf)
    assert group.parts[0].terms.within_months is None


def test_a_check_comes_after_the_offer() -> None:
    first, second = asked("- check: dbs\n- check: dbs\n  id: at-once\n  when: before_applying\n")
    assert isinstance(first, Check) and first.terms.when is When.AFTER_OFFER
    assert second.terms.when is When.BEFORE_APPLYING


@pytest.mark.parametrize(
    ("written", "id"),
    [
        ("holds: certificate", "certificate"),
        ("holds: {qualification: certificate, awarded_within_months: 12}", "certificate"),
        ("level: {subject: english, at_least: 2}", "english-level-2"),
        ("level: {subject: english}", "english"),
        ("level: {at_least: 6}", "level-6"),
        ("experience: {occupation: [assistant, worker]}", "assistant-experience"),
        ("experience: {role: trust/worker, setting: health}", "worker-experience"),
        ("experience: {settings: [voluntary]}", "voluntary-experience"),
        ("lived_experience: of_the_post", "lived-experience"),
        ("lived_experience: carer", "lived-experience"),
        ("declares: coproduction", "coproduction"),
        ("equivalent: as-good", "as-good"),
        ("check: dbs", "dbs"),
        ("declares: coproduction\n  id: knows", "knows"),
    ],
)
def test_ids_of_requirements_come_from_what_they_ask(written: str, id: str) -> None:
    assert one(f"- {written}\n").id == f"trust/worker/{id}"


def test_ids_grow_with_nesting() -> None:
    group = one("- id: english\n  any_of:\n    - level: {subject: english, at_least: 2}\n    - equivalent: as-good\n")
    assert isinstance(group, AnyOf)
    assert [part.id for part in group.parts] == ["trust/worker/english/english-level-2", "trust/worker/english/as-good"]
    assert isinstance(group.parts[1], Declares) and group.parts[1].equivalent


def test_a_set_stands_where_it_is_used() -> None:
    found = asked(
        "- declares: coproduction\n- set: both\n  strength: desirable\n  source: paper\n- check: dbs\n",
        "sets:\n  both:\n    - holds: certificate\n    - set: more\n  more:\n    - level: {subject: english}\n      source: page\n",
    )
    assert [each.id.removeprefix("trust/worker/") for each in found] == [
        "coproduction",
        "certificate",
        "english",
        "dbs",
    ]
    assert [each.terms.provenance.source for each in found] == ["page", "paper", "page", "page"]
    assert [each.terms.strength for each in found[1:3]] == [Strength.DESIRABLE] * 2


def test_an_exemption_is_a_matter_of_today() -> None:
    found = one(
        "- holds: certificate\n  strength: desirable\n  when: in_post\n  source: paper\n"
        "  unless: {holds: {qualification: certificate, awarded_within_months: 12}}\n"
    )
    exemption = found.unless
    assert isinstance(exemption, Holds)
    assert (exemption.awarded_within_months, exemption.id) == (12, "trust/worker/certificate/certificate")
    assert (exemption.terms.strength, exemption.terms.when) == (Strength.ESSENTIAL, When.BEFORE_APPLYING)
    assert exemption.terms.provenance.source == "paper"


def test_an_exemption_may_be_a_set() -> None:
    more = "sets:\n  both:\n    - declares: coproduction\n    - check: dbs\n"
    exemption = one("- holds: certificate\n  unless: {set: both}\n", more).unless
    assert isinstance(exemption, AllOf)
    assert [part.id for part in exemption.parts] == [
        "trust/worker/certificate/coproduction",
        "trust/worker/certificate/dbs",
    ]


@pytest.mark.parametrize("written", ["role: trust/worker", "roles: [trust/worker]", "roles: trust/worker"])
def test_experience_takes_one_or_many(written: str) -> None:
    found = one(f"- experience: {{{written}, months: 12}}\n")
    assert isinstance(found, Experience) and (found.roles, found.months) == (("trust/worker",), 12)


def test_level_without_a_number() -> None:
    found = one("- level: {subject: english}\n")
    assert isinstance(found, Level) and (found.subject, found.at_least) == ("english", None)


@pytest.mark.parametrize(
    ("written", "months", "as_given", "basis"),
    [
        ("{months: 15}", 15, "15 months", Basis.STATED),
        ("{months: 1}", 1, "1 month", Basis.STATED),
        ("{weeks: 14}", 4, "14 weeks", Basis.STATED),  # 3.2 months
        ("{weeks: 12}", 3, "12 weeks", Basis.STATED),  # 2.8 months
        ("{weeks: 1}", 1, "1 week", Basis.STATED),
        ("{weeks: 52}", 12, "52 weeks", Basis.STATED),
        ("{hours: 40}", 2, "40 hours", Basis.ASSUMED),  # 6 weeks of one day
        ("{hours: 55}", 2, "55 hours", Basis.ASSUMED),  # 8 weeks of one day
        ("{hours: 120}", 5, "120 hours", Basis.ASSUMED),  # 18 weeks of one day
        ("{weeks: 14, as_given: one day a week}", 4, "one day a week", Basis.STATED),
    ],
)
def test_lengths(written: str, months: int, as_given: str, basis: Basis) -> None:
    text = f"qualifications:\n  course: {{title: Course, summary: A course., source: page, length: {written}}}\n"
    length = catalogue(text).qualifications["course"].length
    assert (length.months, length.as_given, length.provenance.basis) == (months, as_given, basis)
    assert length.provenance.source == "page"
    assert bool(length.provenance.note) == (basis is Basis.ASSUMED)


def test_words_and_sources() -> None:
    found = catalogue()
    assert found.declarations["coproduction"].ask == "Do you?"
    assert found.declarations["as-good"].title == "As good"
    assert (found.sources["paper"].published, found.sources["paper"].looked_at) == ("2021", date(2026, 11, 21))
    assert found.occupations["worker"].counts_as == ("assistant",)


def test_the_order_of_files_changes_nothing() -> None:
    found = load([[("1", ROLE.encode()), ("0", WORDS.encode())]])
    assert found.diagnostics == ()
    assert found.catalogue.roles == catalogue(ROLE).roles


def test_a_later_layer_replaces_whole_entries() -> None:
    over = ROLE.replace("title: Worker", "title: Another").replace("    summary: Works.\n", "    summary: Else.\n")
    lower = [("words", WORDS.encode()), ("role", (ROLE + "    band: 3\n").encode())]
    found = load([lower, [("own", over.encode())]])
    assert found.diagnostics == ()
    assert (found.catalogue.roles["trust/worker"].title, found.catalogue.roles["trust/worker"].band) == (
        "Another",
        None,
    )


def test_the_version_is_of_the_contents() -> None:
    one_file = [[("a", b"x")]]
    assert version_of(one_file) == version_of([[("b", b"x")]])
    assert (
        len({version_of(v) for v in ([[("a", b"x"), ("b", b"y")]], [[("a", b"xy")]], [[("a", b"x")], [("b", b"y")]])})
        == 3
    )


def test_wrong_entries_do_not_hide_others() -> None:
    found = loaded(WORDS, ROLE + "    pillar: nothing\n", ROLE.replace("trust/worker", "trust/other"))
    assert [each.code for each in found.diagnostics] == ["PP104"]
    assert list(found.catalogue.roles) == ["trust/other"]


def test_what_refers_to_a_wrong_entry_is_not_told_of() -> None:
    found = loaded(
        WORDS,
        ROLE + "    pillar: nothing\n",
        ROLE.replace("trust/worker", "trust/other") + "    leads_to: [trust/worker]\n",
    )
    assert [each.code for each in found.diagnostics] == ["PP104"]

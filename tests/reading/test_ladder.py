"""The ladder: what stands for the requirements of senior roles that no source lists. One catalogue for all answers."""

from typing import Any

import pytest

from peerpath.gap.evaluate import gap
from peerpath.gap.evidence import evidence
from peerpath.gap.outcome import Verdict
from peerpath.model.catalogue import Catalogue
from peerpath.model.profile import Profile
from peerpath.model.provenance import Basis, Provenance
from peerpath.model.requirement import Experience
from peerpath.reading.role_data.catalogue import load, read_catalogue
from peerpath.reading.role_data.ladder import with_ladder
from tests.gap import build as b

HEAD = """\
organisations:
  north: {title: North}
  south: {title: South}
  land: {title: The land, employer: false}
sources:
  page: {publisher: North, title: Jobs, published: undated, looked_at: 2026-11-22}
occupations: {worker: {title: Worker}, senior: {title: Senior}, lead: {title: Lead}}
areas: {carer: Carer}
roles:
"""


def role(id: str, occupation: str, stage: str, more: str = "") -> str:
    return (
        f"  {id}: {{title: {id.partition('/')[2]}, occupation: {occupation}, stage: {stage}, source: page,"
        f" summary: A role., {more}}}\n"
    )


def world(*roles: str, months: int = 12) -> Catalogue:
    found = load([[("w.yaml", (HEAD + "".join(roles)).encode())]])
    assert found.diagnostics == ()
    return with_ladder(found.catalogue, months)


def rung(catalogue: Catalogue, id: str) -> Experience | None:
    found = [one for one in catalogue.roles[id].requires if isinstance(one, Experience) and one.rung]
    assert len(found) <= 1
    return found[0] if found else None


def verdict(catalogue: Catalogue, target: str, *spells: Any) -> Verdict:
    known = evidence(Profile(experience=spells), catalogue, b.TODAY)
    return gap(catalogue.roles[target], known).verdict


WORKER = role(
    "north/worker", "worker", "entry", "band: 3, requires: [{lived_experience: carer}], leads_to: [north/senior]"
)
SENIOR = role("north/senior", "senior", "senior")


def test_an_unlisted_senior_role_asks_for_months_in_what_leads_to_it() -> None:
    found = rung(world(WORKER, SENIOR, months=18), "north/senior")
    assert found is not None
    assert (found.roles, found.months, found.id) == (("north/worker",), 18, "north/senior/ladder")
    assert found.terms.provenance == Provenance("page", Basis.STATED)


@pytest.mark.parametrize(
    ("more", "has_one"),
    [
        ("", True),
        ("requirements_listed: false", True),
        ("requirements_listed: false, requires: [{lived_experience: carer}]", True),
        ("requires: [{lived_experience: carer}]", False),
        ("kind: exit", False),
    ],
)
@pytest.mark.parametrize("stage", ["senior", "beyond", "entry"])
def test_only_unlisted_roles_above_the_entry_that_are_no_exit(more: str, has_one: bool, stage: str) -> None:
    found = rung(world(WORKER, role("north/senior", "senior", stage, more)), "north/senior")
    assert (found is not None) == (has_one and stage != "entry")


def test_what_is_unlikely_leads_nowhere() -> None:
    unlikely = WORKER.replace("[north/senior]", "[{role: north/senior, unlikely: true}]")
    found = rung(world(unlikely, SENIOR), "north/senior")
    assert found is not None and found.roles == ()
    assert found.terms.provenance == Provenance(None, Basis.ASSUMED)


def test_the_basis_is_that_of_the_step() -> None:
    assumed = WORKER.replace("[north/senior]", "[{role: north/senior, basis: assumed, note: Ours.}]")
    found = rung(world(assumed, SENIOR), "north/senior")
    assert found is not None and found.terms.provenance.basis is Basis.ASSUMED


def test_where_the_own_employer_has_a_way_new_months_are_worked_nowhere_else() -> None:
    elsewhere = role("south/worker", "worker", "entry", "band: 4")
    found = rung(world(WORKER, elsewhere, SENIOR), "north/senior")
    assert found is not None
    assert (found.roles, found.worked_roles, found.worked_occupations) == (
        ("north/worker",), ("south/worker",), ("senior",),
    )  # fmt: skip


@pytest.mark.parametrize(("band", "counts"), [("band: 3", True), ("band: 4", True), ("band: 2", False), ("", False)])
def test_where_it_has_none_alike_roles_elsewhere_will_do_at_a_band_known_to_be_no_lower(
    band: str, counts: bool
) -> None:
    other = role("south/senior", "senior", "senior")
    worker = WORKER.replace("[north/senior]", "[south/senior]")
    alike = role("south/worker", "worker", "entry", band)
    other_stage = role("south/practised-worker", "worker", "senior", "band: 5, requires: [{lived_experience: carer}]")
    found = rung(world(worker, alike, other_stage, other), "south/senior")
    assert found is not None
    assert found.roles == (("north/worker", "south/worker") if counts else ("north/worker",))


def test_where_the_leading_role_has_no_band_any_alike_will_do() -> None:
    worker = WORKER.replace("band: 3, ", "").replace("[north/senior]", "[south/senior]")
    found = rung(
        world(worker, role("south/worker", "worker", "entry"), role("south/senior", "senior", "senior")), "south/senior"
    )
    assert found is not None and found.roles == ("north/worker", "south/worker")


def test_the_national_pathway_is_no_employer() -> None:
    first = role("land/worker", "worker", "entry", "leads_to: [land/senior]")
    found = rung(world(first, WORKER, SENIOR, role("land/senior", "senior", "senior")), "land/senior")
    assert found is not None and found.roles == ("land/worker", "north/worker")


def test_it_is_made_once_and_made_anew_for_other_months() -> None:
    once = world(WORKER, SENIOR)
    assert with_ladder(once) == once
    assert with_ladder(with_ladder(once, 18), 12) == once
    again = rung(with_ladder(once, 18), "north/senior")
    assert again is not None and again.months == 18


def test_listed_roles_stay_as_they_are() -> None:
    found = world(WORKER, SENIOR)
    assert not found.roles["north/senior"].is_listed
    assert found.roles["north/worker"].is_listed and len(found.roles["north/worker"].requires) == 1


# What counts towards a rung

LADDER = world(
    WORKER,
    role("south/worker", "worker", "entry", "band: 4"),
    role("south/low", "worker", "entry", "band: 2"),
    SENIOR,
    role("south/senior", "senior", "senior"),
)


@pytest.mark.parametrize(
    ("spell", "enough"),
    [
        (b.spell(12, role="north/worker"), True),
        (b.spell(11, role="north/worker"), False),
        (b.spell(12, role="south/worker"), True),  # alike, elsewhere: worked already
        (b.spell(12, role="south/low"), False),  # at a lower band
        (b.spell(12, role="south/senior"), True),  # its own occupation
        (b.spell(12, occupation="senior"), True),
        (b.spell(12, occupation="worker"), True),  # nobody said where
        (b.spell(12, occupation="lead"), False),
        (b.spell(12, setting="health"), False),
    ],
)
def test_months_worked_already_count_in_such_roles_and_in_its_own_occupation(spell: Any, enough: bool) -> None:
    assert verdict(LADDER, "north/senior", spell) is (Verdict.NOT_KNOWN if enough else Verdict.NOT_YET)


def test_where_nothing_leads_there_only_its_own_occupation_counts() -> None:
    assert verdict(LADDER, "south/senior", b.spell(99, role="north/worker")) is Verdict.NOT_YET
    assert verdict(LADDER, "south/senior", b.spell(12, role="north/senior")) is Verdict.NOT_KNOWN


# Over the built-in catalogue


def test_no_unlisted_role_of_the_catalogue_is_ever_open() -> None:
    read = read_catalogue()
    assert read.value is not None
    catalogue = read.value
    everything = Profile(
        lived_experience=tuple(catalogue.areas),
        declares=tuple(catalogue.declarations),
        holds=b.held(*catalogue.qualifications),
        experience=tuple(b.spell(600, role=id) for id in catalogue.roles),
    )
    for who in (Profile(), everything):
        known = evidence(who, catalogue, b.TODAY)
        for one in catalogue.roles.values():
            found = gap(one, known).verdict
            if one.kind == "exit" or not one.is_listed:
                assert found in (Verdict.NOT_KNOWN, Verdict.NOT_YET), one.id
    assert sum(rung(catalogue, id) is not None for id in catalogue.roles) > 10


def test_the_role_that_names_a_rung_is_the_one_whose_step_its_source_draws() -> None:
    """Nobody may think that a source draws a step that is our reading of another."""
    catalogue = read_catalogue().value
    assert catalogue is not None
    for id, one in catalogue.roles.items():
        asked = rung(catalogue, id)
        if asked is not None and asked.roles:
            first = catalogue.roles[asked.roles[0]]
            drawn = [onward.provenance for onward in first.leads_to if onward.role == id]
            assert asked.terms.provenance in drawn, one.id

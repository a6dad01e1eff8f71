"""What the issue of reports promises of a role's pathway in CTDL."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ask

SENIOR, CPFT = "cwpt/senior-peer-support-worker", "cpft/peer-support-worker"


def pathway(ask: Ask, role: str) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    answer = ask("show", role, "--format", "ctdl")
    assert answer.code == 0
    whole, *parts = answer.data["@graph"]
    return whole, {part["@id"]: part for part in parts}


def conditions(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for condition in node.get("ceterms:hasCondition", ()):
        yield condition
        yield from conditions(condition)


def name(node: dict[str, Any]) -> str:
    text: str = node["ceterms:name"]["en-GB"]
    return text


def test_a_pathway_leads_to_the_job_and_holds_all_its_parts(ask: Ask) -> None:
    whole, parts = pathway(ask, SENIOR)
    assert whole["@type"] == "ceterms:Pathway"
    assert whole["ceterms:ctid"] == "ce-" + whole["@id"].removeprefix("urn:uuid:")
    (destination,) = whole["ceterms:hasDestinationComponent"]
    assert parts[destination]["@type"] == "ceterms:JobComponent"
    assert parts[destination]["ceterms:isDestinationComponentOf"] == [whole["@id"]]
    assert whole["ceterms:hasPart"] == list(parts)
    assert all(part["ceterms:isPartOf"] == [whole["@id"]] for part in parts.values())
    before = {name(parts[id]) for id in parts[destination]["ceterms:precededBy"]}
    assert before == {"Peer support worker (CWPT)", "Peer practitioner (CWPT)"}


def test_what_is_asked_is_a_tree_of_conditions(ask: Ask) -> None:
    whole, parts = pathway(ask, SENIOR)
    job = parts[whole["ceterms:hasDestinationComponent"][0]]
    found = {name(one): one for one in conditions(job)}
    assert all(one["@type"] == "ceterms:ComponentCondition" for one in found.values())
    training = found["The training that a peer practitioner needs"]
    assert training["ceterms:logicalOperator"] == "logicOp:And"
    named = {name(parts[id]) for id in training["ceterms:targetComponent"]}
    assert {"Care Certificate", "ImROC peer support worker training"} <= named
    english = found["GCSE or level 2 Functional Skills in English"]
    assert (english["ceterms:logicalOperator"], english["ceterms:requiredNumber"]) == ("logicOp:Or", 1)
    options = {name(parts[id]) for id in english["ceterms:targetComponent"]}
    assert "Functional Skills in English, level 2" in options and len(options) == 2
    kinds = {part["@type"] for part in parts.values()}
    assert {"ceterms:CredentialComponent", "ceterms:WorkExperienceComponent", "ceterms:JobComponent"} == kinds


def test_prose_for_what_ctdl_has_no_word_for_and_the_losses_listed(ask: Ask) -> None:
    whole, parts = pathway(ask, CPFT)
    job = parts[whole["ceterms:hasDestinationComponent"][0]]
    found = {name(one): one for one in conditions(job)}
    lived = found["Lived experience of health challenges of your own"]
    assert lived["ceterms:condition"] == [{"en-GB": "Lived experience of health challenges of your own"}]
    training = next(one for text, one in found.items() if text.startswith("Training in peer support"))
    assert "within 6 months of starting" in training["ceterms:description"]["en-GB"]
    lost = {(one["peerpath:requirement"], one["peerpath:lost"]) for one in whole["peerpath:losses"]}
    assert any(id == f"{CPFT}/lived-experience" and "alone declares" in text for id, text in lost)
    assert any("within 6 months" in text for _, text in lost)
    assert f"{len(whole['peerpath:losses'])} things" in ask("show", CPFT, "--format", "ctdl").err


def test_every_reference_is_to_a_part_and_nothing_is_empty(ask: Ask) -> None:
    for role in [one["id"] for one in ask("roles", "--format", "json").data["roles"]]:
        whole, parts = pathway(ask, role)
        for part in parts.values():
            for condition in conditions(part):
                assert set(condition.get("ceterms:targetComponent", ())) <= set(parts)
                assert {"ceterms:targetComponent", "ceterms:hasCondition", "ceterms:condition"} & set(condition)
            assert set(part.get("ceterms:precededBy", ())) <= set(parts)
        assert whole["ceterms:name"]["en-GB"] and whole["ceterms:description"]["en-GB"]


def test_the_same_role_twice_is_the_same_bytes_and_a_course_is_2(ask: Ask) -> None:
    assert ask("show", SENIOR, "--format", "ctdl").out == ask("show", SENIOR, "--format", "ctdl").out
    assert ask("show", "care-certificate", "--format", "ctdl").code == 2


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_the_other_formats_are_as_before(ask: Ask, form: str) -> None:
    assert ask("show", SENIOR, "--format", form).code == 0
    assert ask("show", "care-certificate", "--format", form).code == 0


def test_a_course_that_may_no_longer_run_says_so_where_it_is_asked_for(ask: Ask, tmp_path: Path) -> None:
    """Other programs read the pathway, and would send people to a course that there may no longer be."""
    (tmp_path / "roles.yaml").write_text(
        "roles:\n  cwpt/guide:\n    title: Guide\n    occupation: peer-support-worker\n    stage: entry\n"
        "    source: cwpt-lived-experience\n    summary: Guides people.\n"
        "    requires: [{holds: masters-mental-health-recovery}, {holds: care-certificate}]\n",
        encoding="utf-8",
    )
    parts = ask("show", "cwpt/guide", "--data", str(tmp_path), "--format", "ctdl").data["@graph"][1:]
    courses = [part for part in parts if part["@type"] == "ceterms:CredentialComponent"]
    doubted = [name(one) for one in courses if "Ask whether it still runs" in one["ceterms:description"]["en-GB"]]
    assert len(courses) == 2
    assert len(doubted) == 1 and doubted[0].startswith("Master's")

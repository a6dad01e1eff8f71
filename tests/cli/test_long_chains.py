"""A ladder may be as long as somebody writes it: every answer about its top ends, and tells what is in the way at its foot."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import Ask

RUNGS = 1_500
"""More than Python lets functions call one another, whatever a rung takes."""


@pytest.fixture
def ladder(tmp_path: Path) -> Path:
    """Roles that each ask for work in the one below; the lowest asks for a training that no post offers."""
    roles: dict[str, Any] = {
        f"trust/r{at}": {
            "title": f"Rung {at}",
            "occupation": "helper",
            "stage": "senior",
            "summary": "Helps people.",
            "source": "page",
            "requires": [
                {"experience": {"role": f"trust/r{at - 1}", "months": 6}} if at else {"holds": "old-training"}
            ],
        }
        for at in range(RUNGS)
    }
    page = {
        "publisher": "Trust",
        "title": "Jobs",
        "published": "undated",
        "looked_at": "2026-11-01",
        "short": "Jobs page",
    }
    old = {
        "title": "Old training",
        "summary": "Was taught.",
        "length": {"months": 3},
        "source": "page",
        "in_post_only": True,
    }
    data = {
        "organisations": {"trust": {"title": "The Trust", "employer": True}},
        "sources": {"page": page},
        "occupations": {"helper": {"title": "Helper"}},
        "qualifications": {"old-training": old},
        "roles": roles,
    }
    (tmp_path / "ladder.yaml").write_text(yaml.safe_dump(data, sort_keys=False), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("command", ["route", "gap"])
def test_the_top_of_a_long_ladder_has_an_answer(ask: Ask, ladder: Path, command: str, form: str) -> None:
    answer = ask(command, f"trust/r{RUNGS - 1}", "--data", str(ladder), "--no-builtin", "--format", form)
    assert answer.code == 0
    assert f"Rung {RUNGS - 1}" in answer.out


def test_what_is_in_the_way_at_the_foot_is_told(ask: Ask, ladder: Path) -> None:
    top = (f"trust/r{RUNGS - 1}", "--data", str(ladder), "--no-builtin")
    assert "What is in the way of it in the end: Old training." in " ".join(ask("route", *top).out.split())
    reasons = json.loads(ask("route", *top, "--format", "json").out)["reasons"]
    while reasons[0]["causes"]:
        reasons = reasons[0]["causes"]
    assert [one["requirement"] for one in reasons] == ["old-training"]

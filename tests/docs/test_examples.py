"""The role data of real employers that show how adverts become data: sound, with sources, and never called complete."""

from pathlib import Path

import pytest

from peerpath.model.catalogue import Catalogue
from peerpath.reading.role_data.catalogue import read_catalogue
from peerpath.validate.readability import long_sentences
from tests.cli.conftest import Ask, ask

__all__ = ["ask"]

FOLDER = Path(__file__).resolve().parent.parent.parent / "examples" / "employers"


def _read(folder: Path | None = None) -> Catalogue:
    found = read_catalogue(folder).value
    assert found is not None
    return found


FOUND, BUILTIN = _read(FOLDER), _read()
ROLES = sorted(FOUND.roles.keys() - BUILTIN.roles.keys())


def test_they_are_sound(ask: Ask) -> None:
    answer = ask("validate", "--strict", str(FOLDER))
    assert answer.code == 0, answer.out


def test_there_are_posts_of_at_least_eight_employers() -> None:
    assert len({FOUND.roles[id].organisation for id in ROLES}) >= 8


@pytest.mark.parametrize("id", ROLES)
def test_each_post_has_a_source_with_a_link_and_is_known_in_part(id: str) -> None:
    role = FOUND.roles[id]
    source = FOUND.sources[role.provenance.source or ""]
    assert source.publisher and source.title and source.published and source.link.startswith("http")
    assert not role.is_listed
    assert long_sentences(role.summary) == []


@pytest.mark.parametrize("id", ROLES)
def test_no_answer_calls_one_open(ask: Ask, id: str) -> None:
    data = ask("gap", id, "--data", str(FOLDER), "--format", "json").data
    assert data["verdict"] in ("not_yet", "not_known")

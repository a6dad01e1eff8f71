from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.conftest import ask, mistakes_are_seen, no_network

__all__ = ["ask", "mistakes_are_seen", "no_network"]


@pytest.fixture(scope="session")
def world() -> dict[str, Any]:
    """The small world's sections, as plain data."""
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("world.yaml").read_text(encoding="utf-8"))
    data["sources"] = {id: {**one, "looked_at": str(one["looked_at"])} for id, one in data["sources"].items()}
    return data


@pytest.fixture(scope="session")
def world_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("world")
    (folder / "world.yaml").write_bytes(Path(__file__).with_name("world.yaml").read_bytes())
    return folder

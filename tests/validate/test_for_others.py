"""What other repositories use: the pre-commit hook and the GitHub action, as they are written down."""

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
SCRIPTS = str(Path(sys.executable).parent)


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "PATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "areas.yaml").write_text("areas:\n  carer: no\n")
    return tmp_path


def test_the_hook(data: Path) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    command = f"{hook['entry']} {shlex.join(hook['args'])}"
    assert run(command, data).returncode == 1
    (data / "data" / "areas.yaml").write_text("areas:\n  carer: Carer\n")
    assert run(command, data).returncode == 0


@pytest.mark.parametrize(
    ("inputs", "code"), [({}, 1), ({"STRICT": "true"}, 1), ({"SELECT": "PP2"}, 0), ({"IGNORE": "PP015"}, 0)]
)
def test_the_action(inputs: dict[str, str], code: int, data: Path) -> None:
    action = loaded("action.yml")
    step = action["runs"]["steps"][-1]
    defaults = {name.upper(): str(one["default"]) for name, one in action["inputs"].items()}
    done = run(step["run"], data, **{**{name: defaults[name] for name in step["env"]}, **inputs})
    assert done.returncode == code
    assert ("::error title=PP015,file=data/areas.yaml,line=2,col=10" in done.stdout) == bool(code)


def test_the_actions_paths_may_be_many(data: Path) -> None:
    step = loaded("action.yml")["runs"]["steps"][-1]
    empty = {"STRICT": "", "SELECT": "", "IGNORE": ""}
    done = run(step["run"], data, PATHS="data/areas.yaml -nothing", **empty)
    assert done.returncode == 2
    assert "-nothing" in done.stdout

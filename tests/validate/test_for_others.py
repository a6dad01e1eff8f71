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


BAD = "areas:\n  carer: no\n"
GOOD = "areas:\n  carer: Carer\n"
WARNED = "areas:\n  carer: Carer # peerpath: ignore[PP503] as agreed\n"


def validated(folder: Path, paths: str) -> subprocess.CompletedProcess[str]:
    """What the last step of the action makes of its paths."""
    step = loaded("action.yml")["runs"]["steps"][-1]
    return run(step["run"], folder, PATHS=paths, STRICT="", SELECT="", IGNORE="")


def test_the_actions_paths_may_be_many(data: Path) -> None:
    done = validated(data, "data/areas.yaml -nothing")
    assert done.returncode == 2
    assert "-nothing" in done.stdout


@pytest.mark.parametrize("bad", range(3))
@pytest.mark.parametrize("paths", ["{}\n{}\n{}\n", "\n  {}\n\n  {}\n  {}", "{}\r\n{}\r\n{}\r\n", "{} {}\n{}"])
def test_bad_data_in_any_of_the_actions_paths_fails(paths: str, bad: int, tmp_path: Path) -> None:
    names, files = ["one", "two.yaml", "three.yaml"], ["one/areas.yaml", "two.yaml", "three.yaml"]
    (tmp_path / "one").mkdir()
    for number, file in enumerate(files):
        (tmp_path / file).write_text(f"areas:\n  made-up-{number}: {'no' if number == bad else 'Made up'}\n")
    done = validated(tmp_path, paths.format(*names))
    assert done.returncode == 1
    assert f"file={files[bad]},line=2" in done.stdout
    (tmp_path / files[bad]).write_text("areas:\n  made-up: Made up\n")
    assert validated(tmp_path, paths.format(*names)).returncode == 0


def test_the_actions_paths_may_have_spaces(tmp_path: Path) -> None:
    (tmp_path / "my trust").mkdir()
    (tmp_path / "my trust" / "areas.yaml").write_text(BAD)
    (tmp_path / "other.yaml").write_text(GOOD)
    for paths in ("my trust", "my trust/\n", "other.yaml\nmy trust/areas.yaml", "my trust\nother.yaml"):
        done = validated(tmp_path, paths)
        assert (done.returncode, "file=my trust/areas.yaml,line=2" in done.stdout) == (1, True), paths


def test_a_slip_in_a_name_with_spaces_is_told_as_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "my trust").mkdir()
    done = validated(tmp_path, "my trust/raeas.yaml")
    assert done.returncode == 2 and done.stdout.count("::error ") == 1 and "file=my trust/raeas.yaml::" in done.stdout


@pytest.mark.parametrize(
    ("strict", "code"), [("true", 1), ("True", 1), ("false", 0), ("False", 0), ("", 0), ("yes", 2), ("1", 2)]
)
def test_the_action_is_never_silently_less_strict_than_asked(strict: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "data.yaml").write_text(WARNED)
    step = loaded("action.yml")["runs"]["steps"][-1]
    done = run(step["run"], tmp_path, PATHS="data.yaml", STRICT=strict, SELECT="", IGNORE="")
    assert done.returncode == code
    assert ("strict is true or false" in done.stdout) == (code == 2)


@pytest.mark.parametrize("paths", ["", " ", "\n", " \n\t\n"])
def test_an_action_with_nothing_to_look_at_fails(paths: str, data: Path) -> None:
    done = validated(data, paths)
    assert done.returncode == 2
    assert done.stdout.startswith("::error ") and "paths" in done.stdout


def test_what_the_action_is_given_is_never_run(data: Path) -> None:
    assert not [step["name"] for step in loaded("action.yml")["runs"]["steps"] if "${{" in step["run"]]
    for paths in ("$(touch ran)", "`touch ran`", "data; touch ran", '"; touch ran; "'):
        assert validated(data, paths).returncode == 2
    assert not (data / "ran").exists()


def test_the_action_installs_nothing_that_is_not_pinned() -> None:
    script = loaded("action.yml")["runs"]["steps"][0]["run"]
    installs = [line for line in script.splitlines() if " install " in line]
    assert len(installs) == 2 and all("--require-hashes" in line or "--no-deps" in line for line in installs)
    assert not {"git", "curl", "http"} & set(script.split())


def test_the_action_installs_into_an_environment_of_its_own(
    data: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """What peerpath depends on, and what builds it, is lent by the environment of the tests, so that nothing is fetched."""
    for name in ("pip", "venv"):
        (data / f"{name}.py").write_text("raise SystemExit('a file of the checkout was run')")
    temporary = tmp_path_factory.mktemp("runner")
    lent = os.pathsep.join(path for path in sys.path if path.endswith("site-packages"))
    install, validate = loaded("action.yml")["runs"]["steps"]
    surroundings = {"RUNNER_TEMP": str(temporary), "PYTHONPATH": lent}
    offline = {"PIP_NO_INDEX": "1", "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    copy = tmp_path_factory.mktemp("action")
    for name in ("src", "data", "docs", "README.md", "LICENSE", "pyproject.toml"):
        (copy / name).symlink_to(ROOT / name)
    (copy / "constraints.txt").touch()
    done = run(install["run"], data, GITHUB_ACTION_PATH=str(copy), **surroundings, **offline)
    assert done.returncode == 0, done.stderr
    (program,) = [file for file in temporary.glob("peerpath/*/peerpath*") if file.is_file()]
    program.write_text("#!/bin/sh\necho ours; exit 7\n")
    inputs = {name: "data" if name == "PATHS" else "" for name in validate["env"]}
    done = run(validate["run"], data, **surroundings, **inputs)
    assert (done.returncode, done.stdout) == (7, "ours\n")

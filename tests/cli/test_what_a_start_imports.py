"""A first screen imports what it shows and no more: each module costs a third of a millisecond, and some cost fifty."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TARGET = "cwpt/senior-peer-support-worker"
FLAGS = ("--holds", "care-certificate", "--experience", "peer-support-worker=18")
SLOW = {"csv", "dataclasses", "html", "json", "networkx", "pydantic", "rich", "yaml"}
"""The libraries that somebody waits for. A dataclass is compiled anew at each start, which a Struct is not."""
REPORTS = {
    f"peerpath.{name}"
    for name in (
        "cli.cohort", "cli.words.command_list", "cli.words.help_page", "dialogue", "near", "page", "validate",
        "ask.compare", "ask.show", "diagnostic.nearest", "reading.role_data.catalogue", "reading.role_data.ladder",
        "render.html", "render.markdown", "render.pdf", "render.picture", "render.terminal.layered",
        "report.as_json", "report.gap.paper", "report.route.no_route", "report.route.paper", "report.sources",
        "route.story.apart", "route.story.causes", "route.story.ways_in",
    )
}  # fmt: skip
"""What belongs to reports, to other commands and to slips."""
ROUTE_ALONE = {
    f"peerpath.{name}"
    for name in (
        "render.terminal.timeline", "report.route.answer", "report.route.steps", "report.route.rests_on",
        "route.story.changes", "route.story.savings",
    )
}  # fmt: skip
"""What only the screen of a route shows."""
PROGRAM = """
import os, sys
from peerpath.cli import main
leave = os._exit
def told(code):
    print(*sorted(sys.modules), file=sys.stderr)
    sys.stderr.flush()
    leave(code)
os._exit = told
main()
"""


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the catalogue is kept already, as from the second command on."""
    folder = tmp_path_factory.mktemp("cache")
    imported(folder, "roles")
    return folder


def imported(cache: Path, *words: str) -> set[str]:
    """All modules of a process that has answered."""
    environment = {key: value for key, value in os.environ.items() if key != "PEERPATH_NO_CACHE"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words],
        capture_output=True, text=True, env={**environment, "XDG_CACHE_HOME": str(cache), "LOCALAPPDATA": str(cache)},
    )  # fmt: skip
    assert done.returncode == 0 and done.stdout
    return set(done.stderr.split())


@pytest.mark.parametrize("said", [(), FLAGS], ids=["plain", "flags"])
def test_a_gap_imports_no_report_and_nothing_slow(cache: Path, said: tuple[str, ...]) -> None:
    modules = imported(cache, "gap", TARGET, *said)
    assert sorted(modules & (SLOW | REPORTS | ROUTE_ALONE)) == []


@pytest.mark.parametrize("said", [(), FLAGS], ids=["plain", "flags"])
def test_a_route_imports_no_report_and_nothing_slow(cache: Path, said: tuple[str, ...]) -> None:
    modules = imported(cache, "route", TARGET, *said)
    assert sorted(modules & (SLOW | REPORTS)) == []


def test_a_wrong_name_is_looked_for_only_then(cache: Path) -> None:
    """What the other tests miss is there where it is needed, so that none of these names is merely mistyped."""
    modules = imported(cache, "route", TARGET, "--full") | imported(cache, "roles") | imported(cache, "next", "--help")
    wanted = {"peerpath.report.route.paper", "peerpath.report.route.steps", "peerpath.report.sources"}
    assert wanted <= modules


@pytest.mark.parametrize("name", sorted(REPORTS | ROUTE_ALONE))
def test_each_module_is_there_to_be_imported(name: str) -> None:
    path = Path(__file__).parents[2] / "src" / name.replace(".", "/")
    assert path.is_dir() or path.with_suffix(".py").is_file()

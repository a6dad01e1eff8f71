"""A corpus of bad files, each beside the line, column and code that it is told of, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.runner import Report

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_file_is_told_of_at_the_expected_places(case: Path, report_on: Callable[[bytes], Report]) -> None:
    report = report_on(case.read_bytes())
    found = [f"{one.place.line}:{one.place.column} {one.code}" for one in report.diagnostics]
    assert found == case.with_suffix(".expected").read_text().splitlines()
    assert report.exit_code == any(one.severity is Severity.ERROR for one in report.diagnostics)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_problem_has_a_line_and_a_way_out(case: Path, report_on: Callable[[bytes], Report]) -> None:
    for one in report_on(case.read_bytes()).diagnostics:
        assert one.place.line > 0 and (one.help or one.suggestions), one.code


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120

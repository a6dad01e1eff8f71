"""A corpus of bad files, each beside the line, column and code that it is told of, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from peerpath.reading.files import builtin_data
from peerpath.reading.layers import Layer, read_layer
from peerpath.validate.runner import Options, check_files

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def builtin() -> Layer:
    return read_layer(builtin_data()).value or ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_each_file_is_told_of_at_the_expected_places(case: Path, builtin: Layer) -> None:
    report = check_files([(case.name, case.read_bytes())], [builtin], Options(today=DAY))
    found = [f"{one.place.line}:{one.place.column} {one.code}" for one in report.diagnostics]
    assert found == case.with_suffix(".expected").read_text().splitlines()


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 120

"""What many tests of ``validate`` need."""

from collections.abc import Callable
from datetime import date

import pytest

from peerpath.reading.files import builtin_data
from peerpath.reading.role_data.layers import FileLayer, read_layer
from peerpath.validate.runner import CheckOptions, Report, check_files

DAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def builtin() -> FileLayer:
    """The built-in data as files."""
    return read_layer(builtin_data()).value or ()


@pytest.fixture(scope="session")
def report_on(builtin: FileLayer) -> Callable[[str | bytes], Report]:
    """Look at one file, laid over the built-in data."""

    def look(text: str | bytes) -> Report:
        raw = text if isinstance(text, bytes) else text.encode()
        return check_files([("example.yaml", raw)], [builtin], CheckOptions(today=DAY))

    return look


@pytest.fixture(scope="session")
def codes_of(report_on: Callable[[str | bytes], Report]) -> Callable[[str | bytes], list[str]]:
    """The codes that a file is told of, in order."""
    return lambda text: [one.code for one in report_on(text).diagnostics]

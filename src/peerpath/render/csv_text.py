"""Writes CSV whose cells no spreadsheet takes for formulas."""

import csv
import io
import re
from collections.abc import Iterable

from peerpath.document.clean import clean

MARK = "\ufeff"
"""Goes at the start of a file, because spreadsheets do not recognise UTF-8 without it."""
# Where a spreadsheet could see a formula begin. In half of Europe a semicolon ends a cell, even with commas in use.
_FORMULA = re.compile(r"(^|;)(?=[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def paint_row(cells: Iterable[str | int]) -> str:
    """Write one CSV line. Text that a spreadsheet might run as a formula gets an apostrophe in front."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([cell if isinstance(cell, int) else _safe(cell) for cell in cells])
    return line.getvalue()


def _safe(text: str) -> str:
    """The cell as clean text, without the tabs, carriage returns and NUL that can also begin formulas."""
    return _FORMULA.sub(r"\1'", clean(text))

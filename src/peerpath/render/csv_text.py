"""Cells as lines of CSV that a spreadsheet takes for text, and never for a formula."""

import csv
import io
import re
from collections.abc import Iterable

from peerpath.document.clean import clean

MARK = "\ufeff"
"""At the start of a file: without it spreadsheets take UTF-8 for something else."""
# Where a spreadsheet could see one begin; in half of Europe a semicolon ends a cell, even of a file with commas.
_FORMULA = re.compile(r"(^|;)(?=[\s\"']*[=+\-@\uff1d\uff0b\uff0d\uff20])")


def paint_row(cells: Iterable[str | int]) -> str:
    """Write one CSV line. Text that a spreadsheet might run as a formula gets an apostrophe in front."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([cell if isinstance(cell, int) else _safe(cell) for cell in cells])
    return line.getvalue()


def _safe(text: str) -> str:
    """Tabs, carriage returns and NUL, which also begin formulas, are gone once a text is clean."""
    return _FORMULA.sub(r"\1'", clean(text))

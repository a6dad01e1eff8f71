"""JSON for programs: everything known about each problem."""

from typing import Any

from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.diagnostic.shown import shown
from peerpath.validate.rules import RULES
from peerpath.validate.runner import Report

NAMES = {rule.code: rule.name for rule in RULES}


def data(report: Report) -> dict[str, Any]:
    """The report as plain data, with problems in the order in which they are shown."""
    return {
        "schema": "peerpath/validate/1",
        "files": len(report.files),
        "errors": report.errors,
        "warnings": report.warnings,
        "diagnostics": [_one(one) for one in report.diagnostics],
    }


def _one(one: Diagnostic) -> dict[str, Any]:
    place = one.place
    also = one.also and {
        "file": shown(one.also.place.file),
        "line": one.also.place.line,
        "column": one.also.place.column,
        "note": one.also.note,
    }
    return {
        "code": one.code,
        "name": NAMES[one.code],
        "severity": one.severity.value,
        "message": one.message,
        "file": shown(place.file),
        "line": place.line or None,
        "column": place.column or None,
        "end_column": place.end or None,
        "path": place.path or None,
        "suggestions": list(one.suggestions),
        "help": one.help or None,
        "also": also,
        "fixable": one.edit is not None,
    }

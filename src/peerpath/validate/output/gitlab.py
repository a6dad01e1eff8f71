"""GitLab's code quality report."""

from hashlib import sha256
from typing import Any

from peerpath.diagnostic.diagnostic import Diagnostic, Severity
from peerpath.validate.output.words import full, in_project
from peerpath.validate.runner import Report

SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def data(report: Report) -> list[dict[str, Any]]:
    """One entry for each problem. Its fingerprint stays the same when lines are added above."""
    seen, entries = set[str](), list[dict[str, Any]]()
    for one in report.diagnostics:
        fingerprint = _fingerprint(one, seen)
        seen.add(fingerprint)
        entries.append(
            {
                "description": f"{one.code}: {full(one)}",
                "check_name": one.code,
                "fingerprint": fingerprint,
                "severity": SEVERITY[one.severity],
                "location": {"path": in_project(one.place.file), "lines": {"begin": max(1, one.place.line)}},
            }
        )
    return entries


def _fingerprint(one: Diagnostic, seen: set[str]) -> str:
    """A fingerprint of code, file and path to the place, numbered where these are equal."""
    again = 0
    while True:
        parts = (one.code, in_project(one.place.file), one.place.path, one.message, str(again))
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
        if digest not in seen:
            return digest
        again += 1

"""JUnit XML: a suite for each file, a failed case for each problem."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.diagnostic.shown import shown
from peerpath.validate.output.words import full
from peerpath.validate.runner import Report


def paint(report: Report) -> str:
    """The report; a file without problems has one case that passed."""
    names = list(dict.fromkeys([*report.files, *(one.place.file for one in report.diagnostics)]))
    number = len(report.diagnostics)
    lines = [f'<testsuites name="peerpath" tests="{_tests(report, names)}" failures="{number}">']
    for name in names:
        lines += _suite(name, [one for one in report.diagnostics if one.place.file == name])
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines, "</testsuites>"]) + "\n"


def _tests(report: Report, names: list[str]) -> int:
    clean_files = set(names) - {one.place.file for one in report.diagnostics}
    return len(report.diagnostics) + len(clean_files)


def _suite(name: str, found: list[Diagnostic]) -> Iterator[str]:
    named = quoteattr(shown(name))
    yield f'  <testsuite name={named} tests="{max(1, len(found))}" failures="{len(found)}">'
    if not found:
        yield f'    <testcase name="no problems" classname={named}/>'
    for one in found:
        case = quoteattr(f"{one.code} at {one.place.line}:{one.place.column}")
        yield f"    <testcase name={case} classname={named}>"
        message = quoteattr(full(one))
        where = f"line {one.place.line}, column {one.place.column}"
        yield f'      <failure type="{one.severity}" message={message}>{escape(where)}</failure>'
        yield "    </testcase>"
    yield "  </testsuite>"

"""Annotations for a GitHub workflow. GitHub shows at most ten errors and ten warnings of one step."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Diagnostic, Severity
from peerpath.diagnostic.shown import plain_line
from peerpath.validate.output.words import full, in_project, totals
from peerpath.validate.runner import Report

MOST_SHOWN = 10


def paint(report: Report) -> str:
    """One workflow command to a line. What GitHub would leave out follows as plain lines of the log."""
    shown, rest = list[str](), list[Diagnostic]()
    for severity in Severity:
        of_it = [one for one in report.diagnostics if one.severity is severity]
        shown += map(_annotation, of_it[:MOST_SHOWN])
        rest += of_it[MOST_SHOWN:]
    return "\n".join([*shown, *_more(rest), totals(report)]) + "\n"


def _more(rest: list[Diagnostic]) -> Iterator[str]:
    if rest:
        yield f"::notice title=peerpath::{len(rest)} more are listed in the log of this step."
        yield from (plain_line(f"- {one.place}: {one.severity} {one.code}: {full(one)}") for one in rest)


def _annotation(one: Diagnostic) -> str:
    place = one.place
    at = f",line={place.line},col={place.column}" if place.line else ""
    end = f",endColumn={place.end}" if place.end else ""
    return f"::{one.severity} title={one.code},file={_property(in_project(place.file))}{at}{end}::{_escaped(full(one))}"


def _escaped(text: str) -> str:
    return text.replace("##[", "##\\[").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")

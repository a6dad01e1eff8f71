"""SARIF 2.1.0, which code scanning services read."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from peerpath import __version__
from peerpath.diagnostic.diagnostic import Diagnostic, Place
from peerpath.validate.output.words import full
from peerpath.validate.rules import RULES
from peerpath.validate.runner import Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
INDEX = {rule.code: n for n, rule in enumerate(RULES)}


def data(report: Report) -> dict[str, Any]:
    """The report as a SARIF log with one run. It lists all rules, so that each result can refer to its own."""
    driver = {"name": "peerpath", "version": __version__, "rules": [_rule(rule.code) for rule in RULES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one) for one in report.diagnostics],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    rule = RULES[INDEX[code]]
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.what},
        "fullDescription": {"text": rule.why},
        "help": {"text": rule.mend},
        "defaultConfiguration": {"level": rule.severity.value},
    }


def _result(one: Diagnostic) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": one.code,
        "ruleIndex": INDEX[one.code],
        "level": one.severity.value,
        "message": {"text": full(one)},
        "locations": [_location(one.place)],
    }
    if one.also:
        result["relatedLocations"] = [_location(one.also.place) | {"id": 1, "message": {"text": one.also.note}}]
    return result


def _location(place: Place) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(place.file)}}
    if place.line:
        end = {"endColumn": place.end} if place.end else {}
        physical["region"] = {"startLine": place.line, "startColumn": place.column, **end}
    return {"physicalLocation": physical}


def uri(name: str) -> str:
    """A file's name as a URI, relative if the name is."""
    path = Path(name)
    if path.is_absolute():
        return path.as_uri()
    return quote(os.fsencode(path.as_posix()), safe="/")

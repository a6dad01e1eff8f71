"""Safe fixes: quotes around text, and the only known id that is one slip away."""

import difflib
from collections.abc import Iterable, Mapping

from peerpath.diagnostic.diagnostic import Edit
from peerpath.reading.yamltree.decode import BOM
from peerpath.validate.runner import Report


def fixed(report: Report) -> dict[str, bytes]:
    """The files that the fixes change, by name, with their new content."""
    edits = dict[str, list[Edit]]()
    for one in report.diagnostics:
        if one.edit and one.place.file in report.files:
            edits.setdefault(one.place.file, []).append(one.edit)
    return {name: _apply(report.files[name], found) for name, found in edits.items()}


def _apply(raw: bytes, edits: Iterable[Edit]) -> bytes:
    lines = raw.decode("utf-8-sig").split("\n")
    for edit in sorted(edits, key=lambda edit: edit.place, reverse=True):
        line = lines[edit.place.line - 1]
        lines[edit.place.line - 1] = line[: edit.place.column - 1] + edit.text + line[edit.place.end - 1 :]
    return (BOM if raw.startswith(BOM) else b"") + "\n".join(lines).encode()


def diff(report: Report, after: Mapping[str, bytes]) -> str:
    """What the fixes would change, as a unified diff; empty if nothing."""
    return "".join(
        line
        for name, raw in after.items()
        for line in difflib.unified_diff(
            _lines(report.files[name]), _lines(raw), f"a/{name.lstrip('/')}", f"b/{name.lstrip('/')}"
        )
    )


def _lines(raw: bytes) -> list[str]:
    return [f"{line}\n" for line in raw.decode("utf-8-sig").removesuffix("\n").split("\n")]

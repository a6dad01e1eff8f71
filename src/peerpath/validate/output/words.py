"""The sentences that all formats share."""

from contextlib import suppress
from pathlib import Path

from peerpath.diagnostic.diagnostic import Diagnostic
from peerpath.diagnostic.shown import shown
from peerpath.document.clean import clean
from peerpath.validate.runner import Report


def sentence(diagnostic: Diagnostic) -> str:
    """The message with its suggestions."""
    near = f" (did you mean {' or '.join(diagnostic.suggestions)}?)" if diagnostic.suggestions else ""
    return clean(diagnostic.message + near)


def full(diagnostic: Diagnostic) -> str:
    """The message with its suggestions and help."""
    said = sentence(diagnostic)
    return f"{said}. {clean(diagnostic.help)}" if diagnostic.help else said


def totals(report: Report) -> str:
    """The summary line: "2 errors and 1 warning in 4 files"."""
    files = _count(len(report.files), "file")
    if not report.diagnostics:
        return f"All is well in {files}."
    found = " and ".join(
        _count(number, word) for number, word in ((report.errors, "error"), (report.warnings, "warning")) if number
    )
    fixable = sum(one.edit is not None for one in report.diagnostics)
    mend = f" {fixable} can be mended with --fix." if fixable else ""
    return f"{found} in {files}.{mend}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def in_project(name: str) -> str:
    """A file's name for CI systems: relative to the project, where the program runs, with forward slashes."""
    path = Path(name)
    if path.is_absolute() or ".." in path.parts:
        with suppress(OSError, ValueError):  # The file may be elsewhere.
            path = path.resolve().relative_to(Path.cwd())
    return shown(path.as_posix())

"""Comments that suppress a diagnostic: ``# peerpath: ignore[PP503] the reason``.

A comment speaks of its own line, or, alone on a line, of the next one that is no comment; ``ignore-file`` of the file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from peerpath.reading.comments import Comment, comments
from peerpath.reading.diagnostic import Diagnostic, Place, Severity
from peerpath.reading.document import Document
from peerpath.validate.rule import Rule

NO_REASON, UNUSED, NOT_SUPPRESSIBLE = "PP701", "PP702", "PP703"

_COMMENT = re.compile(r"#\s*peerpath:\s*(ignore(?:-file)?)\s*\[([^\]]*)\]\s*[:,-]?\s*(.*)")


@dataclass(slots=True)
class Suppression:
    """One code in one comment."""

    code: str
    place: Place
    line: int
    """The line that it speaks of; 0 for the whole file."""
    reason: str
    used: bool = False


def suppress(found: Iterable[Diagnostic], documents: Iterable[Document], rules: Iterable[Rule]) -> list[Diagnostic]:
    """What is left when suppressed diagnostics are taken out, and what is wrong with the comments."""
    can_be = {rule.code for rule in rules if not rule.is_reading and not rule.code.startswith("PP7")}
    comments_ = [one for document in documents if "peerpath:" in document.text for one in suppressions(document)]
    wrong = [problem for one in comments_ if (problem := _problem(one, can_be))]
    right = [one for one in comments_ if one.code in can_be and one.reason]
    kept = [diagnostic for diagnostic in found if not _suppressed(diagnostic, right)]
    unused = [_unused(one) for one in right if not one.used]
    return kept + wrong + unused


def suppressions(document: Document) -> Iterator[Suppression]:
    """Every code in every suppression comment of a file."""
    for comment in comments(document):
        if found := _COMMENT.match(comment.text):
            line = 0 if found[1] == "ignore-file" else _line(comment, document)
            place = Place(document.name, comment.line, comment.column, comment.column + len(comment.text.rstrip()))
            for code in found[2].split(","):
                yield Suppression(code.strip(), place, line, found[3].strip())


def _line(comment: Comment, document: Document) -> int:
    """The line that a comment speaks of."""
    if not comment.alone:
        return comment.line
    after = document.lines[comment.line :]
    for number, text in enumerate(after, comment.line + 1):
        if text.strip() and not text.lstrip().startswith("#"):
            return number
    return comment.line


def _suppressed(diagnostic: Diagnostic, by: list[Suppression]) -> bool:
    place = diagnostic.place
    for one in by:
        if one.code == diagnostic.code and one.place.file == place.file and one.line in (0, place.line):
            one.used = True
            return True
    return False


def _problem(one: Suppression, can_be: set[str]) -> Diagnostic | None:
    if one.code not in can_be:
        message = f"{one.code or 'this'} is no code that a comment can suppress"
        help = "Write one code from PP301 up to PP699; what cannot be read has to be mended."
        return Diagnostic(code=NOT_SUPPRESSIBLE, message=message, place=one.place, help=help)
    if not one.reason:
        message = "a suppression has to give its reason"
        help = f"Write # peerpath: ignore[{one.code}] and why."
        return Diagnostic(code=NO_REASON, message=message, place=one.place, help=help)
    return None


def _unused(one: Suppression) -> Diagnostic:
    message = f"nothing here breaks {one.code} any more"
    severity = Severity.WARNING
    return Diagnostic(code=UNUSED, message=message, place=one.place, severity=severity, help="Delete the comment.")

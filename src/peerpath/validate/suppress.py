"""Comments that suppress a diagnostic: ``# peerpath: ignore[PP503] the reason``.

A comment applies to its own line; alone on a line, to the next line that is not a comment. ``ignore-file`` applies to the file.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from peerpath.diagnostic.diagnostic import Diagnostic, Place, Severity
from peerpath.reading.yamltree.comments import comments
from peerpath.reading.yamltree.document import YamlDocument
from peerpath.validate.rule import Rule

NO_REASON, UNUSED, NOT_SUPPRESSIBLE = "PP701", "PP702", "PP703"

_COMMENT = re.compile(r"#\s*peerpath:\s*(ignore(?:-file)?)\s*\[([^\]]*)\]\s*[:,-]?\s*(.*)")


class Suppression(Struct):
    """One code in one comment."""

    code: str
    place: Place
    line: int
    """The line that it applies to; 0 for the whole file."""
    reason: str
    used: bool = False


def suppress(found: Iterable[Diagnostic], documents: Iterable[YamlDocument], rules: Iterable[Rule]) -> list[Diagnostic]:
    """The diagnostics that are not suppressed, and those about the comments themselves."""
    can_be = _suppressible(rules)
    comments_ = list(chain.from_iterable(map(suppressions, documents)))
    wrong = [problem for one in comments_ if (problem := _problem(one, can_be))]
    right = [one for one in comments_ if not _problem(one, can_be)]
    by_place = {(one.place.file, one.code, one.line): one for one in right}
    kept = [diagnostic for diagnostic in found if not _suppressed(diagnostic, by_place)]
    unused = [_unused(one) for one in right if not one.used]
    return kept + wrong + unused


def _suppressible(rules: Iterable[Rule]) -> set[str]:
    # A comment cannot make a file readable, and PP7 is about the comments themselves.
    return {rule.code for rule in rules if not rule.is_reading and not rule.code.startswith("PP7")}


def suppressions(document: YamlDocument) -> Iterator[Suppression]:
    """Every code in every suppression comment of a file."""
    if "peerpath:" not in document.text:  # True of nearly every file, which then need not be searched.
        return
    below = _lines_below(document)
    for comment in comments(document):
        if found := _COMMENT.match(comment.text):
            # Alone on its line, it applies to the next one, as in other tools.
            line = below[comment.line - 1] if comment.alone else comment.line
            place = Place(document.name, comment.line, comment.column, comment.column + len(comment.text.rstrip()))
            for code in found[2].split(","):
                yield Suppression(code.strip(), place, 0 if found[1] == "ignore-file" else line, found[3].strip())


def _lines_below(document: YamlDocument) -> list[int]:
    """For each line, the next one that holds more than a comment, which a comment on its own applies to; -1 for none."""
    below, next_line = list[int](), -1
    for number, text in reversed(list(enumerate(document.lines, 1))):
        if text.strip() and not text.lstrip().startswith("#"):
            next_line = number
        below.append(next_line)
    return below[::-1]


def _suppressed(diagnostic: Diagnostic, by_place: Mapping[tuple[str, str, int], Suppression]) -> bool:
    place = diagnostic.place
    one = by_place.get((place.file, diagnostic.code, place.line)) or by_place.get((place.file, diagnostic.code, 0))
    if one is not None:
        one.used = True
    return one is not None


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

"""How often each rule was broken."""

from collections import Counter

from peerpath.validate.output.words import totals
from peerpath.validate.rules import RULES
from peerpath.validate.runner import Report


def paint(report: Report) -> str:
    """A line for each rule, most frequent first, then by code."""
    found = Counter(one.code for one in report.diagnostics)
    names = {rule.code: rule.name for rule in RULES}
    rows = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    width = len(str(max(found.values(), default=0)))
    lines = [f"{number:>{width}}  {code}  {names[code]}" for code, number in rows]
    return "\n".join([*lines, totals(report)]) + "\n"

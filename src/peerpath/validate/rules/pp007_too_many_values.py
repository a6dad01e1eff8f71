"""PP007: too many values."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

_USES = "- set: s0\n"
_DOUBLING = "".join(
    f"  s{n}:\n    - {{id: left, all_of: [{{set: s{n + 1}}}]}}\n    - {{id: right, all_of: [{{set: s{n + 1}}}]}}\n"
    for n in range(14)
)

RULE = Rule(
    code="PP007",
    name="too-many-values",
    severity=Severity.ERROR,
    what="A file holds at most 2,000,000 keys, values and brackets, a list at most 5,000 items, a role at most 5,000 requirements.",
    why="Sets within sets can grow without end from a few lines.",
    mend="Split the file, or untangle the sets.",
    bad=f"sets:\n{_DOUBLING}  s14:\n    - declares: coproduction\n{asking(_USES)}",
    good=f"sets:\n  s0:\n    - declares: coproduction\n{asking(_USES)}",
)

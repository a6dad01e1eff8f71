"""PP210: unknown declaration."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP210",
    name="unknown-declaration",
    severity=Severity.ERROR,
    what="A declaration that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the declaration under declarations.",
    bad=asking("- declares: co-production\n"),
    good=asking("- declares: coproduction\n"),
)

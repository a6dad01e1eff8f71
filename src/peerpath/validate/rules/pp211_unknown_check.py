"""PP211: unknown check."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP211",
    name="unknown-check",
    severity=Severity.ERROR,
    what="A check that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the check under checks.",
    bad=asking("- check: dsb\n"),
    good=asking("- check: dbs\n"),
)

"""PP207: unknown set."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP207",
    name="unknown-set",
    severity=Severity.ERROR,
    what="A set that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the set under sets.",
    bad=asking("- set: peer-practitioner-trainin\n"),
    good=asking("- set: peer-practitioner-training\n"),
)

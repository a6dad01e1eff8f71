"""PP202: unknown role."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import with_keys
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP202",
    name="unknown-role",
    severity=Severity.ERROR,
    what="A role that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the role under roles.",
    bad=with_keys("leads_to: [cwpt/peer-practicioner]\n"),
    good=with_keys("leads_to: [cwpt/peer-practitioner]\n"),
)

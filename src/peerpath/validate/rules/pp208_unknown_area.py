"""PP208: unknown area."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import with_keys
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP208",
    name="unknown-area",
    severity=Severity.ERROR,
    what="An area that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the area under areas.",
    bad=with_keys("areas: [mental-helth]\n"),
    good=with_keys("areas: [mental-health]\n"),
)

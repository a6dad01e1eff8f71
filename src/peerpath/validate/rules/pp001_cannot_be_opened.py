"""PP001: cannot be opened."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP001",
    name="cannot-be-opened",
    severity=Severity.ERROR,
    what="Every file and folder that is named has to be there and be readable.",
    why="Nothing can be said of data that cannot be read. The exit code is then 2, not 1.",
    mend="Look at the spelling of the path and at who may read it.",
)

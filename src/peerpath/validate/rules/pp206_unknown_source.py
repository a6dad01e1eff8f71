"""PP206: unknown source."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP206",
    name="unknown-source",
    severity=Severity.ERROR,
    what="A source that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the source under sources.",
    bad=WORKER.replace("cwpt-lived-experience", "cwpt-lived-experiense"),
    good=WORKER,
)

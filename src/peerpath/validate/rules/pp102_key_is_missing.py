"""PP102: key is missing."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP102",
    name="key-is-missing",
    severity=Severity.ERROR,
    what="What every entry needs is there. A group of requirements has an id.",
    why="Without a title, say, a role cannot be shown; without an id, no waiver could name the group.",
    mend="Add the key.",
    bad=WORKER.replace("    summary: Supports people.\n", ""),
    good=WORKER,
)

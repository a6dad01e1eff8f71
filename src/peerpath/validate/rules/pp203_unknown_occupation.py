"""PP203: unknown occupation."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP203",
    name="unknown-occupation",
    severity=Severity.ERROR,
    what="An occupation that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the occupation under occupations.",
    bad=WORKER.replace("peer-support-worker", "peer-suport-worker"),
    good=WORKER,
)

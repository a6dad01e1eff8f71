"""PP104: value not allowed."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP104",
    name="value-not-allowed",
    severity=Severity.ERROR,
    what="Words from a fixed list, and numbers within their limits.",
    why="An unknown word would mean nothing to any answer.",
    mend="Take one of the values that the message names, or fill in what is empty.",
    bad=WORKER.replace("stage: entry", "stage: starting"),
    good=WORKER,
)

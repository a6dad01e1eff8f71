"""PP108: defined twice."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP108",
    name="defined-twice",
    severity=Severity.ERROR,
    what="An id is defined once in a section, over all files of one folder.",
    why="Which of the two counts would depend on the names of the files.",
    mend="Keep one. Data of your own, in another folder, may replace an entry of the built-in data.",
)

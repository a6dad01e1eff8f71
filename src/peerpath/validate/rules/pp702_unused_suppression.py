"""PP702: unused suppression."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP702",
    name="unused-suppression",
    severity=Severity.WARNING,
    what="A comment that suppresses a code stands where the code would be told of.",
    why="A comment left behind would hide the next problem at its place.",
    mend="Delete the comment.",
    bad="""\
areas:
  carer: Carer  # peerpath: ignore[PP603] the trust uses this word
""",
    good="""\
areas:
  carer: Carer
""",
)

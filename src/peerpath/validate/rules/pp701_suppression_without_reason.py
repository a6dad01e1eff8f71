"""PP701: suppression without reason."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP701",
    name="suppression-without-reason",
    severity=Severity.ERROR,
    what="A comment that suppresses a code gives its reason.",
    why="Whoever comes next has to know whether it still holds.",
    mend="Write it after the code: # peerpath: ignore[PP603] and why.",
    bad="""\
areas:
  carer: Carer  # peerpath: ignore[PP603]
""",
    good="""\
areas:
  carer: Carer
""",
)

"""PP009: alias."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP009",
    name="alias",
    severity=Severity.ERROR,
    what="No aliases (*name).",
    why="Aliases can grow a file of one kilobyte to gigabytes.",
    mend="Write the value out. What several roles share belongs under sets.",
    bad="""\
areas:
  carer: &words Carer
  veterans: *words
""",
    good="""\
areas:
  carer: Carer
  veterans: Veterans
""",
)

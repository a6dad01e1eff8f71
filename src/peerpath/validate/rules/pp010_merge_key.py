"""PP010: merge key."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP010",
    name="merge-key",
    severity=Severity.ERROR,
    what="No merge keys (<<).",
    why="What a mapping then holds cannot be seen where it stands.",
    mend="Write the keys out. What several roles share belongs under sets.",
    bad="""\
areas:
  <<: {carer: Carer}
""",
    good="""\
areas:
  carer: Carer
""",
)

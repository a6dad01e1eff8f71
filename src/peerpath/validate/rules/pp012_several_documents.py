"""PP012: several documents."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP012",
    name="several-documents",
    severity=Severity.ERROR,
    what="A file holds one document.",
    why="A second one, after ---, is passed over by many tools.",
    mend="Use a file for each. A folder's files are read together.",
    bad="""\
areas:
  carer: Carer
---
areas:
  veterans: Veterans
""",
    good="""\
areas:
  carer: Carer
  veterans: Veterans
""",
)

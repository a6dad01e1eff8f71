"""PP105: malformed id."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP105",
    name="malformed-id",
    severity=Severity.ERROR,
    what="Ids are lower-case letters and figures, joined by hyphens; a role's id is organisation/name.",
    why="People type ids, and they become file names and links.",
    mend="Write it like care-certificate, or like cwpt/peer-support-worker for a role.",
    bad="""\
areas:
  Carer_Group: Carers
""",
    good="""\
areas:
  carer-group: Carers
""",
)

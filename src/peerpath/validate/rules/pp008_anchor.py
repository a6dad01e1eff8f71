"""PP008: anchor."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP008",
    name="anchor",
    severity=Severity.ERROR,
    what="No anchors (&name).",
    why="An anchor makes a part of the file mean something at another place, which readers overlook.",
    mend="Delete the anchor. What several roles share belongs under sets.",
    bad="""\
areas: &all
  carer: Carer
""",
    good="""\
areas:
  carer: Carer
""",
)

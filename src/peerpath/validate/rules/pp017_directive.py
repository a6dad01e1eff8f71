"""PP017: directive."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP017",
    name="directive",
    severity=Severity.ERROR,
    what="No YAML directives (%).",
    why="They switch how the file is read. This file format has one way only.",
    mend="Delete the line.",
    bad="""\
%YAML 1.1
---
areas:
  carer: Carer
""",
    good="""\
areas:
  carer: Carer
""",
)

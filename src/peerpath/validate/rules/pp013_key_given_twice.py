"""PP013: key given twice."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP013",
    name="key-given-twice",
    severity=Severity.ERROR,
    what="A key stands once in its mapping.",
    why="Other YAML readers take the last of the two and say nothing.",
    mend="Keep one, or rename one.",
    bad="""\
areas:
  carer: Carer
  carer: Caring for someone
""",
    good="""\
areas:
  carer: Caring for someone
""",
)

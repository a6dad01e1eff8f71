"""PP005: not yaml."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP005",
    name="not-yaml",
    severity=Severity.ERROR,
    what="A file is valid YAML.",
    why="What cannot be parsed cannot be looked at any further.",
    mend="Look at the indentation, at quotes left open, and at text with ': ' in it, which needs quotes.",
    bad="""\
areas:
  carer: Caring: for someone
""",
    good="""\
areas:
  carer: "Caring: for someone"
""",
)

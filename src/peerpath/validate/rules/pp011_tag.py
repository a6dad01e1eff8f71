"""PP011: tag."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP011",
    name="tag",
    severity=Severity.ERROR,
    what="No tags (!name).",
    why="A tag asks a reader of YAML to make something else of the value, even to run code.",
    mend="Delete the tag. Put text that looks like a number in quotes.",
    bad="""\
areas:
  carer: !!str Carer
""",
    good="""\
areas:
  carer: Carer
""",
)

"""PP014: key is not text."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP014",
    name="key-is-not-text",
    severity=Severity.ERROR,
    what="A key is text.",
    why="Ids and the names of fields are text. A number or a list as a key is a slip.",
    mend="Put the key in quotes, or mend the line.",
    bad="""\
areas:
  2024: Class of 2024
""",
    good="""\
areas:
  class-of-2024: Class of 2024
""",
)

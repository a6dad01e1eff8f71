"""PP015: put it in quotes."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP015",
    name="put-it-in-quotes",
    severity=Severity.ERROR,
    what="What versions of YAML read differently stands in quotes.",
    why="Some readers take no for false, 012 for ten and 1:30 for ninety.",
    mend="Put it in quotes if it is text. Write true or false if it is a choice, and a number without a leading 0.",
    bad="""\
areas:
  carer: no
""",
    good="""\
areas:
  carer: "no"
""",
)

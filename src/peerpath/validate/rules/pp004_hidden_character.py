"""PP004: hidden character."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP004",
    name="hidden-character",
    severity=Severity.ERROR,
    what="No control, zero-width or direction-changing characters.",
    why="They cannot be seen, and can make a line read as what it is not.",
    mend="Delete the character. The message gives its number and name.",
    bad="areas:\n  carer: Car\u200bers\n",
    good="""\
areas:
  carer: Carers
""",
)

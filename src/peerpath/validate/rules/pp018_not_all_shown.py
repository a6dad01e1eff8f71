"""PP018: not all shown."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP018",
    name="not-all-shown",
    severity=Severity.ERROR,
    what="At most 200 problems of one file are told of while it is parsed, and 1,000 while its entries are looked at.",
    why="More of them seldom say more.",
    mend="Mend what is shown, and run it again.",
    bad=f"areas: [{', '.join(['*a'] * 201)}]\n",
    good="""\
areas:
  mental-health: Mental health
""",
)

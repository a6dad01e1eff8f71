"""PP213: set within itself."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP213",
    name="set-within-itself",
    severity=Severity.ERROR,
    what="A set does not use itself, straight or by way of other sets.",
    why="It could never be written out.",
    mend="Take the set out of one of the two.",
    bad="""\
sets:
  first:
    - declares: coproduction
    - set: second
  second:
    - set: first
""",
    good="""\
sets:
  first:
    - declares: coproduction
    - set: second
  second:
    - declares: written-english
""",
)

"""PP106: not one thing."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP106",
    name="not-one-thing",
    severity=Severity.ERROR,
    what=(
        "A requirement asks for exactly one thing; a length has exactly one unit; a spell of experience names "
        "what it was in."
    ),
    why="With two things in one entry, nobody can tell whether both are meant or either.",
    mend="Put each thing in an entry of its own, under all_of or any_of.",
    bad=asking("""\
- declares: coproduction
  holds: care-certificate
"""),
    good=asking("""\
- declares: coproduction
- holds: care-certificate
"""),
)

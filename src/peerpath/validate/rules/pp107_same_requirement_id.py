"""PP107: same requirement id."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP107",
    name="same-requirement-id",
    severity=Severity.ERROR,
    what="Requirements side by side have different ids.",
    why="A waiver or a note that names the id would not know which one is meant.",
    mend="Give one of them an id of its own.",
    bad=asking("""\
- experience: {occupation: peer-support-worker, setting: health}
  id: work
- experience: {occupation: peer-support-worker, setting: education}
  id: work
"""),
    good=asking("""\
- experience: {occupation: peer-support-worker, setting: health}
- experience: {occupation: peer-support-worker, setting: education}
"""),
)

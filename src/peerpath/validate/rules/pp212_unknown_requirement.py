"""PP212: unknown requirement."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP212",
    name="unknown-requirement",
    severity=Severity.ERROR,
    what="A waiver in a profile names a requirement that there is.",
    why="A waiver for something that nobody asks for would be lost without a word.",
    mend="Take the id that peerpath gap shows for the requirement.",
)

"""PP209: unknown setting."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import with_keys
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP209",
    name="unknown-setting",
    severity=Severity.ERROR,
    what="A setting that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the setting under settings.",
    bad=with_keys("settings: [heath]\n"),
    good=with_keys("settings: [health]\n"),
)

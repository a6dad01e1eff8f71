"""PP101: unknown key."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import with_keys
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP101",
    name="unknown-key",
    severity=Severity.ERROR,
    what="Every key and every section is one that the format knows.",
    why="A misspelt key would be passed over, and what it says would be lost.",
    mend="Take the key that is suggested, or one of those listed. Text with a comma needs quotes inside { }.",
    bad=with_keys("leads-to: [cwpt/peer-practitioner]\n"),
    good=with_keys("leads_to: [cwpt/peer-practitioner]\n"),
)

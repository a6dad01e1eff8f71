"""PP002: file too large."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP002",
    name="file-too-large",
    severity=Severity.ERROR,
    what="Role data holds at most 16 MB in all, and one text at most 20,000 characters.",
    why="Role data is written by people. A file or a text that large is a mistake, or meant to do harm.",
    mend="Leave out what is not role data, and shorten the text.",
)

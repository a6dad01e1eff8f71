"""PP002: file too large."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP002",
    name="file-too-large",
    severity=Severity.ERROR,
    what="A file holds at most 32 MB.",
    why="Role data is written by people. A file that large is a mistake, or meant to do harm.",
    mend="Split the file. A folder's files are read together.",
)

"""PP016: empty file."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP016",
    name="empty-file",
    severity=Severity.ERROR,
    what="A file holds something.",
    why="An empty file is a file that was not saved, or not meant to be there.",
    mend="Write a section, or delete the file.",
    bad="""\
# Roles will come here.
""",
    good="""\
areas:
  mental-health: Mental health
""",
)

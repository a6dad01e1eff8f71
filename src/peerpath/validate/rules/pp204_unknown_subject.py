"""PP204: unknown subject."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP204",
    name="unknown-subject",
    severity=Severity.ERROR,
    what="A subject that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the subject under subjects.",
    bad=asking("- level: {subject: englsh, at_least: 2}\n"),
    good=asking("- level: {subject: english, at_least: 2}\n"),
)

"""PP201: unknown qualification."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import asking
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP201",
    name="unknown-qualification",
    severity=Severity.ERROR,
    what="A qualification that is referred to is defined.",
    why="An answer would have to leave out what it does not know.",
    mend="Take the id that is suggested, or define the qualification under qualifications.",
    bad=asking("- holds: care-certifcate\n"),
    good=asking("- holds: care-certificate\n"),
)

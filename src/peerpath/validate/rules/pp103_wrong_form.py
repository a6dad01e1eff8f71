"""PP103: wrong form."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import with_keys
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP103",
    name="wrong-form",
    severity=Severity.ERROR,
    what="Text where text belongs, lists where lists belong.",
    why="A value of another form is a slip, and guessing would hide it.",
    mend="Write the form that the message names. A list is written [one, two], or with a hyphen a line.",
    bad=with_keys("gives: coproduction\n"),
    good=with_keys("gives: [coproduction]\n"),
)

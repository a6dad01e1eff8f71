"""PP205: unknown organisation."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP205",
    name="unknown-organisation",
    severity=Severity.ERROR,
    what="An organisation that is referred to is defined.",
    why=(
        "An answer would have to leave out what it does not know. The organisation of a role is the part of "
        "its id before the slash."
    ),
    mend="Take the id that is suggested, or define the organisation under organisations.",
    bad=WORKER.replace("cwpt/", "cwtp/"),
    good=WORKER,
)

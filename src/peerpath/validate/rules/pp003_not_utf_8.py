"""PP003: not utf 8."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP003",
    name="not-utf-8",
    severity=Severity.ERROR,
    what="A file is UTF-8. A byte order mark at its beginning is accepted.",
    why="In any other encoding, names with accents would come out wrong on other machines.",
    mend="Save the file as UTF-8 in your editor.",
    bad=b"areas:\n  carer: Carer, caf\xe9 group\n",
    good="""\
areas:
  carer: Carer, café group
""",
)

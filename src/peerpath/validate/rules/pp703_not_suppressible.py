"""PP703: not suppressible."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP703",
    name="not-suppressible",
    severity=Severity.ERROR,
    what="A comment names codes that it can suppress, PP301 up to PP699.",
    why="Data that cannot be read has to be mended: no answer can be given from it.",
    mend="Mend the problem, or correct the code.",
    bad="""\
areas:
  carer: Carer  # peerpath: ignore[PP201] it is coming
""",
    good="""\
areas:
  carer: Carer
""",
)

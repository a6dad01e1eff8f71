"""PP701 to PP703: whether comments that suppress a code are right. The runner finds these problems."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULES = (
    Rule(
        code="PP701",
        name="suppression-without-reason",
        severity=Severity.ERROR,
        what="A comment that suppresses a code gives its reason.",
        why="Whoever comes next has to know whether it still holds.",
        mend="Write it after the code: # peerpath: ignore[PP603] and why.",
        bad="""\
areas:
  carer: Carer  # peerpath: ignore[PP603]
""",
        good="""\
areas:
  carer: Carer
""",
    ),
    Rule(
        code="PP702",
        name="unused-suppression",
        severity=Severity.WARNING,
        what="A comment that suppresses a code stands where the code would be told of.",
        why="A comment left behind would hide the next problem at its place.",
        mend="Delete the comment.",
        bad="""\
areas:
  carer: Carer  # peerpath: ignore[PP603] the trust uses this word
""",
        good="""\
areas:
  carer: Carer
""",
    ),
    Rule(
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
    ),
)

"""PP109: impossible date."""

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Rule

RULE = Rule(
    code="PP109",
    name="impossible-date",
    severity=Severity.ERROR,
    what="A date is a year, a month or a day that there is. looked_at is a day.",
    why="Answers count months from these dates.",
    mend="Write 2024, 2024-07 or 2024-07-01.",
    bad="""\
sources:
  example-page:
    publisher: Example Trust
    title: Example
    published: undated
    looked_at: 2026-02-30
""",
    good="""\
sources:
  example-page:
    publisher: Example Trust
    title: Example
    published: undated
    looked_at: 2026-02-28
""",
)

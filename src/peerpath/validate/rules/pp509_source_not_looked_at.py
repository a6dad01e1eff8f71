"""PP509: source not looked at lately."""

from collections.abc import Iterator
from datetime import date

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Found, Rule, Subject

YEARS = 2


def _check(subject: Subject) -> Iterator[Found]:
    since = subject.looked_at_since or _years_before(subject.today)
    for id, source in subject.catalogue.sources.items():
        if since is not None and source.looked_at < since:
            message = f"nobody has looked at this source since {source.looked_at.isoformat()}"
            yield Found(("sources", id, "looked_at"), message)


def _years_before(day: date | None) -> date | None:
    return date(day.year - YEARS, day.month, min(day.day, 28)) if day and day.year > YEARS else None


RULE = Rule(
    code="PP509",
    name="source-not-looked-at",
    severity=Severity.WARNING,
    what="Every source was looked at in the last two years, or since the day that --looked-at-since gives.",
    why="Employers change their pages without telling anybody.",
    mend="Read the source again, mend what changed, and raise looked_at.",
    check=_check,
    bad="""\
sources:
  example-page:
    publisher: Example Trust
    title: Careers
    published: undated
    looked_at: 2019-05-01
""",
    good="""\
sources:
  example-page:
    publisher: Example Trust
    title: Careers
    published: undated
    looked_at: 2026-11-22
""",
)

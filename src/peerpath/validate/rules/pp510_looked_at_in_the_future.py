"""PP510: looked at in the future."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for id, source in subject.catalogue.sources.items():
        if subject.today is not None and source.looked_at > subject.today:
            message = f"nobody can have looked at it on {source.looked_at.isoformat()} yet"
            yield Found(("sources", id, "looked_at"), message)


RULE = Rule(
    code="PP510",
    name="looked-at-in-the-future",
    severity=Severity.WARNING,
    what="looked_at is not after today.",
    why="It would keep the source from ever being called old.",
    mend="Write the day on which somebody read it. If the day is right, look at the clock of this computer.",
    check=_check,
    bad="""\
sources:
  example-page:
    publisher: Example Trust
    title: Careers
    published: undated
    looked_at: 2199-05-01
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

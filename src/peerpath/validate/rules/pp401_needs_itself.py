"""PP401: needs itself."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.obtainable import without_themselves
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    gained = without_themselves(subject.catalogue)
    for id in subject.catalogue.qualifications:
        if id not in gained:
            yield Found(
                ("qualifications", id, "requires"), "to start this course, people would first have to hold it", key=True
            )


RULE = Rule(
    code="PP401",
    name="needs-itself",
    severity=Severity.ERROR,
    what="No qualification needs itself, straight or by way of others.",
    why="Nobody could ever start.",
    mend="Take the requirement out that closes the circle, or give another way with any_of.",
    check=_check,
    needs_all=True,
    bad="""\
qualifications:
  first-course:
    title: First course
    summary: A course.
    source: cwpt-lived-experience
    length: {months: 3}
    requires: [{holds: second-course}]
  second-course:
    title: Second course
    summary: A course.
    source: cwpt-lived-experience
    length: {months: 3}
    requires: [{holds: first-course}]
""",
    good="""\
qualifications:
  first-course:
    title: First course
    summary: A course.
    source: cwpt-lived-experience
    length: {months: 3}
  second-course:
    title: Second course
    summary: A course.
    source: cwpt-lived-experience
    length: {months: 3}
    requires: [{holds: first-course}]
""",
)

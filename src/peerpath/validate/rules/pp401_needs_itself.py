"""PP401: needs itself."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.circles import Circle, circles
from peerpath.validate.obtainable import hosts_of_training
from peerpath.validate.rule import Found, Rule, Subject, section_of

MOST_NAMED = 4
MEND = (
    "Take the requirement out that closes the circle, or give another way with any_of. "
    "Where people come from work that the data lacks, add that role."
)


def _check(subject: Subject) -> Iterator[Found]:
    hosts = hosts_of_training(subject)
    wider = list(circles(subject.catalogue, hosts, through_work=True))
    certain = list(circles(subject.catalogue, hosts, through_work=False)) if wider else []
    told = {one.owner.id for one in certain}
    perhaps = [one for one in wider if one.owner.id not in told]
    yield from (_found(one, None) for one in certain)
    yield from (_found(one, Severity.WARNING) for one in perhaps)


def _found(circle: Circle, severity: Severity | None) -> Found:
    section = section_of(circle.owner)
    first = "have worked here" if section == "roles" else "hold it"
    start = "work here" if section == "roles" else "start this course"
    only = "" if severity is None else ", as far as the data has such work"
    between = circle.way[1:-1]
    by_way = f"The way round: {', '.join(between[:MOST_NAMED])}. " if between else ""
    path = (section, circle.owner.id, *(("requires",) if circle.owner.requires else ()))
    message = f"to {start}, people would first have to {first}{only}"
    return Found(path, message, key=True, help=by_way + MEND, severity=severity)


RULE = Rule(
    code="PP401",
    name="needs-itself",
    severity=Severity.ERROR,
    what=(
        "No qualification and no role needs itself, straight or by way of others. "
        "A warning where work is asked for by its occupation or its setting, which people may have done elsewhere."
    ),
    why="Nobody could ever start.",
    mend=MEND,
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

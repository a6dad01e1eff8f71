"""PP305: deadline outside post."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import When
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for owner, asked in subject.everything():
        when = asked.terms.when
        if asked.terms.within_months is not None and when is not When.IN_POST:
            message = f"within_months counts from the start in post, and this is asked for {_time(when)}"
            yield Found((*subject.path(owner, asked), "within_months"), message, key=True)


def _time(when: When) -> str:
    return when.value.replace("_", " ") if when is not When.WILLING else "as willingness"


RULE = Rule(
    code="PP305",
    name="deadline-outside-post",
    severity=Severity.ERROR,
    what="within_months goes with when: in_post.",
    why="The months count from the day on which somebody starts in the role.",
    mend="Add when: in_post, or take the months out.",
    check=_check,
    bad=asking("- holds: care-certificate\n  within_months: 6\n"),
    good=asking("- holds: care-certificate\n  when: in_post\n  within_months: 6\n"),
)

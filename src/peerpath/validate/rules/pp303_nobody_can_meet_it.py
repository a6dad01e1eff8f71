"""PP303: nobody can meet it."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Holds, Level, Requirement
from peerpath.validate.example import asking
from peerpath.validate.forced import forced
from peerpath.validate.obtainable import Reaching, reaching_in, studied_in_post
from peerpath.validate.rule import Found, Rule, Subject, everything_asked

LEVELS = range(1, 9)


def _check(subject: Subject) -> Iterator[Found]:
    in_post = studied_in_post(subject.catalogue)
    reaching = reaching_in(subject.catalogue.qualifications)

    def cannot_be_met(asked: Requirement) -> bool:
        return bool(_why_not(asked, subject, in_post, reaching))

    for owner in subject.owners():
        wrong = list(filter(cannot_be_met, everything_asked(owner)))
        ends_here = {leaf.id for top in owner.requires for leaf in forced(top, cannot_be_met)} if wrong else set()
        for asked in wrong:
            severity = None if asked.id in ends_here else Severity.WARNING
            message = _why_not(asked, subject, in_post, reaching)
            yield Found(subject.path(owner, asked), message, key=True, severity=severity)


def _why_not(asked: Requirement, subject: Subject, in_post: frozenset[str], reaching: Reaching) -> str:
    qualifications = subject.catalogue.qualifications
    match asked:
        case Level(at_least=int(level)) if level in LEVELS and not reaching(asked.subject, level):
            if asked.subject is not None and asked.subject not in subject.catalogue.subjects:
                return ""
            return "no qualification in the data reaches this level in this subject"
        case Holds(qualification=id) if id in qualifications and qualifications[id].in_post_only and id not in in_post:
            return "this can only be gained in post, and no role offers it"
        case _:
            return ""


RULE = Rule(
    code="PP303",
    name="nobody-can-meet-it",
    severity=Severity.ERROR,
    what="Something in the data meets each requirement. A warning where it is desirable, or where another way is open.",
    why="A route would end here for everybody, whatever they did.",
    mend=(
        "Add the qualification that the source means, with its level and subject, or add it to what a role offers. "
        "Where no source names one, invent none: suppress this with that as the reason."
    ),
    check=_check,
    needs_all=True,
    bad=asking("- level: {subject: maths, at_least: 5}\n"),
    good=asking("- level: {subject: maths, at_least: 2}\n"),
)

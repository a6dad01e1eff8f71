"""PP303: nobody can meet it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Holds, Level, Requirement
from peerpath.validate.example import asking
from peerpath.validate.forced import is_forced
from peerpath.validate.obtainable import Reaching, hosts, reaching_in
from peerpath.validate.rule import Found, Owner, Rule, Subject

LEVELS = range(1, 9)


def _check(subject: Subject) -> Iterator[Found]:
    in_post = hosts(subject)
    reaching = reaching_in(subject.catalogue.qualifications)

    def cannot_be_met(asked: Requirement) -> bool:
        return bool(_why_not(asked, subject, in_post, reaching))

    asked_for: Iterable[tuple[Owner, Holds | Level]] = subject.asked(Holds, Level)
    for owner, asked in asked_for:
        if message := _why_not(asked, subject, in_post, reaching):
            severity = None if is_forced(owner, asked, cannot_be_met) else Severity.WARNING
            yield Found(subject.path(owner, asked), message, key=True, severity=severity)


def _why_not(asked: Requirement, subject: Subject, in_post: Mapping[str, Sequence[str]], reaching: Reaching) -> str:
    qualifications = subject.catalogue.qualifications
    match asked:
        case Level(framework="RQF", at_least=int(level)) if level in LEVELS and not reaching(asked.subject, level):
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

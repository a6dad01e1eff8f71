"""PP308: deadline too short."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.provenance import Basis
from peerpath.model.requirement import Holds, When
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for owner, asked in subject.asked(Holds):
        qualification = subject.catalogue.qualifications.get(asked.qualification)
        months = asked.terms.within_months
        if qualification is None or months is None:
            continue
        length = qualification.length
        ours = length.provenance.basis is Basis.ASSUMED  # what we assume is no ground to doubt a source
        if asked.terms.when is When.IN_POST and not ours and length.months > months:
            message = f"the deadline is {months} months, and the course takes {length.months}"
            yield Found((*subject.path(owner, asked), "within_months"), message, key=True)


RULE = Rule(
    code="PP308",
    name="deadline-too-short",
    severity=Severity.WARNING,
    what="A deadline in post leaves time for the course.",
    why="People would be told to do what cannot be done, unless the deadline means the start of the course.",
    mend=(
        "Look at the source again: the deadline may be for starting. Then say so in the text and leave it out here. "
        "Where the source says just this, keep both figures, and suppress this with the page as the reason."
    ),
    check=_check,
    bad=asking("- holds: peer-worker-apprenticeship\n  when: in_post\n  within_months: 6\n"),
    good=asking("- holds: peer-worker-apprenticeship\n  when: in_post\n  within_months: 24\n"),
)

"""PP505: level outside 1 to 8."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import RQF, Level
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject

LEVELS = range(1, 9)
MESSAGE = "levels of the RQF go from 1 to 8: for a level of another framework, name it, such as framework: SCQF"


def _check(subject: Subject) -> Iterator[Found]:
    for id, qualification in subject.catalogue.qualifications.items():
        if qualification.level is not None and qualification.framework == RQF and qualification.level not in LEVELS:
            yield Found(("qualifications", id, "level"), MESSAGE)
    for owner, asked in subject.asked(Level):
        if asked.framework == RQF and asked.at_least is not None and asked.at_least not in LEVELS:
            yield Found((*subject.path(owner, asked), "level", "at_least"), MESSAGE)


RULE = Rule(
    code="PP505",
    name="level-outside-1-to-8",
    severity=Severity.ERROR,
    what="A level is one of 1 to 8 of the Regulated Qualifications Framework, unless a framework: is named.",
    why="There is no other. A GCSE at grade 4 is level 2, a bachelor's degree is level 6.",
    mend="Look the level up, name its framework, or leave it out where the source gives none.",
    check=_check,
    bad=asking("- level: {subject: english, at_least: 0}\n"),
    good=asking("- level: {subject: english, at_least: 2}\n"),
)

"""PP502: time away from services."""

import re
from collections.abc import Iterator
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Declares, Requirement
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject, everything_asked

_PERIOD: Final = r"\b(?:\d+|one|two|three|six|nine|twelve|eighteen|several)[ -](?:months?|years?)\b"
_AWAY: Final = (
    r"\b(?:away from|out of|outside|off|since (?:being )?(?:discharged?|leaving|using)|discharged? from|without)\b"
)
_CARE: Final = r"\b(?:services?|hospital|inpatient|treatment|care team|medication|crisis|discharged?|admissions?)\b"
TIME_AWAY: Final = re.compile(
    rf"{_PERIOD}[^.]{{0,60}}{_AWAY}[^.]{{0,60}}{_CARE}|{_AWAY}[^.]{{0,60}}{_CARE}[^.]{{0,60}}{_PERIOD}"
    rf"|{_PERIOD}[^.]{{0,30}}since discharge",
    re.IGNORECASE,
)
"""A period of time, words for being away, and words for care, near each other in one sentence."""


def _check(subject: Subject) -> Iterator[Found]:
    for owner in subject.owners():
        for asked in everything_asked(owner):
            if TIME_AWAY.search(_words(asked, subject)):
                message = "a period away from services is no condition for peer work"
                yield Found(subject.path(owner, asked), message, key=True)


def _words(asked: Requirement, subject: Subject) -> str:
    """What the requirement says, and what the declaration says that it asks for."""
    declared = subject.catalogue.declarations.get(asked.declaration) if isinstance(asked, Declares) else None
    more = (declared.title, declared.explanation, declared.ask) if declared else ()
    return ". ".join((asked.text, *more))


RULE = Rule(
    code="PP502",
    name="time-away-from-services",
    severity=Severity.ERROR,
    what="No role asks for time away from services.",
    why=(
        "A fixed period says nothing about whether somebody can do the work, and keeps out people who can. "
        "The papers that the built-in data rests on argue against it."
    ),
    mend="Take the requirement out. If an employer's advert has it, say so in a remark with its source.",
    check=_check,
    bad=asking("- declares: using-lived-experience-to-support-others\n  text: At least 12 months away from services\n"),
    good=asking("- declares: using-lived-experience-to-support-others\n  text: Feels able to support others\n"),
)

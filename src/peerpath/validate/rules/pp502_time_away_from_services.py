"""PP502: time away from services."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Check, Declares, LivedExperience, Requirement
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Owner, Rule, Subject

_NUMBER: Final = r"(?:\d+|an?|one|two|three|four|five|six|nine|ten|twelve|eighteen|several|past|previous|last)"
_PERIOD: Final = re.compile(rf"\b{_NUMBER}[ -](?:\w+[ -])?(?:months?|years?)\b|\bsustained period\b", re.IGNORECASE)
_CARE: Final = (
    r"(?:services?|hospital\w*|clinics?|wards?|units?|prison|custody|convictions?|offen[cd]\w*|(?:in-?|out-?)?patients?"
    r"|treatment|treated|care|caseload|medication|crisis|crises|teams?|support\w*|admissions?|admitted|detained|section\w*"
    r"|substances?|drugs?|alcohol|use|using|used|self[- ]harm\w*|ill|illness|unwell|episodes?|symptoms?|lapsed?"
    r"|relapse[sd]?|users?|therapy|drinking|breakdown)"
)
# The next three take long to compile and are needed for the few sentences that name a period: `re` keeps them then.
# Words for being well or not using, which a period makes a condition.
_STATE: Final = (
    r"\b(?:stable|sustained|maintained|solid|steady) (?:\w+ ){0,2}(?:recovery|mental health|wellness|wellbeing|health)\b"
    r"|\b(?:in recovery|recovered|well|stable) (?:for|since)\b|\b(?:abstinen\w+|abstained|sober|sobriety|wellness|clean|dry)\b"
    r"|\b(?:months?|years?) (?:in(?:to)?|of) (?:\w+ ){0,2}(?:recovery|mental health|wellness|stability)\b"
    r"|\b(?:been|stayed|remained|kept|felt) (?:\w+ )?(?:well|stable)\b"
    r"|\b(?:drug|alcohol|substance|symptom|crime|offence)s?[ -]free\b|\bperiod of (?:\w+ )?(?:recovery|stability)\b"
)
# Words for being away, with words for care soon after them.
_AWAY: Final = (
    rf"\b(?:not?|cannot|never|without|away from|free (?:of|from)|clear of|off|out of|discharged|since|left|closed|ended"
    rf"|stopped|finished|last)\b"
    rf"(?: [\w-]+){{0,5}}? {_CARE}\b|\bdischarged?\b.*\bfrom\b|\bsince (?:\w+ )?(?:discharge|leaving)\b"
    rf"|\b{_CARE}\b.*\b(?:(?:can|may|must|should|need) ?not|are not able to) apply\b"
    rf"|\b(?:nobody|no one|cannot (?:consider|accept|take))\b.*\b{_CARE}\b"
)
# Words for work done, for learning, or for other people's time in care: the period is that of something else. Or
# the sentence says that none is asked for.
_OTHER: Final = (
    r"\b(?:work|worked|working|worker|role|job|post|volunteering|volunteered|placement|experience|caring|course"
    r"|learning|licence|reference|travel|supporting|people (?:who use|who have left|who were discharged|discharged|in|off)"
    r"|support(?:s|ing)? people|able to|willing to|complete|living with|out of hours|no need|do not ask|does not ask|not asked|not required)\b"
)


@lru_cache(maxsize=10_000)
def asks_for_time_away(text: str) -> bool:
    """Whether a sentence of it asks for a period away from services, or of being well."""
    return _PERIOD.search(text) is not None and any(_asks(sentence) for sentence in re.split(r"(?<=[.;!?])\s+", text))


def _asks(sentence: str) -> bool:
    if not _PERIOD.search(sentence) or re.search(_OTHER, sentence, re.IGNORECASE):
        return False
    return any(re.search(words, sentence, re.IGNORECASE) for words in (_STATE, _AWAY))


def _check(subject: Subject) -> Iterator[Found]:
    # What is asked of the person themselves; work, courses and groups of requirements are not.
    of_themselves: Iterable[tuple[Owner, Declares | LivedExperience | Check]]
    of_themselves = subject.asked(Declares, LivedExperience, Check)
    for owner, asked in of_themselves:
        if any(map(asks_for_time_away, _texts(asked, subject))):
            message = "this reads like a period away from services, which is no condition for peer work"
            yield Found(subject.path(owner, asked), message, key=True)


def _texts(asked: Requirement, subject: Subject) -> tuple[str, ...]:
    if not isinstance(asked, Declares) or asked.declaration not in subject.catalogue.declarations:
        return (asked.text,)
    declared = subject.catalogue.declarations[asked.declaration]
    return asked.text, declared.title, declared.explanation, declared.ask


RULE = Rule(
    code="PP502",
    name="time-away-from-services",
    severity=Severity.WARNING,
    what="No role asks for time away from services.",
    why=(
        "A fixed period says nothing about whether somebody can do the work, and keeps out people who can. "
        "The papers that the built-in data rests on argue against it. The rule goes by words, so it may be wrong."
    ),
    mend="Take the requirement out. If an employer's advert has it, say so under conditions with its source.",
    check=_check,
    bad=asking("- declares: using-lived-experience-to-support-others\n  text: At least 12 months away from services\n"),
    good=asking("- declares: using-lived-experience-to-support-others\n  text: Feels able to support others\n"),
)

"""PP504: clinical registration."""

import re
from collections.abc import Iterator
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Declares, Holds, Requirement
from peerpath.model.role import Kind
from peerpath.validate.example import asking
from peerpath.validate.forced import forced
from peerpath.validate.rule import Found, Rule, Subject

REGISTRATION: Final = re.compile(
    r"\b(?:NMC|HCPC|GMC|Social Work England)\b|\bregistered (?:mental health )?"
    r"(?:nurse|practitioner|professional|occupational therapist|psychologist|social worker)"
    r"|\b(?:clinical|professional|nursing) registration\b",
    re.IGNORECASE,
)


def _check(subject: Subject) -> Iterator[Found]:
    def is_registration(asked: Requirement) -> bool:
        return bool(REGISTRATION.search(_words(asked, subject)))

    for role in subject.catalogue.roles.values():
        if role.kind is Kind.PEER:
            for top in role.requires:
                for asked in forced(top, is_registration):
                    message = "a clinical registration is asked of a peer role"
                    yield Found(subject.path(role, asked), message, key=True)


def _words(asked: Requirement, subject: Subject) -> str:
    """What the requirement is called, wherever it is called something."""
    catalogue = subject.catalogue
    match asked:
        case Holds(qualification=id) if id in catalogue.qualifications:
            named = catalogue.qualifications[id].title
        case Declares(declaration=id) if id in catalogue.declarations:
            named = catalogue.declarations[id].title
        case _:
            named = ""
    return f"{asked.text}. {named}"


RULE = Rule(
    code="PP504",
    name="clinical-registration",
    severity=Severity.WARNING,
    what="No peer role asks for registration as a nurse or another clinician.",
    why="Such a condition puts clinicians into posts that were made for people with lived experience.",
    mend="Read the source again. Where it does ask for it, suppress this with the page as the reason.",
    check=_check,
    bad=asking(
        "- declares: management-and-leadership-experience\n  text: A registered nurse with experience as a manager\n"
    ),
    good=asking("- declares: management-and-leadership-experience\n  text: Experience as a manager\n"),
)

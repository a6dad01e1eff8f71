"""PP504: clinical registration."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.catalogue import Catalogue
from peerpath.model.requirement import Compound, Declares, Holds, Requirement
from peerpath.model.role import Role, RoleKind
from peerpath.validate.example import asking
from peerpath.validate.forced import is_forced
from peerpath.validate.rule import Found, Rule, Subject

_CLINICIAN: Final = r"(?:nurses?|practitioners?|professionals?|clinicians?|social workers?|psycholog\w+|psychiatrists?|therapists?|doctors?)"
# A peer practitioner is no clinician, and people are registered with a doctor, an agency or a library as well.
_QUALIFIER: Final = r"(?: (?!(?:with|at|by|in|for|to|on|peer|recovery)\b)[\w-]+)"
_REGISTER: Final = re.compile(
    r"\b(?:NMC|HCPC|GMC|RMN|Social Work England|Nursing and Midwifery Council)\b"
    rf"|\b(?:registered|qualified|chartered|licensed|first level|clinical){_QUALIFIER}{{0,2}} {_CLINICIAN}\b"
    rf"|\bregist(?:ered|ration) as an?{_QUALIFIER}{{0,3}} {_CLINICIAN}\b|\bfirst level nurse\b"
    r"|\b(?:clinical|professional|nursing|state) (?:registration|qualification)\b|\bcore (?:\w+ ){0,2}profession\b"
    r"|\bregist(?:ered|ration) (?:to practise\b|with (?:[\w-]+ ){0,4}(?:body|bodies|regulators?)\b)",
    re.IGNORECASE,
)
# Clinicians with whom people work: they are not what is asked for. Compiled where a registration is named at all.
_OTHERS: Final = (
    r"\b(?:(?:beside|alongside|with|to|of|by|from|between|about|for)\b(?: [\w-]+){0,4}|(?:that|which|what) (?:an?|the))"
    rf" (?:registered|qualified|chartered|licensed|clinical)\b(?: [\w-]+){{0,2}} {_CLINICIAN}\b"
)


@lru_cache(maxsize=10_000)
def asks_for_registration(text: str) -> bool:
    """Whether it asks for registration, or for a qualification, as a clinician."""
    return bool(_REGISTER.search(text) and _REGISTER.search(re.sub(_OTHERS, " ", text, flags=re.IGNORECASE)))


def _check(subject: Subject) -> Iterator[Found]:
    def is_registration(asked: Requirement) -> bool:
        return asks_for_registration(asked.text) or asks_for_registration(_title(asked, subject.catalogue))

    for owner, asked in subject.everything():
        if not isinstance(owner, Role) or owner.kind is not RoleKind.PEER or not is_registration(asked):
            continue
        if not isinstance(asked, Compound) and is_forced(owner, asked, is_registration):
            yield Found(subject.path(owner, asked), "a clinical registration is asked of a peer role", key=True)


def _title(asked: Requirement, catalogue: Catalogue) -> str:
    """What that is called which is asked for, where it is called something."""
    match asked:
        case Holds(qualification=id) if id in catalogue.qualifications:
            return catalogue.qualifications[id].title
        case Declares(declaration=id) if id in catalogue.declarations:
            return catalogue.declarations[id].title
        case _:
            return ""


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

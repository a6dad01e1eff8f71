"""PP501: voluntary step as a condition."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Experience, Requirement
from peerpath.model.role import RoleKind
from peerpath.validate.example import asking
from peerpath.validate.forced import is_forced
from peerpath.validate.rule import Found, Rule, Subject

UNPAID = (RoleKind.PRE_PEER, RoleKind.VOLUNTARY)


def _check(subject: Subject) -> Iterator[Found]:
    roles = subject.catalogue.roles
    paid = {role.occupation for role in roles.values() if role.kind not in UNPAID}
    unpaid = {role.occupation for role in roles.values() if role.kind in UNPAID} - paid

    def is_unpaid_only(asked: Requirement) -> bool:
        """Whether it names work, all of which is unpaid. A setting names none: charities pay people too."""
        if not isinstance(asked, Experience):
            return False
        if asked.roles:
            return all(id in roles and roles[id].kind in UNPAID for id in asked.roles)
        return bool(asked.occupations) and unpaid.issuperset(asked.occupations)

    for owner, asked in subject.asked(Experience):
        if is_unpaid_only(asked) and is_forced(owner, asked, is_unpaid_only):
            message = "voluntary and pre-peer steps are ways in, never a condition"
            yield Found((*subject.path(owner, asked), "experience"), message, key=True)


RULE = Rule(
    code="PP501",
    name="voluntary-step-as-a-condition",
    severity=Severity.ERROR,
    what="No role asks for unpaid or pre-peer steps.",
    why=(
        "Involvement, Recovery College, mutual aid and volunteering help many people. The paper that describes them "
        "says that they are no list of conditions with which to keep people out. Work in the voluntary sector is "
        "another thing: charities pay people too."
    ),
    mend="Make it desirable, or give another way beside it with any_of.",
    check=_check,
    bad=asking("- experience: {role: pathway/voluntary-peer-support-worker}\n"),
    good=asking("- experience: {setting: voluntary}\n"),
)

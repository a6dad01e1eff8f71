"""PP501: voluntary step as a condition."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.model.requirement import Experience, Requirement
from peerpath.model.role import Kind
from peerpath.validate.example import asking
from peerpath.validate.forced import forced
from peerpath.validate.rule import Found, Rule, Subject

UNPAID = (Kind.PRE_PEER, Kind.VOLUNTARY)
VOLUNTARY_SETTING = "voluntary"


def _check(subject: Subject) -> Iterator[Found]:
    def is_unpaid_only(asked: Requirement) -> bool:
        return isinstance(asked, Experience) and _unpaid_only(asked, subject)

    for owner in subject.owners():
        for top in owner.requires:
            for asked in forced(top, is_unpaid_only):
                message = "voluntary and pre-peer steps are ways in, never a condition"
                yield Found((*subject.path(owner, asked), "experience"), message, key=True)


def _unpaid_only(asked: Experience, subject: Subject) -> bool:
    roles = subject.catalogue.roles
    if asked.roles:
        return all(id in roles and roles[id].kind in UNPAID for id in asked.roles)
    if asked.occupations:
        kinds = {role.kind for role in roles.values() if role.occupation in asked.occupations}
        return bool(kinds) and kinds <= set(UNPAID)
    return asked.settings == (VOLUNTARY_SETTING,)


RULE = Rule(
    code="PP501",
    name="voluntary-step-as-a-condition",
    severity=Severity.ERROR,
    what="No role asks for unpaid or pre-peer steps.",
    why=(
        "Involvement, Recovery College, mutual aid and volunteering help many people. The paper that describes them "
        "says that they are no list of conditions with which to keep people out."
    ),
    mend="Make it desirable, or give another way beside it with any_of.",
    check=_check,
    bad=asking("- experience: {setting: voluntary}\n"),
    good=asking("- experience: {setting: [voluntary, health, education]}\n"),
)

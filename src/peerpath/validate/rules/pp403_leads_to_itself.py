"""PP403: leads to itself."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import with_keys
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for role in subject.catalogue.roles.values():
        for n, onward in enumerate(role.leads_to):
            if onward.role == role.id:
                yield Found(("roles", role.id, "leads_to", n), "this role leads to itself")


RULE = Rule(
    code="PP403",
    name="leads-to-itself",
    severity=Severity.ERROR,
    what="No role leads to itself.",
    why="It is no step. A role that only itself leads to could not be reached at all.",
    mend="Name the role that was meant, or take the entry out.",
    check=_check,
    bad=with_keys("leads_to: [cwpt/example-worker]\n"),
    good=with_keys("leads_to: [cwpt/peer-practitioner]\n"),
)

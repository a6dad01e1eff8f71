"""PP508: assumed without a note."""

from collections.abc import Iterator

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.authored import mappings
from peerpath.validate.example import asking
from peerpath.validate.rule import Found, Rule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for path, mapping in mappings(subject):
        if mapping.get("basis") == "assumed" and "note" not in mapping:
            yield Found((*path, "basis"), "this is our assumption, and no note says why we assume it", key=True)


RULE = Rule(
    code="PP508",
    name="assumed-without-a-note",
    severity=Severity.ERROR,
    what="What is assumed has a note that says why.",
    why="It is ours and nobody else's. A reader has to be able to judge it.",
    mend="Add a note beside basis: assumed.",
    check=_check,
    bad=asking("- declares: coproduction\n  basis: assumed\n"),
    good=asking(
        "- declares: coproduction\n  basis: assumed\n  note: The page does not say it. Similar posts ask for it.\n"
    ),
)

"""PP506: no such band."""

from collections.abc import Iterator
from typing import Final

from peerpath.diagnostic.diagnostic import Severity
from peerpath.validate.example import WORKER
from peerpath.validate.rule import Found, Rule, Subject

BANDS: Final = ("1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9")


def _check(subject: Subject) -> Iterator[Found]:
    for id, role in subject.catalogue.roles.items():
        if role.band is not None and role.band.value not in BANDS:
            yield Found(("roles", id, "band"), _message(role.band.value))
    for id, occupation in subject.catalogue.occupations.items():
        for n, share in enumerate(occupation.bands):
            if share.band not in BANDS:
                yield Found(("occupations", id, "bands", n, "band"), _message(share.band))


def _message(band: str) -> str:
    more = ": Band 8 has the parts 8a to 8d" if band == "8" else ""
    return f"there is no such band in Agenda for Change{more}"


RULE = Rule(
    code="PP506",
    name="no-such-band",
    severity=Severity.ERROR,
    what="A band is one of 1 to 7, 8a to 8d, and 9.",
    why="Lists, filters and maps go by the band.",
    mend='Write what follows the word Band, such as 4 or "8a". Leave it out where the source gives none.',
    check=_check,
    bad=WORKER.replace("band: 3", "band: 8"),
    good=WORKER.replace("band: 3", "band: 8a"),
)

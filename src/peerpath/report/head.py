"""What every answer about a role begins and ends with: its name, band and pay, its sources by short name."""

from collections.abc import Iterable
from datetime import date

from peerpath.document.blocks import Commands
from peerpath.document.build import commands
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Provenance
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.pay import pay

STAR = "*"
"""Behind a length that is our assumption; the foot of a screen says so."""
OURS = "our assumption."

LONG = 74
"""Letters of a command that fit a line of a screen; of longer ones, one is enough."""


def head(role: Role, catalogue: Catalogue, on: date, name: str = "") -> str:
    """Role, employer, band and pay on a line: "Peer practitioner, CWPT. Band 4, £27,485 to £30,162 (2025/26)."."""
    whose = f"{name}: " if name else ""
    worth = ", ".join(filter(None, (words.band(role) if role.band or not role.pay else "", pay(role, catalogue, on))))
    told = f" {words.capital(worth)}." if role.band or worth != words.band(role) else ""
    return f"{whose}{role.title}, {words.short(role.organisation, catalogue)}.{told}"


def applying(roles: Iterable[Role], catalogue: Catalogue) -> str:
    """What the first employer that says something of applying says, which is no requirement; empty where none does."""
    said = [(role.organisation, one.text) for role in roles for one in role.conditions]
    return f"{words.short(said[0][0], catalogue)} says of applying: {said[0][1]} " if said else ""


def what_next(*entries: tuple[str, str]) -> Commands:
    """Commands at the end of a screen; only the first where a person's own flags make them long."""
    longest = max(len(command) for command, _ in entries)
    shown = entries if longest <= LONG else entries[:1]
    return commands("What next", *shown)


def foot(used: Iterable[Provenance], catalogue: Catalogue, *, starred: bool) -> str:
    """The last sentences of a screen: what a star means, who says so by short name, and what decides."""
    ids = dict.fromkeys(provenance.source for provenance in used if provenance.source)
    names = [catalogue.sources[id].short or catalogue.sources[id].publisher for id in ids if id in catalogue.sources]
    star = f"{STAR} {OURS} " if starred else ""
    says = f"Says {words.listed(list(dict.fromkeys(names)), 2)}. " if names else ""
    return f"{star}{says}An employer's own advert decides."

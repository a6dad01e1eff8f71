"""What every answer about a role begins and ends with: its name, band and pay, its sources by short name."""

from collections.abc import Iterable, Iterator
from datetime import date

from peerpath.document.blocks import Block, Commands, Rows
from peerpath.document.build import commands, prose, section
from peerpath.document.inline import Aside, Inline, Line, Span, line, note, on_screen, short, words_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Provenance
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.pay import pay

STAR = "*"
"""Behind a length that is our assumption; the foot of a screen says so."""
OURS = "our assumption."

ROOM = 150
"""Letters of what an employer says, or of remarks, on a screen; one thing is always told whole."""
MANY = 8
"""Lines of a screen that leave no room for remarks; the whole report has them."""
LONG = 74
"""Letters of a command that fit a line of a screen; of longer ones, one is enough."""


def head(role: Role, catalogue: Catalogue, on: date, name: str = "") -> str:
    """Role, employer, band and pay on a line: "Peer practitioner, CWPT. Band 4, £27,485 to £30,162 (2025/26)."."""
    whose = f"{name}: " if name else ""
    worth = ", ".join(filter(None, (words.band(role) if role.band or not role.pay else "", pay(role, catalogue, on))))
    told = f" {words.capital(worth)}." if role.band or worth != words.band(role) else ""
    return f"{whose}{role.title}, {words.short(role.organisation, catalogue)}.{told}"


def applying(roles: Iterable[Role], catalogue: Catalogue) -> str:
    """What the first employer that says something of applying says, which is no requirement; empty where none does.

    What does not fit a screen is left to the whole report, but never the first thing said.
    """
    says = next((role for role in roles if role.conditions), None)
    if says is None:
        return ""
    told = _that_fit([one.text for one in says.conditions])
    return f"{words.short(says.organisation, catalogue)} says of applying: {' '.join(told)} "


def good_to_know(role: Role, room: bool) -> list[Block]:
    """Remarks on the role on a screen, as many as fit, where there is room."""
    told = _that_fit([one.text for one in role.remarks]) if room and role.remarks else []
    more = f" To read more, type: peerpath show {role.id}" if len(told) < len(role.remarks) else ""
    return [prose(f"Good to know: {' '.join(told)}{more}")] if told else []


def _that_fit(told: list[str]) -> list[str]:
    """The first of these texts, and those after it that fit a screen with it."""
    number = 1
    while number < len(told) and len(" ".join(told[: number + 1])) <= ROOM:
        number += 1
    return told[:number]


def what_else(role: Role, catalogue: Catalogue) -> list[Block]:
    """What the employer says of applying and what else is said of a role, as a section of a report."""
    owner = words.short(role.organisation, catalogue)
    told = (
        [prose(f"{owner} says of applying: {' '.join(one.text for one in role.conditions)}")] if role.conditions else []
    )
    told += [prose(f"Good to know: {' '.join(one.text for one in role.remarks)}")] if role.remarks else []
    return [section("What else is said of this role", *told)] if told else []


def what_next(*entries: tuple[str, str]) -> Commands:
    """Commands at the end of a screen; only the first where a person's own flags make them long."""
    longest = max(len(command) for command, _ in entries)
    shown = entries if longest <= LONG else entries[:1]
    return commands("What next", *shown)


def heard_rows(shown: Rows) -> Rows:
    """Rows of `heard` cells."""
    return Rows(tuple(tuple(map(heard, row)) for row in shown.rows))


def heard(cells: Line) -> Line:
    """The same with each star in words for whoever listens, and without the line that explains it."""
    return line(*(part for span in cells for part in _heard(span)))


def _heard(span: Span) -> Iterator[Inline]:
    told = words_of(span)
    explained = f"{STAR} {OURS} "
    if explained in told and isinstance(span, Aside):
        before, _, after = told.partition(explained)
        yield from (note(before), on_screen(explained), note(after))
    elif STAR in told and isinstance(span, str):
        before, _, after = told.partition(STAR)
        yield from (before, short(STAR, f", {OURS.removesuffix('.')}"), after)
    else:
        yield span


def foot(used: Iterable[Provenance], catalogue: Catalogue, *, starred: bool, most: int = 2) -> str:
    """The last sentences of a screen: what a star means, who says so by short name, and what decides."""
    ids = dict.fromkeys(provenance.source for provenance in used if provenance.source)
    names = [catalogue.sources[id].short or catalogue.sources[id].publisher for id in ids if id in catalogue.sources]
    star = f"{STAR} {OURS} " if starred else ""
    says = f"Says {words.listed(list(dict.fromkeys(names)), most)}. " if names else ""
    return f"{star}{says}An employer's own advert decides."

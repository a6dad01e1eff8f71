"""How every answer about a role begins and ends: name, band and pay; then its sources by short name."""

from collections.abc import Iterable, Iterator
from datetime import date

from peerpath.document.blocks import Block, Commands, Rows
from peerpath.document.build import commands, prose, section
from peerpath.document.inline import Aside, Colour, Inline, Line, Span, line, mark, note, on_screen, short, words_of
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Provenance
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.pay import pay

STAR = "*"
"""Marks a length that is our assumption; the foot of a screen explains it."""
OURS = "our assumption."

ROOM = 150
"""The most letters of an employer's words, or of remarks, on a screen. The first is always shown in full."""
MANY = 8
"""With this many lines a screen has no room for remarks; the full report has them."""
LONG = 74
"""The most letters of a command on one line. If commands are longer, only one is shown."""


def head(role: Role, catalogue: Catalogue, on: date, name: str = "") -> str:
    """Role, employer, band and pay: "Peer practitioner, CWPT. Band 4, £27,485 to £30,162 (2025/26).", as one line."""
    whose = f"{name}: " if name else ""
    worth = ", ".join(filter(None, (words.band(role) if role.band or not role.pay else "", pay(role, catalogue, on))))
    told = f" {words.capital(worth)}." if role.band or worth != words.band(role) else ""
    return f"{whose}{role.title}, {words.short(role.organisation, catalogue)}.{told}"


def coloured(told: str, colour: Colour) -> list[Inline]:
    """An answer, its first sentence in a colour."""
    first, stop, rest = told.partition(". ")
    return [mark(first + stop.strip(), colour), f" {rest}" if rest else ""]


def applying(roles: Iterable[Role], catalogue: Catalogue) -> str:
    """What the first of these employers that says anything about applying says; empty if none does.

    It is no requirement. A screen has the first sentence and what else fits, and says that there is more; the full
    report has all of it.
    """
    says = next((role for role in roles if role.conditions), None)
    if says is None:
        return ""
    told = _that_fit([words.remark(one, catalogue) for one in says.conditions])
    more = _more(len(says.conditions) - len(told))
    return f"{words.short(says.organisation, catalogue)} says of applying: {' '.join(told)}{more} "


def good_to_know(role: Role, catalogue: Catalogue, room: bool) -> list[Block]:
    """As many remarks about the role as fit on a screen."""
    told = _that_fit([words.remark(one, catalogue) for one in role.remarks]) if room and role.remarks else []
    return [prose(f"Good to know: {' '.join(told)}{_more(len(role.remarks) - len(told))}")] if told else []


def _more(left: int) -> str:
    return f" Not shown: {left} more." if left else ""


def _that_fit(told: list[str]) -> list[str]:
    """The first of these texts, and as many after it as fit on a screen."""
    number = 1
    while number < len(told) and len(" ".join(told[: number + 1])) <= ROOM:
        number += 1
    return told[:number]


def what_else(role: Role, catalogue: Catalogue) -> list[Block]:
    """A report's section with what the employer says about applying and other remarks on the role."""
    owner = words.short(role.organisation, catalogue)
    asked, others = (" ".join(words.remark(one, catalogue) for one in said) for said in (role.conditions, role.remarks))
    told = [prose(f"{owner} says of applying: {asked}")] if asked else []
    told += [prose(f"Good to know: {others}")] if others else []
    return [section("What else is said of this role", *told)] if told else []


def what_next(*entries: tuple[str, str]) -> Commands:
    """The commands at the end of a screen; only the first if the person's own flags make them long."""
    longest = max(len(command) for command, _ in entries)
    shown = entries if longest <= LONG else entries[:1]
    return commands("What next", *shown)


def heard_rows(shown: Rows) -> Rows:
    """Rows with cells as in `heard`."""
    return Rows(tuple(tuple(map(heard, row)) for row in shown.rows))


def heard(cells: Line) -> Line:
    """The line for a screen reader, with each star in words and without the line that explains stars."""
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
    """The last sentences of a screen: what a star means, the sources by short name, and that the advert decides."""
    ids = dict.fromkeys(provenance.source for provenance in used if provenance.source)
    names = [catalogue.sources[id].called for id in ids if id in catalogue.sources]
    star = f"{STAR} {OURS} " if starred else ""
    says = f"Says {words.listed(list(dict.fromkeys(names)), most)}. " if names else ""
    return f"{star}{says}An employer's own advert decides."

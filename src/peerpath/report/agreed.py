"""The sheet that people agree on, sign and keep, and what else an adviser wants on paper."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from peerpath.document.blocks import Block, Break, Letterhead, PaperSize
from peerpath.document.build import prose, section, table, write_in
from peerpath.model.catalogue import Catalogue
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.pay import pay

EMPTY = 2
"""Empty lines for other things agreed."""


class Paper(Struct, frozen=True, kw_only=True):
    """What an adviser wants on paper besides the answer."""

    notes: str | None = None
    """The adviser's notes; None leaves room to write some."""
    anonymous: bool = False
    """Leave out the person's name, and everything that somebody typed in their own words."""
    size: PaperSize = PaperSize.A4
    letterhead: Letterhead | None = None
    one_page: bool = False
    """A handout: the answer without the sheet to agree."""

    @property
    def sheets(self) -> int:
        """How many sheets one report should take."""
        return 1 if self.one_page else 2


PLAIN_PAPER = Paper()


def subtitle(role: Role, catalogue: Catalogue, on: date, name: str) -> str:
    """The line under a report's title: the person, the employer, band and pay, and the day."""
    whose = f"For {name}" if name else ""
    worth = ", ".join(filter(None, (words.band(role) if role.band or not role.pay else "", pay(role, catalogue, on))))
    employer = catalogue.organisations[role.organisation].title
    return ". ".join(filter(None, (whose, employer, words.capital(worth), words.day(on)))) + "."


def agreed(actions: Sequence[str], name: str, paper: Paper) -> list[Block]:
    """The sheet of what was agreed: the first steps filled in, the next review, notes, and signatures."""
    # An anonymous sheet leaves the name to be written by hand.
    who = "" if paper.anonymous else name
    rows = [[what, who, "", ""] for what in actions] + [["", "", "", ""]] * EMPTY
    return [
        section(
            "What we agreed",
            table("Fill in together", ["What", "Who", "By when", "Done"], rows, roomy=True),
            write_in("We look at this again on"),
            pages=Break.NEXT_SHEET,
        ),
        _notes(paper, who),
    ]


def _notes(paper: Paper, who: str) -> Block:
    """The adviser's notes, or room for them, and who signs."""
    paragraphs: list[Block] = [prose(part) for part in (paper.notes or "").splitlines() if part.strip()]
    room: list[Block] = paragraphs or [write_in("What we talked about", lines=3)]
    person = [write_in(f"Signed: {who}" if who else "Signed"), write_in("Date")]
    adviser = [write_in("Adviser, by name"), write_in("Signed")]
    return section("Notes", *room, *person, *adviser, pages=Break.TOGETHER)

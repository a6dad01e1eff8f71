"""Roles side by side on one screen: bands and pay, and who asks for what before anybody applies."""

from collections.abc import Iterator, Sequence
from datetime import date

from peerpath.document.blocks import Block, Document
from peerpath.document.build import bullets, prose, rows, screen, table
from peerpath.document.inline import Inline, Short, note, short, strong
from peerpath.model.catalogue import Catalogue
from peerpath.model.provenance import Basis
from peerpath.model.requirement import Requirement, Strength, When
from peerpath.model.role import Role
from peerpath.report import words
from peerpath.report.catalogue.asked import AskedRow, Said, asked_for, said
from peerpath.report.catalogue.compare import SAID, WAITS, called, how, in_own_words, in_short
from peerpath.report.head import STAR, foot, what_next
from peerpath.report.pay import pay

SHOWN = 16
"""The most requirements on a screen; the full answer has all."""
WIDE = 4
"""The most roles side by side on a screen."""
_BRIEF = {
    Said.USUAL: "usual",
    Said.IN_ANOTHER_FORM: "similar",
    Said.USUAL_IN_ANOTHER_FORM: "similar",
    Said.NOT_SAID: "not said",
    Said.NOT_KNOWN: "",
}
_MEANS = {
    "asks": "before you apply",
    "willing": "being willing to learn it is enough",
    "later": "can wait until you have the job",
    "usual": "usual for such roles",
    "similar": "asked, or usual, in another form",
    "not said": "the source lists other things",
}


def compare_screen(roles: Sequence[Role], catalogue: Catalogue, again: str = "", flags: str = "") -> Document:
    """As much of the comparison as fits on a screen.

    ``again`` is what was typed after the command, to repeat in suggested commands; the roles' ids if empty.
    ``flags`` are those of it that name role data of one's own.
    """
    shown, more = _shown(roles, catalogue)
    left = f"Not shown: {words.number(more, 'more thing')}. " if more else ""
    titles = {role.title for role in roles}
    again = again or "".join(f" {role.id}" for role in roles)
    used = [*(role.provenance for role in roles), *(one.terms.provenance for role in roles for one in role.requires)]
    return screen(
        f"{titles.pop()}, side by side" if len(titles) == 1 else "Roles side by side",
        rows(*_in_lines(roles, catalogue)),
        *_matrix(shown, roles, catalogue),
        prose(note(left + foot(used, catalogue, starred=False))),
        what_next((f"peerpath compare{again} --full", "more"), (f"peerpath show {roles[0].id}{flags}", "the first")),
        lead=in_short(roles, catalogue),
    )


def _shown(roles: Sequence[Role], catalogue: Catalogue) -> tuple[list[AskedRow], int]:
    """What is asked before applying, outright requirements first, as far as it fits on a screen; and how many are left."""
    found = [row for row in asked_for(roles, catalogue) if not row.is_rung]
    now = [row for row in found if any(map(_is_asked_now, row.by.values()))]
    now.sort(key=lambda row: not any(said(role, row, catalogue) is Said.ASKED for role in roles))
    return now[:SHOWN], len(found) - len(now[:SHOWN])


def _is_asked_now(asked: Requirement) -> bool:
    """Whether somebody who applies has to have it."""
    return asked.terms.strength is Strength.ESSENTIAL and asked.terms.when not in WAITS


def _in_lines(roles: Sequence[Role], catalogue: Catalogue) -> Iterator[list[Inline]]:
    """Band and pay, a line for each role."""
    for role in roles:
        yield [strong(called(role, roles, catalogue)), words.band(role), pay(role, catalogue, date.max)]


def _matrix(found: Sequence[AskedRow], roles: Sequence[Role], catalogue: Catalogue) -> list[Block]:
    """Who asks for what: a table of a few roles, a list of many."""
    if not found:
        return []
    if len(roles) > WIDE:
        listed: list[Inline] = [
            [strong(f"{_name(row, catalogue)}: "), _by_whom(row, roles, catalogue)] for row in found
        ]
        return [bullets(*listed)]
    heads = ["Asked for", *(called(role, roles, catalogue) for role in roles)]
    cells: list[list[Short]] = [[_cell(role, row, catalogue) for role in roles] for row in found]
    lines: list[list[Inline]] = [[_name(row, catalogue), *line] for row, line in zip(found, cells, strict=True)]
    return [table("", heads, lines), _key({str(cell.text) for line in cells for cell in line})]


def _name(row: AskedRow, catalogue: Catalogue) -> str:
    """The thing, with a hint at the full answer if employers word it differently."""
    return f"{row.name}, each in its own words" if in_own_words(row, catalogue) else row.name


def _by_whom(row: AskedRow, roles: Sequence[Role], catalogue: Catalogue) -> str:
    """For many roles: those that ask for it by name, and the number for which it is usual."""
    answers = {role.id: said(role, row, catalogue) for role in roles}
    asking = [called(role, roles, catalogue) for role in roles if answers[role.id] is Said.ASKED]
    usual = sum(answer is Said.USUAL for answer in answers.values())
    told = [f"asked by {words.joined(asking)}"] if asking else []
    told += [f"usual at {usual} of them"] if usual else []
    return f"{'; '.join(told)}."


def _cell(role: Role, row: AskedRow, catalogue: Catalogue) -> Short:
    """One word to read along a row; screen readers get the full words."""
    answer = said(role, row, catalogue)
    if answer in SAID:
        return short(_BRIEF[answer], SAID[answer])
    asked = row.by[role.id]
    late = asked.terms.when in WAITS or asked.terms.strength is Strength.DESIRABLE
    brief = "willing" if asked.terms.when is When.WILLING else "later" if late else "asks"
    ours = STAR if asked.terms.provenance.basis is Basis.ASSUMED else ""
    return short(_BRIEF.get(answer, brief) + ours, how(asked))


def _key(used: set[str]) -> Block:
    """What the words in the table mean. Screen readers have heard the full words already."""
    bare = {word.removesuffix(STAR) for word in used}
    told = [f"{word}: {means}" for word, means in _MEANS.items() if word in bare]
    told += [f"{STAR}: our reading of the source"] if bare != {*used} else []
    told += ["empty: not known"] if "" in used else []
    return prose(short(words.sentence("; ".join(told)), ""))

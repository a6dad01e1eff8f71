"""The lines of a route on a screen explain the picture below them."""

from string import ascii_lowercase

from peerpath.ask.personal import Asker, RouteAnswer
from peerpath.document.blocks import Rows
from peerpath.document.inline import plain
from peerpath.report.route.sequence import signs_of
from peerpath.route.options import Options
from tests.report.people import DAY, answers, catalogue


def letters_told(rows: Rows) -> set[str]:
    """The letters of the lines, and those from one to another that share a line."""
    told = {plain(cells[0]).removeprefix("Step ") for cells in rows.rows}
    for cells in rows.rows:
        which, _, what = plain(cells[2]).rpartition("; ")[2].partition(": ")
        if what.endswith("in a job"):
            first, last = which[0], which[-1]
            told |= set(ascii_lowercase[ascii_lowercase.index(first) : ascii_lowercase.index(last) + 1])
    return told


def test_every_letter_in_the_picture_has_a_line() -> None:
    """A bar with a letter that stands nowhere else says nothing, and to a screen reader less."""
    known, drawn = catalogue(), 0
    asker = Asker(known, answers("sam").profile, DAY)
    for role in known.roles.values():
        answer = RouteAnswer(asker, role, Options())
        if not answer.found:
            continue
        letters = {sign for sign in signs_of(answer.routes[0]).values() if sign.isalpha()}
        rows = next((block for block in answer.document().blocks if isinstance(block, Rows)), Rows(()))
        assert letters <= letters_told(rows), role.id
        drawn += len(letters)
    assert drawn > 20, "there are letters to explain"

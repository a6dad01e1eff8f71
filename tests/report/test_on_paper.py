"""Reports and maps in a real browser and as PDF: nothing for axe-core to find, one to three sheets, read in order."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from peerpath import profile
from peerpath.ask.personal import Asker, GapAnswer, RouteAnswer
from peerpath.ask.planner import Planner
from peerpath.document.blocks import Document, Letterhead, PaperSize, Section
from peerpath.document.clean import clean
from peerpath.document.inline import plain
from peerpath.model.profile import NOBODY_YET, Profile
from peerpath.model.requirement import walk
from peerpath.render import html, pdf
from peerpath.render.picture.svg import paint_sheets
from peerpath.report import words
from peerpath.report.agreed import Paper
from peerpath.report.catalogue.compare import compare_document
from peerpath.report.catalogue.map import map_diagram, map_document, of_occupation, of_organisation
from peerpath.report.catalogue.role import role_document
from peerpath.report.catalogue.roles import roles_document
from peerpath.report.gap.paper import gap_report, reports
from peerpath.report.people.cohort import Courses, Totals, UnreadPerson, line, summary_document
from peerpath.report.route.way import way_document
from peerpath.route.answer import Routes
from peerpath.route.options import Options
from tests.render.test_axe import AXE, BROWSER
from tests.render.test_axe import pytestmark as in_a_browser
from tests.render.test_pdf import needs_extra, needs_poppler, read, squeezed
from tests.report.people import DAY, HOSTILE, PEOPLE, answers, catalogue


def summary() -> Document:
    tally, courses = Totals(), Courses(catalogue())
    found = [answers(name).gap for name in PEOPLE]
    for one in found:
        tally.add([one], courses)
    lines = [line(one, number, HOSTILE, "people.csv:1", f"case-{number}.html") for number, one in enumerate(found, 1)]
    unread = [UnreadPerson(9, "people.csv:9", (HOSTILE,))]
    return summary_document(tally, lines, catalogue(), "22 November 2026", 1, unread)


def of_the_catalogue() -> dict[str, Document]:
    """Pages that are about nobody in particular, or say what is near."""
    known = catalogue()
    seniors = [role for role in known.roles.values() if role.title == "Senior peer support worker"]
    return {
        "roles": roles_document(known.roles_in_order, known),
        "role": role_document(seniors[0], known),
        "compare": compare_document(seniors, known),
        "next": Planner(known).next(answers("sam").profile, today=DAY).document(full=True),
    }


def way(name: str) -> Document:
    route = answers(name).route
    assert isinstance(route, Routes)
    return way_document(route.routes[0], DAY, catalogue())


def pages() -> dict[str, Document]:
    known = catalogue()
    found = {name: gap_report(answers(name), known) for name in PEOPLE}
    head = Letterhead(
        name=clean(HOSTILE), address=(clean("1 Road"),), logo=b"<svg xmlns='http://www.w3.org/2000/svg'/>"
    )
    found["letterhead"] = gap_report(answers("sam"), known, Paper(letterhead=head))
    found["all"] = reports([answers(name) for name in PEOPLE], known, Paper(notes=HOSTILE))
    found |= {f"map-{id}": map_document(of_organisation(id, known), known) for id in ("cwpt", "cnwl", "pathway")}
    found["map-occupation"] = map_document(of_occupation("peer-support-worker", known), known)
    return {**found, **of_the_catalogue(), "map-way": way("nobody"), "summary": summary()}


class TestInABrowser:
    pytestmark = in_a_browser

    def test_axe_finds_nothing_and_nothing_is_fetched(self, tmp_path: Path) -> None:
        painted = pages()
        for name, document in painted.items():
            (tmp_path / f"{name}.html").write_text(html.paint(document), encoding="utf-8")
        command = ["node", str(AXE / "check.mjs"), str(BROWSER), *(str(path) for path in sorted(tmp_path.iterdir()))]
        found = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
        assert len(found) == 4 * len(painted)
        for page in found:
            assert page["violations"] == [], page["page"]
            own = 2 if "letterhead" in page["page"] else 1  # a logo that is inside the page counts as asked for
            assert (page["requests"], page["wider"]) == (own, 0), page["page"]


@needs_extra
@needs_poppler
@pytest.mark.parametrize("name", PEOPLE)
def test_a_report_is_two_sheets_of_a4_that_read_in_order(name: str, tmp_path: Path) -> None:
    document = gap_report(answers(name), catalogue())
    facts = read(document, tmp_path, "pdfinfo")
    assert re.search(r"Pages: +2\b", facts)
    assert all(lines >= 8 for lines in lines_of_pages(document, tmp_path))
    assert "A4" in facts and re.search(r"Tagged: +yes", facts)
    text = squeezed(read(document, tmp_path, "pdftotext", "-raw"))
    headings = ["Gapreport", "First,dothis", "Whatweagreed", "Notes", "Signed", "Sources", "Whatthisreportcannottell"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert squeezed(clean(answers(name).profile.name or "")) in text


def lines_of_pages(document: Document, tmp_path: Path) -> list[int]:
    """Lines with words on each page, without the foot."""
    pages = read(document, tmp_path, "pdftotext", "-layout").split("\f")[:-1]
    return [sum(bool(line.strip()) for line in page.splitlines()) - 1 for page in pages]


@needs_extra
@needs_poppler
def test_the_report_of_the_median_role_has_two_sheets_and_a_handout_one(tmp_path: Path) -> None:
    """Of all built-in roles, for a person who has told nothing."""
    known = catalogue()
    asked = sorted(known.roles.values(), key=lambda role: (sum(1 for one in role.requires for _ in walk(one)), role.id))
    role = asked[len(asked) // 2].id
    asker = Asker(known, NOBODY_YET, DAY)
    for page in (GapAnswer(asker, known.roles[role]), RouteAnswer(asker, known.roles[role], Options())):
        for paper, sheets in ((Paper(), 2), (Paper(size=PaperSize.LETTER), 2), (Paper(one_page=True), 1)):
            document = page.document(full=True, paper=paper)
            assert len(lines_of_pages(document, tmp_path)) == sheets
            size = re.findall(r"Page size: +([\d.]+)", read(document, tmp_path, "pdfinfo"))
            assert size == (["612"] if paper.size is PaperSize.LETTER else ["595.276"])


LONG = (
    "cwpt/senior-peer-support-worker",
    "cnwl/advanced-lived-experience-practitioner",
    "cnwl/trustwide-lived-experience-practitioner-and-peer-support-lead",
)
"""Roles that ask for most, or lie farthest away."""
SMALLEST = 9.0
"""Points that letters have at least, in pictures too."""


def papers(role: str, person: Profile) -> Iterator[tuple[Document, int]]:
    """A gap and a route on each kind of paper, with the sheets that it should take."""
    known = catalogue()
    asker = Asker(known, person, DAY)
    for page in (GapAnswer(asker, known.roles[role]), RouteAnswer(asker, known.roles[role], Options())):
        for size in PaperSize:
            for one_page in (False, True):
                yield page.document(full=True, paper=Paper(size=size, one_page=one_page)), 1 if one_page else 2


@needs_extra
@needs_poppler
@pytest.mark.parametrize("role", LONG)
def test_the_longest_have_two_sheets_too_and_a_handout_one(role: str, tmp_path: Path) -> None:
    for document, sheets in papers(role, answers("sam").profile):
        made = pdf.paint(document)
        assert isinstance(made, pdf.Pdf) and made.sheets == sheets, document.title
        (tmp_path / "page.pdf").write_bytes(made.file)
        told = ["pdftohtml", "-xml", "-stdout", "-zoom", "10", "-i", str(tmp_path / "page.pdf")]
        fonts = subprocess.run(told, capture_output=True, text=True, check=True).stdout
        # Poppler draws three of its points for one of the sheet.
        assert min(map(int, re.findall(r'<fontspec [^>]*size="(\d+)"', fonts))) >= 3 * SMALLEST


@needs_extra
@pytest.mark.slow
@pytest.mark.parametrize("person", ["nobody", "sam"])
def test_every_report_has_two_sheets_and_every_handout_one(person: str) -> None:
    for role in catalogue().roles:
        for document, sheets in papers(role, answers(person).profile):
            if document.paper is PaperSize.A4:
                made = pdf.paint(document)
                assert isinstance(made, pdf.Pdf) and not made.too_long
                assert made.sheets == sheets, (role, document.title)


@needs_extra
@needs_poppler
def test_a_handout_names_what_it_leaves_out(tmp_path: Path) -> None:
    """Of a specification of 59 points; whoever made it is told as well."""
    known = catalogue()
    work = {"role": "cwpt/peer-support-worker", "months": 18}
    asker = Asker(known, profile({"lived_experience": ["mental-health"], "experience": [work]}), DAY)
    paper = Paper(one_page=True, size=PaperSize.LETTER)
    document = GapAnswer(asker, known.roles[LONG[1]]).document(full=True, paper=paper)
    told = read(document, tmp_path, "pdftotext")
    made = pdf.paint(document)
    assert isinstance(made, pdf.Pdf) and made.cut and not made.too_long
    left = told.partition("The full report has more: ")[2].partition(".")[0].split("; ")
    titles = [plain(block.title) for block in document.blocks if isinstance(block, Section)]
    assert set(left) < set(titles) and not any(told.count(f"\n{title}\n") for title in left)


@needs_extra
def test_handouts_of_several_in_one_file_are_a_sheet_each() -> None:
    known = catalogue()
    asker = Asker(known, answers("sam").profile, DAY)
    several = [GapAnswer(asker, known.roles[role]).on_paper() for role in LONG]
    made = pdf.paint(reports(several, known, Paper(one_page=True)))
    assert isinstance(made, pdf.Pdf) and not made.too_long
    # A sheet tells where each is, and one for each role who says so.
    assert made.sheets == 1 + 2 * len(LONG)


@needs_extra
@needs_poppler
def test_the_timeline_stands_on_page_one(tmp_path: Path) -> None:
    known = catalogue()
    asker = Asker(known, NOBODY_YET, DAY)
    role = known.roles["cwpt/senior-peer-support-worker"]
    for page in (GapAnswer(asker, role), RouteAnswer(asker, role, Options())):
        first = read(page.document(full=True), tmp_path, "pdftotext", "-raw").split("\f")[0]
        assert "The way there" in first


@needs_extra
@needs_poppler
def test_a_map_lies_on_as_many_sheets_as_its_letters_need(tmp_path: Path) -> None:
    """One for an employer; the national pathway has more boxes than a sheet of A4 can show in letters of 9 points."""
    known = catalogue()
    for owner, sheets in (("cwpt", 1), ("cnwl", 1), ("cpft", 1), ("pathway", 2)):
        page = map_document(of_organisation(owner, known), known)
        assert len(paint_sheets(map_diagram(of_organisation(owner, known), known))) == sheets
        told = read(page, tmp_path, "pdftotext", "-raw").split("\f")
        assert "and which leads where" in told[0] and "Kind:" not in " ".join(told[: sheets - 1])
        # As a line's label: a name out of the program is none.
        assert re.search(r"^Kind: ", "\n".join(told), re.MULTILINE)


@needs_extra
@needs_poppler
def test_the_tags_say_what_is_what(tmp_path: Path) -> None:
    tags = read(gap_report(answers("sam"), catalogue()), tmp_path, "pdfinfo", "-struct-text")
    for tag in ("H1", "H2", "Table", "TH", "TD", "Caption", "L (", "LI", "Figure"):
        assert tag in tags, tag
    first, second = tags.index("H1"), tags.index("H2")
    assert first < second < tags.index("Figure")


@pytest.mark.parametrize("person", ["sam", "nobody", "tutor", "advanced"])
def test_what_to_do_first_is_on_the_way_that_the_page_draws(person: str) -> None:
    """Whoever reads page one for ten seconds is not sent elsewhere than where the picture begins."""
    page = html.paint(gap_report(answers(person), catalogue()))
    first = page.partition("First, do this")[2].partition("</div>")[0]
    route = answers(person).route
    assert isinstance(route, Routes)
    steps = route.routes[0].steps
    ids = [*(step.id for step in steps), *(one.id for step in steps for one in step.training)]
    assert any(words.name(id, catalogue()).partition(" (")[0] in first for id in ids)


def test_what_is_agreed_to_confirm_is_said_once_and_makes_sense_alone() -> None:
    page = html.paint(gap_report(answers("starter"), catalogue()))
    agreed = page.partition("What we agreed")[2].partition("</table>")[0]
    assert agreed.count("Go through the things that only I can say") == 1 and "Answer this" not in agreed

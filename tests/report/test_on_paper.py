"""Reports and maps in a real browser and as PDF: nothing for axe-core to find, one to three sheets, read in order."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from peerpath.document.blocks import Document
from peerpath.document.clean import clean
from peerpath.render import html
from peerpath.report.catalogue.map import map_document, of_occupation, of_organisation, route_map
from peerpath.report.gap.paper import Paper, gap_report, reports
from peerpath.report.people.cohort import Courses, Tally, line, summary_document
from peerpath.route.answer import Found
from tests.render.test_axe import AXE, BROWSER
from tests.render.test_axe import pytestmark as in_a_browser
from tests.render.test_pdf import needs_extra, needs_poppler, read, squeezed
from tests.report.people import DAY, HOSTILE, PEOPLE, answers, catalogue


def summary() -> Document:
    tally, courses = Tally(), Courses(catalogue())
    found = [answers(name).gap for name in PEOPLE]
    for one in found:
        tally.add([one], courses)
    lines = [line(one, number, HOSTILE, "people.csv:1") for number, one in enumerate(found, 1)]
    return summary_document(tally, lines, catalogue(), "22 November 2026", 1)


def way(name: str) -> Document:
    route = answers(name).route
    assert isinstance(route, Found)
    return route_map(route.routes[0], DAY, catalogue())


def pages() -> dict[str, Document]:
    known = catalogue()
    found = {name: gap_report(answers(name), known) for name in PEOPLE}
    found["all"] = reports([answers(name) for name in PEOPLE], known, Paper(notes=HOSTILE))
    found |= {f"map-{id}": map_document(of_organisation(id, known), known) for id in ("cwpt", "cnwl", "pathway")}
    found["map-occupation"] = map_document(of_occupation("peer-support-worker", known), known)
    return {**found, "map-way": way("nobody"), "summary": summary()}


class TestInABrowser:
    pytestmark = in_a_browser

    def test_axe_finds_nothing_and_nothing_is_fetched(self, tmp_path: Path) -> None:
        painted = pages()
        for name, document in painted.items():
            (tmp_path / f"{name}.html").write_text(html.paint(document), encoding="utf-8")
        command = ["node", str(AXE / "check.mjs"), str(BROWSER), *(str(path) for path in sorted(tmp_path.iterdir()))]
        found = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=300).stdout)
        assert len(found) == 2 * len(painted)
        for page in found:
            assert page["violations"] == [], page["page"]
            assert (page["requests"], page["wider"]) == (1, 0), page["page"]


@needs_extra
@needs_poppler
@pytest.mark.parametrize("name", PEOPLE)
def test_a_report_is_one_to_three_sheets_of_a4_that_read_in_order(name: str, tmp_path: Path) -> None:
    document = gap_report(answers(name), catalogue())
    facts = read(document, tmp_path, "pdfinfo")
    picture = 1 if name == "advanced" else 0  # four jobs, one above the other, take a sheet of their own
    assert 1 <= int(re.findall(r"Pages: +(\d+)", facts)[0]) <= 3 + picture
    assert "A4" in facts and re.search(r"Tagged: +yes", facts)
    text = squeezed(read(document, tmp_path, "pdftotext", "-raw"))
    headings = ["Gapreport", "Role:", "Whatthisreportcannottell", "Sources", "Notes", "Signed:"]
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)
    assert squeezed(clean(answers(name).profile.name or "")) in text


@needs_extra
@needs_poppler
def test_the_tags_say_what_is_what(tmp_path: Path) -> None:
    tags = read(gap_report(answers("sam"), catalogue()), tmp_path, "pdfinfo", "-struct-text")
    for tag in ("H1", "H2", "Table", "TH", "TD", "Caption", "L (", "LI", "Figure"):
        assert tag in tags, tag
    first, second = tags.index("H1"), tags.index("H2")
    assert first < second < tags.index("Figure")

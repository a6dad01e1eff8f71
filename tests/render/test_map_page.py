"""The map of a page: still where scripts are off, alive where they are on, and only its own script may run."""

import json
import re
import subprocess
from base64 import b64encode
from hashlib import sha256
from typing import Any, ClassVar

import pytest

from peerpath.document import build
from peerpath.render import html
from peerpath.report.catalogue.map import map_document, of_organisation
from tests.render.pages import HOSTILE, picture
from tests.render.test_axe import AXE, BROWSER
from tests.render.test_axe import pytestmark as in_a_browser
from tests.report.people import catalogue


def the_map() -> str:
    return html.paint(map_document(of_organisation("cwpt", catalogue()), catalogue()))


def test_only_the_script_of_the_map_may_run() -> None:
    page = the_map()
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert len(scripts) == page.count("<script") == 1
    digest = b64encode(sha256(scripts[0].encode()).digest()).decode()
    assert re.findall(r"script-src [^;\"]*", page) == [f"script-src 'sha256-{digest}'"]
    assert "default-src 'none'" in page and "unsafe-eval" not in page


def test_a_page_without_a_map_runs_nothing() -> None:
    page = html.paint(build.document("T", build.prose("Text")))
    assert "<script" not in page and "script-src" not in page


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_text_comes_into_the_script(hostile: str) -> None:
    page = html.paint(build.document("T", picture(hostile)))
    assert re.findall(r"<script>(.*?)</script>", page, re.DOTALL) == [html.map_script()]


def test_what_is_too_high_for_a_sheet_is_there_in_parts_for_printing_only() -> None:
    known = catalogue()
    page = html.paint(map_document(of_organisation("pathway", known), known))
    assert page.count('<div class="sheet">') == 2 and 'class="sheet"' not in the_map()
    printed = page.split("@media print {\n  @page")[1].split("</style>")[0]
    assert "figure.map .sheet { display: none; }" in page and "figure.map .sheet { display: block" in printed


def test_each_role_is_in_the_list_that_opens_and_its_box_leads_there() -> None:
    page = the_map()
    boxes = re.findall(r'<a href="#([^"]+)" data-box', page)
    assert len(boxes) == 9 and sorted(boxes) == sorted(re.findall(r'<details id="([^"]+)"', page))


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What people see on their way through the map of nine roles."""
    page = tmp_path_factory.mktemp("map") / "map.html"
    page.write_text(the_map(), encoding="utf-8")
    command = ["node", str(AXE / "map.mjs"), str(BROWSER), str(page)]
    found: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, check=True, timeout=120).stdout)
    return found


class TestInABrowser:
    pytestmark = in_a_browser

    WAYS: ClassVar = ("Peer practitioner", "Peer support worker", "Senior peer support worker")

    def test_its_own_policy_lets_it_run(self, seen: dict[str, Any]) -> None:
        assert seen["errors"] == [] and seen["start"]["controls"] == 5

    def test_one_role_shows_its_ways_in_and_on_by_keyboard(self, seen: dict[str, Any]) -> None:
        assert seen["focused"]["on"] == [*self.WAYS]
        assert "Comes after: Peer support worker. Leads to: Senior peer support worker." in seen["focused"]["told"]
        assert seen["focused"]["open"] == [] and seen["entered"]["open"] == ["cwpt_peer-practitioner"]
        assert seen["escaped"]["on"] == [] and seen["escaped"]["told"] == ""

    def test_a_tap_shows_the_ways_and_a_second_one_leads_on(self, seen: dict[str, Any]) -> None:
        assert seen["tapped"]["on"] == [*self.WAYS] and seen["tapped"]["open"] == []
        assert seen["tappedAgain"]["open"] == ["cwpt_peer-practitioner"]

    def test_it_becomes_larger_and_can_be_sifted(self, seen: dict[str, Any]) -> None:
        assert seen["larger"]["width"] > 1.2 * seen["start"]["width"]
        assert len(seen["sifted"]["off"]) == 6 and "3 of 9" in seen["sifted"]["told"]

    def test_without_scripts_the_picture_stands_and_on_a_narrow_screen_the_list(self, seen: dict[str, Any]) -> None:
        assert seen["still"]["shown"] and seen["still"]["controls"] == 0 and seen["still"]["told"] is None
        assert seen["still"]["width"] == seen["start"]["width"]
        assert not seen["narrow"]["shown"]

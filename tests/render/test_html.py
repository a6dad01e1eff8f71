"""HTML: one file that fetches and runs nothing, with a sound structure, whatever the data says."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from peerpath.document import build
from peerpath.document.clean import clean
from peerpath.document.timeline import bar, lanes
from peerpath.render import html
from peerpath.render.colours import BLACK, DARK, PALETTE, TEXT, at_night
from tests.render.pages import HOSTILE, everything

VOID = {"meta", "br", "rect", "path", "polygon"}


class Page(HTMLParser):
    """The elements of a page in order, each with its attributes, and its words."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]


def page(text: str = "Some text") -> Page:
    return Page(html.paint(everything(text)))


def test_every_element_is_closed_where_it_should_be() -> None:
    assert page().open == []


def test_one_heading_of_the_first_rank_and_none_skipped() -> None:
    ranks = [int(tag[1]) for tag, _ in page().elements if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(ranks))


def test_sections_deeper_than_html_has_headings_take_the_lowest() -> None:
    deep = build.section("x", build.prose("y"))
    for _ in range(9):
        deep = build.section("x", deep)
    assert "<h6>" in html.paint(build.document("T", deep))


def test_the_page_says_its_language_and_its_title() -> None:
    seen = Page(html.paint(build.document("Tom & Sam", language="cy")))
    assert seen.all("html") == [{"lang": "cy"}]
    assert seen.words.count("Tom & Sam") == 2


def test_tables_have_captions_and_heads_for_columns_and_rows() -> None:
    seen = page()
    assert len(seen.all("caption")) == len(seen.all("table")) == 2
    assert [head["scope"] for head in seen.all("th")] == ["col"] * 2 + ["row"] + ["col"] * 3 + ["row"] * 2


def test_nothing_is_fetched_or_run() -> None:
    source = html.paint(everything())
    seen = Page(source)
    assert not seen.all("link", "img", "iframe", "object", "embed", "form", "base")
    assert not any(name.startswith("on") or name in ("src", "srcset") for _, each in seen.elements for name in each)
    assert "url(" not in source.replace("url(#", "")  # a pattern of the same page is no fetch
    assert "@import" not in source
    assert "default-src 'none'" in source


def test_paper_repeats_heads_and_splits_no_row() -> None:
    style = html.paint(everything()).split("</style>")[0].split("@media print")[1]
    assert "thead { display: table-header-group; }" in style
    assert "break-inside: avoid" in style


def test_links_of_the_page_lead_to_a_place_on_it() -> None:
    seen = page()
    names = [each["id"] for _, each in seen.elements if "id" in each]
    assert len(names) == len(set(names))
    inner = [each["href"] or "" for each in seen.all("a") if (each["href"] or "").startswith("#")]
    assert inner
    assert all(target[1:] in names for target in inner)


def test_a_picture_has_a_name_and_its_words_stand_beside_it() -> None:
    seen = page("peer")
    bars, picture = seen.all("svg")
    assert bars["aria-label"] == "peer. It shows peer."
    assert picture["aria-label"] == "peer. The picture shows peer."
    assert "It says peer" in seen.words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_changes_no_structure(hostile: str) -> None:
    safe, unsafe = page(), page(hostile)
    kept = ("text",)  # how many lines a text takes in a picture is its own affair
    assert [tag for tag, _ in unsafe.elements if tag not in kept] == [
        tag for tag, _ in safe.elements if tag not in kept
    ]
    assert [sorted(each) for tag, each in unsafe.elements if tag not in kept] == [
        sorted(each) for tag, each in safe.elements if tag not in kept
    ]
    assert clean(hostile) in "\n".join(unsafe.words)


def contrast(first: str, second: str) -> float:
    """As the Web Content Accessibility Guidelines 2 define it."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colour", PALETTE)
def test_every_ink_can_be_read_on_its_paper_and_on_white(colour: str) -> None:
    paint = PALETTE[colour]  # type: ignore[index]
    assert min(contrast(paint.ink, paint.paper), contrast(paint.ink, "#ffffff")) >= 6
    assert contrast(TEXT, paint.paper) >= 7


@pytest.mark.parametrize("colour", PALETTE)
def test_every_ink_can_be_read_on_a_dark_screen(colour: str) -> None:
    paint = DARK[colour]  # type: ignore[index]
    assert min(contrast(paint.ink, paint.paper), contrast(paint.ink, BLACK)) >= 6
    assert contrast(at_night()[TEXT], paint.paper) >= 7


def test_every_colour_of_a_picture_has_one_for_dark_screens() -> None:
    drawn = "".join(re.findall(r"<svg.*?</svg>", html.paint(everything()), re.DOTALL))
    assert 'style="' not in drawn
    used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', drawn))
    assert len(used) > 10
    assert used <= set(at_night())


@pytest.mark.parametrize("told", [True, False])
def test_a_narrow_screen_shows_the_words_of_a_timeline_unless_the_page_tells_them_next_to_it(told: bool) -> None:
    drawn = build.timeline(
        "T", "D", months=2, ticks=[], lanes=lanes("Work", (bar(0, 2, "a", "months 1 to 2"),)), told=told
    )
    page = html.paint(build.document("T", drawn))
    assert ('class="heard only"' in page) == told and "Work, months 1 to 2: a" in page

"""PDF: tagged, readable in order, to PDF/UA-1, and data is only text in it. Read back with Poppler's tools."""

import re
import shutil
import subprocess
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from peerpath.document import build
from peerpath.document.blocks import Break, Document
from peerpath.document.clean import clean
from peerpath.document.inline import link
from peerpath.render import pdf
from tests.render.pages import HOSTILE, everything

needs_extra = pytest.mark.skipif(
    isinstance(pdf.paint(build.document("T")), pdf.MissingExtra), reason="the extra pdf is not installed"
)
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="Poppler's tools are not installed")


def painted(document: Document) -> bytes:
    result = pdf.paint(document)
    assert isinstance(result, pdf.Pdf)
    return result.file


def read(document: Document, tmp_path: Path, *command: str) -> str:
    path = tmp_path / "page.pdf"
    path.write_bytes(painted(document))
    result = subprocess.run([*command, str(path), *(["-"] if command[0] == "pdftotext" else [])], capture_output=True)
    return result.stdout.decode()


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> ModuleSpec | None:
        return None

    monkeypatch.setattr(pdf, "find_spec", missing)
    assert pdf.paint(build.document("T")) == pdf.MissingExtra("pdf")


@needs_extra
def test_the_same_document_gives_the_same_bytes() -> None:
    assert painted(everything()) == painted(everything())


@needs_extra
def test_the_file_says_that_it_is_built_to_the_standard_in_its_language() -> None:
    source = painted(build.document("Tom & Sam", language="cy-GB"))
    assert source.startswith(b"%PDF-1.7")
    assert b"pdfuaid:part" in source
    assert b"<pdf:Language>" not in source or b"cy" in source
    assert b"Tom &amp; Sam" in source


@needs_extra
@needs_poppler
def test_it_reads_in_the_order_in_which_it_was_written(tmp_path: Path) -> None:
    document = build.document(
        "First",
        build.section("Third", build.prose("Fourth"), build.bullets("Fifth", "Sixth")),
        build.table("Seventh", ["Eighth", "Ninth"], [["Tenth", "Eleventh"]]),
        build.write_in("Twelfth"),
        lead="Second",
    )
    words = re.findall(r"[A-Z]\w+", read(document, tmp_path, "pdftotext"))
    order = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh"]
    assert words == [*order, "Twelfth"]


@needs_extra
@needs_poppler
def test_headings_lists_tables_and_pictures_are_tagged(tmp_path: Path) -> None:
    tags = read(everything("peer"), tmp_path, "pdfinfo", "-struct")
    for tag in ("H1", "H2", "H3", "H4", "Table", "TH", "TD", "Caption", "L", "LI", "Figure", "Link"):
        assert re.search(rf"^\s*{tag}\b", tags, re.MULTILINE), tag


@needs_extra
@needs_poppler
def test_the_face_travels_with_the_file(tmp_path: Path) -> None:
    fonts = read(build.document("T", build.prose("Text")), tmp_path, "pdffonts")
    assert "AtkinsonHyperlegible" in fonts
    assert re.search(r"yes yes yes", fonts)


@needs_extra
@needs_poppler
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_comes_out_as_plain_text(hostile: str, tmp_path: Path) -> None:
    text = read(build.document("T", build.prose(hostile), build.bullets(hostile)), tmp_path, "pdftotext", "-raw")
    assert squeezed(text).count(squeezed(clean(hostile))) == 2


@needs_extra
@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_everywhere_still_builds(hostile: str) -> None:
    assert painted(everything(hostile)).startswith(b"%PDF")


NAMES = ["你好", "ᚠᚢᚦ", "😀", "\u0378", "Ł ş ț ể", "עברית", "ελληνικά", "\ue000", "ﷺ"]


@needs_extra
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_no_font_has_does_not_stop_the_report(name: str) -> None:
    assert painted(build.document(name, build.prose(name))).startswith(b"%PDF")


@pytest.fixture
def only_bundled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer on which no font is installed."""
    typst = pytest.importorskip("typst")
    whole = typst.Fonts

    def bundled(*, include_system_fonts: bool, font_paths: list[str]) -> object:
        return whole(include_system_fonts=False, font_paths=font_paths)

    monkeypatch.setattr(typst, "Fonts", bundled)


@needs_extra
@needs_poppler
@pytest.mark.usefixtures("only_bundled")
def test_what_has_no_font_stands_as_a_code_and_is_told(tmp_path: Path) -> None:
    document = build.document("Ann 你好", build.prose("ελληνικά, é, 吗"))
    result = pdf.paint(document)
    assert isinstance(result, pdf.Pdf) and result.unshown == set("你好吗")
    text = squeezed(read(document, tmp_path, "pdftotext"))
    assert "Ann\\u4f60\\u597d" in text and "ελληνικά,é,\\u5417" in text


@needs_extra
@pytest.mark.usefixtures("only_bundled")
def test_hostile_numbers_of_scripts_end(tmp_path: Path) -> None:
    result = pdf.paint(build.document("T", build.prose("".join(map(chr, range(0x0700, 0x1700, 7))))))
    assert isinstance(result, pdf.Pdf) and len(result.unshown) > 100


@needs_extra
@needs_poppler
def test_an_installed_font_draws_what_the_bundled_ones_lack(tmp_path: Path) -> None:
    """Beside a script that no font has, too."""
    installed = shutil.which("fc-list") and subprocess.run(["fc-list", ":charset=1f600"], capture_output=True).stdout
    if not installed:
        pytest.skip("no font with this sign is installed")
    document = build.document("T", build.prose("😀 \u0378"))
    result = pdf.paint(document)
    assert isinstance(result, pdf.Pdf) and result.unshown == {"\u0378"}
    assert "😀\\u0378" in squeezed(read(document, tmp_path, "pdftotext"))


@needs_extra
def test_links_that_lead_nowhere_on_the_page_are_words() -> None:
    twice = build.section("S", anchor="twice")
    assert painted(build.document("T", build.prose(link("a", "#no"), link("b", "#twice")), twice, twice))


@needs_extra
def test_sections_may_be_nested_deeply() -> None:
    deep = build.section("x", build.prose("y"))
    for _ in range(12):
        deep = build.section("x", deep)
    assert painted(build.document("T", deep))


@needs_extra
@needs_poppler
@pytest.mark.parametrize("together", [False, True])
def test_a_handout_that_no_letters_make_short_enough_says_so_on_each_of_its_sheets(
    together: bool, tmp_path: Path
) -> None:
    long = build.section("Long", *[build.prose("word " * 60)] * 40)
    short = build.section("Short", build.prose("word"), pages=Break.NEW_PAGE, sheets=1)
    handout = build.section("Handout", long, pages=Break.NEW_PAGE, sheets=1)
    document = build.document("Both", short, handout) if together else build.document("One", long, sheets=1)
    made = pdf.paint(document)
    assert isinstance(made, pdf.Pdf) and made.too_long and not made.cut
    feet = read(document, tmp_path, "pdftotext").count("This handout needs")
    assert feet == made.sheets - 2 * together


@needs_extra
def test_what_may_be_left_out_is_left_out_from_the_last_on_and_only_as_far_as_needed() -> None:
    parts = build.if_room([build.section(f"{number}", *[build.prose("word " * 60)] * 9) for number in range(4)])
    made = pdf.paint(build.document("T", *parts, sheets=1))
    assert isinstance(made, pdf.Pdf) and (made.sheets, made.cut, made.too_long) == (1, True, False)
    fits = pdf.paint(build.document("T", *parts[:1], sheets=1))
    assert isinstance(fits, pdf.Pdf) and (fits.sheets, fits.cut) == (1, False)

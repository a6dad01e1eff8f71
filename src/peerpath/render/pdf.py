"""A document as PDF on A4: tagged, built to PDF/UA-1, in a face made for low vision. Needs the extra ``pdf``."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec import Struct
from msgspec.structs import fields, replace

from peerpath.document.blocks import Block, Break, Callout, Diagram, Document, Letterhead, Section
from peerpath.document.clean import NO_TEXT
from peerpath.document.inline import Link, Short
from peerpath.document.timeline import Timeline, lines_in_words
from peerpath.render.palette import PALETTE
from peerpath.render.picture import svg, timeline
from peerpath.render.terminal.encoding import fit

if TYPE_CHECKING:
    from typst import Fonts

Tree = Any
"""What JSON can hold."""


class MissingExtra(Struct, frozen=True):
    """What has to be installed first: ``pip install "peerpath[extra]"``."""

    extra: str


class Pdf(Struct, frozen=True):
    """The file, and what in it could not be shown as it is."""

    file: bytes
    sheets: int
    unshown: frozenset[str] = frozenset()
    """Signs that no font here has: the nearest letter stands for each, or its code."""
    too_long: bool = False
    """Something in it was to go on one sheet and does not; the sheet says so too."""
    cut: bool = False
    """Something was left out, so that what was to go on one sheet does; the sheet names it."""


def paint(document: Document) -> Pdf | MissingExtra:
    """Write the document as a PDF, or say what has to be installed. The same document and fonts give the same bytes."""
    face = find_spec("fontpkg_atkinson_hyperlegible")
    if face is None or face.origin is None or find_spec("typst") is None:
        # A value and no exception: to have no PDF is a way in which the package may be installed.
        return MissingExtra("pdf")
    from typst import Fonts

    bundled = str(Path(face.origin).with_name("files"))
    # Fonts of this computer would make the same report look different, and come out as other bytes, on the next.
    fonts = Fonts(include_system_fonts=False, font_paths=[bundled])
    document = _sheets_first(document)
    tree = _tree(document, _anchors(document.blocks))
    painted = _painted(fonts, tree)
    if not isinstance(painted, str):
        return painted
    # PDF/UA-1 forbids text that no font can show: look for one on this computer, then put signs in place of what lacks one.
    fonts = Fonts(include_system_fonts=True, font_paths=[bundled])
    signs, unshown = _signs(tree), frozenset[str]()
    for attempt in count(1):
        painted = _painted(fonts, _with_text(tree, _fitting(unshown)))
        if not isinstance(painted, str):
            return replace(painted, unshown=unshown)
        assert unshown != signs, "the bundled fonts have every character of cp1252"
        more = _kin(painted, signs) - unshown
        unshown = unshown | more if more and attempt < _ATTEMPTS else signs
    raise AssertionError


def _sheets_first(document: Document) -> Document:
    """Several pictures that begin a page each come one after another, and behind all of them what they show in words."""
    drawn: list[Block] = []
    told: list[Block] = []
    for block in document.blocks:
        match block:
            case Section(pages=Break.NEW_PAGE, blocks=(Diagram() as picture, *more)):
                drawn.append(replace(block, blocks=(replace(picture, words=()), *more)))
                told.append(Section(block.title, picture.words))
            case _:
                drawn.append(block)
    return replace(document, blocks=(*drawn, *told)) if len(told) > 1 else document


def _painted(fonts: "Fonts", tree: Tree) -> Pdf | str:
    """The file; or a text in it that no font can show."""
    from typst import TypstError

    try:
        return _fitted(fonts, tree)
    except TypstError as error:
        if found := _UNSHOWN.search(error.message):
            return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
        raise


# To find out what has no font here; after that every sign counts that the bundled fonts may lack.
_ATTEMPTS = 8
_UNSHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _signs(tree: Tree) -> frozenset[str]:
    """All in it that the bundled fonts may lack."""
    found = set[str]()

    def look(text: str) -> str:
        found.update(sign for sign in text if fit(sign, "cp1252") != sign)
        return text

    _with_text(tree, look)
    return frozenset(found)


class _Size(NamedTuple):
    """How large things on a sheet are."""

    scale: float
    """Of letters of 11 points. No letters are smaller than 9 points, those of tables and small print neither."""
    air: float
    """Of the usual room between things."""


_USUAL = _Size(1.0, 1.0)
# Tried until the sheets are neither too many nor the last nearly empty. Letters of 12 points read best.
_SIZES = (_Size(1.09, 1.0), _USUAL, _Size(0.94, 0.9), _Size(0.88, 0.75), _Size(0.85, 0.6), _Size(0.82, 0.5))
LEAST = 75.0
"""Millimetres from the top down to which the last of several sheets is filled at least: eight lines below the margin."""


class _Made(NamedTuple):
    """One try."""

    file: bytes
    pages: int
    over: dict[int, int]
    """Which parts take more sheets than they should, and how many more."""
    ran_over: bool
    """Whether what comes before a next sheet has it already."""
    down: float
    """How many millimetres down it ends."""

    @property
    def faults(self) -> tuple[int, bool, bool]:
        """The fewer the better, the first first: too many sheets, a last one nearly empty, a first one that runs over."""
        return sum(self.over.values()), self.pages > 1 and self.down < LEAST, self.ran_over


def _limited(tree: Tree) -> list[dict[str, Tree]]:
    """The parts that may take only so many sheets, numbered."""
    return _numbered([part for part in _parts(tree) if part.get("kind") in _LIMITED and part["sheets"]], "number")


def _fitted(fonts: "Fonts", tree: Tree) -> Pdf:
    """With the largest letters at which it takes no more sheets than it should.

    No last sheet is nearly empty then, and no first sheet runs over; where not all of that can be, as much as can.
    What may be left out is left out where the smallest letters are not enough.
    """
    limited = _limited(tree)
    if not limited:
        usual = _turned(fonts, tree, _USUAL)
        return Pdf(usual.file, usual.pages)
    # Of a file with many reports each try takes long.
    sizes = _SIZES if tree["sheets"] else (_USUAL, _SIZES[-1])
    best = _best(fonts, tree, sizes)
    while best.over and sum(_leave_out(limited[number]) for number in best.over):
        best = _turned(fonts, tree, _SIZES[-1])
    cut = any("left_out" in part for part in limited)
    if cut and not best.over:
        best = _best(fonts, tree, sizes)
    return Pdf(best.file, best.pages, too_long=any(limited[number]["sheets"] == 1 for number in best.over), cut=cut)


_LIMITED = ("document", "section")


def _best(fonts: "Fonts", tree: Tree, sizes: Iterable[_Size]) -> _Made:
    """The first try without a fault; else that with the fewest."""
    tries: list[_Made] = []
    for size in sizes:
        tries.append(_turned(fonts, tree, size))
        if not any(tries[-1].faults if tree["sheets"] else tries[-1].over):
            return tries[-1]
    return min(tries, key=lambda made: made.faults)


def _leave_out(part: dict[str, Tree]) -> bool:
    """Take the last section that may be left out, in place, and keep its title; whether there was one."""
    found = next((one for one in reversed(part["blocks"]) if one.get("pages") == Break.IF_ROOM), None)
    if found is None:
        return False
    part["blocks"].remove(found)
    part["left_out"] = [found["title"], *part.get("left_out", ())]
    return True


def _turned(fonts: "Fonts", tree: Tree, size: _Size) -> _Made:
    """A section for the next sheet begins one; once more without, where what comes before ran over."""
    turns = _numbered([part for part in _parts(tree) if part.get("pages") == Break.NEXT_SHEET], "turn")
    made, flow = _compiled(fonts, {**tree, **size._asdict(), "flow": []})
    if turns and flow:
        made, _ = _compiled(fonts, {**tree, **size._asdict(), "flow": flow})
    return made._replace(ran_over=bool(flow))


def _compiled(fonts: "Fonts", tree: Tree) -> tuple[_Made, list[int]]:
    """A try, and which of its sections for the next sheet have it already."""
    from typst import Compiler

    palette = {colour: {"paper": paint.paper, "ink": paint.ink} for colour, paint in PALETTE.items()}
    inputs = {"page": json.dumps(tree), "palette": json.dumps(palette)}
    compiler = Compiler(Path(__file__).with_name("page.typ"), font_paths=fonts, sys_inputs=inputs)
    pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=0)
    assert isinstance(pdf, bytes), "without an output path the compiler returns the file"
    turns = json.loads(compiler.query("<turn>", field="value"))
    parts = json.loads(compiler.query("<part>", field="value"))
    last, down = json.loads(compiler.query("<end>", field="value", one=True))
    over = {number: more for number, sheets, first, end in parts if (more := end - first + 1 - sheets) > 0}
    flow = [number for number, (first, here) in enumerate(turns) if here > first]
    return _Made(pdf, last, over, False, down), flow


def _numbered(parts: list[dict[str, Tree]], name: str) -> list[dict[str, Tree]]:
    """The same, each with its number, in place."""
    for number, part in enumerate(parts):
        part[name] = number
    return parts


def _parts(tree: Tree) -> Iterator[dict[str, Tree]]:
    match tree:
        case list():
            for part in tree:
                yield from _parts(part)
        case dict():
            yield tree
            yield from _parts(list(tree.values()))


def _tree(value: object, anchors: frozenset[str]) -> Tree:
    """The document as JSON: a noun as an object with its kind, a picture drawn, a link only where it leads somewhere."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return str(value)
        case Letterhead():
            return _letterhead(value)
        case tuple():
            return [_tree(part, anchors) for part in value]
        case Short():
            return str(value.whole)
        case Link() if _leads_nowhere(value.address, anchors):
            return str(value.text)
        case Section() if value.anchor not in anchors:
            return _noun(replace(value, anchor=NO_TEXT), anchors)
        case Diagram() | Timeline():
            return _picture(value, anchors)
        case _:
            return _noun(value, anchors)


def _leads_nowhere(address: str, anchors: frozenset[str]) -> bool:
    return address.startswith("#") and address[1:] not in anchors


def _letterhead(head: Letterhead) -> Tree:
    logo = head.logo.decode("utf-8", "replace") if head.is_svg else list(head.logo)
    return {"name": head.name, "address": list(head.address), "logo": logo, "svg": head.is_svg}


def _picture(drawn: Diagram | Timeline, anchors: frozenset[str]) -> Tree:
    """A picture, with what stands in it in words: a PDF's reader hears these instead."""
    title = _tree(drawn.title, anchors)
    if isinstance(drawn, Diagram):
        words = _tree(drawn.words, anchors)
        return {"kind": "diagram", "title": title, "description": drawn.description, "words": words,
                "sheets": [part._asdict() for part in svg.paint_sheets(drawn)]}  # fmt: skip
    told = " ".join([drawn.description, *(f"{text}." for text in lines_in_words(drawn))])
    return {"kind": "timeline", "title": title, "description": told, "svg": timeline.paint(drawn)}


def _noun(value: object, anchors: frozenset[str]) -> Tree:
    assert isinstance(value, Struct), "a document holds nouns only"
    parts = {field.name: _tree(getattr(value, field.name), anchors) for field in fields(value)}
    return {"kind": type(value).__name__.lower(), **parts}


def _anchors(blocks: tuple[Block, ...]) -> frozenset[str]:
    """The names that exactly one section has: to others a link could not lead."""
    counts = Counter(section.anchor for section in _sections(blocks))
    return frozenset(anchor for anchor, count in counts.items() if count == 1)


def _sections(blocks: tuple[Block, ...]) -> Iterator[Section]:
    for block in blocks:
        match block:
            case Section():
                yield block
                yield from _sections(block.blocks)
            case Callout():
                yield from _sections(block.blocks)
            case Diagram():
                yield from _sections(block.words)


def _with_text(tree: Tree, shown: Callable[[str], str]) -> Tree:
    match tree:
        case str():
            return shown(tree)
        case list():
            return [_with_text(part, shown) for part in tree]
        case dict():
            return {key: _with_text(part, shown) for key, part in tree.items()}
        case _:
            return tree


def _kin(text: str, signs: frozenset[str]) -> frozenset[str]:
    """The signs of a text, and all others of their scripts, so that not each costs an attempt of its own.

    Letters of Europe and common signs have no kin: some have a font and others not.
    """
    scripts = {_script(sign) for sign in text if not _is_common(sign)}
    return frozenset(sign for sign in signs if sign in text or (not _is_common(sign) and _script(sign) in scripts))


def _script(sign: str) -> str:
    """The first word of its name: CJK, HEBREW, RUNIC."""
    return unicodedata.name(sign, "").partition(" ")[0]


def _is_common(sign: str) -> bool:
    point = ord(sign)
    return (point < 0x530 or 0x1E00 <= point < 0x2300) and unicodedata.category(sign) != "Cn"


def _fitting(unshown: frozenset[str]) -> Callable[[str], str]:
    def fitted(text: str) -> str:
        return "".join(fit(sign, "cp1252") if sign in unshown else sign for sign in text)

    return fitted

"""Writes a document as a tagged PDF (PDF/UA-1) in a typeface for low vision. Needs the extra ``pdf``."""

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
from peerpath.render.colours import PALETTE
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
    """The file, and what it could not show as it is."""

    file: bytes
    sheets: int
    unshown: frozenset[str] = frozenset()
    """Characters that no font has, replaced by the nearest letter or by a code."""
    too_long: bool = False
    """Whether something that should fit on one sheet does not; the sheet says so as well."""
    cut: bool = False
    """Whether something was left out to fit on one sheet; the sheet names it."""
    without_logo: bool = False
    """Whether the logo was left out because it cannot be drawn."""


def paint(document: Document) -> Pdf | MissingExtra:
    """Write the document as a PDF, or say what has to be installed. The same document and fonts give the same bytes."""
    face = find_spec("fontpkg_atkinson_hyperlegible")
    if face is None or face.origin is None or find_spec("typst") is None:
        # A value, not an exception: the package may well be installed without PDF.
        return MissingExtra("pdf")
    from typst import TypstError

    bundled, head = str(Path(face.origin).with_name("files")), document.letterhead
    try:
        return _drawn(document, bundled)
    except TypstError:
        if head is None or not head.logo:
            raise
    # A logo comes from outside, and only what draws it knows whether it can be drawn.
    return replace(_drawn(replace(document, letterhead=replace(head, logo=b"")), bundled), without_logo=True)


def _drawn(document: Document, bundled: str) -> Pdf:
    from typst import Fonts

    # With this computer's fonts, the same report would look different and have other bytes elsewhere.
    fonts = Fonts(include_system_fonts=False, font_paths=[bundled])
    document = _sheets_first(document)
    tree = _tree(document, _anchors(document.blocks))
    painted = _painted(fonts, tree)
    if not isinstance(painted, str):
        return painted
    # PDF/UA-1 forbids text without a font: look for one on this computer, then replace what still has none.
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
    """Put pictures that each start a page one after another, and what they show in words after all of them."""
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
    """The file, or a text in it that no font can show."""
    from typst import TypstError

    try:
        return _fitted(fonts, tree)
    except TypstError as error:
        if found := _UNSHOWN.search(error.message):
            return _ESCAPE.sub(lambda code: chr(int(code[1], 16)), found[1])
        raise


# Attempts to find what has no font; after these, every character that the bundled fonts may lack is replaced.
_ATTEMPTS = 8
_UNSHOWN = re.compile(r"the text `\"(.+?)\"` could not be displayed", re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def _signs(tree: Tree) -> frozenset[str]:
    """All characters in it that the bundled fonts may lack."""
    found = set[str]()

    def look(text: str) -> str:
        found.update(sign for sign in text if fit(sign, "cp1252") != sign)
        return text

    _with_text(tree, look)
    return frozenset(found)


class _Size(NamedTuple):
    """The sizes on a sheet."""

    scale: float
    """Relative to letters of 11 points. No letters, even in tables and small print, are smaller than 9 points."""
    air: float
    """Relative to the usual space between things."""


_USUAL = _Size(1.0, 1.0)
# Tried until the sheets are neither too many nor the last nearly empty. Letters of 12 points read best.
_SIZES = (_Size(1.09, 1.0), _USUAL, _Size(0.94, 0.9), _Size(0.88, 0.75), _Size(0.85, 0.6), _Size(0.82, 0.5))
LEAST = 75.0
"""The last of several sheets is filled at least this many millimetres from the top: eight lines below the margin."""


class _Made(NamedTuple):
    """One attempt."""

    file: bytes
    pages: int
    over: dict[int, int]
    """Parts that take more sheets than they should → how many more."""
    ran_over: bool
    """Whether content ran over onto the sheet that the next section should begin."""
    down: float
    """How many millimetres from the top it ends."""

    @property
    def faults(self) -> tuple[int, bool, bool]:
        """For comparing attempts, worst fault first: too many sheets, a nearly empty last one, a first one that runs over."""
        return sum(self.over.values()), self.pages > 1 and self.down < LEAST, self.ran_over


def _limited(tree: Tree) -> list[dict[str, Tree]]:
    """The parts that may take only so many sheets, numbered."""
    return _numbered([part for part in _parts(tree) if part.get("kind") in _LIMITED and part["sheets"]], "number")


def _fitted(fonts: "Fonts", tree: Tree) -> Pdf:
    """Make the file with the largest letters at which it takes no more sheets than it should.

    The last sheet should not be nearly empty, nor the first run over; if not everything is possible, as much as is.
    If the smallest letters are not enough, sections that may be left out are.
    """
    limited = _limited(tree)
    if not limited:
        usual = _turned(fonts, tree, _USUAL)
        return Pdf(usual.file, usual.pages)
    # With many reports in a file, each attempt takes long.
    sizes = _SIZES if tree["sheets"] else (_USUAL, _SIZES[3], _SIZES[-1])
    best = _best(fonts, tree, sizes)
    while best.over and sum(_leave_out(limited[number]) for number in best.over):
        best = _turned(fonts, tree, _SIZES[-1])
    cut = any("left_out" in part for part in limited)
    if cut and not best.over:
        best = _best(fonts, tree, sizes)
    return Pdf(best.file, best.pages, too_long=any(limited[number]["sheets"] == 1 for number in best.over), cut=cut)


_LIMITED = ("document", "section")


def _best(fonts: "Fonts", tree: Tree, sizes: Iterable[_Size]) -> _Made:
    """The first attempt without a fault, or the one with the fewest."""
    tries: list[_Made] = []
    for size in sizes:
        tries.append(_turned(fonts, tree, size))
        if not any(tries[-1].faults if tree["sheets"] else tries[-1].over):
            return tries[-1]
    return min(tries, key=lambda made: made.faults)


def _leave_out(part: dict[str, Tree]) -> bool:
    """Leave out, in place, the last section that may be, and keep its title. Returns whether there was one."""
    found = next((one for one in reversed(part["blocks"]) if one.get("pages") == Break.IF_ROOM), None)
    if found is None:
        return False
    part["blocks"].remove(found)
    part["left_out"] = [found["title"], *part.get("left_out", ())]
    return True


def _turned(fonts: "Fonts", tree: Tree, size: _Size) -> _Made:
    """Start sections on the next sheet where they ask for it; again without, if what comes before ran over."""
    turns = _numbered([part for part in _parts(tree) if part.get("pages") == Break.NEXT_SHEET], "turn")
    made, flow = _compiled(fonts, {**tree, **size._asdict(), "flow": []})
    if turns and flow:
        made, _ = _compiled(fonts, {**tree, **size._asdict(), "flow": flow})
    return made._replace(ran_over=bool(flow))


def _compiled(fonts: "Fonts", tree: Tree) -> tuple[_Made, list[int]]:
    """An attempt, and which sections for the next sheet are on it already."""
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
    """Number the parts, in place."""
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
    """The document as JSON: blocks as objects with a kind, pictures drawn, and links only if they lead somewhere."""
    match _linked(value, anchors):
        case None | bool() | int() | str() as plain:
            return plain
        case Letterhead() as head:
            return _letterhead(head)
        case tuple() as parts:
            return [_tree(part, anchors) for part in parts]
        case Diagram() | Timeline() as drawn:
            return _picture(drawn, anchors)
        case noun:
            return _noun(noun, anchors)


def _linked(value: object, anchors: frozenset[str]) -> object:
    """The value in full words, without a link that leads nowhere and an anchor that several sections have."""
    match value:
        case Short():
            return value.whole
        case Link() if value.address.startswith("#") and value.address[1:] not in anchors:
            return value.text
        case Section() if value.anchor not in anchors:
            return replace(value, anchor=NO_TEXT)
        case _:
            return value


def _letterhead(head: Letterhead) -> Tree:
    logo = head.logo.decode("utf-8", "replace") if head.is_svg else list(head.logo)
    return {"name": head.name, "address": list(head.address), "logo": logo, "svg": head.is_svg}


def _picture(drawn: Diagram | Timeline, anchors: frozenset[str]) -> Tree:
    """A picture with its words, which a screen reader reads instead."""
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
    """Anchors that exactly one section has; links to others would be ambiguous."""
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
    """The characters of a text and all others of their scripts, so that each does not cost its own attempt.

    European letters and common characters do not bring others, since some have a font and others not.
    """
    scripts = {_script(sign) for sign in text if not _is_common(sign)}
    return frozenset(sign for sign in signs if sign in text or (not _is_common(sign) and _script(sign) in scripts))


def _script(sign: str) -> str:
    """The first word of a character's name: CJK, HEBREW, RUNIC."""
    return unicodedata.name(sign, "").partition(" ")[0]


def _is_common(sign: str) -> bool:
    point = ord(sign)
    return (point < 0x530 or 0x1E00 <= point < 0x2300) and unicodedata.category(sign) != "Cn"


def _fitting(unshown: frozenset[str]) -> Callable[[str], str]:
    def fitted(text: str) -> str:
        return "".join(fit(sign, "cp1252") if sign in unshown else sign for sign in text)

    return fitted

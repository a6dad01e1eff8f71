"""Gathers what a page consists of: what can be read at once, and the files that Python imports in a browser."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec import json, msgpack

from peerpath.ask.planner import Planner
from peerpath.page.bridge import CATALOGUE
from peerpath.page.files import OWN_DATA
from peerpath.reading.files import builtin_data
from peerpath.reading.role_data.layers import read_layer

PACKAGE = Path(__file__).resolve().parent.parent
NOT_IN_A_PAGE = {"cli", "data", "__pycache__"}
"""Folders of the package that a browser does not need; role data is included in compiled form."""


def contents(planner: Planner, folders: Sequence[Path] = (), *, builtin: bool) -> dict[str, Any]:
    """The fields of ``peerpath_page.Page``.

    Role data is checked against what the planner was made of: the built-in data if ``builtin``, and the ``folders``.
    """
    from peerpath.render.html import map_script, paint_inside, stylesheet
    from peerpath.report.page.book import book

    document = book(planner.catalogue)
    return {
        "title": document.title,
        "language": document.language,
        "static": _static(paint_inside(document), planner),
        "style": stylesheet(document.paper),
        "script": map_script(),
        "engine": dict(_package()) | {_name(CATALOGUE): msgpack.encode(planner.catalogue)},
        "check": (dict(_role_data()) if builtin else {}) | dict(_own_data(folders)),
    }


def _static(book: str, planner: Planner) -> str:
    """The book, a place for what scripts show, and the roles for searching by title."""
    from peerpath.report.page.role_index import role_index

    # Data that is never run; "<" is escaped, so that nothing in it can end the element.
    roles = json.encode(role_index(planner.catalogue)).decode().replace("<", "\\u003c")
    return (
        f'<main id="main" tabindex="-1">\n<div id="view"></div>\n<div id="book">\n{book}\n</div>\n</main>\n'
        f'<script type="application/json" id="roles-index">{roles}</script>'
    )


def _package() -> Iterator[tuple[str, bytes]]:
    for file in sorted(PACKAGE.rglob("*")):
        inside = file.relative_to(PACKAGE)
        if file.suffix in (".py", ".css") and not NOT_IN_A_PAGE & {*inside.parts}:
            yield _name(file), file.read_bytes()


def _role_data() -> Iterator[tuple[str, bytes]]:
    for file in sorted(builtin_data().glob("*.yaml")):
        yield f"peerpath/data/{file.name}", file.read_bytes()


def _own_data(folders: Sequence[Path]) -> Iterator[tuple[str, bytes]]:
    """Each folder of one's own, in order, without file names and notes, which readers of a page are not meant to see."""
    for place, folder in enumerate(folders):
        for number, (name, raw) in enumerate(read_layer(folder).value or ()):
            yield _name(OWN_DATA / f"{place:04}" / f"{number:04}.yaml"), _without_notes(name, raw).encode()


def _without_notes(name: str, raw: bytes) -> str:
    from peerpath.reading.yamltree.comments import comments
    from peerpath.reading.yamltree.document import YamlDocument

    text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    lines = text.split("\n")
    for note in comments(YamlDocument(name, text, None, ())):
        lines[note.line - 1] = lines[note.line - 1][: note.column - 1].rstrip()
    return "\n".join(lines)


def _name(file: Path) -> str:
    """The path under which Python in the browser finds it."""
    return f"peerpath/{file.relative_to(PACKAGE).as_posix()}"

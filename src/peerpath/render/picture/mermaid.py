"""Writes a picture as Mermaid, which GitHub and many editors draw."""

import re
from collections.abc import Iterable, Mapping

from peerpath.document.blocks import Diagram
from peerpath.document.clean import Clean
from peerpath.document.diagram import DiagramBox, Edge, Shape, Stroke
from peerpath.document.inline import plain

_SHAPES = {
    Shape.BOX: ('["', '"]'), Shape.ROUND: ('(["', '"])'), Shape.CUT: ('{{"', '"}}'),
    Shape.DASHED: ('["', '"]'), Shape.FLAG: ('>"', '"]'),
}  # fmt: skip
_ARROWS = {Stroke.SOLID: "-->", Stroke.DASHED: "-.->", Stroke.DOTTED: "-.->"}

UNSEEN = "\u200b"
"""Before a number or a sign it keeps Mermaid 11.4 to 11.9 from drawing "Unsupported markdown: list" for "1. Peer worker":
they turn numbers back into signs before they look for Markdown."""
# After these something that is not seen keeps a link from being one.
_LINKS = re.compile(r":(?=/)|\](?=\()|@|www")
# For characters that would otherwise mark code or struck-out text.
_LOOK_ALIKES = {ord("`"): "\u02cb", ord("~"): "\u223c"}


def paint(diagram: Diagram) -> str:
    """The picture, drawn from the bottom up, one frame a row."""
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    lines = ["flowchart BT", *_told(diagram)]
    for number, row in enumerate(diagram.rows):
        lines += _frame(number, row.name, [_box(node, names) for node in diagram.nodes if node.row == number])
    lines += [f"  {_arrow(edge, names)}" for edge in diagram.edges]
    dashed = [node.id for node in diagram.nodes if node.shape is Shape.DASHED]
    lines += _styles("stroke-dasharray: 5 4", dashed, names)
    lines += _styles("stroke-width: 3px", [node.id for node in diagram.nodes if node.emphasis], names)
    return "\n".join(lines) + "\n"


def _told(diagram: Diagram) -> list[str]:
    """The text for screen readers."""
    told = {"accTitle": _said(plain(diagram.title)), "accDescr": _said(diagram.description)}
    # Without text, such a line would take the next one as its text.
    return [f"  {key}: {text}" for key, text in told.items() if text.strip()]


def _styles(style: str, boxes: Iterable[Clean], names: Mapping[Clean, str]) -> list[str]:
    return [f"  style {names[box]} {style}" for box in boxes]


def _frame(number: int, name: str, boxes: list[str]) -> list[str]:
    """A row with its boxes; an empty frame would be drawn as a box of its own."""
    return [f'  subgraph r{number}["{_words(name)}"]', *(f"    {box}" for box in boxes), "  end"] if boxes else []


def _said(text: str) -> str:
    """Titles for screen readers know no numbers for signs: what Mermaid could obey becomes a space."""
    kept = "".join(sign if sign.isalnum() or sign in " ,.'()-" or not sign.isascii() else " " for sign in text)
    return " ".join(kept.split())


def _words(text: str) -> str:
    """Every sign that Mermaid could read as more than text becomes its number, and what Markdown would obey is broken up."""
    text = text.strip()
    text = _LINKS.sub(f"\\g<0>{UNSEEN}", text.translate(_LOOK_ALIKES))
    start = UNSEEN if text and not text[0].isalpha() else ""
    return "".join(sign if sign.isalnum() or sign in " ,.-" else f"#{ord(sign)};" for sign in start + text)


def _box(node: DiagramBox, names: Mapping[Clean, str]) -> str:
    before, after = _SHAPES[node.shape]
    label = f"<br>{_words(node.label)}" if node.label else ""
    return f"{names[node.id]}{before}{_words(node.title)}{label}{after}"


def _arrow(edge: Edge, names: Mapping[Clean, str]) -> str:
    label = f'|"{_words(edge.label)}"| ' if edge.label else ""
    return f"{names[edge.tail]} {_ARROWS[edge.stroke]} {label}{names[edge.head]}".replace("  ", " ")

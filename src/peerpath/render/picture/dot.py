"""Writes a picture in Graphviz's language, DOT."""

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import DiagramBox, Edge, Shape
from peerpath.document.inline import plain
from peerpath.render.colours import PALETTE

_SHAPES = {
    Shape.BOX: 'shape=box, style="filled"', Shape.ROUND: 'shape=box, style="filled,rounded"',
    Shape.CUT: 'shape=octagon, style="filled"',
    Shape.DASHED: 'shape=box, style="filled,dashed"', Shape.FLAG: 'shape=cds, style="filled"',
}  # fmt: skip


def paint(diagram: Diagram) -> str:
    """The picture, drawn from the bottom up, boxes of one row side by side."""
    lines = ["digraph {", "  rankdir=BT; newrank=true; node [fontname=Helvetica]; edge [fontname=Helvetica];"]
    lines.append(f"  label={_quoted(plain(diagram.title))}; tooltip={_quoted(diagram.description)};")
    for number, row in enumerate(diagram.rows):
        boxes = [f"    {_box(node)}" for node in diagram.nodes if node.row == number]
        lines += [f"  subgraph cluster_{number} {{", f"    label={_quoted(row.name)};", *boxes, "  }"] if boxes else []
    lines += [f"  {_arrow(edge)}" for edge in diagram.edges]
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _box(node: DiagramBox) -> str:
    paint = PALETTE[node.colour]
    words = f"{_quoted(node.title)[:-1]}\\n{_quoted(node.label)[1:]}" if node.label else _quoted(node.title)
    look = f'fillcolor="{paint.paper}", color="{paint.ink}", penwidth={3 if node.emphasis else 1}'
    return f"{_quoted(node.id)} [label={words}, {_SHAPES[node.shape]}, {look}];"


def _arrow(edge: Edge) -> str:
    label = f"label={_quoted(edge.label)}, " if edge.label else ""
    return f"{_quoted(edge.tail)} -> {_quoted(edge.head)} [{label}style={edge.stroke}];"

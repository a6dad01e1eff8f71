"""Writes a picture as GraphML for graph programs: what is in it, not how it looks."""

from collections.abc import Mapping
from html import escape

from peerpath.document.blocks import Diagram
from peerpath.document.diagram import DiagramBox, Edge

_FIELDS = (
    ("node", "title"),
    ("node", "label"),
    ("node", "detail"),
    ("node", "row"),
    ("node", "shape"),
    ("edge", "label"),
    ("edge", "stroke"),
)


def paint(diagram: Diagram) -> str:
    """The boxes and the arrows, with their words."""
    keys = [
        f'  <key id="{owner}_{name}" for="{owner}" attr.name="{name}" attr.type="string"/>' for owner, name in _FIELDS
    ]
    body = [_node(node, diagram) for node in diagram.nodes] + [_edge(edge) for edge in diagram.edges]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
            *keys,
            '  <graph edgedefault="directed">',
            *body,
            "  </graph>",
            "</graphml>\n",
        ]
    )


def _node(node: DiagramBox, diagram: Diagram) -> str:
    # Gephi, yEd and others show what is called "label".
    values = {
        "title": node.title,
        "label": node.title,
        "detail": node.label,
        "row": diagram.rows[node.row].name,
        "shape": node.shape.value,
    }
    return f'    <node id="{escape(node.id)}">{_data("node", values)}</node>'


def _edge(edge: Edge) -> str:
    values = {"label": edge.label, "stroke": edge.stroke.value}
    return f'    <edge source="{escape(edge.tail)}" target="{escape(edge.head)}">{_data("edge", values)}</edge>'


def _data(owner: str, values: Mapping[str, str]) -> str:
    return "".join(f'<data key="{owner}_{name}">{escape(value)}</data>' for name, value in values.items() if value)

"""Mermaid, DOT and GraphML: what is in the picture, for other programs to read."""

import io
import re

import networkx
import pytest

from peerpath.document import build
from peerpath.document.clean import clean
from peerpath.document.diagram import Shape, Stroke, edge, node
from peerpath.render.picture import dot, graphml, mermaid
from tests.render.pages import HOSTILE, picture

SMALL = build.diagram(
    "Ways", "One leads to the other.", rows=["In", "Band 4"],
    nodes=[node("a/b", "Volunteer", 0, label="Voluntary", shape=Shape.ROUND), node("c", "Peer Lead", 1, emphasis=True)],
    edges=[edge("a/b", "c", stroke=Stroke.DASHED, label="may lead to")],
)  # fmt: skip


def test_mermaid() -> None:
    assert mermaid.paint(SMALL).splitlines() == [
        "flowchart BT",
        "  accTitle: Ways",
        "  accDescr: One leads to the other.",
        '  subgraph r0["In"]',
        '    n0(["Volunteer<br>Voluntary"])',
        "  end",
        '  subgraph r1["Band 4"]',
        '    n1["Peer Lead"]',
        "  end",
        '  n0 -.-> |"may lead to"| n1',
        "  style n1 stroke-width: 3px",
    ]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_changes_no_structure_of_mermaid(hostile: str) -> None:
    def skeleton(text: str) -> list[str]:
        return [
            re.sub(r'"[^"]*"|(?<=acc)(Title|Descr): .*', "_", line)
            for line in mermaid.paint(picture(text)).splitlines()
        ]

    assert skeleton(hostile) == skeleton("Some text")
    quoted = re.findall(r'"([^"]*)"', mermaid.paint(picture(hostile)))
    assert all(re.fullmatch(r"(?:[^\W_]|[ ,.-]|#\d+;|<br>)*", text) for text in quoted)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_mermaid_gives_the_text_back(hostile: str) -> None:
    label = re.findall(r'n0\["(.*?)<br>', mermaid.paint(picture(hostile)))[0]
    assert re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label) == clean(f"{hostile} 0")


@pytest.mark.parametrize("hostile", ["plain", *HOSTILE])
def test_graphml_is_read_back_with_every_word(hostile: str) -> None:
    drawn = picture(hostile)
    graph = networkx.read_graphml(io.BytesIO(graphml.paint(drawn).encode()))
    assert {name: values["title"] for name, values in graph.nodes(data=True)} == {
        box.id: box.title for box in drawn.nodes
    }
    assert {(tail, head) for tail, head in graph.edges()} == {(arrow.tail, arrow.head) for arrow in drawn.edges}
    assert graph.nodes["chosen"]["row"] == "Band 4"


STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_within_the_quotes_of_dot(hostile: str) -> None:
    def skeleton(text: str) -> str:
        return STRING.sub("_", dot.paint(picture(text)))

    assert skeleton(hostile) == skeleton("Some text")
    strings = [text.replace('\\"', '"').replace("\\\\", "\\") for text in STRING.findall(dot.paint(picture(hostile)))]
    assert clean(hostile) in strings


def test_dot_says_titles_labels_and_arrows() -> None:
    painted = dot.paint(SMALL)
    assert '"a/b" [label="Volunteer\\nVoluntary", shape=box, style="filled,rounded"' in painted
    assert '"a/b" -> "c" [label="may lead to", style=dashed, penwidth=1];' in painted
    assert "rankdir=BT" in painted

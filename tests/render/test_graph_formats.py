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
    shown = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label)
    assert (
        shown.replace(mermaid.UNSEEN, "") == clean(f"{hostile} 0").replace("`", "\u02cb").replace("~", "\u223c").strip()
    )


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
    assert '"a/b" -> "c" [label="may lead to", style=dashed];' in painted
    assert "rankdir=BT" in painted


@pytest.mark.parametrize(
    "title", ["1. Peer worker", "- Peer worker", "+ Lead", "* Lead", "# Lead", "> Lead", "2) Lead", "---"]
)
def test_a_title_that_markdown_would_obey_is_text_to_mermaid(title: str) -> None:
    """Mermaid 11.4 to 11.9 draw "Unsupported markdown: list" for a list, even where its signs are written as numbers."""
    drawn = build.diagram(title, "", rows=[title], nodes=[node("a", title, 0, label=title)], edges=[])
    for text in re.findall(r'"([^"]*)"', mermaid.paint(drawn)):
        assert all(part.startswith(f"#{ord(mermaid.UNSEEN)};") for part in text.split("<br>"))


@pytest.mark.parametrize(
    "title", ["see https://x.example/", "[a](b)", "www.x.example", "a@x.example", "the `x` post", "~~x~~"]
)
def test_no_title_is_a_link_or_code_to_mermaid(title: str) -> None:
    drawn = build.diagram("", "", rows=["In"], nodes=[node("a", title, 0)], edges=[])
    label = re.findall(r'n0\["(.*?)"', mermaid.paint(drawn))[0]
    text = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), label)
    assert not re.search(r"://|\]\(|www\.|@\w|`|~~", text)


def test_graphml_calls_the_title_a_label() -> None:
    graph = networkx.read_graphml(io.BytesIO(graphml.paint(SMALL).encode()))
    assert {name: values["label"] for name, values in graph.nodes(data=True)} == {"a/b": "Volunteer", "c": "Peer Lead"}
    assert graph.nodes["a/b"]["detail"] == "Voluntary"

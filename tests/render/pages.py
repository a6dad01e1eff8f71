"""Pages that the tests of this room paint: one of everything, and one of hostile strings everywhere."""

from peerpath.document import build
from peerpath.document.blocks import Block, Break, Diagram, Document
from peerpath.document.clean import clean
from peerpath.document.diagram import Shape, Stroke, edge, key, node
from peerpath.document.inline import Colour, Line, code, line, link, mark, note, short, strong
from peerpath.document.timeline import Fill, Lane, Timeline, bar, lanes, moment

HOSTILE = (
    "[/b] [bold red]x[/] [link=https://evil.example]click[/link]",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07click\x1b]8;;\x07 \x9b2J",
    "\u202eevil\u202c \u2066over\u2069 \ufeffzero\u200bwidth\u00ad\U000e0041tag",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1) ' style='x",
    '#panic("no") #read("secret") $x$ *b* _i_ `raw` @ref <label> // gone',
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    '=HYPERLINK("https://evil.example") +1 -1 @x',
    "`` ` ``` code fence ```",
    "a | b || c \\| d",
    "# no heading",
    "- no list",
    "12. no list",
    "+ no list",
    "> no quote",
    "--- ***  ===",
    "[text](https://evil.example) ![pic](x.png) <https://evil.example>",
    "&lt;b&gt; &amp; &#35; &copy;",
    "~~gone~~ **bold** __bold__ *it* \\escaped\\",
    'end; click a href "javascript:alert(1)" %% comment',
    "]]> <!-- comment --> <?xml ?> <!DOCTYPE x>",
    "https://plain.example/?a=1&b=2",
    "../../etc/passwd\x00.txt",
    "line\nbreak\r\nand\ttab\u2028and\u2029more",
)
"""What people and files could put into a name."""


def everything(text: str = "Some text") -> Document:
    """One of each noun, each with the text in every place that takes one."""
    return build.document(text, *blocks(text), lead=[strong(text), " ", text], subtitle=text, foot=text)


def blocks(text: str) -> tuple[Block, ...]:
    """One of each block."""
    spans: Line = line(
        text,
        " ",
        strong(text),
        " ",
        note(text),
        " ",
        code(text),
        " ",
        mark(text, Colour.GREEN),
        " ",
        short("Nov", text),
    )
    return (
        build.labelled((text, spans), ("Date", "22 November 2026")),
        build.section(
            text,
            build.prose(*spans, " ", link(text, "https://example.org/a?b=1&c=2"), " ", link(text, "#there")),
            build.section(text, build.prose(text), pages=Break.TOGETHER),
            build.section("Deeper", build.section("Deeper still", build.prose("Down here."))),
            build.table(text, [text, "By when"], [[text, ""], ["", ""]], roomy=True),
        build.table(text, [text, "Status", build.column("Months", number=True)],
                        [[text, mark(text, Colour.AMBER), "12"], ["Other", spans, ""]]),
            anchor="there",
        ),
        build.bullets(text, build.item(spans, build.numbered("First", build.item(text, build.bullets(text))))),
        build.callout(text, build.prose(text), build.bullets(text), colour=Colour.RED),
        build.rows([mark(text, Colour.AMBER), text, ""], [mark("in place", Colour.GREEN), "Other", text]),
        bars(text),
        build.tally((2, text, Colour.GREEN), (4, "in the way", Colour.AMBER)),
        picture(text),
        build.section("Room", build.write_in(text, lines=3), build.write_in("Signed"), pages=Break.NEW_PAGE),
        build.verbatim(f"key: {text}\n  other: 1"),
        build.commands(text, (text, text), ("peerpath roles", "see them all")),
    )  # fmt: skip


def picture(text: str = "Some text") -> Diagram:
    """Boxes of every shape and colour, arrows of every kind."""
    shapes = [
        node(f"{number} {text}", f"{text} {number}", number % 3, label=text, shape=shape, colour=colour, hint=text)
        for number, (shape, colour) in enumerate(zip((*Shape, Shape.BOX, Shape.BOX, Shape.BOX), Colour, strict=True))
    ]
    chosen = node("chosen", text, 2, emphasis=True, address="#there")
    away = node("away", "Away", 0, address="https://example.org/role")
    arrows = [
        edge(shapes[0].id, shapes[1].id, stroke=Stroke.DASHED, label=text),
        edge(shapes[1].id, shapes[2].id),
        edge(shapes[0].id, "chosen", stroke=Stroke.DOTTED),
        edge("chosen", "away"),
        edge(shapes[4].id, shapes[1].id),
    ]
    return build.diagram(
        text, f"The picture shows {text}.", rows=["Ways in", text, "Band 4"], nodes=[*shapes, chosen, away],
        edges=arrows, keys=[key(text, Shape.ROUND, Colour.GREY), key("May lead to", Stroke.DASHED)],
        words=[build.bullets(f"It says {text}")],
    )  # fmt: skip


def bars(text: str = "Some text") -> Timeline:
    """Bars of every fill, one beside another, and a moment."""
    work = (bar(0, 3, text, "months 1 to 3"), bar(3, 15, "Senior", "months 4 to 15", fill=Fill.ASSUMED, sign="2"))
    beside = (*work, bar(1, 2, "Beside", "month 2", note=text))
    waiting = Lane(
        clean("Apply"), (bar(0, 3, "Wait", "months 1 to 3", fill=Fill.WAITING),), (moment(15, "Go", "then"),)
    )
    return build.timeline(
        text, f"It shows {text}.", months=15, ticks=[(0, "today"), (2, "2027"), (14, "2028")],
        lanes=[*lanes(text, beside), waiting], keys=[(Fill.ASSUMED, text)],
    )  # fmt: skip

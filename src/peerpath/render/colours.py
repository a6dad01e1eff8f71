"""All colours: pale backgrounds, inks dark enough to be read on them and on white, and the shade of a pay band."""

from typing import NamedTuple

from peerpath.document.inline import Colour


class Paint(NamedTuple):
    """A background, and the ink for outlines and text on it."""

    paper: str
    ink: str


PALETTE = {
    Colour.PLAIN: Paint("#ffffff", "#2b333d"),
    Colour.GREEN: Paint("#e3f4e7", "#17602d"),
    Colour.TEAL: Paint("#ddf2f2", "#0a5a63"),
    Colour.BLUE: Paint("#e3eefb", "#1b4a93"),
    Colour.PURPLE: Paint("#f0e8f9", "#552b8a"),
    Colour.AMBER: Paint("#fdf0d3", "#744a00"),
    Colour.RED: Paint("#fbe6e3", "#93261a"),
    Colour.GREY: Paint("#eceef0", "#4a535d"),
}
"""Every ink has a contrast of at least 6 to 1 with its paper and with white."""
WHITE = "#ffffff"
TEXT = "#1a1d21"
BAND = "#f4f5f7"
"""Every other pay band's strip on a map; the others are white."""
RULE = "#c3c8ce"

DARK = {
    Colour.PLAIN: Paint("#1e2227", "#d5dae0"),
    Colour.GREEN: Paint("#12331e", "#8fdba6"),
    Colour.TEAL: Paint("#0d3337", "#7fd6de"),
    Colour.BLUE: Paint("#172a4c", "#a8c8f8"),
    Colour.PURPLE: Paint("#2f2247", "#d3b8f5"),
    Colour.AMBER: Paint("#3a2a08", "#f2c772"),
    Colour.RED: Paint("#43211c", "#f6b0a6"),
    Colour.GREY: Paint("#2b3037", "#c0c8d1"),
}
"""The colours for dark screens. Every ink has a contrast of at least 6 to 1 with its paper and with `BLACK`."""
BLACK = "#15181c"


def at_night() -> dict[str, str]:
    """Which colour replaces each colour of a page or picture on a dark screen."""
    plain = {WHITE: BLACK, TEXT: "#e8eaed", BAND: "#1e2227", RULE: "#4c545d"}
    pairs = ((PALETTE[colour], DARK[colour]) for colour in PALETTE)
    return {day: night for light, dark in pairs for day, night in zip(light, dark, strict=True)} | plain

"""The colours: pale papers, and inks dark enough to be read on them and on white."""

from typing import NamedTuple

from peerpath.document.inline import Colour


class Paint(NamedTuple):
    """What a thing is filled with, and what it is outlined and written with."""

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
"""Every ink stands out from its paper, and from white, by at least 6 to 1."""
TEXT = "#1a1d21"
BAND = "#f4f5f7"
RULE = "#c3c8ce"

"""Decides how text looks on the way out: plain facts in, one frozen value out."""

from collections.abc import Mapping

from msgspec import Struct

NARROW = 60
"""Below this width, bars and columns would be too short to read."""


class Look(Struct, frozen=True, kw_only=True):
    """How text is painted for one output."""

    width: int | None = 80
    """Columns to wrap at; None for one record to a line, however long."""
    height: int | None = None
    """Lines of the terminal; None where nobody knows, as for a pipe."""
    colour: bool = False
    """Whether colour and bold may be used, in addition to words."""
    boxes: bool = False
    """Whether lines may be drawn with characters, as underlines and frames."""
    accessible: bool = False
    """For screen readers: no drawings, tables as labelled lines, no spinner."""
    lively: bool = False
    """Whether lines can be overwritten, as for a progress bar."""
    encoding: str = "utf-8"
    """The encoding of the reader's terminal."""

    @property
    def blocks(self) -> bool:
        """Whether bars may be drawn, which needs their characters in the encoding."""
        return self.boxes and _is_utf8(self.encoding)


PAPER = Look(width=None, boxes=True)
"""For a file, when nothing is known about how it will be read."""


def look_of(
    *,
    terminal: bool,
    environment: Mapping[str, str],
    columns: int,
    encoding: str | None,
    accessible: bool = False,
    lines: int | None = None,
) -> Look:
    """Choose how to paint for an output, given whether it is a terminal, its size, the environment and a flag.

    Environment variables count if they are not empty. ``NO_COLOR`` wins over ``FORCE_COLOR``; ``COLUMNS`` sets the
    width, even for a pipe.
    """
    plain = accessible or _on(environment.get("ACCESSIBLE"))
    dumb = environment.get("TERM", "").lower() in ("dumb", "unknown")
    # A dumb terminal has neither cursor movement nor colour.
    drawing = terminal and not dumb
    colour = (drawing or _on(environment.get("FORCE_COLOR"))) and not environment.get("NO_COLOR")
    return Look(
        width=_width(environment.get("COLUMNS", ""), columns if terminal else None),
        height=lines if terminal else None,
        colour=colour,
        boxes=not plain and not dumb,
        accessible=plain,
        encoding=encoding or "ascii",
        lively=drawing and not plain and _is_utf8(encoding),
    )


def _on(value: str | None) -> bool:
    return bool(value) and value not in ("0", "false", "no")


def _width(asked: str, otherwise: int | None) -> int | None:
    if asked.isascii() and asked.isdecimal() and int(asked[:6]) > 0:
        return max(20, int(asked[:6]))
    return None if otherwise is None else max(20, otherwise)


def _is_utf8(encoding: str | None) -> bool:
    return (encoding or "").lower().replace("-", "").replace("_", "") in ("utf8", "utf8sig")

"""The one place that decides how text looks on the way out: from plain facts, to one frozen value."""

from collections.abc import Mapping

from msgspec import Struct


class Look(Struct, frozen=True, kw_only=True):
    """How text is painted for one output."""

    width: int | None = 80
    """Columns to wrap at; None for one record a line, however long."""
    colour: bool = False
    """Colour and bold may be used, as an addition to words."""
    boxes: bool = False
    """Lines may be drawn with characters: underlines and frames."""
    accessible: bool = False
    """For screen readers: nothing drawn, tables as labelled lines, no spinner."""
    lively: bool = False
    """A terminal on which a line may be written over, as a bar of progress is."""
    encoding: str = "utf-8"
    """What the reader's end can show."""

    @property
    def blocks(self) -> bool:
        """Whether bars may be drawn: the reader's end must have the characters for them."""
        return self.boxes and _is_utf8(self.encoding)


PAPER = Look(width=None, boxes=True)
"""Text for a file, where nothing is known of how it will be read."""


def look_of(
    *,
    terminal: bool,
    environment: Mapping[str, str],
    columns: int,
    encoding: str | None,
    accessible: bool = False,
) -> Look:
    """Choose how to paint for an output, given whether it is a terminal, its width, the environment and a flag.

    Environment variables count if they are not empty. ``NO_COLOR`` wins over ``FORCE_COLOR``; ``COLUMNS`` sets the
    width, even for a pipe.
    """
    plain = accessible or _on(environment.get("ACCESSIBLE"))
    dumb = environment.get("TERM", "").lower() in ("dumb", "unknown")
    # A dumb terminal can neither move its cursor nor colour.
    drawing = terminal and not dumb
    colour = (drawing or _on(environment.get("FORCE_COLOR"))) and not environment.get("NO_COLOR")
    return Look(
        width=_width(environment.get("COLUMNS", ""), columns if terminal else None),
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

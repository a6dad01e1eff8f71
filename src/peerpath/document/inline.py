"""What a line of text is made of: plain text, and a few spans that stand out."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from peerpath.document.clean import Clean, clean


class Colour(StrEnum):
    """A hint that goes with words or a shape, and never says anything alone."""

    PLAIN = "plain"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


class Strong(Struct, frozen=True):
    """Words that matter most."""

    text: Clean


class Aside(Struct, frozen=True):
    """An aside, painted quietly."""

    text: Clean


class Code(Struct, frozen=True):
    """What can be typed as it stands: a command, an id, a file name."""

    text: Clean


class Mark(Struct, frozen=True):
    """A short word that says how a thing stands, such as "in place"."""

    text: Clean
    colour: Colour = Colour.PLAIN


class Short(Struct, frozen=True):
    """Words shortened for a screen to look at, such as "Nov"; all others get the whole: paper, pages, screen readers."""

    text: Clean
    whole: Clean


class Link(Struct, frozen=True):
    """Words that lead to an address: http, https or mailto, ``#anchor`` on the same page, or a file beside it."""

    text: Clean
    address: Clean
    paged: bool = False
    """On paper not the words, but the number of the page on which that place is."""


Span = Clean | Strong | Aside | Code | Mark | Short | Link
Line = tuple[Span, ...]
"""One line of text, as a document holds it."""

Inline = str | Strong | Aside | Code | Mark | Short | Link | Iterable["Inline"]
"""One line of text, as it may be handed in: a text, a span, or any number of them."""


def line(*parts: Inline) -> Line:
    """The line of these parts, one after another; plain text in it is cleaned."""
    spans: list[Span] = []
    for part in parts:
        match part:
            case "":
                pass
            case str():
                spans.append(clean(part))
            case Strong() | Aside() | Code() | Mark() | Short() | Link():
                spans.append(part)
            case _:
                spans.extend(line(*part))
    return tuple(spans)


def strong(text: str) -> Strong:
    """Words that matter most."""
    return Strong(clean(text))


def note(text: str) -> Aside:
    """An aside, painted quietly."""
    return Aside(clean(text))


def code(text: str) -> Code:
    """What can be typed as it stands."""
    return Code(clean(text))


def mark(text: str, colour: Colour = Colour.PLAIN) -> Mark:
    """A short word that says how a thing stands."""
    return Mark(clean(text), colour)


def short(text: str, whole: str) -> Short:
    """Words shortened for a screen to look at."""
    return Short(clean(text), clean(whole))


def on_screen(text: str) -> Short:
    """Words for a terminal alone, such as a flag to type; paper and pages go without them."""
    return short(text, "")


def link(text: str, address: str) -> Line:
    """Words that lead to an address; both as plain text where following it may not be safe."""
    words, target = clean(text), clean(address)
    if is_safe(target):
        return (Link(words, target),)
    return line(words, f" ({target})" if target and target != words else "")


def place(text: str, anchor: Clean) -> Link:
    """Words that lead to a place on the same page; on paper the number of the page on which it is."""
    return Link(clean(text), Clean(f"#{anchor}"), paged=True)


def beside(text: str, file: str, folder: str = "") -> Inline:
    """Words that lead to a file; plain text where its name is none that we would have made.

    ``folder`` is the way there from where the words stand, with a slash at its end; empty for the same folder.
    """
    # A command without links should not wait for it.
    from urllib.parse import quote

    name = clean(file)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
        return clean(text)
    # Quoted, a folder's name can be no other kind of address.
    return Link(clean(text), clean(quote(folder, errors="surrogateescape") + name))


def is_safe(address: str) -> bool:
    """Whether a reader may be sent there."""
    return address.lower().startswith(("https://", "http://", "mailto:", "#")) and " " not in address


def plain(content: Line) -> Clean:
    """The words of a line, without their spans."""
    return Clean("".join(map(words_of, content)))


def words_of(span: Span) -> Clean:
    """The words of a span, in full."""
    if isinstance(span, str):
        return span
    return span.whole if isinstance(span, Short) else span.text

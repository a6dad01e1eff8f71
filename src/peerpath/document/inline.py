"""What a line of text consists of: plain text, and a few kinds of spans."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from peerpath.document.clean import Clean, clean


class Colour(StrEnum):
    """A colour that underlines what words or a shape already say; it never carries meaning alone."""

    PLAIN = "plain"
    GREEN = "green"
    TEAL = "teal"
    BLUE = "blue"
    PURPLE = "purple"
    AMBER = "amber"
    RED = "red"
    GREY = "grey"


class Strong(Struct, frozen=True):
    """The words that matter most."""

    text: Clean


class Aside(Struct, frozen=True):
    """An aside, shown quietly."""

    text: Clean


class Code(Struct, frozen=True):
    """Something to type exactly as it is: a command, an id, a file name."""

    text: Clean


class Mark(Struct, frozen=True):
    """A short word for how something stands, such as "in place"."""

    text: Clean
    colour: Colour = Colour.PLAIN


class Short(Struct, frozen=True):
    """Words abbreviated for sighted readers of a screen, such as "Nov". All other readers get them in full."""

    text: Clean
    whole: Clean


class Link(Struct, frozen=True):
    """Words that lead to an http, https or mailto address, to ``#anchor`` on the same page, or to a file beside it."""

    text: Clean
    address: Clean
    paged: bool = False
    """Whether paper shows the page number of the place instead of the words."""


Span = Clean | Strong | Aside | Code | Mark | Short | Link
Line = tuple[Span, ...]
"""One line of text in a document."""

Inline = str | Strong | Aside | Code | Mark | Short | Link | Iterable["Inline"]
"""What can become a line: a text, a span, or any number of them."""


def line(*parts: Inline) -> Line:
    """Join parts to a line; plain text among them is cleaned."""
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
    """The words that matter most."""
    return Strong(clean(text))


def note(text: str) -> Aside:
    """An aside, shown quietly."""
    return Aside(clean(text))


def code(text: str) -> Code:
    """Something to type exactly as it is."""
    return Code(clean(text))


def mark(text: str, colour: Colour = Colour.PLAIN) -> Mark:
    """A short word for how something stands."""
    return Mark(clean(text), colour)


def short(text: str, whole: str) -> Short:
    """Words abbreviated for sighted readers of a screen."""
    return Short(clean(text), clean(whole))


def on_screen(text: str) -> Short:
    """Words for terminals only, such as a flag to type; paper and pages leave them out."""
    return short(text, "")


def link(text: str, address: str) -> Line:
    """Words that link to an address, or both as plain text if following it might not be safe."""
    words, target = clean(text), clean(address)
    if is_safe(target):
        return (Link(words, target),)
    return line(words, f" ({target})" if target and target != words else "")


def place(text: str, anchor: Clean) -> Link:
    """Words that link to a place on the same page; on paper they are followed by its page number."""
    return Link(clean(text), Clean(f"#{anchor}"), paged=True)


def beside(text: str, file: str, folder: str = "") -> Inline:
    """Words that link to a file in ``folder`` (with a slash at the end; empty for the same folder).

    Plain text if the file has a name that the program would not have given it.
    """
    # A command without links should not wait for it.
    from urllib.parse import quote

    name = clean(file)
    if not re.fullmatch(r"[a-z0-9][a-z0-9.-]*", name):
        return clean(text)
    # Quoted, a folder's name cannot become another kind of address.
    return Link(clean(text), clean(quote(folder, errors="surrogateescape") + name))


def is_safe(address: str) -> bool:
    """Whether the address is safe to link to."""
    return address.lower().startswith(("https://", "http://", "mailto:", "#")) and " " not in address


def plain(content: Line) -> Clean:
    """The words of a line, without any spans."""
    return Clean("".join(map(words_of, content)))


def words_of(span: Span) -> Clean:
    """The words of a span, in full."""
    if isinstance(span, str):
        return span
    return span.whole if isinstance(span, Short) else span.text

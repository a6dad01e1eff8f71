"""The edge: reads from the machine and lets answers leave. All commands use it."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from msgspec import Struct

from peerpath.cli.exit_codes import stop
from peerpath.diagnostic.shown import plain_line, shown

if TYPE_CHECKING:
    from peerpath.ask.answer import Answer
    from peerpath.document.blocks import Document
    from peerpath.render.terminal.console import Look


class Format(StrEnum):
    """The formats of output."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


class Out(Struct, frozen=True):
    """How and where an answer leaves."""

    format: Format = Format.TEXT
    file: Path | None = None
    accessible: bool = False
    quiet: bool = False


def look(stream_is_file: bool, accessible: bool) -> "Look":
    """How to paint text for standard output, or for a file."""
    from peerpath.render.terminal.console import PAPER

    return PAPER if stream_is_file else look_at(sys.stdout, accessible)


def look_at(stream: TextIO, accessible: bool) -> "Look":
    """How to paint text for a stream."""
    import shutil

    from peerpath.render.terminal.console import look_of

    size = shutil.get_terminal_size()
    return look_of(
        terminal=stream.isatty(),
        environment=os.environ,
        columns=size.columns,
        lines=size.lines,
        encoding=stream.encoding,
        accessible=accessible,
    )


def give(answer: "Answer", out: Out, *, full: bool = False, **wishes: Any) -> None:
    """Output an answer in the format asked for. Text and JSON are short; all other formats are full reports.

    ``wishes`` are further arguments of the answer's document, such as the person's own flags.
    """
    if out.format is Format.JSON:
        show_data(answer.to_dict(), out)
    else:
        full = full or out.format is not Format.TEXT
        if out.format is not Format.TEXT:
            wishes.pop("flags", None)  # A page suggests no commands, and other people may read it.
        show(answer.document(full=full, **wishes), out, paged=full)


def give_known(data: Callable[[], object], page: Callable[[], "Document"], out: Out) -> None:
    """Output what is known, whoever asks, in the format asked for; only what that needs is made."""
    if out.format is Format.JSON:
        show_data(data(), out)
    else:
        show(page(), out)


def show(answer: "Document", out: Out, *, paged: bool = False) -> None:
    """Paint a document and output it; ``paged`` uses the person's pager, if there is one."""
    painted = paint(answer, out)
    if not (paged and page_through(painted.content, out)):
        leave(painted.content, out)
    if painted.remark:
        tell(painted.remark, quiet=out.quiet)


def page_through(painted: bytes, out: Out) -> bool:
    """Show text in the pager that PAGER names, on a terminal; False where there is none, or it would not start.

    Never in accessible mode: a screen reader loses its place in a pager.
    """
    command = os.environ.get("PAGER", "").strip()
    # Files and other formats are for programs, which a pager would hold up.
    if not command or out.format is not Format.TEXT or out.file is not None or not sys.stdout.isatty():
        return False
    if look(False, out.accessible).accessible:
        return False
    import shlex
    import subprocess

    try:
        # F: quit at once if all fits on a screen; R: pass colours through; X: leave the answer on the screen.
        with subprocess.Popen(shlex.split(command), stdin=subprocess.PIPE, env={"LESS": "FRX", **os.environ}) as pager:
            pager.communicate(painted)
    except (OSError, ValueError):
        return False
    return True


class Painted(Struct, frozen=True):
    """A document in a format."""

    content: bytes
    remark: str = ""
    """What could not be shown as it is, to be reported."""


def paint(answer: "Document", out: Out) -> Painted:
    """Paint a document in the format asked for."""
    match out.format:
        case Format.MARKDOWN:
            from peerpath.render.markdown import paint as markdown

            return Painted(markdown(answer).encode())
        case Format.HTML:
            from peerpath.render.html import paint as html

            return Painted(html(answer).encode())
        case Format.PDF:
            return _pdf(answer)
        case _:
            return Painted(_text(answer, look(out.file is not None, out.accessible)))


def _text(answer: "Document", how: "Look") -> bytes:
    from peerpath.render.terminal.text import paint

    return paint(answer, how).encode(how.encoding, errors="backslashreplace")


def _pdf(answer: "Document") -> Painted:
    from peerpath.render.pdf import MissingExtra, paint

    painted = paint(answer)
    if isinstance(painted, MissingExtra):
        stop(f'PDF needs one more package. Type: pip install "peerpath[{painted.extra}]"')
    remarks = [NO_FONT] * bool(painted.unshown) + [CUT] * painted.cut + [TOO_LONG] * painted.too_long
    remarks += [NO_LOGO] * painted.without_logo
    return Painted(painted.file, "\n".join(remarks))


CUT = "Not all fits on one sheet of paper. The handout names what it leaves out, and the full report has it."
TOO_LONG = "This role asks for too much for one sheet of paper: the handout needs two, and its foot says so."
NO_LOGO = (
    "The logo cannot be drawn in a PDF, so it was left out. Its file may be damaged: save it again, as SVG or PNG."
)
NO_FONT = (
    "No font on this computer has some of the letters in the PDF. Codes, or the nearest letters, stand in their place.\n"
    "Install a font that has them, such as one of the Noto fonts. Or use --format html."
)


def show_data(data: object, out: Out) -> None:
    """Output a JSON answer."""
    from peerpath.report.as_json.text import text

    leave(text(data).encode(), out)


def leave(content: bytes, out: Out) -> None:
    """Write to standard output, or to a file, whole or not at all."""
    if out.file is not None:
        write(out.file, content)
        tell(f"Written to {shown(str(out.file))}", quiet=out.quiet)
        return
    # The bytes of a PDF could upset a terminal.
    if out.format is Format.PDF and sys.stdout.isatty():
        stop("A PDF is not for the screen. Name a file with --output.")
    send(content)


def send(content: bytes) -> bool:
    """Write to standard output. Returns False if nobody reads it any more, which is not an error."""
    from peerpath.cli.streams import to_nowhere

    try:
        # Flush text that was printed before, since the bytes go past its buffer.
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        to_nowhere(sys.stdout)
        return False
    except OSError as error:
        from peerpath.reading.files import reason

        stop(f"The answer cannot be written: {reason(error)}.")
    return True


def write(file: Path, content: bytes) -> None:
    """Write a file, whole or not at all, readable by its owner only."""
    from peerpath.cli.files import whole

    with whole(file) as opened:
        opened.write(content)


def tell(text: str, *, quiet: bool = False) -> None:
    """Write a remark to standard error; dropped if that is closed, since nobody is there to read it.

    On a terminal it is wrapped at spaces.
    """
    if quiet:
        return
    text = "\n".join(map(plain_line, text.split("\n")))
    if sys.stderr.isatty():
        text = "\n".join(map(_wrapped, text.split("\n")))
    # A replaced stream, as in a notebook, may have no encoding.
    encoding = sys.stderr.encoding or "ascii"
    with suppress(OSError):
        print(text.encode(encoding, errors="backslashreplace").decode(encoding), file=sys.stderr, flush=True)


def _wrapped(line: str) -> str:
    import shutil
    import textwrap

    indent = line[: len(line) - len(line.lstrip(" "))]
    # One column less, because some terminals wrap a line that fills them.
    columns = max(20, shutil.get_terminal_size().columns - 1)
    return textwrap.fill(
        line.strip(),
        columns,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )

"""Text for people: each problem with its line, and a caret under the exact place."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from peerpath.diagnostic.diagnostic import Diagnostic, Place, Severity
from peerpath.diagnostic.shown import brief, plain_line, shown
from peerpath.document.clean import clean
from peerpath.render.terminal.console import Look
from peerpath.render.terminal.measure import width_of
from peerpath.validate.output.words import full, sentence, totals
from peerpath.validate.runner import Report

WIDEST = 110
"""The most columns shown of a line; of a longer line, the part around the place."""
MOST_SHOWN = 200
"""The most problems with a frame; nobody reads more before fixing some."""
RED, YELLOW, BLUE, BOLD, PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[34m", "\x1b[1m", "\x1b[0m"
COLOUR = {Severity.ERROR: RED, Severity.WARNING: YELLOW}


def paint(report: Report, look: Look) -> str:
    """Problems with their frames, and a summary line. For screen readers, a line each without a frame."""
    if look.accessible or not look.boxes:
        return paint_lines(report)
    texts = {name: _lines(raw) for name, raw in report.files.items()}
    ink = Ink(look.colour)
    blocks = ["\n".join(_block(one, texts, ink)) for one in report.diagnostics[:MOST_SHOWN]]
    rest = len(report.diagnostics) - len(blocks)
    more = [f"{rest} more are not shown here: --format lines gives all."] if rest > 0 else []
    return "\n\n".join([*blocks, *more, totals(report)]) + "\n"


def paint_lines(report: Report) -> str:
    """A line for each problem: place, severity, code, message and help."""
    lines = [plain_line(f"{one.place}: {one.severity} {one.code}: {full(one)}") for one in report.diagnostics]
    return "\n".join([*lines, totals(report)]) + "\n"


class Ink(Struct, frozen=True):
    """Paints text in colour, if colour may be used."""

    colour: bool

    def __call__(self, text: str, *codes: str) -> str:
        """The text in a colour."""
        return f"{''.join(codes)}{text}{PLAIN}" if self.colour and text else text


def _block(one: Diagnostic, texts: Mapping[str, list[str]], ink: Ink) -> Iterator[str]:
    gutter = len(str(max(one.place.line, one.also.place.line if one.also else 0)))
    yield f"{ink(f'{one.severity}[{one.code}]', BOLD, COLOUR[one.severity])}: {ink(sentence(one), BOLD)}"
    yield from _frame(one.place, "^", "", texts, gutter, ink, one.private, COLOUR[one.severity])
    if one.also:
        yield from _frame(one.also.place, "-", one.also.note, texts, gutter, ink, one.private, BLUE)
    if one.help:
        yield f"{' ' * gutter} {ink('=', BLUE)} {ink('help', BOLD)}: {clean(one.help)}"


def _frame(
    place: Place,
    mark: str,
    note: str,
    texts: Mapping[str, list[str]],
    gutter: int,
    ink: Ink,
    private: bool,
    colour: str,
) -> Iterator[str]:
    yield f"{' ' * gutter}{ink('-->', BLUE)} {brief(shown(str(place)))}"
    lines = texts.get(place.file, [])
    if private or not 0 < place.line <= len(lines):
        return
    part, before, marked = cut(lines[place.line - 1], place)
    bar = ink("|", BLUE)
    yield f"{' ' * gutter} {bar}"
    yield f"{ink(str(place.line).rjust(gutter), BLUE)} {bar} {part}"
    yield f"{' ' * gutter} {bar} {' ' * before}{ink(mark * marked + (f' {note}' if note else ''), colour)}"


def cut(line: str, place: Place) -> tuple[str, int, int]:
    """The part of a line to show, the number of columns before the place, and that of the place.

    Invisible characters are replaced by visible ones, so that the caret is where it should be.
    """
    # Of a line of megabytes, look at no more than could be shown.
    skipped = max(0, place.column - 1 - 2 * WIDEST)
    part = line.rstrip("\r\n")[skipped : skipped + 5 * WIDEST]
    visible = "".join(clean(character) or "\ufffd" for character in part)
    start = min(place.column - 1 - skipped, len(visible))
    end = max(start + 1, min(place.end - 1 - skipped if place.end else start + 1, len(visible)))
    first, dots = (0, "") if end <= WIDEST else (max(0, start - WIDEST // 3), "… ")
    after = " …" if first + WIDEST < len(visible) else ""
    marked = max(1, width_of(visible[start : min(end, first + WIDEST)]))
    return f"{dots}{visible[first : first + WIDEST]}{after}", len(dots) + width_of(visible[first:start]), marked


def _lines(raw: bytes) -> list[str]:
    """A file's lines to show, whatever bytes it holds."""
    return raw.decode("utf-8-sig", errors="replace").split("\n")

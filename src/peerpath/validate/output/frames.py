"""Text for people: each problem with its line, and a caret under the exact place."""

from collections.abc import Iterator, Mapping

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
    frames = _Frames(report.files, look.colour)
    blocks = ["\n".join(frames.block(one)) for one in report.diagnostics[:MOST_SHOWN]]
    rest = len(report.diagnostics) - len(blocks)
    more = [f"{rest} more are not shown here: --format lines gives all."] if rest > 0 else []
    return "\n\n".join([*blocks, *more, totals(report)]) + "\n"


def paint_lines(report: Report) -> str:
    """A line for each problem: place, severity, code, message and help."""
    lines = [plain_line(f"{one.place}: {one.severity} {one.code}: {full(one)}") for one in report.diagnostics]
    return "\n".join([*lines, totals(report)]) + "\n"


class _Frames:
    """Writes problems with the lines of these files, in colour if it may be used."""

    def __init__(self, files: Mapping[str, bytes], colour: bool) -> None:
        # Whatever bytes they hold.
        self._lines = {name: raw.decode("utf-8-sig", errors="replace").split("\n") for name, raw in files.items()}
        self._colour = colour

    def block(self, one: Diagnostic) -> Iterator[str]:
        """The lines of one problem: what it is, where it is, and what to do."""
        gutter = " " * len(str(max(one.place.line, one.also.place.line if one.also else 0)))
        yield f"{self._ink(f'{one.severity}[{one.code}]', BOLD, COLOUR[one.severity])}: {self._ink(sentence(one), BOLD)}"
        for place, mark, colour in _places(one):
            yield f"{gutter}{self._ink('-->', BLUE)} {brief(shown(str(place)))}"
            if not one.private and 0 < place.line <= len(self._lines.get(place.file, ())):
                yield from self._frame(place, mark, colour, gutter)
        if one.help:
            yield f"{gutter} {self._ink('=', BLUE)} {self._ink('help', BOLD)}: {clean(one.help)}"

    def _frame(self, place: Place, mark: str, colour: str, gutter: str) -> Iterator[str]:
        """The line of a place, and under it a mark as long as the place, with what is said of it."""
        part, before, marked = cut(self._lines[place.file][place.line - 1], place)
        sign, bar = mark[0] * marked + mark[1:], self._ink("|", BLUE)
        yield f"{gutter} {bar}"
        yield f"{self._ink(str(place.line).rjust(len(gutter)), BLUE)} {bar} {part}"
        yield f"{gutter} {bar} {' ' * before}{self._ink(sign, colour)}"

    def _ink(self, text: str, *codes: str) -> str:
        return f"{''.join(codes)}{text}{PLAIN}" if self._colour and text else text


def _places(one: Diagnostic) -> Iterator[tuple[Place, str, str]]:
    """The places of a problem, each with its mark, which goes on with what is said there, and the mark's colour."""
    yield one.place, "^", COLOUR[one.severity]
    if one.also:
        yield one.also.place, f"- {one.also.note}" if one.also.note else "-", BLUE


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

"""``peerpath validate``: whether role data is right, for people who keep it and for their checks."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, leave, look, show_data, tell, write
from peerpath.cli.exit_codes import PROBLEMS, stop
from peerpath.diagnostic.shown import shown

if TYPE_CHECKING:
    from peerpath.validate.runner import CheckOptions, Report

_what, _mend_it = (partial(typer.Option, rich_help_panel=panel) for panel in ("What to look for", "Mending"))


CheckFormat = Literal["text", "lines", "json", "github", "sarif", "junit", "gitlab"]
"""The formats of what was found."""


class LookedFor(o.Shared, frozen=True):
    """What to look for."""

    select: Annotated[
        list[str] | None,
        _what(metavar="CODES", help="Only these, such as PP2,PP503."),
    ] = None
    ignore: Annotated[
        list[str] | None,
        _what(metavar="CODES", help="Not these."),
    ] = None
    exclude: Annotated[
        list[str] | None,
        _what(metavar="PATTERN", help="Leave out files and folders like this."),
    ] = None
    strict: Annotated[bool, _what("--strict", help="Warnings count as errors.")] = False
    looked_at_since: Annotated[
        str | None,
        _what(metavar="DATE", help="Tell of sources that nobody has looked at since. Without it: for two years."),
    ] = None


class Mending(o.Shared, frozen=True):
    """Whether to fix problems."""

    fix: Annotated[bool, _mend_it("--fix", help="Mend what is safe to mend.")] = False
    diff: Annotated[bool, _mend_it("--diff", help="Show what --fix would change.")] = False


@o.takes
def validate(
    *,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH...]", help="Files and folders; without any, the built-in data."),
    ] = None,
    looked_for: LookedFor,
    mending: Mending,
    statistics: Annotated[bool, typer.Option("--statistics", help="Only how often each rule is broken.")] = False,
    format: Annotated[CheckFormat, typer.Option("--format", "-f", help="How to write what was found.")] = "text",
    leaving: o.Leaving,
    as_of: o.AS_OF = None,
    no_builtin: Annotated[
        bool, typer.Option("--no-builtin", help="Do not lay the files over the built-in data.")
    ] = False,
) -> None:
    """Whether role data is right, with the line of each problem. Leaves with 0 if it is, 1 if not."""
    from peerpath.validate.fix import fixed
    from peerpath.validate.runner import CheckOptions, check

    options = CheckOptions(
        select=_codes(looked_for.select),
        ignore=_codes(looked_for.ignore),
        strict=looked_for.strict,
        exclude=tuple(looked_for.exclude or ()),
        builtin=not no_builtin,
        today=o.the_day(as_of),
        looked_at_since=_day(looked_for.looked_at_since),
    )
    _known(options)
    out = leaving.out(Format.TEXT)
    report = check(paths or (), options)
    after = fixed(report) if mending.fix or mending.diff else {}
    if mending.diff:
        _show_diff(report, after, out)
    if mending.fix and after:
        _mend(after, out)
        report = check(paths or (), options)
    _show(report, format, statistics, out)
    raise typer.Exit(report.exit_code)


def _mend(after: dict[str, bytes], out: Out) -> None:
    for name, raw in after.items():
        _rewrite(Path(name).resolve(), raw)
    tell(f"Mended {', '.join(map(shown, after))}.", quiet=out.quiet)


def _rewrite(file: Path, raw: bytes) -> None:
    """Write a file whole or not at all, with the permissions that it had."""
    mode = file.stat().st_mode
    write(file, raw)
    file.chmod(mode)


def _codes(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(code.strip().upper() for one in given or () for code in one.split(","))


def _day(given: str | None) -> date | None:
    return None if given is None else o.the_day(given, "--looked-at-since")


def _known(options: "CheckOptions") -> None:
    from peerpath.validate.rules import RULES
    from peerpath.validate.select import unknown_selectors

    if unknown := unknown_selectors(RULES, (*options.select, *options.ignore)):
        stop(*(f"No rule's code begins with {code!r}. Codes are like PP2 or PP503." for code in unknown))


def _show_diff(report: "Report", after: dict[str, bytes], out: Out) -> None:
    from peerpath.validate.fix import diff

    leave(diff(report, after).encode(), out)
    raise typer.Exit(PROBLEMS if after else report.exit_code)


AS_DATA = ("as_json", "sarif", "gitlab")
"""Modules of `validate/output` that give plain data; the others paint text."""


def _show(report: "Report", format: CheckFormat, statistics: bool, out: Out) -> None:
    if format in ("text", "lines") and not statistics:
        return leave(_text(report, format, out), out)
    name = "statistics" if statistics else "as_json" if format == "json" else format
    painter = import_module(f"peerpath.validate.output.{name}")
    if name in AS_DATA:
        return show_data(painter.data(report), out)
    return leave(painter.paint(report).encode(), out)


def _text(report: "Report", format: CheckFormat, out: Out) -> bytes:
    from peerpath.render.terminal.encoding import fit
    from peerpath.validate.output import frames

    how = look(out.file is not None, out.accessible)
    text = frames.paint_lines(report) if format == "lines" else frames.paint(report, how)
    return fit(text, how.encoding).encode(how.encoding)

"""``peerpath validate``: whether role data is right, for people who keep it and for their checks."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Format, Out, leave, look, show_data, tell, write
from peerpath.cli.exit_codes import PROBLEMS, stop
from peerpath.diagnostic.shown import shown

if TYPE_CHECKING:
    from peerpath.validate.runner import CheckOptions, Report

WHAT_PANEL, MEND_PANEL = "What to look for", "Mending"


CheckFormat = Literal["text", "lines", "json", "github", "sarif", "junit", "gitlab"]
"""The formats of what was found."""


class LookedFor(o.Shared, frozen=True):
    """What to look for."""

    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these, such as PP2,PP503.", rich_help_panel=WHAT_PANEL),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Not these.", rich_help_panel=WHAT_PANEL),
    ] = None
    exclude: Annotated[
        list[str] | None,
        typer.Option(
            "--exclude", metavar="PATTERN", help="Leave out files and folders like this.", rich_help_panel=WHAT_PANEL
        ),
    ] = None
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.", rich_help_panel=WHAT_PANEL)] = (
        False
    )
    looked_at_since: Annotated[
        str | None,
        typer.Option(
            "--looked-at-since",
            metavar="DATE",
            help="Tell of sources that nobody has looked at since. Without it: for two years.",
            rich_help_panel=WHAT_PANEL,
        ),
    ] = None


class Mending(o.Shared, frozen=True):
    """Whether to fix problems."""

    fix: Annotated[bool, typer.Option("--fix", help="Mend what is safe to mend.", rich_help_panel=MEND_PANEL)] = False
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change.", rich_help_panel=MEND_PANEL)] = (
        False
    )


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


def _show(report: "Report", format: CheckFormat, statistics: bool, out: Out) -> None:
    if statistics:
        from peerpath.validate.output.statistics import paint

        return leave(paint(report).encode(), out)
    match format:
        case "json":
            from peerpath.validate.output.as_json import data as as_json

            return show_data(as_json(report), out)
        case "sarif":
            from peerpath.validate.output.sarif import data as sarif

            return show_data(sarif(report), out)
        case "gitlab":
            from peerpath.validate.output.gitlab import data as gitlab

            return show_data(gitlab(report), out)
        case _:
            return leave(_text(report, format, out), out)


def _text(report: "Report", format: CheckFormat, out: Out) -> bytes:
    if format == "github":
        from peerpath.validate.output import github

        return github.paint(report).encode()
    if format == "junit":
        from peerpath.validate.output import junit

        return junit.paint(report).encode()
    from peerpath.render.terminal.encoding import fit
    from peerpath.validate.output import frames

    how = look(out.file is not None, out.accessible)
    text = frames.paint_lines(report) if format == "lines" else frames.paint(report, how)
    return fit(text, how.encoding).encode(how.encoding)

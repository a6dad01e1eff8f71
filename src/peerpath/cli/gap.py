"""``peerpath gap``: what is in place, what is missing, what can wait."""

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import ANSWERED, PROBLEMS, Form, Out, catalogue, show, show_data, stop, today


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("gap")(gap)


def gap(
    role: o.TARGET,
    profile: o.PROFILES = None,
    holds: o.HOLDS = None,
    studying: o.STUDYING = None,
    experience: o.EXPERIENCE = None,
    lived_experience: o.LIVED_EXPERIENCE = None,
    declares: o.DECLARES = None,
    not_willing: o.NOT_WILLING = None,
    check: bool = typer.Option(False, "--check", help="Exit with 1 unless the answer is that you can apply now."),
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    as_of: o.AS_OF = None,
    data: o.DATA = None,
    no_builtin: o.NO_BUILTIN = False,
) -> None:
    """What is in place for a role, what is missing, and what can wait until you are in post."""
    from peerpath.cli.person import Flags, person
    from peerpath.cli.target import target
    from peerpath.gap import Verdict, evidence
    from peerpath.gap import gap as find_gap
    from peerpath.report.as_json import gap_data
    from peerpath.report.gap import gap_document

    out = Out(format, output, accessible, quiet)
    known = catalogue(data, not no_builtin)
    wanted = target(role, known)
    flags = Flags(holds, studying, experience, lived_experience, declares, not_willing)
    day = today(as_of)
    files: list[str | None] = [*profile] if profile else [None]
    if files.count("-") > 1:
        stop("Standard input can be read once: give --profile - only once.")
    people = [person(file, flags, known) for file in files]
    shown = [evidence(one, known, day) for one in people]
    found = [find_gap(wanted, one) for one in shown]
    if format is Form.JSON:
        data_of = [gap_data(one, known) for one in found]
        show_data(data_of[0] if len(data_of) == 1 else data_of, out)
    else:
        for one, who, seen in zip(found, people, shown, strict=True):
            show(gap_document(one, who, seen, known), out)
    ready = all(one.verdict is Verdict.READY for one in found)
    raise typer.Exit(PROBLEMS if check and not ready else ANSWERED)

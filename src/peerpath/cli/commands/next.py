"""``peerpath next``: what could I apply for today, and what is nearest?"""

from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, Out, catalogue, show, show_data, today
from peerpath.cli.ending import Problems


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("next")(next_roles)


def next_roles(
    profile: o.PROFILE = None,
    holds: o.HOLDS = None,
    studying: o.STUDYING = None,
    experience: o.EXPERIENCE = None,
    lived_experience: o.LIVED_EXPERIENCE = None,
    declares: o.DECLARES = None,
    not_willing: o.NOT_WILLING = None,
    assume_months: Annotated[
        int, typer.Option("--assume-months", min=1, max=600, help="Months, where none are given.")
    ] = 12,
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    as_of: o.AS_OF = None,
    data: o.DATA = None,
    no_builtin: o.NO_BUILTIN = False,
) -> None:
    """What you could apply for today, and what is one step away."""
    from peerpath.cli.person import Flags, person
    from peerpath.route.story.nearest import next_roles as find_next

    known, problems = catalogue(data, not no_builtin), Problems()
    with problems:
        who = person(profile, Flags(holds, studying, experience, lived_experience, declares, not_willing), known)
    with problems:
        day = today(as_of)
    problems.tell()
    answer = find_next(known, who, day, assume_months)
    out = Out(format, output, accessible, quiet)
    if format is Form.JSON:
        from peerpath.report.as_json import next_data

        show_data(next_data(answer, day, known), out)
    else:
        from peerpath.report.route.next import next_document

        show(next_document(answer, known), out)

"""``peerpath route``: how do I get there from here, step by step?"""

from typing import Annotated

import typer

from peerpath.cli import options as o
from peerpath.cli.edge import Form, Out, catalogue, show, show_data, today
from peerpath.cli.ending import ANSWERED, PROBLEMS, Problems

PANEL = "The route"


def add_to(app: typer.Typer) -> None:
    """Add the command."""
    app.command("route")(route)


def route(
    role: o.TARGET,
    profile: o.PROFILE = None,
    holds: o.HOLDS = None,
    studying: o.STUDYING = None,
    experience: o.EXPERIENCE = None,
    lived_experience: o.LIVED_EXPERIENCE = None,
    declares: o.DECLARES = None,
    not_willing: o.NOT_WILLING = None,
    alternatives: Annotated[int, typer.Option("--alternatives", "-n", min=0, max=20, help="Other ways to show.")] = 0,
    by: Annotated[str, typer.Option("--by", help="Best by: time, moves, study or unpaid.")] = "time",
    courses: Annotated[int, typer.Option("--courses", min=1, max=10, help="Courses at once.")] = 1,
    assume_months: Annotated[
        int, typer.Option("--assume-months", min=1, max=600, help="Months, where none are given.")
    ] = 12,
    stay_with: Annotated[
        str | None, typer.Option("--stay-with", metavar="ORG", help="Jobs at this employer only.")
    ] = None,
    avoid: Annotated[
        list[str] | None, typer.Option("--avoid", metavar="ID", help="Leave this role or course out.")
    ] = None,
    via: Annotated[
        list[str] | None, typer.Option("--via", metavar="ID", help="Pass through this role or course.")
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep-lived-experience/--any-work", help="Never pass through another profession.")
    ] = True,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if", metavar="KEY=VALUE", help='Suppose more, such as "holds=pgce", and see what changes.'
        ),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 unless you can apply now.")] = False,
    format: o.FORMAT = Form.TEXT,
    output: o.OUTPUT = None,
    accessible: o.ACCESSIBLE = False,
    quiet: o.QUIET = False,
    as_of: o.AS_OF = None,
    data: o.DATA = None,
    no_builtin: o.NO_BUILTIN = False,
) -> None:
    """How to get to a role, step by step, and how long it may take."""
    from peerpath.cli.person import Flags, person, supposed, together
    from peerpath.cli.target import known_ids, one_of, target
    from peerpath.route.answer import Found
    from peerpath.route.options import Measure, Options
    from peerpath.route.route import find_routes, ways_in

    known, problems = catalogue(data, not no_builtin), Problems()
    with problems:
        wanted = target(role, known)
    with problems:
        who = person(profile, Flags(holds, studying, experience, lived_experience, declares, not_willing), known)
    with problems:
        more = supposed(what_if, known) if what_if else None
    with problems:
        day = today(as_of)
    with problems:
        one_of("--by", by, list(Measure))
    with problems:
        one_of("--stay-with", stay_with, sorted(known.organisations))
    with problems:
        left_out = frozenset(known_ids("--avoid", avoid, known))
    with problems:
        passed = known_ids("--via", via, known)
    problems.tell()
    options = Options(
        by=Measure(by),
        courses=courses,
        assume_months=assume_months,
        stay_with=stay_with,
        avoid=left_out,
        via=passed,
        keep_lived_experience=keep,
        alternatives=alternatives,
    )
    answer = find_routes(known, who, wanted.id, day, options)
    change = None
    if more is not None:
        from peerpath.route.story.changes import changes

        before = answer
        answer = find_routes(known, together(who, more), wanted.id, day, options)
        change = changes(before, answer)
    out = Out(format, output, accessible, quiet)
    if format is Form.JSON:
        from peerpath.report.as_json import route_data

        show_data(route_data(answer, day, known, change), out)
    else:
        from peerpath.report.route.answer import route_document

        gentle = ways_in(known, answer.routes[0]) if isinstance(answer, Found) else ()
        show(route_document(answer, day, known, gentle, change), out)
    ready = isinstance(answer, Found) and answer.routes[0].months == 0
    raise typer.Exit(PROBLEMS if check and not ready else ANSWERED)

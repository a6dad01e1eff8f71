"""``peerpath route``: how do I get there from here, step by step?"""

from typing import TYPE_CHECKING, Annotated

import typer
from msgspec.structs import asdict, replace

from peerpath.cli import options as o
from peerpath.cli.edge import Format, give
from peerpath.cli.exit_codes import ANSWERED, PROBLEMS

if TYPE_CHECKING:
    from peerpath.ask.planner import Planner
    from peerpath.route.options import Options


class Wishes(o.Shared, frozen=True):
    """What the route should be like, and what to assume."""

    alternatives: Annotated[int, typer.Option("--alternatives", "-n", min=0, max=20, help="Other ways to show.")] = 0
    by: Annotated[str, typer.Option(help="Best by: time, moves, study or unpaid.")] = "time"
    courses: Annotated[int, typer.Option(min=1, max=10, help="Courses at once.")] = 1
    assume_months: Annotated[int, typer.Option(min=1, max=600, help="Months, where none are given.")] = 12
    stay_with: Annotated[str | None, typer.Option(metavar="ORG", help="Jobs at this employer only.")] = None
    avoid: Annotated[list[str] | None, typer.Option(metavar="ID", help="Leave this role or course out.")] = None
    via: Annotated[list[str] | None, typer.Option(metavar="ID", help="Pass through this role or course.")] = None
    assume_hiring: Annotated[int, typer.Option(min=0, max=60, help="Months to find a job and start.")] = 3

    def options(self, planner: "Planner") -> "Options":
        """The options for the planner. Raises DataError with everything that is wrong."""
        given = asdict(self)
        return planner.options(**{field: value for field, value in given.items() if value is not None})


@o.takes
def route(
    *,
    role: o.TARGET,
    you: o.You,
    wishes: Wishes,
    what_if: Annotated[
        list[str] | None,
        typer.Option(metavar="KEY=VALUE", help='Suppose more, such as "holds=pgce", and see what changes.'),
    ] = None,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 unless you can apply now.")] = False,
    full: o.FULL = False,
    sheets: o.OnPaper,
    format: o.FORMAT = Format.TEXT,
    leaving: o.Leaving,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """How to get to a role, step by step, and how long it may take."""
    from peerpath.ask.people import supposed
    from peerpath.cli.meant import role_meant

    # Everything that is wrong with a question is reported at once.
    planner, wrong = where.planner(), o.Gathered()
    goal, who = wrong.tried(role_meant, role, planner.catalogue), wrong.tried(you.told, planner)
    more = wrong.tried(supposed, what_if, planner.catalogue) if what_if else None
    options, day = wrong.tried(wishes.options, planner), wrong.tried(o.the_day, as_of)
    paper = wrong.tried(sheets.sheets)
    wrong.tell()
    answer = planner.route(goal.id, who, today=day, options=options)
    answer = answer.what_if(more) if more else answer
    flags = o.again(you.typed(), where, as_of, wishes.assume_months)
    # Months are among the person's own flags already, which the gap takes too.
    asked = replace(wishes, assume_months=o.MONTHS).typed() + o.typed("what_if", what_if)
    give(answer, leaving.out(format), full=full, flags=flags, wishes=asked, paper=paper)
    raise typer.Exit(PROBLEMS if check and not answer.is_ready else ANSWERED)

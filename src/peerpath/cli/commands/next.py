"""``peerpath next``: what could I apply for today, and what is nearest?"""

from peerpath.cli import options as o
from peerpath.cli.edge import Format, give


@o.takes
def next_roles(
    *,
    you: o.You,
    assume_months: o.ASSUME_MONTHS = 12,
    full: o.FULL = False,
    format: o.FORMAT = Format.TEXT,
    leaving: o.Leaving,
    as_of: o.AS_OF = None,
    where: o.RoleData,
) -> None:
    """What you could apply for today, and what is one step away."""
    planner, wrong = where.planner(), o.Gathered()
    who, day = wrong.tried(you.told, planner), wrong.tried(o.the_day, as_of)
    wrong.tell()
    flags = o.again(you.typed(), where, as_of, assume_months)
    give(planner.next(who, today=day, assume_months=assume_months), leaving.out(format), full=full, flags=flags)

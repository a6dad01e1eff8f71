"""The day that an answer is for."""

from datetime import date, datetime

from peerpath.ask.errors import refuse
from peerpath.reading.dates import FIRST_YEAR, LAST_YEAR


def the_day(given: date | str | None, option: str = "--as-of") -> date:
    """Return the day that an answer is for: the one given, or the current day. Raises DataError, which names the option."""
    if given is None:
        return date.today()
    if isinstance(given, datetime):
        given = given.date()
    try:
        day = given if isinstance(given, date) else date.fromisoformat(given)
    except (TypeError, ValueError):
        refuse(option, f"wants a day such as {date.today().isoformat()}.")
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        refuse(option, f"wants a day from {FIRST_YEAR} to {LAST_YEAR}, as in a profile.")
    return day

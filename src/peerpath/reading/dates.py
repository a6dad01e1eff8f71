"""Reads dates as people write them: a year, a month or a day."""

import re
from datetime import date

from peerpath.model.profile import PartialDate

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Limits for every date that somebody gives."""

_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"
# Patterns as text: they are compiled where they are needed, which most starts do not.
_MONTH_NAMED = r"([A-Za-z]{3,9})\.?,?[ -](\d{4})"
_IN_FIGURES = r"(?P<month>\d{1,2})[/.-](?P<year>\d{4})|(?P<first>\d{4})[/.](?P<then>\d{1,2})(?:[/.](?P<day>\d{1,2}))?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def partial_date(value: str | int) -> PartialDate | None:
    """Read a year, month or day between 1900 and 2200; None if there is no such date."""
    found = re.fullmatch(_DATE, str(value))
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def month_of(text: str) -> str:
    """A month as people write it, such as "Sept 2019" or "09/2019", as files have it; empty if it is none."""
    if (named := re.fullmatch(_MONTH_NAMED, text)) and (month := named[1].lower()[:3]) in _MONTHS:
        return f"{named[2]}-{_MONTHS.index(month) + 1:02}"
    if found := re.fullmatch(_IN_FIGURES, text):
        day = f"-{int(found['day']):02}" if found["day"] else ""
        return f"{found['year'] or found['first']}-{int(found['month'] or found['then']):02}{day}"
    return ""

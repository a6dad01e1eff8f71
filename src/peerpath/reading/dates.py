"""Reads dates as people write them: a year, a month or a day."""

import re
from datetime import date

from peerpath.model.profile import PartialDate

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""Limits for every date that somebody gives."""

_DATE = r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?"


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

"""Months as calendar months and as numbers, in words and along a timeline."""

from collections.abc import Iterator
from datetime import date

from peerpath.document.inline import Inline, short

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def month_after(as_of: date, months: int) -> tuple[int, int]:
    """The year and the month (from 1) in which this many months from a day are over."""
    # Months are counted from year 0, so that one number holds a year and a month.
    index = as_of.year * 12 + as_of.month - 1 + months
    return index // 12, index % 12 + 1


def around(as_of: date, months: int) -> str:
    """A calendar month, such as "December 2027"."""
    year, month = month_after(as_of, months)
    return f"{MONTHS[month - 1]} {year}"


def span(as_of: date, start: int, end: int) -> Inline:
    """From one calendar month to another: "Nov 2026 to Jan 2027", with month names in full for screen readers."""
    (year, month), (last_year, last_month) = month_after(as_of, start), month_after(as_of, end)
    first, last = MONTHS[month - 1], MONTHS[last_month - 1]
    if end <= start:
        return short(f"{first[:3]} {year}", f"{first} {year}")
    from_year = f" {year}" if year != last_year else ""
    return short(f"{first[:3]}{from_year} to {last[:3]} {last_year}", f"{first}{from_year} to {last} {last_year}")


def numbered(start: int, end: int) -> str:
    """Months counted from today: "months 3 to 15", "month 3", or "after 15 months" for the end of one."""
    if start == end:
        return f"after {end} months" if end > 1 else "after 1 month" if end else "now"
    return f"month {end}" if end - start == 1 else f"months {start + 1} to {end}"


MOST_YEARS = 8
"""Labels of years along an edge."""


def ticks(as_of: date, months: int) -> Iterator[tuple[int, str]]:
    """The labels along a timeline: today, then every third month of a short route or every January of a long one."""
    yield 0, "today"
    every = 3 if months <= 18 else 12 * -(-months // (12 * MOST_YEARS))
    first = -(as_of.month - 1) % (3 if every == 3 else 12)
    for month in range(first or every, months + 1, every):
        year, number = month_after(as_of, month)
        yield month, str(year) if number == 1 else MONTHS[number - 1][:3]
